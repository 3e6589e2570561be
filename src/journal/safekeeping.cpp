#include <fmt/format.h>
#include <nightjar/journal/safekeeping.hpp>
#include <nightjar/time/format.hpp>
#include <nightjar/time/zone.hpp>
#include <nightjar/vault/store.hpp>
#include <nightjar/vault/seen.hpp>

#include <cstdlib>

namespace nightjar::journal {
namespace {

/// What a variable names, when that is a whole path, or the default below the home folder.
std::string base_folder(const char* variable, const std::string& below_home) {
  const char* value = std::getenv(variable);
  if (value != nullptr && *value == '/') return value;
  const char* home = std::getenv("HOME");
  return (home == nullptr ? std::string() : std::string(home)) + below_home;
}

vault::Seen seen_now(const vault::VaultFile& file) { return {file.counter(), file.fingerprint()}; }

}  // namespace

SafePlaces safe_places() {
  return {base_folder("XDG_DATA_HOME", "/.local/share") + "/nightjar/backups",
          base_folder("XDG_STATE_HOME", "/.local/state") + "/nightjar/seen"};
}

std::vector<std::string> keep_safe(FileOps& files, const SafePlaces& places, vault::VaultFile& file,
                                   std::int64_t saved_at_ms) {
  std::vector<std::string> out;
  const bool may_write = file.read_only() == vault::ReadOnly::no;
  // First, while the file still has the number of the save it holds.
  if (!places.backups.empty() && may_write)
    if (const auto made = vault::back_up(files, file, places.backups); !made)
      out.push_back("There could be no backup: " + made.error().message + ".");
  if (!places.seen_note.empty()) {
    const auto last = vault::last_seen(files, places.seen_note, file.vault_id());
    const auto familiarity = vault::compare(last, seen_now(file));
    if (familiarity == vault::Familiarity::older)
      out.push_back(fmt::format("This file is older than the one last used here (it was saved {} UTC). Newer copies may "
                                "be among the backups.",
                                iso(wall_time({saved_at_ms}, "UTC"))));
    if (familiarity == vault::Familiarity::forked)
      out.emplace_back("This file and the one last used here were changed apart from each other. Each may hold entries "
                       "that the other does not.");
    // Later saves count on from the newest ever seen, so that none of them looks older than it is.
    if (may_write && last) file.count_on_from(last->counter);
    // An older or forked file does not become what was last seen just by being looked at.
    if (may_write && (familiarity == vault::Familiarity::unknown || familiarity == vault::Familiarity::same))
      if (const auto noted = note_seen(files, places, file); !noted)
        out.push_back("This computer could not note which save it saw: " + noted.error().message + ".");
  }
  return out;
}

Result<void> note_seen(FileOps& files, const SafePlaces& places, const vault::VaultFile& file) {
  if (places.seen_note.empty()) return {};
  return vault::remember_seen(files, places.seen_note, file.vault_id(), seen_now(file));
}

Result<std::optional<ProvenBackup>> prove_newest_backup(FileOps& files, const SafePlaces& places,
                                                        const vault::VaultFile& file) {
  if (places.backups.empty()) return std::nullopt;
  const auto backups = vault::backups_of(files, places.backups, file.vault_id());
  if (!backups) return fail(backups.error());
  if (backups->empty()) return std::nullopt;
  const auto& newest = backups->front();
  const auto copy = file.open_copy(newest.path);
  if (!copy) return fail(copy.error());
  const auto store = vault::Store::open(copy->database);
  if (!store) return fail(store.error());
  return ProvenBackup{newest.path, copy->counter, Instant{copy->saved_at_ms}, store->load().live_count(),
                      backups->size()};
}

}  // namespace nightjar::journal
