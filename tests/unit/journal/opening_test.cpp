#include <fstream>
#include <nightjar/journal/opening.hpp>

#include "unit/journal/journal_fixture.hpp"

namespace nightjar::journal {
namespace {

using OpeningTest = JournalTest;

TEST_F(OpeningTest, PassphraseAndRecoveryCodeBothOpenIt) {
  SecretBytes code;
  {
    auto created = create(path(), secret(passphrase), vault::minimal_cost(), {}, author_);
    ASSERT_TRUE(created);
    code = std::move(created->recovery_code);
    EXPECT_EQ(code.size(), 34u);
  }
  EXPECT_TRUE(unlocked(secret(passphrase)));
  EXPECT_TRUE(unlocked(code, SecretKind::recovery_code));
}

TEST_F(OpeningTest, AfterAWrongPassphraseAnotherCanBeTried) {
  { const auto journal = made(); }
  auto locked = inspect(path());
  ASSERT_TRUE(locked);
  const auto refused = unlock(*locked, secret("not this one"), SecretKind::passphrase, author_);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::wrong_secret);
  EXPECT_TRUE(unlock(*locked, secret(passphrase), SecretKind::passphrase, author_));
}

TEST_F(OpeningTest, NothingIsOverwrittenByCreating) {
  { const auto journal = made(); }
  const auto again = create(path(), secret(passphrase), vault::minimal_cost(), {}, author_);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::clash);
}

TEST_F(OpeningTest, EachThingThatCanBeWrongIsTold) {
  EXPECT_EQ(inspect(path()).error().code, ErrorCode::not_found);
  std::ofstream(path()) << "Dear diary, this is not a vault. " << std::string(5000, '.');
  EXPECT_EQ(inspect(path()).error().code, ErrorCode::not_a_vault);
}

TEST_F(OpeningTest, AJournalInUseCanOnlyBeLookedAt) {
  auto journal = made();
  add(journal, night_of_3_may());
  ASSERT_TRUE(journal.save_now());
  EXPECT_EQ(inspect(path()).error().code, ErrorCode::in_use);
  auto locked = inspect(path(), true);
  ASSERT_TRUE(locked);
  EXPECT_EQ(locked->notices().size(), 1u);
  auto looking = unlock(*locked, secret(passphrase), SecretKind::passphrase, author_);
  ASSERT_TRUE(looking);
  EXPECT_TRUE(looking->read_only());
  EXPECT_EQ(looking->data().live<Night>().size(), 1u);
  EXPECT_EQ(looking->apply(edit_of(nightjar::journal::create(author_, nap_on_3_may()))).error().code,
            ErrorCode::read_only);
  EXPECT_EQ(looking->set_draft("x", "{}").error().code, ErrorCode::read_only);
}

TEST_F(OpeningTest, ANewPassphraseReplacesTheOldAndKeepsTheEntries) {
  SecretBytes code;
  {
    auto journal = made();
    add(journal, night_of_3_may());
    ASSERT_TRUE(journal.change_passphrase(secret("quite another one"), vault::minimal_cost()));
    EXPECT_FALSE(journal.save_status().unsaved);
    EXPECT_TRUE(journal.check_passphrase(secret("quite another one")));
    EXPECT_EQ(journal.check_passphrase(secret(passphrase)).error().code, ErrorCode::wrong_secret);
    auto fresh = journal.make_new_recovery_code(vault::minimal_cost());
    ASSERT_TRUE(fresh);
    code = *std::move(fresh);
  }
  EXPECT_EQ(unlocked(secret(passphrase)).error().code, ErrorCode::wrong_secret);
  EXPECT_TRUE(unlocked(code, SecretKind::recovery_code));
  EXPECT_EQ(unlocked(secret("quite another one"))->data().live<Night>().size(), 1u);
}

TEST_F(OpeningTest, ACopyElsewhereOpensWithTheSamePassphrase) {
  auto journal = made();
  add(journal, night_of_3_may());
  const auto copy = folder_ + "/copy.nightjar";
  ASSERT_TRUE(journal.write_copy(copy));
  auto locked = inspect(copy);
  ASSERT_TRUE(locked);
  EXPECT_EQ(unlock(*locked, secret(passphrase), SecretKind::passphrase, author_)->data().live<Night>().size(), 1u);
  EXPECT_EQ(journal.write_copy(copy).error().code, ErrorCode::clash);
}

TEST_F(OpeningTest, ACancelledUnlockLeavesItLocked) {
  { const auto journal = made(); }
  auto locked = inspect(path());
  ASSERT_TRUE(locked);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(unlock(*locked, secret(passphrase), SecretKind::passphrase, author_, stop.get_token()).error().code,
            ErrorCode::cancelled);
  EXPECT_TRUE(unlock(*locked, secret(passphrase), SecretKind::passphrase, author_));
}

TEST_F(OpeningTest, ThePlainFileHoldsNothingThatWasWritten) {
  auto journal = made();
  Note note;
  note.at = make_moment(at(*make_day(2024, 5, 3), 600), std::string("Europe/Berlin"));
  note.text = "an unmistakable sentence";
  add(journal, note);
  ASSERT_TRUE(journal.save_now());
  std::ifstream file(path(), std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  EXPECT_EQ(bytes.find("unmistakable"), std::string::npos);
  EXPECT_EQ(bytes.find("SQLite"), std::string::npos);
}

}  // namespace
}  // namespace nightjar::journal
