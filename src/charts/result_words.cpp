#include <fmt/format.h>

#include <cmath>
#include <nightjar/charts/result_words.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/support/utf8.hpp>
#include <nightjar/time/format.hpp>

#include "charts/pen.hpp"

namespace nightjar::charts {
namespace {
using namespace analysis;

enum class Unit { minutes, percentage_points, count, points };

struct Wording {
  std::string_view name;
  Unit unit;
  // Around "{} min" of a clear difference, when it is above and below 0; empty: "{name} was typically ... longer".
  std::string_view before{}, above{}, below{};
};

Wording wording(Measure measure) {
  switch (measure) {
    case Measure::time_in_bed: return {"time in bed", Unit::minutes, "you were typically in bed ", "longer", "less"};
    case Measure::before_trying: return {"time in bed before trying to sleep", Unit::minutes};
    case Measure::sleep_latency:
      return {"minutes to fall asleep", Unit::minutes, "it typically took you ", "longer to fall asleep",
              "less to fall asleep"};
    case Measure::awakenings: return {"number of awakenings", Unit::count};
    case Measure::awake:
      return {"time awake in between", Unit::minutes, "you were typically awake in between ", "longer", "less"};
    case Measure::sleep_period: return {"sleep period", Unit::minutes};
    case Measure::total_sleep_time: return {"time asleep", Unit::minutes, "you typically slept ", "longer", "less"};
    case Measure::terminal_wake: return {"time in bed after last waking", Unit::minutes};
    case Measure::total_wake: return {"time awake in bed since trying", Unit::minutes};
    case Measure::efficiency_tib: return {"sleep efficiency (of time in bed)", Unit::percentage_points};
    case Measure::efficiency_dse: return {"sleep efficiency (of time meant for sleep)", Unit::percentage_points};
    case Measure::efficiency_lights_out: return {"sleep efficiency (since trying to sleep)", Unit::percentage_points};
    case Measure::quality: return {"how sleep felt (1 to 5)", Unit::points};
    case Measure::rested: return {"feeling rested (1 to 5)", Unit::points};
  }
  return {};
}

Wording wording(DayValue value) {
  switch (value) {
    case DayValue::mood: return {"mood", Unit::points};
    case DayValue::energy: return {"energy", Unit::points};
    case DayValue::pain: return {"pain", Unit::points};
    case DayValue::stress: return {"stress", Unit::points};
    case DayValue::craving_peak: return {"strongest craving", Unit::points};
    case DayValue::withdrawal_sum: return {"checklist sum (our own checklist, not a validated scale)", Unit::points};
  }
  return {};
}

Wording wording(const Quantity& quantity) {
  return std::visit([](const auto value) { return wording(value); }, quantity);
}

/// A day value of a comparison is that of the day after the night.
std::string outcome_name(const Quantity& quantity) {
  return std::string(wording(quantity).name) + (std::holds_alternative<DayValue>(quantity) ? " the next day" : "");
}

/// Minutes to 1, anything else to 0.1; halves away from zero; a true minus sign.
std::string number(double value, Unit unit) {
  const double scale = unit == Unit::minutes ? 1 : 10;
  const double rounded = std::round(value * scale) / scale;
  return (rounded < 0 ? "−" : "") + fmt::format("{:g}", std::abs(rounded));
}

std::string with_unit(double value, Unit unit) {
  const auto text = number(value, unit);
  switch (unit) {
    case Unit::minutes: return text + " min";
    case Unit::percentage_points: return text + " percentage points";
    case Unit::count: return text;
    case Unit::points: return text + (text == "1" || text == "−1" ? " point" : " points");
  }
  return text;
}

std::string range(const std::optional<Interval>& interval, Unit unit) {
  if (!interval) return "no plausible range could be worked out";
  return fmt::format("plausible range {} to {}", number(interval->low, unit), number(interval->high, unit));
}

/// What may not be taken for the reason.
std::string reason_name(const Factor& factor) {
  return std::holds_alternative<CaffeineAfter>(factor) ? "caffeine" : name_of(factor);
}

std::string clear_difference(const FactorQuestion& question, const Comparison& found) {
  const auto words = wording(question.outcome);
  const bool above = *found.difference > 0;
  // Said as "14 min less", the difference and its range lose their signs.
  const auto interval = above ? *found.interval : Interval{-found.interval->high, -found.interval->low};
  const auto size = with_unit(std::abs(*found.difference), words.unit);
  const auto change =
      words.before.empty()
          ? fmt::format("{} was typically {} {}", outcome_name(question.outcome), size,
                        words.unit == Unit::minutes ? (above ? "longer" : "shorter") : (above ? "higher" : "lower"))
          : fmt::format("{}{} {}", words.before, size, above ? words.above : words.below);
  return fmt::format(
      "On {} with {} {} than on {} without ({}). Other things differed on those nights too, so this does not show that "
      "{} was the reason.",
      nights(found.n_with), name_of(question.factor), change, nights(found.n_without), range(interval, words.unit),
      reason_name(question.factor));
}

std::string no_clear_difference(const FactorQuestion& question, const Comparison& found) {
  const auto unit = wording(question.outcome).unit;
  return fmt::format("Your entries do not show a clear difference in {}: {} ({}), {} with, {} without.",
                     outcome_name(question.outcome), with_unit(*found.difference, unit), range(found.interval, unit),
                     nights(found.n_with), found.n_without);
}

std::string result(const FactorQuestion& question, const Comparison& found) {
  switch (found.gate) {
    case Gate::open: return found.clear ? clear_difference(question, found) : no_clear_difference(question, found);
    case Gate::too_few_nights:
      return fmt::format("Not enough nights yet: {} of {} with, {} of {} without.", found.n_with, least_nights,
                         found.n_without, least_nights);
    case Gate::too_few_stretches:
      return fmt::format("The nights come in fewer than {} separate stretches.", least_runs);
    case Gate::too_many_missing: return "More than 30 % of nights in this period have no answer.";
  }
  return {};
}

}  // namespace

std::string_view name_of(const Quantity& quantity) { return wording(quantity).name; }

std::string_view unit_words(const Quantity& quantity) {
  switch (wording(quantity).unit) {
    case Unit::minutes: return "min";
    case Unit::percentage_points: return "%";
    case Unit::count:
    case Unit::points: break;
  }
  return {};
}

std::string value_with_unit(const Quantity& quantity, double value) {
  const auto unit = unit_words(quantity);
  return number(value, wording(quantity).unit) + (unit.empty() ? "" : " " + std::string(unit));
}

std::string name_of(const Factor& factor) {
  return std::visit(
      Overloaded{[](const TagFactor& tag) { return "“" + tag.name + "”"; },
                 [](const CaffeineAfter& asked) { return "caffeine after " + hh_mm(asked.minute_of_day); },
                 [](DayFactor day_factor) -> std::string {
                   switch (day_factor) {
                     case DayFactor::nap: return "a nap";
                     case DayFactor::exercise: return "exercise";
                     case DayFactor::late_screens: return "late screens";
                     case DayFactor::alcohol: return "alcohol";
                   }
                   return {};
                 }},
      factor);
}

std::string words_of(const FactorQuestion& question) {
  return utf8::capitalised(fmt::format("{} and {}{}, {} to {}", name_of(question.factor), name_of(question.outcome),
                                       std::holds_alternative<DayValue>(question.outcome) ? " the next day" : "",
                                       full_date(question.from), full_date(question.until)));
}

std::string words_for(const FactorQuestion& question, const FactorAnswer& answer) {
  if (answer.refused) return words_for(*answer.refused);
  auto text = result(question, answer.comparison);
  if (question.unticked_is_without) text += " Nights without a tick were counted as nights without.";
  return text;
}

std::string words_for(Refusal refusal) {
  switch (refusal) {
    case Refusal::not_a_factor:
      return "Nightjar does not compare nights by that. It compares nights by a tag, a nap, exercise, late screens, "
             "alcohol, or caffeine after a time of day.";
    case Refusal::no_time: return "Caffeine is compared by a time of day that you choose: caffeine-after:HH:MM.";
    case Refusal::other_substance:
      return "Nightjar does not compare nights by this substance: people often take something because a night, pain or "
             "withdrawal is already going badly, and these figures cannot tell which came first.";
    case Refusal::in_the_night:
      return "This tag is about the night itself. Only what came before bed is compared with the night.";
    case Refusal::too_many_nights:
      return fmt::format("Nightjar looks at up to {} nights at a time. A shorter period can be chosen.", most_slots);
  }
  return {};
}

std::vector<std::string> words_beside(const FactorQuestion& question, const FactorAnswer& answer) {
  std::vector<std::string> out;
  if (answer.comparison.gate != Gate::open) return out;  // what all nights cannot say, some of them cannot either
  const auto unit = wording(question.outcome).unit;
  const auto add = [&](std::string_view which, const PartialDifference& part) {
    if (!part.difference) return;
    out.push_back(fmt::format("{}: {}, {} with, {} without.", which, with_unit(*part.difference, unit),
                              nights(part.n_with), part.n_without));
  };
  add("Leaving out nights that follow one with it", answer.not_after_with);
  add("Only nights before a work day", answer.work_nights);
  add("Only nights before a free day", answer.free_nights);
  return out;
}

std::string_view words_for(Unusable reason) {
  switch (reason) {
    case Unusable::prefer_not: return words::label(NightState::prefer_not);
    case Unusable::trying_before_bed: return "trying to sleep before in bed";
    case Unusable::waking_before_sleep: return "awake before asleep";
    case Unusable::up_before_waking: return "got up before waking";
    case Unusable::out_of_order: return "times out of order";
    case Unusable::no_time_in_bed: return "no time in bed";
    case Unusable::longer_than_a_day: return "longer than a day";
    case Unusable::awake_longer_than_night: return "more minutes awake than the night has";
  }
  return "";
}

std::string words_for(const Quantity& quantity, const Trend& trend) {
  const auto words = wording(quantity);
  const std::string_view each = std::holds_alternative<DayValue>(quantity) ? "days" : "nights";
  switch (trend.gate) {
    case Gate::open: break;
    case Gate::too_few_nights:
    case Gate::too_few_stretches:
      return fmt::format("Not enough {} yet: {} of {} in this period.", each, trend.n_slots, least_trend_slots);
    case Gate::too_many_missing: return fmt::format("More than 30 % of {} in this period have no answer.", each);
  }
  constexpr double days = 7;
  const auto interval =
      trend.interval ? std::optional(Interval{trend.interval->low * days, trend.interval->high * days}) : std::nullopt;
  const std::string_view direction = !trend.clear       ? "no clear direction"
                                     : *trend.slope > 0 ? "a clear direction, upwards"
                                                        : "a clear direction, downwards";
  auto text = fmt::format("Over {} {} {} changed by about {} a week ({}): {}.", trend.n, each, words.name,
                          with_unit(*trend.slope * days, words.unit), range(interval, words.unit), direction);
  if (const auto separate = std::lround(trend.separate_nights); separate < trend.n)
    text += fmt::format(" Neighbouring {} are alike; these tell about as much as {} separate {}.", each, separate,
                        separate == 1 ? each.substr(0, each.size() - 1) : each);
  return text;
}

std::string table_caution(int outcomes) {
  NIGHTJAR_EXPECTS(outcomes >= 1);
  return fmt::format(
      "This table looks at {} outcomes at once. The more you look at, the more likely one stands out by chance: about "
      "{} "
      "in 100 even if nothing differs. The ranges are widened for this. Please do not decide anything from one row.",
      outcomes, std::lround(100 * (1 - std::pow(0.95, outcomes))));
}

std::string asked_caution(int questions) {
  NIGHTJAR_EXPECTS(questions >= 1);
  return fmt::format(
      "You have asked {} questions so far. The more are asked, the more likely one stands out by chance: about {} in "
      "100 "
      "even if nothing differs.",
      questions, std::lround(100 * (1 - std::pow(0.95, questions))));
}

std::string_view which_came_first() {
  return "People often take something because a night, pain or withdrawal is already going badly. These figures cannot "
         "tell which came first.";
}

}  // namespace nightjar::charts
