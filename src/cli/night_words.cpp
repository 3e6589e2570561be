#include "cli/night_words.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nightjar/charts/result_words.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/support/utf8.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar::cli {
namespace {
using analysis::CheckId;
using analysis::RepairKind;

std::string_view question(CheckId id) {
  switch (id) {
    case CheckId::order: return "the times are not in the order in bed, trying to sleep, awake, up";
    case CheckId::long_night: return "the time in bed is unusually long or short";
    case CheckId::minutes: return "the minutes awake are more than the night is long";
    case CheckId::odd_hour: return "you began trying to sleep at an unusual hour";
    case CheckId::wrong_night: return "the night begins on another date than the one it is filed under";
    case CheckId::future: return "the night ends later than now";
    case CheckId::taken_slot: return "there is another entry for this night";
    case CheckId::gap: return "the clock skipped one of these times";
    case CheckId::overlap: return "the clock showed one of these times twice";
    case CheckId::intake_time: return "one of the times of that day lies far from the others";
    case CheckId::rare: return "one of the numbers is unusually high";
  }
  return "";
}

std::optional<Moment> moment_named(const Night& night, std::string_view field) {
  if (field == "into_bed") return night.into_bed;
  if (field == "tried_to_sleep") return night.tried_to_sleep;
  if (field == "final_awakening") return night.final_awakening;
  if (field == "out_of_bed") return night.out_of_bed;
  return std::nullopt;
}

std::string label(std::string_view field) {
  std::string text(words::night_field_label(field));
  if (text.ends_with(" at")) text.resize(text.size() - 3);
  return text;
}

}  // namespace

std::string odd_about(const analysis::Finding& finding) {
  return fmt::format("Is this right? {} ({})", question(finding.id), to_text(finding.id));
}

std::string offer_of(const analysis::Repair& repair) {
  switch (repair.kind) {
    case RepairKind::refile: return "the night of " + iso(repair.repaired.night);
    case RepairKind::open_existing: return "the entry that is already there";
    case RepairKind::set_minutes:
      return fmt::format("{} {}", repair.fields.empty() ? "" : label(repair.fields.front()), repair.minutes);
    case RepairKind::swap:
    case RepairKind::shift:
    case RepairKind::other_pass: break;
  }
  std::string text;
  for (const auto field : repair.fields) {
    const auto moment = moment_named(repair.repaired, field);
    if (!moment) continue;
    text += (text.empty() ? "" : ", ") + label(field) + " " +
            (repair.kind == RepairKind::other_pass ? iso_with_offset(*moment) : iso(moment->local));
  }
  return text;
}

std::string question_of(const analysis::Finding& finding) {
  const std::string text = odd_about(finding);
  std::string offers;
  for (const auto& repair : finding.repairs) offers += (offers.empty() ? "" : "; or ") + offer_of(repair);
  return offers.empty() ? text : text + ". Perhaps: " + offers;
}

std::string percent(double value) { return fmt::format("{:.1f} %", std::round(value * 10) / 10); }

std::string sentence_about(const Night& night, const analysis::NightMeasures& measures) {
  if (night.state == NightState::no_sleep) return "No sleep that night.";
  if (night.state == NightState::prefer_not) return utf8::capitalised(words::label(night.state)) + ".";
  if (const auto reason = measures.reason())
    return fmt::format("Kept as written, without numbers: {}.", charts::words_for(*reason));
  std::string text;
  const auto add = [&](std::string_view name, const std::string& value) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, value);
  };
  if (measures.time_in_bed_min) add("in bed", hours_minutes(*measures.time_in_bed_min));
  if (measures.total_sleep_time_min) add("asleep", hours_minutes(*measures.total_sleep_time_min));
  if (measures.efficiency_tib_pct) add("sleep efficiency", percent(*measures.efficiency_tib_pct) + " of time in bed");
  if (text.empty()) return "";
  return utf8::capitalised(text) + ".";
}

}  // namespace nightjar::cli
