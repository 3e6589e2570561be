#include "vault/container.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <string>

#include "vault/chunk_stream.hpp"
#include "vault/little_endian.hpp"

namespace nightjar::vault {
namespace {

constexpr std::size_t inner_size = 128;
constexpr std::array<std::uint8_t, 4> inner_magic = {'N', 'J', 'R', 'P'};
constexpr std::uint32_t inner_version = 1;

namespace at {
constexpr std::size_t version = 4;
constexpr std::size_t length = 8;
constexpr std::size_t counter = 16;
constexpr std::size_t saved_at = 24;
constexpr std::size_t hash = 32;
constexpr std::size_t parent = 64;
}  // namespace at

struct Decrypted {
  WipedBytes plain;
  std::vector<std::uint64_t> damaged;
};

Result<Decrypted> decrypt(const Header& header, std::span<const std::uint8_t> payload, const SecretBytes& master_key,
                          std::string_view name) {
  if (!header.is_authentic(master_key))
    return fail(ErrorCode::tampered_header, std::string(name) + " was changed by something other than Nightjar",
                "open a backup of it");
  Decrypted out;
  out.plain.resize(payload.size() / sealed_chunk_size * chunk_size);
  out.damaged = open_chunks(payload, header.payload_key(master_key), out.plain);
  return out;
}

tl::unexpected<Error> inner_damage(std::string_view name) {
  return fail(ErrorCode::damaged_inner, std::string(name) + " opens, but what is inside is damaged",
              "open a backup of it");
}

bool inner_is_known(std::span<const std::uint8_t> plain) {
  return std::ranges::equal(plain.first(inner_magic.size()), inner_magic) &&
         load_le<std::uint32_t>(plain, at::version) == inner_version &&
         load_le<std::uint64_t>(plain, at::length) <= plain.size() - inner_size;
}

/// What is encrypted: the note, the database, zeros. Cut into chunks without making a copy of all of it.
class Plaintext {
 public:
  Plaintext(std::span<const std::uint8_t> database, const SaveNote& note)
      : database_(database), chunks_(static_cast<std::size_t>(padded_size(database.size())) / chunk_size) {
    std::ranges::copy(inner_magic, inner_.begin());
    store_le(inner_, at::version, inner_version);
    store_le(inner_, at::length, static_cast<std::uint64_t>(database.size()));
    store_le(inner_, at::counter, note.counter);
    store_le(inner_, at::saved_at, std::bit_cast<std::uint64_t>(note.saved_at_ms));
    std::ranges::copy(blake2b(database), inner_.begin() + at::hash);
    std::ranges::copy(note.parent, inner_.begin() + at::parent);
  }

  [[nodiscard]] std::size_t chunks() const { return chunks_; }
  [[nodiscard]] ChunkPlace place(std::size_t i) const { return {i, i + 1 == chunks_}; }
  /// Good until the next call.
  [[nodiscard]] std::span<const std::uint8_t> chunk(std::size_t i) {
    const auto begin = i * chunk_size;
    if (i > 0 && begin - inner_size + chunk_size <= database_.size())
      return database_.subspan(begin - inner_size, chunk_size);
    const auto head = i == 0 ? inner_size : 0;
    const auto from = std::min(begin + head - inner_size, database_.size());
    const auto part = database_.subspan(from, std::min(chunk_size - head, database_.size() - from));
    std::ranges::fill(edge_, std::uint8_t{0});
    std::copy_n(inner_.begin(), head, edge_.begin());
    std::ranges::copy(part, edge_.begin() + static_cast<std::ptrdiff_t>(head));
    return edge_;
  }

 private:
  std::span<const std::uint8_t> database_;
  std::size_t chunks_;
  std::array<std::uint8_t, inner_size> inner_{};
  WipedBytes edge_ = WipedBytes(chunk_size);  // a chunk that the database does not fill alone
};

}  // namespace

std::uint64_t padded_size(std::uint64_t database_size) {
  const auto size = inner_size + database_size;
  std::uint64_t step = chunk_size;
  while (16 * step < size) step *= 2;
  return (size + step - 1) / step * step;
}

struct SealedSave::Parts {
  static constexpr std::size_t chunks_a_piece = 16;

  const Header& header;
  const SecretBytes& master_key;
  std::span<const std::uint8_t> database;
  SaveNote note;
  SecretBytes key;
  Plaintext plain;
  std::optional<Plaintext> expected;
  std::size_t sealed = 0, judged = 0;  // chunks
  std::vector<std::uint8_t> piece;
  WipedBytes opened = WipedBytes(chunk_size);

