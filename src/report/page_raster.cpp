// Page 2: each night on a row from noon to noon, with what was taken near sleep.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/domain/words.hpp>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/time/format.hpp>
#include <span>

#include "report/page_layout.hpp"

namespace nightjar::report {
namespace {

constexpr double noon_x = 46, hour = 5, no_time_x = 37.6;
constexpr double asleep_x = 179.3, times_x = 187;
constexpr charts::TextStyle letter_style{.size = 7, .weight = charts::Weight::bold};

/// How dense the rows are: 14 show everything, 28 leave out the strips, 60 also the letters and the figures beside
/// them.
struct Density {
  int rows;
  double pitch, week_gap;
  charts::RasterSizes sizes;
  bool every_label = true;
  [[nodiscard]] bool letters() const { return sizes.letter_size > 0; }
  [[nodiscard]] bool figures() const { return pitch > 4; }
};

Density density_of(const PageLayout& layout, int nights) {
  if (nights <= 14) return {14, layout.pitch(11, 9.9), 4, {}};
  if (nights <= 56)
    return {28,
            layout.pitch(5.2, 4.65),
            3,
            {.bar = 2, .rise = 0.5, .letter_size = 6.5, .letters_below = 2.25, .strips = false}};
  return {63,
          layout.pitch(2.4, 2.1),
          1,
          {.bar = 1.6, .rise = 0, .letter_size = 0, .letters_below = 0, .strips = false},
          false};
}

/// Hours from noon to where a row begins.
int start_hours(const Model& model) {
  switch (model.row_start) {
    case RowStart::noon: return 0;
    case RowStart::evening: return 6;
    case RowStart::midnight: return 12;
  }
  return 0;
}

/// One row of 24 hours. A night may lie in several of them: each part says by how many hours it is moved.
struct RasterRow {
  Day day;                                  // that it is named after
  const NightLine* night = nullptr;         // whose figures and marks are beside it
  const NightLine* without_time = nullptr;  // whose letters without a time are beside it
  std::vector<std::pair<const NightLine*, int>> parts;
  bool begins_week = false;
};

/// From the first to the last that is drawn of a night, in clock minutes after its noon.
std::optional<charts::Span> extent_of(const NightLine& night) {
  std::optional<charts::Span> extent;
  const auto reaches = [&](double at) {
    extent = extent ? charts::Span{std::min(extent->from, at), std::max(extent->until, at)} : charts::Span{at, at};
  };
  const auto& shape = night.shape;
  for (const auto& at : {shape.into_bed, shape.tried, shape.onset, shape.woke, shape.up})
    if (at) reaches(shape.on_clock(*at));
  for (const auto& nap : night.naps) {
    reaches(nap.from);
    reaches(nap.until);
  }
  for (const auto& letter : night.letters) reaches(letter.at);
  return extent;
}

/// A row for each night, and one more at an end where a night goes on beyond the others: what crosses the edge of a row
/// is carried on in the next one, never cut off.
std::vector<RasterRow> rows_of(const Model& model) {
  const int start = start_hours(model);
  const auto& nights = model.nights;
  const bool calendar_days = model.row_start == RowStart::midnight;
  const int count = static_cast<int>(nights.size());
  std::vector<RasterRow> rows;
  for (int r = -1; r <= count; ++r) {
    const auto night = [&](int i) { return 0 <= i && i < count ? &nights[static_cast<std::size_t>(i)] : nullptr; };
    RasterRow row{
        nights.front().day + r + (calendar_days ? 1 : 0), night(r), night(calendar_days ? r + 1 : r), {}, false};
    bool holds = row.night != nullptr || (calendar_days && r == -1);
    for (int i = std::max(r - 2, 0); i < std::min(r + 3, count); ++i) {
      const int moved = (i - r) * 24 - start;
      const auto extent = extent_of(*night(i));
      const bool reaches = extent && extent->from + moved * 60 < 24 * 60 && extent->until + moved * 60 > 0;
      // Its own night first: the line of the row lies under what is carried on.
      if (i == r)
        row.parts.emplace(row.parts.begin(), night(i), moved);
      else if (reaches)
        row.parts.emplace_back(night(i), moved);
      holds = holds || reaches;
    }
    row.begins_week = r > 0 && r % 7 == 0;
    if (holds) rows.push_back(std::move(row));
  }
  return rows;
}

/// What of `drawn` lies in the row.
void add_clipped(charts::Scene& page, const charts::Scene& drawn) {
  const double left = noon_x * mm - 0.01, right = (noon_x + 24 * hour) * mm + 0.01;
  const auto inside = [&](double x) { return left <= x && x <= right; };
  for (const auto& shape : drawn.shapes)
    std::visit(
        Overloaded{[&](charts::Box box) {
                     const double from = std::max(box.x, left), until = std::min(box.x + box.w, right);
                     if (from >= until) return;
                     box.x = from;
                     box.w = until - from;
                     page.add(box);
                   },
                   [&](charts::Line line) {
                     if (line.from.x > line.to.x) std::swap(line.from, line.to);
                     if (line.to.x < left || line.from.x > right) return;
                     const auto at = [&](double x) {
                       const double share = line.to.x > line.from.x ? (x - line.from.x) / (line.to.x - line.from.x) : 0;
                       return charts::Point{x, line.from.y + share * (line.to.y - line.from.y)};
                     };
                     const auto from = line.from.x < left ? at(left) : line.from;
                     line.to = line.to.x > right ? at(right) : line.to;
                     line.from = from;
                     page.add(line);
                   },
                   [&](const charts::Path& path) {
                     if (std::ranges::all_of(path.points, [&](const charts::Point& point) { return inside(point.x); }))
                       page.add(path);
                   },
                   [&](const charts::Disc& disc) {
                     if (inside(disc.center.x)) page.add(disc);
                   },
                   [&](const charts::Text& text) {
                     if (inside(text.at.x)) page.add(text);
                   }},
        shape);
}

void draw_heads(PageLayout& layout, const Density& density, double base) {
  layout.words(PageLayout::left, base, layout.model().row_start == RowStart::midnight ? "Day" : "Night of", type::head);
  if (density.letters()) {
    layout.words_middle(no_time_x, base - 3.3, "no", type::tiny, ink::faint);
    layout.words_middle(no_time_x, base, "time", type::tiny, ink::faint);
  }
  for (int h = 0; h <= 24; h += 3) {
    const int clock = (12 + start_hours(layout.model()) + h) % 24;
    const bool midnight = clock == 0;
    // At the edges there is no room for the word.
    const bool edge = h == 0 || h == 24;
    const std::string name = clock == 12 ? "noon"
                             : !midnight ? fmt::format("{:02}", clock)
                             : !edge     ? "midnight"
                             : h == 0    ? "00"
                                         : "24";
    layout.words_middle(noon_x + h * hour, base, name,
                        midnight ? charts::TextStyle{.size = 7.3, .weight = charts::Weight::semibold} : type::note,
                        midnight ? ink::ink : ink::soft);
  }
  if (!density.figures()) return;
  layout.words_end(asleep_x, base - 3.4, "Asleep", type::head);
  layout.words_end(asleep_x, base, "TST", type::tiny, ink::faint);
  layout.words_end(PageLayout::right, base - 3.4, "Awake", type::head);
  layout.words_end(times_x, base, "times", type::tiny, ink::faint);
  layout.words_end(PageLayout::right, base, "min", type::tiny, ink::faint);
}

void draw_grid_lines(PageLayout& layout, double top, double bottom) {
  for (int h = 0; h <= 24; ++h) {
    const double x = noon_x + h * hour;
    const bool midnight = (12 + start_hours(layout.model()) + h) % 24 == 0;
    if (h % 3 == 0)
      layout.line(x, top, x, bottom, midnight ? 0.22 : 0.12, midnight ? ink::midnight : ink::grid);
    else
      for (const double edge : {top, bottom - 1}) layout.line(x, edge, x, edge + 1, 0.12, ink::midnight);
  }
}

double figure(const NightLine& night, Column column) { return *night.figures[static_cast<std::size_t>(column)]; }
bool has(const NightLine& night, Column column) { return night.figures[static_cast<std::size_t>(column)].has_value(); }

/// How sleep felt, alone, is a night as well, of which a row of hours can show nothing.
bool has_times(const charts::NightShape& shape) {
  return shape.into_bed || shape.tried || shape.onset || shape.woke || shape.up;
}

void draw_side_figures(PageLayout& layout, const NightLine& night, double baseline) {
  std::string state;
  if (!night.recorded)
    state = "not recorded";
  else if (night.state == NightState::prefer_not)
    state = words::label(NightState::prefer_not);
  else if (night.no_figures)
    state = "times out of order";
  else if (night.state == NightState::recorded && !has_times(night.shape) && !has(night, Column::woke) &&
           !has(night, Column::awake))
    state = "no times";
  if (!state.empty()) {
    layout.words_end(PageLayout::right, baseline, state, type::state, ink::faint);
    return;
  }
  if (night.state == NightState::no_sleep)
    layout.words_end(PageLayout::right, baseline, "no sleep", type::state, ink::soft);
  if (has(night, Column::asleep))
    layout.words_end(asleep_x, baseline, duration(figure(night, Column::asleep)), type::body_strong);
  if (has(night, Column::woke))
    layout.words_end(times_x, baseline, whole(figure(night, Column::woke)), type::body, ink::soft);
  if (has(night, Column::awake))
    layout.words_end(PageLayout::right, baseline, whole(figure(night, Column::awake)), type::body, ink::soft);
}

/// `moved`: by how many hours to the right of a row that begins at noon.
charts::RasterFrame frame_of(const charts::RasterSizes& sizes, int moved = 0) {
  return {(noon_x + moved * hour) * mm, hour * mm, mm, sizes};
}

void draw_label(PageLayout& layout, const RasterRow& row, double baseline, const Density& density) {
  if (!density.every_label && weekday(row.day) != 0) return;
  const bool missing = row.night == nullptr || !row.night->recorded;
  const std::string label = day_name(row.day);
  layout.words(PageLayout::left, baseline, label, missing ? type::body : type::body_medium,
               missing ? ink::faint : ink::ink);
  if (row.night == nullptr) return;
  std::string mark = row.night->late ? "L" : "";
  if (row.night->unconfirmed) mark += mark.empty() ? "?" : " ?";
  layout.words(PageLayout::left + layout.width(label, type::body_medium) + 1.4, baseline, mark,
               {.size = 8, .weight = charts::Weight::semibold}, ink::accent);
}

void draw_row(PageLayout& layout, const RasterRow& row, double middle, const Density& density) {
  const double baseline = middle + 0.95;
  draw_label(layout, row, baseline, density);
  const bool below = density.pitch > 8;
  if (row.night && row.night->free_day_follows && density.every_label)
    below ? layout.words(PageLayout::left, baseline + 3.1, "free", type::tiny, ink::faint)
          : layout.words_end(noon_x - 1.2, baseline, "free", type::tiny, ink::faint);
  if (density.letters() && row.without_time)
    layout.words_middle(no_time_x, baseline, row.without_time->letters_without_time, letter_style);
  for (const auto& [night, moved] : row.parts) {
    charts::Scene drawn;
    charts::draw_raster_row(drawn, frame_of(density.sizes, moved), (middle - density.sizes.bar / 2) * mm, night->shape,
                            night->naps, night->letters, charts::print_palette());
    charts::Scene inside;
    add_clipped(inside, drawn);
    for (auto& shape : inside.shapes)
      if (const auto* text = std::get_if<charts::Text>(&shape))
        layout.on_ground(*text);
      else
        layout.scene().shapes.push_back(std::move(shape));
  }
  if (density.figures() && row.night) draw_side_figures(layout, *row.night, baseline);
}

/// The clock times over the usual night: beside each other, within the row, and no line of the hours through them.
void put_usual_times(PageLayout& layout, std::vector<charts::Text> times) {
  constexpr double between = 0.8 * mm, left = noon_x * mm, right = (noon_x + 24 * hour) * mm;
  const auto width = [&](const charts::Text& text) { return layout.width(text.words, text.style) * mm; };
  for (auto& text : times) {
    if (text.anchor != charts::Anchor::start)
      text.at.x -= width(text) / (text.anchor == charts::Anchor::middle ? 2 : 1);
    text.anchor = charts::Anchor::start;
  }
  std::ranges::sort(times, {}, [](const charts::Text& text) { return text.at.x; });
  double limit = right;
  for (auto it = times.rbegin(); it != times.rend(); ++it) {
    it->at.x = std::min(it->at.x, limit - width(*it));
    limit = it->at.x - between;
  }
  limit = left;
  for (auto& text : times) {
    text.at.x = std::max(text.at.x, limit);
    limit = text.at.x + width(text) + between;
    layout.on_ground(text);
  }
}

void draw_usual(PageLayout& layout, double middle, const Density& density, const charts::TextMeasure& measure) {
  const Model& model = layout.model();
  const auto asleep = model.all.columns[static_cast<std::size_t>(Column::asleep)];
  const auto awake = model.all.columns[static_cast<std::size_t>(Column::awake)];
  layout.words(PageLayout::left, middle - 0.9, "Usual times", type::body_strong);
  std::string basis = fmt::format("{} of {} nights", model.usual_n, model.days());
  if (model.usual_up_n != model.usual_n) basis += fmt::format(",\ngot up {} of {}", model.usual_up_n, model.days());
  layout.paragraph(PageLayout::left, middle + 2.5, 28, 2.9, basis, type::tiny, ink::soft);
  if (!model.usual.tried && !model.usual.woke) {
    layout.words_middle(noon_x + 12 * hour + 20, middle + 0.95, "not enough nights", type::state, ink::faint);
    return;
  }
  const int start = start_hours(model);
  std::vector<charts::Text> times;
  for (const int moved : {-24 - start, -start, 24 - start}) {
    if (moved >= 24) continue;
    charts::Scene drawn;
    charts::draw_usual_night(drawn, frame_of({}, moved), (middle - 1.6) * mm, model.usual, charts::print_palette(),
                             measure);
    if (model.inks == Inks::black)  // filled is asleep, here too
      for (auto& shape : drawn.shapes)
        if (auto* box = std::get_if<charts::Box>(&shape); box != nullptr && box->fill == ink::bounds)
          box->fill = ink::ink;
    std::erase_if(drawn.shapes, [&](const charts::Shape& shape) {
      const auto* text = std::get_if<charts::Text>(&shape);
      if (text == nullptr) return false;
      const double lean = text->anchor == charts::Anchor::start ? charts::usual_time_apart
                          : text->anchor == charts::Anchor::end ? -charts::usual_time_apart
                                                                : 0;
      const double at = text->at.x - lean * mm;
      if (noon_x * mm - 0.01 <= at && at < (noon_x + 24 * hour) * mm - 0.01) times.push_back(*text);
      return true;
    });
    add_clipped(layout.scene(), drawn);
  }
  put_usual_times(layout, std::move(times));
  if (!density.figures()) return;  // there is no head over them; page 1 has them
  if (asleep.value) layout.words_end(asleep_x, middle + 0.95, duration(*asleep.value), type::body_strong);
  if (awake.value) layout.words_end(PageLayout::right, middle + 0.95, whole(*awake.value), type::body, ink::soft);
  if (awake.few || asleep.few) layout.words_end(PageLayout::right, middle + 4.5, "few nights", type::tiny, ink::faint);
}

// --- legend

void legend_arrow(PageLayout& layout, double x, double top, bool down) {
  const double tip = down ? top + 1.45 : top, base = down ? top + 0.3 : top + 1.15;
  layout.line(x, top, x, top + 4.6, 0.28, ink::ink);
  layout.scene().add(
      charts::Path{{{(x - 0.65) * mm, base * mm}, {(x + 0.65) * mm, base * mm}, {x * mm, tip * mm}}, true, ink::ink});
}

void legend_hatch(PageLayout& layout, double x, double y, double w, double h, double thickness, charts::Color color) {
  layout.scene().add(
      charts::Box{x * mm, y * mm, w * mm, h * mm, 0, charts::no_color, PageLayout::stroke(thickness, color), true});
}

/// Only what rows of this density can show is explained.
void draw_legend(PageLayout& layout, const Density& density) {
  const double rule = layout.section(
      "How to read the rows",
      density.letters() ? "letter tied to the line: exact time; alone: \u201cabout\u201d;  free: a free day follows"
                        : "",
      43);
  constexpr double column = 110, mark_width = 8.3, text_gap = 11.5;
  const double pitch = 6.0, first = rule + 12.4;
  const auto at = [&](int row) { return first + pitch * row; };
  const auto say = [&](double x, int row, const char* words) {
    layout.words(x + text_gap, at(row) + 0.9, words, type::note, ink::soft);
  };
  const double l = PageLayout::left;

  legend_arrow(layout, l + 2, at(0) - 3.6, true);
  layout.line(l + 2, at(0), l + 7, at(0), 0.28, ink::ink);
  say(l, 0, "into bed, then not yet trying to sleep");
  layout.box(l, at(1) - 1.5, mark_width, 3, ink::paper, PageLayout::stroke(0.28, ink::ink));
  say(l, 1, "trying to sleep, or in bed after the last waking");
  layout.box(l, at(2) - 1.5, mark_width, 3, ink::accent);
  say(l, 2, "asleep, worked out from what was entered");
  legend_arrow(layout, l + 2, at(3) - 2.9, false);
  say(l, 3, "got up");
  if (density.sizes.strips) {
    legend_hatch(layout, l, at(4) - 0.65, mark_width, 1.25, 0.25, ink::accent);
    layout.box(l, at(4) - 0.65, mark_width, 1.25, charts::no_color, PageLayout::stroke(0.2, ink::accent));
    for (const int i : {1, 2})
      layout.line(l + mark_width * i / 3, at(4) - 1, l + mark_width * i / 3, at(4) + 0.95, 0.25, ink::ink);
    layout.paragraph(l + text_gap, at(4) + 0.9, column - l - text_gap - 4, 3.5,
                     "awake in between, to scale; one part for each time. When in the night is not known", type::note,
                     ink::soft);
  }

  layout.box(column, at(0) - 0.8, 5, 1.6, ink::accent);
  say(column, 0, "nap");
  layout.box(column, at(1) - 1.5, 3, 3, ink::accent);
  for (const double y : {at(1) - 1.36, at(1) + 1.36})
    layout.line(column + 3, y, column + 8, y, 0.28, ink::ink, charts::Dash::dashed);
  say(column, 1, "end not recorded");
  layout.line(column, at(2), column + mark_width, at(2), 0.28, ink::ink, charts::Dash::dashed);
  for (const double x : {column, column + mark_width}) layout.line(x, at(2) - 1.5, x, at(2) + 1.5, 0.28, ink::ink);
  say(column, 2, "times out of order; no sleep is drawn");
  legend_hatch(layout, column + 1.7, at(3) - 1.5, 5, 3, 0.15, ink::ink);
  for (const double x : {column + 1.7, column + 6.7}) layout.line(x, at(3) - 1.9, x, at(3) + 1.9, 0.28, ink::ink);
  say(column, 3, "clocks went forward; this hour did not exist");
  double x = column;
  int row = 4;
  const bool classic = layout.model().letters == Letters::classic;
  using Letter = std::pair<const char*, const char*>;
  const std::vector<Letter> usual{{"C", "caffeine"}, {"M", "prescribed or pharmacy"},
                                  {"A", "alcohol"},  {"E", "exercise"},
                                  {"N", "nicotine"}, {"O", "other"},
                                  {"L", "late"},     {"?", "not confirmed"}};
  const std::vector<Letter> on_forms{{"B", "in bed"}, {"S", "asleep, about"}, {"M", "medication"},
                                     {"E", ""},       {"C", "caffeine"},      {"A", "alcohol"},
                                     {"L", "late"},   {"?", "not confirmed"}};
  for (const auto& [letter, words] : classic ? on_forms : usual) {
    const bool mark = *letter == 'L' || *letter == '?';
    if (!mark && !density.letters()) continue;
    if (*letter == 'E') {
      x = column;
      ++row;
    }
    if (*words == '\0') continue;  // only begins the second line
    const double baseline = row == 4 ? at(4) + 0.4 : at(4) + 4.2;
    layout.words(x, baseline, letter, {.size = 7.3, .weight = charts::Weight::bold}, mark ? ink::accent : ink::ink);
    layout.words(x + 3, baseline, words, type::note, ink::soft);
    x += 3 + layout.width(words, type::note) + 3.4;
  }
}

/// Returns the y where they end.
double draw_rows(PageLayout& layout, const Density& density, double heads, std::span<const RasterRow> rows,
                 double below) {
  std::vector<double> middles{heads + std::max(4.4 + density.pitch * 0.43, 6.5)};
  for (std::size_t i = 1; i < rows.size(); ++i)
    middles.push_back(middles.back() + density.pitch + (rows[i].begins_week ? density.week_gap : 0));
  const double rows_end = middles.back() + density.pitch * 0.5 + 2.3;
  draw_heads(layout, density, heads);
  draw_grid_lines(layout, heads + 2.7, rows_end + below);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const double middle = middles[row];
    if (row > 0 && rows[row].begins_week)
      layout.rule(middle - (density.pitch + density.week_gap) / 2 + density.pitch * 0.027, 0.15, ink::rule);
    draw_row(layout, rows[row], middle, density);
  }
  return rows_end;
}

std::string coverage_words(const Model& model) {
  const auto drawn = std::ranges::count_if(model.nights, [](const NightLine& night) {
    const auto kind = night.shape.kind;
    return kind == charts::NightShape::Kind::no_sleep ||
           (kind == charts::NightShape::Kind::sleep && has_times(night.shape));
  });
  const auto of_all = fmt::format("{} of {} drawn.", drawn, counted(model.days(), "night", "nights"));
  if (model.row_start == RowStart::midnight)
    return "Each row is a day from midnight, with the figures of the night that ended on it. " + of_all;
  return fmt::format("Each row runs from {0} to {0}. Filled: sleep; open ends: awake in bed. {1}",
                     model.row_start == RowStart::noon ? "noon" : "18:00", of_all);
}

}  // namespace

