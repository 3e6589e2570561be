// Page 0: what is in this file, before anything of it is read.
#include <fmt/format.h>

#include <nightjar/domain/words.hpp>

#include "report/page_layout.hpp"

namespace nightjar::report {
namespace {

constexpr double count_x = 120, leading = 4.3;

/// Heading, and where rows begin; again on every page that they reach.
void open(Book& book, const std::string& heading, const std::string& note) {
  book.y = book.section(heading, note, 24) + 9.2;
}

void draw_in_file(Book& book, const ForReader& contents) {
  const char* heading = "In this file";
  open(book, heading, "counted over these dates");
  for (const auto& line : contents.in_file) {
    const double x = Book::left + (line.of_list ? 6 : 0);
    const auto parts = book.lines(line.what, line.of_list ? type::question : type::name, count_x - x - 24);
    if (!book.fits(leading * static_cast<double>(parts.size()) + 1.4)) {
      book.next_page();
      open(book, heading, "continued");
    }
    for (const auto& part : parts) {
      book.words(x, book.y + 3.6, part, line.of_list ? type::question : type::name);
      if (&part == &parts.front())
        book.words_end(count_x, book.y + 3.6, line.how_many, type::question, ink::soft);  // read after the name
      book.y += leading;
    }
    book.y += 1.2;
    book.rule(book.y, 0.1, ink::hair, x, count_x);
  }
  book.y += 7;
}

void draw_lines(Book& book, const std::string& heading, const std::string& note,
                const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  open(book, heading, note);
  for (const auto& line : lines)
    for (const auto& part : book.lines(line, type::question, Book::right - Book::left)) {
      if (!book.fits(leading)) {
        book.next_page();
        open(book, heading, "continued");
      }
      book.words(Book::left, book.y + 3.6, part, type::question);
      book.y += leading + 0.6;
    }
  book.y += 7;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
  return out.empty() ? out : out + ".";
}

}  // namespace

void contents_page(Book& book) {
  const Model& model = book.model();
  if (!model.contents) return;
  book.open_page("What is in this file", fmt::format("Days and nights of {}. Chosen by the person it describes.",
                                                     date_range(model.from, model.until)));
  draw_in_file(book, *model.contents);
  if (const auto names = joined(model.contents->nothing_recorded); !names.empty())
    draw_lines(book, "Nothing recorded in these dates", "", {names});
  draw_lines(book, "Left out by the person", "not in the file in any form", model.contents->left_out);
  draw_lines(book, "About this copy", "",
             {model.has_password ? "This copy opens only with a password." : "This copy has no password.",
              "Missing answers stay missing: nothing that was not recorded is counted as none."});
}

}  // namespace nightjar::report
