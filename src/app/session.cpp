#include "app/session.hpp"

#include <nightjar/domain/words.hpp>
#include <nightjar/entry/unknown_zones.hpp>

namespace nightjar::app {
namespace {
constexpr std::chrono::milliseconds toast_time{6000};
}  // namespace

JournalView Session::view() const {
  const auto& settings = journal->settings();
  const Instant now = computer.services.clock->now();
  const WallTime local = wall_time(now, zone());
  return {.data = journal->data(),
          .revision = journal->data_revision(),
          .now = now,
          .local = local,
          .today = journal_day(local, settings.day_start_min),
          .zone = zone(),
          .lists = data().lists(),
          .file_name = file_name_of(journal->path()),
          .read_only = journal->read_only(),
          .undo = journal->undo_title(),
          .redo = journal->redo_title(),
          .save = journal->save_status(),
          .unknown_home_zone = journal->unknown_home_zone()};
}

void Session::say(std::string text, bool undoable) {
  state.toast = Toast{std::move(text), undoable, computer.services.boot_time() + toast_time};
}

std::string Session::saved_words(const AnyRecord& record) const {
  const Day today = view().today;
  if (const auto* night = std::get_if<Night>(&record))
    return "Saved: the night of " + night_label(night->night, today) + ".";
  std::string said = "Saved: the " + std::string(words::noun_of(record));
  if (const auto day = filing_day(record, journal->settings().day_start_min)) said += ", " + day_label(*day, today);
  return said + ".";
}

bool Session::is_to_come(Day day) {
  const Day today = view().today;
  if (day <= today) return false;
  say(day_label(day, today) + " is still to come, so nothing was recorded for it.");
  return true;
}

journal::Edit Session::edit_of(const ProposedChanges& proposed) const {
  const auto author = computer.author();
  journal::Edit edit;
  for (const auto& asked : proposed) {
    const auto before = data().find_any(head_of(asked.record).id);
    if (!before) {
      edit.changes.push_back(journal::create(author, asked.record));
    } else if (asked.remove) {
      edit.changes.push_back(journal::remove(author, *before));
    } else {
      // What was written in an entry that is in the bin by now brings it back.
      edit.changes.push_back(journal::update(author, *before, asked.record));
      head_of(edit.changes.back().after).deleted.reset();
    }
  }
  return edit;
}

bool Session::apply(journal::Edit edit, std::string said, std::optional<Error>& problem) {
  if (!said.empty())
    for (const auto& sentence : entry::about_unknown_zones(edit.changes)) said += " " + sentence;
  if (auto done = journal->apply(std::move(edit)); !done) {
    problem = done.error();
    return false;
  }
  problem.reset();
  journal_changed();
  if (!said.empty()) say(std::move(said), true);
  return true;
}

void Session::journal_changed() {
  state.help_lines = journal->settings().help_lines;
  forms_follow();
}

}  // namespace nightjar::app
