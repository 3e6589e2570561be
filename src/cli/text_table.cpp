#include "cli/text_table.hpp"

#include <algorithm>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/utf8.hpp>
#include <ostream>

namespace nightjar::cli {

void TextTable::add(std::vector<std::string> row) {
  NIGHTJAR_EXPECTS(row.size() == columns_.size() || row.size() == 1);
  for (auto& cell : row)
    std::replace_if(
        cell.begin(), cell.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  rows_.push_back(std::move(row));
}

void TextTable::print(std::ostream& out) const {
  std::vector<std::size_t> widths(columns_.size(), 0);
  for (const auto& row : rows_)
    if (row.size() == columns_.size())
      for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], utf8::count(row[c]));
  for (std::size_t c = 0; c < columns_.size(); ++c)
    if (widths[c] > 0) widths[c] = std::max(widths[c], utf8::count(columns_[c].heading));

  const auto print_row = [&](const auto& cell_at) {
    std::string line;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (widths[c] == 0) continue;
      const std::string& cell = cell_at(c);
      const std::string space(widths[c] - utf8::count(cell), ' ');
      if (!line.empty()) line += "  ";
      line += columns_[c].align == Align::right ? space + cell : cell + space;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    if (!line.empty()) out << line << '\n';
  };
  print_row([&](std::size_t c) -> const std::string& { return columns_[c].heading; });
  for (const auto& row : rows_) {
    if (row.size() == columns_.size())
      print_row([&](std::size_t c) -> const std::string& { return row[c]; });
    else
      out << row.front() << '\n';
  }
}

}  // namespace nightjar::cli
