// Page 3: what was taken on which days, what is not known, what was planned. Counts only: no amount is ever worked
// with.
#include <fmt/format.h>

#include <algorithm>
#include <nightjar/charts/trends.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/time/format.hpp>

#include "report/page_layout.hpp"

namespace nightjar::report {
namespace {

using analysis::DayMark;

constexpr double name_width = 38.5;
constexpr std::array<double, 4> count_edges{172.6, 179.6, 186.6, 194};
constexpr double disc_radius = 1.5;

void draw_mark(PageLayout& layout, DayMark mark, double x, double y) {
  switch (mark) {
    case DayMark::taken: layout.disc(x, y, disc_radius, ink::ink); return;
    case DayMark::none: layout.ring(x, y, disc_radius, 0.32); return;
    case DayMark::prefer_not: layout.box(x - 1.25, y - 0.21, 2.5, 0.42, ink::ink); return;
    case DayMark::not_recorded: return;
  }
}

DayMark mark_of(const std::optional<PlanState>& state) {
  if (!state) return DayMark::not_recorded;
  return *state == PlanState::taken       ? DayMark::taken
         : *state == PlanState::not_taken ? DayMark::none
                                          : DayMark::prefer_not;
}

/// Legend with its right end at x = 194, from right to left.
void draw_legend(PageLayout& layout, double baseline) {
  double x = PageLayout::right;
  for (const auto mark : {DayMark::prefer_not, DayMark::none, DayMark::taken}) {
    const std::string words(charts::name_of(mark));
    layout.words_end(x, baseline, words, type::note, ink::soft);
    x -= layout.width(words, type::note) + 2.9;
    draw_mark(layout, mark, x, baseline - 0.9);
    x -= 4.6;
  }
}

void draw_count_heads(PageLayout& layout, double center) {
  draw_mark(layout, DayMark::taken, count_edges[0] - 1.5, center);
  draw_mark(layout, DayMark::none, count_edges[1] - 1.5, center);
  draw_mark(layout, DayMark::prefer_not, count_edges[2] - 1.5, center);
  layout.words_end(count_edges[3], center + 0.7, "blank", type::tiny, ink::faint);
}

void draw_counts(PageLayout& layout, const std::vector<DayMark>& days, double baseline) {
  static constexpr std::array order{DayMark::taken, DayMark::none, DayMark::prefer_not, DayMark::not_recorded};
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto n = std::ranges::count(days, order[i]);
    const bool answer = i < 2 && n > 0;
    layout.words_end(
        count_edges[i], baseline, std::to_string(n),
        answer ? charts::TextStyle{.size = 8, .weight = charts::Weight::medium, .tabular = true} : type::body,
        i < 2 ? ink::ink : ink::faint);
  }
}

/// A name that may take two lines or more, and what is under it. Returns the height of its row, at least 9.
struct RowLabel {
  std::vector<std::string> name, below;
  [[nodiscard]] double height() const {
    return std::max(9.0, 3.9 + 3.4 * static_cast<double>(name.size() - 1 + below.size()) + 1.7);
  }
};
RowLabel label_of(const PageLayout& layout, const std::string& name, const std::string& below,
                  double width = name_width) {
  return {layout.lines(name, type::name, width), layout.lines(below, type::note, width)};
}
void draw_label(PageLayout& layout, const RowLabel& label, double top) {
  double baseline = top + 3.9;
  for (const auto& line : label.name) {
    layout.words(PageLayout::left, baseline, line, type::name);
    baseline += 3.4;
  }
  for (const auto& line : label.below) {
    layout.words(PageLayout::left, baseline, line, type::note, ink::faint);
    baseline += 3.4;
  }
}

std::vector<DayMark> part_of(const std::vector<DayMark>& days, Day first, const DayColumns& columns) {
  const auto begin = days.begin() + (columns.from - first);
  return {begin, begin + columns.days};
}

/// Rows under day columns. Heads come again on every page that the rows reach.
template <class Heads, class Rows, class Draw>
void flow(PageLayout& layout, const Rows& rows, Heads&& draw_heads, Draw&& draw_row) {
  draw_heads();
  bool first = true;
  for (const auto& row : rows) {
    const double height = row.label.height();
    if (!layout.fits(height + 5)) {
      layout.head_rule(layout.y);
      layout.next_page();
      draw_heads();
      first = true;
    }
    if (!first) layout.hair(layout.y);
    draw_row(row);
    layout.y += height;
    first = false;
  }
  layout.head_rule(layout.y);
}

struct DayRow {
  RowLabel label;
  std::vector<DayMark> days;
};

void draw_day_row(PageLayout& layout, const DayRow& row) {
  draw_label(layout, row.label, layout.y);
  for (std::size_t i = 0; i < row.days.size(); ++i)
    draw_mark(layout, row.days[i], DayColumns::middle(static_cast<int>(i)), layout.y + 4.6);
  draw_counts(layout, row.days, layout.y + 5.6);
}

void draw_day_heads(PageLayout& layout, const DayColumns& columns, double rule, bool weekdays) {
  for (int i = 0; i < columns.days; ++i) {
    const Day day = columns.from + i;
    if (weekdays)
      layout.words_middle(DayColumns::middle(i), rule + 13.4, std::string(weekday_short(day)), type::tiny, ink::faint);
    layout.words_middle(
        DayColumns::middle(i), rule + (weekdays ? 17 : 13), std::to_string(calendar(day).day),
        weekdays ? charts::TextStyle{.size = 7.3, .weight = charts::Weight::medium, .tabular = true} : type::note,
        weekdays ? ink::ink : ink::soft);
  }
  draw_count_heads(layout, rule + (weekdays ? 16.1 : 12.2));
  layout.y = rule + (weekdays ? 19.3 : 15.3);
  layout.head_rule(layout.y);
}

void draw_day_by_day(PageLayout& layout) {
  const Model& model = layout.model();
  for (const auto& columns : fortnights(model.from, model.until)) {
    std::vector<DayRow> rows;
    for (const auto& substance : model.substances)
      rows.push_back({label_of(layout, substance.name, std::string(words::label(substance.kind))),
                      part_of(substance.calendar.days, model.from, columns)});
    flow(
        layout, rows,
        [&] {
          const double rule =
              layout.section(with_days(model, columns, "Day by day"), "", 19.3 + rows.front().label.height() + 6);
          draw_legend(layout, rule + 6);
          draw_day_heads(layout, columns, rule, true);
        },
        [&](const DayRow& row) { draw_day_row(layout, row); });
    std::string empty;
    int empty_days = 0;
    for (int i = 0; i < columns.days; ++i)
      if (std::ranges::all_of(rows, [&](const DayRow& row) {
            return row.days[static_cast<std::size_t>(i)] == DayMark::not_recorded;
          })) {
        empty += (empty.empty() ? "" : ", ") + day_name(columns.from + i);
        ++empty_days;
      }
    std::string note = "Blank: not recorded. A blank is never counted as none.";
    if (empty_days > 0 && empty_days < columns.days)
      note += fmt::format(" {} {} no entries at all.", empty, empty_days == 1 ? "has" : "have");
    layout.y = layout.paragraph(PageLayout::left, layout.y + 4.4, PageLayout::right - PageLayout::left, 3.4, note,
                                type::note, ink::soft) +
               8;
  }
}

struct ShareRow {
  RowLabel label;
  const SubstanceLine* substance;
};

double share_x(double percent) { return 63.7 + percent / 100 * 65.2; }

/// Medication has "planned and taken" instead: how often it was not taken is no aim here.
void draw_days_with_none(PageLayout& layout) {
  const Model& model = layout.model();
  std::vector<ShareRow> rows;
  for (const auto& substance : model.substances) {
    if (substance.kind == SubstanceKind::prescribed || substance.kind == SubstanceKind::otc) continue;
    const auto& days = substance.calendar;
    rows.push_back({label_of(layout, substance.name,
                             fmt::format("{} of {} recorded {}", days.none, days.none + days.taken,
                                         days.none + days.taken == 1 ? "day" : "days"),
                             41),
                    &substance});
  }
  if (rows.empty()) return;
  double table_top = 0;
  const auto grid = [&](double bottom) {
    for (const int percent : {0, 25, 50, 75, 100})
      layout.line(share_x(percent), table_top, share_x(percent), bottom, 0.12, ink::grid);
  };
  flow(
      layout, rows,
      [&] {
        const double rule = layout.section(
            "Days with none",
            fmt::format("share of {}, with the lowest and highest it could be", counted(model.days(), "day", "days")),
            17.1 + 20);
        for (const int percent : {0, 25, 50, 75, 100})
          layout.words_middle(share_x(percent), rule + 14.6,
                              fmt::format("{}{}", percent, percent == 100 ? "\u00a0%" : ""), type::note, ink::soft);
        layout.words_end(148, rule + 11.4, "of days", type::head);
        layout.words_end(148, rule + 14.6, "recorded", type::head);
        layout.words_end(171, rule + 11.4, "lowest to", type::head);
        layout.words_end(171, rule + 14.6, "highest", type::head);
        layout.words_end(PageLayout::right, rule + 11.4, "longest recorded", type::head);
        layout.words_end(PageLayout::right, rule + 14.6, "run of none", type::head);
        layout.y = rule + 16.9;
        layout.head_rule(layout.y);
      },
      [&](const ShareRow& row) {
        const auto& days = row.substance->calendar;
        draw_label(layout, row.label, layout.y);
        table_top = layout.y;
        grid(layout.y + row.label.height());
        const double middle = layout.y + 4.5, low = share_x(days.pct_none_lowest),
                     high = share_x(days.pct_none_highest);
        layout.box(low, middle - 0.75, high - low, 1.5, ink::bounds);
        for (const double x : {low, high}) layout.line(x, middle - 1.5, x, middle + 1.5, 0.28, ink::ink);
        const double baseline = layout.y + 5.5;
        if (days.pct_none_recorded) {
          layout.disc(share_x(*days.pct_none_recorded), middle, 1.15, ink::ink);
          layout.words_end(148, baseline, one_decimal(*days.pct_none_recorded) + "\u00a0%", type::body_strong);
        }
        layout.words_end(171, baseline,
                         fmt::format("{}\u00a0\u2013\u00a0{}\u00a0%", one_decimal(days.pct_none_lowest),
                                     one_decimal(days.pct_none_highest)),
                         type::body);
        layout.words_end(PageLayout::right, baseline, counted(days.longest_run, "day", "days"), type::body);
      });
  std::string note =
      "Dot: none as a share of the days recorded. Bar: every day without an answer counted once as taken (left end), "
      "once as none (right end).";
  if (std::ranges::any_of(rows, [](const ShareRow& row) { return !row.substance->calendar.pct_none_recorded; }))
    note += " No dot: fewer than 7 days recorded.";
  layout.y = layout.paragraph(PageLayout::left, layout.y + 4.4, PageLayout::right - PageLayout::left, 3.4, note,
                              type::note, ink::soft) +
             8;
}

void draw_plans(PageLayout& layout) {
  const Model& model = layout.model();
  if (model.plans.empty()) return;
  for (const auto& columns : fortnights(model.from, model.until)) {
    std::vector<DayRow> rows;
    for (const auto& plan : model.plans) {
      std::vector<DayMark> days;
      for (const auto& state : plan.days) days.push_back(mark_of(state));
      rows.push_back(
          {label_of(layout, plan.name,
                    fmt::format("{}{}\u201c{}\u201d", plan.when, plan.when.empty() ? "" : "  ", plan.instruction)),
           part_of(days, model.from, columns)});
    }
    flow(
        layout, rows,
        [&] {
          const double rule = layout.section(with_days(model, columns, "Planned and taken"),
                                             "what the prescriber said, as the person typed it",
                                             15.3 + rows.front().label.height() + 6);
          draw_day_heads(layout, columns, rule, false);
        },
        [&](const DayRow& row) { draw_day_row(layout, row); });
    layout.ring(PageLayout::left + 0.9, layout.y + 3.6, 0.9, 0.25);
    layout.words(PageLayout::left + 2.6, layout.y + 4.4,
                 "here: planned and not taken. Nothing else is worked out from a plan.", type::note, ink::soft);
    layout.y += 4.4 + 8;
  }
}

struct PairRow {
  RowLabel label;
  const SameDay* same;
};

/// A triangle for up to five; more than that as a list of the pairs that did occur.
void draw_same_day(PageLayout& layout) {
  const Model& model = layout.model();
  const auto& substances = model.substances;
  if (substances.size() < 2) return;
  const auto cell = [&](double x, double baseline, const SameDay& same) {
    const std::string rest = fmt::format("of {}", same.recorded);
    layout.words_end(x, baseline, rest, type::note, ink::soft);
    layout.words_end(x - layout.width(rest, type::note) - 1.3, baseline, std::to_string(same.both), type::body_strong);
  };
  const std::string note = "days with both, of the days on which both are recorded";
  if (substances.size() <= 5) {
    constexpr double pitch = 6.2;
    std::size_t head_lines = 1;
    const auto column_x = [&](std::size_t i) {
      return PageLayout::right - 34 * static_cast<double>(substances.size() - 2 - i);
    };
    std::vector<std::vector<std::string>> heads, names;
    for (const auto& substance : substances) {
      heads.push_back(layout.lines(substance.name, type::head, 32));
      names.push_back(layout.lines(substance.name, type::body_medium, 36));
    }
    for (std::size_t i = 0; i + 1 < substances.size(); ++i) head_lines = std::max(head_lines, heads[i].size());
    double height = 15.3 + 3.4 * static_cast<double>(head_lines - 1);
    for (std::size_t i = 1; i < names.size(); ++i) height += pitch + 3.4 * static_cast<double>(names[i].size() - 1);
    const double rule = layout.section("Taken on the same day", note, height);
    const double last_head = rule + 13 + 3.4 * static_cast<double>(head_lines - 1);
    for (std::size_t i = 0; i + 1 < substances.size(); ++i)
      for (std::size_t k = 0; k < heads[i].size(); ++k)
        layout.words_end(column_x(i), last_head - 3.4 * static_cast<double>(heads[i].size() - 1 - k), heads[i][k],
                         type::head);
    layout.y = last_head + 2.3;
    layout.head_rule(layout.y);
    for (std::size_t row = 1; row < substances.size(); ++row) {
      if (row > 1) layout.hair(layout.y);
      for (std::size_t k = 0; k < names[row].size(); ++k)
        layout.words(PageLayout::left, layout.y + 4.1 + 3.4 * static_cast<double>(k), names[row][k], type::body_medium);
      for (const auto& same : model.same_days)
        if (same.second == row) cell(column_x(same.first), layout.y + 4.1, same);
      layout.y += pitch + 3.4 * static_cast<double>(names[row].size() - 1);
    }
    layout.head_rule(layout.y);
    layout.y += 10;
    return;
  }
  std::vector<PairRow> rows;
  for (const auto& same : model.same_days)
    if (same.both > 0)
      rows.push_back(
          {label_of(layout, substances[same.first].name + " and " + substances[same.second].name, "", 140), &same});
  if (rows.empty()) return;
  flow(
      layout, rows,
      [&] {
        layout.y = layout.section("Taken on the same day", note, 30) + 10;
        layout.head_rule(layout.y);
      },
      [&](const PairRow& row) {
        draw_label(layout, row.label, layout.y + 1);
        cell(PageLayout::right, layout.y + 4.9, *row.same);
      });
  layout.words(PageLayout::left, layout.y + 4.4, "Pairs that share no day are not listed.", type::note, ink::soft);
  layout.y += 4.4 + 8;
}

/// One intake, wrapped; the first of a day carries the day.
struct WrittenRow {
  const IntakeLine* intake;
  bool first_of_day;
  std::vector<std::string> name, amount;
  [[nodiscard]] double height() const {
    return 4.4 + 3.4 * static_cast<double>(std::max(name.size(), amount.size()) - 1);
  }
};

constexpr double written_column = 90, written_time = 49.5, written_name = 52, written_amount = 79.5, written_width = 84;

void draw_written(PageLayout& layout, const WrittenRow& row, double x, double top) {
  const auto& intake = *row.intake;
  if (row.first_of_day) {
    layout.rule(top, 0.1, ink::hair, x, x + written_width);
    layout.words(x, top + 3.3, day_name(intake.day), type::body_medium);
  }
  const std::string time =
      intake.minute_of_day ? (intake.about ? "about " : "") + hh_mm(*intake.minute_of_day) : "no time";
  layout.words_end(x - PageLayout::left + written_time, top + 3.3, time, type::note, ink::soft);
  double baseline = top + 3.3;
  for (const auto& line : row.name) {
    layout.words(x - PageLayout::left + written_name, baseline, line, type::body);
    baseline += 3.4;
  }
  baseline = top + 3.3;
  for (const auto& line : row.amount) {
    layout.words(x - PageLayout::left + written_amount, baseline, line, type::body);
    baseline += 3.4;
  }
}

/// What was written down at each intake, word for word, in the order of the days, in two columns.
void draw_intakes(PageLayout& layout) {
  const Model& model = layout.model();
  if (model.intakes.empty()) return;
  std::vector<WrittenRow> rows;
  double total = 0;
  for (std::size_t i = 0; i < model.intakes.size(); ++i) {
    const auto& intake = model.intakes[i];
    rows.push_back({&intake, i == 0 || model.intakes[i - 1].day != intake.day,
                    layout.lines(intake.name, type::body, written_amount - written_name - 2),
                    layout.lines(intake.as_typed, type::body, PageLayout::left + written_width - written_amount)});
    total += rows.back().height();
  }
  for (std::size_t next = 0; next < rows.size();) {
    const double rule =
        layout.section("As it was written down",
                       "names and amounts in the person\u2019s own words; nothing is worked out from them", 34);
    const double top = rule + 15.3, room = layout.limit() - top;
    double used = top;
    for (int column = 0; column < 2 && next < rows.size(); ++column) {
      // Both columns are about as long if the rest fits; otherwise each takes what the page holds.
      const double share = total <= 2 * room - 20 && column == 0 ? total / 2 : room;
      const double x = PageLayout::left + column * written_column;
      layout.words(x - PageLayout::left + written_name, rule + 13, "What", type::head);
      layout.words(x - PageLayout::left + written_amount, rule + 13, "Amount as typed", type::head);
      layout.rule(top, 0.2, ink::ink, x, x + written_width);
      double y = top;
      for (; next < rows.size() && y + rows[next].height() <= top + room; ++next) {
        if (rows[next].first_of_day && y - top >= share) break;
        WrittenRow row = rows[next];
        row.first_of_day = row.first_of_day || y == top;
        draw_written(layout, row, x, y);
        y += rows[next].height();
        total -= rows[next].height();
      }
      used = std::max(used, y);
    }
    layout.y = used;
    if (next < rows.size()) layout.next_page();
  }
  layout.y += 10;
}

}  // namespace

void taken_pages(PageLayout& layout) {
  const Model& model = layout.model();
  if (model.substances.empty() && model.plans.empty() && model.intakes.empty()) return;
  const std::string day_start = hh_mm(model.day_start_min);
  layout.open_page("What was taken", fmt::format("Days of {}, each from {} to {}. Names are the person\u2019s own{}.",
                                                 date_range(model.from, model.until), day_start, day_start,
                                                 model.amounts_left_out ? "; amounts left out" : ""));
  if (!model.substances.empty()) draw_day_by_day(layout);
  draw_days_with_none(layout);
  draw_plans(layout);
  draw_same_day(layout);
  draw_intakes(layout);
}

}  // namespace nightjar::report
