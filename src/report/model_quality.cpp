// How the entries were made: when, how often changed, from where, and what could not be used.
#include <nightjar/analysis/night_list.hpp>

#include "report/model_parts.hpp"

namespace nightjar::report {

Quality quality_of(const JournalData& data, Day from, Day until) {
  Quality out;
  for (const auto& row : analysis::night_list(data, from, until)) {
    if (row.night == nullptr) continue;
    ++out.nights;
    if (row.lateness) ++out.lateness[static_cast<std::size_t>(*row.lateness)];
    if (!row.findings.empty()) ++out.unconfirmed;
    if (!row.night->odd_confirmed.empty()) ++out.confirmed;
    if (const auto reason = row.measures.reason()) ++out.unusable[*reason];
    if (!row.measures.zone_known) ++out.zone_unknown;
  }
  for_each_kind([&]<class R>() {
    if constexpr (!std::is_same_v<R, ImportBatch>)
      for (const auto& [day, records] : data.by_day<R>()) {
        if (day < from || until < day) continue;
        for (const auto* record : records) {
          const RecordHead& head = record->head;
          ++out.entries;
          if (head.revision > 1) ++out.changed;
          if (head.origin != "self") ++out.imported;
        }
      }
  });
  return out;
}

}  // namespace nightjar::report
