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
  const auto triangle = [&](const ImDrawVert& a, ImDrawVert b, ImDrawVert c, const ImVec4& clip) {
    const auto edge = [](const ImVec2& p, const ImVec2& q, float x, float y) {
      return (q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x);
    };
    float area = edge(a.pos, b.pos, c.pos.x, c.pos.y);
    if (area == 0) return;
    if (area < 0) {
      std::swap(b, c);
      area = -area;
    }
    const auto top_left = [](const ImVec2& p, const ImVec2& q) { return (p.y == q.y && q.x > p.x) || q.y < p.y; };
    const float eps_ab = top_left(a.pos, b.pos) ? 0 : 1e-6F, eps_bc = top_left(b.pos, c.pos) ? 0 : 1e-6F,
                eps_ca = top_left(c.pos, a.pos) ? 0 : 1e-6F;
    const auto low = [](float x, float y, float z) { return std::min({x, y, z}); };
    const auto high = [](float x, float y, float z) { return std::max({x, y, z}); };
    const int x0 =
        std::max({0, static_cast<int>(clip.x), static_cast<int>(std::floor(low(a.pos.x, b.pos.x, c.pos.x)))});
    const int y0 =
        std::max({0, static_cast<int>(clip.y), static_cast<int>(std::floor(low(a.pos.y, b.pos.y, c.pos.y)))});
    const int x1 = std::min(
        {image.width, static_cast<int>(clip.z), static_cast<int>(std::ceil(high(a.pos.x, b.pos.x, c.pos.x))) + 1});
    const int y1 = std::min(
        {image.height, static_cast<int>(clip.w), static_cast<int>(std::ceil(high(a.pos.y, b.pos.y, c.pos.y))) + 1});
    const auto channel = [](ImU32 color, unsigned shift) { return static_cast<float>(color >> shift & 255U); };
    for (int y = y0; y < y1; ++y) {
      for (int x = x0; x < x1; ++x) {
        const float px = static_cast<float>(x) + 0.5F, py = static_cast<float>(y) + 0.5F;
        const float wc = edge(a.pos, b.pos, px, py), wa = edge(b.pos, c.pos, px, py), wb = edge(c.pos, a.pos, px, py);
        if (wc < eps_ab || wa < eps_bc || wb < eps_ca) continue;
        const float ka = wa / area, kb = wb / area, kc = wc / area;
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
