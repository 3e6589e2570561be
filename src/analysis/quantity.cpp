#include <algorithm>
#include <nightjar/analysis/quantity.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/overloaded.hpp>

namespace nightjar::analysis {
namespace {

std::optional<double> as_number(const std::optional<int>& value) {
  return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
}

std::optional<int> checklist_of(const JournalData& data, Day day) {
  auto checks = data.on<WithdrawalCheck>(day);
  std::ranges::stable_sort(checks, {}, [](const WithdrawalCheck* check) { return check->at.local; });
  for (const auto* check : checks)
    if (const auto sum = withdrawal_sum(check->items).sum) return sum;
  return std::nullopt;
}

template <class R>
void widen(std::optional<std::pair<Day, Day>>& span, const JournalData& data) {
  const auto& days = data.by_day<R>();
  if (days.empty()) return;
  const auto first = days.begin()->first, last = days.last();
  span = span ? std::pair(std::min(span->first, first), std::max(span->second, last)) : std::pair(first, last);
}

}  // namespace

std::string_view code_of(const Quantity& quantity) {
  return std::visit([](const auto value) { return to_text(value); }, quantity);
}

std::optional<Quantity> quantity_from_code(std::string_view code) {
  if (const auto measure = enum_from_text<Measure>(code)) return *measure;
  if (const auto value = enum_from_text<DayValue>(code)) return *value;
  return std::nullopt;
}

std::vector<std::string_view> quantity_codes() {
  std::vector<std::string_view> out(enum_names<Measure>.begin(), enum_names<Measure>.end());
  out.insert(out.end(), enum_names<DayValue>.begin(), enum_names<DayValue>.end());
  return out;
}

std::optional<int> strongest_craving(const JournalData& data, Day day) {
  std::optional<int> peak;
  for (const Craving* craving : data.on<Craving>(day)) peak = std::max(peak.value_or(0), craving->peak);
  if (const CheckIn* check_in = data.one_on<CheckIn>(day); check_in && check_in->craving_peak)
    peak = std::max(peak.value_or(0), *check_in->craving_peak);
  return peak;
}

ChecklistSum withdrawal_sum(const Checklist& items) {
  ChecklistSum out;
  int sum = 0;
  const auto asked = words::checklist_items();
  for (const auto& item : asked) {
    const auto answer = items.find(std::string(item.code));
    if (answer == items.end() || !answer->second) continue;
    ++out.answered;
    sum += *answer->second;
  }
  if (out.answered == static_cast<int>(asked.size())) out.sum = sum;
  return out;
}

std::optional<double> night_value(const JournalData& data, Measure measure, Day night) {
  const auto* record = data.one_on<Night>(night);
  return record == nullptr ? std::nullopt : analysis::measure(*record).value(measure);
}

std::optional<double> day_value(const JournalData& data, DayValue value, Day day) {
  if (value == DayValue::craving_peak) return as_number(strongest_craving(data, day));
  if (value == DayValue::withdrawal_sum) return as_number(checklist_of(data, day));
  const auto* check_in = data.one_on<CheckIn>(day);
  if (check_in == nullptr) return std::nullopt;
  switch (value) {
    case DayValue::mood: return as_number(check_in->mood);
    case DayValue::energy: return as_number(check_in->energy);
    case DayValue::pain: return as_number(check_in->pain);
    case DayValue::stress: return as_number(check_in->stress);
    case DayValue::craving_peak:
    case DayValue::withdrawal_sum: break;
  }
  return std::nullopt;
}

std::optional<std::pair<Day, Day>> recorded_span(const JournalData& data, const Quantity& quantity) {
  std::optional<std::pair<Day, Day>> span;
  if (std::holds_alternative<Measure>(quantity)) {
    widen<Night>(span, data);
  } else if (quantity == Quantity(DayValue::withdrawal_sum)) {
    widen<WithdrawalCheck>(span, data);
  } else {
    widen<CheckIn>(span, data);
    if (quantity == Quantity(DayValue::craving_peak)) widen<Craving>(span, data);
  }
  return span;
}

std::vector<std::optional<double>> series_of(const JournalData& data, const Quantity& quantity, Day from, Day until) {
  NIGHTJAR_EXPECTS(from <= until);
  std::vector<std::optional<double>> out;
  for (Day day = from; day <= until; ++day)
    out.push_back(std::visit(Overloaded{[&](Measure measure) { return night_value(data, measure, day); },
                                        [&](DayValue value) { return day_value(data, value, day); }},
                             quantity));
  return out;
}

}  // namespace nightjar::analysis
