#include "app/drafts.hpp"

#include "app/page_texts.hpp"

namespace nightjar::app {
namespace {

template <class Form>
bool has_moved(const Drafted<Form>& form, const std::string& key) {
  return !form.stored.empty() && !form.stored_key.empty() && form.stored_key != key;
}
template <class Form>
bool waits(const Drafted<Form>& form, const std::string& key) {
  return has_moved(form, key) || (form.changed() ? form.draft() != form.stored : !form.stored.empty());
}

template <class Form>
bool store_one(journal::OpenJournal& journal, const std::string& key, Drafted<Form>& form) {
  if (!waits(form, key)) return true;
  if (has_moved(form, key)) {
    // What was typed is about another night by now: the draft of the first one would come back as a night that never
    // was.
    if (!journal.clear_draft(form.stored_key)) return false;
    form.stored.clear();
  }
  const std::string text = form.changed() ? form.draft() : std::string();
  const auto done = text.empty() ? journal.clear_draft(key) : journal.set_draft(key, text);
  if (done) {
    form.stored = text;
    form.stored_key = key;
  }
  return done.has_value();
}

/// Every form that can be typed in, with the key of its draft.
template <class Visit>
void visit_forms(OpenState& state, Visit&& visit) {
  visit(state.today.night, night_key(state.today.night.form.night));
  visit(state.today.day_form, day_key(state.today.day_form.form.day));
  visit(state.settings.journal, std::string(settings_key));
  visit_dialog(state.entry, visit);
}

/// As a draft; empty: nothing is typed.
std::string page_texts_now(const Session& session) {
  const std::string text = draft_of(page_texts(session.state, session.data()));
  return text == draft_of(PageTexts{}) ? std::string() : text;
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
  bool waiting = page_texts_now(s_) != page_texts_stored_;
  visit_forms(s_.state, [&](const auto& form, const std::string& key) { waiting = waiting || waits(form, key); });
  if (waiting)
    timer_.typed(s_.computer.services.boot_time());
  else
    timer_.stored();
}

bool Drafts::store() {
  if (s_.journal->read_only()) return true;
  bool all = true;
  visit_forms(s_.state, [&](auto& form, const std::string& key) { all = store_one(*s_.journal, key, form) && all; });
  if (const std::string text = page_texts_now(s_); text != page_texts_stored_) {
    const auto done =
        text.empty() ? s_.journal->clear_draft(page_texts_key) : s_.journal->set_draft(page_texts_key, text);
    if (done) page_texts_stored_ = text;
    all = all && done;
  }
  if (all) timer_.stored();
  s_.state.drafts_unstored = !all;
  return all;
}

void Drafts::clear(const std::string& key) {
  if (!s_.journal->draft(key)) return;
  if (auto cleared = s_.journal->clear_draft(key); !cleared) s_.state.problem = cleared.error();
}

void Drafts::bring_back_page_texts() {
  auto& settings = s_.state.settings.journal;
  const auto recorded = settings_form(s_.journal->settings());
  settings.start(recorded);
  if (const auto draft = s_.journal->draft(settings_key)) settings.bring_back(*draft, recorded);
  if (const auto draft = s_.journal->draft(page_texts_key)) {
    put_back(form_from_draft<PageTexts>(*draft), s_.state);
    page_texts_stored_ = *draft;
  }
}

}  // namespace nightjar::app
