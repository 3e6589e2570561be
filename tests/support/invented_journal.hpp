// An invented journal of the two weeks from 16 March 2026 in London, with a gap, late entries, a night out of order and
// the spring clock change, and 80 plain nights before it. Charts and the report are tested on it.
#pragma once
#include <algorithm>
#include <array>
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/time/format.hpp>
#include <string>
#include <vector>

namespace nightjar::test {

inline constexpr const char* invented_zone = "Europe/London";
inline const Day invented_from = *make_day(2026, 3, 16);
inline const Day invented_until = *make_day(2026, 3, 29);
inline Instant invented_made_at() { return *make_moment(at(*make_day(2026, 3, 30), 8 * 60 + 20), invented_zone).utc; }

class InventedJournal {
 public:
  InventedJournal() {
    JournalSettings settings;
    settings.home_zone = invented_zone;
    settings.demo = true;
    data_.set_settings(settings);
  }
  [[nodiscard]] JournalData& data() { return data_; }

  /// "23:10" on the evening of `night` or, before noon, on the morning after it.
  static Moment clock(Day night, const char* text) {
    const int minute = *parse_clock(text);
    return make_moment(at(minute < 12 * 60 ? night + 1 : night, minute), invented_zone);
  }
  static Moment on_day(Day day, const char* text) { return make_moment(at(day, *parse_clock(text)), invented_zone); }

  template <class R>
  Id put(R record) {
    record.head.id = next_id();
    if (record.head.created == Instant{}) record.head.created = {1'700'000'000'000 + count_};
    record.head.changed = record.head.created;
    data_.put(record);
    return record.head.id;
  }

  struct Sleep {
    const char *bed, *tried;
    int latency, woke, awake;
    const char *waking, *up;
    int felt;
    bool late = false;
  };
  void night(Day day, const Sleep& sleep) {
    Night night;
    night.night = day;
    const auto time = [&](const char* text) -> std::optional<Moment> {
      if (!text) return std::nullopt;
      return clock(day, text);
    };
    night.into_bed = time(sleep.bed);
    night.tried_to_sleep = time(sleep.tried);
    night.sleep_latency_min = sleep.latency;
    night.awakenings = sleep.woke;
    night.awake_min = sleep.awake;
    night.final_awakening = time(sleep.waking);
    night.out_of_bed = time(sleep.up);
    night.quality = sleep.felt;
    const Moment entered = on_day(day + (sleep.late ? 3 : 1), "9:30");
    night.head.created = *entered.utc;
    night.head.zone = invented_zone;
    night.head.offset_min = *entered.offset_min;
    put(night);
  }

  Id substance(const char* name, SubstanceKind kind) {
    Substance substance;
    substance.name = name;
    substance.substance_kind = kind;
    return put(substance);
  }
  /// T taken, N none, ? prefer not to say, anything else not recorded: one letter a day.
  void days(const Id& substance, Day first, const std::string& states) {
    for (std::size_t i = 0; i < states.size(); ++i) {
      if (states[i] != 'T' && states[i] != 'N' && states[i] != '?') continue;
      SubstanceDay day;
      day.substance_id = substance;
      day.day = first + static_cast<int>(i);
      day.state = states[i] == 'T' ? DayState::taken : states[i] == 'N' ? DayState::none : DayState::prefer_not;
      put(day);
    }
  }
  void intake(const Id& substance, Day day, const char* at_time, const char* amount = nullptr,
              TimeIs is = TimeIs::exact) {
    Intake intake;
    intake.substance_id = substance;
    intake.day = day;
    if (at_time) intake.at = on_day(day, at_time);
    intake.time_is = at_time ? is : TimeIs::unknown;
    if (amount) {
      intake.amount = StatedAmount{amount};
      intake.amount_is = AmountIs::stated;
    }
    put(intake);
  }
  void craving(Day day, int peak, const char* at_time, CravingOutcome outcome) {
    Craving craving;
    craving.at = on_day(day, at_time);
    craving.peak = peak;
    craving.outcome = outcome;
    put(craving);
  }

