// The person's own list of what they take, the four states of a day, each intake as stated, and the prescriber's plan.
#pragma once
#include <nightjar/domain/record.hpp>

namespace nightjar {

/// Decides only the letter on the raster, the FHIR resource and which comparisons exist.
enum class SubstanceKind {
  prescribed,
  otc,
  alcohol,
  caffeine,
  nicotine,
  cannabis,
  kratom,
  opioid,
  sedative,
  stimulant,
  other
};
template <>
inline constexpr auto enum_names<SubstanceKind> =
    std::to_array<std::string_view>({"prescribed", "otc", "alcohol", "caffeine", "nicotine", "cannabis", "kratom",
                                     "opioid", "sedative", "stimulant", "other"});

struct Substance {
  static constexpr std::string_view kind = "substance";
  RecordHead head;
  std::string name;
  SubstanceKind substance_kind = SubstanceKind::other;
  bool ask_daily = true;
  bool active = true;
  std::optional<std::string> note;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"name", 1, 80}, r.name);
    v(Field{"kind"}, r.substance_kind);
    v(Field{"ask_daily"}, r.ask_daily);
    v(Field{"active"}, r.active);
    v(Field{"note"}, r.note);
  }
  friend bool operator==(const Substance&, const Substance&) = default;
};

/// The fourth state, not recorded, is the absence of the record.
enum class DayState { taken, none, prefer_not };
template <>
inline constexpr auto enum_names<DayState> = std::to_array<std::string_view>({"taken", "none", "prefer_not"});

/// One live record per substance and day.
struct SubstanceDay {
  static constexpr std::string_view kind = "substance_day";
  RecordHead head;
  Id substance_id{};
  Day day;
  DayState state = DayState::taken;
  std::optional<std::string> note;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"substance_id"}, r.substance_id);
    v(Field{"day"}, r.day);
    v(Field{"state"}, r.state);
    v(Field{"note"}, r.note);
  }
  friend bool operator==(const SubstanceDay&, const SubstanceDay&) = default;
};

enum class TimeIs { exact, about, unknown };
template <>
inline constexpr auto enum_names<TimeIs> = std::to_array<std::string_view>({"exact", "about", "unknown"});
enum class AmountIs { stated, estimate, unknown, not_asked };
template <>
inline constexpr auto enum_names<AmountIs> =
    std::to_array<std::string_view>({"stated", "estimate", "unknown", "not_asked"});

struct Intake {
  static constexpr std::string_view kind = "intake";
  RecordHead head;
  Id substance_id{};
  Day day;
  std::optional<Moment> at;
  TimeIs time_is = TimeIs::unknown;
  std::optional<StatedAmount> amount;
  std::optional<std::string> unit;
  AmountIs amount_is = AmountIs::not_asked;
  std::optional<std::string> form, label_strength, brand, route;
  TextSet reasons;
  std::optional<std::string> noticed;
  std::optional<Id> plan_id;
  std::optional<std::string> note;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"substance_id"}, r.substance_id);
    v(Field{"day"}, r.day);
    v(Field{"at"}, r.at);
    v(Field{"time_is"}, r.time_is);
    v(Field{"amount", 1, 40}, r.amount);
    v(Field{"unit", 1, 80}, r.unit);
    v(Field{"amount_is"}, r.amount_is);
    v(Field{"form", 1, 200}, r.form);
    v(Field{"label_strength", 1, 200}, r.label_strength);
    v(Field{"brand", 1, 200}, r.brand);
    v(Field{"route", 1, 200}, r.route);
    v(Field{"reasons", 1, 200}, r.reasons);
    v(Field{"noticed"}, r.noticed);
    v(Field{"plan_id"}, r.plan_id);
    v(Field{"note"}, r.note);
  }
  friend bool operator==(const Intake&, const Intake&) = default;
};

/// What the prescriber said, typed by the person, word for word. Nothing is computed from it but taken / not taken.
struct Plan {
  static constexpr std::string_view kind = "plan";
  RecordHead head;
  Id substance_id{};
  std::optional<std::string> prescriber;
  std::string instruction;
  Day from;
  std::optional<Day> until;
  ClockTimes times;
  bool as_needed = false;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"substance_id"}, r.substance_id);
    v(Field{"prescriber", 1, 200}, r.prescriber);
    v(Field{"instruction", 1, 2000}, r.instruction);
    v(Field{"from"}, r.from);
    v(Field{"until"}, r.until);
    v(Field{"times"}, r.times);
    v(Field{"as_needed"}, r.as_needed);
  }
  friend bool operator==(const Plan&, const Plan&) = default;
};

enum class PlanState { taken, not_taken, prefer_not };
template <>
inline constexpr auto enum_names<PlanState> = std::to_array<std::string_view>({"taken", "not_taken", "prefer_not"});

/// One live record per plan, day and planned time. The time is that of the plan as it was then: a plan whose times
/// change later does not change what was answered.
struct PlanEvent {
  static constexpr std::string_view kind = "plan_event";
  RecordHead head;
  Id plan_id{};
  Day day;
  std::optional<int> planned_min;  // after midnight; nothing for a plan that names no times
  PlanState state = PlanState::taken;
  std::optional<Moment> at;
  std::optional<std::string> note;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"plan_id"}, r.plan_id);
    v(Field{"day"}, r.day);
    v(Field{"planned_min", 0, 1439}, r.planned_min);
    v(Field{"state"}, r.state);
    v(Field{"at"}, r.at);
    v(Field{"note"}, r.note);
  }
  friend bool operator==(const PlanEvent&, const PlanEvent&) = default;
};

}  // namespace nightjar