  [[nodiscard]] std::size_t next_chunks(std::size_t done) const {
    return std::min(chunks_a_piece, plain.chunks() - done);
  }
};

SealedSave::SealedSave(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SealedSave::~SealedSave() = default;

Result<std::unique_ptr<SealedSave>> SealedSave::begin(Header& header, const SecretBytes& master_key,
                                                      std::span<const std::uint8_t> database, const SaveNote& note) {
  // Sizes first: a file that could not be opened again must never be written.
  const auto payload_size = database.size() > largest_payload
                                ? largest_payload + 1
                                : padded_size(database.size()) / chunk_size * sealed_chunk_size;
  if (payload_size > largest_payload)
    return fail(ErrorCode::too_large, "this journal has grown larger than a journal file can be (512 MB)",
                "export it, and begin a new one");
  header.seal(payload_size, master_key);
  std::unique_ptr<Parts> parts(new Parts{
      header, master_key, database, note, header.payload_key(master_key), Plaintext(database, note), {}, 0, 0, {}});
  return std::unique_ptr<SealedSave>(new SealedSave(std::move(parts)));
}

std::uint64_t SealedSave::size() const { return header_size + parts_->header.payload_size(); }

std::span<const std::uint8_t> SealedSave::next() {
  auto& p = *parts_;
  const auto count = p.next_chunks(p.sealed);
  const auto before = p.sealed == 0 ? header_size : 0;
  if (count == 0) return {};
  p.piece.resize(before + count * sealed_chunk_size);
  if (before > 0) std::ranges::copy(p.header.bytes(), p.piece.begin());
  for (std::size_t i = 0; i < count; ++i, ++p.sealed)
    seal_chunk(p.plain.chunk(p.sealed), p.plain.place(p.sealed), p.key,
               std::span(p.piece).subspan(before + i * sealed_chunk_size, sealed_chunk_size));
  return p.piece;
}

bool SealedSave::holds(std::span<const std::uint8_t> read) {
  auto& p = *parts_;
  const auto count = p.next_chunks(p.judged);
  const auto before = p.judged == 0 ? header_size : 0;
  if (count == 0 || read.size() != before + count * sealed_chunk_size) return false;
  if (before > 0) {
    p.expected.emplace(p.database, p.note);
    if (!std::ranges::equal(read.first(before), p.header.bytes()) || !p.header.is_authentic(p.master_key)) return false;
  }
  for (std::size_t i = 0; i < count; ++i, ++p.judged)
    if (!open_chunk(read.subspan(before + i * sealed_chunk_size, sealed_chunk_size), p.expected->place(p.judged), p.key,
                    p.opened) ||
        !std::ranges::equal(p.opened, p.expected->chunk(p.judged)))
      return false;
  return true;
}

Result<std::vector<std::uint8_t>> seal_container(Header& header, const SecretBytes& master_key,
                                                 std::span<const std::uint8_t> database, const SaveNote& note) {
  auto save = SealedSave::begin(header, master_key, database, note);
  if (!save) return fail(save.error());
  std::vector<std::uint8_t> file;
  file.reserve(static_cast<std::size_t>((*save)->size()));
  for (auto piece = (*save)->next(); !piece.empty(); piece = (*save)->next())
    file.insert(file.end(), piece.begin(), piece.end());
  return file;
}

Result<Opening> open_container(const Header& header, std::span<const std::uint8_t> payload,
                               const SecretBytes& master_key, std::string_view name) {
  auto decrypted = decrypt(header, payload, master_key, name);
  if (!decrypted) return fail(std::move(decrypted.error()));
  auto& plain = decrypted->plain;
  if (const auto& damaged = decrypted->damaged; !damaged.empty())
    return fail(ErrorCode::damaged_chunk,
                std::string(name) + " is damaged: " + std::to_string(damaged.size()) + " of its " +
                    std::to_string(plain.size() / chunk_size) + " parts cannot be read (the first is part " +
                    std::to_string(damaged.front() + 1) + ")",
                "the passphrase is right; open a backup, or rescue what can be read");
  if (!inner_is_known(plain)) return inner_damage(name);

  const auto length = static_cast<std::size_t>(load_le<std::uint64_t>(plain, at::length));
  const auto database = std::span<const std::uint8_t>(plain).subspan(inner_size, length);
  if (!std::ranges::equal(blake2b(database), std::span<const std::uint8_t>(plain).subspan(at::hash, 32)))
    return inner_damage(name);

  Opening out;
  out.note.counter = load_le<std::uint64_t>(plain, at::counter);
  out.note.saved_at_ms = std::bit_cast<std::int64_t>(load_le<std::uint64_t>(plain, at::saved_at));
  std::copy_n(plain.begin() + at::parent, out.note.parent.size(), out.note.parent.begin());
  // What was decrypted becomes the result: at this size a copy takes as long as reading it from the disk.
  out.database = std::move(plain);
  out.database.erase(out.database.begin(), out.database.begin() + inner_size);
  out.database.resize(length);
  return out;
}

Result<Salvaged> salvage_container(const Header& header, std::span<const std::uint8_t> payload,
                                   const SecretBytes& master_key, std::string_view name) {
  auto decrypted = decrypt(header, payload, master_key, name);
  if (!decrypted) return fail(std::move(decrypted.error()));
  if (!inner_is_known(decrypted->plain)) return inner_damage(name);
  const auto length = static_cast<std::ptrdiff_t>(load_le<std::uint64_t>(decrypted->plain, at::length));
  const auto begin = decrypted->plain.begin() + inner_size;
  return Salvaged{WipedBytes(begin, begin + length), std::move(decrypted->damaged),
                  decrypted->plain.size() / chunk_size, load_le<std::uint64_t>(decrypted->plain, at::counter)};
}

}  // namespace nightjar::vault
