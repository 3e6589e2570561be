// All entries as a table, day by day, for whoever wants to see what the figures rest on.
#include <fmt/format.h>

#include <algorithm>
#include <nightjar/time/format.hpp>

#include "report/page_layout.hpp"

namespace nightjar::report {
namespace {

constexpr double time_x = 50, what_x = 53, what_width = 36, entry_words_x = 92, line_pitch = 3.5;

void draw_entry_heads(PageLayout& layout, double rule) {
  layout.words(PageLayout::left, rule + 5, "Day", type::head);
  layout.words_end(time_x, rule + 5, "Time", type::head);
  layout.words(what_x, rule + 5, "What", type::head);
  layout.words(entry_words_x, rule + 5, "As entered", type::head);
  layout.y = rule + 7.2;
  layout.head_rule(layout.y);
}

}  // namespace

void entry_pages(PageLayout& layout) {
  const auto& entries = layout.model().entries;
  if (entries.empty()) return;
  const auto open = [&] {
    layout.open_page("Every entry", fmt::format("{} of {}, as entered; comments on nights and notes stand apart.",
                                                counted(static_cast<int>(entries.size()), "entry", "entries"),
                                                date_range(layout.model().from, layout.model().until)));
    draw_entry_heads(layout, layout.y);
  };
  open();
  const Day* last = nullptr;
  for (const auto& entry : entries) {
    const auto what = layout.lines(entry.what, type::body_medium, what_width);
    const auto words = layout.lines(entry.words, type::body, PageLayout::right - entry_words_x);
    const std::size_t rows = std::max(what.size(), words.size());
    for (std::size_t i = 0; i < rows; ++i) {
      if (!layout.fits(line_pitch + 1.4)) {
        open();
        last = nullptr;
      }
      if (i == 0) {
        const bool new_day = last == nullptr || *last != entry.day;
        if (new_day) {
          if (last != nullptr) layout.rule(layout.y, 0.15, ink::rule);
          layout.words(PageLayout::left, layout.y + 3.5, short_day(entry.day), type::body_strong);
        } else {
          layout.rule(layout.y, 0.1, ink::hair, what_x);
        }
        last = &entry.day;
        layout.words_end(time_x, layout.y + 3.5, entry.clock, type::body);
      }
      if (i < what.size()) layout.words(what_x, layout.y + 3.5, what[i], type::body_medium);
      if (i < words.size()) layout.words(entry_words_x, layout.y + 3.5, words[i], type::body);
      layout.y += line_pitch;
    }
    layout.y += 1.4;
  }
  layout.head_rule(layout.y);
}

}  // namespace nightjar::report
