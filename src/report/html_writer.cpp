#include "report/html_writer.hpp"

#include <fmt/format.h>

#include <map>

#include "report/markup.hpp"
#include "report/page_layout.hpp"

namespace nightjar::report {
namespace {

/// Every colour of the printed page has a name that the style sheet gives a light and a dark value.
std::string css_colour(charts::Color color) {
  static const std::vector<std::pair<charts::Color, const char*>> names{
      {ink::ink, "var(--ink)"},    {ink::soft, "var(--soft)"},     {ink::faint, "var(--faint)"},
      {ink::rule, "var(--rule)"},  {ink::grid, "var(--grid)"},     {ink::midnight, "var(--midnight)"},
      {ink::hair, "var(--hair)"},  {ink::accent, "var(--accent)"}, {ink::bounds, "var(--bounds)"},
      {ink::paper, "var(--paper)"}};
  for (const auto& [known, name] : names)
    if (known == color) return name;
  return {};
}

}  // namespace

void HtmlWriter::text(std::string_view words) { out_ += escaped(words); }

void HtmlWriter::paragraph(std::string_view words, std::string_view css_class) {
  if (words.empty()) return;
  out_ += css_class.empty() ? std::string("<p>") : fmt::format("<p class=\"{}\">", css_class);
  text(words);
  out_ += "</p>\n";
}

void HtmlWriter::own_words(std::string_view words) {
  out_ += fmt::format("<p class=\"own\" dir=\"auto\">{}</p>\n", escaped(words));
}

void HtmlWriter::open_section(const std::string& id, std::string_view heading, std::string_view note) {
  sections_.push_back({id, std::string(heading)});
  out_ +=
      fmt::format("<section id=\"{0}\" aria-labelledby=\"{0}-h\"><h2 id=\"{0}-h\">{1}</h2>\n", id, escaped(heading));
  paragraph(note, "note");
}

void HtmlWriter::subheading(std::string_view words) { out_ += fmt::format("<h3>{}</h3>\n", escaped(words)); }

void HtmlWriter::row(const Row& cells, bool all_heads) {
  out_ += "<tr>";
  for (const auto& cell : cells) {
    const bool head = cell.head || all_heads;
    // A head without words, over row heads, is a plain cell: there is nothing it would name.
    const char* name = head && !cell.words.empty() ? "th" : "td";
    out_ += fmt::format("<{}", name);
    if (*(name + 1) == 'h')
      out_ += all_heads ? (cell.columns > 1 ? " scope=\"colgroup\"" : " scope=\"col\"") : " scope=\"row\"";
    if (cell.columns > 1) out_ += fmt::format(" colspan=\"{}\"", cell.columns);
    if (!cell.css_class.empty()) out_ += fmt::format(" class=\"{}\"", cell.css_class);
    out_ += '>';
    if (cell.spoken.empty())
      text(cell.words);
    else {
      if (!cell.words.empty()) out_ += fmt::format("<span aria-hidden=\"true\">{}</span>", escaped(cell.words));
      out_ += fmt::format("<span class=\"vh\">{}</span>", escaped(cell.spoken));
    }
    out_ += fmt::format("</{}>", name);
  }
  out_ += "</tr>\n";
}

void HtmlWriter::table(const HtmlTable& table) {
  out_ += fmt::format(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table: "
      "{0}\"><table><caption>{0}</caption>\n<thead>",
      escaped(table.caption));
  for (const auto& each : table.head) row(each, true);
  out_ += "</thead>\n<tbody>";
  for (const auto& each : table.body) row(each, false);
  out_ += "</tbody>\n";
  if (!table.foot.empty()) {
    out_ += "<tfoot>";
    for (const auto& each : table.foot) row(each, false);
    out_ += "</tfoot>\n";
  }
  out_ += "</table></div>\n";
}

void HtmlWriter::figure(const charts::Scene& scene, SvgOptions part, std::string_view caption) {
  part.colour_name = css_colour;
  out_ += fmt::format("<figure><div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Chart {}: {}\">",
                      ++figures_, escaped(scene.title));
  out_ += svg_of(scene, part);
  out_ += fmt::format("</div><figcaption>{}</figcaption></figure>\n", escaped(caption));
}

}  // namespace nightjar::report
