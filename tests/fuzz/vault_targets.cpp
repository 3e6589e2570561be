// Ways in behind the lock. The keys are known here, so what lies past the checks of a forger is reached, too.
#include <algorithm>
#include <nightjar/codec/record_json.hpp>
#include <nightjar/support/file_ops.hpp>
#include <nightjar/support/secret_text.hpp>
#include <nightjar/vault/passphrase.hpp>
#include <nightjar/vault/recovery_code.hpp>
#include <nightjar/vault/seen.hpp>
#include <nightjar/vault/store.hpp>
#include <optional>

#include "fuzz/memory_file.hpp"
#include "fuzz/targets.hpp"
#include "support/invented_journal.hpp"
#include "vault/chunk_stream.hpp"
#include "vault/container.hpp"
#include "vault/slots.hpp"

namespace nightjar::fuzz {
namespace {

using namespace vault;

const SecretBytes& master_key() {
  static const auto key = SecretBytes::copy_of(std::string_view("0123456789abcdef0123456789abcdef"));
  return key;
}

/// Opens what can be opened without much work: an attacker's cost is refused beyond the limit.
void unwrap(const Header& header) {
  const auto secret = SecretBytes::copy_of(std::string_view("correct horse battery staple"));
  const std::array spellings = {secret.view()};
  constexpr std::uint64_t little_memory = 64 << 10;
  for (const auto type : {SlotType::passphrase, SlotType::recovery_code})
    static_cast<void>(unwrap_master_key(header, type, spellings, little_memory, {}));
}

/// A journal with a few entries of every kind, as its image.
const WipedBytes& sound_image() {
  static const auto image = [] {
    auto store = Store::create({});
    auto journal = test::invented_journal();
    const auto filled = store.transaction([&]() -> Result<void> {
      Result<void> done;
      for_each_kind([&]<class R>() {
        int count = 0;
        for (const auto& [id, record] : journal.data().live<R>()) {
          if (++count > 3 && !std::is_same_v<R, Substance> && !std::is_same_v<R, Plan>) break;
          if (done) done = store.put(record);
          if (done) done = store.add_revision({id, 1, {}, id, codec::to_json(AnyRecord(record)), std::nullopt});
        }
      });
      if (done) done = store.set_draft("night", "{}", {});
      return done;
    });
    must(filled.has_value(), "the sound journal can be made");
    return store.image();
  }();
  return image;
}

}  // namespace

void header(Bytes bytes) {
  const auto parsed = Header::parse(bytes, "file");
  if (!parsed) return must(!parsed.error().message.empty(), "an error says something");
  must(parsed->payload_size() > 0 && parsed->payload_size() <= largest_payload, "the payload is as long as allowed");
  static_cast<void>(parsed->check_file_size(bytes.size(), "file"));
  unwrap(*parsed);
}

void header_repaired(Bytes bytes) {
  std::array<std::uint8_t, header_size> all{};
  std::copy_n(bytes.begin(), std::min(bytes.size(), all.size()), all.begin());
  const std::span<std::uint8_t> b = all;
  std::ranges::copy(blake2b(b.first(4032), subkey(master_key(), 1, "NJRhdr01").view()), b.begin() + 4032);
  std::ranges::copy(blake2b(b.first(4064)), b.begin() + 4064);
  const auto parsed = Header::parse(all, "file");
  if (!parsed) return;
  must(parsed->is_authentic(master_key()), "a MAC made with the key is the right one");
  unwrap(*parsed);
  if (parsed->payload_size() > 4 * sealed_chunk_size) return;
  const std::vector<std::uint8_t> zeros(static_cast<std::size_t>(parsed->payload_size()));
  const auto opened = open_container(*parsed, zeros, master_key(), "file");
  must(!opened && opened.error().code == ErrorCode::damaged_chunk, "zeros are no sealed chunks");
}

void payload(Bytes bytes) {
  const auto chunks = std::max<std::size_t>(1, (bytes.size() + chunk_size - 1) / chunk_size);
  if (chunks > 3) return;
  std::vector<std::uint8_t> plain(chunks * chunk_size), sealed(chunks * sealed_chunk_size);
  std::ranges::copy(bytes, plain.begin());
  auto header = Header::fresh(Id{});
  header.seal(sealed.size(), master_key());
  const auto key = header.payload_key(master_key());
  for (std::size_t i = 0; i < chunks; ++i)
    seal_chunk(std::span(plain).subspan(i * chunk_size, chunk_size), {i, i + 1 == chunks}, key,
               std::span(sealed).subspan(i * sealed_chunk_size, sealed_chunk_size));
  const auto opened = open_container(header, sealed, master_key(), "file");
  if (!opened)
    return must(opened.error().code == ErrorCode::damaged_inner, "the chunks are whole, so it is the inside");
  must(opened->database.size() <= plain.size() - 128, "the database is inside");
  must(salvage_container(header, sealed, master_key(), "file").has_value(), "what opens can be rescued, too");
}

/// The input is a list of changes to a sound image: offset in four bytes, how many in one, then those.
void database(Bytes bytes) try {
  auto image = sound_image();
  while (bytes.size() > 5) {
    const std::size_t offset = (std::size_t{bytes[0]} | std::size_t{bytes[1]} << 8 | std::size_t{bytes[2]} << 16 |
                                std::size_t{bytes[3]} << 24) %
                               image.size();
    const auto length = std::min<std::size_t>({std::size_t{bytes[4]} + 1, bytes.size() - 5, image.size() - offset});
    std::copy_n(bytes.begin() + 5, length, image.begin() + static_cast<std::ptrdiff_t>(offset));
    bytes = bytes.subspan(5 + length);
  }
  const auto opened = Store::open(image);
  if (!opened) return;
  const auto& store = opened->store;
  static_cast<void>(store.all_revisions());
  static_cast<void>(store.drafts());
  static_cast<void>(store.tombstones());
  if (const auto step = store.last_done()) static_cast<void>(store.history_changes(step->number));
  static_cast<void>(store.integrity_findings());
  static_cast<void>(store.image());
} catch (const Failure& failure) {
  // A changed schema may lack a column: SQLite says so, and the journal does not open.
  const auto code = failure.error().code;
  must(code == ErrorCode::damaged_inner || code == ErrorCode::too_large ||
           (code == ErrorCode::internal && failure.error().message.starts_with("the database answered")),
       failure.error().message.c_str());
}

void recovery_code(Bytes bytes) {
  const auto code = RecoveryCode::parse(text_of(bytes));
  if (!code) return must(code.error().code == ErrorCode::code_typo, "what is no code is a typing error");
  const auto written = code->formatted();
  const auto again = RecoveryCode::parse(written.text());
  must(again && std::ranges::equal(again->key_text(), code->key_text()), "a code as written down is the same code");
}

void passphrase(Bytes bytes) {
  const auto typed = SecretBytes::copy_of(bytes);
  const auto normal = composed(typed);
  must(std::ranges::equal(composed(normal).view(), normal.view()), "the normal form is its own normal form");
  if (bytes.size() <= 256) static_cast<void>(strength_of(typed));
}

void seen_note(Bytes bytes) {
  const MemoryFile file(bytes);
  Id id;
  std::copy_n(bytes.begin(), std::min(bytes.size(), id.bytes.size()), id.bytes.begin());
  static_cast<void>(last_seen(posix_file_ops(), file.path(), id));
  static_cast<void>(last_seen(posix_file_ops(), file.path(), *parse_id("000102030405060708090a0b0c0d0e0f")));
}

}  // namespace nightjar::fuzz
