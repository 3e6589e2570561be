#include <algorithm>
#include <nightjar/analysis/statistics.hpp>
#include <nightjar/entry/night_form.hpp>
#include <nightjar/entry/placing.hpp>

#include "entry/reading.hpp"

namespace nightjar::entry {
namespace {

ClockEntry entry_of(const std::optional<Moment>& moment) {
  if (!moment) return {};
  return {clock_of(moment), moment};
}

class NightReader {
 public:
  /// `out` has the night as it is recorded.
  NightReader(const NightForm& form, const std::string& home, NightReading& out)
      : form_(form), bed_zone_(bed_zone_of(form, home)), wake_zone_(wake_zone_of(form, home)), out_(out) {
    for (const auto* time :
         {&out.night.into_bed, &out.night.tried_to_sleep, &out.night.final_awakening, &out.night.out_of_bed})
      if (*time) recorded_.push_back(**time);
  }

  void times() {
    NightTimes given;
    given.bed_zone = bed_zone_;
    given.wake_zone = wake_zone_;
    given.recorded = recorded_;
    given.into_bed = clock(form_.into_bed, "into_bed", bed_zone_);
    given.tried_to_sleep = clock(form_.tried_to_sleep, "tried_to_sleep", bed_zone_);
    given.final_awakening = clock(form_.final_awakening, "final_awakening", wake_zone_);
    given.out_of_bed = clock(form_.out_of_bed, "out_of_bed", wake_zone_);
    auto placed_times = placed(given, form_.night);
    auto& night = out_.night;
    night.into_bed = std::move(placed_times.into_bed);
    night.tried_to_sleep = std::move(placed_times.tried_to_sleep);
    night.final_awakening = std::move(placed_times.final_awakening);
    night.out_of_bed = std::move(placed_times.out_of_bed);
  }

  std::optional<int> number(const std::string& text, const Field& field) {
    if (trimmed(text).empty()) return std::nullopt;
    const auto value = whole_number(text);
    if (value && *value >= field.min && *value <= field.max) return value;
    problem(field.name, "A whole number from " + std::to_string(field.min) + " to " + std::to_string(field.max) +
                            " can be kept here.");
    return std::nullopt;
  }

 private:
  std::optional<GivenTime> clock(const ClockEntry& entry, std::string_view field, const std::string& zone) {
    if (trimmed(entry.text).empty()) return std::nullopt;
    const auto minute = parse_clock(trimmed(entry.text));
    if (!minute) {
      problem(field, "This does not read as a time of day, such as 22:45 or 10:45pm.");
      return std::nullopt;
    }
    auto given = given_over(entry.kept, ClockTime{*minute});
    // The zone of what is recorded is no slip of the pen, whether or not this computer knows it.
    const bool of_record = std::ranges::any_of(recorded_, [&](const Moment& each) { return each.zone == zone; });
    if (std::holds_alternative<Moment>(given) || of_record || find_zone(zone)) return given;
    const bool of_morning = &zone == &wake_zone_ && !trimmed(form_.wake_zone).empty();
    problem(of_morning ? "wake_zone" : "bed_zone",
            "No time zone of that name is known here. Write it as Europe/Berlin.");
    return std::nullopt;
  }

  void problem(std::string_view field, std::string words) {
    out_.problems.push_back({std::string(field), std::move(words)});
  }

