#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <nightjar/journal/safekeeping.hpp>
#include <nightjar/support/atomic_file.hpp>
#include <nightjar/time/format.hpp>
#include <nightjar/time/zone.hpp>
#include <nightjar/vault/seen.hpp>
#include <nightjar/vault/store.hpp>

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
  const auto state = base_folder("XDG_STATE_HOME", "/.local/state") + "/nightjar";
  return {base_folder("XDG_DATA_HOME", "/.local/share") + "/nightjar/backups",
          state + "/seen",
          state + "/unsaved",
          state + "/proved",
          state + "/copies",
          {}};
}

KeptSafe keep_safe(FileOps& files, const SafePlaces& places, vault::VaultFile& file, std::int64_t saved_at_ms,
                   bool pin) {
  KeptSafe out;
  const bool may_write = file.read_only() == vault::ReadOnly::no;
  // First, while the file still has the number of the save it holds.
  if (!places.backups.empty() && may_write)
    if (const auto made = vault::back_up(files, file, places.backups, pin); !made) out.no_backup = made.error();
  if (!places.seen_note.empty()) {
    const auto last = vault::last_seen(files, places.seen_note, file.vault_id());
    const auto familiarity = vault::compare(last, seen_now(file));
    if (familiarity == vault::Familiarity::older)
      out.notices.push_back(
          fmt::format("This file is older than the one last used here (it was saved {} UTC). Newer copies may be among "
                      "the backups.",
                      iso(wall_time({saved_at_ms}, Zone()))));
    if (familiarity == vault::Familiarity::forked)
      out.notices.emplace_back(
          "This file and the one last used here were changed apart from each other. Each may hold "
          "entries that the other does not.");
    // Later saves count on from the newest ever seen, so that none of them looks older than it is.
    if (may_write && last) file.count_on_from(last->counter);
    // An older or forked file does not become what was last seen just by being looked at.
    if (may_write && (familiarity == vault::Familiarity::unknown || familiarity == vault::Familiarity::same))
      if (const auto noted = note_seen(files, places, file); !noted)
        out.notices.push_back("This computer could not note which save it saw: " + noted.error().message + ".");
  }
  return out;
}

Result<void> note_seen(FileOps& files, const SafePlaces& places, const vault::VaultFile& file) {
  if (places.seen_note.empty()) return {};
  return vault::remember_seen(files, places.seen_note, file.vault_id(), seen_now(file));
}

void remove_file(FileOps& files, const std::string& path) {
  if (const auto place = locate(files, path)) files.unlink_at(place->folder.get(), place->name);
}

Result<std::optional<std::string>> copy_to_folder(FileOps& files, const SafePlaces& places,
                                                  const vault::VaultFile& file) {
  if (places.copy_folder.empty()) return std::nullopt;
  const auto bytes = file.sealed_bytes();
  if (!bytes) return fail(bytes.error());
  // Never made: an unplugged stick must not become a folder of the same name on this disk.
  const OpenFile folder(files, files.open_at(AT_FDCWD, places.copy_folder, O_RDONLY | O_DIRECTORY, 0));
  if (!folder) return fail(file_error(-folder.get(), "open", places.copy_folder));
  std::string real;
  if (const int r = files.real_path(places.copy_folder, real); r < 0)
    return fail(file_error(-r, "open", places.copy_folder));

  const auto last = vault::last_seen(files, places.copies_note, file.vault_id());
  auto stem = file_name_of(file.path());
  if (const auto dot = stem.rfind('.'); dot != std::string::npos && dot > 0) stem.resize(dot);
  constexpr int most_names = 99;
  for (int number = 1; number <= most_names; ++number) {
    const auto name = stem + (number > 1 ? fmt::format(" ({})", number) : "") + ".nightjar";
    const auto path = real + "/" + name;
    if (path == file.path()) continue;
    const auto there = vault::VaultFile::inspect(files, path, true);
    const bool vacant = !there && there.error().code == ErrorCode::not_found;
    // What we put there last, or this very save; anything else was written by someone and stays.
    const bool ours =
        there && there->vault_id() == file.vault_id() &&
        (there->fingerprint() == file.fingerprint() || (last && there->fingerprint() == last->fingerprint));
    if (!vacant && !ours) continue;
    AtomicWrite how;
    how.replace = ours;
    if (const auto written = replace_file(files, folder.get(), name, *bytes, how); !written)
      return fail(written.error());
    if (const auto opened = file.open_copy(path); !opened) return fail(opened.error());
    if (const auto noted = vault::remember_seen(files, places.copies_note, file.vault_id(), seen_now(file)); !noted)
      return fail(noted.error());
    return path;
  }
  return fail(ErrorCode::clash, "every name for a copy is taken there", "choose another folder");
}

