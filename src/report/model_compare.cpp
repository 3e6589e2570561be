// Nights with and without something, for the optional page: every outcome side by side, each with its range.
#include <algorithm>
#include <nightjar/charts/result_words.hpp>

#include "report/model_parts.hpp"

namespace nightjar::report {
namespace {

using analysis::DayValue;
using analysis::Exposure;
using analysis::Measure;
using analysis::Quantity;
using analysis::Slot;

struct Outcome {
  Quantity quantity;
  const char *name, *unit;
  std::optional<FieldClass> of;  // the class that must be in the file
};
const std::array<Outcome, 6> outcomes{
    {{Measure::total_sleep_time, "Time asleep", "min", {}},
     {Measure::sleep_latency, "To fall asleep", "min", {}},
     {Measure::awake, "Awake in between", "min", {}},
     {DayValue::craving_peak, "Strongest craving, next day", "of 10", FieldClass::cravings},
     {DayValue::withdrawal_sum, "Checklist sum, next day", "of 72", FieldClass::checklist},
     {DayValue::mood, "Mood, next day", "of 10", FieldClass::check_ins}}};

std::optional<double> value_of(const JournalData& data, const Quantity& quantity, Day night) {
  if (const auto* measure = std::get_if<Measure>(&quantity)) return analysis::night_value(data, *measure, night);
  return analysis::day_value(data, std::get<DayValue>(quantity), night + 1);
}

Exposure exposure_of(const JournalData& data, const Id& substance, Day night) {
  switch (analysis::day_mark(data, substance, night)) {
    case analysis::DayMark::taken: return Exposure::with;
    case analysis::DayMark::none: return Exposure::without;
    case analysis::DayMark::prefer_not:
    case analysis::DayMark::not_recorded: return Exposure::missing;
  }
  return Exposure::missing;
}

/// The difference among the nights that `keep` lets through; too few of either give none.
template <class Keep>
analysis::PartialDifference difference_among(const std::vector<Slot>& slots, Keep&& keep) {
  std::vector<double> with, without;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (!slots[i].value || slots[i].exposure == Exposure::missing || !keep(i)) continue;
    (slots[i].exposure == Exposure::with ? with : without).push_back(*slots[i].value);
  }
  analysis::PartialDifference out{static_cast<int>(with.size()), static_cast<int>(without.size()), {}};
  if (with.size() >= 4 && without.size() >= 4) out.difference = analysis::hodges_lehmann(with, without);
  return out;
}

}  // namespace

std::optional<WithWithout> with_without_of(const JournalData& data, const Options& options) {
  if (!options.with_without || options.until - options.from + 1 > analysis::most_slots) return std::nullopt;
  const auto& asked = *options.with_without;
  WithWithout out;
  std::optional<analysis::Factor> factor;
  if (asked.substance) {
    const auto found = data.live<Substance>().find(*asked.substance);
    if (found == data.live<Substance>().end()) return std::nullopt;
    out.name = found->second.name;
  } else {
    const auto read = analysis::factor_from_code(asked.factor);
    if (const auto* known = std::get_if<analysis::Factor>(&read); known && !analysis::refusal(data, *known))
      factor = *known;
    if (!factor) return std::nullopt;
    out.name = charts::name_of(*factor);
  }
  std::vector<const Outcome*> chosen;
  for (const auto& outcome : outcomes)
    if (!outcome.of || !options.left_out.contains(*outcome.of)) chosen.push_back(&outcome);
  out.nights = options.until - options.from + 1;

  for (const Outcome* outcome : chosen) {
    const analysis::FactorQuestion question{factor.value_or(analysis::TagFactor{out.name}), outcome->quantity,
                                            options.from, options.until};
    std::vector<Slot> slots;
    if (factor)
      slots = analysis::slots_of(data, question);
    else
      for (Day night = options.from; night <= options.until; ++night)
        slots.push_back({exposure_of(data, *asked.substance, night), value_of(data, outcome->quantity, night)});

    OutcomeLine line{outcome->name, outcome->unit, {}, {}, {}, {}, {}};
    line.answer.comparison = analysis::compare(slots, static_cast<int>(chosen.size()));
    line.answer.not_after_with =
        difference_among(slots, [&](std::size_t i) { return i == 0 || slots[i - 1].exposure != Exposure::with; });
    const auto followed_by = [&](std::size_t i) -> std::optional<DayType> {
      const auto* facts = data.one_on<DayFacts>(options.from + static_cast<int>(i) + 1);
      return facts ? facts->day_type : std::nullopt;
    };
    line.answer.work_nights = difference_among(slots, [&](std::size_t i) { return followed_by(i) == DayType::work; });
    line.answer.free_nights = difference_among(slots, [&](std::size_t i) { return followed_by(i) == DayType::free; });
    for (const Slot& slot : slots) {
      if (!slot.value || slot.exposure == Exposure::missing) continue;
      (slot.exposure == Exposure::with ? line.with : line.without).push_back(*slot.value);
    }
    line.words = charts::words_for(question, line.answer);
    line.beside = charts::words_beside(question, line.answer);
    out.outcomes.push_back(std::move(line));
  }
  out.cautions = {std::string(charts::which_came_first()),
                  charts::table_caution(static_cast<int>(out.outcomes.size()))};
  return out;
}

}  // namespace nightjar::report
