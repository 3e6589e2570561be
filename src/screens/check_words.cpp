#include "screens/check_words.hpp"

#include <fmt/format.h>

#include <nightjar/support/utf8.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar::screens {
namespace {

using analysis::CheckId;
using analysis::RepairKind;

std::string_view short_name(std::string_view field) {
  if (field == "into_bed") return "in bed";
  if (field == "tried_to_sleep") return "trying to sleep";
  if (field == "final_awakening") return "awake for good";
  if (field == "out_of_bed") return "up";
  if (field == "sleep_latency_min") return "minutes to fall asleep";
  if (field == "awake_min") return "minutes awake in between";
  return field;
}

const std::optional<Moment>* moment_of(const Night& night, std::string_view field) {
  if (field == "into_bed") return &night.into_bed;
  if (field == "tried_to_sleep") return &night.tried_to_sleep;
  if (field == "final_awakening") return &night.final_awakening;
  if (field == "out_of_bed") return &night.out_of_bed;
  return nullptr;
}

std::string day_and_time(const Moment& moment) {
  return fmt::format("{} {}", weekday_short(day_of(moment.local)), clock_of(moment));
}

}  // namespace

std::string finding_words(const analysis::Finding& finding, const Night& night) {
  switch (finding.id) {
    case CheckId::order: return "These times are not one after another.";
    case CheckId::long_night: {
      if (night.into_bed && night.out_of_bed) {
        const double minutes = static_cast<double>(minutes_between(*night.into_bed, *night.out_of_bed));
        return fmt::format("That is {} in bed{}.", hours_minutes(minutes),
                           minutes > 24 * 60 ? ", longer than a day" : "");
      }
      return "That is an unusual time in bed.";
    }
    case CheckId::minutes: return "These minutes are more than the night had.";
    case CheckId::odd_hour: return "That is more than six hours from your usual time.";
    case CheckId::wrong_night: return "These times belong to another night.";
    case CheckId::future: return "That is later than now.";
    case CheckId::taken_slot: return "Another entry is already there for this night.";
    case CheckId::gap: return "The clock skipped this time that night.";
    case CheckId::overlap: return "The clock showed this time twice that night.";
    case CheckId::intake_time: return "This time is far from the others of that day.";
    case CheckId::rare: return "That is a large number.";
  }
  return {};
}

std::string repair_words(const analysis::Repair& repair, const Night& night) {
  switch (repair.kind) {
    case RepairKind::swap: return "Swap the two";
    case RepairKind::set_minutes: return fmt::format("{} minutes", repair.minutes);
    case RepairKind::refile: return "File it under " + night_label(repair.repaired.night);
    case RepairKind::open_existing: return "Open that entry";
    case RepairKind::other_pass: {
      const auto* moment = repair.fields.empty() ? nullptr : moment_of(repair.repaired, repair.fields.front());
      if (!moment || !*moment) return "The other of the two";
      return fmt::format("The {} {}", (*moment)->fold == 1 ? "second" : "first", clock_of(*moment));
    }
    case RepairKind::shift:
      if (repair.fields.size() > 2) return repair.shift_min < 0 ? "All of it a day earlier" : "All of it a day later";
      break;
  }
  std::string text;
  for (const auto field : repair.fields) {
    const auto* after = moment_of(repair.repaired, field);
    const auto* before = moment_of(night, field);
    if (!after || !*after) continue;
    const bool same_clock = before && *before && minute_of_day((*before)->local) == minute_of_day((*after)->local);
    text += text.empty() ? "" : ", ";
    text += fmt::format("{} {}", short_name(field), same_clock ? day_and_time(**after) : clock_of(*after));
  }
  return utf8::capitalised(text);
}

}  // namespace nightjar::screens
