// A journal in a folder of its own, with a clock that ticks and ids that count.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <nightjar/codec/record_json.hpp>
#include <nightjar/journal/opening.hpp>

#include "support/zones.hpp"

namespace nightjar::journal {

class TickingClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return {now_ += 1000}; }

 private:
  mutable std::int64_t now_ = 1714600000000;  // 2024-05-01
};

inline SecretBytes secret(std::string_view text) { return SecretBytes::copy_of(text); }

class JournalTest : public ::testing::Test {
 protected:
  JournalTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "nightjar-journal-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    author_.clock = &clock_;
    author_.new_id = [this] {
      Id id;
      const auto n = ++last_id_;
      for (std::size_t i = 0; i < 4; ++i) id.bytes[15 - i] = static_cast<std::uint8_t>(n >> (8 * i));
      return id;
    };
    author_.device_id.bytes[0] = 0xdd;
    author_.zone = test::zone_named("Europe/Berlin");
  }
  ~JournalTest() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string path() const { return folder_ + "/n.nightjar"; }

  [[nodiscard]] OpenJournal made(FileOps& files = posix_file_ops()) {
    JournalSettings settings;
    settings.home_zone = "Europe/Berlin";
    auto created = create(path(), secret(passphrase), vault::minimal_cost(), settings, author_, files);
    EXPECT_TRUE(created) << created.error().message;
    return std::move(created->journal);
  }
  [[nodiscard]] Result<OpenJournal> unlocked(const SecretBytes& with, SecretKind kind = SecretKind::passphrase) {
    auto locked = inspect(path());
    if (!locked) return fail(locked.error());
    return unlock(*locked, with, kind, author_);
  }
  /// Saves, closes and opens it again.
  [[nodiscard]] OpenJournal reopened(OpenJournal journal) {
    const auto saved = journal.save_now();
    EXPECT_TRUE(saved) << saved.error().message;
    { const OpenJournal closing = std::move(journal); }
    auto again = unlocked(secret(passphrase));
    EXPECT_TRUE(again) << again.error().message;
    return *std::move(again);
  }

  template <class R>
  Id add(OpenJournal& journal, const R& record) {
    auto change = nightjar::journal::create(author_, record);
    const auto id = head_of(change.after).id;
    const auto applied = journal.apply(edit_of(std::move(change)));
    EXPECT_TRUE(applied) << applied.error().message;
    return id;
  }

  static Night night_of_3_may() {
    Night night;
    night.night = *make_day(2024, 5, 3);
    night.sleep_latency_min = 20;
    return night;
  }
  static Nap nap_on_3_may() {
    Nap nap;
    nap.day = *make_day(2024, 5, 3);
    nap.minutes = 30;
    return nap;
  }
  static Substance kratom() {
    Substance substance;
    substance.name = "Kratom";
    substance.substance_kind = SubstanceKind::kratom;
    return substance;
  }

  /// Every live record without its head: what a person would see.
  static std::map<Id, std::string> answers(const JournalData& data) {
    std::map<Id, std::string> out;
    for_each_kind([&]<class R>() {
      for (const auto& [id, record] : data.live<R>()) {
        auto bare = record;
        bare.head = {};
        out.emplace(id, codec::to_json(AnyRecord(bare)));
      }
    });
    return out;
  }

  static constexpr std::string_view passphrase = "owls over the wall";
  std::string folder_;
  TickingClock clock_;
  std::uint32_t last_id_ = 0;
  Author author_;
};

}  // namespace nightjar::journal
