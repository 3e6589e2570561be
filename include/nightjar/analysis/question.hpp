// A comparison chosen beforehand: what is offered for it, and how it is kept in the journal's `question` record.
#pragma once
#include <nightjar/analysis/factor.hpp>

namespace nightjar::analysis {

/// What a person may choose from: factors asked about or ticked before bed, then what a day says. No tag whose name is
/// a substance that may not be compared; alcohol only where it is on the person's list. Caffeine needs a typed time, so
/// it is never among them.
[[nodiscard]] std::vector<Factor> offered_factors(const JournalData& data);
/// A tag that no night and no list knows: probably another spelling of one.
[[nodiscard]] bool is_unheard_of(const JournalData& data, const Factor& factor);
/// Numbers of the night, then of the day after it.
[[nodiscard]] std::vector<Quantity> offered_outcomes();

/// As a record with a nil id. A tag's name cannot hold ';', so ";unticked-is-without" after it is never part of one.
[[nodiscard]] Question record_of(const FactorQuestion& question, Instant asked);
/// Null where the codes are not known, as in a journal of a later version.
[[nodiscard]] std::optional<FactorQuestion> question_of(const Question& record);
/// The nights that have been: a question may reach into nights to come.
[[nodiscard]] FactorQuestion until_now(FactorQuestion question, Day last_night);

}  // namespace nightjar::analysis
