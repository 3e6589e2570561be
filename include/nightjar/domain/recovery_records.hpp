// How the days went: cravings, the withdrawal checklist, the daily check-in, side effects, support and clinic scores.
#pragma once
#include <nightjar/domain/record.hpp>

namespace nightjar {

enum class CravingOutcome { passed, took_something, still_there, prefer_not };
template <>
inline constexpr auto enum_names<CravingOutcome> =
    std::to_array<std::string_view>({"passed", "took_something", "still_there", "prefer_not"});

struct Craving {
  static constexpr std::string_view kind = "craving";
  RecordHead head;
  Moment at;
  int peak = 0;
  std::optional<int> minutes;
  std::optional<Id> target_substance_id;
  std::optional<std::string> target_text;
  TextSet triggers, what_helped;
  std::optional<CravingOutcome> outcome;
  std::optional<std::string> note;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"at"}, r.at);
    v(Field{"peak", 0, 10}, r.peak);
    v(Field{"minutes", 0, 1440}, r.minutes);
    v(Field{"target_substance_id"}, r.target_substance_id);
    v(Field{"target_text", 1, 200}, r.target_text);
    v(Field{"triggers", 1, 200}, r.triggers);
    v(Field{"what_helped", 1, 200}, r.what_helped);
    v(Field{"outcome"}, r.outcome);
    v(Field{"note"}, r.note);
  }
  friend bool operator==(const Craving&, const Craving&) = default;
};

/// Our own neutral items, 0 none .. 4 very strong; codes in words.hpp.
struct WithdrawalCheck {
  static constexpr std::string_view kind = "withdrawal_check";
  RecordHead head;
  Moment at;
  Checklist items;
  std::optional<std::string> note;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"at"}, r.at);
    v(Field{"items", 0, 4}, r.items);
    v(Field{"note"}, r.note);
  }
  friend bool operator==(const WithdrawalCheck&, const WithdrawalCheck&) = default;
};

/// One live record per day.
struct CheckIn {
  static constexpr std::string_view kind = "check_in";
  RecordHead head;
  Day day;
  std::optional<int> mood, energy, pain, stress, craving_peak;
  std::optional<std::string> note;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"day"}, r.day);
    v(Field{"mood", 0, 10}, r.mood);
    v(Field{"energy", 0, 10}, r.energy);
    v(Field{"pain", 0, 10}, r.pain);
    v(Field{"stress", 0, 10}, r.stress);
    v(Field{"craving_peak", 0, 10}, r.craving_peak);
    v(Field{"note"}, r.note);
  }
  friend bool operator==(const CheckIn&, const CheckIn&) = default;
};

enum class DayType { work, free, other };
template <>
inline constexpr auto enum_names<DayType> = std::to_array<std::string_view>({"work", "free", "other"});
enum class Fact { none, some, prefer_not };
template <>
inline constexpr auto enum_names<Fact> = std::to_array<std::string_view>({"none", "some", "prefer_not"});

/// One live record per day.
struct DayFacts {
  static constexpr std::string_view kind = "day_facts";
  RecordHead head;
  Day day;
  std::optional<DayType> day_type;
  std::optional<Fact> naps, caffeine, exercise, late_screens;
  std::optional<Moment> last_caffeine;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"day"}, r.day);
    v(Field{"day_type"}, r.day_type);
    v(Field{"naps"}, r.naps);
    v(Field{"caffeine"}, r.caffeine);
    v(Field{"exercise"}, r.exercise);
    v(Field{"late_screens"}, r.late_screens);
    v(Field{"last_caffeine"}, r.last_caffeine);
  }
  friend bool operator==(const DayFacts&, const DayFacts&) = default;
};

struct SideEffect {
  static constexpr std::string_view kind = "side_effect";
  RecordHead head;
  Day day;
  std::optional<Day> until;
  std::string label;
  std::optional<int> bother;
  std::optional<std::string> person_links_it_to;
  std::optional<std::string> note;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"day"}, r.day);
    v(Field{"until"}, r.until);
    v(Field{"label", 1, 200}, r.label);
    v(Field{"bother", 0, 4}, r.bother);
    v(Field{"person_links_it_to", 1, 200}, r.person_links_it_to);
    v(Field{"note"}, r.note);
  }
  friend bool operator==(const SideEffect&, const SideEffect&) = default;
};

enum class SupportType { therapy, group, peer, clinic, phone_or_chat, other };
template <>
inline constexpr auto enum_names<SupportType> =
    std::to_array<std::string_view>({"therapy", "group", "peer", "clinic", "phone_or_chat", "other"});
enum class Happened { attended, missed, cancelled };
template <>
inline constexpr auto enum_names<Happened> = std::to_array<std::string_view>({"attended", "missed", "cancelled"});

struct SupportEvent {
  static constexpr std::string_view kind = "support_event";
  RecordHead head;
  Moment at;
  SupportType type = SupportType::other;
  Happened happened = Happened::attended;
  std::optional<int> minutes;
  std::optional<std::string> label;
  std::optional<std::string> note;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"at"}, r.at);
    v(Field{"type"}, r.type);
    v(Field{"happened"}, r.happened);
    v(Field{"minutes", 0, 1440}, r.minutes);
    v(Field{"label", 1, 200}, r.label);
    v(Field{"note"}, r.note);
  }
  friend bool operator==(const SupportEvent&, const SupportEvent&) = default;
};

/// A score that a clinic gave, as typed: no item text, no cut-offs, no bands.
struct ClinicScore {
  static constexpr std::string_view kind = "clinic_score";
  RecordHead head;
  Day day;
  std::string name;
  std::string total;
  std::optional<std::string> range_text, given_by, note;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"day"}, r.day);
    v(Field{"name", 1, 200}, r.name);
    v(Field{"total", 1, 80}, r.total);
    v(Field{"range_text", 1, 80}, r.range_text);
    v(Field{"given_by", 1, 200}, r.given_by);
    v(Field{"note"}, r.note);
  }
  friend bool operator==(const ClinicScore&, const ClinicScore&) = default;
};

}  // namespace nightjar
