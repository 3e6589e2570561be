// Page 0: what is in this file, before anything of it is read.
#include <fmt/format.h>

#include <nightjar/domain/words.hpp>

#include "report/page_layout.hpp"

namespace nightjar::report {
namespace {

constexpr double count_x = 120, contents_pitch = 4.3;

/// Heading, and where rows begin; again on every page that they reach.
void open(PageLayout& layout, const std::string& heading, const std::string& note) {
  layout.y = layout.section(heading, note, 24) + 9.2;
}

void draw_in_file(PageLayout& layout, const ForReader& contents) {
  const char* heading = "In this file";
  open(layout, heading, "counted over these dates");
  for (const auto& line : contents.in_file) {
    const double x = PageLayout::left + (line.of_list ? 6 : 0);
    const auto parts = layout.lines(line.what, line.of_list ? type::question : type::name, count_x - x - 24);
    if (!layout.fits(contents_pitch * static_cast<double>(parts.size()) + 1.4)) {
      layout.next_page();
      open(layout, heading, "continued");
    }
    for (const auto& part : parts) {
      layout.words(x, layout.y + 3.6, part, line.of_list ? type::question : type::name);
      if (&part == &parts.front())
        layout.words_end(count_x, layout.y + 3.6, line.how_many, type::question, ink::soft);  // read after the name
      layout.y += contents_pitch;
    }
    layout.y += 1.2;
    layout.rule(layout.y, 0.1, ink::hair, x, count_x);
  }
  layout.y += 7;
}

void draw_lines(PageLayout& layout, const std::string& heading, const std::string& note,
                const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  open(layout, heading, note);
  for (const auto& line : lines)
    for (const auto& part : layout.lines(line, type::question, PageLayout::right - PageLayout::left)) {
      if (!layout.fits(contents_pitch)) {
        layout.next_page();
        open(layout, heading, "continued");
      }
      layout.words(PageLayout::left, layout.y + 3.6, part, type::question);
      layout.y += contents_pitch + 0.6;
    }
  layout.y += 7;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
  return out.empty() ? out : out + ".";
}

}  // namespace

void contents_page(PageLayout& layout) {
  const Model& model = layout.model();
  if (!model.contents) return;
  layout.open_page("What is in this file", fmt::format("Days and nights of {}. Chosen by the person it describes.",
                                                       date_range(model.from, model.until)));
  draw_in_file(layout, *model.contents);
  if (const auto names = joined(model.contents->nothing_recorded); !names.empty())
    draw_lines(layout, "Nothing recorded in these dates", "", {names});
  if (const auto names = joined(model.contents->not_in_format); !names.empty())
    draw_lines(layout, "Recorded, but not on these pages", "", {names});
  draw_lines(layout, "Left out by the person", "not in the file in any form", model.contents->left_out);
  draw_lines(layout, "About this copy", "",
             {model.has_password ? "This copy opens only with a password." : "This copy has no password.",
              "Missing answers stay missing: nothing that was not recorded is counted as none."});
}

}  // namespace nightjar::report
