// The grid of the printed pages: millimetres from the top left corner, the type sizes, and what every page has.
#pragma once
#include <algorithm>
#include <nightjar/charts/palette.hpp>
#include <nightjar/charts/print_raster.hpp>
#include <nightjar/charts/text_wrap.hpp>
#include <nightjar/report/model.hpp>
#include <nightjar/report/progress.hpp>
#include <string>
#include <vector>

namespace nightjar::report {

inline constexpr double mm = 72 / 25.4;  // in points

namespace ink {
using charts::Color;
using charts::rgb;
inline constexpr Color ink = rgb(0x17191C), soft = rgb(0x4C5259), faint = rgb(0x666C74), rule = rgb(0xB9BEC4),
                       grid = rgb(0xCFD3D7), midnight = rgb(0x8A9097), hair = rgb(0xE0E3E6), accent = rgb(0x2A5475),
                       bounds = rgb(0xB4C6D4), paper = rgb(0xFFFFFF);
}  // namespace ink

namespace type {
using charts::TextStyle;
using charts::Weight;
inline constexpr TextStyle title{.size = 21, .weight = Weight::semibold, .display = true};
inline constexpr TextStyle figure{.size = 19, .weight = Weight::medium, .display = true};
inline constexpr TextStyle unit{.size = 8.5};
inline constexpr TextStyle section{.size = 11, .weight = Weight::semibold};
inline constexpr TextStyle long_term{.size = 10, .weight = Weight::medium};
inline constexpr TextStyle summary{.size = 9};
inline constexpr TextStyle question{.size = 8.5};
inline constexpr TextStyle name{.size = 8.5, .weight = Weight::medium};
inline constexpr TextStyle body{.size = 8, .tabular = true};
inline constexpr TextStyle body_medium{.size = 8, .weight = Weight::medium};
inline constexpr TextStyle body_strong{.size = 8, .weight = Weight::semibold, .tabular = true};
inline constexpr TextStyle note{.size = 7.3, .tabular = true};
inline constexpr TextStyle head{.size = 7.1, .weight = Weight::medium};
inline constexpr TextStyle state{.size = 7.5, .italic = true};
inline constexpr TextStyle small{.size = 6.8};
inline constexpr TextStyle tiny{.size = 6.5};
}  // namespace type

/// Lays pages out one after the other. All lengths are millimetres, all y baselines unless said otherwise.
class PageLayout {
 public:
  static constexpr double left = 20, right = 194, first_rule = 41.8;

  PageLayout(const Model& model, const charts::TextMeasure& measure, const Step& step = no_step)
      : model_(&model), measure_(&measure), step_(&step) {}

  [[nodiscard]] const Model& model() const { return *model_; }
  [[nodiscard]] charts::Scene& scene() { return pages_.back(); }
  [[nodiscard]] bool letter() const { return model_->paper == Paper::letter; }
  /// Letter is 17.6 mm less high: pitches give way, type and margins do not.
  [[nodiscard]] double pitch(double a4, double on_letter) const { return letter() ? on_letter : a4; }
  /// No content below this y.
  [[nodiscard]] double limit() const { return letter() ? 258.4 : 276; }
  [[nodiscard]] bool fits(double height) const { return y + height <= limit(); }

  void open_page(const std::string& title, const std::string& summary);
  /// A sheet for one drawing alone, without title and footer; `take_sheet` ends it.
  void open_sheet();
  [[nodiscard]] charts::Scene take_sheet(double height, std::string title, std::string description);
  /// Another page under the same title.
  void next_page() { open_page(title_, summary_); }
  /// Rule, heading and note, on a new page if less than `needed` is left. Returns the y of the rule.
  double section(const std::string& heading, const std::string& note, double needed);
  /// Footers, once the number of pages is known.
  [[nodiscard]] std::vector<charts::Scene> finish();

