#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <limits>
#include <mutex>
#include <new>
#include <nightjar/support/atomic_file.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/secret_text.hpp>
#include <nightjar/vault/passphrase.hpp>
#include <nightjar/vault/vault_file.hpp>

#include "vault/container.hpp"
#include "vault/lock_file.hpp"
#include "vault/slots.hpp"

namespace nightjar::vault {
namespace {

constexpr std::uint64_t usual_memory_limit = 1u << 30;
constexpr std::uint64_t memory_limit_when_allowed = 2u << 30;
/// Between two saves that this computer knows of there are never so many others.
constexpr std::uint64_t most_saves_between = std::uint64_t{1} << 32;
constexpr std::size_t passphrase_slot = 0;
constexpr std::size_t recovery_slot = 1;

SlotType slot_type(SecretKind kind) {
  return kind == SecretKind::passphrase ? SlotType::passphrase : SlotType::recovery_code;
}

Result<SecretBytes> master_key_for(const Header& header, const SecretBytes& secret, SecretKind kind,
                                   const UnlockOptions& options) {
  const auto limit = options.allow_much_memory ? memory_limit_when_allowed : usual_memory_limit;
  if (kind == SecretKind::recovery_code) {
    const auto code = RecoveryCode::parse(secret.text());
    if (!code) return fail(code.error());
    const std::array spellings = {code->key_text()};
    return unwrap_master_key(header, slot_type(kind), spellings, limit, options.stop);
  }
  const auto prepared = prepared_secret(secret);
  const auto as_given = composed(secret);
  // Earlier versions composed a passphrase and took every byte of it, marks of the terminal and of editors, too; and
  // one may have been set by a program that knew an older Unicode.
  std::vector<std::span<const std::uint8_t>> spellings;
  const auto add = [&](std::span<const std::uint8_t> spelling) {
    if (std::ranges::none_of(spellings, [&](const auto& other) { return std::ranges::equal(other, spelling); }))
      spellings.push_back(spelling);
  };
  if (prepared) add(prepared->view());
  add(as_given.view());
  add(secret.view());
  auto key = unwrap_master_key(header, slot_type(kind), spellings, limit, options.stop);
  if (!key && key.error().code == ErrorCode::wrong_secret && !prepared)
    return fail(ErrorCode::wrong_secret, key.error().message + "; " + prepared.error().message, prepared.error().hint);
  return key;
}

/// Sets the only slot of this type, and proves that the secret opens it: Argon2 fills much memory, and one bad bit
/// in it would lock someone out of a journal for ever.
Result<void> set_only_slot(Header& header, std::size_t index, SlotType type, const SecretBytes& master_key,
                           std::span<const std::uint8_t> secret, const KdfCost& cost) {
  for (std::size_t i = 0; i < slot_count; ++i)
    if (header.slot(i).type == type) header.set_slot(i, {});
  while (header.slot(index).type != SlotType::empty) {
    if (++index == slot_count) return fail(ErrorCode::refused, "this journal has no room for another secret");
  }
  if (auto ok = wrap_master_key(header, index, type, master_key, secret, cost); !ok) return ok;
  const std::array spellings = {secret};
  const auto check = unwrap_master_key(header, type, spellings, memory_limit_when_allowed, {});
  if (check && equal_in_constant_time(check->view(), master_key.view())) return {};
  if (!check && check.error().code != ErrorCode::wrong_secret) return fail(check.error());
  return fail(ErrorCode::internal, "the computer made a mistake while computing a key; nothing was changed",
              "restart the computer and check its memory");
}

/// What a new secret costs in the place of those that the header has: a guess must not become cheaper by the way.
KdfCost cost_in(const Header& header, SlotType type, const NewCost& wanted) {
  auto cost = wanted.cost;
  for (std::size_t i = 0; i < slot_count; ++i)
    if (const auto slot = header.slot(i); slot.type == type)
      cost = NewCost(cost, wanted.may_lower).instead_of(slot.cost);
  return cost;
}

Result<void> set_passphrase(Header& header, const SecretBytes& master_key, const SecretBytes& passphrase,
                            const KdfCost& cost) {
  const auto prepared = prepared_new_passphrase(passphrase);
  if (!prepared) return fail(prepared.error());
  return set_only_slot(header, passphrase_slot, SlotType::passphrase, master_key, prepared->view(), cost);
}

Result<RecoveryCode> set_recovery_code(Header& header, const SecretBytes& master_key, const KdfCost& cost,
                                       const ShowCode& show) {
  auto code = RecoveryCode::generate();
  if (auto ok = set_only_slot(header, recovery_slot, SlotType::recovery_code, master_key, code.key_text(), cost); !ok)
    return fail(std::move(ok.error()));
  if (show)
    if (auto shown = show(code.formatted()); !shown) return fail(std::move(shown.error()));
  return code;
}

SecretBytes random_master_key() {
  SecretBytes key(key_size);
  fill_random({key.data(), key.size()});
  return key;
}

/// Seals and writes one file. On success `header` is the header of that file; before that it is not changed.
Result<Durability> write_container(FileOps& ops, int folder, const std::string& name, Header& header,
                                   const SecretBytes& master_key, std::span<const std::uint8_t> database,
                                   const SaveNote& note, const AtomicWrite& how) try {
  auto next = header;
  const auto save = SealedSave::begin(next, master_key, database, note);
  if (!save) return fail(save.error());
  auto durability = replace_file(ops, folder, name, **save, how);
  if (durability) header = next;
  return durability;
} catch (const Failure& failure) {
  return fail(failure.error());
} catch (const std::bad_alloc&) {
  return fail(ErrorCode::no_memory, "could not save " + name + ": not enough memory", "close other programs");
}

struct HeaderOnDisk {
  OpenFile file;
  Header header;
  FileStat stat;
  bool writable = false;
};

enum class Length { exact, any };

/// Opens the file and makes every check that needs no secret.
Result<HeaderOnDisk> read_header(FileOps& ops, const FilePlace& place, Length length = Length::exact) {
  HeaderOnDisk out;
  // O_NONBLOCK: a named pipe must not make us wait. Asking for writing only tells whether it is permitted.
  constexpr int flags = O_NOFOLLOW | O_NONBLOCK;
  int descriptor = ops.open_at(place.folder.get(), place.name, O_RDWR | flags, 0);
  out.writable = descriptor >= 0;
  if (descriptor == -EISDIR) return fail(ErrorCode::not_a_vault, place.name + " is a folder", "choose a journal file");
  if (descriptor == -EACCES || descriptor == -EROFS || descriptor == -EPERM || descriptor == -ETXTBSY)
    descriptor = ops.open_at(place.folder.get(), place.name, O_RDONLY | flags, 0);
  if (descriptor == -ENOENT)
    return fail(ErrorCode::not_found, "there is no file " + place.name + " in that folder", "choose another file");
  if (descriptor == -EACCES)
    return fail(ErrorCode::refused, place.name + " may not be read by this account",
                "check the permissions of the file");
  if (descriptor < 0) return fail(file_error(-descriptor, "open", place.name));
  out.file = OpenFile(ops, descriptor);

  if (const int r = ops.stat(descriptor, out.stat); r < 0) return fail(file_error(-r, "read", place.name));
  if (out.stat.kind != FileStat::Kind::file)
    return fail(ErrorCode::not_a_vault, place.name + " is not a plain file", "choose a journal file");
  std::array<std::uint8_t, header_size> bytes{};
  const auto got = read_fully(ops, descriptor, bytes, 0);
  if (got < 0) return fail(file_error(static_cast<int>(-got), "read", place.name));
  auto header = Header::parse(std::span(bytes).first(static_cast<std::size_t>(got)), place.name);
  if (!header) return fail(std::move(header.error()));
  out.header = *header;
  if (length == Length::any) return out;
  if (auto ok = out.header.check_file_size(out.stat.size, place.name); !ok) return fail(std::move(ok.error()));
  return out;
}

/// "My journal.nightjar" -> "My journal (conflict 2026-11-22).nightjar", numbered from the second on.
std::string conflict_name(const std::string& name, std::int64_t now_ms, int number) {
  using namespace std::chrono;
  constexpr std::string_view extension = ".nightjar";
  const year_month_day day(floor<days>(sys_time<milliseconds>(milliseconds(now_ms))));
  char date[32];
  std::snprintf(date, sizeof date, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  auto ending = " (conflict " + std::string(date) + (number > 1 ? " " + std::to_string(number) : "") + ")";
  ending += extension;
  const auto dot = name.rfind('.');
  auto stem = dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
  constexpr std::size_t longest_name = 255;
  if (auto keep = longest_name - ending.size(); keep < stem.size()) {
    while (keep > 0 && (static_cast<unsigned char>(stem[keep]) & 0xC0) == 0x80) --keep;  // whole characters only
    stem.resize(keep);
  }
  return stem + ending;
}

std::string_view reason(ReadOnly why) {
  switch (why) {
    case ReadOnly::no: return "";
    case ReadOnly::asked: return "it was opened only to look";
    case ReadOnly::not_permitted: return "the file or its folder may not be written";
    case ReadOnly::newer_format: return "a newer version of Nightjar wrote it";
  }
  return "";
}

}  // namespace

struct Sealed::Parts {
  FileOps& ops;
  FilePlace place;
  LockFile lock;
  HeaderOnDisk disk;
  ReadOnly read_only = ReadOnly::no;

