#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <nightjar/support/secret_text.hpp>
#include <nightjar/vault/vault_file.hpp>
#include <thread>

#include "support/failing_files.hpp"
#include "unit/vault/journal_folder.hpp"
#include "vault/container.hpp"
#include "vault/crypto.hpp"
#include "vault/slots.hpp"

namespace nightjar::vault {
namespace {
using namespace test;

class VaultFileTest : public JournalFolder {};

SecretBytes text(std::string_view s) { return SecretBytes::copy_of(s); }

TEST_F(VaultFileTest, OpensWithThePassphraseItWasMadeWith) {
  const auto data = database(10'000, 1);
  const auto id = create(data).file.vault_id();
  const auto opened = open();
  ASSERT_TRUE(opened);
  EXPECT_TRUE(std::ranges::equal(opened->database, data));
  EXPECT_EQ(opened->counter, 1u);
  EXPECT_EQ(opened->saved_at_ms, some_time_ms);
  EXPECT_EQ(opened->file.vault_id(), id);
  EXPECT_EQ(opened->file.read_only(), ReadOnly::no);
}

TEST_F(VaultFileTest, OpensWithItsRecoveryCodeHoweverThatIsTyped) {
  const auto data = database(10'000, 1);
  const auto code = create(data).recovery_code.formatted();
  std::string typed(code.text());
  std::ranges::replace(typed, '-', ' ');
  std::ranges::transform(typed, typed.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  EXPECT_TRUE(open(text(typed), SecretKind::recovery_code));
  typed[0] = typed[0] == '1' ? '2' : '1';
  EXPECT_EQ(code_of(open(text(typed), SecretKind::recovery_code)), ErrorCode::code_typo);
  EXPECT_EQ(code_of(open(RecoveryCode::generate().formatted(), SecretKind::recovery_code)), ErrorCode::wrong_secret);
}

TEST_F(VaultFileTest, OpensWithComposedAndDecomposedLetters) {
  ASSERT_TRUE(VaultFile::create(ops(), path(), text("caf\xC3\xA9 au lait"), minimal_cost(), database(9, 1), 0));
  EXPECT_TRUE(open(text("caf\xC3\xA9 au lait")));
  EXPECT_TRUE(open(text("cafe\xCC\x81 au lait")));
  EXPECT_EQ(code_of(open(text("cafe au lait"))), ErrorCode::wrong_secret);
  EXPECT_EQ(code_of(open(text("Caf\xC3\xA9 au lait"))), ErrorCode::wrong_secret);
  EXPECT_EQ(code_of(open(text(""))), ErrorCode::wrong_secret);
}

/// A journal as earlier versions made one: the passphrase is composed, and else taken byte for byte.
void make_with_every_byte(FileOps& ops, const std::string& path, std::string_view secret) {
  auto header = Header::fresh(random_id());
  SecretBytes key(32);
  fill_random({key.data(), key.size()});
  ASSERT_TRUE(wrap_master_key(header, 0, SlotType::passphrase, key, composed(text(secret)).view(), minimal_cost()));
  const auto bytes = seal_container(header, key, database(9, 1), {1, some_time_ms, {}});
  ASSERT_TRUE(bytes);
  const auto place = locate(ops, path);
  ASSERT_TRUE(place);
  ASSERT_TRUE(replace_file(ops, place->folder.get(), place->name, *bytes, {}));
}

TEST_F(VaultFileTest, OpensWithSecretsThatMayNoLongerBeSet) {
  for (const std::string_view secret : {"\x1B[200~five quiet words here now\x1B[201~",
                                        "\xEF\xBB\xBF"
                                        "five quiet words",
                                        "gr\xFCne Bl\xE4tter", "trailing blank ", "a tab\t", "five\u00a0quiet words",
                                        "five\u200bquiet words", "cafe\u0301 au lait\r"}) {
    make_with_every_byte(ops(), path(), secret);
    EXPECT_TRUE(open(text(secret))) << secret;
    EXPECT_EQ(code_of(open(text("five quiet words here"))), ErrorCode::wrong_secret) << secret;
    EXPECT_EQ(code_of(VaultFile::create(ops(), path("new"), text(secret), minimal_cost(), {}, 0)),
              secret.starts_with("cafe") || secret.starts_with("\x1B") || secret.starts_with("\xEF")
                  ? ErrorCode::internal
                  : ErrorCode::invalid_value)
        << secret;
    std::filesystem::remove(path("new"));
  }
}

TEST_F(VaultFileTest, ACodeThatCouldNotBeShownReplacesNothing) {
  auto made = create(database(9, 1));
  const auto code = made.recovery_code.formatted();
  const auto before = read_all(path());
  int shown = 0;
  const ShowCode nobody = [&](const SecretBytes& formatted) -> Result<void> {
    shown += formatted.size() == 34 && read_all(path()) == before;
    return fail(ErrorCode::io, "nobody saw it", "");
  };
  EXPECT_EQ(code_of(made.file.new_recovery_code(minimal_cost(), database(9, 1), 0, nobody)), ErrorCode::io);
  EXPECT_EQ(code_of(made.file.rekey(text("another passphrase"), minimal_cost(), database(9, 1), 0, nobody)),
            ErrorCode::io);
  EXPECT_EQ(shown, 2);
  EXPECT_EQ(read_all(path()), before);
  EXPECT_TRUE(made.file.check_secret(code, SecretKind::recovery_code));
  EXPECT_TRUE(made.file.check_secret(passphrase(), SecretKind::passphrase));
  EXPECT_EQ(code_of(VaultFile::create(ops(), path("new"), passphrase(), minimal_cost(), {}, 0, nobody)), ErrorCode::io);
  EXPECT_FALSE(std::filesystem::exists(path("new")));
}

TEST_F(VaultFileTest, LetsAnotherSecretBeTriedAfterAWrongOne) {
  create(database(9, 1));
  auto sealed = VaultFile::inspect(ops(), path());
  ASSERT_TRUE(sealed);
  EXPECT_EQ(code_of(VaultFile::unlock(*sealed, text("wrong passphrase"), SecretKind::passphrase)),
            ErrorCode::wrong_secret);
  EXPECT_TRUE(VaultFile::unlock(*sealed, passphrase(), SecretKind::passphrase));
}

TEST_F(VaultFileTest, DamageIsNeverCalledAWrongPassphrase) {
  create(database(100'000, 1));
  auto bytes = read_all(path());
  bytes[5000] ^= 1;
  write_all(path(), bytes);
  EXPECT_EQ(code_of(open()), ErrorCode::damaged_chunk);
  EXPECT_EQ(code_of(open(text("wrong passphrase"))), ErrorCode::wrong_secret);
  auto sealed = VaultFile::inspect(ops(), path());
  const auto salvaged = VaultFile::salvage(*sealed, passphrase(), SecretKind::passphrase);
  EXPECT_EQ(code_of(salvaged), ErrorCode::damaged_inner);
}

TEST_F(VaultFileTest, RefusesAShortPassphraseAndAnExistingName) {
  EXPECT_EQ(code_of(VaultFile::create(ops(), path(), text("1234567"), minimal_cost(), {}, 0)),
            ErrorCode::invalid_value);
  EXPECT_TRUE(files().empty());
  write_all(path(), database(10, 1));
  EXPECT_EQ(code_of(VaultFile::create(ops(), path(), passphrase(), minimal_cost(), {}, 0)), ErrorCode::clash);
  EXPECT_EQ(read_all(path()), database(10, 1));
  EXPECT_EQ(code_of(VaultFile::create(ops(), path("no/such/folder"), passphrase(), minimal_cost(), {}, 0)),
            ErrorCode::not_found);
}

TEST_F(VaultFileTest, SavesReplaceTheContentAndCountUp) {
  auto file = create(database(1000, 1)).file;
  const auto first = file.fingerprint();
  for (unsigned i = 2; i <= 5; ++i) {
    const auto outcome = file.save(database(1000 * i, i), some_time_ms + i);
    EXPECT_EQ(outcome.status, SaveResult::saved);
    EXPECT_EQ(outcome.counter, i);
    EXPECT_EQ(outcome.path, path());
  }
  EXPECT_NE(file.fingerprint(), first);
  { [[maybe_unused]] const auto closed = std::move(file); }
  const auto opened = open();
  ASSERT_TRUE(opened);
  EXPECT_TRUE(std::ranges::equal(opened->database, database(5000, 5)));
  EXPECT_EQ(opened->counter, 5u);
  EXPECT_EQ(files(), (std::vector<std::string>{".j.nightjar.lock", "j.nightjar"}));
}

TEST_F(VaultFileTest, ChangingThePassphraseShutsTheOldOneOutAndKeepsTheRecoveryCode) {
  auto made = create(database(10, 1));
  ASSERT_TRUE(made.file.change_passphrase(text("another passphrase"), minimal_cost(), database(10, 2), 0));
  EXPECT_TRUE(made.file.check_secret(text("another passphrase"), SecretKind::passphrase));
  EXPECT_EQ(code_of(made.file.check_secret(passphrase(), SecretKind::passphrase)), ErrorCode::wrong_secret);
  EXPECT_EQ(made.file.change_passphrase(text("short"), minimal_cost(), {}, 0).error().code, ErrorCode::invalid_value);
  const auto code = made.recovery_code.formatted();
  { [[maybe_unused]] const auto closed = std::move(made.file); }
  EXPECT_EQ(code_of(open()), ErrorCode::wrong_secret);
  EXPECT_TRUE(open(code, SecretKind::recovery_code));
  EXPECT_TRUE(open(text("another passphrase")));
}

TEST_F(VaultFileTest, ANewRecoveryCodeReplacesTheOldOneAndCanBeDropped) {
  auto made = create(database(10, 1));
  const auto fresh = made.file.new_recovery_code(minimal_cost(), database(10, 2), 0);
  ASSERT_TRUE(fresh);
  EXPECT_EQ(code_of(made.file.check_secret(made.recovery_code.formatted(), SecretKind::recovery_code)),
            ErrorCode::wrong_secret);
  EXPECT_TRUE(made.file.check_secret(fresh->formatted(), SecretKind::recovery_code));
  ASSERT_TRUE(made.file.drop_recovery_code(database(10, 3), 0));
  EXPECT_FALSE(made.file.has_recovery_code());
  { [[maybe_unused]] const auto closed = std::move(made.file); }
  EXPECT_EQ(code_of(open(fresh->formatted(), SecretKind::recovery_code)), ErrorCode::wrong_secret);
  EXPECT_EQ(contents(), database(10, 3));
}

TEST_F(VaultFileTest, RekeyingMakesTheKeyOfOldCopiesUselessForNewOnes) {
  auto made = create(database(10, 1));
  const auto old_copy = read_all(path());
  const auto code = made.file.rekey(text("another passphrase"), minimal_cost(), database(10, 2), 0);
  ASSERT_TRUE(code);
  EXPECT_EQ(made.file.save(database(10, 3), 0).status, SaveResult::saved) << "later saves use the new key";
  { [[maybe_unused]] const auto closed = std::move(made.file); }
  EXPECT_EQ(code_of(open()), ErrorCode::wrong_secret);
  EXPECT_EQ(code_of(open(made.recovery_code.formatted(), SecretKind::recovery_code)), ErrorCode::wrong_secret);
  EXPECT_TRUE(open(code->formatted(), SecretKind::recovery_code));
  ASSERT_TRUE(open(text("another passphrase")));
  // Old slots around the new body: what someone with an old copy could try.
  auto spliced = read_all(path());
  std::copy(old_copy.begin(), old_copy.begin() + 4096, spliced.begin());
  write_all(path(), spliced);
  EXPECT_EQ(code_of(open()), ErrorCode::damaged_chunk);
}

TEST_F(VaultFileTest, ASecondProgramIsToldWhoHasTheJournalOpen) {
  const auto first = create(database(10, 1));
  const auto second = VaultFile::inspect(ops(), path());
  ASSERT_EQ(code_of(second), ErrorCode::in_use);
  EXPECT_NE(second.error().message.find("process " + std::to_string(::getpid())), std::string::npos)
      << second.error().message;
  auto looking = VaultFile::inspect(ops(), path(), true);
  ASSERT_TRUE(looking);
  auto opened = VaultFile::unlock(*looking, passphrase(), SecretKind::passphrase);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->file.read_only(), ReadOnly::asked);
  const auto outcome = opened->file.save(database(10, 2), 0);
  EXPECT_EQ(outcome.status, SaveResult::not_saved);
  EXPECT_EQ(outcome.error->code, ErrorCode::read_only);
  EXPECT_EQ(opened->file.change_passphrase(passphrase(), minimal_cost(), {}, 0).error().code, ErrorCode::read_only);
}

TEST_F(VaultFileTest, NoLockFileIsLeftBesideFilesThatAreNoJournals) {
  write_all(path("notes.txt"), database(10, 1));
  EXPECT_EQ(code_of(VaultFile::inspect(ops(), path("notes.txt"))), ErrorCode::not_a_vault);
  EXPECT_EQ(files(), std::vector<std::string>{"notes.txt"});
}

TEST_F(VaultFileTest, NamesWhatIsThereInsteadOfAJournal) {
  EXPECT_EQ(code_of(VaultFile::inspect(ops(), path())), ErrorCode::not_found);
  EXPECT_EQ(code_of(VaultFile::inspect(ops(), folder_)), ErrorCode::not_a_vault);
  EXPECT_EQ(code_of(VaultFile::inspect(ops(), "")), ErrorCode::usage);
  EXPECT_EQ(code_of(VaultFile::inspect(ops(), path(std::string(300, 'x')))), ErrorCode::usage);
  // Folders within folders, until no single call of the system takes the path.
  std::string long_path = folder_;
  int deep = ::open(folder_.c_str(), O_DIRECTORY | O_CLOEXEC);
  for (const std::string name(200, 'x'); long_path.size() <= 4096; long_path += "/" + name) {
    ASSERT_EQ(::mkdirat(deep, name.c_str(), 0700), 0);
    const int next = ::openat(deep, name.c_str(), O_DIRECTORY | O_CLOEXEC);
    ::close(deep);
    deep = next;
  }
  ::close(deep);
  long_path += "/j.nightjar";
  EXPECT_EQ(code_of(VaultFile::inspect(ops(), long_path)), ErrorCode::usage);
  EXPECT_EQ(code_of(VaultFile::create(ops(), long_path, passphrase(), minimal_cost(), {}, 0)), ErrorCode::usage);
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  EXPECT_EQ(code_of(VaultFile::inspect(ops(), path("pipe"))), ErrorCode::not_a_vault) << "and does not wait for it";
  ASSERT_EQ(::symlink("loop", path("loop").c_str()), 0);
  EXPECT_EQ(code_of(VaultFile::inspect(ops(), path("loop"))), ErrorCode::usage);
  ASSERT_EQ(::symlink("nowhere", path("dangling").c_str()), 0);
  EXPECT_FALSE(VaultFile::inspect(ops(), path("dangling")));
  EXPECT_EQ(code_of(VaultFile::create(ops(), path("dangling"), passphrase(), minimal_cost(), {}, 0)), ErrorCode::usage)
      << "a link is never replaced";
}

TEST_F(VaultFileTest, ASymbolicLinkStaysOneAndItsTargetIsSaved) {
  std::filesystem::create_directory(path("elsewhere"));
  create(database(10, 1), "elsewhere/real.nightjar");
  std::filesystem::create_symlink("elsewhere/real.nightjar", path("link.nightjar"));
  {
    auto opened = open("link.nightjar");
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->file.save(database(10, 2), 0).status, SaveResult::saved);
  }
  EXPECT_TRUE(std::filesystem::is_symlink(path("link.nightjar")));
  EXPECT_EQ(contents("elsewhere/real.nightjar"), database(10, 2));
}

TEST_F(VaultFileTest, IsPrivateAtFirstAndKeepsTheModeItIsGiven) {
  const auto mode = [&] { return std::filesystem::status(path()).permissions(); };
  auto file = create(database(10, 1)).file;
  EXPECT_EQ(mode(), std::filesystem::perms(0600));
  std::filesystem::permissions(path(), std::filesystem::perms(0640));
  EXPECT_EQ(file.save(database(10, 2), 0).status, SaveResult::saved);
  EXPECT_EQ(mode(), std::filesystem::perms(0640));
}

TEST_F(VaultFileTest, WorksWithTheLongestAndStrangestNames) {
  for (const auto& name : {std::string(255, 'n'), std::string("two\nlines \xC3\xA9.nightjar"), std::string("-j")}) {
    {
      EXPECT_EQ(create(database(10, 1), name).file.save(database(10, 2), 0).status, SaveResult::saved);
    }
    EXPECT_EQ(contents(name), database(10, 2));
  }
}

TEST_F(VaultFileTest, AFileChangedBySomeoneElseIsNeverOverwritten) {
  auto file = create(database(10, 1)).file;
  const auto theirs = database(5000, 9);
  write_all(path(), theirs);
  auto outcome = file.save(database(10, 2), some_time_ms);
  EXPECT_EQ(outcome.status, SaveResult::saved_beside);
  EXPECT_EQ(outcome.error->code, ErrorCode::conflict);
  EXPECT_EQ(outcome.path, path("j (conflict 2026-11-18).nightjar"));
  EXPECT_EQ(read_all(path()), theirs);
  outcome = file.save(database(10, 3), some_time_ms);
  EXPECT_EQ(outcome.status, SaveResult::saved) << "the new file is the current one";
  EXPECT_EQ(file.path(), path("j (conflict 2026-11-18).nightjar"));
  { [[maybe_unused]] const auto closed = std::move(file); }
  EXPECT_EQ(contents("j (conflict 2026-11-18).nightjar"), database(10, 3));
  EXPECT_EQ(read_all(path()), theirs);
}

TEST_F(VaultFileTest, AnotherConflictOnOneDayGetsANumber) {
  write_all(path("j (conflict 2026-11-18).nightjar"), database(3, 3));
  auto file = create(database(10, 1)).file;
  std::filesystem::remove(path());
  EXPECT_EQ(file.save(database(10, 2), some_time_ms).path, path("j (conflict 2026-11-18 2).nightjar"));
  EXPECT_EQ(read_all(path("j (conflict 2026-11-18).nightjar")), database(3, 3));
}

TEST_F(VaultFileTest, AConflictKeepsTheSecretsAsTheyWere) {
  auto made = create(database(10, 1));
  write_all(path(), database(10, 9));
  const auto changed = made.file.change_passphrase(text("another passphrase"), minimal_cost(), database(10, 2), 0);
  EXPECT_EQ(changed.error().code, ErrorCode::conflict);
  EXPECT_TRUE(made.file.check_secret(passphrase(), SecretKind::passphrase));
}

TEST_F(VaultFileTest, AFolderInPlaceOfTheFileIsAConflict) {
  auto file = create(database(10, 1)).file;
  std::filesystem::remove(path());
  std::filesystem::create_directory(path());
  EXPECT_EQ(file.save(database(10, 2), some_time_ms).status, SaveResult::saved_beside);
}

TEST_F(VaultFileTest, CopiesOpenWithTheSameSecretsAndReplaceNothing) {
  auto made = create(database(10, 1));
  ASSERT_TRUE(made.file.write_copy(path("copy.nightjar"), database(10, 2), 0));
  EXPECT_EQ(made.file.write_copy(path("copy.nightjar"), database(10, 3), 0).error().code, ErrorCode::clash);
  EXPECT_EQ(contents("copy.nightjar"), database(10, 2));
  EXPECT_EQ(made.file.counter(), 1u);
  EXPECT_EQ(made.file.path(), path());
}

TEST_F(VaultFileTest, LeftOverTemporaryFilesAreSweptAndNothingElse) {
  create(database(10, 1));
  const std::vector<std::string> kept = {".j.nightjar.backup.tmp", ".k.nightjar.0123456789abcdef.tmp",
                                         ".j.nightjar.0123456789abcdeX.tmp"};
  for (const auto& name : kept) write_all(path(name), database(1, 1));
  write_all(path(".j.nightjar.0123456789abcdef.tmp"), database(100, 1));
  ASSERT_TRUE(open());
  auto expected = kept;
  expected.insert(expected.end(), {".j.nightjar.lock", "j.nightjar"});
  std::ranges::sort(expected);
  EXPECT_EQ(files(), expected);
}

TEST_F(VaultFileTest, AHigherMinorVersionIsReadOnly) {
  // Written by a later version: same key, minor 1. The header cannot be changed without the key, so this only
  // shows that inspecting tells it before a secret is asked for.
  create(database(10, 1));
  auto bytes = read_all(path());
  bytes[10] = 1;
  const auto sum = blake2b(std::span(bytes).first(4064));
  std::copy(sum.begin(), sum.end(), bytes.begin() + 4064);
  write_all(path(), bytes);
  const auto sealed = VaultFile::inspect(ops(), path());
  ASSERT_TRUE(sealed);
  EXPECT_EQ(sealed->read_only(), ReadOnly::newer_format);
}

TEST_F(VaultFileTest, HardLinksAreNoticed) {
  create(database(10, 1));
  EXPECT_FALSE(VaultFile::inspect(ops(), path())->has_hard_links());
  std::filesystem::create_hard_link(path(), path("other.nightjar"));
  EXPECT_TRUE(VaultFile::inspect(ops(), path())->has_hard_links());
}

TEST_F(VaultFileTest, AnswersFromAnotherThreadWhileItSaves) {
  auto file = create(database(10, 1)).file;
  std::jthread worker([&] {
    for (unsigned i = 2; i < 40; ++i) EXPECT_EQ(file.save(database(1000, i), 0).status, SaveResult::saved);
  });
  std::uint64_t last = 0;
  while (last < 39) {
    const auto now = file.counter();
    EXPECT_GE(now, last);
    EXPECT_EQ(file.path(), path());
    last = now;
  }
}

TEST_F(VaultFileTest, AJournalWrittenByTheFirstReleaseOpensForEver) {
  const std::string golden = NIGHTJAR_SOURCE_DIR "/tests/data/vaults/v1-minimal.nightjar";
  auto sealed = VaultFile::inspect(ops(), golden, true);
  ASSERT_TRUE(sealed);
  EXPECT_EQ(sealed->vault_id().hex(), "000102030405060708090a0b0c0d0e0f");
  const auto opened = VaultFile::unlock(*sealed, passphrase(), SecretKind::passphrase);
  ASSERT_TRUE(opened);
  const std::string_view text(reinterpret_cast<const char*>(opened->database.data()), opened->database.size());
  EXPECT_EQ(text, "Nightjar golden vault, format 1.0\n");
  EXPECT_EQ(opened->counter, 3u);
  EXPECT_EQ(opened->saved_at_ms, some_time_ms);
  auto again = VaultFile::inspect(ops(), golden, true);
  EXPECT_TRUE(
      VaultFile::unlock(*again, SecretBytes::copy_of("0004-1061-050R-3GG2-8A1C-60T3-GF5E"), SecretKind::recovery_code));
}

TEST_F(VaultFileTest, ANewSecretCostsNoLessThanTheOldOneUnlessThatIsAskedFor) {
  constexpr KdfCost dearer{2, 16 * 1024};
  auto made = VaultFile::create(ops(), path(), passphrase(), dearer, database(10, 1), 0);
  ASSERT_TRUE(made);
  const auto costs = [&] {
    std::vector<KdfCost> out;
    for (const auto& each : made->file.key_costs()) out.push_back(each.cost);
    return out;
  };
  ASSERT_TRUE(made->file.change_passphrase(text("another passphrase"), minimal_cost(), database(10, 2), 0));
  EXPECT_EQ(costs(), (std::vector{dearer, dearer}));
  ASSERT_TRUE(made->file.new_recovery_code(minimal_cost(), database(10, 2), 0));
  ASSERT_TRUE(made->file.rekey(text("another passphrase"), minimal_cost(), database(10, 2), 0));
  EXPECT_EQ(costs(), (std::vector{dearer, dearer}));
  ASSERT_TRUE(made->file.change_passphrase(text("another passphrase"), {minimal_cost(), true}, database(10, 2), 0));
  EXPECT_EQ(costs(), (std::vector{minimal_cost(), dearer}));
}

TEST_F(VaultFileTest, ManySlotsTogetherMayNotCostMoreThanOneMay) {
  // Each of them is allowed alone, and nothing is derived: that would take minutes.
  auto header = Header::fresh(Id{{1}});
  Slot slot;
  slot.type = SlotType::passphrase;
  slot.kdf = 1;
  slot.cost = {16, 1u << 30};
  for (std::size_t i = 0; i < slot_count; ++i) header.set_slot(i, slot);
  const std::array<std::uint8_t, 3> bytes{1, 2, 3};
  const std::span<const std::uint8_t> secret = bytes;
  const std::array one{secret};
  const auto begun = std::chrono::steady_clock::now();
  auto key = unwrap_master_key(header, SlotType::passphrase, one, 1u << 30, {});
  EXPECT_EQ(code_of(key), ErrorCode::kdf_refused);
  // One slot, and two spellings of what was typed.
  auto single = Header::fresh(Id{{1}});
  slot.cost = {9, 1u << 30};
  single.set_slot(0, slot);
  const std::array two{secret, secret};
  key = unwrap_master_key(single, SlotType::passphrase, two, 1u << 30, {});
  EXPECT_EQ(code_of(key), ErrorCode::kdf_refused);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(2));
}

TEST_F(VaultFileTest, WhatCannotBeLookedAtJustNowIsNoSignOfAnotherProgram) {
  for (const int error : {EMFILE, ENFILE, EIO, ENOMEM, EACCES}) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
    nightjar::test::FailingFiles files;
    auto made = VaultFile::create(files, path(), passphrase(), minimal_cost(), database(10, 1), 0);
    ASSERT_TRUE(made);
    files.fail_call(1, error);
    EXPECT_EQ(made->file.save(database(10, 2), some_time_ms).status, SaveResult::saved) << "it was over at once";
    files.fail_call(1, error, true);
    const auto outcome = made->file.save(database(10, 3), some_time_ms);
    files.work_again();
    EXPECT_EQ(outcome.status, SaveResult::not_saved) << error;
    ASSERT_TRUE(outcome.error);
    EXPECT_NE(outcome.error->code, ErrorCode::conflict);
    EXPECT_NE(outcome.error->message.find("nothing is lost"), std::string::npos) << outcome.error->message;
    EXPECT_EQ(this->files().size(), 2u) << "the journal and its lock";
    EXPECT_EQ(made->file.save(database(10, 3), some_time_ms).status, SaveResult::saved);
    EXPECT_EQ(made->file.path(), path());
  }
}

TEST_F(VaultFileTest, TheLastNumberOfASaveIsNotFollowedByTheFirst) {
  constexpr auto last = std::numeric_limits<std::uint64_t>::max();
  create(database(10, 1));
  {
    auto sealed = VaultFile::inspect(ops(), path());
    ASSERT_TRUE(VaultFile::write_salvaged(*sealed, passphrase(), SecretKind::passphrase, path("last.nightjar"),
                                          database(10, 1), last, 0));
  }
  auto opened = open("last.nightjar");
  ASSERT_TRUE(opened);
  const auto before = read_all(path("last.nightjar"));
  const auto outcome = opened->file.save(database(10, 2), 0);
  EXPECT_EQ(outcome.status, SaveResult::not_saved);
  EXPECT_EQ(outcome.error->code, ErrorCode::refused);
  EXPECT_EQ(opened->file.counter(), last);
  EXPECT_EQ(code_of(opened->file.change_passphrase(text("another passphrase"), minimal_cost(), database(10, 2), 0)),
            ErrorCode::refused);
  EXPECT_EQ(read_all(path("last.nightjar")), before);
}

TEST_F(VaultFileTest, ANoteOfThisComputerCannotUseUpTheNumbersOfSaves) {
  auto file = create(database(10, 1)).file;
  file.count_on_from(std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(file.save(database(10, 2), 0).counter, 2u);
  file.count_on_from(1000);
  EXPECT_EQ(file.save(database(10, 3), 0).counter, 1001u);
}

TEST_F(VaultFileTest, ACutOrPaddedFileIsRefusedAndYetSalvagedByItsWholeParts) {
  const auto data = database(400'000, 1);
  create(data);
  const auto whole = read_all(path());
  const auto salvaged = [&](const Bytes& bytes) {
    write_all(path(), bytes);
    EXPECT_FALSE(VaultFile::inspect(ops(), path(), true));
    auto sealed = VaultFile::inspect_damaged(ops(), path());
    EXPECT_TRUE(sealed);
    EXPECT_EQ(sealed->missing_bytes(), bytes.size() < whole.size() ? whole.size() - bytes.size() : 0);
    EXPECT_EQ(sealed->extra_bytes(), bytes.size() > whole.size() ? bytes.size() - whole.size() : 0);
    auto image = VaultFile::salvage(*sealed, passphrase(), SecretKind::passphrase);
    EXPECT_TRUE(image);
    return *std::move(image);
  };
  auto longer = whole;
  longer.push_back(7);
  EXPECT_TRUE(std::ranges::equal(salvaged(longer).database, data)) << "nothing is lost";
  const auto cut_by_one = salvaged({whole.begin(), whole.end() - 1});
  EXPECT_EQ(cut_by_one.damaged_parts, std::vector{cut_by_one.parts - 1});
  const auto half = salvaged({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(whole.size() / 2)});
  EXPECT_EQ(half.parts, 7u);
  EXPECT_EQ(half.damaged_parts.size(), 4u);
  EXPECT_TRUE(std::equal(half.database.begin(), half.database.begin() + 150'000, data.begin()));
  write_all(path(), std::span(whole).first(3000));
  EXPECT_EQ(code_of(VaultFile::inspect_damaged(ops(), path())), ErrorCode::truncated) << "the keys are not there";
}

TEST_F(VaultFileTest, TellsTheNumberOfTheSaveInAnotherFileOfThisJournalAlsoADamagedOne) {
  auto file = create(database(200'000, 1)).file;
  ASSERT_EQ(file.save(database(200'000, 2), 0).counter, 2u);
  auto bytes = read_all(path());
  bytes.back() ^= 1;
  bytes.push_back(0);
  write_all(path("damaged.nightjar"), bytes);
  EXPECT_EQ(file.save_number_of(path("damaged.nightjar")), 2u);
  bytes[5000] ^= 1;  // the first chunk, where the number is
  write_all(path("damaged.nightjar"), bytes);
  EXPECT_FALSE(file.save_number_of(path("damaged.nightjar")));
  create(database(10, 1), "other.nightjar");
  EXPECT_FALSE(file.save_number_of(path("other.nightjar")));
}

}  // namespace
}  // namespace nightjar::vault