  void words(double x, double baseline, const std::string& text, const charts::TextStyle& style,
             charts::Color color = ink::ink, charts::Anchor anchor = charts::Anchor::start);
  void words_end(double x, double baseline, const std::string& text, const charts::TextStyle& style,
                 charts::Color color = ink::ink) {
    words(x, baseline, text, style, color, charts::Anchor::end);
  }
  void words_middle(double x, double baseline, const std::string& text, const charts::TextStyle& style,
                    charts::Color color = ink::ink) {
    words(x, baseline, text, style, color, charts::Anchor::middle);
  }
  /// Wrapped within `width`; returns the baseline of the last line.
  double paragraph(double x, double baseline, double width, double leading, const std::string& text,
                   const charts::TextStyle& style, charts::Color color = ink::ink);
  [[nodiscard]] std::vector<std::string> lines(const std::string& text, const charts::TextStyle& style,
                                               double width) const;
  /// A person's own text, which may be in a script that runs from the right: there a line begins at the right.
  struct OwnLine {
    std::string words;
    bool from_right = false;
  };
  [[nodiscard]] std::vector<OwnLine> own_lines(const std::string& text, const charts::TextStyle& style,
                                               double width) const;
  void own_line(double x, double baseline, const OwnLine& line, const charts::TextStyle& style) {
    words(line.from_right ? right : x, baseline, line.words, style, ink::ink,
          line.from_right ? charts::Anchor::end : charts::Anchor::start);
  }
  [[nodiscard]] double width(const std::string& text, const charts::TextStyle& style) const;

  /// With the ground of the paper, so that no line of the grid goes through it; in points, as scenes are.
  void on_ground(const charts::Text& text);

  void rule(double at, double thickness, charts::Color color, double from = left, double until = right);
  void head_rule(double at) { rule(at, 0.2, ink::ink); }
  void hair(double at) { rule(at, 0.1, ink::hair); }
  void line(double x0, double y0, double x1, double y1, double thickness, charts::Color color,
            charts::Dash dash = charts::Dash::solid);
  void box(double x, double y0, double w, double h, charts::Color fill, charts::Stroke stroke = {});
  void disc(double x, double y0, double r, charts::Color fill);
  void ring(double x, double y0, double r, double thickness, charts::Color fill = charts::no_color);
  [[nodiscard]] static charts::Stroke stroke(double thickness, charts::Color color) { return {thickness * mm, color}; }

  double y = 0;  // where the next section begins

 private:
  const Model* model_;
  const charts::TextMeasure* measure_;
  const Step* step_;
  std::vector<charts::Scene> pages_;
  std::string title_, summary_;
};

// --- words of numbers and dates on paper

/// "5 h 56", "40 min", with no-break spaces.
[[nodiscard]] std::string duration(double minutes);
[[nodiscard]] std::string one_decimal(double value);
[[nodiscard]] std::string whole(double value);
/// "Mon 16 to Sun 29 March 2026"
[[nodiscard]] std::string date_range(Day from, Day until);
/// "Mon 16"
[[nodiscard]] std::string day_name(Day day);
/// "1 night", "2 nights"
[[nodiscard]] std::string counted(int n, const char* one, const char* many);

/// The 14 day columns that pages 3 and 4 share.
struct DayColumns {
  Day from;
  int days = 14;
  [[nodiscard]] static double middle(int index) { return 60 + 3.7 + 7.4 * index + (index / 7) * 2.4; }
  static constexpr double left = 60, right = 166;
};
/// "Mon 16 to Sun 29 March 2026"
[[nodiscard]] std::string date_range(const DayColumns& columns);
/// Whether a mark was recorded on any of the days.
template <class T>
[[nodiscard]] bool any_recorded(const std::vector<T>& days) {
  return std::ranges::any_of(days, [](const auto& mark) { return static_cast<bool>(mark); });
}
/// The days of a period in stretches of 14.
[[nodiscard]] std::vector<DayColumns> fortnights(Day from, Day until);
/// "Taken, 16 to 29 Mar": the heading of one such part, where a page has several.
[[nodiscard]] std::string with_days(const Model& model, const DayColumns& columns, const std::string& name);

/// Every grey and colour becomes black or white, so that a copier or fax changes nothing: light fills keep an outline,
/// light lines become thin ones.
void set_in_black(charts::Scene& page);

// The pages, in their order.
void contents_page(PageLayout& layout);
void sleep_pages(PageLayout& layout);
void raster_pages(PageLayout& layout, const charts::TextMeasure& measure);
void taken_pages(PageLayout& layout);
void symptom_pages(PageLayout& layout);
void compare_pages(PageLayout& layout);
void entry_pages(PageLayout& layout);
void last_page(PageLayout& layout);

// Drawings for the web page: the live width of a page, as high as they need.
[[nodiscard]] charts::Scene raster_drawing(const Model& model, const charts::TextMeasure& measure);
[[nodiscard]] charts::Scene craving_drawing(const Model& model, const DayColumns& columns,
                                            const charts::TextMeasure& measure);

}  // namespace nightjar::report
