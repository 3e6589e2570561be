// Compiled with optimisation whatever the rest is built with: a picture takes 40 ms instead of a second.
#include "support/soft_raster.hpp"

#include <cairo.h>

#include <algorithm>
#include <cmath>

namespace nightjar::test {

Image rasterise(const ImDrawData& data, ImU32 ground) {
  Image image{static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y), {}};
  std::vector<float> canvas(static_cast<std::size_t>(image.width * image.height) * 3);
  for (std::size_t i = 0; i < canvas.size(); i += 3) {
    canvas[i] = static_cast<float>(ground & 255U);
    canvas[i + 1] = static_cast<float>(ground >> 8U & 255U);
    canvas[i + 2] = static_cast<float>(ground >> 16U & 255U);
  }
  unsigned char* atlas = nullptr;
  int aw = 0, ah = 0;
  ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&atlas, &aw, &ah);
  const auto texel = [&](int x, int y) {
    return static_cast<float>(atlas[std::clamp(y, 0, ah - 1) * aw + std::clamp(x, 0, aw - 1)]) / 255.F;
  };
  const auto alpha_at = [&](float u, float v) {
    const float x = u * static_cast<float>(aw) - 0.5F, y = v * static_cast<float>(ah) - 0.5F;
    const float fx = std::floor(x), fy = std::floor(y), dx = x - fx, dy = y - fy;
    const int ix = static_cast<int>(fx), iy = static_cast<int>(fy);
    return (texel(ix, iy) * (1 - dx) + texel(ix + 1, iy) * dx) * (1 - dy) +
           (texel(ix, iy + 1) * (1 - dx) + texel(ix + 1, iy + 1) * dx) * dy;
  };
  // Corners lie on a grid of 1/64 pixel, as in a graphics card, and which pixels are inside is counted in whole
  // numbers: a cosine that differs in its last bit between two processors does not move an edge over the middle of a
  // pixel.
  struct Corner {
    std::int64_t x, y;
  };
  constexpr std::int64_t grid = 64;
  const auto on_grid = [](const ImVec2& at) {
    return Corner{std::llround(at.x * float{grid}), std::llround(at.y * float{grid})};
  };
  const auto triangle = [&](const ImDrawVert& a, ImDrawVert b, ImDrawVert c, const ImVec4& clip) {
    const auto edge = [](const Corner& p, const Corner& q, const Corner& at) {
      return (q.x - p.x) * (at.y - p.y) - (q.y - p.y) * (at.x - p.x);
    };
    const Corner pa = on_grid(a.pos);
    Corner pb = on_grid(b.pos), pc = on_grid(c.pos);
    std::int64_t area = edge(pa, pb, pc);
    if (area == 0) return;
    if (area < 0) {
      std::swap(b, c);
      std::swap(pb, pc);
      area = -area;
    }
    // A pixel whose middle lies on an edge belongs to the triangle that has it as its top or left one.
    const auto least = [](const Corner& p, const Corner& q) {
      return (p.y == q.y && q.x > p.x) || q.y < p.y ? std::int64_t{0} : std::int64_t{1};
    };
    const std::int64_t least_ab = least(pa, pb), least_bc = least(pb, pc), least_ca = least(pc, pa);
    const auto pixel_of = [](std::int64_t v) { return static_cast<int>(v >= 0 ? v / grid : -((grid - 1 - v) / grid)); };
    const Corner clip_from = on_grid({clip.x, clip.y}), clip_to = on_grid({clip.z, clip.w});
    const int x0 = std::max({0, pixel_of(clip_from.x), pixel_of(std::min({pa.x, pb.x, pc.x}))});
    const int y0 = std::max({0, pixel_of(clip_from.y), pixel_of(std::min({pa.y, pb.y, pc.y}))});
    const int x1 = std::min({image.width, pixel_of(clip_to.x), pixel_of(std::max({pa.x, pb.x, pc.x})) + 1});
    const int y1 = std::min({image.height, pixel_of(clip_to.y), pixel_of(std::max({pa.y, pb.y, pc.y})) + 1});
    const auto channel = [](ImU32 color, unsigned shift) { return static_cast<float>(color >> shift & 255U); };
    for (int y = y0; y < y1; ++y) {
      for (int x = x0; x < x1; ++x) {
        const Corner middle{x * grid + grid / 2, y * grid + grid / 2};
        const std::int64_t wc = edge(pa, pb, middle), wa = edge(pb, pc, middle), wb = edge(pc, pa, middle);
        if (wc < least_ab || wa < least_bc || wb < least_ca) continue;
        const auto share = [area](std::int64_t weight) {
          return static_cast<float>(weight) / static_cast<float>(area);
        };
        const float ka = share(wa), kb = share(wb), kc = share(wc);
        const auto mix = [&](unsigned shift) {
          return channel(a.col, shift) * ka + channel(b.col, shift) * kb + channel(c.col, shift) * kc;
        };
        const float alpha = mix(24) / 255.F *
                            alpha_at(a.uv.x * ka + b.uv.x * kb + c.uv.x * kc, a.uv.y * ka + b.uv.y * kb + c.uv.y * kc);
        if (alpha <= 0) continue;
        float* const out = &canvas[static_cast<std::size_t>(y * image.width + x) * 3];
        for (unsigned i = 0; i < 3; ++i) out[i] += (mix(8 * i) - out[i]) * alpha;
      }
    }
  };
  for (int l = 0; l < data.CmdListsCount; ++l) {
    const ImDrawList& list = *data.CmdLists[l];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.UserCallback != nullptr) continue;
      for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        const auto vertex = [&](unsigned k) {
          const unsigned index = list.IdxBuffer[static_cast<int>(command.IdxOffset + i + k)];
          return list.VtxBuffer[static_cast<int>(command.VtxOffset + index)];
        };
        triangle(vertex(0), vertex(1), vertex(2), command.ClipRect);
      }
    }
  }
  image.rgb.resize(canvas.size());
  std::transform(canvas.begin(), canvas.end(), image.rgb.begin(),
                 [](float v) { return static_cast<std::uint8_t>(std::lround(std::clamp(v, 0.F, 255.F))); });
  return image;
}

