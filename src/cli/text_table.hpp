// Columns of plain text, lined up by characters and not by bytes.
#pragma once
#include <iosfwd>
#include <string>
#include <vector>

namespace nightjar::cli {

class TextTable {
 public:
  enum class Align { left, right };
  struct Column {
    std::string heading;
    Align align = Align::left;
  };
  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// Line breaks and tabs in a cell become spaces. A row with one cell runs across the table.
  void add(std::vector<std::string> row);
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  /// Nothing is cut off, and no line ends in spaces. Columns that are empty in every row are left out.
  void print(std::ostream& out) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace nightjar::cli
