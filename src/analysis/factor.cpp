#include <algorithm>
#include <nightjar/analysis/factor.hpp>
#include <nightjar/analysis/substance_calendar.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/support/utf8.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar::analysis {
namespace {

constexpr std::string_view tag_prefix = "tag:", caffeine_prefix = "caffeine-after:";

bool may_be_compared(SubstanceKind kind) { return kind == SubstanceKind::alcohol || kind == SubstanceKind::caffeine; }

Exposure from_fact(const std::optional<Fact>& fact) {
  if (fact == Fact::some) return Exposure::with;
  if (fact == Fact::none) return Exposure::without;
  return Exposure::missing;
}

/// All substances of a kind as one: taken if any was, none only if each that is in use was recorded as none.
Exposure taken_of_kind(const JournalData& data, SubstanceKind kind, Day day) {
  int none = 0, unknown = 0;
  for (const auto& [id, substance] : data.live<Substance>()) {
    if (substance.substance_kind != kind) continue;
    const auto mark = day_mark(data, id, day);
    if (mark == DayMark::taken) return Exposure::with;
    if (mark == DayMark::none)
      ++none;
    else if (substance.active || mark == DayMark::prefer_not)
      ++unknown;
  }
  return none > 0 && unknown == 0 ? Exposure::without : Exposure::missing;
}

Exposure tagged(const JournalData& data, const TagFactor& tag, Day day, bool unticked_is_without) {
  const auto* night = data.one_on<Night>(day);
  if (night == nullptr) return Exposure::missing;
  if (night->factors &&
      std::ranges::any_of(*night->factors, [&](const auto& name) { return utf8::same_name(name, tag.name); }))
    return Exposure::with;
  if (night->state == NightState::prefer_not) return Exposure::missing;
  if (unticked_is_without) return Exposure::without;
  if (!night->factors) return Exposure::missing;
  if (const auto* record = data.tag_named(tag.name); record && day < record->asked_from) return Exposure::missing;
  return Exposure::without;
}

/// By instants where both are known, else on the wall clock.
bool is_before(const Moment& earlier, const Moment& later) { return minutes_between(earlier, later) > 0; }

struct CaffeineOfDay {
  std::optional<Moment> last;
  bool may_be_later = false;  // an entry without a time, and nobody said which was the last
};
CaffeineOfDay caffeine_of(const JournalData& data, const DayFacts* facts, Day day) {
  CaffeineOfDay out;
  if (facts) out.last = facts->last_caffeine;
  const bool last_is_stated = out.last.has_value();
  for (const auto* intake : data.on<Intake>(day)) {
    const auto* substance = data.find<Substance>(intake->substance_id);
    if (substance == nullptr || substance->substance_kind != SubstanceKind::caffeine) continue;
    if (!intake->at)
      out.may_be_later = !last_is_stated;
    else if (!out.last || is_before(*out.last, *intake->at))
      out.last = intake->at;
  }
  return out;
}

Exposure caffeine_after(const JournalData& data, const CaffeineAfter& asked, Day day) {
  const auto* facts = data.one_on<DayFacts>(day);
  const auto [last, may_be_later] = caffeine_of(data, facts, day);
  // A time in the small hours belongs to the end of the journal day.
  const bool small_hours = asked.minute_of_day < data.settings().day_start_min;
  const auto from = at(small_hours ? day + 1 : day, asked.minute_of_day);
  if (last && last->local >= from) {
    const auto* night = data.one_on<Night>(day);
    const bool before_trying = night && night->tried_to_sleep && is_before(*last, *night->tried_to_sleep);
    return before_trying ? Exposure::with : Exposure::missing;
  }
  if (may_be_later) return Exposure::missing;
  if (last) return Exposure::without;
  if (facts && facts->caffeine) return *facts->caffeine == Fact::none ? Exposure::without : Exposure::missing;
  const auto state = taken_of_kind(data, SubstanceKind::caffeine, day);
  return state == Exposure::without ? state : Exposure::missing;  // taken, but nobody knows when
}

Exposure by_day(const JournalData& data, DayFactor factor, Day day) {
  const auto* facts = data.one_on<DayFacts>(day);
  switch (factor) {
    case DayFactor::nap:
      if (!data.on<Nap>(day).empty()) return Exposure::with;
      return facts ? from_fact(facts->naps) : Exposure::missing;
    case DayFactor::exercise: return facts ? from_fact(facts->exercise) : Exposure::missing;
    case DayFactor::late_screens: return facts ? from_fact(facts->late_screens) : Exposure::missing;
    case DayFactor::alcohol: return taken_of_kind(data, SubstanceKind::alcohol, day);
  }
  return Exposure::missing;
}

template <class Keep>
PartialDifference difference_among(std::span<const Slot> slots, Keep keep) {
  constexpr std::size_t least_of_each = 4;
  std::vector<double> with, without;
  for (std::size_t k = 0; k < slots.size(); ++k) {
    const auto& slot = slots[k];
    if (!slot.value || slot.exposure == Exposure::missing || !keep(k)) continue;
    (slot.exposure == Exposure::with ? with : without).push_back(*slot.value);
  }
  PartialDifference out{static_cast<int>(with.size()), static_cast<int>(without.size()), {}};
  if (with.size() >= least_of_each && without.size() >= least_of_each) out.difference = hodges_lehmann(with, without);
  return out;
}

}  // namespace

