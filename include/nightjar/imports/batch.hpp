// What a file would bring into the journal, before anything is written: new, same, clash, rejected, left out.
#pragma once
#include <nightjar/domain/journal_data.hpp>

namespace nightjar::imports {

enum class SourceFormat { journal_json, nights_csv, days_csv, records_csv, archive, melidos };

enum class Severity {
  note,      // worth knowing; the row was read
  left_out,  // understood, and not taken for a stated reason
  clash,     // the place is taken by other answers
  rejected,  // not understood
};

struct RowProblem {
  std::string file;      // inside an archive; otherwise empty
  std::size_t line = 0;  // or the number of the record in journal.json; 0: the whole file
  Severity severity = Severity::note;
  std::string text;
};

/// read = fresh + same + clash + rejected + left_out.
struct Counts {
  int read = 0, fresh = 0, same = 0, clash = 0, rejected = 0, left_out = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
};

/// A place that holds other answers: what is in the journal, and what the file says, on the head of mine.
struct Clash {
  AnyRecord mine, theirs;
};

struct Batch {
  SourceFormat format = SourceFormat::nights_csv;
  Id id{};
  std::vector<AnyRecord> records;  // new ones, heads filled in, `origin` the batch
  std::vector<Clash> clashes;
  std::vector<RowProblem> findings;
  Counts counts;
  /// What journal.json holds beside records, when it is read into an empty journal.
  std::vector<Revision> revisions;
  std::optional<JournalSettings> settings;
  /// The person's lists once this is brought in: theirs, with the words that only the file has. None: they stay.
  std::optional<Lists> lists;
};

}  // namespace nightjar::imports

namespace nightjar {
template <>
inline constexpr auto enum_names<imports::SourceFormat> =
    std::to_array<std::string_view>({"journal-json", "nights-csv", "days-csv", "records-csv", "archive", "melidos"});
template <>
inline constexpr auto enum_names<imports::Severity> =
    std::to_array<std::string_view>({"note", "left_out", "clash", "rejected"});
}  // namespace nightjar
