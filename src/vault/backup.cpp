#include <fcntl.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <nightjar/support/atomic_file.hpp>
#include <nightjar/vault/backup.hpp>
#include <optional>
#include <set>
#include <tuple>

#include "vault/header.hpp"
#include "vault/lock_file.hpp"

namespace nightjar::vault {
namespace {

constexpr std::uint64_t size_limit = 256u << 20;
constexpr std::size_t always_kept = 3;
constexpr std::string_view extension = ".nightjar";
constexpr std::string_view pin = "-pinned";

/// "12.nightjar", "12-2.nightjar" (another file with the same counter), "12-2-pinned.nightjar".
std::string backup_name(std::uint64_t counter, int number, bool pinned) {
  return std::to_string(counter) + (number > 1 ? "-" + std::to_string(number) : "") + std::string(pinned ? pin : "") +
         std::string(extension);
}

struct ParsedName {
  std::uint64_t counter = 0;
  bool pinned = false;
};
std::optional<ParsedName> parse_backup_name(std::string_view name) {
  ParsedName out;
  if (!name.ends_with(extension)) return {};
  name.remove_suffix(extension.size());
  out.pinned = name.ends_with(pin);
  if (out.pinned) name.remove_suffix(pin.size());
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), out.counter);
  if (error != std::errc()) return {};
  const std::string_view rest(end, static_cast<std::size_t>(name.data() + name.size() - end));
  if (!rest.empty() && (rest.size() < 2 || rest[0] != '-' || rest.find_first_not_of("0123456789", 1) != rest.npos))
    return {};
  return out;
}

std::string folder_of(const std::string& folder, const Id& vault_id) { return folder + "/" + vault_id.hex(); }

Result<OpenFile> open_folder(FileOps& ops, const std::string& path) {
  OpenFile folder(ops, ops.open_at(AT_FDCWD, path, O_RDONLY | O_DIRECTORY, 0));
  if (!folder) return fail(file_error(-folder.get(), "open", path));
  return folder;
}

bool has_same_header(FileOps& ops, int folder, const std::string& name, std::span<const std::uint8_t> file) {
  const OpenFile other(ops, ops.open_at(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0));
  std::array<std::uint8_t, header_size> header{};
  return other && file.size() >= header.size() &&
         read_fully(ops, other.get(), header, 0) == static_cast<std::int64_t>(header.size()) &&
         std::ranges::equal(header, file.first(header.size()));
}

/// Under the first free name for this counter; not again when one of them is this very save.
/// Answers its name.
Result<std::string> store(FileOps& ops, int folder, std::uint64_t counter, bool pinned,
                          std::span<const std::uint8_t> bytes) {
  AtomicWrite how;
  how.replace = false;
  for (int number = 1;; ++number) {
    const auto name = backup_name(counter, number, pinned);
    // A run that was killed may have left a part of this very backup.
    sweep_temporary_files(ops, folder, name);
    if (has_same_header(ops, folder, name, bytes)) return name;
    const auto written = replace_file(ops, folder, name, bytes, how);
    if (written) return name;
    if (written.error().code != ErrorCode::clash) return fail(written.error());
  }
}

/// Finds out which of them open. The newest are read as a whole, until there are as many sound ones as are always kept;
/// of the older ones, which gave way to nothing when they were made, the first part has to be that of this journal.
void judge(FileOps& ops, const VaultFile& file, std::vector<Backup>& newest_first) {
  std::size_t sound = 0;
  for (auto& backup : newest_first) {
    const auto there = VaultFile::inspect(ops, backup.path, true);
    backup.sound = there && there->vault_id() == file.vault_id();
    const bool just_made = backup.sound && there->fingerprint() == file.fingerprint();
    if (backup.sound && !just_made && sound < always_kept) {
      const auto opened = file.open_copy(backup.path);
      backup.sound = opened || opened.error().code == ErrorCode::no_memory;  // that says nothing about the backup
    }
    sound += backup.sound;
  }
}

}  // namespace

std::vector<std::size_t> superfluous(const std::vector<Backup>& newest_first, std::uint64_t limit) {
  using namespace std::chrono;
  std::set<std::int64_t> days_kept, weeks_kept, months_kept;
  const auto first_of = [](std::set<std::int64_t>& kept, std::size_t most, std::int64_t span) {
    return kept.size() < most && kept.insert(span).second;
  };
  std::vector<std::size_t> out;
  std::size_t kept = 0;
  std::uint64_t size = 0;
  // Walking by counter: a clock that jumps can merge or split these spans of time, but cannot make us drop the newest.
  for (std::size_t i = 0; i < newest_first.size(); ++i) {
    const auto& backup = newest_first[i];
    if (!backup.sound) continue;
    const auto day = floor<days>(sys_seconds(seconds(backup.modified_s)));
    const year_month_day date(day);
    const bool daily = first_of(days_kept, 7, day.time_since_epoch().count());
    const bool weekly = first_of(weeks_kept, 4, floor<weeks>(day).time_since_epoch().count());
    const bool monthly = first_of(
        months_kept, 6, static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())));
    const bool wanted = daily || weekly || monthly;
    if (backup.pinned || kept < always_kept || (wanted && size + backup.size <= limit)) {
      size += backup.size;
      ++kept;
    } else {
      out.push_back(i);
    }
  }
  return out;
}

