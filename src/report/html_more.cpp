// On the web: what is in the file, nights with and without, every entry, and how it was made.
#include <fmt/format.h>

#include <cmath>
#include <nightjar/time/format.hpp>

#include "report/glossary.hpp"
#include "report/html_sections.hpp"
#include "report/page_layout.hpp"

namespace nightjar::report {
namespace {

void write_list(HtmlWriter& out, std::string_view heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  out.subheading(heading);
  out.raw("<ul>");
  for (const auto& line : lines) {
    out.raw("<li>");
    out.text(line);
    out.raw("</li>");
  }
  out.raw("</ul>\n");
}

std::string number(double value) {
  const double rounded = std::round(value * 10) / 10;
  return fmt::format("{}{:g}", rounded < 0 ? "\u2212" : "", std::abs(rounded));
}
std::string difference(double value) { return (value > 0 ? "+" : "") + number(value); }

}  // namespace

void html_contents(HtmlWriter& out, const Model& model) {
  if (!model.contents) return;
  out.open_section("contents", "What is in this file", "Chosen by the person it describes.");
  HtmlTable table{"In this file", {{{"What"}, {"In these dates", false, "n"}}}, {}, {}};
  for (const auto& line : model.contents->in_file)
    table.body.push_back({{(line.of_list ? "\u2003" : "") + line.what, true}, {line.how_many, false, "n"}});
  out.table(table);
  write_list(out, "Nothing recorded in these dates", model.contents->nothing_recorded);
  write_list(out, "Recorded, but not on these pages", model.contents->not_in_format);
  write_list(out, "Left out by the person", model.contents->left_out);
  out.close_section();
}

void html_compare(HtmlWriter& out, const Model& model) {
  if (!model.with_without) return;
  const WithWithout& asked = *model.with_without;
  out.open_section("compare", "With and without " + asked.name,
                   fmt::format("{}. Asked when this report was made, all outcomes side by side.",
                               counted(asked.nights, "night", "nights")));
  for (const auto& caution : asked.cautions) out.paragraph(caution);
  HtmlTable table{"With minus without",
                  {{{"Outcome"},
                    {"Nights with", false, "n"},
                    {"Nights without", false, "n"},
                    {"Median with", false, "n"},
                    {"Median without", false, "n"},
                    {"Difference", false, "n"},
                    {"Plausible range", false, "n"},
                    {"Leaving out nights that follow a night with", false, "n"}}},
                  {},
                  {}};
  for (const auto& line : asked.outcomes) {
    const auto& found = line.answer.comparison;
    const auto& partial = line.answer.not_after_with;
    const auto cell = [](const std::optional<double>& value) {
      return HtmlWriter::Cell{value ? number(*value) : "", false, "n"};
    };
    table.body.push_back(
        {{fmt::format("{} ({})", line.name, line.unit), true},
         {std::to_string(found.n_with), false, "n"},
         {std::to_string(found.n_without), false, "n"},
         cell(found.median_with),
         cell(found.median_without),
         {found.difference ? difference(*found.difference) : "not worked out", false,
          found.difference ? "n strong" : "n state"},
         {found.interval ? fmt::format("{} to {}", number(found.interval->low), number(found.interval->high)) : "",
          false, "n"},
         {partial.difference ? difference(*partial.difference)
                             : fmt::format("not enough nights: {} and {}", partial.n_with, partial.n_without),
          false, "n"}});
  }
  out.table(table);
  for (const auto& line : asked.outcomes) {
    std::string words = line.name + ": " + line.words;
    for (const auto& more : line.beside) words += " " + more;
    out.paragraph(words);
  }
  out.close_section();
}

void html_entries(HtmlWriter& out, const Model& model) {
  if (model.entries.empty()) return;
  out.open_section("entries", "Every entry",
                   "Each as it was entered. Comments and notes stand in a section of their own.");
  HtmlTable table{"Every entry", {{{"Day"}, {"Time"}, {"What"}, {"As entered"}}}, {}, {}};
  for (const auto& entry : model.entries)
    table.body.push_back({{iso(entry.day), true}, {entry.clock}, {entry.what}, {entry.words}});
  out.table(table);
  out.close_section();
}

void html_last(HtmlWriter& out, const Model& model) {
  if (!model.has_last_page) return;
  out.open_section(
      "reading", "How to read this report",
      fmt::format("Made with {}. Every figure can be worked out again from the entries with these formulas.",
                  model.program));
  HtmlTable quality{"How the entries were made", {{{"What"}, {"How many", false, "n"}}}, {}, {}};
  for (const auto& [what, how_many] : quality_lines(model))
    quality.body.push_back({{what, true}, {how_many, false, "n"}});
  out.table(quality);
  for (const auto& [heading, all] : {std::pair{"Formulas", formulas()}, std::pair{"Words and marks", glossary()}}) {
    out.subheading(heading);
    out.raw("<dl>");
    for (const auto& [what, how] : all) {
      out.raw("<dt>");
      out.text(what);
      out.raw("</dt><dd>");
      out.text(how);
      out.raw("</dd>\n");
    }
    out.raw("</dl>\n");
  }
  out.close_section();
}

}  // namespace nightjar::report
