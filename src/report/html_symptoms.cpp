// Page 4 on the web: cravings, checklist, side effects, support and scores; then the person's own words.
#include <fmt/format.h>

#include <algorithm>
#include <nightjar/domain/words.hpp>
#include <nightjar/time/format.hpp>

#include "report/html_sections.hpp"
#include "report/page_layout.hpp"
#include "report/page_words.hpp"
#include "report/pages.hpp"

namespace nightjar::report {
namespace {

using Row = HtmlWriter::Row;

HtmlWriter::Cell value_cell(const std::optional<int>& value) {
  if (value) return {std::to_string(*value), false, "c"};
  return {"", false, "c", 1, "not recorded"};
}
void write_cravings(HtmlWriter& out, const Model& model) {
  const CravingDays& cravings = *model.cravings;
  out.subheading("Strongest craving of the day, 0 to 10");
  std::string words = fmt::format("{} with a time, on {} of {} days.", counted(cravings.entries, "entry", "entries"),
                                  cravings.days_with_entries, model.days());
  for (const auto& [outcome, n] : cravings.outcomes) words += fmt::format(" {} {}.", n, outcome);
  if (cravings.median)
    words += fmt::format(" Median of the strongest of each day: {:g} ({} of {} days).", *cravings.median,
                         cravings.days_known, model.days());
  out.paragraph(words);
  int number = 0;
  for (const auto& columns : fortnights(model.from, model.until)) {
    const auto drawing = craving_drawing(model, columns, paper_measure());
    out.figure(drawing,
               {.left = (PageLayout::left + 30) * mm,
                .top = 10 * mm,
                .width = (PageLayout::right - PageLayout::left - 30) * mm,
                .height = drawing.height - 10 * mm,
                .id = fmt::format("craving-{}", ++number)},
               "Strongest craving of each day, " + date_range(columns) + ". Days without an entry are empty.");
    HtmlTable table{"Strongest craving, " + date_range(columns), {day_heads(columns, "")}, {}, {}};
    Row row{{"Strongest craving", true}};
    for (int i = 0; i < columns.days; ++i)
      row.push_back(value_cell(cravings.peaks[static_cast<std::size_t>(columns.from - model.from + i)]));
    table.body.push_back(std::move(row));
    out.table(table);
  }
}

void write_checklist(HtmlWriter& out, const Model& model) {
  const ChecklistDays& list = *model.checklist;
  out.subheading("Checklist");
  out.paragraph("Our own list, not a validated scale: " + words::numbered(words::checklist_answers()) + ".", "note");
  for (const auto& columns : fortnights(model.from, model.until)) {
    const auto index = [&](int i) { return static_cast<std::size_t>(columns.from - model.from + i); };
    HtmlTable table{"Checklist, " + date_range(columns), {day_heads(columns, "Item")}, {}, {}};
    table.head[0].push_back({"Median, all days", false, "n"});
    table.head[0].push_back({fmt::format("Days, of {}", model.days()), false, "n"});
    for (const auto& item : list.items) {
      Row row{{item.label, true}};
      for (int i = 0; i < columns.days; ++i) row.push_back(value_cell(item.days[index(i)]));
      row.push_back({item.median ? fmt::format("{:g}", *item.median) : "", false, "n strong"});
      row.push_back({std::to_string(item.n), false, "n soft"});
      table.body.push_back(std::move(row));
    }
    Row sum{{fmt::format("Sum of all {}", list.items.size()), true, "strong"}};
    for (int i = 0; i < columns.days; ++i) {
      const auto& value = list.sums[index(i)];
      const int answered = list.answered[index(i)];
      sum.push_back(value || answered == 0
                        ? value_cell(value)
                        : HtmlWriter::Cell{fmt::format("{}/{}", answered, list.items.size()), false, "c soft", 1,
                                           fmt::format("{} of {} answered", answered, list.items.size())});
    }
    sum.push_back({list.sums_median ? fmt::format("{:g}", *list.sums_median) : "", false, "n strong"});
    sum.push_back({std::to_string(list.sums_n), false, "n soft"});
    table.foot.push_back(std::move(sum));
    out.table(table);
  }
}

void write_check_ins(HtmlWriter& out, const Model& model) {
  if (model.check_ins.empty()) return;
  for (const auto& columns : fortnights(model.from, model.until)) {
    HtmlTable table{"How the day was, 0 to 10, " + date_range(columns), {day_heads(columns, "What")}, {}, {}};
    table.head[0].push_back({"Median, all days", false, "n"});
    table.head[0].push_back({fmt::format("Days, of {}", model.days()), false, "n"});
    for (const auto& line : model.check_ins) {
      Row row{{line.label, true}};
      for (int i = 0; i < columns.days; ++i)
        row.push_back(value_cell(line.days[static_cast<std::size_t>(columns.from - model.from + i)]));
      row.push_back({line.median ? fmt::format("{:g}", *line.median) : "", false, "n strong"});
      row.push_back({std::to_string(line.n), false, "n soft"});
      table.body.push_back(std::move(row));
    }
    out.table(table);
  }
}

void write_devices(HtmlWriter& out, const Model& model) {
  if (model.devices.empty()) return;
  HtmlTable table{"Sleep as devices measured it",
                  {{{"Night of"}, {"Source"}, {"From, until"}, {"Asleep", false, "n"}, {"Awake", false, "n"}}},
                  {},
                  {}};
  const auto length = [](const std::optional<int>& minutes) {
    return HtmlWriter::Cell{minutes ? duration(*minutes) : "", false, "n"};
  };
  for (const auto& line : model.devices)
    table.body.push_back(
        {{day_name(line.day), true}, {line.source}, {line.times}, length(line.asleep_min), length(line.awake_min)});
  out.table(table);
  out.paragraph("Beside the diary; in none of its figures.", "note");
}

void write_side_effects(HtmlWriter& out, const Model& model) {
  if (model.side_effects.empty()) return;
  HtmlTable table{"Side effects",
                  {{{"What"}, {"From"}, {"Until"}, {"Bother, 0 to 4", false, "n"}, {"The person links it to"}}},
                  {},
                  {}};
  for (const auto& line : model.side_effects)
    for (const auto& stretch : line.stretches)
      table.body.push_back({{line.label, true},
                            {day_label(stretch.from)},
                            {stretch.until ? day_label(*stretch.until) : ""},
                            {stretch.bother ? std::to_string(*stretch.bother) : "", false, "n"},
                            {line.linked_to}});
  out.table(table);
}

void write_support(HtmlWriter& out, const Model& model) {
  if (model.support.empty()) return;
  HtmlTable table{"Support", {{{"What"}, {"Day"}, {"How it went"}}}, {}, {}};
  for (const auto& line : model.support)
    for (const auto& [day, happened] : line.events)
      table.body.push_back({{line.label, true}, {day_label(day)}, {std::string(words::label(happened))}});
  out.table(table);
}

void write_scores(HtmlWriter& out, const Model& model) {
  if (model.scores.empty()) return;
  HtmlTable table{"Clinic scores, as typed", {{{"What"}, {"Day"}, {"Score"}, {"Range"}, {"Given by"}}}, {}, {}};
  for (const auto& score : model.scores)
    table.body.push_back({{score.name, true}, {day_label(score.day)}, {score.total}, {score.range}, {score.given_by}});
  out.table(table);
}

void write_remarks(HtmlWriter& out, std::string_view heading, const std::vector<Remark>& remarks) {
  if (remarks.empty()) return;
  out.subheading(heading);
  out.raw("<dl>");
  for (const auto& remark : remarks) {
    out.raw("<dt>");
    out.text(remark.when);
    out.raw("</dt><dd class=\"own\" dir=\"auto\">");
    out.text(remark.text);
    out.raw("</dd>\n");
  }
  out.raw("</dl>\n");
}

}  // namespace

void html_symptoms(HtmlWriter& out, const Model& model) {
  const bool cravings = model.cravings && any_recorded(model.cravings->peaks);
  const bool checklist = model.checklist && any_recorded(model.checklist->answered);
  if (!cravings && !checklist && model.check_ins.empty() && model.side_effects.empty() && model.support.empty() &&
      model.scores.empty() && model.devices.empty())
    return;
  out.open_section("symptoms", symptoms_title(model), "Empty means nothing recorded.");
  if (cravings) write_cravings(out, model);
  if (checklist) write_checklist(out, model);
  write_check_ins(out, model);
  write_side_effects(out, model);
  write_support(out, model);
  write_scores(out, model);
  write_devices(out, model);
  out.close_section();
}

void html_words(HtmlWriter& out, const Model& model) {
  if (model.comments.empty() && model.notes.empty()) return;
  out.open_section("words", "In the person\u2019s own words");
  write_remarks(out, "Comments on nights", model.comments);
  write_remarks(out, "Notes", model.notes);
  out.close_section();
}

}  // namespace nightjar::report
