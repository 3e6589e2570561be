// A laid-out drawing: shapes and words in points (1/72 inch on paper, one logical pixel on screen), y downwards.
// Charts make Scenes; the screen (ui), Cairo and SVG (report) draw them. No toolkit is known here.
#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace nightjar::charts {

struct Color {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  friend bool operator==(const Color&, const Color&) = default;
};
/// 0xRRGGBB, opaque.
[[nodiscard]] constexpr Color rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16 & 255), static_cast<std::uint8_t>(hex >> 8 & 255),
          static_cast<std::uint8_t>(hex & 255), 255};
}
inline constexpr Color no_color{0, 0, 0, 0};

struct Point {
  double x = 0, y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

enum class Dash { solid, dashed, dotted };
struct Stroke {
  double width = 0;  // 0: no outline
  Color color = no_color;
  Dash dash = Dash::solid;
  friend bool operator==(const Stroke&, const Stroke&) = default;
};

struct Box {
  double x = 0, y = 0, w = 0, h = 0;
  double radius = 0;
  Color fill = no_color;
  Stroke stroke{};
  bool hatched = false;  // diagonal lines in the stroke's colour: "awake in between", a skipped hour
  friend bool operator==(const Box&, const Box&) = default;
};
struct Line {
  Point from, to;
  Stroke stroke{};
  friend bool operator==(const Line&, const Line&) = default;
};
/// Open or closed chain of straight lines; a fill closes it.
struct Path {
  std::vector<Point> points;
  bool closed = false;
  Color fill = no_color;
  Stroke stroke{};
  friend bool operator==(const Path&, const Path&) = default;
};
struct Disc {
  Point center;
  double radius = 0;
  Color fill = no_color;
  Stroke stroke{};
  friend bool operator==(const Disc&, const Disc&) = default;
};

enum class Anchor { start, middle, end };
enum class Weight { regular = 400, medium = 500, semibold = 600, bold = 700 };
struct TextStyle {
  double size = 10;  // em, in points
  Weight weight = Weight::regular;
  bool italic = false;
  bool display = false;  // the display cut of the family, for titles and big figures
  bool tabular = false;  // digits of equal width
  friend bool operator==(const TextStyle&, const TextStyle&) = default;
};
struct Text {
  Point at;  // x of the anchor, y of the baseline
  std::string words;
  TextStyle style{};
  Anchor anchor = Anchor::start;
  Color color{};
  friend bool operator==(const Text&, const Text&) = default;
};

using Shape = std::variant<Box, Line, Path, Disc, Text>;

struct Scene {
  double width = 0, height = 0;
  std::vector<Shape> shapes;
  std::string title;        // what the drawing is, for bookmarks and alternative text
  std::string description;  // the drawing in words

  template <class S>
  void add(S&& shape) {
    shapes.emplace_back(std::forward<S>(shape));
  }
};

/// How wide words are in a style, in points: Pango on paper, the atlas on screen, a table in tests.
class TextMeasure {
 public:
  virtual ~TextMeasure() = default;
  [[nodiscard]] virtual double width(const std::string& words, const TextStyle& style) const = 0;
};

}  // namespace nightjar::charts
