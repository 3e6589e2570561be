// Builds the web page: everything that is text is escaped here and nowhere else.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "report/svg.hpp"

namespace nightjar::report {

class HtmlWriter {
 public:
  /// Marks up trusted markup of our own.
  void raw(std::string_view markup) { out_ += markup; }
  void text(std::string_view words);
  void paragraph(std::string_view words, std::string_view css_class = {});
  /// Lines of a person's own text, kept apart.
  void own_words(std::string_view words);

  /// A section with a heading; it gets a line in the table of contents.
  void open_section(const std::string& id, std::string_view heading, std::string_view note = {});
  void close_section() { out_ += "</section>\n"; }
  void subheading(std::string_view words);

  struct Cell {
    std::string words;
    bool head = false;  // of its row
    std::string_view css_class = {};
    int columns = 1;
    std::string spoken = {};  // instead of the words, for readers that speak
  };
  using Row = std::vector<Cell>;
  struct HtmlTable {
    std::string caption;
    std::vector<Row> head, body, foot;
  };
  /// In a region that scrolls sideways by itself, so that the page never does.
  void table(const HtmlTable& table);
  /// The drawing with a caption; `colours` of the page follow light and dark.
  void figure(const charts::Scene& scene, SvgOptions part, std::string_view caption);

  struct Heading {
    std::string id, words;
  };
  [[nodiscard]] const std::vector<Heading>& sections() const { return sections_; }
  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  void row(const Row& cells, bool all_heads);

  std::string out_;
  int figures_ = 0;  // numbered, since landmarks need names of their own
  std::vector<Heading> sections_;
};
using HtmlTable = HtmlWriter::HtmlTable;

}  // namespace nightjar::report
