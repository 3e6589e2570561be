// Draws a Scene with Cairo and Pango, and measures words with the same fonts.
#pragma once
#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>
#include <nightjar/charts/scene.hpp>
#include <unordered_map>

namespace nightjar::report {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Freed<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Freed<cairo_destroy>>;
using Layout = std::unique_ptr<PangoLayout, Freed<g_object_unref>>;
using FontDescription = std::unique_ptr<PangoFontDescription, Freed<pango_font_description_free>>;
using FontOptions = std::unique_ptr<cairo_font_options_t, Freed<cairo_font_options_destroy>>;

/// One layout, set again for each piece of text.
class Typesetter {
 public:
  explicit Typesetter(cairo_t* context);
  /// Sets the words; returns how wide they are.
  double set(const std::string& words, const charts::TextStyle& style);
  void show(cairo_t* context, const charts::Text& text);
  [[nodiscard]] bool runs_from_right(const std::string& words);

 private:
  Layout layout_;
};

/// True where the first letter that has a direction runs from right to left.
[[nodiscard]] bool runs_from_right(const std::string& words);

void draw_scene(const charts::Scene& scene, cairo_t* context);
/// The same with structure for readers that speak: the title, the headings of sections, and each line of words.
void draw_tagged_page(const charts::Scene& scene, cairo_t* context);

class PaperMeasure final : public charts::TextMeasure {
 public:
  PaperMeasure();
  [[nodiscard]] double width(const std::string& words, const charts::TextStyle& style) const override;

 private:
  Surface surface_;
  Context context_;
  std::unique_ptr<Typesetter> typesetter_;
  mutable std::unordered_map<std::string, double> known_;  // dates, numbers and names come again and again
};

}  // namespace nightjar::report
