// How a record names its fields: one list per record, walked by validation, storage, JSON and CSV alike, so that a
// field is declared once and cannot be forgotten in any of them.
#pragma once
#include <array>
#include <compare>
#include <map>
#include <nightjar/support/id.hpp>
#include <nightjar/time/moment.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace nightjar {

/// Name as in JSON, CSV and the database. Numbers: allowed range. Text: `max` is its length in code points.
struct Field {
  std::string_view name;
  int min = 0;
  int max = 20000;
};

/// A record that is only walked for its fields: never made, never read.
template <class R>
union Unmade {
  char nothing;
  R record;
  constexpr Unmade() : nothing() {}
  constexpr ~Unmade() {}
};
template <class R>
inline Unmade<R> unmade;
inline void the_record_has_no_field_of_that_name() {}  // no constant, so that a wrong name does not compile

/// A field as its record declares it: `field_of<Night>("awake_min").max`. Ranges are written in `fields` and nowhere
/// else.
template <class R>
[[nodiscard]] consteval Field field_of(std::string_view name) {
  std::optional<Field> found;
  R::fields(unmade<R>.record, [&](const Field& field, const auto&) {
    if (field.name == name) found = field;
  });
  if (!found) the_record_has_no_field_of_that_name();
  return *found;
}

/// An amount exactly as somebody would say it. It knows equality and nothing else: nothing here parses, orders, adds
/// or converts it, so no code can weigh an outcome against an amount by accident.
struct StatedAmount {
  std::string text;
  friend bool operator==(const StatedAmount&, const StatedAmount&) = default;
};

using TextSet = std::set<std::string>;
/// Checklist item code -> 0..4, or not answered.
using Checklist = std::map<std::string, std::optional<int>>;
/// Times of day as minutes after midnight.
struct ClockTimes {
  std::vector<int> minutes;
  friend bool operator==(const ClockTimes&, const ClockTimes&) = default;
};

/// The stored names of an enum whose enumerators count from 0: specialise beside the enum.
template <class E>
inline constexpr int enum_names = 0;

template <class E>
concept NamedEnum = std::is_enum_v<E> && !std::is_same_v<decltype(enum_names<E>), const int>;

template <NamedEnum E>
[[nodiscard]] constexpr std::string_view to_text(E value) {
  return enum_names<E>[static_cast<std::size_t>(value)];
}

template <NamedEnum E>
[[nodiscard]] constexpr std::optional<E> enum_from_text(std::string_view text) {
  for (std::size_t i = 0; i < enum_names<E>.size(); ++i)
    if (enum_names<E>[i] == text) return static_cast<E>(i);
  return std::nullopt;
}

template <>
inline constexpr auto enum_names<MomentIs> =
    std::to_array<std::string_view>({"unique", "ambiguous", "skipped", "no_zone"});

}  // namespace nightjar
