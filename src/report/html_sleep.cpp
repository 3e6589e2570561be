// Page 1 and 2 on the web: the headline, every night, and the raster.
#include <fmt/format.h>

#include <cmath>
#include <nightjar/domain/words.hpp>
#include <nightjar/time/format.hpp>

#include "report/html_sections.hpp"
#include "report/page_layout.hpp"
#include "report/page_words.hpp"
#include "report/pages.hpp"

namespace nightjar::report {
namespace {

using Cell = HtmlWriter::Cell;
using Row = HtmlWriter::Row;

const Mean& of(const Means& means, Column column) { return means.columns[static_cast<std::size_t>(column)]; }

struct NamedColumn {
  Column column;
  const char* name;
};
constexpr std::array headline{NamedColumn{Column::asleep, "Time asleep"},
                              NamedColumn{Column::to_fall_asleep, "To fall asleep, min"},
                              NamedColumn{Column::awake, "Awake in between, min"},
                              NamedColumn{Column::tried, "Tried to sleep, usual time"},
                              NamedColumn{Column::awake_for_good, "Awake for good, usual time"},
                              NamedColumn{Column::efficiency, "Sleep efficiency, whole period, %"}};
constexpr std::array grid{NamedColumn{Column::in_bed, "In bed"},
                          NamedColumn{Column::tried, "Tried to sleep"},
                          NamedColumn{Column::to_fall_asleep, "To fall asleep, min"},
                          NamedColumn{Column::woke, "Woke, times"},
                          NamedColumn{Column::awake, "Awake between, min"},
                          NamedColumn{Column::awake_for_good, "Awake for good"},
                          NamedColumn{Column::got_up, "Got up"},
                          NamedColumn{Column::time_in_bed, "Time in bed"},
                          NamedColumn{Column::asleep, "Time asleep"},
                          NamedColumn{Column::efficiency, "Sleep efficiency, %"},
                          NamedColumn{Column::felt, "Felt, 1 to 5"},
                          NamedColumn{Column::rested, "Rested, 1 to 5"}};

std::string headline_words(Column column, const Means& means) {
  const Mean& mean = of(means, column);
  const int nights = means.nights;
  if (!mean.value) return fmt::format("not enough nights ({} of {})", mean.n, nights);
  std::string out = figure_text(column, *mean.value, true);
  if (mean.sd) out += fmt::format(" \u00b1\u00a0{}\u00a0min", whole(*mean.sd));
  if (mean.few) out += ", few nights";
  out += fmt::format(" ({} of {} nights)", mean.n, nights);
  if (column == Column::efficiency && means.unconfirmed > 0) out += "; " + without_unconfirmed(means);
  return out;
}

HtmlTable headline_table(const Model& model) {
  HtmlTable table{"Recent and long-term, mean \u00b1 standard deviation", {}, {}, {}};
  const auto& [recent, long_term] = model.headline;
  table.head.push_back(
      {{""}, {fmt::format("Last {} nights", recent.nights)}, {fmt::format("Last {} nights", long_term.nights)}});
  for (const auto& [column, name] : headline)
    table.body.push_back(
        {{name, true}, {headline_words(column, recent), false, "strong"}, {headline_words(column, long_term)}});
  return table;
}

std::span<const NamedColumn> grid_of(const Model& model) {
  return std::span(grid).first(grid.size() - (model.has_rested ? 0 : 1));
}

Row night_row(const NightLine& night, std::span<const NamedColumn> columns) {
  Row row{{fmt::format("{} \u2192 {}", day_name(night.day), calendar(night.day + 1).day), true},
          {night_mark(night), false, "mark"}};
  if (!night.recorded || night.state == NightState::prefer_not) {
    row.push_back({std::string(night.recorded ? words::label(NightState::prefer_not) : "not recorded"), false, "state",
                   static_cast<int>(columns.size())});
    return row;
  }
  for (const auto& [column, name] : columns) {
    const auto& value = night.figures[static_cast<std::size_t>(column)];
    row.push_back(
        {value ? figure_text(column, *value, false) : "", false, column == Column::asleep ? "n strong" : "n"});
  }
  const auto last = static_cast<std::size_t>(Column::efficiency) + 2;
  if (night.no_figures)
    row[last] = {*night.no_figures, false, "state"};
  else if (night.state == NightState::no_sleep)
    row[last] = {"no sleep", false, "state"};
  return row;
}

void add_means(std::vector<Row>& rows, const std::string& label, const Means& means,
               std::span<const NamedColumn> columns) {
  if (std::ranges::none_of(means.columns, [](const Mean& mean) { return mean.value.has_value(); })) {
    rows.push_back({{label, true, "strong"},
                    {""},
                    {"not enough nights for a mean", false, "state", static_cast<int>(columns.size())}});
    return;
  }
  Row value{{label, true, "strong"}, {""}}, sd{{"\u00b1 SD", true, "soft"}, {""}},
      n{{fmt::format("nights used, of {}", means.nights), true, "soft"}, {""}};
  for (const auto& [column, name] : columns) {
    const Mean& mean = of(means, column);
    value.push_back(
        {mean.value ? figure_text(column, *mean.value, true) + (mean.few ? "\u2020" : "") : "", false, "n strong"});
    sd.push_back({mean.value && mean.sd ? sd_text(column, *mean.sd) : "", false, "n soft"});
    n.push_back({mean.value ? std::to_string(mean.n) : "", false, "n soft"});
  }
  rows.push_back(std::move(value));
  rows.push_back(std::move(sd));
  rows.push_back(std::move(n));
}

HtmlTable night_table(const Model& model) {
  HtmlTable table{"Night by night", {}, {}, {}};
  Row head{{"Night of"}, {"Mark"}};
  const auto columns = grid_of(model);
  for (const auto& [column, name] : columns) head.push_back({name, false, "n"});
  table.head.push_back(std::move(head));
  std::size_t week = 0;
  for (std::size_t i = 0; i < model.nights.size(); ++i) {
    table.body.push_back(night_row(model.nights[i], columns));
    if ((i + 1) % 7 == 0 && week < model.weeks.size()) {
      const Means& means = model.weeks[week++];
      add_means(table.body, fmt::format("{} \u2013 {}", day_name(means.from), day_name(means.until)), means, columns);
    }
  }
  add_means(table.foot, fmt::format("All {}", counted(model.days(), "night", "nights")), model.all, columns);
  return table;
}

}  // namespace

void html_sleep(HtmlWriter& out, const Model& model) {
  out.open_section("sleep", sleep_title(model.days()), sleep_summary(model));
  out.table(headline_table(model));
  out.table(night_table(model));
  out.paragraph(
      "L: entered a day or more late. ?: not confirmed. +1 h, \u22121 h: clocks went forward, back. \u2020: few "
      "nights. "
      "Blank: not recorded, or nothing to work out. Clock times as entered; durations in elapsed time.",
      "note");
  out.paragraph(grid_remarks(model), "note");
  out.paragraph(how_it_is_worked_out(), "note");
  out.close_section();

  if (!model.questions.empty()) {
    out.open_section("questions", "Questions for my visit", "In the person\u2019s own words.");
    out.raw("<ol>");
    for (const auto& question : model.questions) {
      out.raw("<li dir=\"auto\">");
      out.text(question);
      out.raw("</li>");
    }
    out.raw("</ol>\n");
    out.close_section();
  }

  out.open_section("hours", "The nights, hour by hour");
  auto drawing = raster_drawing(model, paper_measure());
  const double margin = 2 * mm;
  SvgOptions part{.left = PageLayout::left * mm - margin,
                  .top = 0,
                  .width = (PageLayout::right - PageLayout::left) * mm + 2 * margin,
                  .height = drawing.height,
                  .id = "hours-chart"};
  out.figure(drawing, part,
             "The filled bar is sleep; open ends are time awake in bed; \u2193 into bed, \u2191 up; the hatched strip "
             "below is time awake in "
             "between, placed nowhere in particular. C caffeine, M prescribed or pharmacy, A alcohol, E exercise, N "
             "nicotine, O other; a "
             "letter tied to the line has an exact time. The times are in the table \u201cNight by night\u201d.");
  out.close_section();
}

}  // namespace nightjar::report
