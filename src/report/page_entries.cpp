// All entries as a table, day by day, for whoever wants to see what the figures rest on.
#include <fmt/format.h>

#include <algorithm>
#include <nightjar/time/format.hpp>

#include "report/page_layout.hpp"

namespace nightjar::report {
namespace {

constexpr double time_x = 50, what_x = 53, what_width = 36, words_x = 92, leading = 3.5;

void draw_heads(Book& book, double rule) {
  book.words(Book::left, rule + 5, "Day", type::head);
  book.words_end(time_x, rule + 5, "Time", type::head);
  book.words(what_x, rule + 5, "What", type::head);
  book.words(words_x, rule + 5, "As entered", type::head);
  book.y = rule + 7.2;
  book.head_rule(book.y);
}

}  // namespace

void entry_pages(Book& book) {
  const auto& entries = book.model().entries;
  if (entries.empty()) return;
  const auto open = [&] {
    book.open_page("Every entry", fmt::format("{} of {}, as entered; comments and notes stand apart.",
                                              counted(static_cast<int>(entries.size()), "entry", "entries"),
                                              date_range(book.model().from, book.model().until)));
    draw_heads(book, book.y);
  };
  open();
  const Day* last = nullptr;
  for (const auto& entry : entries) {
    const auto what = book.lines(entry.what, type::body_medium, what_width);
    const auto words = book.lines(entry.words, type::body, Book::right - words_x);
    const std::size_t rows = std::max(what.size(), words.size());
    for (std::size_t i = 0; i < rows; ++i) {
      if (!book.fits(leading + 1.4)) {
        open();
        last = nullptr;
      }
      if (i == 0) {
        const bool new_day = last == nullptr || *last != entry.day;
        if (new_day) {
          if (last != nullptr) book.rule(book.y, 0.15, ink::rule);
          book.words(Book::left, book.y + 3.5,
                     fmt::format("{} {}", day_name(entry.day), month_short(calendar(entry.day).month)),
                     type::body_strong);
        } else {
          book.rule(book.y, 0.1, ink::hair, what_x);
        }
        last = &entry.day;
        if (entry.time) book.words_end(time_x, book.y + 3.5, hh_mm(*entry.time), type::body);
      }
      if (i < what.size()) book.words(what_x, book.y + 3.5, what[i], type::body_medium);
      if (i < words.size()) book.words(words_x, book.y + 3.5, words[i], type::body);
      book.y += leading;
    }
    book.y += 1.4;
  }
  book.head_rule(book.y);
}

}  // namespace nightjar::report
