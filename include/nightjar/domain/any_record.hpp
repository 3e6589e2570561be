// All kinds of record, as one list that code can walk.
#pragma once
#include <nightjar/domain/journal_records.hpp>
#include <nightjar/domain/night.hpp>
#include <nightjar/domain/recovery_records.hpp>
#include <nightjar/domain/sleep_records.hpp>
#include <nightjar/domain/substance.hpp>
#include <variant>

namespace nightjar {

using AnyRecord =
    std::variant<Night, Nap, DeviceSleep, Substance, SubstanceDay, Intake, Plan, PlanEvent, Craving, WithdrawalCheck,
                 CheckIn, DayFacts, SideEffect, SupportEvent, ClinicScore, Tag, Note, Question, Share, ImportBatch>;

template <class V>
struct ForEachKind;
template <class... R>
struct ForEachKind<std::variant<R...>> {
  template <class F>
  static void call(F&& f) {
    (f.template operator()<R>(), ...);
  }
};
/// Calls f.operator()<R>() for every kind of record, in a fixed order.
template <class F>
void for_each_kind(F&& f) {
  ForEachKind<AnyRecord>::call(std::forward<F>(f));
}

[[nodiscard]] inline const RecordHead& head_of(const AnyRecord& record) {
  return std::visit([](const auto& r) -> const RecordHead& { return r.head; }, record);
}
[[nodiscard]] inline RecordHead& head_of(AnyRecord& record) {
  return std::visit([](auto& r) -> RecordHead& { return r.head; }, record);
}
[[nodiscard]] inline std::string_view kind_of(const AnyRecord& record) {
  return std::visit([](const auto& r) -> std::string_view { return r.kind; }, record);
}
/// A record without its head, compared: true when the answers are the same.
[[nodiscard]] bool same_answers(const AnyRecord& a, const AnyRecord& b);

/// The day under which a record is shown: its own day, or the journal day of its moment; nothing for lists and shares.
[[nodiscard]] std::optional<Day> filing_day(const AnyRecord& record, int day_start_min);

}  // namespace nightjar
