#include <algorithm>
#include <nightjar/analysis/question.hpp>
#include <set>

namespace nightjar::analysis {
namespace {

constexpr std::string_view unticked = ";unticked-is-without";

bool on_the_list(const JournalData& data, SubstanceKind kind) {
  return std::ranges::any_of(data.live<Substance>(),
                             [&](const auto& entry) { return entry.second.substance_kind == kind; });
}

}  // namespace

std::vector<Factor> offered_factors(const JournalData& data) {
  std::set<std::string> names;
  for (const auto& [id, tag] : data.live<Tag>()) names.insert(tag.name);
  for (const auto& [id, night] : data.live<Night>())
    if (night.factors) names.insert(night.factors->begin(), night.factors->end());
  std::vector<Factor> out;
  for (const auto& name : names)
    if (const Factor factor = TagFactor{name}; !refusal(data, factor)) out.push_back(factor);
  for (const auto factor : {DayFactor::nap, DayFactor::exercise, DayFactor::late_screens}) out.emplace_back(factor);
  if (on_the_list(data, SubstanceKind::alcohol)) out.emplace_back(DayFactor::alcohol);
  return out;
}

bool is_unheard_of(const JournalData& data, const Factor& factor) {
  return std::holds_alternative<TagFactor>(factor) && !refusal(data, factor) &&
         std::ranges::count(offered_factors(data), factor) == 0;
}

std::vector<Quantity> offered_outcomes() {
  return {Measure::total_sleep_time, Measure::sleep_latency, Measure::awake,  Measure::awakenings,
          Measure::efficiency_tib,   Measure::quality,       Measure::rested, DayValue::mood,
          DayValue::energy,          DayValue::stress,       DayValue::pain,  DayValue::craving_peak,
          DayValue::withdrawal_sum};
}

Question record_of(const FactorQuestion& question, Instant asked) {
  Question record;
  record.asked = asked;
  record.exposure = code_of(question.factor) + std::string(question.unticked_is_without ? unticked : "");
  record.outcome = code_of(question.outcome);
  record.from = question.from;
  record.until = question.until;
  return record;
}

std::optional<FactorQuestion> question_of(const Question& record) {
  std::string_view code = record.exposure;
  FactorQuestion out{{}, {}, record.from, record.until, code.ends_with(unticked)};
  if (out.unticked_is_without) code.remove_suffix(unticked.size());
  const auto factor = factor_from_code(code);
  const auto outcome = quantity_from_code(record.outcome);
  if (!std::holds_alternative<Factor>(factor) || !outcome || record.until < record.from) return std::nullopt;
  out.factor = std::get<Factor>(factor);
  out.outcome = *outcome;
  return out;
}

FactorQuestion until_now(FactorQuestion question, Day last_night) {
  question.until = std::max(question.from, std::min(question.until, last_night));
  return question;
}

}  // namespace nightjar::analysis
