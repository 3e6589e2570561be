// Panels of rows with one mark a day: the checklist and what was taken; and the signs that explain marks.
#include <algorithm>

#include "charts/trends_panels.hpp"

namespace nightjar::charts {
namespace {

constexpr int strongest_answer = 4;

/// Names stand in the gutter, right-aligned, as many lines as they need.
template <class F>
void draw_rows(const Sheet& sheet, double top, const RowNames& names, F&& draw_row) {
  double y = top;
  for (std::size_t i = 0; i < names.lines.size(); ++i) {
    const double middle = y + names.height_of(i) / 2;
    double baseline = middle + 4.3 - (static_cast<double>(names.lines[i].size()) - 1) * name_leading / 2;
    for (const auto& line : names.lines[i]) {
      sheet.pen.words(sheet.axis.left - tick_gap, baseline, line, name_style, sheet.palette.soft, Anchor::end);
      baseline += name_leading;
    }
    draw_row(i, middle);
    y += names.height_of(i);
  }
}

/// 0 is a line on the ground, 4 fills the cell: height tells, in any ink.
void draw_answer(const Sheet& sheet, int answer, Sheet::Bar bar, double y, double height) {
  const double bottom = y + height / 2;
  const double h = answer == 0 ? 1 : height * answer / strongest_answer;
  sheet.pen.fill(bar.left, bottom - h, bar.width, h, answer == 0 ? sheet.palette.none : sheet.palette.checklist);
}

/// How often of a column's days, as the height of a bar on a low line.
void draw_lane_column(const Sheet& sheet, const SubstanceLane& lane, const DayRange& days, double y) {
  const auto part = sheet.part(lane.days, days);
  const auto taken = std::ranges::count(part, DayMark::taken), none = std::ranges::count(part, DayMark::none);
  const auto [left, width] = sheet.bar(days, 0.8);
  constexpr double height = 16;
  const auto share = [&](std::ptrdiff_t count) { return height * static_cast<double>(count) / days.days(); };
  const double bottom = y + height / 2;
  if (taken > 0) sheet.pen.fill(left, bottom - share(taken), width, share(taken), sheet.palette.taken);
  if (none > 0)
    sheet.pen.fill(left, bottom - share(taken) - share(none), width, share(none),
                   band_of(sheet.palette, sheet.palette.none));
}

/// Days too narrow for a mark that is round: a full upright, a low one, a dash at half height, and nothing.
constexpr double narrowest_mark = 6;
void draw_narrow_mark(const Sheet& sheet, DayMark mark, double left, double width, double y) {
  switch (mark) {
    case DayMark::not_recorded: return;
    case DayMark::taken: sheet.pen.fill(left, y - 6, width, 12, sheet.palette.taken); return;
    case DayMark::none: sheet.pen.fill(left, y + 4, width, 2, sheet.palette.none); return;
    case DayMark::prefer_not: sheet.pen.fill(left, y - 1, width, 2, sheet.palette.none); return;
  }
}

}  // namespace

double RowNames::height_of(std::size_t row) const {
  return std::max(pitch, static_cast<double>(lines[row].size()) * name_leading + (lines[row].size() > 1 ? 8 : 0));
}
double RowNames::height() const {
  double sum = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) sum += height_of(i);
  return sum;
}

std::vector<const ChecklistRow*> answered_rows(const TrendsInput& input, const DayRange& shown) {
  std::vector<const ChecklistRow*> out;
  for (const auto& row : input.checklist) {
    const auto from = row.days.begin() + (shown.from - input.from);
    if (std::any_of(from, from + shown.days(), [](const auto& answer) { return answer.has_value(); }))
      out.push_back(&row);
  }
  return out;
}

void draw_day_mark(const Sheet& sheet, DayMark mark, double x, double y, double r) {
  switch (mark) {
    case DayMark::not_recorded: return;
    case DayMark::taken: sheet.pen.disc(x, y, r, sheet.palette.taken); return;
    case DayMark::none: sheet.pen.ring(x, y, r - 0.3, {1.3, sheet.palette.none}); return;
    case DayMark::prefer_not: sheet.pen.fill(x - r, y - 0.8, 2 * r, 1.6, sheet.palette.none); return;
  }
}

void draw_strip(const Sheet& sheet, double top, const RowNames& names) {
  const auto rows = answered_rows(sheet.input, sheet.axis.range());
  draw_rows(sheet, top, names, [&](std::size_t i, double middle) {
    sheet.grid(middle + names.height_of(i) / 2);
    for (const auto& days : sheet.columns) {
      std::optional<int> strongest;  // of a column of several days
      for (const auto& answer : sheet.part(rows[i]->days, days))
        if (answer) strongest = std::max(strongest.value_or(0), *answer);
      if (strongest) draw_answer(sheet, *strongest, sheet.bar(days, 0.78), middle, names.pitch - 4);
    }
  });
}

