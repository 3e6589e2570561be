#include "report/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/support/overloaded.hpp>

#include "report/markup.hpp"

namespace nightjar::report {
namespace {

using namespace charts;

/// A hundredth of a point is finer than any screen or printer.
std::string num(double value) {
  const double rounded = std::round(value * 100) / 100;
  return fmt::format("{:g}", rounded == 0 ? 0.0 : rounded);
}

class Writer {
 public:
  explicit Writer(const SvgOptions& options) : options_(&options) {}

  void add(const Box& box) {
    if (box.hatched) return hatch(box);
    const double inset = visible(box.stroke) ? box.stroke.width / 2 : 0;
    const double w = std::max(box.w - 2 * inset, 0.0), h = std::max(box.h - 2 * inset, 0.0);
    out_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", num(box.x + inset), num(box.y + inset),
                        num(w), num(h));
    if (box.radius > 0) out_ += fmt::format(" rx=\"{}\"", num(std::min({box.radius, w / 2, h / 2})));
    finish(box.fill, box.stroke);
  }
  void add(const Line& line) {
    out_ += fmt::format("<path d=\"M{} {}L{} {}\"", num(line.from.x), num(line.from.y), num(line.to.x), num(line.to.y));
    finish(no_color, line.stroke);
  }
  void add(const Path& path) {
    if (path.points.empty()) return;
    out_ += "<path d=\"";
    char command = 'M';
    for (const auto& point : path.points) {
      out_ += fmt::format("{}{} {}", command, num(point.x), num(point.y));
      command = 'L';
    }
    out_ += path.closed ? "Z\" stroke-linejoin=\"round\"" : "\" stroke-linejoin=\"round\"";
    finish(path.fill, path.stroke);
  }
  void add(const Disc& disc) {
    out_ +=
        fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"", num(disc.center.x), num(disc.center.y), num(disc.radius));
    finish(disc.fill, disc.stroke);
  }
  void add(const Text& text) {
    if (text.words.empty()) return;
    out_ +=
        fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\"", num(text.at.x), num(text.at.y), num(text.style.size));
    if (text.style.weight != Weight::regular)
      out_ += fmt::format(" font-weight=\"{}\"", static_cast<int>(text.style.weight));
    if (text.style.italic) out_ += " font-style=\"italic\"";
    if (text.anchor != Anchor::start)
      out_ += fmt::format(" text-anchor=\"{}\"", text.anchor == Anchor::middle ? "middle" : "end");
    out_ += fmt::format(" fill=\"{}\">{}</text>", colour(text.color), escaped(text.words));
  }

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  static bool visible(const Stroke& stroke) { return stroke.width > 0 && stroke.color.a > 0; }

  [[nodiscard]] std::string colour(Color color) const {
    if (options_->colour_name)
      if (auto name = options_->colour_name(color); !name.empty()) return name;
    return fmt::format("#{:02x}{:02x}{:02x}", color.r, color.g, color.b);
  }

  void finish(Color fill, const Stroke& stroke) {
    out_ += fmt::format(" fill=\"{}\"", fill.a == 0 ? "none" : colour(fill));
    if (fill.a != 0 && fill.a != 255) out_ += fmt::format(" fill-opacity=\"{}\"", num(fill.a / 255.0));
    if (visible(stroke)) {
      out_ += fmt::format(" stroke=\"{}\" stroke-width=\"{}\"", colour(stroke.color), num(stroke.width));
      if (stroke.dash == Dash::dotted)
        out_ +=
            fmt::format(" stroke-dasharray=\"0.01 {}\" stroke-linecap=\"round\"", num(std::max(stroke.width * 3, 1.8)));
      if (stroke.dash == Dash::dashed)
        out_ += fmt::format(" stroke-dasharray=\"{} {}\"", num(std::max(stroke.width * 2.5, 2.0)),
                            num(std::max(stroke.width * 2, 1.6)));
    }
    out_ += "/>";
  }

  /// Diagonals as one path, each cut at the edges of its box.
  void hatch(const Box& box) {
    const double step = std::max(2.4 * box.stroke.width, 2.4), right = box.x + box.w, bottom = box.y + box.h;
    std::string path;
    for (double foot = box.x + step / 2; foot - box.h < right; foot += step) {
      // From (foot, top) down to the left; cut at both sides.
      const double x0 = std::min(foot, right), y0 = box.y + (foot - x0);
      const double x1 = std::max(foot - box.h, box.x), y1 = box.y + (foot - x1);
      if (y0 < bottom && x0 > x1)
        path += fmt::format("M{} {}L{} {}", num(x0), num(y0), num(x1), num(std::min(y1, bottom)));
    }
    if (path.empty()) return;
    out_ += fmt::format("<path d=\"{}\"", path);
    finish(no_color, {box.stroke.width, box.stroke.color, Dash::solid});
  }

  const SvgOptions* options_;
  std::string out_;
};

}  // namespace

std::string svg_of(const Scene& scene, const SvgOptions& options) {
  const bool whole = options.width <= 0;
  Writer writer(options);
  for (const auto& shape : scene.shapes) std::visit([&](const auto& one) { writer.add(one); }, shape);
  const auto title = options.id + "-title", words = options.id + "-words";
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{} {} {} {}\" role=\"img\" aria-labelledby=\"{} {}\" "
      "font-family=\"Inter, system-ui, sans-serif\"><title id=\"{}\">{}</title><desc id=\"{}\">{}</desc>{}</svg>",
      num(whole ? 0 : options.left), num(whole ? 0 : options.top), num(whole ? scene.width : options.width),
      num(whole ? scene.height : options.height), title, words, title, escaped(scene.title), words,
      escaped(scene.description), std::move(writer).take());
}

}  // namespace nightjar::report
