// Renders ImDrawData in memory, so that a screen can be looked at and compared without a window or a GPU.
#pragma once
#include <imgui.h>

#include <array>
#include <cstdint>
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

/// Fills triangles at pixel centres with a top-left rule, corners on a grid of 1/64 pixel, colour by vertex, times the
/// atlas alpha sampled bilinearly.
[[nodiscard]] Image rasterise(const ImDrawData& data, ImU32 ground);
/// Each pixel the mean of `by` times `by` of them.
[[nodiscard]] Image shrunk(const Image& image, int by);
void paste(Image& onto, const Image& image, int left, int top);
bool write_png(const Image& image, const std::string& path);
/// Empty if there is no such picture.
[[nodiscard]] Image read_png(const std::string& path);

}  // namespace nightjar::test
