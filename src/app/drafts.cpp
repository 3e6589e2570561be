#include "app/drafts.hpp"

namespace nightjar::app {
namespace {

template <class Form>
bool waits(const Drafted<Form>& form) {
  return form.changed() ? form.draft() != form.stored : !form.stored.empty();
}

template <class Form>
bool store_one(journal::OpenJournal& journal, const std::string& key, Drafted<Form>& form) {
  if (!waits(form)) return true;
  const std::string text = form.changed() ? form.draft() : std::string();
  const auto done = text.empty() ? journal.clear_draft(key) : journal.set_draft(key, text);
  if (done) form.stored = text;
  return done.has_value();
}

/// Every form that can be typed in, with the key of its draft.
template <class Visit>
void visit_forms(OpenState& state, Visit&& visit) {
  visit(state.today.night, night_key(state.today.night.form.night));
  visit(state.today.day_form, day_key(state.today.day_form.form.day));
  visit_dialog(state.entry, visit);
}

}  // namespace

std::string night_key(Day night) { return "night/" + iso(night); }
std::string day_key(Day day) { return "day/" + iso(day); }

Error clash_problem() {
  return {ErrorCode::clash, "the journal was changed meanwhile and says something else",
          "choose which is right where it is asked about"};
}

void Drafts::watch() {
  if (s_.journal->read_only()) return;
  bool waiting = false;
  visit_forms(s_.state, [&](const auto& form, const std::string&) { waiting = waiting || waits(form); });
  if (waiting)
    timer_.typed(s_.computer.services.boot_time());
  else
    timer_.stored();
}

bool Drafts::store() {
  if (s_.journal->read_only()) return true;
  bool all = true, kept = false;
  visit_forms(s_.state, [&](auto& form, const std::string& key) {
    all = store_one(*s_.journal, key, form) && all;
    kept = kept || !form.stored.empty();
  });
  if (all) timer_.stored();
  if (!all)
    s_.state.draft_line = "What you are typing could not be stored yet";
  else
    s_.state.draft_line = kept ? "Draft kept, encrypted" : "";
  return all;
}

void Drafts::clear(const std::string& key) {
  if (!s_.journal->draft(key)) return;
  if (auto cleared = s_.journal->clear_draft(key); !cleared) s_.state.problem = cleared.error();
  s_.state.draft_line.clear();
}

}  // namespace nightjar::app
