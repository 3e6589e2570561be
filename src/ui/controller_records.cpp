// Forms and records: from what is in the fields to an edit of the journal.
#include <nightjar/support/overloaded.hpp>
#include <nightjar/ui/controller.hpp>

namespace nightjar::ui {

journal::Edit NightjarApp::edit_of(const Wishes& wishes) const {
  journal::Edit edit;
  for (const auto& wish : wishes) {
    const auto before = journal_->data().find_any(head_of(wish.record).id);
    if (!before)
      edit.changes.push_back(journal::create(author(), wish.record));
    else if (wish.remove)
      edit.changes.push_back(journal::remove(author(), *before));
    else
      edit.changes.push_back(journal::update(author(), *before, wish.record));
  }
  return edit;
}

bool NightjarApp::apply(journal::Edit edit, std::string said, std::optional<Error>& problem) {
  if (auto done = journal_->apply(std::move(edit)); !done) {
    problem = done.error();
    return false;
  }
  problem.reset();
  reload_unchanged_forms();
  if (!said.empty()) say(std::move(said), true);
  return true;
}

void NightjarApp::reload_unchanged_forms() {
  auto& today = state_.today;
  const auto& data = journal_->data();
  const auto refresh = [](auto& drafted, auto fresh) {
    // A form that somebody is typing in stays as it is; it only learns what the journal now says.
    if (drafted.changed())
      drafted.base = draft_of(fresh);
    else
      drafted.start(std::move(fresh));
  };
  refresh(today.night, night_form(data, today.day - 1));
  refresh(today.day_form, day_form(data, today.day));
  today.last_time = last_time(data, today.day - 1);
  state_.help_lines = journal_->settings().help_lines;
}

void NightjarApp::show_day(Day day, std::optional<TodayPart> part) {
  static_cast<void>(store_drafts());
  auto& today = state_.today;
  const auto& data = journal_->data();
  if (!part) {
    const bool morning =
        day != view().today ? !data.one_on<Night>(day - 1) : just_got_up(data, minute_of_day(view().local));
    part = morning ? TodayPart::night : TodayPart::day;
  }
  today = {};
  today.day = day;
  today.part = *part;
  today.night.start(night_form(data, day - 1));
  today.day_form.start(day_form(data, day));
  today.last_time = last_time(data, day - 1);
  const auto bring_back = [&](auto& drafted, const std::string& key) {
    const auto draft = journal_->draft(key);
    if (!draft) return;
    drafted.form = form_from_draft<std::remove_cvref_t<decltype(drafted.form)>>(*draft);
    drafted.stored = *draft;
    drafted.brought_back = drafted.changed();
  };
  bring_back(today.night, "night/" + iso(day - 1));
  bring_back(today.day_form, "day/" + iso(day));
  state_.screen = Screen::today;
}

void NightjarApp::save_night() {
  auto& today = state_.today;
  const auto& data = journal_->data();
  const Day night = today.night.form.night;
  const auto* recorded = data.one_on<Night>(night);
  tidy_clocks(today.night.form, minute_of_day(view().local));
  const auto reading = read(today.night.form, recorded, zone());
  if (!reading.problems.empty()) {
    today.problem =
        Error{ErrorCode::parse, reading.problems.front().words, "everything else is kept while you change it"};
    return;
  }
  if (blank(today.night.form) && !recorded) {
    today.problem =
        Error{ErrorCode::invalid_value, "nothing is written yet", "one answer is enough, such as how your sleep felt"};
    return;
  }
  const Wishes wishes{{reading.night, blank(today.night.form)}};
  if (!apply(edit_of(wishes), "Saved.", today.problem)) return;
  clear_draft("night/" + iso(night));
  today.night.start(night_form(data, night));
}

void NightjarApp::ask(const Question& question) {
  auto& comparing = state_.trends.comparing;
  auto edit = edit_of({{question, false}});
  const Id id = head_of(edit.changes.front().after).id;
  if (!apply(std::move(edit), "The question is written down.", comparing.problem)) return;
  comparing.shown = id;
  comparing.night.reset();
  state_.trends.take_focus = true;
}

void NightjarApp::save_day() {
  auto& today = state_.today;
  const auto& data = journal_->data();
  const Day day = today.day_form.form.day;
  const auto now = view();
  // What needs a time and was not given one gets this moment, or noon for a day that is over.
  const Moment at_time =
      day == now.today ? moment_at(Instant{now.now.ms / 60000 * 60000}, zone()) : make_moment(at(day, 12 * 60), zone());
  const auto wishes = wishes_of(today.day_form.form, data, at_time);
  if (wishes.empty()) {
    DayForm empty;
    empty.day = day;
    if (draft_of(today.day_form.form) == draft_of(empty))
      today.problem = Error{ErrorCode::invalid_value, "nothing is written yet", "one answer is enough"};
    else
      say("Nothing changed.");
    return;
  }
  auto edit = edit_of(wishes);
  edit.title = "changes of " + day_label(day);
  if (!apply(std::move(edit), "Saved.", today.problem)) return;
  clear_draft("day/" + iso(day));
  today.day_form.start(day_form(data, day));
}

void NightjarApp::open_craving(const std::optional<Id>& record) {
  state_.entry = {};
  CravingForm form;
  form.day = view().today;
  if (record)
    if (const auto* craving = journal_->data().find<Craving>(*record))
      form = craving_form(*craving, journal_day(craving->at.local, journal_->settings().day_start_min));
  state_.entry.offered = offered_words(journal_->data(), state_.lists, ListKind::triggers);
  state_.entry.craving.emplace();
  state_.entry.craving->start(std::move(form));
}

void NightjarApp::open_form(const act::OpenForm& wish) {
  state_.entry = {};
  const auto& data = journal_->data();
  RecordForm form = new_record_form(wish.kind, wish.day.value_or(view().today));
  if (auto* plan = std::get_if<PlanForm>(&form); plan && wish.substance) plan->substance = wish.substance->hex();
  if (wish.record)
    if (const auto record = data.find_any(*wish.record))
      if (auto of_record = record_form(*record, data.settings().day_start_min)) form = std::move(*of_record);
  if (std::holds_alternative<SideEffectForm>(form))
    state_.entry.offered = offered_words(data, state_.lists, ListKind::symptoms);
  if (std::holds_alternative<SupportForm>(form))
    state_.entry.offered = offered_words(data, state_.lists, ListKind::supports);
  state_.entry.other.emplace();
  state_.entry.other->start(std::move(form));
}

void NightjarApp::save_form() {
  auto& entry = state_.entry;
  const std::string home = zone();
  const auto record = read(entry.other->form, {journal_->data(), services_.clock->now(), home});
  if (!record) {
    entry.problem = record.error();
    return;
  }
  const std::string key = key_of(entry.other->form);
  if (!apply(edit_of({{*record, false}}), "Saved.", entry.problem)) return;
  clear_draft(key);
  state_.entry = {};
}

void NightjarApp::arrange(Lists lists) {
  if (auto kept = journal_->set_draft(lists_key, text_of(lists)); !kept) {
    state_.problem = kept.error();
    return;
  }
  state_.lists = std::move(lists);
  state_.lists_page.stale = true;
}

void NightjarApp::rename(const act::Rename& wish) {
  auto edit = edit_of(renamed(journal_->data(), wish.kind, wish.entry, wish.name));
  if (!edit.changes.empty()) {
    edit.title = "renaming in a list";
    if (!apply(std::move(edit), "Renamed; earlier entries follow.", state_.problem)) return;
  }
  if (wish.kind == ListKind::substances || wish.kind == ListKind::factors) return;
  Lists lists = state_.lists;
  lists.at(wish.kind) = whole_list(journal_->data(), state_.lists, wish.kind);
  std::erase_if(lists.at(wish.kind), [&](const ListEntry& entry) { return entry.text == wish.name; });
  for (auto& entry : lists.at(wish.kind))
    if (entry.text == wish.entry.text) entry.text = wish.name;
  // A word that we offer stays known as put away, so that it does not come back beside the new one.
  lists.at(wish.kind).push_back({wish.entry.text, true, {}});
  arrange(std::move(lists));
}

void NightjarApp::open_taken(const act::OpenTaken& wish) {
  state_.entry = {};
  TakenForm form;
  form.day = state_.screen == Screen::calendar ? state_.calendar.selected : view().today;
  if (wish.substance) form.substance = wish.substance->hex();
  if (wish.record)
    if (const auto* intake = journal_->data().find<Intake>(*wish.record)) form = taken_form(*intake);
  state_.entry.taken.emplace();
  state_.entry.taken->start(std::move(form));
}

void NightjarApp::save_craving() {
  auto& entry = state_.entry;
  const std::string home = zone();
  const auto craving = read(entry.craving->form, {journal_->data(), services_.clock->now(), home});
  if (!craving) {
    entry.problem = craving.error();
    return;
  }
  if (!apply(edit_of({{*craving, false}}), "Saved.", entry.problem)) return;
  clear_draft("craving");
  state_.entry = {};
}

void NightjarApp::save_taken(bool replaces_none) {
  auto& entry = state_.entry;
  const std::string home = zone();
  auto reading = read(entry.taken->form, {journal_->data(), services_.clock->now(), home});
  if (!reading) {
    entry.problem = reading.error();
    return;
  }
  journal::Edit edit;
  if (reading->new_substance) {
    edit.changes.push_back(journal::create(author(), *reading->new_substance));
    reading->intake.substance_id = head_of(edit.changes.front().after).id;
  }
  for (auto& change : edit_of({{reading->intake, false}}).changes) edit.changes.push_back(std::move(change));
  edit.replaces_none = replaces_none;
  if (!replaces_none && journal::contradicts_none(journal_->data(), edit)) {
    entry.ask_replaces_none = true;
    return;
  }
  if (!apply(std::move(edit), "Saved.", entry.problem)) return;
  clear_draft("taken");
  state_.entry = {};
}

void NightjarApp::edit_record(const Id& id) {
  const auto record = journal_->data().find_any(id);
  if (!record) return;
  const int start = journal_->settings().day_start_min;
  const Day day = filing_day(*record, start).value_or(view().today);
  std::visit(Overloaded{[&](const Night& night) { show_day(night.night + 1, TodayPart::night); },
                        [&](const Craving&) { open_craving(id); },
                        [&](const Intake&) {
                          open_taken({id, {}});
                        },
                        [&](const Substance&) { handle(act::ShowList{ListKind::substances}); },
                        [&](const Tag&) { handle(act::ShowList{ListKind::factors}); },
                        [&](const auto& other) {
                          if (const auto form = record_form(other, start))
                            open_form({static_cast<FormKind>(form->index()), id, day, {}});
                          else
                            show_day(day, TodayPart::day);
                        }},
             *record);
}

void NightjarApp::undo_or_redo(bool undo) {
  const auto title = undo ? journal_->undo_title() : journal_->redo_title();
  if (!title) {
    say(undo ? "Nothing to undo." : "Nothing to redo.");
    return;
  }
  if (auto done = undo ? journal_->undo() : journal_->redo(); !done) {
    state_.problem = done.error();
    return;
  }
  reload_unchanged_forms();
  say("Done: " + *title);
}

}  // namespace nightjar::ui
