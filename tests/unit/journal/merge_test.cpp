// Two copies of a journal, written to apart from each other, and what becomes of them together.
#include <cstdlib>
#include <nightjar/journal/merge.hpp>
#include <random>

#include "journal/rules.hpp"
#include "support/invented_journal.hpp"
#include "support/zones.hpp"
#include "unit/journal/journal_fixture.hpp"

namespace nightjar::journal {
namespace {

class AdjustableClock final : public Clock {
 public:
  std::int64_t now_ms = 1774900000000;  // 2026-03-30
  [[nodiscard]] Instant now() const override { return {now_ms}; }
};

/// Changes the first of its texts, or else its first number, and nothing in a record that has neither.
struct Scribble {
  std::mt19937_64& random;
  bool done = false;
  void operator()(const Field&, std::optional<std::string>& text) {
    if (!done) text = "w" + std::to_string(random());
    done = true;
  }
  void operator()(const Field& f, std::optional<int>& number) {
    if (!done) number = f.min + static_cast<int>(random() % static_cast<std::uint64_t>(f.max - f.min + 1));
    done = true;
  }
  template <class T>
  void operator()(const Field&, T&) {}
};

/// One copy of a journal on a computer of its own, whose clock may be wrong.
class Fork {
 public:
  Fork(const std::string& path, std::uint8_t device, std::uint64_t seed) : random_(seed) {
    clock_.now_ms += static_cast<std::int64_t>(random_() % (6 * 86'400'000)) - 3 * 86'400'000;
    author_.clock = &clock_;
    author_.zone = test::zone_named(test::invented_zone);
    author_.device_id.bytes[0] = device;
    author_.new_id = [this, device] {
      Id id;
      id.bytes[0] = device;
      for (std::size_t i = 0; i < 8; ++i) id.bytes[8 + i] = static_cast<std::uint8_t>(random_());
      return id;
    };
    auto locked = inspect(path);
    EXPECT_TRUE(locked) << locked.error().message;
    auto opened = unlock(*locked, secret("owls over the wall"), SecretKind::passphrase, author_);
    EXPECT_TRUE(opened) << opened.error().message;
    journal_ = std::make_unique<OpenJournal>(*std::move(opened));
  }
  OpenJournal& operator*() { return *journal_; }
  OpenJournal* operator->() { return journal_.get(); }
  Author& author() { return author_; }
  void later(std::int64_t ms) { clock_.now_ms += ms; }

  void edit_at_random(int times) {
    for (int i = 0; i < times; ++i) {
      // Now and then the clock is set back.
      clock_.now_ms += random_() % 20 == 0 ? -86'400'000 : static_cast<std::int64_t>(random_() % 3'600'000);
      // What a rule refuses, such as a second night on the same day, just does not happen.
      static_cast<void>(edit_once());
      if (random_() % 4 == 0) arrange_once();
    }
  }

 private:
  template <class R>
  [[nodiscard]] const R* one_of(const std::map<Id, R>& records) {
    if (records.empty()) return nullptr;
    return &std::next(records.begin(), static_cast<std::ptrdiff_t>(random_() % records.size()))->second;
  }
  [[nodiscard]] Day some_day() { return test::invented_from + static_cast<int>(random_() % 8); }

  [[nodiscard]] Result<void> edit_once() {
    auto& journal = *journal_;
    switch (random_() % 12) {
      case 0: {
        Night night;
        night.night = some_day();
        night.quality = 3;
        return journal.apply(edit_of(create(author_, night)));
      }
      case 1: {
        CheckIn check_in;
        check_in.day = some_day();
        check_in.mood = 4;
        return journal.apply(edit_of(create(author_, check_in)));
      }
      case 2: {
        const auto* substance = one_of(journal.data().live<Substance>());
        if (substance == nullptr) return {};
        Intake intake;
        intake.substance_id = substance->head.id;
        intake.day = some_day();
        return journal.apply(edit_of(create(author_, intake)));
      }
      case 3: return journal.undo();
      case 4: return journal.redo();
      case 5:
      case 6:
        return with_a_record(true,
                             [&](const AnyRecord& record) { return journal.apply(edit_of(remove(author_, record))); });
      case 7:
        return with_a_record(false,
                             [&](const AnyRecord& record) { return journal.apply(edit_of(restore(author_, record))); });
      case 8:
        return with_a_record(false, [&](const AnyRecord& record) -> Result<void> {
          if (random_() % 3 != 0) return {};
          return journal.purge({head_of(record).id}).map([](std::size_t) {});
        });
      default:
        return with_a_record(true, [&](const AnyRecord& record) {
          auto after = record;
          visit_record([&]<class R>(R& r) { R::fields(r, Scribble{random_}); }, after);
          return journal.apply(edit_of(update(author_, record, after)));
        });
    }
  }

