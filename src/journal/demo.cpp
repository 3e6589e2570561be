#include <algorithm>
#include <iterator>
#include <nightjar/domain/words.hpp>
#include <nightjar/journal/demo.hpp>
#include <random>

namespace nightjar::journal {
namespace {

constexpr std::string_view invented_home = "America/New_York";  // changes its clocks twice a year

/// UTC where this computer has no such zone, so that every invented time still has its instant.
Zone home() { return zone_or(invented_home, Zone()); }
constexpr int days_in_year = 365;

/// Small draws, written out because the standard distributions differ between libraries.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  [[nodiscard]] int between(int least, int most) {
    return least + static_cast<int>(engine_() % static_cast<std::uint64_t>(most - least + 1));
  }
  [[nodiscard]] bool chance(int percent) { return between(1, 100) <= percent; }
  /// More often near the middle.
  [[nodiscard]] int around(int middle, int spread) {
    return middle + (between(-spread, spread) + between(-spread, spread) + between(-spread, spread)) / 3;
  }
  /// Mostly small, seldom large.
  [[nodiscard]] int mostly_small(int most) { return between(0, between(0, most)); }
  template <class List>
  [[nodiscard]] auto one_of(const List& list) {
    return *std::next(std::begin(list), between(0, static_cast<int>(std::size(list)) - 1));
  }

 private:
  std::mt19937_64 engine_;
};

Moment moment(Day day, int minutes_after_midnight) {
  return make_moment(at(day, 0) + std::chrono::minutes(minutes_after_midnight), home().name());
}

/// Sleep, what was taken, and the rest of a day each have dice of their own: none can follow from another.
class InventedYear {
 public:
  InventedYear(const Author& author, Day last_night, std::uint64_t seed)
      : author_(author),
        first_(last_night - (days_in_year - 1)),
        last_(last_night),
        sleep_(seed * 4 + 1),
        taking_(seed * 4 + 2),
        days_(seed * 4 + 3) {
    author_.zone = home();
    edit_.title = "the invented year";
  }

  [[nodiscard]] Edit build() {
    lists();
    for (Day day = first_; day <= last_; ++day) {
      night(day);
      nap(day);
      substances(day);
      planned(day);
      day_facts(day);
      check_in(day);
      craving(day);
      checklist(day);
      support(day);
    }
    side_effects();
    clinic_scores();
    notes();
    return std::move(edit_);
  }

 private:
  /// Percent of days; the rest is not recorded.
  struct Odds {
    int taken, none, prefer_not;
  };
  /// Minutes after midnight.
  struct Hours {
    int from, until;
  };
  struct Taken {
    Id id;
    Odds odds;
    Hours hours;
    std::vector<std::string> amounts, forms, reasons;
  };

  /// Written down at this minute of the day, or now if that has not come yet.
  template <class R>
  Id add(R record, Day day, int minute) {
    record.head.created = std::min(*moment(day, minute).utc, author_.now());
    auto change = create(author_, record);
    const auto id = head_of(change.after).id;
    edit_.changes.push_back(std::move(change));
    return id;
  }

  Id substance(std::string name, SubstanceKind kind, bool ask_daily) {
    Substance record;
    record.name = std::move(name);
    record.substance_kind = kind;
    record.ask_daily = ask_daily;
    return add(record, first_, 20 * 60);
  }

