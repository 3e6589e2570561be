// One record of every kind with every answer given, and one with as little as there can be. The words are such as a
// person would write; numbers differ from one another, so that none can be taken for another.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar::test {

inline constexpr const char* home = "Europe/London";
inline const Day sample_day = *make_day(2026, 11, 21);

inline Id id_of(std::uint8_t number) {
  Id id;
  id.bytes[15] = number;
  return id;
}
inline const Id kratom_id = id_of(1), buprenorphine_id = id_of(2), plan_id = id_of(3), second_plan_id = id_of(4);
inline const Id sample_id = id_of(9);

inline Moment on_the_day(const char* clock, const char* zone = home) {
  return make_moment(at(sample_day, *parse_clock(clock)), zone);
}
inline Moment next_morning(const char* clock, const char* zone = home) {
  return make_moment(at(sample_day + 1, *parse_clock(clock)), zone);
}

template <class R>
void put(JournalData& data, const Id& id, R record) {
  record.head.id = id;
  record.head.created = record.head.changed = *next_morning("9:00").utc;
  data.put(record);
}

/// What records point to, and nothing on any day.
inline JournalData lists_alone() {
  JournalSettings settings;
  settings.home_zone = home;
  JournalData data(settings);
  Substance substance;
  substance.name = "Kratom tea";
  substance.substance_kind = SubstanceKind::kratom;
  put(data, kratom_id, substance);
  substance.name = "Buprenorphine";
  substance.substance_kind = SubstanceKind::prescribed;
  put(data, buprenorphine_id, substance);
  Plan plan;
  plan.substance_id = buprenorphine_id;
  plan.instruction = "8 mg each morning";
  plan.from = sample_day - 30;
  plan.times = {{8 * 60, 20 * 60}};
  put(data, plan_id, plan);
  plan.substance_id = kratom_id;
  put(data, second_plan_id, plan);
  return data;
}

/// Every answer that the kind can hold.
template <class R>
R full();
/// What it cannot do without, and no answer more.
template <class R>
R bare();

template <>
inline Night full() {
  Night night;
  night.night = sample_day;
  night.into_bed = on_the_day("22:15", "Europe/Paris");
  night.tried_to_sleep = on_the_day("22:50", "Europe/Paris");
  night.sleep_latency_min = 35;
  night.awakenings = 2;
  night.awake_min = 40;
  night.final_awakening = next_morning("6:20");
  night.still_trying_min = 15;
  night.out_of_bed = next_morning("7:05");
  night.quality = 3;
  night.rested = 4;
  night.factors = TextSet{"noise", "stressful day"};
  night.comments = "The last train was late.";
  night.woke_earlier_than_planned_min = 25;
  night.own_estimate_min = 370;
  night.odd_confirmed = {"rare"};
  return night;
}
template <>
inline Night bare() {
  Night night;
  night.night = sample_day;
  return night;
}

template <>
inline Nap full() {
  Nap nap;
  nap.day = sample_day;
  nap.start = on_the_day("14:10");
  nap.end = on_the_day("15:00");
  nap.minutes = 30;
  nap.comments = "on the sofa";
  return nap;
}
template <>
inline Nap bare() {
  Nap nap;
  nap.day = sample_day;
  return nap;
}

template <>
inline DeviceSleep full() {
  DeviceSleep sleep;
  sleep.day = sample_day;
  sleep.start = on_the_day("23:05");
  sleep.end = next_morning("6:40");
  sleep.asleep_min = 395;
  sleep.awake_min = 41;
  sleep.latency_min = 12;
  sleep.awakenings = 3;
  sleep.stages = "[]";
  sleep.source_name = "Watch";
  return sleep;
}
template <>
inline DeviceSleep bare() {
  DeviceSleep sleep;
  sleep.day = sample_day;
  sleep.source_name = "Watch";
  return sleep;
}

template <>
inline Substance full() {
  Substance substance;
  substance.name = "Evening tablet";
  substance.substance_kind = SubstanceKind::otc;
  substance.active = false;
  substance.note = "from the shop at the corner";
  return substance;
}
template <>
inline Substance bare() {
  Substance substance;
  substance.name = "Evening tablet";
  substance.ask_daily = false;
  return substance;
}

template <>
inline SubstanceDay full() {
  SubstanceDay day;
  day.substance_id = kratom_id;
  day.day = sample_day;
  day.state = DayState::none;
  day.note = "had some at hand";
  return day;
}
template <>
inline SubstanceDay bare() {
  SubstanceDay day = full<SubstanceDay>();
  day.note.reset();
  return day;
}

template <>
inline Intake full() {
  Intake intake;
  intake.substance_id = kratom_id;
  intake.day = sample_day;
  intake.at = on_the_day("21:30");
  intake.time_is = TimeIs::about;
  intake.amount = StatedAmount{"2,5"};
  intake.unit = "spoons";
  intake.amount_is = AmountIs::estimate;
  intake.form = "powder";
  intake.label_strength = "45 mg in a spoon";
  intake.brand = "Green leaf";
  intake.route = "as tea";
  intake.reasons = {"for pain", "my sister came"};
  intake.noticed = "calm after an hour";
  intake.note = "with honey";
  return intake;
}
template <>
inline Intake bare() {
  Intake intake;
  intake.substance_id = kratom_id;
  intake.day = sample_day;
  return intake;
}

