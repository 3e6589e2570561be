#include <algorithm>
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

/// Asks for a record that is needed next: over decades they lie all over memory, and each would be waited for.
void fetch(const Night& night) {
  constexpr std::size_t cache_line = 64;
  const auto* bytes = reinterpret_cast<const char*>(&night);
  for (std::size_t i = 0; i < sizeof night; i += cache_line) __builtin_prefetch(bytes + i);
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

void for_each_night(const JournalData& data, Day from, Day until, const std::function<void(const NightRow&)>& work) {
  NIGHTJAR_EXPECTS(from <= until);
  const auto& nights = data.by_day<Night>();
  const auto& facts = data.by_day<DayFacts>();
  auto night = nights.lower_bound(from);
  auto next_day = facts.lower_bound(from + 1);
  for (Day day = from; day <= until; ++day) {
    NightRow row;
    row.day = day;
    if (next_day != facts.end() && next_day->first == day + 1) {
      row.day_type = next_day->second.front()->day_type;
      ++next_day;
    }
    if (night != nights.end() && night->first == day) {
      row.night = night->second.front();
      if (++night != nights.end()) fetch(*night->second.front());
      row.measures = measure(*row.night);
      row.lateness = lateness(*row.night, data.settings().day_start_min, import_time(data, row.night->head));
    }
    work(row);
  }
}

std::vector<NightRow> night_rows(const JournalData& data, Day from, Day until) {
  std::vector<NightRow> rows;
  rows.reserve(static_cast<std::size_t>(std::max(until - from + 1, 0)));
  for_each_night(data, from, until, [&](const NightRow& row) { rows.push_back(row); });
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
    if (data.on<Night>(row.day).size() > 1) others.nights.insert(row.day);
    if (night.state == NightState::recorded && night.tried_to_sleep && row.measures.usable())
      others.tried_to_sleep.remove(minute_of_day(night.tried_to_sleep->local));
    row.findings = check(night, others);
  }
  return rows;
}

}  // namespace nightjar::analysis
