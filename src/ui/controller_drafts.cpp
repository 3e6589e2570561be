// What is being typed goes into the journal within two seconds, and comes out again when it is saved or given up.
#include <nightjar/ui/controller.hpp>

namespace nightjar::ui {
namespace {

template <class Form>
bool waits(const Drafted<Form>& form) {
  return form.changed() ? draft_of(form.form) != form.stored : !form.stored.empty();
}

template <class Form>
bool store(journal::OpenJournal& journal, const std::string& key, Drafted<Form>& form) {
  if (!waits(form)) return true;
  const std::string text = form.changed() ? draft_of(form.form) : std::string();
  const auto done = text.empty() ? journal.clear_draft(key) : journal.set_draft(key, text);
  if (done) form.stored = text;
  return done.has_value();
}

/// The dialog that is open, with the key of its draft.
template <class Visit>
void visit_dialog(EntryState& entry, Visit&& visit) {
  if (entry.craving) visit(*entry.craving, std::string("craving"));
  if (entry.taken) visit(*entry.taken, std::string("taken"));
  if (entry.other) visit(*entry.other, key_of(entry.other->form));
}

std::string put_away_key(const std::string& key) { return "put-away/" + key; }

template <class Form>
Form same_form_from(const Form&, const std::string& draft) {
  return form_from_draft<Form>(draft);
}
RecordForm same_form_from(const RecordForm& form, const std::string& draft) {
  return std::visit([&]<class Form>(const Form&) -> RecordForm { return form_from_draft<Form>(draft); }, form);
}

/// What a dialog is about: a record, or a new one of a day.
template <class Form>
std::pair<std::string, Day> subject(const Form& form) {
  return {form.record, form.day};
}
std::pair<std::string, Day> subject(const RecordForm& form) {
  return std::visit([](const auto& f) { return subject(f); }, form);
}

template <class Form>
bool written_in(const Drafted<Form>& dialog) {
  return dialog.changed();
}
/// To have asked for more questions is no answer yet.
bool written_in(const Drafted<CravingForm>& dialog) {
  CravingForm form = dialog.form;
  form.more = form_from_draft<CravingForm>(dialog.base).more;
  return draft_of(form) != dialog.base;
}

}  // namespace

void NightjarApp::watch_drafts() {
  if (!journal_ || journal_->read_only()) return;
  const bool waiting = waits(state_.today.night) || waits(state_.today.day_form) ||
                       (state_.entry.craving && waits(*state_.entry.craving)) ||
                       (state_.entry.taken && waits(*state_.entry.taken)) ||
                       (state_.entry.other && waits(*state_.entry.other));
  if (waiting)
    draft_timer_.typed(services_.boot_time());
  else
    draft_timer_.stored();
}

bool NightjarApp::store_drafts() {
  if (!journal_ || journal_->read_only()) return true;
  auto& today = state_.today;
  bool all = store(*journal_, "night/" + iso(today.night.form.night), today.night);
  all = store(*journal_, "day/" + iso(today.day_form.form.day), today.day_form) && all;
  if (state_.entry.craving) all = store(*journal_, "craving", *state_.entry.craving) && all;
  if (state_.entry.taken) all = store(*journal_, "taken", *state_.entry.taken) && all;
  if (state_.entry.other) all = store(*journal_, key_of(state_.entry.other->form), *state_.entry.other) && all;
  if (all) draft_timer_.stored();
  const bool kept = !today.night.stored.empty() || !today.day_form.stored.empty() ||
                    (state_.entry.craving && !state_.entry.craving->stored.empty()) ||
                    (state_.entry.taken && !state_.entry.taken->stored.empty()) ||
                    (state_.entry.other && !state_.entry.other->stored.empty());
  if (!all)
    state_.draft_line = "What you are typing could not be stored yet";
  else
    state_.draft_line = kept ? "Draft kept, encrypted" : "";
  return all;
}

void NightjarApp::clear_draft(const std::string& key) {
  if (!journal_->draft(key)) return;
  if (auto cleared = journal_->clear_draft(key); !cleared) state_.problem = cleared.error();
  state_.draft_line.clear();
}

void NightjarApp::put_dialog_away() {
  bool kept = true;
  visit_dialog(state_.entry, [&](const auto& dialog, const std::string& key) {
    if (written_in(dialog) && !journal_->read_only()) {
      if (auto stored = journal_->set_draft(put_away_key(key), draft_of(dialog.form)); !stored) {
        state_.entry.problem = stored.error();
        kept = false;
        return;
      }
      say("What you wrote is kept. It is there when you open this again.");
    }
    clear_draft(key);
  });
  if (kept) state_.entry = {};
}

void NightjarApp::bring_dialog_back() {
  visit_dialog(state_.entry, [&](auto& dialog, const std::string& key) {
    const auto text = journal_->draft(put_away_key(key));
    if (!text) return;
    auto form = same_form_from(dialog.form, *text);
    if (subject(form) != subject(dialog.form)) return;
    dialog.form = std::move(form);
    dialog.brought_back = true;
    if (store_drafts()) clear_draft(put_away_key(key));
  });
}

void NightjarApp::begin_dialog_anew() {
  visit_dialog(state_.entry, [&](auto& dialog, const std::string& key) {
    dialog.start(same_form_from(dialog.form, dialog.base));
    clear_draft(key);
  });
}

}  // namespace nightjar::ui