Result<std::vector<Backup>> backups_of(FileOps& ops, const std::string& folder, const Id& vault_id) {
  const auto path = folder_of(folder, vault_id);
  const auto handle = open_folder(ops, path);
  if (!handle && handle.error().code == ErrorCode::not_found) return std::vector<Backup>();
  if (!handle) return fail(handle.error());
  std::vector<std::string> names;
  if (const int r = ops.list(handle->get(), names); r < 0) return fail(file_error(-r, "list", path));

  std::vector<Backup> found;
  for (const auto& name : names) {
    const auto parsed = parse_backup_name(name);
    if (!parsed) continue;
    const OpenFile file(ops, ops.open_at(handle->get(), name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0));
    FileStat stat;
    if (!file || ops.stat(file.get(), stat) < 0 || stat.kind != FileStat::Kind::file) continue;
    found.push_back({path + "/" + name, parsed->counter, stat.modified_s, stat.size, parsed->pinned});
  }
  std::ranges::sort(found, [](const Backup& a, const Backup& b) {
    return std::tie(b.counter, b.modified_s, b.path) < std::tie(a.counter, a.modified_s, a.path);
  });
  return found;
}

Result<void> back_up(FileOps& ops, const VaultFile& file, const std::string& folder, bool pinned) {
  const auto counter = file.counter();
  const auto bytes = file.sealed_bytes();
  if (!bytes) return fail(bytes.error());
  const auto path = folder_of(folder, file.vault_id());
  if (auto ok = make_folders(ops, path); !ok) return ok;
  const auto handle = open_folder(ops, path);
  if (!handle) return fail(handle.error());
  if (auto stored = store(ops, handle->get(), counter, pinned, *bytes); !stored) return fail(stored.error());

  auto all = backups_of(ops, folder, file.vault_id());
  if (!all) return fail(all.error());
  judge(ops, file, *all);
  for (const auto i : superfluous(*all, size_limit)) ops.unlink_at(handle->get(), file_name_of((*all)[i].path));
  return {};
}

void delete_backups(FileOps& ops, const std::string& folder, const Id& vault_id) {
  const auto all = backups_of(ops, folder, vault_id);
  const auto handle = open_folder(ops, folder_of(folder, vault_id));
  if (!all || !handle) return;
  for (const auto& backup : *all) ops.unlink_at(handle->get(), file_name_of(backup.path));
}

Result<std::optional<std::string>> restore(FileOps& ops, const Backup& backup, const std::string& journal_path,
                                           const KeepReplaced& replaced) {
  const auto bytes = read_file(ops, backup.path, header_size + largest_payload);
  if (!bytes) return fail(bytes.error());
  const auto header =
      Header::parse(std::span(*bytes).first(std::min(bytes->size(), header_size)), file_name_of(backup.path));
  if (!header) return fail(header.error());
  if (auto ok = header->check_file_size(bytes->size(), file_name_of(backup.path)); !ok) return fail(ok.error());

  const auto place = locate(ops, journal_path);
  if (!place) return fail(place.error());
  const auto lock = LockFile::take(ops, place->folder.get(), place->name);
  if (!lock) return fail(lock.error());
  AtomicWrite how;
  std::optional<std::string> kept;
  if (const auto current = read_file(ops, place->path(), header_size + 2 * largest_payload)) {
    auto folder = replaced.folder;
    if (folder.empty()) {
      const auto source = locate(ops, backup.path);
      if (!source) return fail(source.error());
      folder = source->folder_path;
    }
    if (auto ok = make_folders(ops, folder); !ok) return fail(ok.error());
    const auto handle = open_folder(ops, folder);
    if (!handle) return fail(handle.error());
    const auto name = store(ops, handle->get(), replaced.number, true, *current);
    if (!name) return fail(name.error());
    kept = folder + "/" + *name;
    const OpenFile old(ops, ops.open_at(place->folder.get(), place->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0));
    if (FileStat stat; old && ops.stat(old.get(), stat) == 0) how.like = stat;
  } else if (current.error().code != ErrorCode::not_found) {
    return fail(current.error());
  }
  const auto written = replace_file(ops, place->folder.get(), place->name, *bytes, how);
  if (!written) return fail(written.error());
  return kept;
}

}  // namespace nightjar::vault
