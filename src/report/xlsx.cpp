#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <nightjar/report/xlsx.hpp>
#include <nightjar/support/utf8.hpp>
#include <nightjar/time/format.hpp>

#include "report/markup.hpp"

namespace nightjar::report {
namespace {

/// Indices into the cell formats of styles.xml.
enum class Style { number, head, text, day, time };

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

constexpr std::string_view styles =
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/></numFmts>"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    "<cellXfs count=\"5\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
    // A quote prefix keeps "=1+1" a text when somebody edits the cell.
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\" "
    "applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>"
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

std::string column_name(std::size_t index) {
  std::string name;
  for (std::size_t n = index + 1; n > 0; n = (n - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (n - 1) % 26));
  return name;
}

std::string sheet_name(const Table& table) {
  const std::string_view name(table.name);
  return std::string(name.substr(0, std::min<std::size_t>(name.rfind('.'), 31)));
}

/// What a cell takes as a number, in as many digits as a spreadsheet keeps; empty for what would lose any.
std::string number_of_cell(std::string_view text) {
  constexpr std::size_t digits_kept = 15;
  std::string_view size = text;
  if (size.starts_with('-')) size.remove_prefix(1);
  const auto digits = [](std::string_view part) {
    return !part.empty() && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
  };
  const auto point = size.find('.');
  const bool whole = point == std::string_view::npos;
  if (!digits(size.substr(0, point)) || (!whole && !digits(size.substr(point + 1)))) return {};
  if (size.size() <= digits_kept) return std::string(text);
  double value = 0;
  if (whole || std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc()) return {};
  return fmt::format("{:.{}g}", value, digits_kept);
}

/// Days since 1899-12-30, as spreadsheets count; they have a 29 February 1900 that never was, so not before March 1900.
std::optional<int> serial(std::string_view text) {
  const auto day = parse_day(text);
  constexpr int before_1970 = 25569;
  if (!day || day->since_epoch + before_1970 < 61) return std::nullopt;
  return day->since_epoch + before_1970;
}

struct Value {
  std::string number;  // empty: a text
  Style style = Style::text;
};
Value value_of(const std::string& cell, std::string_view type) {
  if (type == "integer" || type == "number")
    if (auto number = number_of_cell(cell); !number.empty()) return {std::move(number), Style::number};
  if (type == "day")
    if (const auto day = serial(cell)) return {fmt::format("{}", *day), Style::day};
  // A time that carries its offset stays as it is written: a spreadsheet would drop the offset.
  if (type == "time" && cell.size() == 16 && cell[10] == 'T')
    if (const auto day = serial(std::string_view(cell).substr(0, 10))) {
      const auto local = parse_local(cell);
      if (local) return {fmt::format("{:.10f}", *day + minute_of_day(local->local) / 1440.0), Style::time};
    }
  return {};
}

/// "_x0041_" means a character to a spreadsheet; written as text, its first underscore must be spelled that way itself.
std::string literal(const std::string& cell) {
  std::string out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool code = cell.compare(i, 2, "_x") == 0 && i + 6 < cell.size() && cell[i + 6] == '_' &&
                      std::all_of(cell.begin() + static_cast<std::ptrdiff_t>(i) + 2,
                                  cell.begin() + static_cast<std::ptrdiff_t>(i) + 6,
                                  [](unsigned char c) { return std::isxdigit(c) != 0; });
    if (code) out += "_x005F";
    out += cell[i];
  }
  return escaped(out);
}

void add_cell(std::string& out, std::size_t column, std::size_t row, const std::string& cell, const Value& value) {
  if (cell.empty()) return;
  const auto where = fmt::format("{}{}", column_name(column), row);
  if (!value.number.empty())
    out += fmt::format("<c r=\"{}\" s=\"{}\"><v>{}</v></c>", where, static_cast<int>(value.style), value.number);
  else
    out += fmt::format("<c r=\"{}\" s=\"{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", where,
                       static_cast<int>(value.style), literal(cell));
}

/// What one cell takes, counted in UTF-16 as spreadsheets do; with more, Excel calls the whole workbook damaged.
constexpr std::size_t cell_units = 32767;

/// The longest beginning of a text that is not longer than so many units, never half a character.
std::string_view beginning(std::string_view text, std::size_t units) {
  std::size_t end = 0;
  for (std::size_t used = 0; end < text.size();) {
    const auto next = utf8::next(text, end);
    used += next.code_point > 0xFFFF ? 2 : 1;
    if (used > units) break;
    end += next.length;
  }
  return text.substr(0, end);
}

/// The rest of texts that are longer than a cell, on a sheet of their own, so that nothing of them is lost.
class LongTexts {
 public:
  /// What the cell itself holds: the text, or its beginning and where it goes on. Valid until the next call.
  const std::string& cell(const Table& table, std::size_t column, std::size_t row, const std::string& text) {
    if (text.size() <= cell_units || beginning(text, cell_units).size() == text.size()) return text;
    const auto where = fmt::format(" [goes on in the sheet {}, row {}]", name, rest_.rows.size() + 2);
    const auto first = beginning(text, cell_units - where.size());
    std::string_view rest = std::string_view(text).substr(first.size());
    for (int part = 2; !rest.empty(); ++part) {
      const auto next = beginning(rest, cell_units);
      rest_.rows.push_back({sheet_name(table), table.header[column], fmt::format("{}", row), fmt::format("{}", part),
                            std::string(next)});
      rest.remove_prefix(next.size());
    }
    return beginning_ = std::string(first) + where;
  }
  [[nodiscard]] const Table& rest() const { return rest_; }