std::variant<Factor, Refusal> factor_from_code(std::string_view code) {
  if (code.starts_with(tag_prefix) && code.size() > tag_prefix.size())
    return Factor(TagFactor{std::string(code.substr(tag_prefix.size()))});
  if (code.starts_with(caffeine_prefix)) {
    const auto minute = parse_clock(code.substr(caffeine_prefix.size()));
    if (!minute) return Refusal::no_time;
    return Factor(CaffeineAfter{*minute});
  }
  if (const auto factor = enum_from_text<DayFactor>(code)) return Factor(*factor);
  return code == "caffeine" ? Refusal::no_time : Refusal::not_a_factor;
}

std::string code_of(const Factor& factor) {
  return std::visit(
      Overloaded{[](const TagFactor& tag) { return std::string(tag_prefix) + tag.name; },
                 [](const CaffeineAfter& asked) { return std::string(caffeine_prefix) + hh_mm(asked.minute_of_day); },
                 [](DayFactor day_factor) { return std::string(to_text(day_factor)); }},
      factor);
}

std::optional<Refusal> refusal(const JournalData& data, const Factor& factor) {
  const auto* tag = std::get_if<TagFactor>(&factor);
  if (tag == nullptr) return std::nullopt;
  // A substance that was removed from the list, or was never on it, is no less one.
  for (const auto* table : {&data.live<Substance>(), &data.binned<Substance>()})
    for (const auto& [id, substance] : *table)
      if (!may_be_compared(substance.substance_kind) && utf8::same_name(substance.name, tag->name))
        return Refusal::other_substance;
  const auto kind = enum_from_text<SubstanceKind>(utf8::folded(utf8::trimmed(tag->name)));
  if (kind && *kind != SubstanceKind::other && !may_be_compared(*kind)) return Refusal::other_substance;
  if (const auto* record = data.tag_named(tag->name); record && record->when == TagWhen::in_the_night)
    return Refusal::in_the_night;
  return std::nullopt;
}

Exposure exposure_on(const JournalData& data, const Factor& factor, Day night, bool unticked_is_without) {
  return std::visit(Overloaded{[&](const TagFactor& tag) { return tagged(data, tag, night, unticked_is_without); },
                               [&](const CaffeineAfter& asked) { return caffeine_after(data, asked, night); },
                               [&](DayFactor day_factor) { return by_day(data, day_factor, night); }},
                    factor);
}

std::vector<Slot> slots_of(const JournalData& data, const FactorQuestion& question) {
  // The day after the night of D is D+1.
  const int shift = std::holds_alternative<DayValue>(question.outcome) ? 1 : 0;
  const auto values = series_of(data, question.outcome, question.from + shift, question.until + shift);
  std::vector<Slot> out;
  for (std::size_t k = 0; k < values.size(); ++k) {
    const auto night = question.from + static_cast<int>(k);
    out.push_back({exposure_on(data, question.factor, night, question.unticked_is_without), values[k]});
  }
  return out;
}

FactorAnswer answer(const JournalData& data, const FactorQuestion& question) {
  NIGHTJAR_EXPECTS(question.from <= question.until);
  FactorAnswer out;
  out.refused = refusal(data, question.factor);
  if (!out.refused && question.until - question.from >= most_slots) out.refused = Refusal::too_many_nights;
  if (out.refused) return out;
  const auto slots = slots_of(data, question);
  out.comparison = compare(slots);
  if (out.comparison.gate != Gate::open) return out;
  out.not_after_with =
      difference_among(slots, [&](std::size_t k) { return k == 0 || slots[k - 1].exposure != Exposure::with; });
  const auto nights_of = [&](DayType type) {
    return difference_among(slots, [&](std::size_t k) {
      const auto* facts = data.one_on<DayFacts>(question.from + static_cast<int>(k) + 1);
      return facts && facts->day_type == type;
    });
  };
  out.work_nights = nights_of(DayType::work);
  out.free_nights = nights_of(DayType::free);
  return out;
}

}  // namespace nightjar::analysis
