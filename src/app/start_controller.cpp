#include "app/start_controller.hpp"

#include <fmt/format.h>

#include <nightjar/journal/demo.hpp>
#include <nightjar/journal/salvage.hpp>
#include <nightjar/support/atomic_file.hpp>
#include <nightjar/time/format.hpp>

#include "app/backup_words.hpp"

namespace nightjar::app {
namespace {

/// Opens the invented journal, and is told whenever one is made: it protects nothing.
constexpr std::string_view demo_passphrase = "nightjar demo";

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string beside(const std::string& path, std::string_view addition) {
  const auto dot = path.rfind(".nightjar");
  return path.substr(0, dot == path.npos ? path.size() : dot) + std::string(addition) + ".nightjar";
}

}  // namespace

template <class Work, class Then>
journal::Jobs::Number StartController::run(Work work, Then then) {
  state.working = true;
  state.problem.reset();
  return computer_.services.jobs->run(
      std::move(work), [this, alive = std::weak_ptr(alive_), then = std::move(then)](auto result) mutable {
        if (alive.expired()) return;
        state.working = false;
        then(std::move(result));
      });
}

StartController::StartController(Computer& computer) : computer_(computer) {}

void StartController::handle(Action& action) {
  action.visit([&](act::ShowWelcome&) { show_welcome(); }, [&](act::ShowCreate&) { show_create(); },
               [&](act::ChooseJournal& asked) { choose(computer_.whole_path(asked.path)); },
               [&](act::CreateJournal& asked) { create(std::move(asked)); },
               [&](act::RecoveryCodeKept&) { opened_ = std::exchange(made_, std::nullopt); },
               [&](act::KeepRecoverySheet& asked) { keep_recovery_sheet(asked.path); },
               [&](act::OpenDemo&) { open_demo(); }, [&](act::Unlock& asked) { unlock(std::move(asked)); },
               [&](act::CancelUnlock&) {
                 if (unlocking_) computer_.services.jobs->cancel(*unlocking_);
               },
               [&](act::OpenToLook&) { choose(state.path, true); }, [&](act::ShowBackups&) { show_backups(); },
               [&](act::TryBackup& asked) { try_backup(std::move(asked)); },
               [&](act::RestoreBackup&) {
                 if (const auto backup = state.restore.opened) restore(*backup);
               },
               [&](act::Salvage& asked) { salvage(std::move(asked.secret)); });
}

void StartController::forget_passphrases() {
  state.passphrase.clear();
  state.again.clear();
  computer_.wipe_typed_text();
}

void StartController::begin(StartScreen screen) {
  const bool working = state.working;
  std::string path = std::move(state.path);
  state = {};
  state.screen = screen;
  state.path = std::move(path);
  state.working = working;
  state.recent = computer_.state.settings.recent_files;
  computer_.wipe_typed_text();
}

void StartController::show_welcome() {
  locked_.reset();
  begin(StartScreen::welcome);
}

void StartController::show_create() {
  locked_.reset();
  begin(StartScreen::create);
  state.path = computer_.services.new_journal_path;
}

void StartController::choose(const std::string& path, bool look_only) {
  locked_.reset();  // frees its lock first, in case it is the same file
  const bool same = state.screen == StartScreen::unlock && state.path == path;
  SecretBuffer typed = same ? std::move(state.passphrase) : SecretBuffer();
  const bool code = same && state.use_recovery_code;
  begin(StartScreen::unlock);
  state.path = path;
  state.passphrase = std::move(typed);
  state.use_recovery_code = code;
  auto found = journal::inspect(path, look_only, *computer_.services.files);
  if (!found) {
    state.problem = found.error();
    return;
  }
  state.notices = found->notices();
  if (path == demo_path())
    state.notices.push_back(fmt::format("The passphrase \"{}\" opens this invented year.", demo_passphrase));
  state.has_recovery_code = found->has_recovery_code();
  locked_ = std::make_shared<journal::LockedJournal>(std::move(*found));
}

void StartController::unlock(act::Unlock asked) {
  if (state.working) return;
  if (!locked_) {
    choose(state.path);
    if (!locked_) return;
  }
  const auto kind = asked.recovery_code ? journal::SecretKind::recovery_code : journal::SecretKind::passphrase;
  unlocking_ = run(
      [locked = locked_, secret = std::move(asked.secret), kind, who = computer_.author(),
       files = computer_.services.files, places = computer_.safe_places()](std::stop_token stop) {
        auto opened = journal::unlock(*locked, secret, kind, who, std::move(stop));
        if (opened) opened->keep_safe(places, *files);
        return opened;
      },
      [this, by_code = asked.recovery_code](Result<journal::OpenJournal> result) {
        unlocking_.reset();
        if (result) {
          locked_.reset();
          opened_ = JustOpened{std::move(*result), state.path, "", by_code};
        } else if (result.error().code != ErrorCode::cancelled) {
          state.problem = result.error();
          state.take_focus = true;
        }
      });
}

void StartController::create(act::CreateJournal asked) {
  if (state.working) return;
  JournalSettings settings;
  settings.home_zone = computer_.services.zone.name();
  const std::string path = computer_.whole_path(asked.path);
  run(
      [files = computer_.services.files, cost = computer_.services.new_journal_cost, path,
       secret = std::move(asked.passphrase), settings, who = computer_.author(),
       places = computer_.safe_places()](std::stop_token) -> Result<journal::Created> {
        if (const auto folder = folder_of(path); !folder.empty())
          if (auto made = make_folders(*files, folder); !made) return fail(made.error());
        auto made = journal::create(path, secret, cost(), settings, who, *files);
        if (made) made->journal.keep_safe(places, *files);
        return made;
      },
      [this, path](Result<journal::Created> result) {
        if (result)
          show_recovery_code(std::move(*result), path);
        else
          state.problem = result.error();
      });
}

/// Only after the code was kept, or declined, does the journal show.
void StartController::show_recovery_code(journal::Created created, const std::string& path) {
  begin(StartScreen::recovery);
  made_ = JustOpened{std::move(created.journal), path,
                     computer_.services.zone_told
                         ? ""
                         : "This computer does not say its time zone, or does not know it, so the journal's is " +
                               computer_.services.zone.name() + ". Settings has another."};
  journal::remember_file(computer_.state.settings, path);
  computer_.save_settings();
  state.path = path;
  state.recovery_code = std::move(created.recovery_code);
  state.sheet_path = computer_.services.documents_folder + "/nightjar recovery code.txt";
  const auto pick = computer_.services.new_id();
  state.asked_groups = {pick.bytes[0] % 3U, 3U + pick.bytes[1] % 4U};
}

void StartController::close_made() {
  if (!made_) return;
  const std::string path = made_->path;
  static_cast<void>(made_->journal.keep_copies());
  made_.reset();
  choose(path);
}

std::string StartController::demo_path() const {
  return folder_of(computer_.services.new_journal_path) + "/nightjar-demo.nightjar";
}

void StartController::open_demo() {
  if (state.working) return;
  const std::string path = demo_path();
  // Nights that are surely over: the invented person lives in another zone, and the last night is left to try the form.
  const WallTime there =
      wall_time(computer_.services.clock->now(), zone_or(journal::demo_settings().home_zone, Zone()));
  const Day yesterday = journal_day(there - std::chrono::hours(12)) - 1;
  run(
      [files = computer_.services.files, path, who = computer_.author(),
       yesterday](std::stop_token stop) -> Result<journal::OpenJournal> {
        if (auto made = make_folders(*files, folder_of(path)); !made) return fail(made.error());
        const auto secret = SecretBytes::copy_of(demo_passphrase);
        auto made = journal::create(path, secret, journal::minimal_cost(), journal::demo_settings(), who, *files);
        if (made) {
          if (auto filled = made->journal.import_all(journal::build_demo(who, yesterday)); !filled)
            return fail(filled.error());
          return std::move(made->journal);
        }
        if (made.error().code != ErrorCode::clash) return fail(made.error());
        auto found = journal::inspect(path, false, *files);
        if (!found) return fail(found.error());
        return journal::unlock(*found, secret, journal::SecretKind::passphrase, who, std::move(stop));
      },
      [this, path](Result<journal::OpenJournal> result) {
        if (result)
          opened_ = JustOpened{std::move(*result), path,
                               fmt::format("An invented year to look around in. The passphrase \"{}\" opens it again.",
                                           demo_passphrase)};
        else
          state.problem = result.error();
      });
}

void StartController::show_backups() {
  begin(StartScreen::backups);
  const auto& services = computer_.services;
  const auto found = locked_ ? journal::backups_of(*services.files, services.safe_places, locked_->vault_id())
                             : journal::all_backups(*services.files, services.safe_places);
  if (!found)
    state.problem = found.error();
  else
    for (const auto& backup : *found) state.restore.backups.push_back(line_of(backup, services.zone));
}

void StartController::try_backup(act::TryBackup asked) {
  if (state.working) return;
  run(
      [path = asked.backup.path, secret = std::move(asked.secret), files = computer_.services.files,
       who = computer_.author()](std::stop_token stop) -> Result<std::size_t> {
        auto locked = journal::inspect(path, true, *files);
        if (!locked) return fail(locked.error());
        const auto opened = journal::unlock(*locked, secret, journal::SecretKind::passphrase, who, std::move(stop));
        if (!opened) return fail(opened.error());
        return opened->data().live_count();
      },
      [this, backup = asked.backup](Result<std::size_t> count) {
        forget_passphrases();
        if (!count) {
          state.problem = count.error();
          return;
        }
        state.restore.opened = backup;
        state.restore.words = "It opens, and holds " + entries_label(*count) + ".";
      });
}

void StartController::restore(const journal::Backup& backup) {
  const std::string path = state.path;
  locked_.reset();  // its lock is needed
  if (auto done = journal::restore_backup(*computer_.services.files, computer_.services.safe_places, backup, path);
      !done) {
    state.problem = done.error();
    return;
  }
  choose(path);
  state.notices.emplace_back(
      "The backup is in the journal's place. The file that was there before is kept among the backups.");
}

void StartController::salvage(SecretBytes secret) {
  if (state.working || !locked_) return;
  const auto to = beside(state.path, " (rescued)");
  run([locked = locked_, secret = std::move(secret), to, who = computer_.author()](
          std::stop_token) { return journal::salvage(*locked, secret, journal::SecretKind::passphrase, to, who); },
      [this, to](Result<journal::Salvage> done) {
        forget_passphrases();
        if (!done) {
          state.problem = done.error();
          return;
        }
        std::size_t read = 0;
        for (const auto& [kind, count] : done->read) read += count;
        std::string words = fmt::format("{} of {} parts of the file are damaged. {} could be read.",
                                        done->damaged_parts, done->parts, entries_label(read));
        for (const auto& [table, count] : done->lost)
          words += fmt::format(" Missing from {}: up to {}.", spaced(table), count);
        choose(to);
        state.notices.push_back(words);
        state.notices.emplace_back(
            "This is a new file with what could be read. The damaged one is as it was. With a backup: restore it, "
            "then merge it with this file in Settings.");
      });
}

void StartController::keep_recovery_sheet(const std::string& path) {
  if (!made_) return;
  const auto& services = computer_.services;
  std::string sheet = "Nightjar: recovery code\n=======================\n\nJournal: " + file_name_of(made_->path) +
                      "\nMade on: " + iso(day_of(wall_time(services.clock->now(), services.zone))) + "\n\n    " +
                      std::string(state.recovery_code.text()) +
                      "\n\nIt opens the journal if the passphrase is forgotten: choose \"Use the recovery code\"\n"
                      "where the passphrase is asked for. Whoever has this paper and the file can read the\n"
                      "journal, so keep it where only you look, and delete this file once it is printed.\n";
  const auto kept = write_atomically(*services.files, path, std::string_view(sheet), Replaces::nothing);
  wipe(sheet.data(), sheet.size());
  if (kept)
    state.sheet_said = "Written to " + path + ". Print it, then delete the file.";
  else
    state.problem = kept.error();
}

}  // namespace nightjar::app
