// Last night, as text in fields: what a person has typed, and what it says as a Night.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/entry/drafted.hpp>

namespace nightjar::entry {

struct NightForm {
  Day night{};
  std::optional<int> state;  // index of NightState; empty is "recorded"
  ClockEntry into_bed, tried_to_sleep, final_awakening, out_of_bed;
  std::string bed_zone, wake_zone;  // of the evening; empty: the home zone. Of the morning; empty: that of the evening
  std::string sleep_latency, awakenings, awake, still_trying;
  std::optional<int> quality, rested;  // index of the answer, 0..4
  SomeOrNone factors;
  std::string comments, woke_earlier, own_estimate;
  std::set<std::string> odd_confirmed;

  template <class Self, class V>
  static void fields(Self& form, V&& v) {
    v("night", form.night);
    v("state", form.state);
    v("into_bed", form.into_bed);
    v("tried_to_sleep", form.tried_to_sleep);
    v("bed_zone", form.bed_zone), v("wake_zone", form.wake_zone);
    v("sleep_latency", form.sleep_latency);
    v("awakenings", form.awakenings);
    v("awake", form.awake);
    v("final_awakening", form.final_awakening);
    v("still_trying", form.still_trying);
    v("out_of_bed", form.out_of_bed);
    v("quality", form.quality);
    v("rested", form.rested);
    v("factors", form.factors);
    v("comments", form.comments);
    v("woke_earlier", form.woke_earlier);
    v("own_estimate", form.own_estimate);
    v("odd_confirmed", form.odd_confirmed);
  }
};

/// The form of a night: its answers if it is recorded, else empty.
[[nodiscard]] NightForm night_form(const JournalData& data, Day night);
[[nodiscard]] NightForm night_form(const Night& night);
/// The answers of the latest recorded night before this one, shown as ghosts and never saved by themselves.
[[nodiscard]] NightForm last_time(const JournalData& data, Day night);
/// Whether somebody who opens the window now has probably just got up: by their own usual hour where the entries tell
/// one, whenever that is; else from the start of the day to the middle of the afternoon.
[[nodiscard]] bool just_got_up(const JournalData& data, int minute_of_day);
/// Whether nothing was answered.
[[nodiscard]] bool blank(const NightForm& form);

struct FieldProblem {
  std::string field;  // as in Night
  std::string words;
};
struct NightReading {
  Night night;  // what can be read; its head is that of the recorded night, or new
  std::vector<FieldProblem> problems;
};
/// `recorded`: the night as it is in the journal, if it is. Times are placed as in placing.hpp.
[[nodiscard]] std::string bed_zone_of(const NightForm& form, const std::string& home);
[[nodiscard]] std::string wake_zone_of(const NightForm& form, const std::string& home);
[[nodiscard]] NightReading read(const NightForm& form, const Night* recorded, const std::string& zone);

/// Minutes after midnight of "2245", "10:45pm", "now", "-20" (so long ago) or "+15" (after the time above, or after
/// now); nothing for what is no time.
[[nodiscard]] std::optional<int> clock_minute(std::string_view typed, int now, std::optional<int> before = {});
/// "2245" becomes "22:45"; what is no time stays as typed.
[[nodiscard]] std::string tidy_clock(const std::string& typed, int now, std::optional<int> before = {});
/// All four of a night, for saving while one of them is still being typed.
void tidy_clocks(NightForm& form, int now);
/// The text after so many steps of five minutes (clock) or one step (numbers).
[[nodiscard]] std::optional<std::string> nudged_clock(std::string_view text, int steps);
[[nodiscard]] std::optional<std::string> nudged_minutes(std::string_view text, int steps);
[[nodiscard]] std::optional<std::string> nudged_count(std::string_view text, int steps);

}  // namespace nightjar::entry
