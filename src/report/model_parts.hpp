// The parts of the model that are worked out in files of their own.
#pragma once
#include <nightjar/report/model.hpp>

namespace nightjar::report {

/// An intake's amount, strength and form as written, side by side.
[[nodiscard]] std::string as_typed(const Intake& intake, const JournalData& data);
[[nodiscard]] std::vector<EntryLine> entries_of(const JournalData& data, Day from, Day until);
[[nodiscard]] Quality quality_of(const JournalData& data, Day from, Day until);
/// Null where the exposure is not in the file, or is nothing that may be compared.
[[nodiscard]] std::optional<WithWithout> with_without_of(const JournalData& data, const Options& options);

}  // namespace nightjar::report