  /// Words from few, so that two copies have some in common; sometimes as an import adds them, without a time.
  void arrange_once() {
    Lists lists = journal_->data().lists();
    const auto kind = static_cast<ListKind>(random_() % list_count);
    auto& list = lists.at(kind);
    const auto number = random_() % 30;
    Id id;
    id.bytes[5] = static_cast<std::uint8_t>(number);
    ListEntry entry{lists_records(kind) ? id.hex() : "word " + std::to_string(number), random_() % 2 == 0, {}};
    if (random_() % 2 == 0) entry.mark.color = static_cast<int>(random_() % mark_color_count);
    if (!has_entry(list, entry.text)) list.push_back(entry);
    if (random_() % 3 == 0) {
      EXPECT_TRUE(journal_->set_lists(lists));
      return;
    }
    std::swap(list[random_() % list.size()], list.back());
    EXPECT_TRUE(journal_->arrange(lists));
  }

  template <class Use>
  [[nodiscard]] Result<void> with_a_record(bool live, Use&& use) {
    std::vector<Id> ids;
    for_each_kind([&]<class R>() {
      for (const auto& [id, record] : live ? journal_->data().live<R>() : journal_->data().binned<R>())
        ids.push_back(id);
    });
    if (ids.empty()) return {};
    return use(*journal_->data().find_any(ids[random_() % ids.size()]));
  }

