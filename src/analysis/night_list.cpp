#include <nightjar/analysis/night_list.hpp>
#include <nightjar/support/contract.hpp>

namespace nightjar::analysis {
namespace {

std::optional<Instant> import_time(const JournalData& data, const RecordHead& head) {
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

std::vector<NightRow> night_list(const JournalData& data, Day from, Day until, std::optional<Instant> now) {
  NIGHTJAR_EXPECTS(from <= until);
  auto context = check_context(data, Id{}, now);
  context.nights.clear();
  std::vector<NightRow> rows;
  for (Day day = from; day <= until; ++day) {
    auto& row = rows.emplace_back();
    row.day = day;
    if (const auto* facts = data.one_on<DayFacts>(day + 1)) row.day_type = facts->day_type;
    const auto nights = data.on<Night>(day);
    if (nights.empty()) continue;
    const Night& night = *nights.front();
    row.night = &night;
    row.measures = measure(night);
    row.lateness = lateness(night, data.settings().day_start_min, import_time(data, night.head));

    // The night is compared with the others, not with itself.
    auto others = context;
    if (nights.size() > 1) others.nights.insert(day);
    if (night.state == NightState::recorded && night.tried_to_sleep && row.measures.usable())
      others.tried_to_sleep.remove(minute_of_day(night.tried_to_sleep->local));
    row.findings = check(night, others);
  }
  return rows;
}

}  // namespace nightjar::analysis
