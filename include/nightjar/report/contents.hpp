// "What is in this file": for the person before it is written, and as page 0 for whoever reads it.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/report/options.hpp>

namespace nightjar::report {

struct ContentLine {
  std::string what;  // "Nights", "Cravings", the name of a substance
  bool in_file = true;
  int entries = 0;                        // in the chosen dates, in the file or not
  std::string how_many;                   // "13 of 14 recorded", "31 entries", "nothing in these dates", "left out"
  std::optional<FieldClass> field_class;  // what a check box beside the line would leave out
  std::optional<Id> substance;
  friend bool operator==(const ContentLine&, const ContentLine&) = default;
};

struct Contents {
  std::vector<ContentLine> lines;
  /// What leaving out cannot reach: a left-out substance that a text in the file names, such as a comment or a note.
  std::vector<std::string> cautions;
};
[[nodiscard]] Contents contents_of(const JournalData& data, const Options& options);

/// The same for the reader of the file: nothing left out is named or counted, only its class.
struct ForReader {
  struct Line {
    std::string what, how_many;
    bool of_list = false;  // one of the substances, under its class
  };
  std::vector<Line> in_file;
  std::vector<std::string> nothing_recorded, left_out;
};
[[nodiscard]] ForReader for_reader(const Contents& contents, const Options& options);

/// For the share log: "nights", and the codes of the classes that were not left out.
[[nodiscard]] TextSet included_names(const Options& options);

}  // namespace nightjar::report