charts::Scene raster_drawing(const Model& model, const charts::TextMeasure& measure) {
  PageLayout layout(model, measure);
  layout.open_sheet();
  // On a screen there is room below: rows stay high enough for their letters.
  const double end = draw_rows(layout, density_of(layout, std::min(model.days(), 28)), 5, rows_of(model), 0);
  return layout.take_sheet(end, "The nights, hour by hour", coverage_words(model));
}

void raster_pages(PageLayout& layout, const charts::TextMeasure& measure) {
  const Model& model = layout.model();
  Density density = density_of(layout, model.days());
  const std::string summary = coverage_words(model);
  const auto rows = rows_of(model);
  const std::span<const RasterRow> all(rows);
  // A night that is cut in two takes a row more, from the height of the others.
  if (model.days() <= 14) density.pitch *= static_cast<double>(model.days()) / static_cast<double>(all.size());
  for (std::size_t i = 0; i < all.size();) {
    layout.open_page("The nights, hour by hour", summary);
    const double heads = 46.6 + (layout.y - PageLayout::first_rule);
    // A row more than the nights, where one is cut in two, still goes on the page of the others.
    const std::size_t room = static_cast<std::size_t>(density.rows) + (all.size() - model.nights.size());
    const std::size_t end = std::min(all.size(), i + room);
    const bool last_page = end == all.size();
    const double rows_end = draw_rows(layout, density, heads, all.subspan(i, end - i), last_page ? 12.9 : 0);
    i = end;
    layout.y = rows_end;
    if (!last_page) continue;
    layout.rule(rows_end, 0.15, ink::rule);
    draw_usual(layout, rows_end + 7.7, density, measure);
    layout.y = rows_end + layout.pitch(19.7, 18.2);
  }
  draw_legend(layout, density);
}

}  // namespace nightjar::report