  void lists() {
    taken_.push_back({.id = substance("Kratom tea", SubstanceKind::kratom, true),
                      .odds = {34, 44, 4},
                      .hours = {15 * 60, 22 * 60},
                      .amounts = {"a mug", "half a mug", "the usual"},
                      .forms = {"tea"},
                      .reasons = {"for pain", "social", "for a craving", "for sleep"}});
    taken_.push_back({.id = substance("Alcohol", SubstanceKind::alcohol, true),
                      .odds = {18, 62, 3},
                      .hours = {18 * 60, 23 * 60},
                      .amounts = {"a glass of wine", "two beers", "one beer"},
                      .forms = {},
                      .reasons = {"social"}});
    taken_.push_back({.id = substance("Coffee", SubstanceKind::caffeine, true),
                      .odds = {78, 9, 0},
                      .hours = {6 * 60 + 30, 17 * 60},
                      .amounts = {"a cup", "two cups", "a large one"},
                      .forms = {},
                      .reasons = {}});
    taken_.push_back({.id = substance("Melatonin", SubstanceKind::otc, false),
                      .odds = {9, 0, 0},
                      .hours = {21 * 60, 23 * 60},
                      .amounts = {"one tablet"},
                      .forms = {"tablet"},
                      .reasons = {"for sleep"}});
    medicine_ = substance("Buprenorphine", SubstanceKind::prescribed, true);

    Plan plan;
    plan.substance_id = medicine_;
    plan.prescriber = "Dr Example";
    plan.instruction = "Under the tongue each morning, as written on the label. Call the clinic with questions.";
    plan.from = first_ + 62;
    plan.times.minutes = {8 * 60};
    plan_from_ = plan.from;
    plan_ = add(plan, plan.from, 12 * 60);

    for (const auto* name : {"exercise", "late meal", "late screens", "stressful day", "noise"}) {
      Tag tag;
      tag.name = name;
      tag.asked_from = first_;
      if (tag.name == "noise") tag.when = TagWhen::in_the_night;
      add(tag, first_, 20 * 60 + 1);
      tags_.emplace_back(name);
    }
  }

  void night(Day day) {
    if (sleep_.chance(10)) return;
    Night record;
    record.night = day;
    // Most mornings; some in the evening, and a few from memory days later.
    int entered = sleep_.chance(82)   ? sleep_.between(7 * 60, 9 * 60 + 30)
                  : sleep_.chance(70) ? sleep_.between(18 * 60, 22 * 60)
                                      : sleep_.between(2, 5) * 1440 + 12 * 60;
    if (sleep_.chance(1))
      record.state = NightState::prefer_not;
    else if (sleep_.chance(1))
      record.state = NightState::no_sleep;
    if (record.state == NightState::recorded) answers(record, day);
    if (record.state == NightState::no_sleep) record.comments = "Awake all night.";
    if (record.out_of_bed) entered = std::max(entered, minute_of_day(record.out_of_bed->local) + 4);
    add(record, day + 1, entered);
  }

  void answers(Night& record, Day day) {
    const bool free_tomorrow = weekday(day) == 4 || weekday(day) == 5;
    const int into_bed = sleep_.around(22 * 60 + (free_tomorrow ? 70 : 25), 90);
    const int tried = into_bed + sleep_.mostly_small(60);
    const int latency = 5 * sleep_.between(1, 5) + 5 * sleep_.mostly_small(14);
    const int awake_for_good = 1440 + sleep_.around(free_tomorrow ? 7 * 60 + 50 : 6 * 60 + 25, 75);
    const int out_of_bed = awake_for_good + sleep_.mostly_small(50);
    record.into_bed = moment(day, into_bed);
    record.tried_to_sleep = moment(day, tried);
    record.sleep_latency_min = latency;
    record.awakenings = sleep_.mostly_small(6);
    record.awake_min = *record.awakenings * sleep_.between(3, 16);
    record.final_awakening = moment(day, awake_for_good);
    record.out_of_bed = moment(day, out_of_bed);
    if (sleep_.chance(60)) record.still_trying_min = sleep_.mostly_small(std::max(out_of_bed - awake_for_good, 1));
    record.quality = std::clamp(sleep_.around(3, 3), 1, 5);
    record.rested = std::clamp(sleep_.around(3, 3), 1, 5);
    if (sleep_.chance(30)) record.woke_earlier_than_planned_min = 5 * sleep_.mostly_small(18);
    if (sleep_.chance(20)) record.own_estimate_min = 15 * sleep_.between(18, 32);
    if (sleep_.chance(85)) {
      record.factors.emplace();
      for (const auto& tag : tags_)
        if (sleep_.chance(18)) record.factors->insert(tag);
    }
    static constexpr std::array comments{"Windy, the shutters rattled.", "Odd dreams.", "The neighbours had guests.",
                                         "Woke up thirsty.", "Slept with the window open."};
    if (sleep_.chance(8)) record.comments = sleep_.one_of(comments);
    leave_gaps(record);
  }

  // A diary with every answer would be an unlikely one.
  void leave_gaps(Night& record) {
    if (!sleep_.chance(12)) return;
    switch (sleep_.between(0, 4)) {
      case 0: record.awake_min.reset(); break;
      case 1: record.sleep_latency_min.reset(); break;
      case 2: record.into_bed.reset(); break;
      case 3: record.out_of_bed.reset(); break;
      default: record.quality.reset(); record.rested.reset();
    }
  }