void draw_lanes(const Sheet& sheet, double top, const RowNames& names) {
  const double radius = std::clamp(sheet.axis.day_width() * 0.2, 1.0, 4.5);
  draw_rows(sheet, top, names, [&](std::size_t i, double middle) {
    const auto& lane = sheet.input.lanes[i];
    if (!sheet.shown(Panel::taken, Mark::lane, lane.substance)) {
      sheet.pen.words(sheet.axis.left + 4, middle + 4.3, "hidden", name_style, sheet.palette.faint);
      return;
    }
    for (const auto& days : sheet.columns) {
      if (!sheet.single_days()) {
        draw_lane_column(sheet, lane, days, middle);
        continue;
      }
      const DayMark mark = lane.days[sheet.index(days.from)];
      const double x = sheet.middle(days), width = sheet.width(days);
      const double narrow = std::max(width * 0.7, std::min(width, 0.6));
      if (width >= narrowest_mark)
        draw_day_mark(sheet, mark, x, middle, radius);
      else
        draw_narrow_mark(sheet, mark, x - narrow / 2, narrow, middle);
    }
  });
}

void draw_feeling(const Sheet& sheet, const FeelingSpec& feeling, double x, double y, double r) {
  const Color color = sheet.palette.*(feeling.color);
  const Stroke ground{1, sheet.palette.bg};
  switch (feeling.mark) {
    case Mark::mood: sheet.pen.shape(Disc{{x, y}, r, color, ground}); return;
    case Mark::stress: sheet.pen.shape(Box{x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, 0, color, ground}); return;
    case Mark::pain:
      sheet.pen.shape(
          Path{{{x, y - r * 1.1}, {x + r * 1.1, y + r * 0.9}, {x - r * 1.1, y + r * 0.9}}, true, color, ground});
      return;
    default: sheet.pen.ring(x, y, r * 0.9, {1.4, color}, sheet.palette.bg); return;
  }
}

void draw_sign(const Sheet& sheet, Panel panel, const LegendItem& item, double x, double y) {
  const auto& pen = sheet.pen;
  const auto& palette = sheet.palette;
  if (!item.toggle) {
    if (panel == Panel::nights) {
      const Color color = item.words == "asleep" ? palette.asleep : palette.awake_in_bed;
      pen.outline(x - 3.5, y - 6, 7, 12, contrast(color, palette.bg) < 3 ? Stroke{1, palette.soft} : Stroke{}, color,
                  2);
      return;
    }
    if (panel == Panel::taken) {
      const auto mark = item.words == name_of(DayMark::taken)  ? DayMark::taken
                        : item.words == name_of(DayMark::none) ? DayMark::none
                                                               : DayMark::prefer_not;
      if (!sheet.single_days())
        pen.fill(x - 4, y - 6, 8, 12, mark == DayMark::taken ? palette.taken : band_of(palette, palette.none));
      else if (sheet.axis.day_width() < narrowest_mark)
        draw_narrow_mark(sheet, mark, x - 2, 4, y);
      else
        draw_day_mark(sheet, mark, x, y, 4.5);
      return;
    }
    int answer = 0;
    for (const auto& other : legend_of(sheet.input, panel, sheet.axis)) {
      if (other.words == item.words) break;
      ++answer;
    }
    draw_answer(sheet, answer, {x - 4.5, 9}, y, 10);
    return;
  }
  switch (item.toggle->mark) {
    case Mark::awake_strip:
      pen.hatch(x - 1.5, y - 5, 3, 10, {1, palette.soft});
      pen.outline(x - 1.5, y - 5, 3, 10, {0.7, palette.soft});
      return;
    case Mark::naps: pen.fill(x - 5, y - 3, 10, 6, palette.asleep, 2); return;
    case Mark::taken: pen.shape(Path{{{x - 4, y - 3}, {x + 4, y - 3}, {x, y + 3}}, true, palette.taken}); return;
    case Mark::cravings:
      pen.shape(Path{{{x, y - 4}, {x + 4, y}, {x, y + 4}, {x - 4, y}}, true, palette.craving});
      return;
    case Mark::clock_changes: pen.line({x, y - 6}, {x, y + 6}, 1, palette.soft, Dash::dotted); return;
    case Mark::each:
      if (sheet.single_days())
        pen.ring(x, y, 3.6, {1.6, palette.asleep}, palette.bg);
      else
        pen.fill(x - 4, y - 6, 8, 12, band_of(palette, palette.asleep));
      return;
    case Mark::median: pen.line({x - 7, y}, {x + 7, y}, 2, palette.asleep); return;
    case Mark::reference: pen.line({x - 7, y}, {x + 7, y}, 1.2, palette.soft, Dash::dotted); return;
    case Mark::mood:
    case Mark::energy:
    case Mark::stress:
    case Mark::pain:
      for (const auto& feeling : feelings())
        if (feeling.mark == item.toggle->mark) {
          const bool apart = feelings_apart(sheet.axis, sheet.view);  // told apart by their lanes
          pen.line({x - 8, y}, {x + 8, y}, 2, palette.*(feeling.color), apart ? Dash::solid : feeling.dash);
          if (!apart) draw_feeling(sheet, feeling, x, y, 3.4);
        }
      return;
    case Mark::lane: return;
  }
}

}  // namespace nightjar::charts