  [[nodiscard]] Result<std::vector<std::uint8_t>> payload() const {
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(disk.header.payload_size()));
    const auto got = read_fully(ops, disk.file.get(), bytes, header_size);
    if (got < 0) return fail(file_error(static_cast<int>(-got), "read", place.name));
    if (static_cast<std::size_t>(got) != bytes.size())
      return disk.header.check_file_size(header_size + static_cast<std::uint64_t>(got), place.name).map([&] {
        return bytes;
      });
    return bytes;
  }
  /// What there is of it, and zeros, which authenticate nothing, for the rest.
  [[nodiscard]] Result<std::vector<std::uint8_t>> payload_that_is_there() const {
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(disk.header.payload_size()));
    const auto got = read_fully(ops, disk.file.get(), bytes, header_size);
    if (got < 0) return fail(file_error(static_cast<int>(-got), "read", place.name));
    return bytes;
  }
  [[nodiscard]] std::uint64_t whole_size() const { return header_size + disk.header.payload_size(); }
};

Sealed::Sealed(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Sealed::Sealed(Sealed&&) noexcept = default;
Sealed& Sealed::operator=(Sealed&&) noexcept = default;
Sealed::~Sealed() = default;

std::string Sealed::path() const { return parts_->place.path(); }
Id Sealed::vault_id() const { return parts_->disk.header.vault_id(); }
ReadOnly Sealed::read_only() const { return parts_->read_only; }
bool Sealed::has_recovery_code() const { return parts_->disk.header.has_slot(SlotType::recovery_code); }
std::array<std::uint8_t, 32> Sealed::fingerprint() const { return parts_->disk.header.mac(); }
bool Sealed::lock_unsupported() const {
  return parts_->read_only == ReadOnly::no && parts_->lock.state() == LockFile::State::unsupported;
}
bool Sealed::has_hard_links() const { return parts_->disk.stat.links > 1; }
std::uint64_t Sealed::missing_bytes() const {
  const auto size = parts_->disk.stat.size;
  return size < parts_->whole_size() ? parts_->whole_size() - size : 0;
}
std::uint64_t Sealed::extra_bytes() const {
  const auto size = parts_->disk.stat.size;
  return size > parts_->whole_size() ? size - parts_->whole_size() : 0;
}

/// `saving` is held during a whole save, `facts` only while what the const functions return is changed: the window
/// never waits for a disk.
struct VaultFile::State {
  FileOps& ops;
  FilePlace place;
  LockFile lock;
  Header header;
  SecretBytes master_key;
  std::uint64_t counter = 0;
  ReadOnly read_only = ReadOnly::no;
  std::mutex saving;
  mutable std::mutex facts;

  [[nodiscard]] SaveNote next_note(std::int64_t now_ms) const { return {counter + 1, now_ms, header.mac()}; }

  /// Mode and group of the file when it still is what we last read or wrote; nothing when it is not. An error when that
  /// cannot be told: too many open files, a disk that does not answer.
  [[nodiscard]] Result<std::optional<FileStat>> unchanged_on_disk() const {
    Result<std::optional<FileStat>> found;
    constexpr int tries = 3;  // most of what can go wrong here is over at once
    for (int i = 0; i < tries; ++i)
      if (found = look_at_disk(); found) break;
    return found;
  }
  [[nodiscard]] Result<std::optional<FileStat>> look_at_disk() const {
    const auto untold = [&](int error) {
      auto why = file_error(-error, "look at", place.name);
      why.message += "; it was not changed, and nothing is lost";
      why.hint = "it is tried again at the next save";
      return fail(std::move(why));
    };
    const OpenFile file(ops, ops.open_at(place.folder.get(), place.name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0));
    // Gone, or something in its place that is no file.
    const std::array gone{-ENOENT, -ELOOP, -EISDIR, -ENXIO, -ENODEV};
    if (std::ranges::find(gone, file.get()) != gone.end()) return std::optional<FileStat>();
    if (!file) return untold(file.get());
    FileStat stat;
    if (const int r = ops.stat(file.get(), stat); r < 0) return untold(r);
    if (stat.kind != FileStat::Kind::file) return std::optional<FileStat>();
    std::array<std::uint8_t, header_size> bytes{};
    const auto got = read_fully(ops, file.get(), bytes, 0);
    if (got < 0) return untold(static_cast<int>(got));
    if (got != static_cast<std::int64_t>(bytes.size()) || !std::ranges::equal(bytes, header.bytes()))
      return std::optional<FileStat>();
    return std::optional(stat);
  }

  /// A number after the last one there is would be 0, and every older copy would look newer than what is saved now.
  [[nodiscard]] bool has_a_next_number() const {
    constexpr std::uint64_t for_two_tries = 2;
    return counter <= std::numeric_limits<std::uint64_t>::max() - for_two_tries;
  }
  [[nodiscard]] Error no_next_number() const {
    return {ErrorCode::refused,
            place.name + " cannot be saved again: its saves are counted up to the last number there is",
            "export it, and begin a new journal with that"};
  }

  [[nodiscard]] Error refusal() const {
    return {ErrorCode::read_only, place.name + " cannot be saved: " + std::string(reason(read_only)),
            "save a copy elsewhere"};
  }
  [[nodiscard]] SaveOutcome outcome(SaveResult status, std::optional<Error> error = {}) const {
    return {status, counter, place.path(), std::move(error)};
  }

  /// Replaces the file by one with these slots and this master key. Precondition: `saving` is held.
  [[nodiscard]] SaveOutcome replace(Header next, const SecretBytes& key, std::span<const std::uint8_t> database,
                                    std::int64_t now_ms, const FileStat& like) {
    AtomicWrite how;
    how.like = like;
    // After a folder that could not be written through, only a complete new save can make it good.
    Durability durability = Durability::unconfirmed;
    for (int attempt = 1; attempt <= 2 && durability == Durability::unconfirmed; ++attempt) {
      const auto written =
          write_container(ops, place.folder.get(), place.name, next, key, database, next_note(now_ms), how);
      if (!written && attempt == 1) return outcome(SaveResult::not_saved, written.error());
      if (!written) break;
      durability = *written;
      // It has the name, so it is ours from now on, whatever the folder says.
      const std::lock_guard guard(facts);
      header = next;
      ++counter;
    }
    if (durability == Durability::safe) return outcome(SaveResult::saved);
    return outcome(SaveResult::saved_unconfirmed,
                   Error{ErrorCode::io, place.name + " is saved, but maybe not yet safe from a power cut",
                         "check the disk, and save a copy elsewhere"});
  }

  /// Someone else changed the file: theirs stays, ours gets a name of its own and is the current file from now on.
  [[nodiscard]] SaveOutcome save_beside(std::span<const std::uint8_t> database, std::int64_t now_ms) {
    AtomicWrite how;
    how.replace = false;
    constexpr int most_copies = 99;
    for (int number = 1;; ++number) {
      const auto name = conflict_name(place.name, now_ms, number);
      auto next = header;
      const auto written =
          write_container(ops, place.folder.get(), name, next, master_key, database, next_note(now_ms), how);
      if (!written && written.error().code == ErrorCode::clash && number < most_copies) continue;
      if (!written) return outcome(SaveResult::not_saved, written.error());

      const Error note{ErrorCode::conflict,
                       place.name + " was changed by another program, so this journal was saved beside it as " + name,
                       "merge the two; every entry of both is kept"};
      auto own_lock = LockFile::take(ops, place.folder.get(), name);
      const std::lock_guard guard(facts);
      if (own_lock) lock = std::move(*own_lock);
      place.name = name;
      header = next;
      ++counter;
      return outcome(SaveResult::saved_beside, note);
    }
  }

  /// A save whose point is the change of secrets: without the file as we know it, there is nothing to change.
  [[nodiscard]] Result<void> replace_secrets(const Header& next, const SecretBytes& key,
                                             std::span<const std::uint8_t> database, std::int64_t now_ms) {
    if (!has_a_next_number()) return fail(no_next_number());
    const auto like = unchanged_on_disk();
    if (!like) return fail(like.error());
    if (!*like)
      return fail(ErrorCode::conflict, place.name + " was changed by another program; no secret was changed",
                  "save first, then try again");
    const auto result = replace(next, key, database, now_ms, **like);
    if (result.status == SaveResult::not_saved) return fail(*result.error);
    return {};
  }
};

VaultFile::VaultFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
VaultFile::VaultFile(VaultFile&&) noexcept = default;
VaultFile& VaultFile::operator=(VaultFile&&) noexcept = default;
VaultFile::~VaultFile() = default;

Result<NewVault> VaultFile::create(FileOps& ops, const std::string& path, const SecretBytes& passphrase,
                                   const KdfCost& cost, std::span<const std::uint8_t> database, std::int64_t now_ms,
                                   const ShowCode& show) {
  if (const auto prepared = prepared_new_passphrase(passphrase); !prepared) return fail(prepared.error());
  auto place = locate(ops, path);
  if (!place) return fail(std::move(place.error()));
  // Told before the slow part; that nothing is replaced is promised by the rename at the end.
  if (const OpenFile there(ops, ops.open_at(place->folder.get(), place->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0));
      there.get() != -ENOENT)
    return fail(file_error(there ? EEXIST : -there.get(), "create", place->name));
  auto lock = LockFile::take(ops, place->folder.get(), place->name);
  if (!lock) return fail(std::move(lock.error()));

  auto header = Header::fresh(random_id());
  auto key = random_master_key();
  if (auto ok = set_passphrase(header, key, passphrase, cost); !ok) return fail(std::move(ok.error()));
  auto code = set_recovery_code(header, key, cost, show);
  if (!code) return fail(std::move(code.error()));

  AtomicWrite how;
  how.replace = false;
  const auto written =
      write_container(ops, place->folder.get(), place->name, header, key, database, {1, now_ms, {}}, how);
  if (!written) return fail(written.error());

  std::unique_ptr<State> state(
      new State{ops, std::move(*place), std::move(*lock), header, std::move(key), 1, ReadOnly::no, {}, {}});
  VaultFile file(std::move(state));
  if (*written == Durability::unconfirmed) {
    // The file exists and is complete; the second save is what can still make it safe.
    if (const auto again = file.save(database, now_ms); !again.is_on_disk()) return fail(*again.error);
  }
  return NewVault{std::move(file), std::move(*code)};
}

Result<Sealed> VaultFile::inspect(FileOps& ops, const std::string& path, bool look_only) {
  auto place = locate(ops, path);
  if (!place) return fail(std::move(place.error()));
  auto disk = read_header(ops, *place);
  if (!disk) return fail(std::move(disk.error()));

  LockFile lock;
  ReadOnly read_only = look_only ? ReadOnly::asked : ReadOnly::no;
  if (!look_only) {
    // Only beside what is a journal: no lock files next to other people's files.
    auto taken = LockFile::take(ops, place->folder.get(), place->name);
    if (!taken) return fail(std::move(taken.error()));
    lock = std::move(*taken);
    // The holder before us may have saved since we looked.
    disk = read_header(ops, *place);
    if (!disk) return fail(std::move(disk.error()));
    if (lock.state() == LockFile::State::held) sweep_temporary_files(ops, place->folder.get(), place->name);
    if (!disk->writable || lock.state() == LockFile::State::refused) read_only = ReadOnly::not_permitted;
    if (disk->header.minor() > 0) read_only = ReadOnly::newer_format;
  }
  return Sealed(std::unique_ptr<Sealed::Parts>(
      new Sealed::Parts{ops, std::move(*place), std::move(lock), std::move(*disk), read_only}));
}

Result<Sealed> VaultFile::inspect_damaged(FileOps& ops, const std::string& path) {
  auto place = locate(ops, path);
  if (!place) return fail(std::move(place.error()));
  auto disk = read_header(ops, *place, Length::any);
  if (!disk) return fail(std::move(disk.error()));
  return Sealed(std::unique_ptr<Sealed::Parts>(
      new Sealed::Parts{ops, std::move(*place), LockFile(), std::move(*disk), ReadOnly::asked}));
}

Result<Opened> VaultFile::unlock(Sealed& sealed, const SecretBytes& secret, SecretKind kind,
                                 const UnlockOptions& options) try {
  auto& parts = *sealed.parts_;
  auto key = master_key_for(parts.disk.header, secret, kind, options);
  if (!key) return fail(std::move(key.error()));
  const auto payload = parts.payload();
  if (!payload) return fail(payload.error());
  auto opening = open_container(parts.disk.header, *payload, *key, parts.place.name);
  if (!opening) return fail(std::move(opening.error()));

  const auto counter = opening->note.counter;
  std::unique_ptr<State> state(new State{parts.ops,
                                         std::move(parts.place),
                                         std::move(parts.lock),
                                         parts.disk.header,
                                         std::move(*key),
                                         counter,
                                         parts.read_only,
                                         {},
                                         {}});
  sealed.parts_.reset();
  return Opened{VaultFile(std::move(state)), std::move(opening->database), counter, opening->note.saved_at_ms};
} catch (const Failure& failure) {
  return fail(failure.error());
} catch (const std::bad_alloc&) {
  return fail(ErrorCode::no_memory, "not enough free memory to open this journal",
              "close other programs and try again; nothing is wrong with the journal");
}

Result<SalvagedImage> VaultFile::salvage(const Sealed& sealed, const SecretBytes& secret, SecretKind kind,
                                         const UnlockOptions& options) {
  const auto& parts = *sealed.parts_;
  const auto key = master_key_for(parts.disk.header, secret, kind, options);
  if (!key) return fail(key.error());
  const auto payload = parts.payload_that_is_there();
  if (!payload) return fail(payload.error());
  auto salvaged = salvage_container(parts.disk.header, *payload, *key, parts.place.name);
  if (!salvaged) return fail(std::move(salvaged.error()));
  return SalvagedImage{std::move(salvaged->database), std::move(salvaged->damaged_chunks), salvaged->chunks,
                       salvaged->counter};
}

Result<void> VaultFile::write_salvaged(const Sealed& damaged, const SecretBytes& secret, SecretKind kind,
                                       const std::string& path, std::span<const std::uint8_t> database,
                                       std::uint64_t counter, std::int64_t now_ms, const UnlockOptions& options) {
  const auto& parts = *damaged.parts_;
  const auto key = master_key_for(parts.disk.header, secret, kind, options);
  if (!key) return fail(key.error());
  const auto place = locate(parts.ops, path);
  if (!place) return fail(place.error());
  AtomicWrite how;
  how.replace = false;
  auto header = parts.disk.header;
  const auto written = write_container(parts.ops, place->folder.get(), place->name, header, *key, database,
                                       {counter, now_ms, parts.disk.header.mac()}, how);
  if (!written) return fail(written.error());
  return {};
}

SaveOutcome VaultFile::save(std::span<const std::uint8_t> database, std::int64_t now_ms) {
  auto& s = *state_;
  const std::lock_guard guard(s.saving);
  if (s.read_only != ReadOnly::no) return s.outcome(SaveResult::not_saved, s.refusal());
  if (!s.has_a_next_number()) return s.outcome(SaveResult::not_saved, s.no_next_number());
  const auto like = s.unchanged_on_disk();
  if (!like) return s.outcome(SaveResult::not_saved, like.error());
  if (*like) return s.replace(s.header, s.master_key, database, now_ms, **like);
  return s.save_beside(database, now_ms);
}

Result<void> VaultFile::check_secret(const SecretBytes& secret, SecretKind kind) const {
  const auto header = [&] {
    const std::lock_guard guard(state_->facts);
    return state_->header;
  }();
  UnlockOptions options;
  options.allow_much_memory = true;  // it opened this journal already
  const auto key = master_key_for(header, secret, kind, options);
  if (!key) return fail(key.error());
  return {};
}

Result<void> VaultFile::change_passphrase(const SecretBytes& passphrase, const NewCost& cost,
                                          std::span<const std::uint8_t> database, std::int64_t now_ms) {
  auto& s = *state_;
  const std::lock_guard guard(s.saving);
  if (s.read_only != ReadOnly::no) return fail(s.refusal());
  auto next = s.header;
  if (auto ok = set_passphrase(next, s.master_key, passphrase, cost_in(next, SlotType::passphrase, cost)); !ok)
    return ok;
  return s.replace_secrets(next, s.master_key, database, now_ms);
}

Result<RecoveryCode> VaultFile::new_recovery_code(const NewCost& cost, std::span<const std::uint8_t> database,
                                                  std::int64_t now_ms, const ShowCode& show) {
  auto& s = *state_;
  const std::lock_guard guard(s.saving);
  if (s.read_only != ReadOnly::no) return fail(s.refusal());
  auto next = s.header;
  auto code = set_recovery_code(next, s.master_key, cost_in(next, SlotType::recovery_code, cost), show);
  if (!code) return code;
  if (auto ok = s.replace_secrets(next, s.master_key, database, now_ms); !ok) return fail(std::move(ok.error()));
  return code;
}

Result<void> VaultFile::drop_recovery_code(std::span<const std::uint8_t> database, std::int64_t now_ms) {
  auto& s = *state_;
  const std::lock_guard guard(s.saving);
  if (s.read_only != ReadOnly::no) return fail(s.refusal());
  auto next = s.header;
  for (std::size_t i = 0; i < slot_count; ++i)
    if (next.slot(i).type == SlotType::recovery_code) next.set_slot(i, {});
  return s.replace_secrets(next, s.master_key, database, now_ms);
}

Result<RecoveryCode> VaultFile::rekey(const SecretBytes& passphrase, const NewCost& cost,
                                      std::span<const std::uint8_t> database, std::int64_t now_ms,
                                      const ShowCode& show) {
  auto& s = *state_;
  const std::lock_guard guard(s.saving);
  if (s.read_only != ReadOnly::no) return fail(s.refusal());
  // Every slot wraps the old key, so none is kept.
  auto next = Header::fresh(s.header.vault_id());
  auto key = random_master_key();
  if (auto ok = set_passphrase(next, key, passphrase, cost_in(s.header, SlotType::passphrase, cost)); !ok)
    return fail(std::move(ok.error()));
  auto code = set_recovery_code(next, key, cost_in(s.header, SlotType::recovery_code, cost), show);
  if (!code) return code;
  if (auto ok = s.replace_secrets(next, key, database, now_ms); !ok) return fail(std::move(ok.error()));
  s.master_key = std::move(key);
  return code;
}

Result<void> VaultFile::write_copy(const std::string& path, std::span<const std::uint8_t> database,
                                   std::int64_t now_ms) const {
  auto& s = *state_;
  const std::lock_guard guard(s.saving);
  if (!s.has_a_next_number()) return fail(s.no_next_number());
  const auto place = locate(s.ops, path);
  if (!place) return fail(place.error());
  AtomicWrite how;
  how.replace = false;
  auto header = s.header;
  const auto written = write_container(s.ops, place->folder.get(), place->name, header, s.master_key, database,
                                       s.next_note(now_ms), how);
  if (!written) return fail(written.error());
  if (*written == Durability::safe) return {};
  s.ops.unlink_at(place->folder.get(), place->name);
  return fail(ErrorCode::io, "could not save " + place->name + ": the folder could not be written through",
              "choose another disk");
}

Result<OpenedCopy> VaultFile::open_copy(const std::string& path) const {
  auto sealed = inspect(state_->ops, path, true);
  if (!sealed) return fail(std::move(sealed.error()));
  const auto& parts = *sealed->parts_;
  const auto& copy = parts.disk.header;
  const std::lock_guard guard(state_->saving);
  if (copy.vault_id() != state_->header.vault_id())
    return fail(ErrorCode::refused, parts.place.name + " belongs to another journal", "choose another file");
  if (!copy.is_authentic(state_->master_key))
    return fail(ErrorCode::wrong_secret, parts.place.name + " was made before this journal got new keys",
                "it opens with the passphrase of that time");
  const auto payload = parts.payload();
  if (!payload) return fail(payload.error());
  auto opening = open_container(copy, *payload, state_->master_key, parts.place.name);
  if (!opening) return fail(std::move(opening.error()));
  return OpenedCopy{std::move(opening->database), opening->note.counter, opening->note.saved_at_ms, copy.mac()};
}

Result<void> VaultFile::seal_again(const std::string& path, const OpenedCopy& copy) const {
  auto& s = *state_;
  const std::lock_guard guard(s.saving);
  const auto place = locate(s.ops, path);
  if (!place) return fail(place.error());
  const auto lock = LockFile::take(s.ops, place->folder.get(), place->name);
  if (!lock) return fail(lock.error());
  const auto disk = read_header(s.ops, *place);
  if (!disk) return fail(disk.error());
  if (disk->header.mac() != copy.fingerprint)
    return fail(ErrorCode::conflict, place->name + " was changed by another program", "try it again");
  AtomicWrite how;
  how.like = disk->stat;
  auto header = s.header;
  const auto written = write_container(s.ops, place->folder.get(), place->name, header, s.master_key, copy.database,
                                       {copy.counter, copy.saved_at_ms, disk->header.mac()}, how);
  if (!written) return fail(written.error());
  return {};
}

std::optional<std::uint64_t> VaultFile::save_number_of(const std::string& path) const {
  const auto sealed = inspect_damaged(state_->ops, path);
  if (!sealed || sealed->vault_id() != vault_id()) return {};
  const auto payload = sealed->parts_->payload_that_is_there();
  if (!payload) return {};
  const std::lock_guard guard(state_->saving);
  const auto inside = salvage_container(sealed->parts_->disk.header, *payload, state_->master_key, "");
  return inside ? std::optional(inside->counter) : std::nullopt;
}

std::vector<KeyCost> VaultFile::key_costs() const {
  const std::lock_guard guard(state_->facts);
  std::vector<KeyCost> out;
  for (std::size_t i = 0; i < slot_count; ++i)
    for (const auto kind : {SecretKind::passphrase, SecretKind::recovery_code})
      if (const auto slot = state_->header.slot(i); slot.type == slot_type(kind)) out.push_back({kind, slot.cost});
  return out;
}

Result<std::vector<std::uint8_t>> VaultFile::sealed_bytes() const {
  auto& s = *state_;
  const std::lock_guard guard(s.saving);
  auto bytes = read_file(s.ops, s.place.path(), header_size + largest_payload);
  if (!bytes) return bytes;
  if (bytes->size() != header_size + s.header.payload_size() ||
      !std::ranges::equal(std::span(*bytes).first(header_size), s.header.bytes()))
    return fail(ErrorCode::conflict, s.place.name + " was changed by another program", "save first, then try again");
  return bytes;
}

void VaultFile::count_on_from(std::uint64_t counter) {
  const std::lock_guard saving(state_->saving);
  const std::lock_guard facts(state_->facts);
  if (counter > state_->counter && counter - state_->counter < most_saves_between) state_->counter = counter;
}

std::string VaultFile::path() const {
  const std::lock_guard guard(state_->facts);
  return state_->place.path();
}
Id VaultFile::vault_id() const {
  const std::lock_guard guard(state_->facts);
  return state_->header.vault_id();
}
std::uint64_t VaultFile::counter() const {
  const std::lock_guard guard(state_->facts);
  return state_->counter;
}
ReadOnly VaultFile::read_only() const { return state_->read_only; }
bool VaultFile::has_recovery_code() const {
  const std::lock_guard guard(state_->facts);
  return state_->header.has_slot(SlotType::recovery_code);
}
std::array<std::uint8_t, 32> VaultFile::fingerprint() const {
  const std::lock_guard guard(state_->facts);
  return state_->header.mac();
}

}  // namespace nightjar::vault
