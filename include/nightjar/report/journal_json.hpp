// journal.json: the complete journal, ids, the person's lists, bin and earlier versions included, readable by anything
// that reads JSON.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/report/progress.hpp>
#include <span>

namespace nightjar::report {

/// {"format":"nightjar-journal","version":1,"settings":{…},"lists":{…},"records":[…],"revisions":[…]}, one record a
/// line; lists only if there are any.
[[nodiscard]] std::string journal_json(const JournalData& data, std::span<const Revision> revisions,
                                       const Step& step = no_step);

}  // namespace nightjar::report
