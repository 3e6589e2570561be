// The first table of a shared file: what it is, what is in it, what was left out.
#pragma once
#include <nightjar/report/csv.hpp>
#include <nightjar/report/options.hpp>

namespace nightjar::report {

[[nodiscard]] Table about_table(const JournalData& data, const Options& options);

}  // namespace nightjar::report
