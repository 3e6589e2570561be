#include "app/dialogs.hpp"

#include <algorithm>
#include <nightjar/app/shown_day.hpp>

namespace nightjar::app {
namespace {

/// Each text that is put away has a key of its own, so that none takes the place of another: one of an earlier version,
/// which kept only the last, has no number.
std::string put_away_prefix(const std::string& key) { return "put-away/" + key; }
bool is_put_away(const std::string& draft, const std::string& key) {
  const std::string prefix = put_away_prefix(key);
  return draft == prefix || draft.starts_with(prefix + '/');
}
std::string free_key(const journal::OpenJournal& journal, const std::string& key) {
  for (int number = 1;; ++number)
    if (auto free = put_away_prefix(key) + '/' + std::to_string(number); !journal.draft(free)) return free;
}

/// What a dialog is about: a record, whatever day it is on by now, or a new one of a day.
template <class Form>
std::pair<std::string, Day> subject(const Form& form) {
  return {form.record, form.record.empty() ? form.day : Day{}};
}
template <class Form>
Day day_of(const Form& form) {
  return form.day;
}
Day day_of(const RecordForm& form) {
  return std::visit([](const auto& f) { return f.day; }, form);
}
std::pair<std::string, Day> subject(const RecordForm& form) {
  return std::visit([](const auto& f) { return subject(f); }, form);
}

template <class Form>
Form new_form(Day day) {
  Form form;
  form.day = day;
  return form;
}

template <class Form>
bool written_in(const Drafted<Form>& dialog) {
  return dialog.changed();
}
/// To have asked for more questions is no answer yet.
bool written_in(const Drafted<CravingForm>& dialog) {
  CravingForm form = dialog.form;
  form.more = dialog.journal().more;
  return draft_of(form) != draft_of(dialog.journal());
}

/// What the journal says of the record that a dialog is about; for a new one, what the dialog began with.
template <class Form>
Form recorded_of(const Drafted<Form>& dialog, const JournalData& data) {
  return form_of_record(dialog.form, data).value_or(dialog.journal());
}

}  // namespace

void Dialogs::begin(CravingForm form) {
  auto& entry = s_.state.entry = {};
  entry.offered = offered_words(s_.data(), s_.data().lists(), ListKind::triggers);
  entry.craving.emplace();
  entry.craving->start(std::move(form));
}

void Dialogs::begin(TakenForm form) {
  auto& entry = s_.state.entry = {};
  entry.taken.emplace();
  entry.taken->start(std::move(form));
}

void Dialogs::open(const act::OpenCraving& asked) {
  CravingForm form;
  form.day = shown_day(s_.state, s_.view().today);
  if (!asked.record && s_.is_to_come(form.day)) return;
  if (asked.record)
    if (const auto* craving = s_.data().find<Craving>(*asked.record))
      form = craving_form(*craving, journal_day(craving->at.local, s_.journal->settings().day_start_min));
  begin(std::move(form));
}

void Dialogs::open(const act::OpenTaken& asked) {
  TakenForm form;
  form.day = shown_day(s_.state, s_.view().today);
  if (!asked.record && s_.is_to_come(form.day)) return;
  if (asked.substance) form.substance = asked.substance->hex();
  if (asked.record)
    if (const auto* intake = s_.data().find<Intake>(*asked.record)) form = taken_form(*intake);
  begin(std::move(form));
}

void Dialogs::open(const act::OpenForm& asked) {
  auto& entry = s_.state.entry = {};
  const auto& data = s_.data();
  RecordForm form = new_record_form(asked.kind, asked.day.value_or(s_.view().today));
  if (auto* plan = std::get_if<PlanForm>(&form); plan && asked.substance) plan->substance = asked.substance->hex();
  if (asked.record)
    if (const auto record = data.find_any(*asked.record))
      if (auto of_record = record_form(*record, data.settings().day_start_min)) form = std::move(*of_record);
  if (std::holds_alternative<SideEffectForm>(form))
    entry.offered = offered_words(data, data.lists(), ListKind::symptoms);
  if (std::holds_alternative<SupportForm>(form)) entry.offered = offered_words(data, data.lists(), ListKind::supports);
  entry.other.emplace();
  entry.other->start(std::move(form));
}

void Dialogs::bring_back() {
  visit_dialog(s_.state.entry, [&](auto& dialog, const std::string& key) {
    const auto drafts = s_.journal->drafts();
    const auto same = std::ranges::find_if(drafts, [&](const auto& draft) {
      return is_put_away(draft.first, key) && subject(draft_like(dialog.form, draft.second)) == subject(dialog.form);
    });
    if (same == drafts.end()) return;
    dialog.bring_back(same->second, form_of_record(dialog.form, s_.data()));
    dialog.stored.clear();  // under the key of what is open
    if (drafts_.store()) drafts_.clear(same->first);
  });
  look_for_what_waits();
}

/// Of another day, or of an entry that is gone since: found in every new dialog of its kind.
void Dialogs::look_for_what_waits() {
  auto& waiting = s_.state.entry.waiting;
  waiting.clear();
  visit_dialog(s_.state.entry, [&](const auto& dialog, const std::string& key) {
    if (!subject(dialog.form).first.empty()) return;
    for (const auto& [draft, text] : s_.journal->drafts()) {
      if (!is_put_away(draft, key)) continue;
      const auto form = draft_like(dialog.form, text);
      if (subject(form).first.empty() || !form_of_record(form, s_.data())) waiting.push_back({draft, day_of(form)});
    }
  });
}

void Dialogs::bring_back_of_another_day(const std::string& key) {
  const auto text = s_.journal->draft(key);
  if (!text) return;
  put_away();  // what was begun meanwhile
  const auto open_again = [&](const std::string& kind, auto&& open_new) {
    if (!is_put_away(key, kind)) return;
    open_new();
    visit_dialog(s_.state.entry, [&](auto& dialog, const std::string&) {
      dialog.bring_back(*text, form_of_record(draft_like(dialog.form, *text), s_.data()));
      dialog.stored.clear();
    });
    if (drafts_.store()) drafts_.clear(key);
    look_for_what_waits();
  };
  open_again(craving_key, [&] { begin(new_form<CravingForm>(s_.view().today)); });
  open_again(taken_key, [&] { begin(new_form<TakenForm>(s_.view().today)); });
  for_each_record_form([&]<class Form>() {
    open_again(std::string(Form::key), [&] {
      open(act::OpenForm{static_cast<FormKind>(RecordForm(Form{}).index()), std::nullopt,
                         form_from_draft<Form>(*text).day, std::nullopt});
    });
  });
}

void Dialogs::throw_away(const std::string& key) {
  if (!key.starts_with("put-away/")) return;
  drafts_.clear(key);
  look_for_what_waits();
}

void Dialogs::bring_back_half_typed() {
  const auto bring = [&](auto& dialog, const std::string& draft) {
    dialog.bring_back(draft, form_of_record(draft_like(dialog.form, draft), s_.data()));
  };
  if (const auto draft = s_.journal->draft(craving_key)) {
    begin(new_form<CravingForm>(s_.view().today));
    return bring(*s_.state.entry.craving, *draft);
  }
  if (const auto draft = s_.journal->draft(taken_key)) {
    begin(new_form<TakenForm>(s_.view().today));
    return bring(*s_.state.entry.taken, *draft);
  }
  for_each_record_form([&]<class Form>() {
    const auto draft = s_.journal->draft(Form::key);
    if (!draft || s_.state.entry.other) return;
    const auto form = form_from_draft<Form>(*draft);
    open(act::OpenForm{static_cast<FormKind>(RecordForm(form).index()), std::nullopt, form.day, std::nullopt});
    bring(*s_.state.entry.other, *draft);
  });
}

void Dialogs::follow_the_journal() {
  visit_dialog(s_.state.entry, [&](auto& dialog, const std::string&) {
    if (const auto recorded = form_of_record(dialog.form, s_.data())) dialog.follow(*recorded);
  });
}

void Dialogs::put_away() {
  bool kept = true;
  visit_dialog(s_.state.entry, [&](const auto& dialog, const std::string& key) {
    if (written_in(dialog) && !s_.journal->read_only()) {
      if (auto stored = s_.journal->set_draft(free_key(*s_.journal, key), dialog.draft()); !stored) {
        s_.state.entry.problem = stored.error();
        kept = false;
        return;
      }
      s_.say("What you wrote is kept. It is there when you open this again.");
    }
    drafts_.clear(key);
  });
  if (kept) s_.state.entry = {};
}

void Dialogs::begin_again() {
  visit_dialog(s_.state.entry, [&](auto& dialog, const std::string& key) {
    dialog.start(dialog.journal());
    drafts_.clear(key);
  });
}

void Dialogs::save_craving() {
  auto& entry = s_.state.entry;
  if (!entry.craving || !settled(*entry.craving, recorded_of(*entry.craving, s_.data()), entry.problem)) return;
  const auto craving = read(entry.craving->form, {s_.data(), s_.computer.services.clock->now(), s_.zone()});
  if (!craving) {
    entry.problem = craving.error();
    return;
  }
  if (!s_.apply(s_.edit_of({{*craving, false}}), s_.saved_words(*craving), entry.problem)) return;
  drafts_.clear(craving_key);
  entry = {};
}

void Dialogs::save_taken(bool replaces_none) {
  auto& entry = s_.state.entry;
  if (!entry.taken || !settled(*entry.taken, recorded_of(*entry.taken, s_.data()), entry.problem)) return;
  auto reading = read(entry.taken->form, {s_.data(), s_.computer.services.clock->now(), s_.zone()});
  if (!reading) {
    entry.problem = reading.error();
    return;
  }
  journal::Edit edit;
  if (reading->new_substance) {
    edit.changes.push_back(journal::create(s_.computer.author(), *reading->new_substance));
    reading->intake.substance_id = head_of(edit.changes.front().after).id;
  }
  for (auto& change : s_.edit_of({{reading->intake, false}}).changes) edit.changes.push_back(std::move(change));
  const std::string said = s_.saved_words(reading->intake);
  edit.replaces_none = replaces_none;
  if (!replaces_none && journal::contradicts_none(s_.data(), edit)) {
    entry.ask_replaces_none = true;
    return;
  }
  if (!s_.apply(std::move(edit), said, entry.problem)) return;
  drafts_.clear(taken_key);
  entry = {};
}

void Dialogs::save_form() {
  auto& entry = s_.state.entry;
  if (!entry.other || !settled(*entry.other, recorded_of(*entry.other, s_.data()), entry.problem)) return;
  const auto record = read(entry.other->form, {s_.data(), s_.computer.services.clock->now(), s_.zone()});
  if (!record) {
    entry.problem = record.error();
    return;
  }
  const std::string key = key_of(entry.other->form);
  if (!s_.apply(s_.edit_of({{*record, false}}), s_.saved_words(*record), entry.problem)) return;
  drafts_.clear(key);
  entry = {};
}

}  // namespace nightjar::app
