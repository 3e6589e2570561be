#include <nightjar/analysis/night_list.hpp>
#include <nightjar/support/contract.hpp>

namespace nightjar::analysis {
namespace {

std::optional<Instant> import_time(const JournalData& data, const RecordHead& head) {
  if (head.origin == "self") return std::nullopt;
  const auto id = parse_id(head.origin);
  const auto* batch = id ? data.find<ImportBatch>(*id) : nullptr;
  return batch == nullptr ? std::nullopt : batch->at.utc;
}

}  // namespace

NightRow night_row(const Night& night, std::optional<DayType> day_type, int day_start_min) {
  NightRow row;
  row.day = night.night;
  row.night = &night;
  row.measures = measure(night);
  row.lateness = lateness(night, day_start_min);
  row.day_type = day_type;
  row.findings = check(night, {});
  return row;
}

std::vector<NightRow> night_rows(const JournalData& data, Day from, Day until) {
  NIGHTJAR_EXPECTS(from <= until);
  std::vector<NightRow> rows(static_cast<std::size_t>(until - from + 1));
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].day = from + static_cast<int>(i);
  const auto row_of = [&](Day day) -> NightRow& { return rows[static_cast<std::size_t>(day - from)]; };
  const auto& facts = data.by_day<DayFacts>();
  for (auto it = facts.lower_bound(from + 1); it != facts.end() && it->first <= until + 1; ++it)
    row_of(it->first - 1).day_type = it->second.front()->day_type;
  const auto& nights = data.by_day<Night>();
  for (auto it = nights.lower_bound(from); it != nights.end() && it->first <= until; ++it) {
    auto& row = row_of(it->first);
    const Night& night = *it->second.front();
    row.night = &night;
    row.measures = measure(night);
    row.lateness = lateness(night, data.settings().day_start_min, import_time(data, night.head));
  }
  return rows;
}

std::vector<NightRow> night_list(const JournalData& data, Day from, Day until, std::optional<Instant> now) {
  auto rows = night_rows(data, from, until);
  auto context = check_context(data, Id{}, now);
  context.nights.clear();
  for (auto& row : rows) {
    if (row.night == nullptr) continue;
    // The night is compared with the others, not with itself.
    const Night& night = *row.night;
    auto others = context;
    if (data.by_day<Night>().at(row.day).size() > 1) others.nights.insert(row.day);
    if (night.state == NightState::recorded && night.tried_to_sleep && row.measures.usable())
      others.tried_to_sleep.remove(minute_of_day(night.tried_to_sleep->local));
    row.findings = check(night, others);
  }
  return rows;
}

}  // namespace nightjar::analysis
