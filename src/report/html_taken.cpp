// Page 3 on the web: what was taken on which days, what is not known, what was planned.
#include <fmt/format.h>

#include <algorithm>
#include <nightjar/charts/trends.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/time/format.hpp>

#include "report/html_sections.hpp"
#include "report/page_layout.hpp"

namespace nightjar::report {
namespace {

using analysis::DayMark;
using Row = HtmlWriter::Row;

/// `none`: what to say of a mark that is none, where it means something else than that nothing was taken.
HtmlWriter::Cell mark_cell(DayMark mark, std::string_view none = {}) {
  const std::string name(charts::name_of(mark));
  switch (mark) {
    case DayMark::taken: return {"\u25cf", false, "c", 1, name};
    case DayMark::none: return {"\u25cb", false, "c", 1, none.empty() ? name : std::string(none)};
    case DayMark::prefer_not: return {"\u2013", false, "c", 1, name};
    case DayMark::not_recorded: return {"", false, "c", 1, name};
  }
  return {};
}

void write_days(HtmlWriter& out, const Model& model) {
  if (model.substances.empty()) return;
  for (const auto& columns : fortnights(model.from, model.until)) {
    HtmlTable table{"Day by day, " + date_range(columns), {day_heads(columns, "What")}, {}, {}};
    for (const auto mark : {DayMark::taken, DayMark::none, DayMark::prefer_not, DayMark::not_recorded})
      table.head[0].push_back({std::string(charts::name_of(mark)), false, "n"});
    for (const auto& substance : model.substances) {
      Row row{{fmt::format("{} ({})", substance.name, words::label(substance.kind)), true}};
      std::array<int, 4> counts{};
      for (int i = 0; i < columns.days; ++i) {
        const DayMark mark = substance.calendar.days[static_cast<std::size_t>(columns.from - model.from + i)];
        ++counts[static_cast<std::size_t>(mark)];
        row.push_back(mark_cell(mark));
      }
      for (const int n : counts) row.push_back({std::to_string(n), false, "n"});
      table.body.push_back(std::move(row));
    }
    out.table(table);
  }
  out.paragraph(
      "\u25cf taken, \u25cb none, \u2013 prefer not to say, blank: not recorded. A blank is never counted as none.",
      "note");
}

void write_share_of_none(HtmlWriter& out, const Model& model) {
  HtmlTable table{"Days with none",
                  {{{"What"},
                    {"Days recorded", false, "n"},
                    {"None, of days recorded", false, "n"},
                    {"Lowest to highest possible", false, "n"},
                    {"Longest recorded run of none", false, "n"}}},
                  {},
                  {}};
  for (const auto& substance : model.substances) {
    if (substance.kind == SubstanceKind::prescribed || substance.kind == SubstanceKind::otc) continue;
    const auto& days = substance.calendar;
    table.body.push_back(
        {{substance.name, true},
         {std::to_string(days.none + days.taken), false, "n"},
         {days.pct_none_recorded ? one_decimal(*days.pct_none_recorded) + "\u00a0%" : "fewer than 7 days", false, "n"},
         {fmt::format("{} \u2013 {}\u00a0%", one_decimal(days.pct_none_lowest), one_decimal(days.pct_none_highest)),
          false, "n"},
         {counted(days.longest_run, "day", "days"), false, "n"}});
  }
  if (table.body.empty()) return;
  out.table(table);
  out.paragraph("Lowest: every day without an answer counted as taken. Highest: every one counted as none.", "note");
}

void write_plans(HtmlWriter& out, const Model& model) {
  if (model.plans.empty()) return;
  for (const auto& columns : fortnights(model.from, model.until)) {
    HtmlTable table{
        "Planned and taken, " + date_range(columns), {day_heads(columns, "Plan, as the person typed it")}, {}, {}};
    for (const auto& plan : model.plans) {
      Row row{{fmt::format("{} {} \u201c{}\u201d", plan.name, plan.when, plan.instruction), true}};
      for (int i = 0; i < columns.days; ++i) {
        const auto& state = plan.days[static_cast<std::size_t>(columns.from - model.from + i)];
        row.push_back(mark_cell(!state                           ? DayMark::not_recorded
                                : *state == PlanState::taken     ? DayMark::taken
                                : *state == PlanState::not_taken ? DayMark::none
                                                                 : DayMark::prefer_not,
                                "not taken"));
      }
      table.body.push_back(std::move(row));
    }
    out.table(table);
  }
  out.paragraph("\u25cb here: planned and not taken. Nothing else is worked out from a plan.", "note");
}

void write_same_day(HtmlWriter& out, const Model& model) {
  HtmlTable table{"Taken on the same day",
                  {{{"Both"}, {"Days with both", false, "n"}, {"Days on which both are recorded", false, "n"}}},
                  {},
                  {}};
  for (const auto& same : model.same_days)
    if (same.both > 0)
      table.body.push_back({{model.substances[same.first].name + " and " + model.substances[same.second].name, true},
                            {std::to_string(same.both), false, "n"},
                            {std::to_string(same.recorded), false, "n"}});
  if (table.body.empty()) return;
  out.table(table);
  out.paragraph("Pairs that share no day are not listed.", "note");
}

void write_intakes(HtmlWriter& out, const Model& model) {
  if (model.intakes.empty()) return;
  HtmlTable table{"As it was written down", {{{"Day"}, {"Time"}, {"What"}, {"Amount as typed"}}}, {}, {}};
  for (const auto& intake : model.intakes)
    table.body.push_back(
        {{day_name(intake.day), true},
         {intake.minute_of_day ? (intake.about ? "about " : "") + hh_mm(*intake.minute_of_day) : "no time"},
         {intake.name},
         {intake.as_typed}});
  out.table(table);
  out.paragraph("Names and amounts in the person\u2019s own words; nothing is worked out from them.", "note");
}

}  // namespace

void html_taken(HtmlWriter& out, const Model& model) {
  if (model.substances.empty() && model.plans.empty() && model.intakes.empty()) return;
  const std::string start = hh_mm(model.day_start_min);
  out.open_section("taken", "What was taken",
                   fmt::format("Days from {} to {}. Names are the person\u2019s own{}.", start, start,
                               model.amounts_left_out ? "; amounts left out" : ""));
  write_days(out, model);
  write_share_of_none(out, model);
  write_plans(out, model);
  write_same_day(out, model);
  write_intakes(out, model);
  out.close_section();
}

}  // namespace nightjar::report
