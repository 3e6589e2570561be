#include <algorithm>
#include <array>
#include <cmath>
#include <nightjar/charts/palette.hpp>

namespace nightjar::charts {
namespace {

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}
std::uint8_t encoded(double light) {
  const double c = std::clamp(light, 0.0, 1.0);
  const double s = c <= 0.0031308 ? c * 12.92 : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(s * 255));
}
double luminance(Color c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

using Matrix = std::array<std::array<double, 3>, 3>;
constexpr Matrix protanopia{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deuteranopia{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritanopia{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

const Matrix& matrix_of(ColourVision vision) {
  switch (vision) {
    case ColourVision::protanopia: return protanopia;
    case ColourVision::deuteranopia: return deuteranopia;
    case ColourVision::tritanopia: break;
  }
  return tritanopia;
}

}  // namespace

const Palette& dark_palette() {
  static constexpr Palette palette{.bg = rgb(0x161311),
                                   .rail = rgb(0x1c1815),
                                   .surface = rgb(0x211d19),
                                   .raised = rgb(0x2b2621),
                                   .line = rgb(0x3a332c),
                                   .text = rgb(0xefe7dc),
                                   .soft = rgb(0xb8ab9b),
                                   .faint = rgb(0x9a8e7f),
                                   .accent = rgb(0xe3a95c),
                                   .accent_ink = rgb(0x1c1510),
                                   .focus = rgb(0xf2c98a),
                                   .asleep = rgb(0x8fb3d1),
                                   .trying = rgb(0x7d6d59),
                                   .awake_in_bed = rgb(0x4a4238),
                                   .craving = rgb(0xe3a95c),
                                   .checklist = rgb(0xb79ac0),
                                   .mood = rgb(0x9dbb92),
                                   .taken = rgb(0xd9cfc2),
                                   .none = rgb(0x9a8e7f),
                                   .grid = rgb(0x3a332c),
                                   .weekend = rgb(0x211d19)};
  return palette;
}

const Palette& light_palette() {
  static constexpr Palette palette{.bg = rgb(0xfaf6f0),
                                   .rail = rgb(0xf2ece3),
                                   .surface = rgb(0xffffff),
                                   .raised = rgb(0xf3ede4),
                                   .line = rgb(0xdcd2c4),
                                   .text = rgb(0x2a2420),
                                   .soft = rgb(0x655a4e),
                                   .faint = rgb(0x6f655a),
                                   .accent = rgb(0x9a5b12),
                                   .accent_ink = rgb(0xffffff),
                                   .focus = rgb(0xb8741f),
                                   .asleep = rgb(0x3f6f96),
                                   .trying = rgb(0x94826a),
                                   .awake_in_bed = rgb(0xcdbfa9),
                                   .craving = rgb(0x985811),
                                   .checklist = rgb(0x7a5489),
                                   .mood = rgb(0x4e7a41),
                                   .taken = rgb(0x4b433b),
                                   .none = rgb(0x6f655a),
                                   .grid = rgb(0xdcd2c4),
                                   .weekend = rgb(0xffffff)};
  return palette;
}

const Palette& high_contrast_palette() {
  static constexpr Color white = rgb(0xffffff), black = rgb(0x000000);
  static constexpr Palette palette{.bg = black,
                                   .rail = black,
                                   .surface = black,
                                   .raised = rgb(0x2e2e2e),
                                   .line = white,
                                   .text = white,
                                   .soft = white,
                                   .faint = rgb(0xd6d6d6),
                                   .accent = rgb(0xffd84d),
                                   .accent_ink = black,
                                   .focus = rgb(0xffd84d),
                                   .asleep = rgb(0x7fd4ff),
                                   .trying = rgb(0xa8a8a8),
                                   .awake_in_bed = rgb(0x5c5c5c),
                                   .craving = rgb(0xffb84d),
                                   .checklist = white,
                                   .mood = white,
                                   .taken = white,
                                   .none = white,
                                   .grid = rgb(0x5e5e5e),
                                   .weekend = rgb(0x202020),
                                   .line_width = 2};
  return palette;
}

const Palette& print_palette() {
  static constexpr Color ink = rgb(0x17191c), soft = rgb(0x4c5259), faint = rgb(0x666c74), blue = rgb(0x2a5475);
  static constexpr Palette palette{.bg = rgb(0xffffff),
                                   .rail = rgb(0xffffff),
                                   .surface = rgb(0xffffff),
                                   .raised = rgb(0xe1e8ee),
                                   .line = rgb(0xcfd3d7),
                                   .text = ink,
                                   .soft = soft,
                                   .faint = faint,
                                   .accent = blue,
                                   .accent_ink = rgb(0xffffff),
                                   .focus = blue,
                                   .asleep = blue,
                                   .trying = rgb(0x8a9097),
                                   .awake_in_bed = rgb(0xcfd3d7),
                                   .craving = ink,
                                   .checklist = rgb(0x4f7998),
                                   .mood = soft,
                                   .taken = ink,
                                   .none = faint,
                                   .grid = rgb(0xcfd3d7),
                                   .weekend = rgb(0xf3f5f7),
                                   .line_width = 0.5,
                                   .grid_width = 0.5};
  return palette;
}

double contrast(Color a, Color b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Color seen_with(ColourVision vision, Color color) {
  const Matrix& m = matrix_of(vision);
  const std::array<double, 3> in{linear(color.r), linear(color.g), linear(color.b)};
  const auto row = [&](std::size_t i) { return encoded(m[i][0] * in[0] + m[i][1] * in[1] + m[i][2] * in[2]); };
  return {row(0), row(1), row(2), color.a};
}

Color mixed(Color under, Color over, double alpha) {
  const auto mix = [&](std::uint8_t u, std::uint8_t o) {
    return static_cast<std::uint8_t>(std::lround(u + (o - u) * std::clamp(alpha, 0.0, 1.0)));
  };
  return {mix(under.r, over.r), mix(under.g, over.g), mix(under.b, over.b), 255};
}

}  // namespace nightjar::charts
