#include "app/safekeeping.hpp"

#include <fmt/format.h>

#include <nightjar/journal/opening.hpp>

#include "app/backup_words.hpp"

namespace nightjar::app {
namespace {

/// The table of a merge as sentences: a person asks what comes from where, not for nine columns.
std::vector<std::string> lines_of(const journal::Merged& merged) {
  std::vector<std::string> out;
  for (const auto& [kind, n] : merged.table) {
    std::string line = spaced(kind) + ":";
    const auto add = [&](std::size_t count, const char* what) {
      if (count > 0) line += fmt::format(" {} {},", count, what);
    };
    add(n.alike, "alike");
    add(n.only_mine, "only here");
    add(n.only_other, "only there");
    add(n.newer_mine, "newer here");
    add(n.newer_other, "newer there");
    add(n.both_changed, "changed in both");
    add(n.into_bin, "into the bin");
    add(n.removed, "removed for good");
    if (line.back() == ',') line.back() = '.';
    out.push_back(line);
  }
  for (const auto& note : merged.notes) out.push_back("- " + note);
  return out;
}

}  // namespace

bool Safekeeping::handle(Action& action) {
  return action.visit([&](act::LoadSafety&) { load(); }, [&](act::ProveBackup&) { prove_backup(); },
                      [&](act::LookIntoBackup& asked) { look_into(asked.backup); },
                      [&](act::SetCopyFolder& asked) { set_copy_folder(asked.folder); },
                      [&](act::PreviewMerge& asked) { preview_merge(std::move(asked)); },
                      [&](act::MergeCopies&) { merge_as_previewed(); },
                      [&](act::TakeIn& asked) { take_in(asked.path); });
}

void Safekeeping::load() {
  auto& safety = s_.state.safety;
  const auto& services = s_.computer.services;
  safety.loaded = true;
  safety.backups.clear();
  if (const auto found = journal::backups_of(*services.files, services.safe_places, s_.journal->vault_id()))
    for (const auto& backup : *found) safety.backups.push_back(line_of(backup, s_.zone()));
  else
    safety.problem = found.error();
  const auto proof = journal::last_proof(*services.files, services.safe_places, s_.journal->vault_id());
  safety.proved = proof ? "One was last opened, to see that it can be, on " + date_and_time(*proof, s_.zone()) + "."
                        : "None of them was opened yet to see that it can be.";
  // One that is being typed stays.
  const bool untouched = safety.copy_folder == safety.copy_folder_in_use;
  safety.copy_folder_in_use = s_.computer.state.settings.copy_folder;
  if (untouched) safety.copy_folder = safety.copy_folder_in_use;
  safety.unsaved = s_.journal->unsaved_copies();
  safety.rehearsal_on = s_.journal->rehearsal().on;
  safety.has_code = s_.journal->has_recovery_code();
}

void Safekeeping::prove_backup() {
  if (s_.state.working()) return;
  s_.state.safety.problem.reset();
  const auto& services = s_.computer.services;
  s_.lend(
      JournalTask::proving_backup,
      [places = services.safe_places, files = services.files](journal::OpenJournal& journal, std::stop_token) {
        return journal.prove_newest_backup(places, *files);
      },
      [this](Result<std::optional<journal::ProvenBackup>> proven) {
        auto& shown = s_.state.safety;
        if (!proven)
          shown.problem = proven.error();
        else if (!*proven)
          shown.said = "There is no backup on this computer yet.";
        else
          shown.said = fmt::format("The newest backup opens: save {} of {}, with {}.", (*proven)->counter,
                                   date_and_time((*proven)->saved_at, s_.zone()), entries_label((*proven)->entries));
        load();
      });
}

void Safekeeping::read_copy(const std::string& path, SecretBytes secret,
                            std::function<void(Result<journal::OtherCopy>)> use) {
  if (s_.state.working()) return;
  s_.state.safety.said.clear();
  s_.state.safety.problem.reset();
  s_.lend(
      JournalTask::reading_copy,
      [path, secret = std::move(secret), files = s_.computer.services.files, who = s_.computer.author()](
          journal::OpenJournal& journal, std::stop_token stop) -> Result<journal::OtherCopy> {
        if (secret.empty()) return journal.read_copy(path);
        auto locked = journal::inspect(path, true, *files);
        if (!locked) return fail(locked.error());
        const auto other = journal::unlock(*locked, secret, journal::SecretKind::passphrase, who, std::move(stop));
        if (!other) return fail(other.error());
        return other->as_other_copy();
      },
      [this, use = std::move(use)](Result<journal::OtherCopy> other) {
        s_.state.safety.merge_passphrase.clear();
        s_.computer.wipe_typed_text();
        use(std::move(other));
      });
}

void Safekeeping::look_into(const journal::Backup& backup) {
  s_.state.safety.looked_into.reset();
  read_copy(backup.path, {}, [this, backup](const Result<journal::OtherCopy>& inside) {
    auto& safety = s_.state.safety;
    const auto merged = inside ? s_.journal->preview_merge(*inside) : fail(inside.error());
    if (!merged) {
      safety.problem = merged.error();
      return;
    }
    std::size_t only_there = 0, newer_here = 0;
    for (const auto& [kind, n] : merged->table) {
      only_there += n.only_other;
      newer_here += n.only_mine + n.newer_mine;
    }
    safety.looked_into = backup;
    safety.looked_words = fmt::format("It opens. {} {} written or changed since then; {} {} in it and not here.",
                                      entries_label(newer_here), newer_here == 1 ? "was" : "were",
                                      entries_label(only_there), only_there == 1 ? "is" : "are");
  });
}

void Safekeeping::set_copy_folder(const std::string& folder) {
  auto& safety = s_.state.safety;
  if (s_.state.working()) return;
  safety.problem.reset();
  if (!folder.empty() && folder.front() != '/') {
    safety.problem =
        Error{ErrorCode::invalid_value, "the folder needs its whole path, from / on", "such as /media/stick"};
    return;
  }
  s_.computer.state.settings.copy_folder = safety.copy_folder = safety.copy_folder_in_use = folder;
  s_.computer.save_settings();
  s_.journal->set_copy_folder(folder);
  if (folder.empty()) {
    safety.said = "No copy is made elsewhere any more. Those that are there stay.";
    return;
  }
  // The first one now, while the person can do something about a folder that does not work.
  if (auto saved = s_.journal->save_now(); !saved) {
    safety.problem = saved.error();
    return;
  }
  safety.said.clear();
  s_.lend(
      JournalTask::copying, [](journal::OpenJournal& journal, std::stop_token) { return journal.keep_copies(); },
      [this](Result<std::vector<std::string>> trouble) {
        auto& shown = s_.state.safety;
        if (!trouble)
          shown.problem = trouble.error();
        else if (!trouble->empty())
          shown.problem = Error{ErrorCode::io, trouble->back(), ""};
        else
          shown.said = "A copy is there now, and is renewed whenever the journal is locked or closed.";
      });
}

void Safekeeping::preview_merge(act::PreviewMerge asked) {
  s_.state.safety.merge_ready = false;
  previewed_.reset();
  const bool own_passphrase = !asked.secret.empty();
  read_copy(asked.path, std::move(asked.secret), [this, own_passphrase](Result<journal::OtherCopy> other) {
    auto& safety = s_.state.safety;
    const auto merged = other ? s_.journal->preview_merge(*other) : fail(other.error());
    if (!merged) {
      safety.problem = merged.error();
      if (!own_passphrase) safety.merge_asks = merged.error().code == ErrorCode::wrong_secret;
      return;
    }
    previewed_ = std::move(*other);
    safety.merge_ready = true;
    safety.merge_lines = lines_of(*merged);
  });
}

void Safekeeping::merge_as_previewed() {
  auto& safety = s_.state.safety;
  if (!safety.merge_ready || !previewed_ || s_.state.working()) return;
  safety.merge_ready = safety.merge_asks = false;
  safety.merge_lines.clear();
  merge_with(std::move(*std::exchange(previewed_, std::nullopt)), safety.merge_path, safety.problem);
}

void Safekeeping::take_in(const std::string& path) {
  read_copy(path, {}, [this, path](Result<journal::OtherCopy> other) {
    if (other)
      merge_with(std::move(*other), path, s_.state.problem);
    else
      s_.state.problem = other.error();
  });
}

// Merging is no step of undo: what was before it can be gone back to among the backups. Without one it is not done.
void Safekeeping::merge_with(journal::OtherCopy other, const std::string& path, std::optional<Error>& problem) {
  if (auto saved = s_.journal->save_now(); !saved) {
    problem = saved.error();
    return;
  }
  problem.reset();
  s_.lend(
      JournalTask::backing_up,
      [](journal::OpenJournal& journal, std::stop_token) -> Result<void> {
        if (journal.read_only())
          return fail(ErrorCode::read_only, "this journal is open for reading only, so nothing was merged into it", "");
        return journal.back_up_first();
      },
      [this, other = std::move(other), path, &problem](const Result<void>& backed_up) {
        auto& shown = s_.state.safety;
        const auto merged = backed_up ? s_.journal->merge_with(other) : fail(backed_up.error());
        if (!merged) {
          problem = merged.error();
          return;
        }
        s_.journal_changed();
        shown.said = merged->brought_something
                         ? "Merged. The other file was only read. A backup holds the journal as it was before."
                         : "Nothing new: this journal holds all that the other one does.";
        if (s_.state.screen != Screen::settings) s_.say(shown.said);
        std::erase(shown.unsaved, path);
      });
}

}  // namespace nightjar::app
