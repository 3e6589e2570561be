// The journal without what the person left out: the one place where anything is left out. Every writer, of pages,
// tables, FHIR or JSON, is given what this returns and nothing else, so no format can hold more than another.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/report/options.hpp>

namespace nightjar::report {

enum class Reach {
  dates,  // what is filed from `from` to `until`
  pages,  // also, without any text: the nights of the long-term figures, and the days that border the period
};

/// Left out always: the bin, earlier versions, the share log, questions, the list of this computer's imports, the lines
/// on the help card, the number of this computer. A short text that an entry can do without and that names a left-out
/// substance (what a craving was for, a trigger, a factor, a brand) goes with it; of others the person is told, see
/// contents.hpp.
[[nodiscard]] JournalData selected(const JournalData& data, const Options& options, Reach reach);

/// Substances that are on the list but not in the file.
[[nodiscard]] std::vector<const Substance*> substances_not_in(const JournalData& data, const Options& options);

}  // namespace nightjar::report
