// What is being typed goes into the journal within two seconds, and comes out again when it is saved or given up.
#pragma once
#include <nightjar/journal/autosave.hpp>

#include "app/session.hpp"

namespace nightjar::app {

/// Keys of drafts in the journal.
[[nodiscard]] std::string night_key(Day night);
[[nodiscard]] std::string day_key(Day day);
inline constexpr const char *craving_key = "craving", *taken_key = "taken";
inline constexpr const char *settings_key = "settings", *page_texts_key = "pages";

[[nodiscard]] Error clash_problem();

/// The dialog that is open, with the key of its draft: `visit(Drafted<Form>&, key)`.
template <class Visit>
void visit_dialog(EntryState& entry, Visit&& visit) {
  if (entry.craving) visit(*entry.craving, std::string(craving_key));
  if (entry.taken) visit(*entry.taken, std::string(taken_key));
  if (entry.other) visit(*entry.other, key_of(entry.other->form));
}

/// Takes what the journal says now before a form is saved. False: the person has yet to say which of the two is right.
template <class Form>
bool settled(Drafted<Form>& drafted, const Form& journal, std::optional<Error>& problem) {
  drafted.follow(journal);
  if (drafted.clashes().empty()) return true;
  problem = clash_problem();
  drafted.show_clash = true;
  return false;
}

class Drafts {
 public:
  explicit Drafts(Session& session) : s_(session) {}

  /// After each frame: starts the time that typed text may wait.
  void watch();
  [[nodiscard]] bool due(journal::BootTime now) const { return timer_.due(now); }
  [[nodiscard]] std::optional<journal::BootTime> due_at() const { return timer_.due_at(); }
  /// Now. False: some of it could not be stored.
  bool store();
  void clear(const std::string& key);
  /// What was half typed outside the forms, and in Settings, when the journal was last open.
  void bring_back_page_texts();

 private:
  Session& s_;
  journal::DraftTimer timer_;
  std::string page_texts_stored_;  // empty: none
};

}  // namespace nightjar::app