 private:
  static constexpr std::string_view name = "long_texts";
  std::string beginning_;
  Table rest_{fmt::format("{}.csv", name), {"sheet", "column", "row", "part", "text"}, {}};
};

using Types = std::map<std::pair<std::string, std::string>, std::string>;

std::string sheet(const Table& table, const Types& types, LongTexts& long_texts, const Step& step) {
  std::vector<std::string> of_column;
  std::string columns;
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    const auto found = types.find({table.name, table.header[i]});
    of_column.push_back(found == types.end() ? "text" : found->second);
    std::size_t width = table.header[i].size() + 2;
    for (const auto& row : table.rows) width = std::max(width, std::min<std::size_t>(row[i].size() + 1, 48));
    columns += fmt::format("<col min=\"{0}\" max=\"{0}\" width=\"{1}\" customWidth=\"1\"/>", i + 1, width);
  }
  const auto range = fmt::format("A1:{}{}", column_name(table.header.size() - 1), table.rows.size() + 1);
  std::string out = fmt::format(
      "{}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"{}\"/>"
      "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
      "state=\"frozen\"/></sheetView></sheetViews><cols>{}</cols><sheetData><row r=\"1\">",
      declaration, range, columns);
  for (std::size_t i = 0; i < table.header.size(); ++i) add_cell(out, i, 1, table.header[i], {"", Style::head});
  out += "</row>";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    out += fmt::format("<row r=\"{}\">", r + 2);
    for (std::size_t i = 0; i < table.header.size(); ++i)
      add_cell(out, i, r + 2, long_texts.cell(table, i, r + 2, table.rows[r][i]),
               value_of(table.rows[r][i], of_column[i]));
    out += "</row>";
    step();
  }
  return out += fmt::format("</sheetData><autoFilter ref=\"{}\"/></worksheet>", range);
}

std::string relation(std::size_t id, std::string_view type, std::string_view target) {
  return fmt::format("<Relationship Id=\"rId{}\" Type=\"http://schemas.openxmlformats.org/{}\" Target=\"{}\"/>", id,
                     type, target);
}

constexpr std::string_view relations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

}  // namespace

std::vector<CsvFile> workbook_parts(std::span<const Table> tables, const WorkbookFacts& facts, const Step& step) {
  Types types;
  for (const auto& row : dictionary_table().rows) types[{row[0], row[1]}] = row[2];
  LongTexts long_texts;
  for (const char* column : {"row", "part"}) types[{long_texts.rest().name, column}] = "integer";

  std::string parts, sheets, links;
  std::vector<CsvFile> files;
  const auto add_sheet = [&](const Table& table) {
    const auto number = files.size() + 1;
    const auto path = fmt::format("worksheets/sheet{}.xml", number);
    parts += fmt::format(
        "<Override PartName=\"/xl/{}\" ContentType=\"application/vnd.openxmlformats-officedocument."
        "spreadsheetml.worksheet+xml\"/>",
        path);
    sheets += fmt::format("<sheet name=\"{}\" sheetId=\"{}\" r:id=\"rId{}\"/>", sheet_name(table), number, number);
    links += relation(number, "officeDocument/2006/relationships/worksheet", path);
    files.push_back({"xl/" + path, sheet(table, types, long_texts, step)});
  };
  for (const auto& table : tables) add_sheet(table);
  if (!long_texts.rest().rows.empty()) add_sheet(Table(long_texts.rest()));
  links += relation(files.size() + 1, "officeDocument/2006/relationships/styles", "styles.xml");

  std::vector<CsvFile> out;
  out.push_back(
      {"[Content_Types].xml",
       fmt::format(
           "{}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
           "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
           "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
           "<Override PartName=\"/xl/workbook.xml\" "
           "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
           "<Override PartName=\"/xl/styles.xml\" "
           "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
           "<Override PartName=\"/docProps/core.xml\" "
           "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
           "{}</Types>",
           declaration, parts)});
  out.push_back(
      {"_rels/.rels", fmt::format("{}{}{}{}</Relationships>", declaration, relations,
                                  relation(1, "officeDocument/2006/relationships/officeDocument", "xl/workbook.xml"),
                                  "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/"
                                  "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>")});
  out.push_back(
      {"docProps/core.xml",
       fmt::format(
           "{}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>"
           "<dcterms:created xsi:type=\"dcterms:W3CDTF\">{}</dcterms:created></cp:coreProperties>",
           declaration, escaped(facts.title), escaped(facts.made_at_utc))});
  out.push_back(
      {"xl/workbook.xml", fmt::format("{}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                                      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                                      "<sheets>{}</sheets></workbook>",
                                      declaration, sheets)});
  out.push_back({"xl/_rels/workbook.xml.rels", fmt::format("{}{}{}</Relationships>", declaration, relations, links)});
  out.push_back({"xl/styles.xml", std::string(declaration) + std::string(styles)});
  std::ranges::move(files, std::back_inserter(out));
  return out;
}

}  // namespace nightjar::report