  std::mt19937_64 random_;
  AdjustableClock clock_;
  Author author_;
  std::unique_ptr<OpenJournal> journal_;
};

std::map<Id, AnyRecord> records_of(const JournalData& data) {
  std::map<Id, AnyRecord> out;
  for_each_kind([&]<class R>() {
    for (const auto* all : {&data.live<R>(), &data.binned<R>()})
      for (const auto& [id, record] : *all) out.emplace(id, record);
  });
  return out;
}

/// Every version of every record, the one that counts and the earlier ones.
std::map<Id, std::set<std::string>> versions_of(const JournalCopy& copy) {
  std::map<Id, std::set<std::string>> out;
  for (const auto& [id, record] : records_of(copy.data)) out[id].insert(codec::to_json(record));
  for (const auto& each : copy.history) out[each.record_id].insert(each.before);
  return out;
}

class MergeTest : public JournalTest {
 protected:
  /// Some days of an invented life, in a file.
  void make_base() {
    auto journal = made();
    Edit edit;
    for (const auto& [id, record] : records_of(test::invented_journal().data()))
      if (const auto day = filing_day(record, default_day_start_min);
          !day || (*day >= test::invented_from && *day < test::invented_from + 4))
        edit.changes.push_back({std::nullopt, record});
    const auto imported = journal.import_all(edit);
    ASSERT_TRUE(imported) << imported.error().message;
    ASSERT_TRUE(journal.save_now());
    base_ = journal.copy();
  }
  [[nodiscard]] Fork fork(const std::string& name, std::uint8_t device, std::uint64_t seed = 1) {
    const auto file = folder_ + "/" + name + ".nightjar";
    std::filesystem::copy_file(path(), file, std::filesystem::copy_options::overwrite_existing);
    return {file, device, seed};
  }
  JournalCopy base_;
};

/// 50 pairs; NIGHTJAR_LONG=1 makes it 500.
TEST_F(MergeTest, OfRandomPairsLosesNothingAndIsTheSameInEitherOrder) {
  make_base();
  int changed_in_both = 0, into_bin = 0, removed = 0;
  const std::uint64_t pairs = std::getenv("NIGHTJAR_LONG") != nullptr ? 500 : 50;
  for (std::uint64_t pair = 0; pair < pairs; ++pair) {
    SCOPED_TRACE(pair);
    auto mine = fork("mine", 0xaa, 2 * pair);
    auto other = fork("other", 0xbb, 2 * pair + 1);
    mine.edit_at_random(static_cast<int>(pair % 40));
    other.edit_at_random(static_cast<int>((pair * 7) % 40));
    const auto a = mine->copy(), b = other->copy();

    const auto merged = merge(a, b);
    const auto& together = merged.journal;
    EXPECT_EQ(together, merge(b, a).journal);
    EXPECT_EQ(together, merge(together, a).journal);
    EXPECT_EQ(together, merge(b, together).journal);

    const auto held = versions_of(together);
    for (const auto* copy : {&a, &b})
      for (const auto& [id, versions] : versions_of(*copy)) {
        if (together.removed.contains(id)) {
          EXPECT_TRUE(a.removed.contains(id) || b.removed.contains(id));
          continue;
        }
        ASSERT_TRUE(held.contains(id));
        EXPECT_TRUE(std::includes(held.at(id).begin(), held.at(id).end(), versions.begin(), versions.end()));
      }
    // What one copy deleted and the other left alone stays deleted, but for what a new entry of the other names.
    std::map<Id, std::vector<Id>> named_by;
    for (const auto& [id, record] : records_of(together.data))
      if (!head_of(record).deleted)
        for (const auto& needed : references_of(record)) named_by[needed].push_back(id);
    const auto before = records_of(base_.data), in_a = records_of(a.data), in_b = records_of(b.data);
    for (const auto& [id, record] : records_of(together.data))
      if (before.contains(id) && in_a.contains(id) && in_b.contains(id))
        for (const auto* copies : {&in_a, &in_b})
          if (copies->at(id) == before.at(id)) {
            const auto& others = copies == &in_a ? in_b : in_a;
            const auto& elsewhere = others.at(id);
            const bool needed = std::ranges::any_of(named_by[id], [&](const Id& naming) {
              return !others.contains(naming) || head_of(others.at(naming)).deleted;
            });
            if (needed) continue;
            EXPECT_EQ(head_of(record).deleted.has_value(), head_of(elsewhere).deleted.has_value());
          }

    for (const auto* copy : {&a, &b})
      for (std::size_t i = 0; i < list_count; ++i)
        for (const auto& entry : copy->data.lists().by_kind[i])
          EXPECT_TRUE(has_entry(together.data.lists().by_kind[i], entry.text)) << entry.text;
    EXPECT_EQ(together.data.lists().arranged, std::max(a.data.lists().arranged, b.data.lists().arranged));

    // The database takes it, rules and references included, and the other copy comes to the same.
    ASSERT_TRUE(mine->merge_with(other->as_other_copy()));
    EXPECT_EQ(records_of(mine->data()), records_of(together.data));
    EXPECT_EQ(mine->all_revisions(), together.history);
    EXPECT_EQ(mine->data().lists(), together.data.lists());
    EXPECT_TRUE(mine->check().empty());
    ASSERT_TRUE(other->merge_with(mine->as_other_copy()));
    EXPECT_EQ(records_of(other->data()), records_of(together.data));
    EXPECT_EQ(other->all_revisions(), together.history);
    EXPECT_EQ(other->data().lists(), together.data.lists());
    if (HasFailure()) return;
    for (const auto& line : merged.table) {
      changed_in_both += static_cast<int>(line.counts.both_changed);
      into_bin += static_cast<int>(line.counts.into_bin);
      removed += static_cast<int>(line.counts.removed);
    }
  }
  // The pairs did meet in every way.
  EXPECT_GT(changed_in_both, 25);
  EXPECT_GT(into_bin, 5);
  EXPECT_GT(removed, 5);
}

TEST_F(MergeTest, TheVersionWrittenLastCountsAndTheOtherIsKept) {
  auto journal = made();
  const auto id = add(journal, nap_on_3_may());
  ASSERT_TRUE(journal.save_now());
  { const OpenJournal closing = std::move(journal); }
  auto mine = fork("mine", 0xaa), other = fork("other", 0xbb);
  mine.later(10'000'000'000);
  const auto say = [&](Fork& fork, int minutes) {
    auto nap = *fork->data().find<Nap>(id);
    const auto before = nap;
    nap.minutes = minutes;
    ASSERT_TRUE(fork->apply(edit_of(update(fork.author(), before, nap))));
  };
  say(mine, 40);
  say(other, 50);
  const auto merged = other->merge_with(mine->as_other_copy());
  ASSERT_TRUE(merged);
  EXPECT_EQ(other->data().find<Nap>(id)->minutes, 40);
  const auto earlier = other->revisions_of(id);
  ASSERT_EQ(earlier.size(), 3u);
  EXPECT_NE(earlier[1].before.find("\"minutes\":50") == std::string::npos,
            earlier[2].before.find("\"minutes\":50") == std::string::npos);
  ASSERT_EQ(merged->notes.size(), 1u);
  EXPECT_EQ(merged->notes.front(),
            "the nap on 3 May: changed in both copies; the version written last is kept, the other is an earlier "
            "version of it");
  // It goes on from there.
  say(other, 60);
  EXPECT_EQ(other->data().find<Nap>(id)->minutes, 60);
}

TEST_F(MergeTest, AClockThatRunsAheadDoesNotMakeAnOldVersionTheNewer) {
  auto journal = made();
  const auto id = add(journal, nap_on_3_may());
  ASSERT_TRUE(journal.save_now());
  { const OpenJournal closing = std::move(journal); }
  auto mine = fork("mine", 0xaa), other = fork("other", 0xbb);
  auto nap = *mine->data().find<Nap>(id);
  mine.later(-1'800'000'000'000);  // written in 1970, says this computer
  const auto before = nap;
  nap.minutes = 45;
  ASSERT_TRUE(mine->apply(edit_of(update(mine.author(), before, nap))));
  ASSERT_TRUE(other->merge_with(mine->as_other_copy()));
  EXPECT_EQ(other->data().find<Nap>(id)->minutes, 45);
}

TEST_F(MergeTest, TwoNightsOfTheSameEveningBecomeOneAndOneInTheBin) {
  { const auto journal = made(); }
  auto mine = fork("mine", 0xaa), other = fork("other", 0xbb);
  mine.later(10'000'000'000);
  const auto here = create(mine.author(), night_of_3_may()), there = create(other.author(), night_of_3_may());
  ASSERT_TRUE(mine->apply(edit_of(here)));
  ASSERT_TRUE(other->apply(edit_of(there)));
  const auto merged = mine->merge_with(other->as_other_copy());
  ASSERT_TRUE(merged);
  EXPECT_EQ(mine->data().one_on<Night>(*make_day(2024, 5, 3))->head.id, head_of(here.after).id);
  EXPECT_TRUE(mine->data().binned<Night>().contains(head_of(there.after).id));
  ASSERT_EQ(merged->table.size(), 1u);
  EXPECT_EQ(merged->table.front().counts, (MergeCounts{.only_mine = 1, .only_other = 1, .into_bin = 1}));
}

TEST_F(MergeTest, WhatWasRemovedForGoodDoesNotComeBackUnlessSomethingRefersToIt) {
  auto journal = made();
  const auto nap = add(journal, nap_on_3_may());
  const auto substance = add(journal, kratom());
  ASSERT_TRUE(journal.save_now());
  { const OpenJournal closing = std::move(journal); }
  auto mine = fork("mine", 0xaa), other = fork("other", 0xbb);
  for (const auto& id : {nap, substance})
    ASSERT_TRUE(mine->apply(edit_of(remove(mine.author(), *mine->data().find_any(id)))));
  EXPECT_EQ(*mine->empty_bin(), 2u);
  Intake intake;
  intake.substance_id = substance;
  intake.day = *make_day(2024, 5, 3);
  ASSERT_TRUE(other->apply(edit_of(create(other.author(), intake))));
  ASSERT_TRUE(mine->merge_with(other->as_other_copy()));
  EXPECT_FALSE(mine->data().find_any(nap));
  EXPECT_TRUE(mine->was_purged(nap));
  EXPECT_TRUE(mine->data().find_any(substance));
  EXPECT_FALSE(mine->was_purged(substance));
  EXPECT_EQ(mine->data().live<Intake>().size(), 1u);
}

TEST_F(MergeTest, TheMergedFileCountsOnFromTheHigherCopyAndKeepsItsOwnDrafts) {
  { const auto journal = made(); }
  auto mine = fork("mine", 0xaa), other = fork("other", 0xbb);
  ASSERT_TRUE(mine->set_draft("night", R"({"a":1})"));
  ASSERT_TRUE(other->set_draft("night", R"({"a":2})"));
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(other->set_draft("note", R"({"n":)" + std::to_string(i) + "}"));
    ASSERT_TRUE(other->save_now());
  }
  ASSERT_TRUE(mine->merge_with(other->as_other_copy()));
  EXPECT_EQ(mine->draft("night"), R"({"a":1})");
  EXPECT_EQ(mine->draft("note"), R"({"n":4})");
  ASSERT_TRUE(mine->save_now());
  EXPECT_GT(mine->save_status().saved_counter, other->save_status().saved_counter);
}

TEST_F(MergeTest, TheListsArrangedLastCountAndTheWordsOfTheOthersFollow) {
  auto journal = made();
  Lists lists;
  lists.at(ListKind::triggers) = {{"tired", false, {}}, {"hungry", true, {}}};
  ASSERT_TRUE(journal.arrange(lists));
  ASSERT_TRUE(journal.save_now());
  { const OpenJournal closing = std::move(journal); }
  auto mine = fork("mine", 0xaa, 2), other = fork("other", 0xbb, 2);
  mine.later(10'000'000'000);
  lists.at(ListKind::triggers) = {{"hungry", false, {2, 1}}, {"tired", true, {}}};
  ASSERT_TRUE(mine->arrange(lists));
  lists.at(ListKind::triggers) = {{"the pub", true, {4, {}}}, {"tired", false, {}}, {"hungry", true, {}}};
  lists.at(ListKind::supports) = {{"Sam", false, {}}};
  ASSERT_TRUE(other->arrange(lists));
  const auto merged = other->merge_with(mine->as_other_copy());
  ASSERT_TRUE(merged);
  EXPECT_TRUE(merged->brought_something);
  EXPECT_EQ(other->data().lists().at(ListKind::triggers),
            (std::vector<ListEntry>{{"hungry", false, {2, 1}}, {"tired", true, {}}, {"the pub", true, {4, {}}}}));
  EXPECT_EQ(other->data().lists().at(ListKind::supports), (std::vector<ListEntry>{{"Sam", false, {}}}));
  EXPECT_FALSE(other->merge_with(mine->as_other_copy())->brought_something);
}

TEST_F(MergeTest, AnotherJournalIsRefused) {
  auto mine = made();
  auto created = create(folder_ + "/else.nightjar", secret(passphrase), vault::minimal_cost(), {}, author_);
  ASSERT_TRUE(created);
  const auto merged = mine.merge_with(created->journal.as_other_copy());
  ASSERT_FALSE(merged);
  EXPECT_EQ(merged.error().code, ErrorCode::refused);
}

TEST_F(MergeTest, WhatBothCopiesPutOnTheListUnderOneNameIsOneThing) {
  { const auto journal = made(); }
  auto mine = fork("mine", 0xaa), other = fork("other", 0xbb);
  std::map<Fork*, Id> coffee;
  for (auto* each : {&mine, &other}) {
    Substance substance;
    substance.name = each == &mine ? "Coffee" : " coffee";
    substance.substance_kind = each == &mine ? SubstanceKind::other : SubstanceKind::caffeine;
    const auto change = create(each->author(), substance);
    ASSERT_TRUE((*each)->apply(edit_of(change)));
    coffee[each] = head_of(change.after).id;
    each->later(60'000);
    SubstanceDay answer;
    answer.substance_id = coffee[each];
    answer.day = *make_day(2024, 5, each == &mine ? 3 : 4);
    answer.state = DayState::none;
    ASSERT_TRUE((*each)->apply(edit_of(create(each->author(), answer))));
  }
  auto old = fork("old", 0xcc);
  const auto copy_of_mine = mine->as_other_copy(), copy_of_other = other->as_other_copy();
  ASSERT_TRUE(old->merge_with(copy_of_other));
  const auto merged = mine->merge_with(copy_of_other);
  ASSERT_TRUE(merged) << merged.error().message;
  ASSERT_EQ(mine->data().live<Substance>().size(), 1U);
  const Id kept = mine->data().live<Substance>().begin()->first;
  EXPECT_EQ(mine->data().find<Substance>(kept)->substance_kind, SubstanceKind::caffeine)
      << "other is what a name is without a kind";
  EXPECT_TRUE(mine->data().substance_day(kept, *make_day(2024, 5, 3)));
  EXPECT_TRUE(mine->data().substance_day(kept, *make_day(2024, 5, 4)));
  ASSERT_EQ(merged->notes.size(), 1U);
  EXPECT_NE(merged->notes.front().find("they are one now"), std::string::npos);
  ASSERT_TRUE(other->merge_with(copy_of_mine));
  EXPECT_EQ(records_of(other->data()), records_of(mine->data()));

  // A third computer goes on with the list of the other.
  SubstanceDay later;
  later.substance_id = coffee[&other];
  later.day = *make_day(2024, 5, 5);
  later.state = DayState::none;
  ASSERT_TRUE(old->apply(edit_of(create(old.author(), later))));
  ASSERT_TRUE(mine->merge_with(old->as_other_copy()));
  ASSERT_EQ(mine->data().live<Substance>().size(), 1U);
  EXPECT_TRUE(mine->data().substance_day(mine->data().live<Substance>().begin()->first, later.day));
}

TEST_F(MergeTest, DoublesWithinOneCopyAreThePersonsOwn) {
  auto journal = made();
  Edit doubles;
  for (const char* name : {"Tea", "tea"}) {
    Substance substance;
    substance.name = name;
    doubles.changes.push_back(create(author_, substance));
  }
  ASSERT_TRUE(journal.import_all(doubles)) << "lists of elsewhere may hold doubles";
  ASSERT_TRUE(journal.save_now());
  { const OpenJournal closing = std::move(journal); }
  auto mine = fork("mine", 0xaa), other = fork("other", 0xbb);
  ASSERT_TRUE(mine->merge_with(other->as_other_copy()));
  EXPECT_EQ(mine->data().live<Substance>().size(), 2U);
}

TEST_F(MergeTest, WhatOneCopyRemovedAndTheOtherNamesIsThereAgain) {
  auto journal = made();
  const auto substance = add(journal, kratom());
  ASSERT_TRUE(journal.save_now());
  { const OpenJournal closing = std::move(journal); }
  auto mine = fork("mine", 0xaa), other = fork("other", 0xbb);
  ASSERT_TRUE(mine->apply(edit_of(remove(mine.author(), *mine->data().find_any(substance)))));
  Intake intake;
  intake.substance_id = substance;
  intake.day = *make_day(2024, 5, 3);
  ASSERT_TRUE(other->apply(edit_of(create(other.author(), intake))));
  const auto copy_of_mine = mine->as_other_copy();
  ASSERT_TRUE(mine->merge_with(other->as_other_copy()));
  EXPECT_TRUE(mine->data().live<Substance>().contains(substance));
  ASSERT_TRUE(other->merge_with(copy_of_mine));
  EXPECT_EQ(records_of(other->data()), records_of(mine->data()));
}

}  // namespace
}  // namespace nightjar::journal
