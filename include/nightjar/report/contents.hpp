// "What is in this file": for the person before it is written, and as page 0 for whoever reads it.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/report/options.hpp>

namespace nightjar::report {

struct ContentLine {
  std::string what;  // "Nights", "Cravings", the name of a substance
  bool in_file = true;
  int entries = 0;  // in the chosen dates: in the file, or of what is left out
  std::string
      how_many;  // "13 of 14 recorded", "31 entries", "nothing in these dates", "left out", "not in this format"
  bool in_format = true;                       // false: recorded, but this format does not say it
  std::optional<FieldClass> field_class = {};  // what a check box beside the line would leave out
  std::optional<Id> substance = {};
  friend bool operator==(const ContentLine&, const ContentLine&) = default;
};

struct Contents {
  std::vector<ContentLine> lines;
  /// To be read before the file is made: texts that go with a left-out substance because they name it, what leaving out
  /// cannot reach, and nights that the format cannot express.
  std::vector<std::string> cautions;
  bool texts_left_out = false;  // because they name a substance that is left out
};
/// What a file of that format will hold.
[[nodiscard]] Contents contents_of(const JournalData& data, const Options& options, Format format);

/// The same for the reader of the file: nothing left out is named or counted, only its class.
struct ForReader {
  struct Line {
    std::string what, how_many;
    bool of_list = false;  // one of the substances, under its class
  };
  std::vector<Line> in_file;
  std::vector<std::string> nothing_recorded, not_in_format, left_out;
};
[[nodiscard]] ForReader for_reader(const Contents& contents, const Options& options);

/// For the share log: "nights" and the codes of the classes of which anything is in the file.
[[nodiscard]] TextSet included_names(const Contents& contents);

}  // namespace nightjar::report