std::vector<std::string> unsaved_copies(FileOps& files, const SafePlaces& places, const vault::VaultFile& file) {
  std::vector<std::pair<std::int64_t, std::string>> found;
  const OpenFile folder(
      files, places.unsaved.empty() ? -1 : files.open_at(AT_FDCWD, places.unsaved, O_RDONLY | O_DIRECTORY, 0));
  std::vector<std::string> names;
  if (!folder || files.list(folder.get(), names) < 0) return {};
  for (const auto& name : names) {
    const auto path = places.unsaved + "/" + name;
    const auto there = name.ends_with(".nightjar") ? vault::VaultFile::inspect(files, path, true) : fail(Error{});
    if (!there || there->vault_id() != file.vault_id()) continue;
    const OpenFile copy(files, files.open_at(folder.get(), name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0));
    FileStat stat;
    if (copy && files.stat(copy.get(), stat) == 0) found.emplace_back(stat.modified_s, path);
  }
  std::sort(found.rbegin(), found.rend());
  std::vector<std::string> out;
  for (auto& [when, path] : found) out.push_back(std::move(path));
  return out;
}

Result<std::vector<Backup>> backups_of(FileOps& files, const SafePlaces& places, const std::string& vault_id) {
  const auto id = parse_id(vault_id);
  if (!id || places.backups.empty()) return std::vector<Backup>();
  return vault::backups_of(files, places.backups, *id);
}

Result<std::vector<Backup>> all_backups(FileOps& files, const SafePlaces& places) {
  std::vector<Backup> out;
  const OpenFile folder(
      files, places.backups.empty() ? -1 : files.open_at(AT_FDCWD, places.backups, O_RDONLY | O_DIRECTORY, 0));
  std::vector<std::string> names;
  if (!folder || files.list(folder.get(), names) < 0) return out;
  for (const auto& name : names) {
    if (!parse_id(name)) continue;
    auto found = backups_of(files, places, name);
    if (!found) return found;
    out.insert(out.end(), std::make_move_iterator(found->begin()), std::make_move_iterator(found->end()));
  }
  return out;
}

Result<std::optional<std::string>> restore_backup(FileOps& files, const SafePlaces& places, const Backup& backup,
                                                  const std::string& journal_path,
                                                  std::optional<std::uint64_t> replaced_save) {
  const auto there = vault::VaultFile::inspect_damaged(files, journal_path);
  if (!replaced_save && there && !places.seen_note.empty())
    if (const auto last = vault::last_seen(files, places.seen_note, there->vault_id());
        last && last->fingerprint == there->fingerprint())
      replaced_save = last->counter;
  vault::KeepReplaced keep;
  keep.number = replaced_save.value_or(0);
  if (!places.backups.empty()) {
    // A file that cannot say whose it is was most likely this journal.
    const auto back = there ? fail(Error{}) : vault::VaultFile::inspect(files, backup.path, true);
    if (!there && !back) return fail(back.error());
    keep.folder = places.backups + "/" + (there ? there->vault_id() : back->vault_id()).hex();
  }
  return vault::restore(files, backup, journal_path, keep);
}

// A line of this note is like one of the last save seen: instead of a counter it has the time.
std::optional<Instant> last_proof(FileOps& files, const SafePlaces& places, const std::string& vault_id) {
  const auto id = parse_id(vault_id);
  if (!id || places.proved_note.empty()) return std::nullopt;
  const auto proof = vault::last_seen(files, places.proved_note, *id);
  if (!proof) return std::nullopt;
  return Instant{static_cast<std::int64_t>(proof->counter)};
}

