#include "report/cairo_scene.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nightjar/support/overloaded.hpp>
#include <numbers>

namespace nightjar::report {
namespace {

using namespace charts;

void set_color(cairo_t* cr, Color color) {
  cairo_set_source_rgba(cr, color.r / 255.0, color.g / 255.0, color.b / 255.0, color.a / 255.0);
}

bool visible(const Stroke& stroke) { return stroke.width > 0 && stroke.color.a > 0; }

void stroke_path(cairo_t* cr, const Stroke& stroke) {
  if (!visible(stroke)) {
    cairo_new_path(cr);
    return;
  }
  set_color(cr, stroke.color);
  cairo_set_line_width(cr, stroke.width);
  const std::array<double, 2> dashes =
      stroke.dash == Dash::dotted ? std::array{0.01, std::max(stroke.width * 3, 1.8)}
                                  : std::array{std::max(stroke.width * 2.5, 2.0), std::max(stroke.width * 2, 1.6)};
  if (stroke.dash != Dash::solid) cairo_set_dash(cr, dashes.data(), 2, 0);
  if (stroke.dash == Dash::dotted) cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke(cr);
  cairo_set_dash(cr, nullptr, 0, 0);
  cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
}

void fill_path(cairo_t* cr, Color fill) {
  if (fill.a == 0) return;
  set_color(cr, fill);
  cairo_fill_preserve(cr);
}

void rectangle(cairo_t* cr, double x, double y, double w, double h, double radius) {
  radius = std::min({radius, w / 2, h / 2});
  if (radius <= 0) {
    cairo_rectangle(cr, x, y, w, h);
    return;
  }
  constexpr double quarter = std::numbers::pi / 2;
  cairo_new_sub_path(cr);
  cairo_arc(cr, x + w - radius, y + radius, radius, -quarter, 0);
  cairo_arc(cr, x + w - radius, y + h - radius, radius, 0, quarter);
  cairo_arc(cr, x + radius, y + h - radius, radius, quarter, 2 * quarter);
  cairo_arc(cr, x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
  cairo_close_path(cr);
}

/// Diagonals within the box; the lines are the stroke, so there is no outline.
void hatch(cairo_t* cr, const Box& box) {
  cairo_save(cr);
  cairo_rectangle(cr, box.x, box.y, box.w, box.h);
  cairo_clip(cr);
  const double w = box.stroke.width, step = std::max(2.4 * w, 2.4);
  for (double x = box.x - box.h; x < box.x + box.w + box.h; x += step) {
    cairo_move_to(cr, x, box.y + box.h + w);
    cairo_line_to(cr, x + box.h + 2 * w, box.y - w);
  }
  set_color(cr, box.stroke.color);
  cairo_set_line_width(cr, w);
  cairo_stroke(cr);
  cairo_restore(cr);
}

/// An outline lies within its box, so that it never adds to a length that means something.
void draw(cairo_t* cr, const Box& box) {
  const double inset = visible(box.stroke) && !box.hatched ? box.stroke.width / 2 : 0;
  rectangle(cr, box.x + inset, box.y + inset, std::max(box.w - 2 * inset, 0.0), std::max(box.h - 2 * inset, 0.0),
            box.radius);
  fill_path(cr, box.fill);
  if (!box.hatched) return stroke_path(cr, box.stroke);
  cairo_new_path(cr);
  hatch(cr, box);
}

void draw(cairo_t* cr, const Line& line) {
  cairo_move_to(cr, line.from.x, line.from.y);
  cairo_line_to(cr, line.to.x, line.to.y);
  stroke_path(cr, line.stroke);
}

void draw(cairo_t* cr, const Path& path) {
  for (const auto& point : path.points) cairo_line_to(cr, point.x, point.y);
  if (path.closed) cairo_close_path(cr);
  fill_path(cr, path.fill);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  stroke_path(cr, path.stroke);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_MITER);
}

void draw(cairo_t* cr, const Disc& disc) {
  cairo_new_sub_path(cr);
  cairo_arc(cr, disc.center.x, disc.center.y, disc.radius, 0, 2 * std::numbers::pi);
  fill_path(cr, disc.fill);
  stroke_path(cr, disc.stroke);
}

}  // namespace

Typesetter::Typesetter(cairo_t* context) : layout_(pango_cairo_create_layout(context)) {
  // Paper has no pixels: without hinting and rounding, widths are the same for every surface and scale.
  PangoContext* pango = pango_layout_get_context(layout_.get());
  FontOptions options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(pango, options.get());
  pango_cairo_context_set_resolution(pango, 72);
  pango_context_set_round_glyph_positions(pango, FALSE);
  // Lines are broken before they come here; whatever else a text holds, its piece is one line.
  pango_layout_set_single_paragraph_mode(layout_.get(), TRUE);
}

double Typesetter::set(const std::string& words, const TextStyle& style) {
  FontDescription font(pango_font_description_new());
  pango_font_description_set_family_static(font.get(), style.display ? "Inter Display, Inter" : "Inter");
  pango_font_description_set_weight(font.get(), static_cast<PangoWeight>(style.weight));
  if (style.italic) pango_font_description_set_style(font.get(), PANGO_STYLE_ITALIC);
  pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
  pango_layout_set_font_description(layout_.get(), font.get());
  PangoAttrList* features = nullptr;
  if (style.tabular) {
    features = pango_attr_list_new();
    pango_attr_list_insert(features, pango_attr_font_features_new("tnum=1"));
  }
  pango_layout_set_attributes(layout_.get(), features);
  if (features) pango_attr_list_unref(features);
  pango_layout_set_text(layout_.get(), words.data(), static_cast<int>(words.size()));
  int width = 0;
  pango_layout_get_size(layout_.get(), &width, nullptr);
  return static_cast<double>(width) / PANGO_SCALE;
}

bool Typesetter::runs_from_right(const std::string& words) {
  static_cast<void>(set(words, {}));
  return pango_layout_line_get_resolved_direction(pango_layout_get_line_readonly(layout_.get(), 0)) ==
         PANGO_DIRECTION_RTL;
}

void Typesetter::show(cairo_t* cr, const Text& text) {
  const double width = set(text.words, text.style);
  const double left = text.anchor == Anchor::start ? 0 : text.anchor == Anchor::middle ? width / 2 : width;
  const double baseline = static_cast<double>(pango_layout_get_baseline(layout_.get())) / PANGO_SCALE;
  set_color(cr, text.color);
  cairo_move_to(cr, text.at.x - left, text.at.y - baseline);
  pango_cairo_show_layout(cr, layout_.get());
}

namespace {

void draw_shape(const Shape& shape, Typesetter& typesetter, cairo_t* cr) {
  cairo_new_path(cr);
  std::visit(
      Overloaded{[&](const Text& text) { typesetter.show(cr, text); }, [&](const auto& other) { draw(cr, other); }},
      shape);
}

/// The page titles are the only display type in semibold, the section headings the only plain type of their size.
const char* tag_of(const TextStyle& style) {
  if (style.display && style.weight == Weight::semibold) return "H1";
  if (!style.display && style.size == 11 && style.weight == Weight::semibold) return "H2";
  return "P";
}

}  // namespace

void draw_scene(const Scene& scene, cairo_t* cr) {
  Typesetter typesetter(cr);
  for (const auto& shape : scene.shapes) draw_shape(shape, typesetter, cr);
}

namespace {

/// Where each line of words begins and ends among the shapes.
struct WordLine {
  std::size_t first = 0, last = 0;
  const char* tag = "P";
  int pieces = 1;
  /// A row of a table, and not only a number with its unit.
  [[nodiscard]] bool is_row() const { return pieces >= 5 && std::string_view(tag) == "P"; }
};
std::vector<WordLine> lines_of(const std::vector<Shape>& shapes) {
  std::vector<WordLine> out;
  double baseline = 0;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const auto* text = std::get_if<Text>(&shapes[i]);
    if (text == nullptr) continue;
    const char* tag = tag_of(text->style);
    const bool goes_on = !out.empty() && text->at.y == baseline && std::string_view(tag) == out.back().tag;
    if (goes_on) {
      out.back().last = i;
      ++out.back().pieces;
    } else {
      out.push_back({i, i, tag});
    }
    baseline = text->at.y;
  }
  return out;
}

class Tags {
 public:
  explicit Tags(cairo_t* cr) : cr_(cr) {}
  Tags(const Tags&) = delete;
  Tags& operator=(const Tags&) = delete;
  ~Tags() { close_to(0); }
  void open(const char* name) {
    cairo_tag_begin(cr_, name, nullptr);
    open_.push_back(name);
  }
  void close_to(std::size_t depth) {
    for (; open_.size() > depth; open_.pop_back()) cairo_tag_end(cr_, open_.back());
  }
  [[nodiscard]] bool in(std::string_view name) const { return std::ranges::find(open_, name) != open_.end(); }