  const NightForm& form_;
  const std::string bed_zone_, wake_zone_;
  std::vector<Moment> recorded_;
  NightReading& out_;
};

std::optional<std::string> nudged_number(std::string_view text, int by, int most) {
  const auto value = whole_number(text);
  if (!value) return trimmed(text).empty() ? std::optional(std::to_string(std::max(by, 0))) : std::nullopt;
  return std::to_string(std::clamp(*value + by, 0, most));
}

}  // namespace

NightForm night_form(const Night& night) {
  NightForm form;
  form.night = night.night;
  if (night.state != NightState::recorded) form.state = static_cast<int>(night.state);
  form.into_bed = entry_of(night.into_bed);
  form.tried_to_sleep = entry_of(night.tried_to_sleep);
  form.final_awakening = entry_of(night.final_awakening);
  form.out_of_bed = entry_of(night.out_of_bed);
  const auto zone_of = [](const std::optional<Moment>& first, const std::optional<Moment>& second) {
    const auto& moment = first ? first : second;
    return moment ? moment->zone.value_or("") : std::string();
  };
  form.bed_zone = zone_of(night.into_bed, night.tried_to_sleep);
  form.wake_zone = zone_of(night.final_awakening, night.out_of_bed);
  form.sleep_latency = number_text(night.sleep_latency_min);
  form.awakenings = number_text(night.awakenings);
  form.awake = number_text(night.awake_min);
  form.still_trying = number_text(night.still_trying_min);
  if (night.quality) form.quality = *night.quality - field_of<Night>("quality").min;
  if (night.rested) form.rested = *night.rested - field_of<Night>("rested").min;
  if (night.factors) form.factors = {*night.factors, night.factors->empty()};
  form.comments = night.comments.value_or("");
  form.woke_earlier = number_text(night.woke_earlier_than_planned_min);
  form.own_estimate = number_text(night.own_estimate_min);
  form.odd_confirmed = night.odd_confirmed;
  return form;
}

NightForm night_form(const JournalData& data, Day night) {
  if (const auto* recorded = data.one_on<Night>(night)) return night_form(*recorded);
  NightForm form;
  form.night = night;
  return form;
}

NightForm last_time(const JournalData& data, Day night) {
  const auto& by_day = data.by_day<Night>();
  auto it = by_day.lower_bound(night);
  while (it != by_day.begin()) {
    --it;
    const auto* earlier = data.one_on<Night>(it->first);
    if (earlier && earlier->state == NightState::recorded && (earlier->into_bed || earlier->out_of_bed))
      return night_form(*earlier);
  }
  return {};
}

bool just_got_up(const JournalData& data, int minute) {
  constexpr int last_nights = 14, least_nights = 5, midday = 11 * 60, before = 2 * 60, after = 6 * 60;
  analysis::ClockSum up;
  const auto& by_day = data.by_day<Night>();
  for (auto it = by_day.end(); it != by_day.begin() && up.n() < last_nights;) {
    --it;
    if (const auto* night = data.one_on<Night>(it->first); night && night->out_of_bed)
      up.add(minute_of_day(night->out_of_bed->local));
  }
  const int day_start = data.settings().day_start_min;
  const auto usual = up.n() >= least_nights ? up.mean() : std::nullopt;
  if (!usual || (*usual >= day_start && *usual < midday)) return minute >= day_start && minute < 15 * 60;
  const double since = analysis::wrapped_minutes(minute - *usual);
  return since >= -before && since < after;
}

bool blank(const NightForm& form) {
  NightForm empty;
  empty.night = form.night;
  empty.bed_zone = form.bed_zone;  // where one was is no answer about the night
  empty.wake_zone = form.wake_zone;
  return draft_of(form) == draft_of(empty);
}

std::string bed_zone_of(const NightForm& form, const std::string& home) {
  const auto typed = trimmed(form.bed_zone);
  return typed.empty() ? home : std::string(typed);
}
std::string wake_zone_of(const NightForm& form, const std::string& home) {
  const auto typed = trimmed(form.wake_zone);
  return typed.empty() ? bed_zone_of(form, home) : std::string(typed);
}

NightReading read(const NightForm& form, const Night* recorded, const std::string& zone) {
  NightReading out;
  if (recorded) out.night = *recorded;
  auto& night = out.night;
  night.night = form.night;
  night.state = form.state ? static_cast<NightState>(*form.state) : NightState::recorded;
  NightReader reader(form, zone, out);
  reader.times();
  night.sleep_latency_min = reader.number(form.sleep_latency, field_of<Night>("sleep_latency_min"));
  night.awakenings = reader.number(form.awakenings, field_of<Night>("awakenings"));
  night.awake_min = reader.number(form.awake, field_of<Night>("awake_min"));
  night.still_trying_min = reader.number(form.still_trying, field_of<Night>("still_trying_min"));
  night.woke_earlier_than_planned_min =
      reader.number(form.woke_earlier, field_of<Night>("woke_earlier_than_planned_min"));
  night.own_estimate_min = reader.number(form.own_estimate, field_of<Night>("own_estimate_min"));
  night.quality = form.quality ? std::optional(*form.quality + field_of<Night>("quality").min) : std::nullopt;
  night.rested = form.rested ? std::optional(*form.rested + field_of<Night>("rested").min) : std::nullopt;
  night.factors = form.factors.none || !form.factors.chosen.empty() ? std::optional(form.factors.chosen) : std::nullopt;
  night.comments = text_or_nothing(form.comments);
  night.odd_confirmed = form.odd_confirmed;
  return out;
}

std::optional<int> clock_minute(std::string_view typed, int now, std::optional<int> before) {
  const auto text = trimmed(typed);
  if (text == "now" || text == "NOW" || text == "Now") return now;
  if (text.size() > 1 && (text.front() == '+' || text.front() == '-')) {
    const auto minutes = whole_number(text.substr(1));
    if (!minutes || *minutes < 0 || *minutes > 24 * 60) return std::nullopt;
    // "+15" counts from the time above it; "-15" is so long ago.
    const int minute = text.front() == '+' ? before.value_or(now) + *minutes : now - *minutes;
    return (minute % (24 * 60) + 24 * 60) % (24 * 60);
  }
  const auto minute = parse_clock(text);
  return minute ? std::optional(*minute) : std::nullopt;
}

std::string tidy_clock(const std::string& typed, int now, std::optional<int> before) {
  if (trimmed(typed).empty()) return {};
  const auto minute = clock_minute(typed, now, before);
  return minute ? hh_mm(*minute) : typed;
}

void tidy_clocks(NightForm& form, int now) {
  std::optional<int> before;
  for (ClockEntry* entry : {&form.into_bed, &form.tried_to_sleep, &form.final_awakening, &form.out_of_bed}) {
    entry->text = tidy_clock(entry->text, now, before);
    if (const auto minute = clock_minute(entry->text, now)) before = minute;
  }
}

std::optional<std::string> nudged_clock(std::string_view text, int steps) {
  const auto minute = parse_clock(trimmed(text));
  if (!minute) return std::nullopt;
  return hh_mm(*minute + 5 * steps);
}
std::optional<std::string> nudged_minutes(std::string_view text, int steps) {
  return nudged_number(text, 5 * steps, field_of<Night>("awake_min").max);
}
std::optional<std::string> nudged_count(std::string_view text, int steps) {
  return nudged_number(text, steps, field_of<Night>("awakenings").max);
}

}  // namespace nightjar::entry
