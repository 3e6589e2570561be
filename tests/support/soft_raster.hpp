// Renders ImDrawData in memory, so that a screen can be looked at and compared without a window or a GPU.
#pragma once
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace nightjar::test {

struct Image {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb;  // three bytes a pixel
  [[nodiscard]] std::array<std::uint8_t, 3> at(int x, int y) const {
    const auto i = static_cast<std::size_t>(y * width + x) * 3;
    return {rgb[i], rgb[i + 1], rgb[i + 2]};
  }
};

/// Fills triangles at pixel centres with a top-left rule, colour by vertex, times the atlas alpha sampled bilinearly.
inline Image rasterise(const ImDrawData& data, ImU32 ground) {
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

/// A PNG with stored (not compressed) blocks: any viewer opens it, and no library is needed.
inline bool write_png(const Image& image, const std::string& path) {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t n = 0; n < 256; ++n) {
    std::uint32_t c = n;
    for (int k = 0; k < 8; ++k) c = (c & 1U) != 0 ? 0xEDB88320U ^ (c >> 1U) : c >> 1U;
    table[n] = c;
  }
  std::string out("\x89PNG\r\n\x1a\n", 8);
  const auto number = [](std::string& to, std::uint32_t v) {
    for (int shift = 24; shift >= 0; shift -= 8) to.push_back(static_cast<char>(v >> shift & 255U));
  };
  const auto chunk = [&](const char* type, const std::string& body) {
    number(out, static_cast<std::uint32_t>(body.size()));
    const std::string checked = std::string(type, 4) + body;
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char ch : checked) crc = table[(crc ^ static_cast<unsigned char>(ch)) & 255U] ^ (crc >> 8U);
    out += checked;
    number(out, crc ^ 0xFFFFFFFFU);
  };
  std::string header;
  number(header, static_cast<std::uint32_t>(image.width));
  number(header, static_cast<std::uint32_t>(image.height));
  header += std::string("\x08\x02\x00\x00\x00", 5);  // 8 bits, RGB
  chunk("IHDR", header);
  std::string rows;
  for (int y = 0; y < image.height; ++y) {
    rows.push_back(0);
    const auto* row =
        reinterpret_cast<const char*>(image.rgb.data()) + static_cast<std::ptrdiff_t>(y) * image.width * 3;
    rows.append(row, static_cast<std::size_t>(image.width) * 3);
  }
  std::string body("\x78\x01", 2);
  std::uint32_t s1 = 1, s2 = 0;
  for (const char ch : rows) {
    s1 = (s1 + static_cast<unsigned char>(ch)) % 65521U;
    s2 = (s2 + s1) % 65521U;
  }
  for (std::size_t at = 0; at < rows.size(); at += 65535) {
    const std::size_t n = std::min<std::size_t>(65535, rows.size() - at);
    body.push_back(at + n == rows.size() ? 1 : 0);
    for (const std::size_t v : {n, ~n}) {
      body.push_back(static_cast<char>(v & 255U));
      body.push_back(static_cast<char>(v >> 8U & 255U));
    }
    body.append(rows, at, n);
  }
  number(body, s2 << 16U | s1);
  chunk("IDAT", body);
  chunk("IEND", {});
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "wb"), std::fclose);
  return file && std::fwrite(out.data(), 1, out.size(), file.get()) == out.size();
}

}  // namespace nightjar::test