Image shrunk(const Image& image, int by) {
  Image small{image.width / by, image.height / by, {}};
  small.rgb.resize(static_cast<std::size_t>(small.width * small.height) * 3);
  for (int y = 0; y < small.height; ++y)
    for (int x = 0; x < small.width; ++x)
      for (std::size_t channel = 0; channel < 3; ++channel) {
        int sum = 0;
        for (int dy = 0; dy < by; ++dy)
          for (int dx = 0; dx < by; ++dx) sum += image.at(x * by + dx, y * by + dy)[channel];
        small.rgb[static_cast<std::size_t>(y * small.width + x) * 3 + channel] =
            static_cast<std::uint8_t>(sum / (by * by));
      }
  return small;
}

void paste(Image& onto, const Image& image, int left, int top) {
  for (int y = 0; y < image.height; ++y)
    std::copy_n(image.rgb.begin() + static_cast<std::ptrdiff_t>(y) * image.width * 3, image.width * 3,
                onto.rgb.begin() + (static_cast<std::ptrdiff_t>(top + y) * onto.width + left) * 3);
}

bool write_png(const Image& image, const std::string& path) {
  auto* const surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, image.width, image.height);
  cairo_surface_flush(surface);
  auto* const pixels = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < image.height; ++y)
    for (int x = 0; x < image.width; ++x) {
      const auto [r, g, b] = image.at(x, y);
      const std::uint32_t pixel = static_cast<std::uint32_t>(r) << 16U | static_cast<std::uint32_t>(g) << 8U | b;
      std::copy_n(reinterpret_cast<const unsigned char*>(&pixel), 4, pixels + y * stride + x * 4);
    }
  cairo_surface_mark_dirty(surface);
  const bool written = cairo_surface_write_to_png(surface, path.c_str()) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(surface);
  return written;
}

Image read_png(const std::string& path) {
  Image image;
  auto* const surface = cairo_image_surface_create_from_png(path.c_str());
  if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
    image.width = cairo_image_surface_get_width(surface);
    image.height = cairo_image_surface_get_height(surface);
    const auto* const pixels = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < image.height; ++y)
      for (int x = 0; x < image.width; ++x) {
        std::uint32_t pixel = 0;
        std::copy_n(pixels + y * stride + x * 4, 4, reinterpret_cast<unsigned char*>(&pixel));
        for (const unsigned shift : {16U, 8U, 0U})
          image.rgb.push_back(static_cast<std::uint8_t>(pixel >> shift & 255U));
      }
  }
  cairo_surface_destroy(surface);
  return image;
}

}  // namespace nightjar::test