 private:
  cairo_t* cr_;
  std::vector<const char*> open_;
};

}  // namespace

void draw_tagged_page(const Scene& scene, cairo_t* cr) {
  Typesetter typesetter(cr);
  Tags tags(cr);
  tags.open("Sect");
  const auto lines = lines_of(scene.shapes);
  auto line = lines.begin();
  for (std::size_t i = 0; i < scene.shapes.size(); ++i) {
    if (line != lines.end() && i == line->first) {
      const bool row = line->is_row();
      tags.close_to(row && tags.in("Table") ? 2 : 1);
      if (row && !tags.in("Table")) tags.open("Table");
      tags.open(row ? "TR" : line->tag);
    }
    const bool cell = tags.in("TR") && std::holds_alternative<Text>(scene.shapes[i]);
    if (cell) tags.open("TD");
    draw_shape(scene.shapes[i], typesetter, cr);
    if (cell) tags.close_to(3);
    if (line != lines.end() && i == line->last) {
      tags.close_to(tags.in("Table") ? 2 : 1);
      ++line;
    }
  }
}

PaperMeasure::PaperMeasure()
    : surface_(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr)),
      context_(cairo_create(surface_.get())),
      typesetter_(std::make_unique<Typesetter>(context_.get())) {}

bool runs_from_right(const std::string& words) {
  // The letters of scripts that run from the right begin with U+0590.
  if (std::ranges::none_of(words, [](unsigned char c) { return c >= 0xD6; })) return false;
  thread_local const Surface surface(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr));
  thread_local const Context context(cairo_create(surface.get()));
  thread_local Typesetter typesetter(context.get());
  return typesetter.runs_from_right(words);
}

double PaperMeasure::width(const std::string& words, const TextStyle& style) const {
  constexpr std::size_t most = 20'000, longest = 60;
  if (words.size() > longest) return typesetter_->set(words, style);
  if (known_.size() > most) known_.clear();
  const auto key = fmt::format("{}/{}/{}{}{}/{}", style.size, static_cast<int>(style.weight), style.italic,
                               style.display, style.tabular, words);
  const auto [found, fresh] = known_.try_emplace(key, 0);
  if (fresh) found->second = typesetter_->set(words, style);
  return found->second;
}

}  // namespace nightjar::report
