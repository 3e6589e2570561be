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

}  // namespace

void NightjarApp::watch_drafts() {
  if (!journal_ || journal_->read_only()) return;
  const bool waiting = waits(state_.today.night) || waits(state_.today.day_form) ||
                       (state_.entry.craving && waits(*state_.entry.craving)) || (state_.entry.taken && waits(*state_.entry.taken)) ||
                       (state_.entry.other && waits(*state_.entry.other));
  if (waiting) draft_timer_.typed(services_.boot_time());
  else draft_timer_.stored();
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
  if (!all) state_.draft_line = "What you are typing could not be stored yet";
  else state_.draft_line = kept ? "Draft kept, encrypted" : "";
  return all;
}

void NightjarApp::clear_draft(const std::string& key) {
  if (!journal_->draft(key)) return;
  if (auto cleared = journal_->clear_draft(key); !cleared) state_.problem = cleared.error();
  state_.draft_line.clear();
}

}  // namespace nightjar::ui
