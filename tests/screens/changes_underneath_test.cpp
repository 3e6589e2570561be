// The journal changes under a form that somebody is filling in: another dialog's save, "Nothing taken", undo, an
// import, a merge, another program while it was locked. What nobody touched follows, what was touched stays, and what
// both changed is asked about before anything is saved.
#include <fstream>
#include <nightjar/codec/record_json.hpp>
#include <nightjar/domain/words.hpp>
#include <random>

#include "screens/app_fixture.hpp"
#include "screens/page.hpp"

namespace nightjar::screens {
namespace {

namespace fs = std::filesystem;

class ChangesUnderneath : public AppTest {
 protected:
  const Day today_ = *parse_day("2026-11-22");
  std::map<std::string, Id> substances_;

  Services services() override {
    auto out = AppTest::services();
    out.safe_places = {folder_ + "/backups", folder_ + "/seen",   folder_ + "/unsaved",
                       folder_ + "/proved",  folder_ + "/copies", {}};
    return out;
  }
  void open(ImVec2 size = {1280, 1600}, float scale = 1) {
    open_empty(size, ThemeName::dark, scale);
    for (const char* name : {"tea", "coffee"}) {
      Substance substance;
      substance.name = name;
      keep(substance);
      substances_[name] = data().substance_named(name)->head.id;
    }
    app().handle(act::ShowDay{today_, TodayPart::day});
    ui().settle(3);
  }
  void keep(AnyRecord record) {
    app().handle(act::Keep{{{std::move(record), false}}, ""});
    ui().settle(2);
  }
  void lock() {
    app().handle(act::Lock{});
    run_jobs();
    ASSERT_EQ(app_->journal(), nullptr);
  }
  /// The journal as another program leaves it, while this one is closed.
  void change_elsewhere(const std::string& file, const AnyRecord& record) {
    auto other = journal::inspect(file);
    ASSERT_TRUE(other) << other.error().message;
    auto opened = journal::unlock(*other, SecretBytes::copy_of(std::string_view(passphrase)),
                                  journal::SecretKind::passphrase, author());
    ASSERT_TRUE(opened);
    const auto before = opened->data().find_any(head_of(record).id);
    // Later than anything that is done here, so that a merge takes it.
    StandingClock later;
    later.at = clock_.at + std::chrono::hours(1);
    const journal::Author who{.clock = &later, .zone = home()};
    ASSERT_TRUE(
        opened->apply(journal::edit_of(before ? journal::update(who, *before, record) : journal::create(who, record))));
    ASSERT_TRUE(opened->save_now());
  }
  void copy_file() {
    lock();
    fs::copy_file(path(), folder_ + "/other.nightjar");
    unlock();
    app().handle(act::ShowDay{today_, app().state().today.part});
    ui().settle(2);
  }
  void merge() {
    app().handle(act::PreviewMerge{folder_ + "/other.nightjar", {}});
    run_jobs();
    ASSERT_TRUE(app().state().safety.merge_ready);
    app().handle(act::MergeCopies{});
    run_jobs();
  }
  void import(const AnyRecord& record) {
    std::ofstream(folder_ + "/in.json")
        << R"({"format": "nightjar-journal", "version": 1, "settings": {}, "records": [)" << codec::to_json(record)
        << R"(], "revisions": [], "tombstones": []})";
    app().handle(act::LookAtFile{folder_ + "/in.json"});
    run_jobs();
    auto& page = app().state().bring_in;
    ASSERT_TRUE(page.read.has_value()) << (page.problem ? page.problem->message : "");
    page.theirs = true;
    app().handle(act::BringIn{});
    ui().settle(2);
  }
  /// A record as an import or another copy would bring it.
  template <class R>
  R foreign(R record) {
    if (record.head.id.is_nil()) record.head.id = random_id();
    record.head.created = record.head.changed = clock_.at + std::chrono::hours(1);
    record.head.device_id = random_id();
    record.head.zone = zone;
    return record;
  }
  CheckIn check_in(std::optional<int> mood, std::optional<int> stress = {}) {
    CheckIn out;
    if (const auto* there = data().one_on<CheckIn>(today_)) out = *there;
    out.day = today_;
    out.mood = mood;
    out.stress = stress;
    return out;
  }
  SubstanceDay answer(const char* name, DayState state) {
    SubstanceDay out;
    if (const auto* there = data().substance_day(substances_.at(name), today_)) out = *there;
    out.substance_id = substances_.at(name);
    out.day = today_;
    out.state = state;
    return out;
  }
  Drafted<DayForm>& day() { return app().state().today.day_form; }
  Drafted<NightForm>& night() { return app().state().today.night; }
  std::optional<int> typed(const char* name) { return day().form.substances[substances_.at(name).hex()]; }
  std::optional<DayState> recorded(const char* name) {
    const auto* there = data().substance_day(substances_.at(name), today_);
    return there ? std::optional(there->state) : std::nullopt;
  }
  std::optional<int> mood() {
    const auto* there = data().one_on<CheckIn>(today_);
    return there ? there->mood : std::nullopt;
  }
  void save_day() {
    app().handle(act::SaveDay{});
    ui().settle(2);
  }
  [[nodiscard]] bool says(std::string_view words) { return ui().text_of_screen().find(words) != std::string::npos; }
};

// --- this day

TEST_F(ChangesUnderneath, NothingTakenIsKeptByTheNextSaveOfTheDay) {
  open();
  day().form.mood = 4;
  app().handle(act::NothingTaken{today_, std::nullopt});
  ui().settle(2);
  EXPECT_EQ(typed("tea"), static_cast<int>(DayState::none)) << "the open form says so, too";
  EXPECT_EQ(day().form.mood, 4);
  save_day();
  EXPECT_EQ(recorded("tea"), DayState::none);
  EXPECT_EQ(recorded("coffee"), DayState::none);
  EXPECT_EQ(mood(), 4);
}
TEST_F(ChangesUnderneath, SomethingTakenIsKeptByTheNextSaveOfTheDay) {
  open();
  day().form.mood = 4;
  day().form.substances[substances_["coffee"].hex()] = static_cast<int>(DayState::none);
  app().handle(act::OpenTaken{std::nullopt, substances_["tea"]});
  app().handle(act::SaveTaken{});
  ui().settle(2);
  EXPECT_EQ(typed("tea"), static_cast<int>(DayState::taken));
  save_day();
  EXPECT_EQ(recorded("tea"), DayState::taken);
  EXPECT_EQ(recorded("coffee"), DayState::none);
  EXPECT_EQ(data().on<Intake>(today_).size(), 1U);
}
TEST_F(ChangesUnderneath, UndoAndRedoOfAnotherEntryTakeNothingThatIsTyped) {
  open();
  day().form.mood = 3;
  save_day();
  day().form.stress = 2;
  app().handle(act::Undo{});
  EXPECT_EQ(day().form.mood, std::nullopt);
  EXPECT_EQ(day().form.stress, 2);
  app().handle(act::Redo{});
  EXPECT_EQ(day().form.mood, 3);
  app().handle(act::Undo{});
  save_day();
  EXPECT_EQ(mood(), std::nullopt);
  EXPECT_EQ(data().one_on<CheckIn>(today_)->stress, 2);
}
TEST_F(ChangesUnderneath, AnImportComesIntoTheDayThatIsBeingFilledIn) {
  open();
  day().form.stress = 2;
  import(foreign(check_in(7)));
  EXPECT_EQ(day().form.mood, 7);
  EXPECT_EQ(day().form.stress, 2);
  save_day();
  EXPECT_EQ(mood(), 7);
  EXPECT_EQ(data().one_on<CheckIn>(today_)->stress, 2);
}
TEST_F(ChangesUnderneath, AMergeComesIntoTheDayThatIsBeingFilledIn) {
  open();
  copy_file();
  change_elsewhere(folder_ + "/other.nightjar", foreign(answer("tea", DayState::none)));
  day().form.mood = 5;
  merge();
  EXPECT_EQ(typed("tea"), static_cast<int>(DayState::none));
  save_day();
  EXPECT_EQ(recorded("tea"), DayState::none);
  EXPECT_EQ(mood(), 5);
}
TEST_F(ChangesUnderneath, WhatBothChangedIsAskedAboutBesideItAndSavingWaits) {
  open();
  day().form.mood = 4;
  day().form.substances[substances_["tea"].hex()] = static_cast<int>(DayState::taken);
  import(foreign(check_in(7)));
  keep(answer("tea", DayState::none));
  app().handle(act::ShowDay{today_, TodayPart::day});  // away and back: still asked
  ui().settle(3);
  EXPECT_EQ(day().clashes().size(), 2U);
  EXPECT_TRUE(says("It now says “7” here.")) << ui().text_of_screen();
  EXPECT_TRUE(says("It now says “None” here."));
  EXPECT_EQ(day().form.mood, 4) << "what was typed stays in the field";
  save_day();
  ASSERT_TRUE(app().state().today.problem.has_value());
  EXPECT_EQ(app().state().today.problem->code, ErrorCode::clash);
  EXPECT_EQ(mood(), 7) << "nothing was saved";

  ui().click("Take the journal's");  // of mood, which comes first
  ui().settle(2);
  EXPECT_EQ(day().form.mood, 7);
  ui().click("Keep mine");
  ui().settle(2);
  EXPECT_TRUE(day().clashes().empty());
  EXPECT_FALSE(ui().has("Keep mine"));
  save_day();
  EXPECT_FALSE(app().state().today.problem.has_value());
  EXPECT_EQ(mood(), 7);
  EXPECT_EQ(recorded("tea"), DayState::taken);
}
TEST_F(ChangesUnderneath, AnAnswerOfWhatIsNoLongerAskedAboutIsOnThePageOfItsDayAndAskedAboutThere) {
  open();
  day().form.substances[substances_["tea"].hex()] = static_cast<int>(DayState::taken);
  keep(answer("tea", DayState::none));
  Substance tea = data().live<Substance>().at(substances_["tea"]);
  tea.ask_daily = false;
  keep(tea);
  EXPECT_TRUE(says("It now says “None”")) << ui().text_of_screen();
}
TEST_F(ChangesUnderneath, ANoteFromADialogAndAHalfTypedOneAreTwo) {
  open();
  day().form.note.text = "half typed";
  app().handle(act::OpenForm{FormKind::note, std::nullopt, today_, std::nullopt});
  std::get<NoteForm>(app().state().entry.other->form).text = "from the dialog";
  app().handle(act::SaveForm{});
  ui().settle(2);
  EXPECT_EQ(day().form.note.text, "half typed");
  save_day();
  std::set<std::string> notes;
  for (const auto& [id, note] : data().live<Note>()) notes.insert(note.text);
  EXPECT_EQ(notes, (std::set<std::string>{"from the dialog", "half typed"}));
}

TEST_F(ChangesUnderneath, TheQuestionThatSavingWaitsForComesIntoViewWhateverTheSizeOfTheText) {
  open({1280, 800}, 2);
  app().handle(act::ShowDay{today_, TodayPart::night});
  ui().settle(3);
  night().form.out_of_bed.text = "06:30";
  Night other;
  other.night = today_ - 1;
  other.out_of_bed = make_moment(at(today_, 420), zone);
  keep(other);
  app().handle(act::SaveNight{});
  ui().settle(3);
  const auto question = ui().find("Keep mine");
  EXPECT_GE(question.min.y, 0);
  EXPECT_LE(question.max.y, 800 - 2 * footer_height);
}

// --- support chips

TEST_F(ChangesUnderneath, AChipTakesBackItsOwnEventAndNoOther) {
  open();
  ui().click("group");
  save_day();
  const Id made = data().live<SupportEvent>().begin()->first;
  const std::string therapy_chip(words::label(SupportType::therapy));
  SupportEvent therapy;
  therapy.at = moment_at(clock_.now(), home());
  therapy.type = SupportType::therapy;
  keep(therapy);
  EXPECT_EQ(ui().value(therapy_chip), "on") << "it was entered elsewhere, and shows";
  ui().click("group");
  save_day();
  ASSERT_EQ(data().live<SupportEvent>().size(), 1U);
  EXPECT_EQ(data().live<SupportEvent>().begin()->second.type, SupportType::therapy);
  EXPECT_EQ(data().binned<SupportEvent>().begin()->first, made);
  ui().click(therapy_chip);
  ui().settle(3);
  ASSERT_TRUE(app().state().entry.other.has_value()) << "what a dialog entered is opened there";
  EXPECT_EQ(std::get<SupportForm>(app().state().entry.other->form).type, static_cast<int>(SupportType::therapy));
  app().handle(act::CloseEntry{});
  save_day();
  EXPECT_EQ(data().live<SupportEvent>().size(), 1U);
}
TEST_F(ChangesUnderneath, DetailsThatWereAddedToAChipsEventKeepIt) {
  open();
  ui().click("group");
  save_day();
  ui().click("group");  // taken back, and not saved yet
  auto event = data().live<SupportEvent>().begin()->second;
  event.minutes = 90;
  keep(event);
  save_day();
  EXPECT_EQ(data().live<SupportEvent>().size(), 1U);
}

// --- last night

TEST_F(ChangesUnderneath, TheNightFollowsUndoImportAndMergeWhereNobodyTouchedIt) {
  open();
  Night other;
  other.night = today_ - 1;
  other.rested = 2;
  copy_file();
  change_elsewhere(folder_ + "/other.nightjar", foreign(other));
  app().handle(act::ShowDay{today_, TodayPart::night});
  night().form.awake = "15";
  merge();
  EXPECT_EQ(night().form.rested, 1);
  EXPECT_EQ(night().form.awake, "15");

  auto more = *data().one_on<Night>(today_ - 1);
  more.out_of_bed = make_moment(at(today_, 420), zone);
  more.head.revision += 1;
  import(foreign(more));
  EXPECT_EQ(night().form.out_of_bed.text, "07:00");
  EXPECT_EQ(night().form.awake, "15");

  app().handle(act::Undo{});
  EXPECT_EQ(night().form.out_of_bed.text, "");
  app().handle(act::SaveNight{});
  const auto* saved = data().one_on<Night>(today_ - 1);
  EXPECT_EQ(saved->awake_min, 15);
  EXPECT_EQ(saved->rested, 2);
  EXPECT_FALSE(saved->out_of_bed.has_value());
}
TEST_F(ChangesUnderneath, ATimeThatBothChangedIsAskedAboutBesideIt) {
  open();
  app().handle(act::ShowDay{today_, TodayPart::night});
  ui().settle(3);
  night().form.out_of_bed.text = "06:30";
  Night other;
  other.night = today_ - 1;
  other.out_of_bed = make_moment(at(today_, 420), zone);
  other.quality = 4;
  keep(other);
  EXPECT_TRUE(says("It now says “07:00” here.")) << ui().text_of_screen();
  EXPECT_EQ(night().form.quality, 3);
  app().handle(act::SaveNight{});
  EXPECT_EQ(app().state().today.problem->code, ErrorCode::clash);
  ui().click("Keep mine");
  app().handle(act::SaveNight{});
  const auto* saved = data().one_on<Night>(today_ - 1);
  EXPECT_EQ(iso(saved->out_of_bed->local), "2026-11-22T06:30");
  EXPECT_EQ(saved->quality, 4);
}

// --- dialogs of an entry

/// An entry of each kind, and two of its answers to change: one in the dialog, one underneath.
struct DialogCase {
  AnyRecord record;
  const char* touched;  // names of fields in the form
  const char* changed;
  std::function<void(AnyRecord&, const std::string&)> change_touched, change_other;
};

template <class R>
DialogCase dialog_case(R record, const char* touched, std::optional<std::string> R::*field, const char* changed,
                       std::optional<std::string> R::*other) {
  const auto set = [](std::optional<std::string> R::*member) {
    return [member](AnyRecord& any, const std::string& text) { std::get<R>(any).*member = text; };
  };
  return {record, touched, changed, set(field), set(other)};
}

class DialogOverAChange : public ChangesUnderneath {
 protected:
  std::vector<DialogCase> cases() {
    const Moment at_nine = make_moment(at(today_, 540), zone);
    Craving craving;
    craving.at = at_nine;
    craving.peak = 3;
    Intake intake;
    intake.substance_id = substances_["tea"];
    intake.day = today_;
    Nap nap;
    nap.day = today_;
    nap.comments = "a";
    WithdrawalCheck check;
    check.at = at_nine;
    check.note = "a";
    SideEffect effect;
    effect.day = today_;
    effect.label = "tingling";
    SupportEvent support;
    support.at = at_nine;
    ClinicScore score;
    score.day = today_;
    score.name = "scale";
    score.total = "1";
    Plan plan;
    plan.substance_id = substances_["tea"];
    plan.instruction = "a";
    plan.from = today_;
    Note note;
    note.at = at_nine;
    note.text = "a";
    std::vector<DialogCase> out{
        dialog_case(craving, "note", &Craving::note, "target_text", &Craving::target_text),
        dialog_case(intake, "noticed", &Intake::noticed, "unit", &Intake::unit),
        dialog_case(effect, "note", &SideEffect::note, "linked_to", &SideEffect::person_links_it_to),
        dialog_case(support, "note", &SupportEvent::note, "name", &SupportEvent::label),
        dialog_case(score, "note", &ClinicScore::note, "given_by", &ClinicScore::given_by),
        dialog_case(plan, "prescriber", &Plan::prescriber, "instruction", &Plan::prescriber)};
    out.back().change_other = [](AnyRecord& any, const std::string& text) { std::get<Plan>(any).instruction = text; };
    const auto clock_of = [](const std::string& text) { return 600 + static_cast<int>(text.size()); };
    out.push_back({nap, "comments", "minutes",
                   [](AnyRecord& any, const std::string& text) { std::get<Nap>(any).comments = text; },
                   [](AnyRecord& any, const std::string&) { std::get<Nap>(any).minutes = 17; }});
    out.push_back({check, "note", "answers/yawning",
                   [](AnyRecord& any, const std::string& text) { std::get<WithdrawalCheck>(any).note = text; },
                   [](AnyRecord& any, const std::string&) { std::get<WithdrawalCheck>(any).items["yawning"] = 2; }});
    out.push_back({note, "text", "clock",
                   [](AnyRecord& any, const std::string& text) { std::get<Note>(any).text = text; },
                   [clock_of, day = today_](AnyRecord& any, const std::string& text) {
                     std::get<Note>(any).at = make_moment(at(day - 1, clock_of(text)), zone);
                   }});
    return out;
  }
  /// Calls with the dialog that is open.
  template <class F>
  auto dialog(F&& f) {
    auto& entry = app().state().entry;
    if (entry.craving) return f(*entry.craving);
    if (entry.taken) return f(*entry.taken);
    return f(*entry.other);
  }
  void type(const char* name, const std::string& text) {
    dialog([&](auto& drafted) {
      auto fields = named_fields(drafted.form);
      for (auto& field : fields)
        if (field.name == name) *std::get<std::string*>(field.value) = text;
    });
  }
  std::string shown(const char* name) {
    return dialog([&](auto& drafted) { return field_text(named_fields(drafted.form), name); });
  }
  void save() {
    auto& entry = app().state().entry;
    if (entry.craving)
      app().handle(act::SaveCraving{});
    else if (entry.taken)
      app().handle(act::SaveTaken{true});
    else
      app().handle(act::SaveForm{});
    ui().settle(2);
  }
  bool is_open() const {
    const auto& entry = app_->state().entry;
    return entry.craving || entry.taken || entry.other;
  }
};

TEST_F(DialogOverAChange, UntouchedFollowsTouchedStaysAndBothAreAskedAbout) {
  open();
  for (auto& each : cases()) {
    SCOPED_TRACE(kind_of(each.record));
    keep(each.record);
    Id id;
    for_each_kind([&]<class R>() {
      if (std::holds_alternative<R>(each.record)) id = data().live<R>().begin()->first;
    });
    app().handle(act::EditRecord{id});
    ui().settle(3);
    ASSERT_TRUE(is_open());
    type(each.touched, "typed here");

    auto changed = *data().find_any(id);
    each.change_other(changed, "theirs");
    keep(changed);
    EXPECT_EQ(shown(each.touched), "typed here");
    EXPECT_NE(shown(each.changed), "");
    app().handle(act::Undo{});
    app().handle(act::Redo{});
    EXPECT_EQ(shown(each.touched), "typed here");

    changed = *data().find_any(id);
    each.change_touched(changed, "their words");
    keep(changed);
    EXPECT_TRUE(says("It now says “their words” here.")) << ui().text_of_screen();
    const int revision = head_of(*data().find_any(id)).revision;
    save();
    ASSERT_TRUE(is_open()) << "it waits for an answer";
    EXPECT_EQ(app().state().entry.problem->code, ErrorCode::clash);
    EXPECT_EQ(head_of(*data().find_any(id)).revision, revision);
    dialog([&](auto& drafted) { drafted.keep_mine(each.touched); });
    ui().settle(2);
    EXPECT_FALSE(says("It now says"));
    save();
    ASSERT_FALSE(is_open()) << app().state().entry.problem->message;
    auto expected = *data().find_any(id);
    each.change_touched(expected, "typed here");
    each.change_other(expected, "theirs");
    EXPECT_TRUE(same_answers(*data().find_any(id), expected));
  }
}

TEST_F(DialogOverAChange, WhatIsNewIsNotChangedByOtherEntries) {
  open();
  app().handle(act::OpenForm{FormKind::note, std::nullopt, today_, std::nullopt});
  type("text", "mine");
  Note other;
  other.at = moment_at(clock_.now(), home());
  other.text = "another";
  keep(other);
  EXPECT_EQ(shown("text"), "mine");
  save();
  EXPECT_EQ(data().live<Note>().size(), 2U);
}

TEST_F(DialogOverAChange, AnEntryThatWasUndoneMeanwhileComesBackWithWhatIsTyped) {
  open();
  Note note;
  note.at = moment_at(clock_.now(), home());
  note.text = "a";
  keep(note);
  const Id id = data().live<Note>().begin()->first;
  app().handle(act::EditRecord{id});
  type("text", "a and more");
  app().handle(act::Undo{});
  ASSERT_TRUE(data().live<Note>().empty());
  save();
  ASSERT_EQ(data().live<Note>().size(), 1U);
  EXPECT_EQ(data().live<Note>().at(id).text, "a and more");
}

TEST_F(DialogOverAChange, ADraftThatComesBackKnowsWhatItStartedFrom) {
  open();
  ClinicScore score;
  score.day = today_;
  score.name = "scale";
  score.total = "1";
  keep(score);
  const Id id = data().live<ClinicScore>().begin()->first;
  app().handle(act::EditRecord{id});
  type("note", "typed here");
  day().form.mood = 4;
  ui().settle(2);
  lock();
  app_.reset();  // another program has the file now
  auto changed = score;
  changed.head.id = id;
  changed.given_by = "the clinic";
  changed.total = "2";
  change_elsewhere(path(), changed);
  CheckIn of_day;
  of_day.day = today_;
  of_day.pain = 1;
  change_elsewhere(path(), of_day);
  start(path(), {1280, 1600});
  unlock();
  ASSERT_TRUE(is_open());
  EXPECT_EQ(shown("note"), "typed here");
  EXPECT_EQ(shown("given_by"), "the clinic");
  EXPECT_EQ(shown("total"), "2");
  save();
  app().handle(act::ShowDay{today_, TodayPart::day});
  EXPECT_EQ(day().form.mood, 4);
  EXPECT_EQ(day().form.pain, 1);
  save_day();
  const auto& saved = data().live<ClinicScore>().at(id);
  EXPECT_EQ(saved.total, "2");
  EXPECT_EQ(saved.given_by, "the clinic");
  EXPECT_EQ(saved.note, "typed here");
  EXPECT_EQ(data().one_on<CheckIn>(today_)->pain, 1);
}

TEST_F(DialogOverAChange, ADialogPutAwayIsBroughtBackOverTheEntryAsItIsNow) {
  open();
  ClinicScore score;
  score.day = today_;
  score.name = "scale";
  score.total = "1";
  keep(score);
  const Id id = data().live<ClinicScore>().begin()->first;
  app().handle(act::EditRecord{id});
  type("note", "typed here");
  app().handle(act::CloseEntry{});
  auto changed = data().live<ClinicScore>().at(id);
  changed.total = "2";
  keep(changed);
  app().handle(act::EditRecord{id});
  EXPECT_EQ(shown("note"), "typed here");
  EXPECT_EQ(shown("total"), "2");
}

// --- at random

TEST_F(ChangesUnderneath, ARandomDaySavesOnlyWhatWasTouched) {
  open();
  std::mt19937 random(20261130);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const std::vector<std::string> fields{"mood", "stress", "pain", "substances/" + substances_["tea"].hex(),
                                        "substances/" + substances_["coffee"].hex()};
  const auto value = [&](const DayForm& form, const std::string& name) {
    DayForm copy = form;
    return field_text(named_fields(copy), name);
  };
  const auto set = [&](DayForm& form, const std::string& name, std::optional<int> to) {
    if (name == "mood") form.mood = to;
    if (name == "stress") form.stress = to;
    if (name == "pain") form.pain = to;
    if (name.starts_with("substances/")) form.substances[name.substr(11)] = to;
  };
  std::map<std::string, std::string> typed;  // what was touched since the last save, and what it says
  int saves = 0, clashes = 0, undone = 0;
  for (int step = 0; step < 1200; ++step) {
    const auto& name = fields[static_cast<std::size_t>(below(static_cast<int>(fields.size())))];
    const auto to = below(4) == 0 ? std::nullopt : std::optional(below(3));
    const int what = below(10);
    if (what < 4) {
      set(day().form, name, to);
      typed[name] = value(day().form, name);
    } else if (what < 7) {
      // Elsewhere: the day as the journal has it, with one other answer.
      DayForm elsewhere = day_form(data(), today_);
      set(elsewhere, name, to);
      app().handle(act::Keep{proposed_changes(elsewhere, data(), moment_at(clock_.now(), home())), ""});
    } else if (what < 8) {
      app().handle(act::NothingTaken{today_, std::nullopt});
    } else if (what < 9) {
      // Not of the list itself, which came before all this.
      if (const auto title = app().journal()->undo_title(); title && title->find("substance") == title->npos) {
        app().handle(act::Undo{});
        ++undone;
      }
    } else {
      const DayForm before = day_form(data(), today_);
      for (const auto& asked : day().clashes()) {
        ++clashes;
        EXPECT_TRUE(typed.contains(asked)) << asked << " was not touched here";
        if (below(2) == 0) {
          day().take_journals(asked);
          typed.erase(asked);
        } else {
          day().keep_mine(asked);
        }
      }
      app().handle(act::SaveDay{});
      ASSERT_TRUE(day().clashes().empty());
      const DayForm after = day_form(data(), today_);
      for (const auto& each : fields)
        EXPECT_EQ(value(after, each), typed.contains(each) ? typed.at(each) : value(before, each))
            << each << (typed.contains(each) ? " was touched" : " was not touched") << ", step " << step;
      typed.clear();
      ++saves;
    }
    // What says the same as the journal is no change of it any more.
    std::erase_if(typed, [&](const auto& each) { return value(day().journal(), each.first) == each.second; });
    // Whatever happened, what was typed is in the form.
    for (const auto& [each, text] : typed) EXPECT_EQ(value(day().form, each), text) << each << ", step " << step;
    if (::testing::Test::HasFailure()) break;
  }
  std::printf("1200 steps, %d saves, %d undone, %d clashes settled\n", saves, undone, clashes);
  EXPECT_GT(saves, 80);
  EXPECT_GT(clashes, 10);
}

}  // namespace
}  // namespace nightjar::screens
