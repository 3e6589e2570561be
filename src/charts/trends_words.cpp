#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/analysis/statistics.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/time/format.hpp>

#include "charts/trends_panels.hpp"

namespace nightjar::charts {
namespace {

/// The days shown, and how a single one is named: with its year where it would not be plain.
struct Words {
  const TrendsInput& input;
  DayRange shown;
  bool with_year = shown.days() > 366;

  [[nodiscard]] std::size_t first() const { return static_cast<std::size_t>(shown.from - input.from); }
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(shown.days()); }
  template <class T>
  [[nodiscard]] std::span<const T> part(const std::vector<T>& list) const {
    return std::span(list).subspan(first(), size());
  }
  [[nodiscard]] std::string name(Day day) const { return with_year ? short_date(day) : short_day(day); }
};

/// Below five values a middle would say too little: they are only counted, with the lowest and highest.
constexpr std::size_t least_for_middle = 5;

std::string series_words(const Words& words, Series series) {
  struct Named {
    double value;
    std::size_t at;
  };
  std::vector<Named> known;
  std::vector<double> plain;
  const auto values = words.part(words.input.of(series).values);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i]) {
      known.push_back({*values[i], i});
      plain.push_back(*values[i]);
    }
  if (known.empty()) return fmt::format("{}: not recorded.", name_of(series));
  const auto [low, high] = std::ranges::minmax(known, {}, &Named::value);
  const auto named = [&](const Named& one) {
    return fmt::format("{} ({})", value_words(series, one.value),
                       words.name(words.shown.from + static_cast<int>(one.at)));
  };
  const std::string middle =
      plain.size() < least_for_middle ? "" : fmt::format("median {}, ", value_words(series, *analysis::median(plain)));
  return fmt::format("{}: {}lowest {}, highest {}; {} of {} {}.", name_of(series), middle, named(low), named(high),
                     plain.size(), words.size(), of_the_night(series) ? "nights" : "days");
}

std::string nights_words(const Words& words) {
  std::vector<Day> missing;
  int out_of_order = 0;
  std::size_t naps = 0, taken = 0, cravings = 0;
  for (const auto& day : words.part(words.input.days)) {
    if (day.night.kind == NightShape::Kind::not_recorded) missing.push_back(day.day);
    if (day.night.kind == NightShape::Kind::out_of_order) ++out_of_order;
    naps += day.naps.size();
    taken += day.taken.size();
    cravings += day.cravings.size();
  }
  const auto n = words.size();
  std::string out = fmt::format("{} to {}: {} of {} nights recorded.", full_date(words.shown.from),
                                full_date(words.shown.until), n - missing.size(), n);
  if (!missing.empty() && missing.size() <= 10) {
    std::string list;
    for (const Day day : missing) list += (list.empty() ? "" : ", ") + words.name(day);
    out += fmt::format(" Not recorded: {}.", list);
  }
  if (out_of_order > 0)
    out += fmt::format(" {} {} times out of order and no figures.", out_of_order,
                       out_of_order == 1 ? "night has" : "nights have");
  const auto with_time = [&](std::size_t count, const char* one, const char* several) {
    if (count > 0) out += fmt::format(" {} {} with a time.", count, count == 1 ? one : several);
  };
  with_time(naps, "nap", "naps");
  with_time(taken, "entry of something taken", "entries of something taken");
  with_time(cravings, "craving", "cravings");
  return out;
}

std::string lane_words(const Words& words, const SubstanceLane& lane) {
  const auto days = words.part(lane.days);
  const auto count = [&](DayMark mark) { return std::ranges::count(days, mark); };
  return fmt::format("{}: taken on {}, none on {}, prefer not to say on {}, not recorded on {} of {} days.", lane.name,
                     count(DayMark::taken), count(DayMark::none), count(DayMark::prefer_not),
                     count(DayMark::not_recorded), words.size());
}

std::string checklist_words(const Words& words) {
  const auto rows = answered_rows(words.input, words.shown);
  if (rows.empty()) return "Checklist: not recorded.";
  std::string out = "Checklist (our own list, not a validated scale; 0 none to 4 very strong):";
  for (const auto* row : rows) {
    std::vector<double> known;
    for (const auto& value : words.part(row->days))
      if (value) known.push_back(*value);
    const std::string middle =
        known.size() < least_for_middle ? "" : fmt::format("median {:g}, ", *analysis::median(known));
    out += fmt::format("\n  {}: {}highest {:g}; {} of {} days.", row->label, middle, *std::ranges::max_element(known),
                       known.size(), words.size());
  }
  return out;
}

