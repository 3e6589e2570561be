#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nightjar/codec/csv.hpp>
#include <nightjar/support/utf8.hpp>

namespace nightjar::codec {
namespace {

// What a spreadsheet takes for a formula, with the wide forms of East Asian keyboards; behind any guards of ours.
bool looks_like_formula(std::string_view cell) {
  cell.remove_prefix(std::min(cell.find_first_not_of('\''), cell.size()));
  constexpr std::array<std::string_view, 11> starts{"=",  "+",      "-",      "@",      "\t",    "\r",
                                                    "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  return std::ranges::any_of(starts, [&](std::string_view start) { return cell.starts_with(start); });
}

bool ends_line(char c) { return c == '\n' || c == '\r'; }

// Whichever separator the first line has most of, outside quotes.
char delimiter_of(std::string_view text) {
  constexpr std::array<char, 3> candidates{',', ';', '\t'};
  std::array<int, 3> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (ends_line(c)) break;
    for (std::size_t i = 0; i < candidates.size(); ++i) counts[i] += c == candidates[i] ? 1 : 0;
  }
  return candidates[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

class Reader {
 public:
  Reader(std::string_view text, char delimiter, const CsvLimits& limits)
      : text_(text), delimiter_(delimiter), limits_(limits) {}

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

  void skip_blank_lines() {
    for (; !at_end() && ends_line(text_[at_]); ++at_) count_line();
  }

  CsvRow next() {
    CsvRow row;
    row.line = line_;
    const auto begin = at_;
    for (bool more = true; more;) {
      auto cell = next_cell(row);
      if (row.cells.size() < limits_.columns)
        row.cells.push_back(std::move(cell));
      else
        complain(row, "the row has more than {} cells", limits_.columns);
      more = !at_end() && text_[at_] == delimiter_;
      if (more) ++at_;
    }
    if (at_ - begin > limits_.row_bytes) complain(row, "the row is larger than {} bytes", limits_.row_bytes);
    end_line();
    if (!row.problem.empty()) row.cells.clear();
    return row;
  }

 private:
  // Called for every byte beyond a limit, so the text is only made the first time.
  template <class... T>
  static void complain(CsvRow& row, fmt::format_string<T...> problem, T&&... values) {
    if (row.problem.empty()) row.problem = fmt::format(problem, std::forward<T>(values)...);
  }

  // Called at each line end that is passed; CRLF counts once, at its LF.
  void count_line() {
    if (text_[at_] == '\n' || at_ + 1 >= text_.size() || text_[at_ + 1] != '\n') ++line_;
  }

  void end_line() {
    if (at_end()) return;
    count_line();
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') {
      ++at_;
      count_line();
    }
    ++at_;
  }

  // A quoted part, if the cell begins with one, and whatever is before the next separator.
  std::string next_cell(CsvRow& row) {
    std::string cell;
    const auto add = [&](char c) {
      if (cell.size() < limits_.cell_bytes)
        cell += c;
      else
        complain(row, "a cell is larger than {} bytes", limits_.cell_bytes);
    };
    if (!at_end() && text_[at_] == '"') {
      for (++at_;; ++at_) {
        if (at_end()) {
          complain(row, "a quote is opened and not closed");
          return cell;
        }
        if (text_[at_] == '"') {
          if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
          ++at_;
        } else if (ends_line(text_[at_])) {
          count_line();
        }
        add(text_[at_]);
      }
      ++at_;
    }
    for (; !at_end() && text_[at_] != delimiter_ && !ends_line(text_[at_]); ++at_) add(text_[at_]);
    if (!utf8::valid(cell)) complain(row, "a cell is not UTF-8 text");
    return utf8::sanitized(cell);
  }

  std::string_view text_;
  char delimiter_;
  CsvLimits limits_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

std::string guarded(std::string cell) {
  if (looks_like_formula(cell)) cell.insert(0, 1, '\'');
  return cell;
}

std::string unguarded(std::string cell) {
  if (cell.starts_with('\'') && looks_like_formula(cell)) cell.erase(0, 1);
  return cell;
}

std::string csv_line(std::span<const std::string> cells) {
  std::string out;
  add_csv_line(out, cells);
  return out;
}

void add_csv_line(std::string& out, std::span<const std::string> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) out += ',';
    const auto& cell = cells[i];
    if (cell.find_first_of(",\"\n\r") == std::string::npos) {
      out += cell;
      continue;
    }
    out += '"';
    for (const char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  out += '\n';
}

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  const auto it = std::find(header.begin(), header.end(), name);
  if (it == header.end()) return std::nullopt;
  return static_cast<std::size_t>(it - header.begin());
}

std::string_view CsvTable::cell(const CsvRow& row, std::string_view name) const {
  const auto index = column(name);
  return index && *index < row.cells.size() ? std::string_view(row.cells[*index]) : std::string_view();
}

Result<CsvTable> read_csv(std::string_view bytes, const CsvLimits& limits) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  CsvTable table;
  table.delimiter = delimiter_of(bytes.substr(
      bytes.find_first_not_of("\r\n") == std::string_view::npos ? bytes.size() : bytes.find_first_not_of("\r\n")));
  Reader reader(bytes, table.delimiter, limits);
  reader.skip_blank_lines();
  if (reader.at_end())
    return fail(ErrorCode::parse, "the file has no header line", "check that this is the right file");
  auto header = reader.next();
  if (!header.problem.empty())
    return fail(ErrorCode::parse, "the header line cannot be read: " + header.problem,
                "check that this is the right file");
  table.header = std::move(header.cells);
  for (reader.skip_blank_lines(); !reader.at_end(); reader.skip_blank_lines()) {
    if (table.rows.size() == limits.rows)
      return fail(ErrorCode::too_large, fmt::format("the file has more than {} rows", limits.rows), "split it");
    table.rows.push_back(reader.next());
  }
  return table;
}

}  // namespace nightjar::codec