  void nap(Day day) {
    if (!sleep_.chance(9)) return;
    Nap record;
    record.day = day;
    const int start = sleep_.between(13 * 60, 17 * 60);
    const int minutes = 5 * sleep_.between(3, 18);
    if (sleep_.chance(70)) {
      record.start = moment(day, start);
      record.end = moment(day, start + minutes);
    } else {
      record.minutes = minutes;
    }
    add(record, day, start + minutes + 40);
  }

  void answer(const Id& substance, Day day, DayState state) {
    SubstanceDay record;
    record.substance_id = substance;
    record.day = day;
    record.state = state;
    add(record, day, taking_.chance(85) ? 22 * 60 : 32 * 60);
  }

  void substances(Day day) {
    for (const auto& each : taken_) {
      const int roll = taking_.between(1, 100);
      if (roll <= each.odds.taken) {
        answer(each.id, day, DayState::taken);
        for (int n = taking_.between(1, 2); n > 0; --n)
          if (taking_.chance(75)) intake(each, day);
      } else if (roll <= each.odds.taken + each.odds.none) {
        answer(each.id, day, DayState::none);
      } else if (roll <= each.odds.taken + each.odds.none + each.odds.prefer_not) {
        answer(each.id, day, DayState::prefer_not);
      }
    }
  }

  void intake(const Taken& what, Day day) {
    Intake record;
    record.substance_id = what.id;
    record.day = day;
    const int minute = 5 * (taking_.between(what.hours.from, what.hours.until) / 5);
    record.time_is = taking_.chance(70) ? TimeIs::about : taking_.chance(50) ? TimeIs::exact : TimeIs::unknown;
    if (record.time_is != TimeIs::unknown) record.at = moment(day, minute);
    if (taking_.chance(55)) {
      record.amount = StatedAmount{taking_.one_of(what.amounts)};
      record.amount_is = AmountIs::stated;
    } else if (taking_.chance(30)) {
      record.amount_is = AmountIs::unknown;
    }
    if (!what.forms.empty() && taking_.chance(60)) record.form = taking_.one_of(what.forms);
    if (!what.reasons.empty() && taking_.chance(50)) record.reasons.insert(taking_.one_of(what.reasons));
    add(record, day, minute + taking_.between(5, 120));
  }

  void planned(Day day) {
    if (day < plan_from_) {
      if (taking_.chance(80)) answer(medicine_, day, DayState::none);
      return;
    }
    const int roll = taking_.between(1, 100);
    if (roll > 95) return;
    PlanEvent record;
    record.plan_id = plan_;
    record.planned_min = 8 * 60;
    record.day = day;
    record.state = roll <= 90 ? PlanState::taken : roll <= 94 ? PlanState::not_taken : PlanState::prefer_not;
    if (record.state == PlanState::taken) record.at = moment(day, taking_.around(8 * 60 + 5, 40));
    add(record, day, 9 * 60);
    answer(medicine_, day,
           record.state == PlanState::taken       ? DayState::taken
           : record.state == PlanState::not_taken ? DayState::none
                                                  : DayState::prefer_not);
  }

  [[nodiscard]] std::optional<Fact> fact(int some) {
    const int roll = days_.between(1, 100);
    if (roll <= some) return Fact::some;
    if (roll <= 88) return Fact::none;
    return roll <= 90 ? std::optional(Fact::prefer_not) : std::nullopt;
  }

  void day_facts(Day day) {
    if (!days_.chance(78)) return;
    DayFacts record;
    record.day = day;
    record.day_type = weekday(day) >= 5 ? DayType::free : days_.chance(92) ? DayType::work : DayType::other;
    record.naps = fact(9);
    record.exercise = fact(32);
    record.late_screens = fact(45);
    record.caffeine = fact(70);
    if (record.caffeine == Fact::some && days_.chance(70))
      record.last_caffeine = moment(day, 15 * days_.between(8 * 4, 17 * 4));
    add(record, day, 21 * 60 + 30);
  }

  void check_in(Day day) {
    if (!days_.chance(72)) return;
    CheckIn record;
    record.day = day;
    record.mood = std::clamp(days_.around(6, 4), 0, 10);
    record.energy = std::clamp(days_.around(5, 4), 0, 10);
    record.stress = std::clamp(days_.around(4, 5), 0, 10);
    if (days_.chance(80)) record.pain = days_.mostly_small(7);
    if (days_.chance(85)) record.craving_peak = days_.mostly_small(8);
    if (days_.chance(6)) record.note = "A long walk in the afternoon.";
    add(record, day, 21 * 60 + 35);
  }

