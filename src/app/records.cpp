#include "app/records.hpp"

#include <nightjar/entry/settings_form.hpp>

namespace nightjar::app {

bool Records::handle(Action& action) {
  return action.visit(
      [&](act::NothingTaken& asked) { nothing_taken(asked); },
      [&](act::ArrangeLists& asked) { arrange(std::move(asked.lists)); }, [&](act::Rename& asked) { rename(asked); },
      [&](act::Ask& asked) { ask(asked.question); },
      [&](act::Keep& asked) {
        static_cast<void>(s_.apply(s_.edit_of(asked.proposed), std::move(asked.said), s_.state.problem));
      },
      [&](act::Delete& asked) { remove(asked.record); }, [&](act::Restore& asked) { restore(asked.record); },
      [&](act::EmptyBin&) { empty_bin(); }, [&](act::Undo&) { undo_or_redo(true); },
      [&](act::Redo&) { undo_or_redo(false); }, [&](act::SaveAgain&) { save_again(); },
      [&](act::SetJournalSettings& asked) { static_cast<void>(set_settings(asked.settings)); },
      [&](act::KeepSettings&) { keep_settings(); });
}

void Records::nothing_taken(const act::NothingTaken& asked) {
  if (s_.is_to_come(asked.day)) return;
  auto edit = journal::nothing_taken(s_.data(), s_.computer.author(), asked.day, asked.substance);
  const std::string day = day_label(asked.day, s_.view().today);
  if (edit.changes.empty()) {
    s_.say(listed_substances(s_.data(), true).empty()
               ? "Your list is empty. Add what you want to keep track of under This day or in your lists."
               : day + ": each thing on your list has its answer already. Nothing was changed.");
    return;
  }
  edit.title = "\u201cnothing taken\u201d of " + day;
  static_cast<void>(s_.apply(std::move(edit), "Saved: nothing taken, " + day + ".", s_.state.problem));
}

void Records::arrange(Lists lists) {
  if (auto kept = s_.journal->arrange(std::move(lists)); !kept) s_.state.problem = kept.error();
}

void Records::rename(const act::Rename& asked) {
  auto edit = s_.edit_of(renamed(s_.data(), asked.kind, asked.entry, asked.name));
  if (!edit.changes.empty()) {
    edit.title = "renaming in a list";
    if (!s_.apply(std::move(edit), "Renamed; earlier entries follow.", s_.state.problem)) return;
  }
  if (lists_records(asked.kind)) return;
  Lists lists = s_.data().lists();
  auto& words = lists.at(asked.kind);
  words = whole_list(s_.data(), s_.data().lists(), asked.kind);
  std::erase_if(words, [&](const ListEntry& entry) { return entry.text == asked.name; });
  for (auto& entry : words)
    if (entry.text == asked.entry.text) entry.text = asked.name;
  // A word that we offer stays known as archived, so that it does not come back beside the new one.
  words.push_back({asked.entry.text, true, {}});
  arrange(std::move(lists));
}

void Records::ask(const Question& question) {
  auto& comparing = s_.state.trends.comparing;
  auto edit = s_.edit_of({{question, false}});
  const Id id = head_of(edit.changes.front().after).id;
  if (!s_.apply(std::move(edit), "The question is written down.", comparing.problem)) return;
  comparing.shown = id;
  comparing.night.reset();
  s_.state.trends.take_focus = true;
}

void Records::remove(const Id& id) {
  const auto record = s_.data().find_any(id);
  if (!record) return;
  const std::string name = journal::name_of(*record, s_.journal->settings().day_start_min);
  static_cast<void>(s_.apply(journal::edit_of(journal::remove(s_.computer.author(), *record)),
                             "In the bin: " + name + ".", s_.state.problem));
}

void Records::restore(const Id& id) {
  const auto record = s_.data().find_any(id);
  if (!record) return;
  static_cast<void>(
      s_.apply(journal::edit_of(journal::restore(s_.computer.author(), *record)), "Restored.", s_.state.problem));
}

void Records::empty_bin() {
  if (auto removed = s_.journal->empty_bin())
    s_.say("The bin is empty.");
  else
    s_.state.problem = removed.error();
  s_.state.calendar.confirm_empty_bin = false;
}

void Records::undo_or_redo(bool undo) {
  const auto title = undo ? s_.journal->undo_title() : s_.journal->redo_title();
  if (!title) {
    s_.say(undo ? "Nothing to undo." : "Nothing to redo.");
    return;
  }
  if (auto done = undo ? s_.journal->undo() : s_.journal->redo(); !done) {
    s_.state.problem = done.error();
    return;
  }
  s_.journal_changed();
  // The title begins with the word for what is done.
  s_.say((undo ? "Undone:" : "Done again:") + title->substr(std::min(title->find(' '), title->size())) + ".");
}

void Records::save_again() {
  if (auto saved = s_.journal->save_now())
    s_.state.problem.reset();
  else
    s_.state.problem = saved.error();
}

bool Records::set_settings(const JournalSettings& settings) {
  auto& shown = s_.state.settings;
  if (auto set = s_.journal->set_settings(settings); !set) {
    shown.problem = set.error();
    return false;
  }
  shown.said = "Your settings are stored.";
  shown.problem.reset();
  s_.journal_changed();
  return true;
}

void Records::keep_settings() {
  auto& shown = s_.state.settings;
  if (!shown.journal.changed() || s_.journal->read_only()) return;
  const auto reading = read(shown.journal.form, s_.journal->settings());
  if (!(reading.settings == s_.journal->settings()) && !set_settings(reading.settings)) return;
  shown.journal.compare_with(settings_form(s_.journal->settings()));
  shown.journal.form = reading.left;
  shown.problem = reading.problem;
}

void Records::keep_help_lines() {
  auto settings = s_.journal->settings();
  const auto& typed = s_.state.settings.journal.form.help_lines;
  if (typed == settings.help_lines || s_.journal->read_only()) return;
  settings.help_lines = typed;
  static_cast<void>(set_settings(settings));
}

}  // namespace nightjar::app