std::string panel_words(const Words& words, Panel panel) {
  const auto& spec = spec_of(panel);
  switch (spec.form) {
    case Form::raster: return {};  // said first
    case Form::values:
    case Form::stems: return series_words(words, *spec.series);
    case Form::feelings: {
      std::string out;
      for (const auto& feeling : feelings()) out += (out.empty() ? "" : "\n") + series_words(words, feeling.series);
      return out;
    }
    case Form::strip: return checklist_words(words);
    case Form::lanes: {
      std::string out;
      for (const auto& lane : words.input.lanes) out += (out.empty() ? "" : "\n") + lane_words(words, lane);
      return out;
    }
  }
  return {};
}

std::string several_days(const TrendsInput& input, Series series, const DayRange& days) {
  const auto first = static_cast<std::size_t>(days.from - input.from);
  const auto found =
      column_value(std::span(input.of(series).values).subspan(first, static_cast<std::size_t>(days.days())));
  const auto count = fmt::format("{} of {} {}", found.n, days.days(), of_the_night(series) ? "nights" : "days");
  if (found.n == 0) return std::string(not_recorded);
  if (found.median) return fmt::format("median {}, {}", value_words(series, *found.median), count);
  return fmt::format("{} to {}, {}", value_words(series, found.low), value_words(series, found.high), count);
}

}  // namespace

std::string_view name_of(DayMark mark) {
  switch (mark) {
    case DayMark::taken: return "taken";
    case DayMark::none: return "none";
    case DayMark::prefer_not: return "prefer not to say";
    case DayMark::not_recorded: break;
  }
  return not_recorded;
}

std::string series_words(const TrendsInput& input, const DayRange& shown, Series series) {
  return series_words(Words{input, shown}, series);
}
std::string lane_words(const TrendsInput& input, const DayRange& shown, const SubstanceLane& lane) {
  return lane_words(Words{input, shown}, lane);
}

std::string describe(const TrendsInput& input, const TrendsView& view) {
  const Words words{input, view.shown.value_or(input.range())};
  NIGHTJAR_EXPECTS(input.from <= words.shown.from && words.shown.until <= input.until);
  std::string out = nights_words(words);
  for (const Panel panel : view.panels)
    if (const auto text = panel_words(words, panel); !text.empty()) out += '\n' + text;
  constexpr std::size_t most_listed = 12;
  std::size_t changes = 0;
  for (const auto& [night, minutes] : input.clock_changes) changes += words.shown.holds(night);
  if (changes > most_listed) return out + fmt::format("\nClocks were changed {} times.", changes);
  for (const auto& [night, minutes] : input.clock_changes)
    if (words.shown.holds(night))
      out += fmt::format("\nClocks went {} {:g} h in the night of {}.", minutes > 0 ? "forward" : "back",
                         std::abs(minutes) / 60.0, words.name(night));
  return out;
}

std::vector<DayFigure> figures_of(const TrendsInput& input, const DayRange& days, const TrendsView& view) {
  NIGHTJAR_EXPECTS(input.from <= days.from && days.until <= input.until && days.from <= days.until);
  const auto panel_shown = [&](Panel panel) { return std::ranges::find(view.panels, panel) != view.panels.end(); };
  const auto asked = [&](Series series) {
    for (std::size_t i = 0; i < panel_count; ++i) {
      const auto panel = static_cast<Panel>(i);
      if (spec_of(panel).series == series) return panel_shown(panel);
    }
    for (const auto& feeling : feelings())
      if (feeling.series == series)
        return panel_shown(Panel::feelings) && !view.hidden.contains({Panel::feelings, feeling.mark});
    return false;
  };
  const bool one = days.from == days.until;
  std::vector<DayFigure> out;
  for (std::size_t i = 0; i < series_count; ++i) {
    const auto series = static_cast<Series>(i);
    const std::string name(series == Series::craving ? "Craving" : name_of(series));
    const auto value = input.value(series, days.from);
    auto words = !one    ? several_days(input, series, days)
                 : value ? value_words(series, *value)
                         : std::string(not_recorded);
    if (asked(series) || words != not_recorded) out.push_back({name, std::move(words)});
  }
  if (!panel_shown(Panel::taken)) return out;
  for (const auto& lane : input.lanes) {
    const auto first = static_cast<std::size_t>(days.from - input.from);
    const auto part = std::span(lane.days).subspan(first, static_cast<std::size_t>(days.days()));
    const auto count = [&](DayMark mark) { return std::ranges::count(part, mark); };
    out.push_back({lane.name, one ? std::string(name_of(part.front()))
                                  : fmt::format("taken {}, none {} of {} days", count(DayMark::taken),
                                                count(DayMark::none), days.days())});
  }
  return out;
}

}  // namespace nightjar::charts