 private:
  Id next_id() {
    ++count_;
    Id id;
    for (std::size_t i = 0; i < 8; ++i)
      id.bytes[15 - i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(count_) >> (8 * i));
    return id;
  }
  JournalData data_;
  std::int64_t count_ = 0;
};

inline void add_nights(InventedJournal& journal) {
  const std::vector<std::pair<int, InventedJournal::Sleep>> nights{
      {0, {"22:45", "23:10", 35, 2, 40, "6:20", "6:45", 3}},
      {1, {"22:50", "23:20", 50, 3, 55, "6:10", "6:50", 2}},
      {2, {"23:05", "23:15", 25, 1, 15, "6:30", "6:40", 4}},
      {3, {"22:30", "22:50", 75, 4, 80, "5:40", "6:45", 1, true}},
      {4, {"23:40", "0:05", 30, 2, 30, "7:35", nullptr, 3}},
      {5, {"0:20", "0:35", 20, 1, 20, "8:20", "9:05", 4}},
      {6, {"22:40", "23:00", 60, 3, 65, "5:55", "6:45", 2}},
      {7, {"22:55", "23:20", 40, 2, 35, "6:25", "6:50", 3}},
      {8, {"23:10", "23:30", 45, 2, 40, "6:40", "6:10", 3}},
      {10, {"23:00", "23:25", 30, 2, 25, "6:30", "6:45", 4}},
      {11, {"23:30", "23:50", 25, 1, 10, "7:50", "8:30", 4, true}},
      {12, {"23:20", "23:45", 35, 2, 30, "8:10", "8:40", 3}},
      {13, {"22:35", "22:55", 55, 3, 50, "5:50", "6:45", 2}}};
  for (const auto& [offset, sleep] : nights) journal.night(invented_from + offset, sleep);
  static constexpr std::array beds{"22:40", "22:55", "23:10", "22:30", "23:25", "23:40", "22:50"};
  static constexpr std::array tries{"23:00", "23:20", "23:30", "22:55", "23:45", "0:05", "23:10"};
  static constexpr std::array wakings{"6:20", "6:45", "6:35", "6:10", "7:40", "8:05", "6:50"};
  static constexpr std::array ups{"6:45", "7:00", "6:55", "6:40", "8:10", "8:40", "7:05"};
  for (int back = 1; back <= 80; ++back) {
    if (back % 17 == 0) continue;
    const auto i = static_cast<std::size_t>(back % 7);
    journal.night(invented_from - back,
                  {beds[i], tries[i], 20 + back % 5 * 7, back % 4, back % 6 * 11, wakings[i], ups[i], 2 + back % 3});
  }
}

inline void add_substances(InventedJournal& journal) {
  const Day from = invented_from;
  const Id film = journal.substance("Buprenorphine film", SubstanceKind::prescribed);
  const Id tablet = journal.substance("Evening tablet", SubstanceKind::prescribed);
  const Id kratom = journal.substance("Kratom", SubstanceKind::kratom);
  const Id wine = journal.substance("Wine or beer", SubstanceKind::alcohol);
  const Id coffee = journal.substance("Coffee or cola", SubstanceKind::caffeine);
  const std::string film_days = "TTTTTTTTN TTTT", tablet_days = "TTTTNNTT  TNTT", coffee_days = "TTTTTTTTT TT?T";
  journal.days(film, from, film_days);
  journal.days(tablet, from, tablet_days);
  journal.days(kratom, from, "NTNT?NNNN NNNN");
  journal.days(wine, from, "NNNNTTNN  NT?N");
  journal.days(coffee, from, coffee_days);
  static constexpr std::array coffee_at{"13:20", "15:30", "12:50", "16:45", "13:10", "13:00", "15:10",
                                        "13:30", "14:40", "",      "13:15", "12:40", "",      "16:00"};
  for (int i = 0; i < 14; ++i) {
    const auto k = static_cast<std::size_t>(i);
    if (film_days[k] == 'T') journal.intake(film, from + i, "8:00");
    if (tablet_days[k] == 'T')
      journal.intake(tablet, from + i, "21:30", "1 tablet", i == 7 ? TimeIs::about : TimeIs::exact);
    if (coffee_days[k] == 'T') {
      journal.intake(coffee, from + i, i % 7 >= 4 ? "8:20" : "7:10", nullptr, i == 5 ? TimeIs::about : TimeIs::exact);
      journal.intake(coffee, from + i, coffee_at[k], "one mug");
    }
  }
  journal.intake(kratom, from + 1, "22:15", "2 capsules", TimeIs::about);
  journal.intake(kratom, from + 3, "21:50", "2 capsules", TimeIs::about);
  journal.intake(wine, from + 4, "20:30", "a glass");
  journal.intake(wine, from + 4, "21:45", "a glass");
  journal.intake(wine, from + 5, "21:00", "a bottle, shared");
  journal.intake(wine, from + 11, "20:15", "a glass");
  Plan plan;
  plan.substance_id = film;
  plan.instruction = "one each morning";
  plan.from = from - 30;
  plan.times = {{8 * 60}};
  const Id morning = journal.put(plan);
  plan.substance_id = tablet;
  plan.instruction = "at half past nine";
  plan.times = {{21 * 60 + 30}};
  const Id evening = journal.put(plan);
  for (const auto& [id, states] : {std::pair{morning, film_days}, std::pair{evening, tablet_days}})
    for (std::size_t i = 0; i < states.size(); ++i) {
      if (states[i] == ' ') continue;
      PlanEvent event;
      event.plan_id = id;
      event.planned_min = id == morning ? 8 * 60 : 21 * 60 + 30;
      event.day = from + static_cast<int>(i);
      event.state = states[i] == 'T' ? PlanState::taken : PlanState::not_taken;
      journal.put(event);
    }
}

inline void add_the_rest(InventedJournal& journal) {
  const Day from = invented_from;
  static constexpr std::array peaks{4, 7, 3, 8, 5, 2, 6, 4, -1, -1, 3, 2, 0, 5};
  for (int i = 0; i < 14; ++i) {
    const int peak = peaks[static_cast<std::size_t>(i)];
    if (peak < 0) continue;
    if (i == 12 || i == 5) {
      CheckIn check_in;
      check_in.day = from + i;
      check_in.craving_peak = peak;
      journal.put(check_in);
      continue;
    }
    journal.craving(from + i, peak, "18:40",
                    i == 1 || i == 3 ? CravingOutcome::took_something : CravingOutcome::passed);
    if (i % 3 == 0) journal.craving(from + i, peak / 2, "21:10", CravingOutcome::still_there);
    WithdrawalCheck check;
    check.at = InventedJournal::on_day(from + i, "21:45");
    int n = 0;
    for (const auto& [code, label] : words::checklist_items()) {
      if (!(i == 6 && n == 10))
        check.items[std::string(code)] = std::min((n * 5 + i * 3) % 7 % 4 + (peak > 6 ? 1 : 0), 4);
      ++n;
    }
    if (i != 4) journal.put(check);
  }
  for (int i = 0; i < 14; ++i) {
    DayFacts facts;
    facts.day = from + i;
    facts.day_type = i % 7 >= 5 ? DayType::free : DayType::work;
    if (i == 1 || i == 3 || i == 6 || i == 10) facts.exercise = Fact::some;
    journal.put(facts);
  }
  Nap nap;
  nap.day = from + 4;
  nap.start = InventedJournal::on_day(from + 4, "14:30");
  nap.minutes = 40;
  journal.put(nap);
  nap.day = from + 6;
  nap.start = InventedJournal::on_day(from + 6, "15:40");
  journal.put(nap);
  const auto effect = [&](int day, int until, const char* label, std::optional<int> bother, const char* link) {
    SideEffect side_effect;
    side_effect.day = from + day;
    if (until > day) side_effect.until = from + until;
    side_effect.label = label;
    side_effect.bother = bother;
    if (link) side_effect.person_links_it_to = link;
    journal.put(side_effect);
  };
  effect(1, 6, "Constipation", 2, "the film");
  effect(0, 3, "Sweating", 1, nullptr);
  effect(4, 4, "Headache", {}, nullptr);
  effect(10, 14, "Drowsy", 2, "evening tablet");
  const auto support = [&](int day, SupportType type, Happened happened) {
    SupportEvent event;
    event.at = InventedJournal::on_day(from + day, "17:00");
    event.type = type;
    event.happened = happened;
    journal.put(event);
  };
  support(1, SupportType::therapy, Happened::attended);
  support(8, SupportType::therapy, Happened::missed);
  support(3, SupportType::group, Happened::attended);
  support(7, SupportType::group, Happened::cancelled);
  support(10, SupportType::group, Happened::attended);
  support(4, SupportType::clinic, Happened::attended);
}

inline InventedJournal invented_journal() {
  InventedJournal journal;
  add_nights(journal);
  add_substances(journal);
  add_the_rest(journal);
  return journal;
}

inline const char* invented_questions() {
  return "I lie awake at about three and my head starts. What can I do in that hour?\n"
         "Since the evening tablet I am slow until eleven in the morning. Is that something to wait out?\n"
         "Wednesday 25 is empty because I was away. Does that matter for you?";
}

}  // namespace nightjar::test
