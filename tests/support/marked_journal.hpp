// A journal in which every text field holds a word of its own, so that a test can look for what should not be there.
#pragma once
#include <nightjar/report/options.hpp>

#include "support/invented_journal.hpp"

namespace nightjar::test {

using report::FieldClass;

/// A word, and what must all be in the file for the word to be in it. None: it may never leave the journal.
struct Marker {
  std::string word;
  std::set<FieldClass> of;
  bool never = false;
  bool of_second_substance = false;
};

struct MarkedJournal {
  InventedJournal journal;
  Id second_substance{};
  Id note{};
  std::vector<Marker> markers;

  [[nodiscard]] JournalData& data() { return journal.data(); }
};

inline MarkedJournal marked_journal() {
  using enum FieldClass;
  MarkedJournal out;
  InventedJournal& journal = out.journal;
  const Day day = invented_from;
  const auto mark = [&](const char* word, std::set<FieldClass> of) {
    out.markers.push_back({word, std::move(of)});
    return std::string(word);
  };
  const auto never = [&](const char* word) {
    out.markers.push_back({word, {}, true});
    return std::string(word);
  };

  JournalSettings settings = journal.data().settings();
  settings.help_lines = never("zqhelplines");
  journal.data().set_settings(settings);
  Lists lists;
  for (const auto kind : {ListKind::triggers, ListKind::symptoms, ListKind::supports})
    lists.at(kind) = {{never("zqlistword"), true, {1, 2}}};
  journal.data().set_lists(lists);

  for (int i = 0; i < 9; ++i) journal.night(day + i, {"22:45", "23:10", 35, 2, 40, "6:20", "6:45", 3});
  Night night = *journal.data().one_on<Night>(day);
  night.comments = mark("zqcomment", {comments});
  night.factors = TextSet{mark("zqfactor", {factors})};
  journal.data().put(night);
  Night before = night;  // within the long-term figures, outside the dates
  before.night = day - 20;
  before.comments = never("zqearlier");
  before.factors.reset();
  journal.put(before);

  Nap nap;
  nap.day = day;
  nap.start = InventedJournal::on_day(day, "14:00");
  nap.end = InventedJournal::on_day(day, "14:30");
  nap.comments = mark("zqnapcomment", {naps, comments});
  journal.put(nap);

  const auto taken = [&](const Id& substance, const std::string& name, FieldClass its_class) {
    journal.days(substance, day, "TNT?TTN");
    SubstanceDay noted = *journal.data().substance_day(substance, day + 2);
    noted.note = mark(("zqdaynote" + name).c_str(), {its_class, notes});
    journal.data().put(noted);
    Intake intake;
    intake.substance_id = substance;
    intake.day = day;
    intake.at = InventedJournal::on_day(day, "21:00");
    intake.time_is = TimeIs::exact;
    intake.amount = StatedAmount{mark(("zqamount" + name).c_str(), {its_class, amounts})};
    intake.amount_is = AmountIs::stated;
    intake.unit = mark(("zqunit" + name).c_str(), {its_class, amounts});
    intake.form = mark(("zqform" + name).c_str(), {its_class, amounts});
    intake.label_strength = mark(("zqstrength" + name).c_str(), {its_class, amounts});
    intake.brand = mark(("zqbrand" + name).c_str(), {its_class, amounts});
    intake.route = mark(("zqroute" + name).c_str(), {its_class, amounts});
    intake.reasons = {mark(("zqreason" + name).c_str(), {its_class, notes})};
    intake.noticed = mark(("zqnoticed" + name).c_str(), {its_class, notes});
    intake.note = mark(("zqintakenote" + name).c_str(), {its_class, notes});
    journal.put(intake);
  };
  const Id prescribed_id = journal.substance(mark("zqprescribed", {prescribed}).c_str(), SubstanceKind::prescribed);
  taken(prescribed_id, "p", prescribed);
  taken(journal.substance(mark("zqother", {other_substances}).c_str(), SubstanceKind::kratom), "o", other_substances);
  const auto first_of_second = out.markers.size();
  out.second_substance = journal.substance(mark("zqsecond", {other_substances}).c_str(), SubstanceKind::alcohol);
  taken(out.second_substance, "s", other_substances);
  Craving craving;
  craving.at = InventedJournal::on_day(day, "18:00");
  craving.peak = 7;
  craving.outcome = CravingOutcome::passed;
  craving.target_text = mark("zqsecond again", {cravings, other_substances});
  for (auto i = first_of_second; i < out.markers.size(); ++i) out.markers[i].of_second_substance = true;
  craving.triggers = {mark("zqtrigger", {cravings})};
  craving.what_helped = {mark("zqhelped", {cravings})};
  craving.note = mark("zqcravingnote", {cravings, notes});
  journal.put(craving);

  Plan plan;
  plan.substance_id = prescribed_id;
  plan.instruction = mark("zqplan", {prescribed});
  plan.prescriber = mark("zqprescriber", {prescribed});
  plan.from = day;
  plan.times = {{8 * 60}};
  PlanEvent event;
  event.plan_id = journal.put(plan);
  event.planned_min = 8 * 60;
  event.day = day;
  event.note = mark("zqplannote", {prescribed, notes});
  journal.put(event);

  WithdrawalCheck check;
  check.at = InventedJournal::on_day(day, "21:45");
  check.items["uneasy"] = 2;
  check.note = mark("zqchecknote", {checklist, notes});
  journal.put(check);
  CheckIn check_in;
  check_in.day = day;
  check_in.mood = 6;
  check_in.craving_peak = 8;
  check_in.note = mark("zqcheckinnote", {check_ins, notes});
  journal.put(check_in);
  SideEffect effect;
  effect.day = day;
  effect.label = mark("zqeffect", {side_effects});
  effect.person_links_it_to = mark("zqlink", {side_effects});
  effect.note = mark("zqeffectnote", {side_effects, notes});
  journal.put(effect);
  SupportEvent support_event;
  support_event.at = InventedJournal::on_day(day, "17:00");
  support_event.label = mark("zqsupport", {support});
  support_event.note = mark("zqsupportnote", {support, notes});
  journal.put(support_event);
  ClinicScore score;
  score.day = day;
  score.name = mark("zqscore", {scores});
  score.total = mark("zqtotal", {scores});
  score.range_text = mark("zqrange", {scores});
  score.given_by = mark("zqgiver", {scores});
  score.note = mark("zqscorenote", {scores, notes});
  journal.put(score);
  DeviceSleep device;
  device.day = day;
  device.start = InventedJournal::clock(day, "23:00");
  device.end = InventedJournal::clock(day, "6:00");
  device.asleep_min = 371;
  device.source_name = mark("zqdevice", {device_data});
  journal.put(device);

  Note note;
  note.at = InventedJournal::on_day(day, "12:00");
  note.text = mark("zqnote", {notes});
  note.in_reports = true;
  out.note = journal.put(note);
  note.text = never("zqprivate");
  note.in_reports = false;
  journal.put(note);
  note.text = never("zqinthebin");
  note.in_reports = true;
  note.head.deleted = invented_made_at();
  journal.put(note);

  Question question;
  question.exposure = never("zqexposure");
  question.outcome = "mood";
  question.from = question.until = day;
  journal.put(question);
  Share share;
  share.at = note.at;
  share.recipient = never("zqrecipient");
  share.format = "pdf";
  share.file_name = never("zqsharedfile");
  share.app_version = "0";
  journal.put(share);
  ImportBatch batch;
  batch.at = note.at;
  batch.format = never("zqimportformat");
  batch.file_name = never("zqimportfile");
  const Id imported = journal.put(batch);
  Night brought = night;
  brought.night = day + 10;
  brought.comments.reset();
  brought.factors.reset();
  brought.head.origin = imported.hex();
  journal.put(brought);
  return out;
}

}  // namespace nightjar::test