template <>
inline Plan full() {
  Plan plan;
  plan.substance_id = buprenorphine_id;
  plan.prescriber = "Dr Moss";
  plan.instruction = "8 mg under the tongue";
  plan.from = sample_day - 10;
  plan.until = sample_day + 10;
  plan.times = {{8 * 60, 20 * 60}};
  plan.as_needed = true;
  return plan;
}
template <>
inline Plan bare() {
  Plan plan;
  plan.substance_id = buprenorphine_id;
  plan.instruction = "8 mg under the tongue";
  plan.from = sample_day;
  return plan;
}

template <>
inline PlanEvent full() {
  PlanEvent event;
  event.plan_id = plan_id;
  event.day = sample_day;
  event.planned_min = 20 * 60;
  event.state = PlanState::not_taken;
  event.at = on_the_day("20:10");
  event.note = "the box was empty";
  return event;
}
template <>
inline PlanEvent bare() {
  PlanEvent event;
  event.plan_id = plan_id;
  event.day = sample_day;
  return event;
}

template <>
inline Craving full() {
  Craving craving;
  craving.at = on_the_day("18:40");
  craving.peak = 7;
  craving.minutes = 20;
  craving.target_substance_id = kratom_id;
  craving.target_text = "something sweet";
  craving.triggers = {"lonely", "tired"};
  craving.what_helped = {"a walk", "music"};
  craving.outcome = CravingOutcome::still_there;
  craving.note = "after the call";
  return craving;
}
template <>
inline Craving bare() {
  Craving craving;
  craving.at = on_the_day("18:40");
  return craving;
}

template <>
inline WithdrawalCheck full() {
  WithdrawalCheck check;
  check.at = on_the_day("21:45");
  int n = 0;
  for (const auto& item : words::checklist_items()) check.items[std::string(item.code)] = n++ % 5;
  check.note = "the second day";
  return check;
}
template <>
inline WithdrawalCheck bare() {
  WithdrawalCheck check;
  check.at = on_the_day("21:45");
  return check;
}

template <>
inline CheckIn full() {
  CheckIn check_in;
  check_in.day = sample_day;
  check_in.mood = 6;
  check_in.energy = 5;
  check_in.pain = 2;
  check_in.stress = 4;
  check_in.craving_peak = 8;
  check_in.note = "a long day";
  return check_in;
}
template <>
inline CheckIn bare() {
  CheckIn check_in;
  check_in.day = sample_day;
  return check_in;
}

template <>
inline DayFacts full() {
  DayFacts facts;
  facts.day = sample_day;
  facts.day_type = DayType::other;
  facts.naps = Fact::none;
  facts.caffeine = Fact::some;
  facts.exercise = Fact::prefer_not;
  facts.late_screens = Fact::some;
  facts.last_caffeine = on_the_day("15:20");
  return facts;
}
template <>
inline DayFacts bare() {
  DayFacts facts;
  facts.day = sample_day;
  return facts;
}

template <>
inline SideEffect full() {
  SideEffect effect;
  effect.day = sample_day;
  effect.until = sample_day + 3;
  effect.label = "constipation";
  effect.bother = 4;
  effect.person_links_it_to = "the new tablet";
  effect.note = "better with walking";
  return effect;
}
template <>
inline SideEffect bare() {
  SideEffect effect;
  effect.day = sample_day;
  effect.label = "constipation";
  return effect;
}

template <>
inline SupportEvent full() {
  SupportEvent event;
  event.at = on_the_day("19:00");
  event.type = SupportType::group;
  event.happened = Happened::missed;
  event.minutes = 90;
  event.label = "Saturday group";
  event.note = "the bus did not come";
  return event;
}
template <>
inline SupportEvent bare() {
  SupportEvent event;
  event.at = on_the_day("19:00");
  return event;
}

template <>
inline ClinicScore full() {
  ClinicScore score;
  score.day = sample_day;
  score.name = "Sleep scale";
  score.total = "12";
  score.range_text = "0 to 28";
  score.given_by = "the clinic";
  score.note = "at the second visit";
  return score;
}
template <>
inline ClinicScore bare() {
  ClinicScore score;
  score.day = sample_day;
  score.name = "Sleep scale";
  score.total = "12";
  return score;
}

template <>
inline Tag full() {
  Tag tag;
  tag.name = "late screens";
  tag.asked_from = sample_day;
  tag.active = false;
  return tag;
}
template <>
inline Tag bare() {
  Tag tag = full<Tag>();
  tag.active = true;
  return tag;
}

template <>
inline Note full() {
  Note note;
  note.at = on_the_day("12:30");
  note.text = "New mattress since today.";
  note.in_reports = true;
  return note;
}
template <>
inline Note bare() {
  Note note = full<Note>();
  note.in_reports = false;
  return note;
}

template <>
inline Question full() {
  Question question;
  question.asked = *on_the_day("10:00").utc;
  question.exposure = "tag:late screens";
  question.outcome = "total_sleep_time_min";
  question.from = sample_day - 28;
  question.until = sample_day - 1;
  return question;
}
template <>
inline Question bare() {
  return full<Question>();
}

template <>
inline Share full() {
  Share share;
  share.at = on_the_day("11:00");
  share.recipient = "Dr Moss";
  share.format = "pdf";
  share.from = sample_day - 14;
  share.until = sample_day - 1;
  share.included = {"notes"};
  share.encrypted = true;
  share.file_name = "visit.pdf";
  share.sha256 = "0";
  share.app_version = "1";
  return share;
}
template <>
inline Share bare() {
  Share share = full<Share>();
  share.recipient.reset();
  return share;
}

template <>
inline ImportBatch full() {
  ImportBatch batch;
  batch.at = on_the_day("11:00");
  batch.format = "csv";
  batch.file_name = "nights.csv";
  return batch;
}
template <>
inline ImportBatch bare() {
  return full<ImportBatch>();
}

}  // namespace nightjar::test
