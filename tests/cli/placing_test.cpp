// The window and the command line place the same typed times on the same days: the tables of all tests and random
// nights, each read by the form of the window and by the options of the verb.
#include <nightjar/entry/night_form.hpp>
#include <nightjar/entry/record_forms.hpp>
#include <random>

#include "cli/entry_time.hpp"
#include "cli/program.hpp"
#include "support/night_times_table.hpp"
#include "support/zones.hpp"

namespace nightjar::test {
namespace {

const std::string home = "Europe/Berlin";

/// The four times as typed; empty: not given.
struct Typed {
  std::string into_bed, tried, awake, up;
  std::string zone, wake_zone;
};

/// What the form says, opened on the night as it is recorded and typed into as a person would.
Night by_window(const Typed& typed, const Night& recorded) {
  auto form = entry::night_form(recorded);
  const auto type = [](const std::string& text, entry::ClockEntry& entry) {
    if (!text.empty()) entry.text = text;
  };
  if (!typed.zone.empty()) {
    form.bed_zone = typed.zone;
    form.into_bed.kept.reset();  // as the field of the zone does
    form.tried_to_sleep.kept.reset();
  }
  if (!typed.wake_zone.empty()) {
    form.wake_zone = typed.wake_zone;
    form.final_awakening.kept.reset();
    form.out_of_bed.kept.reset();
  }
  type(typed.into_bed, form.into_bed);
  type(typed.tried, form.tried_to_sleep);
  type(typed.awake, form.final_awakening);
  type(typed.up, form.out_of_bed);
  entry::tidy_clocks(form, 0);
  const auto reading = entry::read(form, &recorded, home);
  EXPECT_TRUE(reading.problems.empty()) << reading.problems.front().words;
  return reading.night;
}

Night by_verb(const Typed& typed, Night recorded) {
  cli::TypedNight given;
  const auto type = [](const std::string& text, std::optional<cli::EntryTime>& into) {
    if (text.empty()) return;
    const auto time = cli::parse_entry_time(text);
    ASSERT_TRUE(time) << text;
    into = *time;
  };
  type(typed.into_bed, given.in_bed);
  type(typed.tried, given.tried);
  type(typed.awake, given.final_awakening);
  type(typed.up, given.up);
  if (!typed.zone.empty()) given.zone = zone_named(typed.zone);
  if (!typed.wake_zone.empty()) given.wake_zone = zone_named(typed.wake_zone);
  cli::place_times(given, zone_named(home), recorded);
  return recorded;
}

std::string times_of(const Night& night) {
  std::string out;
  for (const auto* moment : {&night.into_bed, &night.tried_to_sleep, &night.final_awakening, &night.out_of_bed})
    out += (*moment ? iso_with_offset(**moment) : std::string("none")) + ' ';
  return out;
}

TEST(PlacingByVerb, EachTypedTimeFallsOnItsDay) {
  for (const auto& row : typed_nights()) {
    SCOPED_TRACE(row.why);
    Night night;
    night.night = *parse_day(row.night);
    const Typed typed{row.into_bed, row.tried, row.awake, row.up, row.zone, row.wake_zone};
    const auto placed = by_verb(typed, night);
    EXPECT_EQ(times_of(placed),
              std::string(row.into_bed_at) + ' ' + row.tried_at + ' ' + row.awake_at + ' ' + row.up_at + ' ');
    EXPECT_EQ(times_of(by_window(typed, night)), times_of(placed));
  }
}

TEST(Placing, BothFrontEndsPlaceRandomNightsOnTheSameDays) {
  std::mt19937 random(20261130);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const std::array<const char*, 6> zones{"",           "Europe/Berlin",       "America/New_York",
                                         "Asia/Tokyo", "Australia/Lord_Howe", "UTC+05:45"};
  // Ordinary days, and those on which clocks of these zones change.
  const std::array<const char*, 6> days{"2024-03-30", "2024-10-26", "2024-11-02",
                                        "2024-03-09", "2024-10-05", "2024-04-06"};
  const auto clock = [&](int likely, int spread) -> std::string {
    if (below(100) < 12) return {};
    const int minute = below(100) < 25 ? below(1440) : (likely + below(2 * spread) - spread + 1440) % 1440;
    const auto text = hh_mm(minute);
    return below(2) == 0 ? text : text.substr(0, 2) + text.substr(3);  // "2245"
  };
  const auto any_typed = [&] {
    Typed typed{clock(1350, 150), clock(1380, 180), clock(390, 240), clock(420, 240), {}, {}};
    if (below(100) < 30) typed.zone = zones[static_cast<std::size_t>(below(6))];
    if (below(100) < 30) typed.wake_zone = zones[static_cast<std::size_t>(below(6))];
    return typed;
  };
  int times = 0, second_passes = 0, later = 0;
  for (int round = 0; round < 500; ++round) {
    Night night;
    night.night = below(2) == 0 ? *parse_day(days[static_cast<std::size_t>(below(6))]) : Day{19000 + below(1500)};
    auto typed = any_typed();
    if (below(100) < 15) {  // within the hour that the clock shows twice
      night.night = *parse_day("2024-11-02");
      typed.zone = "America/New_York";
      typed.into_bed = hh_mm(60 + below(60));
      typed.tried = hh_mm(60 + below(60));
    }
    const auto by_form = by_window(typed, night), by_options = by_verb(typed, night);
    const std::string said = iso(night.night) + ": " + typed.into_bed + ' ' + typed.tried + ' ' + typed.awake + ' ' +
                             typed.up + ' ' + typed.zone + " > " + typed.wake_zone;
    EXPECT_EQ(times_of(by_form), times_of(by_options)) << said;
    EXPECT_EQ(by_form, by_options) << said;
    for (const auto* moment :
         {&by_form.into_bed, &by_form.tried_to_sleep, &by_form.final_awakening, &by_form.out_of_bed}) {
      times += *moment ? 1 : 0;
      second_passes += *moment && (*moment)->fold == 1 ? 1 : 0;
    }
    // Some of it again, over what is recorded by now.
    auto again = any_typed();
    for (auto* text : {&again.into_bed, &again.tried, &again.awake, &again.up})
      if (below(2) == 0) text->clear();
    if (!again.zone.empty() && (again.into_bed.empty() || again.tried.empty())) again.zone.clear();
    if (!again.wake_zone.empty() && (again.awake.empty() || again.up.empty())) again.wake_zone.clear();
    EXPECT_EQ(times_of(by_window(again, by_form)), times_of(by_verb(again, by_options))) << said << ", changed";
    ++later;
  }
  std::printf("500 nights, %d times: placed alike, %d of them the second pass of an hour; %d of them changed later\n",
              times, second_passes, later);
  EXPECT_GT(times, 1500);
  EXPECT_GT(second_passes, 10);
}

TEST(Placing, BothFrontEndsPlaceEntriesOnTheSameDays) {
  std::mt19937 random(20261130);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  JournalSettings settings;
  settings.home_zone = home;
  for (int round = 0; round < 500; ++round) {
    settings.day_start_min = below(9) * 60;
    const JournalData data(settings);
    const Instant now{1711700000000 + below(400) * 3600000LL + below(60) * 60000LL};
    const entry::EntryContext context{data, now, zone_named(home)};
    const auto writing = context.writing();
    const std::string clock = hh_mm(below(1440)), until = hh_mm(below(1440));
    const auto from = cli::parse_entry_time(clock), to = cli::parse_entry_time(until);
    SCOPED_TRACE(clock + " at " + iso(writing.local()));

    entry::CravingForm craving;
    craving.peak = 1;
    craving.day = context.today();
    craving.clock = clock;
    EXPECT_EQ(entry::read(craving, context)->at, cli::time_or_now(*from, writing));
    craving.clock.clear();
    EXPECT_EQ(entry::read(craving, context)->at, cli::time_or_now(std::nullopt, writing));

    // With a day and without one.
    const Day day = context.today() - below(4);
    entry::TakenForm taken;
    taken.new_name = "tea";
    taken.day = day;
    taken.clock = clock;
    EXPECT_EQ(entry::read(taken, context)->intake.at, entry::placed(cli::given(*from), day, writing));
    entry::NapForm nap;
    nap.day = day;
    nap.start = clock;
    nap.end = until;
    const auto sleep = std::get<Nap>(*entry::read(entry::RecordForm(nap), context));
    const auto placed = entry::placed_sleep(cli::given(*from), cli::given(*to), day, writing);
    EXPECT_EQ(sleep.start, placed.start);
    EXPECT_EQ(sleep.end, placed.end);
    EXPECT_EQ(sleep.day, placed.day);
  }
}

class PlacingByProgram : public Program {
 protected:
  PlacingByProgram() { make_journal(); }
  /// The times of the only night, as the verb saved them.
  std::string saved_night(const std::string& night) {
    const auto found = done({"nights"}, {"--json", "--from", night, "--until", night}).json().at(0);
    std::string out;
    for (const char* field : {"into_bed", "tried_to_sleep", "final_awakening", "out_of_bed"})
      out += (found[field].is_null() ? std::string("none") : found[field].get<std::string>()) + ' ';
    return out;
  }
};

TEST_F(PlacingByProgram, TheVerbSavesWhatTheFormWould) {
  std::set<std::string> nights;
  for (const auto& row : typed_nights()) {
    if (!nights.insert(row.night).second) continue;  // one night a day
    SCOPED_TRACE(row.why);
    std::vector<std::string> options{"--night", row.night, "--zone", row.zone};
    const auto add = [&](const char* option, const char* value) {
      if (*value != '\0') options.insert(options.end(), {option, value});
    };
    add("--wake-zone", row.wake_zone);
    add("--in-bed", row.into_bed);
    add("--tried", row.tried);
    add("--final", row.awake);
    add("--up", row.up);
    done({"log", "night"}, options);
    EXPECT_EQ(saved_night(row.night),
              std::string(row.into_bed_at) + ' ' + row.tried_at + ' ' + row.awake_at + ' ' + row.up_at + ' ');
  }
  EXPECT_EQ(nights.size(), 4U);
}

TEST_F(PlacingByProgram, ANightAcrossNoonIsInOrder) {
  const auto saved = done({"log", "night"}, {"--night", "2024-03-20", "--in-bed", "11:50", "--tried", "12:10",
                                             "--final", "18:00", "--up", "18:30"});
  EXPECT_FALSE(saved.says("(order)")) << saved.err;
  EXPECT_EQ(saved_night("2024-03-20"),
            "2024-03-21T11:50+01:00 2024-03-21T12:10+01:00 2024-03-21T18:00+01:00 2024-03-21T18:30+01:00 ");
}

TEST_F(PlacingByProgram, AMinuteAheadIsToday) {
  // It is 08:00 on 1 April.
  EXPECT_TRUE(done({"log", "craving"}, {"--peak", "1", "--at", "08:01"}).says("08:01 on Monday 1 April"));
  EXPECT_TRUE(done({"log", "note"}, {"--text", "x", "--at", "09:30"}).says("09:30 on Sunday 31 March"));
  EXPECT_TRUE(done({"log", "nap"}, {"--from", "23:50", "--until", "05:30"}).says("Sunday 31 March, 5 h 40 min"));
}

TEST_F(PlacingByProgram, ATimeOfAnotherDayThanTheOneNamedIsRefused) {
  const auto ahead = run_on({"log", "taken"}, {"--what", "tea", "--day", "2024-04-01", "--at", "23:40"});
  EXPECT_EQ(ahead.status, 2);
  EXPECT_TRUE(ahead.says("still to come")) << ahead.err;
  for (const char* from : {"2024-03-28T14:40", "23:40"})
    EXPECT_EQ(run_on({"log", "nap"}, {"--day", "2024-04-01", "--from", from}).status, 2) << from;
  const auto backwards = run_on({"log", "nap"}, {"--from", "2024-03-30T15:00", "--until", "2024-03-30T14:40"});
  EXPECT_EQ(backwards.status, 2);
  EXPECT_TRUE(backwards.says("it ends before it begins"));
}

}  // namespace
}  // namespace nightjar::test