Result<std::optional<ProvenBackup>> prove_backup(FileOps& files, const SafePlaces& places, const vault::VaultFile& file,
                                                 WhichBackup which, Instant now) {
  if (places.backups.empty()) return std::nullopt;
  const auto backups = vault::backups_of(files, places.backups, file.vault_id());
  if (!backups) return fail(backups.error());
  const auto chosen = std::ranges::find_if(*backups, [&](const Backup& each) {
    if (which == WhichBackup::newest) return true;
    const auto there = vault::VaultFile::inspect(files, each.path, true);
    return there && there->fingerprint() == file.fingerprint();
  });
  if (chosen == backups->end()) return std::nullopt;
  const auto& newest = *chosen;
  const auto copy = file.open_copy(newest.path);
  if (!copy) return fail(copy.error());
  const auto opened = vault::Store::open(copy->database);
  if (!opened) return fail(opened.error());
  // A proof that could not be noted is still one.
  if (!places.proved_note.empty())
    static_cast<void>(vault::remember_seen(files, places.proved_note, file.vault_id(),
                                           {static_cast<std::uint64_t>(std::max<std::int64_t>(now.ms, 0)), {}}));
  return ProvenBackup{newest.path, copy->counter, Instant{copy->saved_at_ms}, opened->data.live_count(),
                      backups->size()};
}

namespace {

/// Of the folder, or of the nearest above it that is there.
struct OnDisk {
  std::uint64_t device = 0;
  bool itself = false, empty = false;
};
std::optional<OnDisk> nearest_on_disk(FileOps& files, std::string folder) {
  for (OnDisk out{.itself = true};; out.itself = false) {
    const OpenFile handle(files, files.open_at(AT_FDCWD, folder, O_RDONLY | O_DIRECTORY, 0));
    FileStat stat;
    if (handle && files.stat(handle.get(), stat) == 0) {
      std::vector<std::string> names;
      out.device = stat.device;
      out.empty = files.list(handle.get(), names) == 0 && names.empty();
      return out;
    }
    const auto slash = folder.rfind('/');
    if (folder == "/" || slash == std::string::npos) return {};
    folder = slash == 0 ? "/" : folder.substr(0, slash);
  }
}

}  // namespace

Result<void> require_plugged_in(FileOps& files, const std::string& folder,
                                const std::vector<std::string>& where_disks_appear) {
  for (const auto& area : where_disks_appear) {
    if (!folder.starts_with(area + "/")) continue;
    const auto there = nearest_on_disk(files, folder);
    const auto above = nearest_on_disk(files, area.substr(0, std::max<std::size_t>(area.rfind('/'), 1)));
    // A folder that is there and holds something was made by somebody who wants it.
    if (!there || !above || there->device != above->device || (there->itself && !there->empty)) continue;
    return fail(ErrorCode::not_found,
                folder + " is not there: a stick or disk of that name does not seem to be connected",
                "nothing was written; connect it, or name another folder");
  }
  return {};
}

bool is_conflict_copy(const std::string& path) { return file_name_of(path).find(" (conflict ") != std::string::npos; }

std::vector<std::string> copies_beside(FileOps& files, const vault::VaultFile& file) {
  const auto own = file.path();
  const auto folder = own.substr(0, own.rfind('/'));
  const OpenFile handle(files, files.open_at(AT_FDCWD, folder.empty() ? "/" : folder, O_RDONLY | O_DIRECTORY, 0));
  std::vector<std::string> names, out;
  if (!handle || files.list(handle.get(), names) < 0) return out;
  std::ranges::sort(names);
  for (const auto& name : names) {
    const auto path = folder + "/" + name;
    if (!name.ends_with(".nightjar") || path == own) continue;
    if (const auto there = vault::VaultFile::inspect(files, path, true); there && there->vault_id() == file.vault_id())
      out.push_back(path);
  }
  return out;
}

}  // namespace nightjar::journal
