// Backups, copies, merging and keys of a journal, from the window.
#include <fmt/format.h>

#include <nightjar/journal/salvage.hpp>
#include <nightjar/support/atomic_file.hpp>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/time/format.hpp>
#include <nightjar/ui/controller.hpp>

#include "ui/locked.hpp"

namespace nightjar::ui {
namespace {

std::string date_and_time(Instant at, const std::string& zone) {
  const auto local = wall_time(at, zone);
  return iso(day_of(local)) + " " + hh_mm(minute_of_day(local));
}

std::string entries(std::size_t count) { return fmt::format("{} {}", count, count == 1 ? "entry" : "entries"); }

BackupLine line_of(const journal::Backup& backup, const std::string& zone) {
  return {backup,
          fmt::format("Save {} of {}, {} kB{}", backup.counter, date_and_time(Instant{backup.modified_s * 1000}, zone),
                      backup.size / 1000, backup.pinned ? ", kept for good" : "")};
}

std::string spaced(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

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

std::string beside(const std::string& path, std::string_view addition) {
  const auto dot = path.rfind(".nightjar");
  return path.substr(0, dot == path.npos ? path.size() : dot) + std::string(addition) + ".nightjar";
}

}  // namespace

void NightjarApp::handle_safekeeping(act::Safekeeping wish) {
  std::visit(
      Overloaded{
          [&](act::LoadSafety&) { load_safety(); }, [&](act::ProveBackup&) { prove_backup(); },
          [&](act::LookIntoBackup& it) { look_into(it.backup); }, [&](act::UseBackup&) { use_backup(); },
          [&](act::SetCopyFolder& it) { set_copy_folder(it.folder); },
          [&](act::PreviewMerge& it) { preview_merge(std::move(it)); }, [&](act::MergeCopies&) { merge_copies(); },
          [&](act::TakeIn& it) {
            read_copy(it.path, {}, [this, path = it.path](Result<journal::OtherCopy> other) {
              if (other)
                merge_with(std::move(*other), path, state_.problem);
              else
                state_.problem = other.error();
            });
          },
          [&](act::MakeOldCopiesUseless& it) {
            const auto secrets = std::make_shared<act::MakeOldCopiesUseless>(std::move(it));
            change_keys(state_.safety.problem,
                        "New keys are in use, and the backups on this computer were begun anew. Copies elsewhere still "
                        "open with the passphrase of their time.",
                        [secrets](journal::OpenJournal& journal, const journal::KdfCost& cost) -> Result<SecretBytes> {
                          if (auto right = journal.check_passphrase(secrets->now); !right) return fail(right.error());
                          return journal.make_old_copies_useless(secrets->next, cost);
                        });
          },
          [&](act::SetRehearsal& it) {
            auto rehearsal = journal_->rehearsal();
            rehearsal.on = it.on;
            if (auto set = journal_->set_rehearsal(rehearsal); !set) state_.problem = set.error();
            state_.safety.rehearsal_on = journal_->rehearsal().on;
            state_.safety.code_asked_for = journal_->rehearsal_due();
          },
          [&](act::PutOffRehearsal&) {
            if (auto set =
                    journal_->set_rehearsal(journal::rehearsal_put_off(journal_->rehearsal(), services_.clock->now()));
                !set)
              state_.problem = set.error();
            state_.safety.code.clear();
            state_.safety.code_asked_for = false;
          },
          [&](act::TryRecoveryCode& it) { try_recovery_code(std::move(it.code)); },
          [&](act::OpenToLook&) { choose(state_.gate.path, true); }, [&](act::ShowBackups&) { show_backups(); },
          [&](act::TryBackup& it) { try_backup(std::move(it)); },
          [&](act::RestoreBackup&) {
            if (state_.gate.rescue.opened) restore(*state_.gate.rescue.opened);
          },
          [&](act::Rescue& it) { rescue(std::move(it.secret)); },
          [&](act::KeepRecoverySheet& it) { keep_recovery_sheet(it.path); },
          [&](act::ShowDocument& it) { state_.document = it.which; }},
      wish);
}

// --- with an open journal

void NightjarApp::load_safety() {
  auto& safety = state_.safety;
  safety.loaded = true;
  safety.backups.clear();
  if (const auto found = journal::backups_of(*services_.files, services_.safe_places, journal_->vault_id()))
    for (const auto& backup : *found) safety.backups.push_back(line_of(backup, zone()));
  else
    safety.problem = found.error();
  const auto proof = journal::last_proof(*services_.files, services_.safe_places, journal_->vault_id());
  safety.proved = proof ? "One was last opened, to see that it can be, on " + date_and_time(*proof, zone()) + "."
                        : "None of them was opened yet to see that it can be.";
  safety.copy_folder = state_.looks.copy_folder;
  safety.unsaved = journal_->unsaved_copies();
  safety.rehearsal_on = journal_->rehearsal().on;
  safety.has_code = journal_->has_recovery_code();
}

void NightjarApp::prove_backup() {
  auto& safety = state_.safety;
  if (safety.working) return;
  safety.working = true;
  safety.problem.reset();
  services_.jobs->run([journal = journal_, places = services_.safe_places, files = services_.files](
                          std::stop_token) { return journal->prove_newest_backup(places, *files); },
                      [this, journal = std::weak_ptr(journal_),
                       alive = std::weak_ptr(alive_)](Result<std::optional<journal::ProvenBackup>> proven) {
                        if (alive.expired() || journal.expired()) return;
                        auto& shown = state_.safety;
                        shown.working = false;
                        if (!proven)
                          shown.problem = proven.error();
                        else if (!*proven)
                          shown.said = "There is no backup on this computer yet.";
                        else
                          shown.said =
                              fmt::format("The newest backup opens: save {} of {}, with {}.", (*proven)->counter,
                                          date_and_time((*proven)->saved_at, zone()), entries((*proven)->entries));
                        load_safety();
                        lock_if_it_waits();
                      });
}

void NightjarApp::read_copy(const std::string& path, SecretBytes secret,
                            std::function<void(Result<journal::OtherCopy>)> use) {
  auto& safety = state_.safety;
  if (safety.working) return;
  safety.working = true;
  safety.said.clear();
  safety.problem.reset();
  services_.jobs->run(
      [journal = journal_, path, secret = std::move(secret), files = services_.files,
       who = author()](std::stop_token stop) -> Result<journal::OtherCopy> {
        if (secret.empty()) return journal->read_copy(path);
        auto locked = journal::inspect(path, true, *files);
        if (!locked) return fail(locked.error());
        const auto other = journal::unlock(*locked, secret, journal::SecretKind::passphrase, who, std::move(stop));
        if (!other) return fail(other.error());
        return other->as_other_copy();
      },
      [this, use = std::move(use), journal = std::weak_ptr(journal_),
       alive = std::weak_ptr(alive_)](Result<journal::OtherCopy> other) {
        if (alive.expired() || journal.expired()) return;
        auto& shown = state_.safety;
        shown.working = false;
        shown.merge_passphrase.clear();
        wipe_after_next_frame_ = true;
        use(std::move(other));
        lock_if_it_waits();
      });
}

void NightjarApp::look_into(const journal::Backup& backup) {
  state_.safety.looked_into.reset();
  read_copy(backup.path, {}, [this, backup](const Result<journal::OtherCopy>& inside) {
    auto& safety = state_.safety;
    const auto merged = inside ? journal_->preview_merge(*inside) : fail(inside.error());
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
    safety.looked_words =
        fmt::format("It opens. {} {} written or changed since then; {} {} in it and not here.", entries(newer_here),
                    newer_here == 1 ? "was" : "were", entries(only_there), only_there == 1 ? "is" : "are");
  });
}

void NightjarApp::use_backup() {
  if (!state_.safety.looked_into || state_.safety.working || state_.settings.working) return;
  const auto backup = *state_.safety.looked_into;
  const auto path = journal_->path();
  lock(false, true);
  if (journal_) return;  // it could not be saved, and says so
  state_.gate.path = path;
  restore(backup);
}

void NightjarApp::set_copy_folder(const std::string& folder) {
  auto& safety = state_.safety;
  safety.problem.reset();
  if (safety.working) return;
  if (!folder.empty() && folder.front() != '/') {
    safety.problem =
        Error{ErrorCode::invalid_value, "the folder needs its whole path, from / on", "such as /media/stick"};
    return;
  }
  state_.looks.copy_folder = folder;
  keep_looks();
  journal_->set_copy_folder(folder);
  if (folder.empty()) {
    safety.said = "No copy is made elsewhere any more. Those that are there stay.";
    return;
  }
  // The first one now, while the person can do something about a folder that does not work.
  if (auto saved = journal_->save_now(); !saved) {
    safety.problem = saved.error();
    return;
  }
  safety.said.clear();
  safety.working = true;
  services_.jobs->run([journal = journal_](std::stop_token) { return journal->keep_copies(); },
                      [this, journal = std::weak_ptr(journal_),
                       alive = std::weak_ptr(alive_)](Result<std::vector<std::string>> trouble) {
                        if (alive.expired() || journal.expired()) return;
                        auto& shown = state_.safety;
                        shown.working = false;
                        if (!trouble)
                          shown.problem = trouble.error();
                        else if (!trouble->empty())
                          shown.problem = Error{ErrorCode::io, trouble->back(), ""};
                        else
                          shown.said = "A copy is there now, and is renewed whenever the journal is locked or closed.";
                        lock_if_it_waits();
                      });
}

void NightjarApp::preview_merge(act::PreviewMerge wish) {
  state_.safety.merge_ready = false;
  merging_with_.reset();
  const bool own_passphrase = !wish.secret.empty();
  read_copy(wish.path, std::move(wish.secret), [this, own_passphrase](Result<journal::OtherCopy> other) {
    auto& safety = state_.safety;
    const auto merged = other ? journal_->preview_merge(*other) : fail(other.error());
    if (!merged) {
      safety.problem = merged.error();
      if (!own_passphrase) safety.merge_asks = merged.error().code == ErrorCode::wrong_secret;
      return;
    }
    merging_with_ = std::move(*other);
    safety.merge_ready = true;
    safety.merge_lines = lines_of(*merged);
  });
}

void NightjarApp::merge_copies() {
  auto& safety = state_.safety;
  if (!safety.merge_ready || !merging_with_ || safety.working) return;
  safety.merge_ready = safety.merge_asks = false;
  safety.merge_lines.clear();
  merge_with(std::move(*std::exchange(merging_with_, std::nullopt)), safety.merge_path, safety.problem);
}

// Merging is no step of undo: what was before it can be gone back to among the backups. Without one it is not done.
void NightjarApp::merge_with(journal::OtherCopy other, const std::string& path, std::optional<Error>& problem) {
  if (auto saved = journal_->save_now(); !saved) {
    problem = saved.error();
    return;
  }
  problem.reset();
  state_.safety.working = true;
  services_.jobs->run(
      [journal = journal_](std::stop_token) -> Result<void> {
        if (journal->read_only())
          return fail(ErrorCode::read_only, "this journal is open for reading only, so nothing was merged into it", "");
        return journal->back_up_first();
      },
      [this, other = std::move(other), path, &problem, journal = std::weak_ptr(journal_),
       alive = std::weak_ptr(alive_)](const Result<void>& backed_up) {
        if (alive.expired() || journal.expired()) return;
        auto& shown = state_.safety;
        shown.working = false;
        const auto merged = backed_up ? journal_->merge_with(other) : fail(backed_up.error());
        if (!merged) {
          problem = merged.error();
        } else {
          reload_unchanged_forms();
          shown.said = merged->brought_something
                           ? "Merged. The other file was only read. A backup holds the journal as it was before."
                           : "Nothing new: this journal holds all that the other one does.";
          if (state_.screen != Screen::settings) say(shown.said);
          std::erase(shown.unsaved, path);
        }
        lock_if_it_waits();
      });
}

void NightjarApp::change_keys(std::optional<Error>& problem, std::string said, KeyWork work) {
  auto& settings = state_.settings;
  if (settings.working || state_.safety.working) return;
  settings.said.clear();
  problem.reset();
  settings.working = state_.safety.working = true;
  services_.jobs->run([journal = journal_, cost = services_.new_journal_cost,
                       work = std::move(work)](std::stop_token) mutable { return work(*journal, cost()); },
                      [this, &problem, said = std::move(said), journal = std::weak_ptr(journal_),
                       alive = std::weak_ptr(alive_)](Result<SecretBytes> code) {
                        if (alive.expired() || journal.expired()) return;
                        auto& shown = state_.settings;
                        shown.working = state_.safety.working = false;
                        forget_typed_secrets();
                        if (!code) {
                          problem = code.error();
                        } else {
                          shown.said = said;
                          if (!code->empty()) {
                            shown.recovery_code = std::move(*code);
                            if (auto begun = journal_->begin_rehearsal(); !begun) problem = begun.error();
                          }
                          load_safety();
                        }
                        lock_if_it_waits();
                      });
}

void NightjarApp::try_recovery_code(SecretBytes code) {
  auto& safety = state_.safety;
  if (safety.working) return;
  safety.working = true;
  safety.code_problem.reset();
  services_.jobs->run(
      [journal = journal_, code = std::move(code)](std::stop_token) { return journal->check_recovery_code(code); },
      [this, journal = std::weak_ptr(journal_), alive = std::weak_ptr(alive_)](Result<void> right) {
        if (alive.expired() || journal.expired()) return;
        auto& shown = state_.safety;
        shown.working = false;
        shown.code.clear();
        wipe_after_next_frame_ = true;
        if (!right) {
          shown.code_problem = right.error();
        } else {
          if (auto kept = journal_->set_rehearsal(
                  journal::rehearsal_after_found(journal_->rehearsal(), services_.clock->now()));
              !kept)
            state_.problem = kept.error();
          shown.code_asked_for = false;
          say("That is the code. It opens this journal if the passphrase is forgotten.");
        }
        lock_if_it_waits();
      });
}

// --- before a journal is open

void NightjarApp::show_backups() {
  auto& gate = state_.gate;
  gate.gate = Gate::backups;
  gate.problem.reset();
  gate.rescue = {};
  gate.take_focus = true;
  const auto found = locked_ ? journal::backups_of(*services_.files, services_.safe_places, locked_->journal.vault_id())
                             : journal::all_backups(*services_.files, services_.safe_places);
  if (!found)
    gate.problem = found.error();
  else
    for (const auto& backup : *found) gate.rescue.backups.push_back(line_of(backup, services_.zone));
}

void NightjarApp::try_backup(act::TryBackup wish) {
  auto& gate = state_.gate;
  if (gate.working) return;
  gate.working = true;
  gate.problem.reset();
  services_.jobs->run(
      [path = wish.backup.path, secret = std::move(wish.secret), files = services_.files,
       who = author()](std::stop_token stop) -> Result<std::size_t> {
        auto locked = journal::inspect(path, true, *files);
        if (!locked) return fail(locked.error());
        const auto opened = journal::unlock(*locked, secret, journal::SecretKind::passphrase, who, std::move(stop));
        if (!opened) return fail(opened.error());
        return opened->data().live_count();
      },
      [this, backup = wish.backup, alive = std::weak_ptr(alive_)](Result<std::size_t> count) {
        if (alive.expired()) return;
        auto& shown = state_.gate;
        shown.working = false;
        forget_typed_secrets();
        if (!count) {
          shown.problem = count.error();
          return;
        }
        shown.rescue.opened = backup;
        shown.rescue.words = "It opens, and holds " + entries(*count) + ".";
      });
}

void NightjarApp::restore(const journal::Backup& backup) {
  const std::string path = state_.gate.path;
  locked_.reset();  // its lock is needed
  if (auto done = journal::restore_backup(*services_.files, backup, path); !done) {
    state_.gate.problem = done.error();
    return;
  }
  choose(path);
  state_.gate.notices.emplace_back(
      "The backup is in the journal's place. The file that was there before is kept among the backups.");
}

void NightjarApp::rescue(SecretBytes secret) {
  auto& gate = state_.gate;
  if (gate.working || !locked_) return;
  gate.working = true;
  const auto to = beside(gate.path, " (rescued)");
  services_.jobs->run(
      [locked = locked_, secret = std::move(secret), to, who = author()](std::stop_token) {
        return journal::salvage(locked->journal, secret, journal::SecretKind::passphrase, to, who);
      },
      [this, to, alive = std::weak_ptr(alive_)](Result<journal::Salvage> done) {
        if (alive.expired()) return;
        auto& shown = state_.gate;
        shown.working = false;
        forget_typed_secrets();
        if (!done) {
          shown.problem = done.error();
          return;
        }
        std::size_t read = 0;
        for (const auto& [kind, count] : done->read) read += count;
        std::string words = fmt::format("{} of {} parts of the file are damaged. {} could be read.",
                                        done->damaged_parts, done->parts, entries(read));
        for (const auto& [table, count] : done->lost)
          words += fmt::format(" Missing from {}: up to {}.", spaced(table), count);
        choose(to);
        shown.notices.push_back(words);
        shown.notices.emplace_back(
            "This is a new file with what could be read. The damaged one is as it was. With a backup: restore it, then "
            "merge it with this file in Settings.");
      });
}

void NightjarApp::keep_recovery_sheet(const std::string& path) {
  const auto& code =
      state_.gate.gate == Gate::recovery && !state_.open ? state_.gate.recovery_code : state_.settings.recovery_code;
  std::string sheet = "Nightjar: recovery code\n=======================\n\nJournal: " + file_name_of(journal_->path()) +
                      "\nMade on: " + iso(day_of(wall_time(services_.clock->now(), zone()))) + "\n\n    " +
                      std::string(code.text()) +
                      "\n\nIt opens the journal if the passphrase is forgotten: choose \"Use the recovery code\"\n"
                      "where the passphrase is asked for. Whoever has this paper and the file can read the\n"
                      "journal, so keep it where only you look, and delete this file once it is printed.\n";
  const auto place = locate(*services_.files, path);
  auto kept = place ? Result<void>() : fail(place.error());
  if (place) {
    AtomicWrite how;
    how.replace = false;
    const auto written =
        replace_file(*services_.files, place->folder.get(), place->name,
                     std::span(reinterpret_cast<const std::uint8_t*>(sheet.data()), sheet.size()), how);
    if (!written) kept = fail(written.error());
  }
  wipe(sheet.data(), sheet.size());
  auto& gate = state_.gate;
  if (!kept)
    gate.problem = state_.settings.problem = kept.error();
  else
    gate.sheet_said = "Written to " + path + ". Print it, then delete the file.";
}

}  // namespace nightjar::ui