  void craving(Day day) {
    if (!days_.chance(26)) return;
    Craving record;
    const int minute = 5 * days_.between(10 * 12, 23 * 12);
    record.at = moment(day, minute);
    record.peak = days_.between(2, 9);
    if (days_.chance(70)) record.minutes = 5 * days_.between(1, 12);
    record.target_substance_id = taken_[static_cast<std::size_t>(days_.between(0, 1))].id;
    if (days_.chance(75)) record.triggers.insert(std::string(days_.one_of(words::offered_triggers())));
    static constexpr std::array helped{"called a friend", "a walk", "tea", "waited", "music"};
    if (days_.chance(60)) record.what_helped.insert(days_.one_of(helped));
    static constexpr std::array outcomes{CravingOutcome::passed, CravingOutcome::took_something,
                                         CravingOutcome::still_there, CravingOutcome::prefer_not};
    if (days_.chance(85)) record.outcome = days_.one_of(outcomes);
    add(record, day, minute + 20);
  }

  void checklist(Day day) {
    if (!days_.chance(5)) return;
    WithdrawalCheck record;
    record.at = moment(day, 20 * 60);
    for (const auto& item : words::checklist_items())
      record.items.emplace(item.code, days_.chance(92) ? std::optional(days_.mostly_small(4)) : std::nullopt);
    add(record, day, 20 * 60 + 5);
  }

  void support(Day day) {
    SupportEvent record;
    if (weekday(day) == 1) {
      record.type = SupportType::group;
      record.at = moment(day, 19 * 60);
      record.minutes = 60;
    } else if (weekday(day) == 3 && (day - first_) % 28 < 7) {
      record.type = (day - first_) % 56 < 28 ? SupportType::clinic : SupportType::therapy;
      record.at = moment(day, 10 * 60 + 30);
      record.minutes = 30;
    } else if (days_.chance(3)) {
      record.type = SupportType::phone_or_chat;
      record.at = moment(day, 17 * 60);
    } else {
      return;
    }
    if (days_.chance(12)) return;
    record.happened = days_.chance(84) ? Happened::attended : days_.chance(50) ? Happened::missed : Happened::cancelled;
    add(record, day, minute_of_day(record.at.local) + 90);
  }

  void side_effects() {
    for (int n = 0; n < 9; ++n) {
      SideEffect record;
      record.day = first_ + days_.between(0, days_in_year - 10);
      if (days_.chance(50)) record.until = record.day + days_.between(1, 6);
      record.label = std::string(days_.one_of(words::offered_side_effects()));
      if (days_.chance(80)) record.bother = days_.between(0, 4);
      add(record, record.day, 20 * 60 + 20);
    }
  }

  void clinic_scores() {
    for (int quarter = 0; quarter < 4; ++quarter) {
      ClinicScore record;
      record.day = first_ + (30 + quarter * 90);
      record.name = "Clinic questionnaire";
      record.total = std::to_string(days_.between(6, 19));
      record.given_by = "Example Clinic";
      add(record, record.day, 18 * 60);
    }
  }

  void notes() {
    static constexpr std::array texts{"Ask at the next visit about the tablets.", "Bought a new alarm clock.",
                                      "Visit from my sister all week.", "New mattress since today."};
    for (std::size_t n = 0; n < texts.size(); ++n) {
      Note record;
      const Day day = first_ + (40 + static_cast<int>(n) * 80);
      record.at = moment(day, 21 * 60);
      record.text = texts[n];
      record.in_reports = n == 0;
      add(record, day, 21 * 60);
    }
  }

  Author author_;
  Day first_, last_;
  Dice sleep_, taking_, days_;
  Edit edit_;
  std::vector<Taken> taken_;
  std::vector<std::string> tags_;
  Id medicine_{}, plan_{};
  Day plan_from_;
};

}  // namespace

JournalSettings demo_settings() {
  JournalSettings settings;
  settings.home_zone = home().name();
  settings.demo = true;
  return settings;
}

Edit build_demo(const Author& author, Day last_night, std::uint64_t seed) {
  return InventedYear(author, last_night, seed).build();
}

}  // namespace nightjar::journal
