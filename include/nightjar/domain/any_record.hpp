// All kinds of record, as one list that code can walk.
#pragma once
#include <nightjar/domain/journal_records.hpp>
#include <nightjar/domain/night.hpp>
#include <nightjar/domain/recovery_records.hpp>
#include <nightjar/domain/sleep_records.hpp>
#include <nightjar/domain/substance.hpp>
#include <type_traits>
#include <variant>

namespace nightjar {

/// One record of any kind. What it does with twenty kinds at once (copying, comparing) is compiled in one file; the
/// copies of it that every user would compile again were a third of the time of a build.
class AnyRecord : public std::variant<Night, Nap, DeviceSleep, Substance, SubstanceDay, Intake, Plan, PlanEvent,
                                      Craving, WithdrawalCheck, CheckIn, DayFacts, SideEffect, SupportEvent,
                                      ClinicScore, Tag, Note, Question, Share, ImportBatch> {
 public:
  using Kinds = variant;
  static constexpr std::size_t number_of_kinds = std::variant_size_v<Kinds>;

  AnyRecord();  // a night without answers
  template <class R>
    requires requires(std::remove_cvref_t<R>& record) {
      { record.kind } -> std::same_as<const std::string_view&>;
    }
  AnyRecord(R&& record)  // NOLINT: a record is a record of any kind
      : variant(std::in_place_type<std::remove_cvref_t<R>>, std::forward<R>(record)) {}
  AnyRecord(const AnyRecord&);
  AnyRecord(AnyRecord&&) noexcept;
  AnyRecord& operator=(const AnyRecord&);
  AnyRecord& operator=(AnyRecord&&) noexcept;
  ~AnyRecord();
  friend bool operator==(const AnyRecord& a, const AnyRecord& b);
};

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
  ForEachKind<AnyRecord::Kinds>::call(std::forward<F>(f));
}

/// Calls f with the record as what it is. (Like std::visit, which takes several times as long to compile.)
template <class F, class Any>
decltype(auto) visit_record(F&& f, Any&& record) {
  static_assert(AnyRecord::number_of_kinds == 20);
  switch (record.index()) {
    case 1: return f(*std::get_if<1>(&record));
    case 2: return f(*std::get_if<2>(&record));
    case 3: return f(*std::get_if<3>(&record));
    case 4: return f(*std::get_if<4>(&record));
    case 5: return f(*std::get_if<5>(&record));
    case 6: return f(*std::get_if<6>(&record));
    case 7: return f(*std::get_if<7>(&record));
    case 8: return f(*std::get_if<8>(&record));
    case 9: return f(*std::get_if<9>(&record));
    case 10: return f(*std::get_if<10>(&record));
    case 11: return f(*std::get_if<11>(&record));
    case 12: return f(*std::get_if<12>(&record));
    case 13: return f(*std::get_if<13>(&record));
    case 14: return f(*std::get_if<14>(&record));
    case 15: return f(*std::get_if<15>(&record));
    case 16: return f(*std::get_if<16>(&record));
    case 17: return f(*std::get_if<17>(&record));
    case 18: return f(*std::get_if<18>(&record));
    case 19: return f(*std::get_if<19>(&record));
    default: return f(*std::get_if<0>(&record));
  }
}

[[nodiscard]] const RecordHead& head_of(const AnyRecord& record);
[[nodiscard]] RecordHead& head_of(AnyRecord& record);
[[nodiscard]] std::string_view kind_of(const AnyRecord& record);
/// A record without its head, compared: true when the answers are the same.
[[nodiscard]] bool same_answers(const AnyRecord& a, const AnyRecord& b);

/// The day under which a record is shown: its own day, or the journal day of its moment; nothing for lists and shares.
[[nodiscard]] std::optional<Day> filing_day(const AnyRecord& record, int day_start_min);

}  // namespace nightjar
