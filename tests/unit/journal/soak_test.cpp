// Random entries, changes, deletions, undo, drafts, locks and crashes against a model that is only a map: what is held,
// and what is found after each opening, never differs from it. 300 steps; NIGHTJAR_LONG=1 makes 10,000, and 500 more on
// a journal of fifty years.
#include <cstdlib>
#include <nightjar/journal/demo.hpp>
#include <random>

#include "unit/journal/journal_fixture.hpp"

namespace nightjar::journal {
namespace {

bool is_long() { return std::getenv("NIGHTJAR_LONG") != nullptr; }

class Soak : public JournalTest {
 protected:
  struct Before {
    Id id;
    std::optional<std::string> was;
  };
  struct Model {
    std::map<Id, std::string> live;
    std::vector<Before> undo;  // what each step changed, as it was
    std::map<std::string, std::string> drafts;
  };

  static void note_edit(Model& model, const Id& id) {
    const auto it = model.live.find(id);
    model.undo.push_back({id, it == model.live.end() ? std::nullopt : std::optional(it->second)});
    if (model.undo.size() > 200) model.undo.erase(model.undo.begin());
  }
  static void undo(Model& model) {
    auto [id, was] = std::move(model.undo.back());
    model.undo.pop_back();
    if (was)
      model.live[id] = *std::move(was);
    else
      model.live.erase(id);
  }
  int random(int below) { return static_cast<int>(engine_() % static_cast<unsigned>(below)); }
  std::string text() { return "söme text " + std::to_string(engine_()); }

  static std::string bare(const AnyRecord& record) {
    auto copy = record;
    head_of(copy) = {};
    return codec::to_json(copy);
  }
  template <class R>
  std::optional<R> any(const std::map<Id, R>& records) {
    if (records.empty()) return std::nullopt;
    auto it = records.lower_bound(Id{{static_cast<std::uint8_t>(random(256))}});
    if (it == records.end()) it = records.begin();
    std::advance(it, std::min<long>(random(8), static_cast<long>(std::distance(it, records.end())) - 1));
    return it->second;
  }

  /// One step of a person; the model follows.
  void step(OpenJournal& journal, Model& model) {
    switch (random(8)) {
      case 0:
      case 1: {
        Note note;
        note.at = make_moment(WallTime{28500000 + random(100000)}, std::string("Europe/Berlin"));
        note.text = text();
        const auto change = nightjar::journal::create(author_, note);
        note_edit(model, head_of(change.after).id);
        ASSERT_TRUE(journal.apply(edit_of(change)));
        model.live[head_of(change.after).id] = bare(change.after);
        break;
      }
      case 2: {
        auto night = night_of_3_may();
        night.night = Day{30000 + random(3000)};
        if (journal.data().one_on<Night>(night.night) != nullptr) return;
        night.awakenings = random(9);
        const auto change = nightjar::journal::create(author_, night);
        note_edit(model, head_of(change.after).id);
        ASSERT_TRUE(journal.apply(edit_of(change)));
        model.live[head_of(change.after).id] = bare(change.after);
        break;
      }
      case 3:
      case 4:
        if (const auto note = any(journal.data().live<Note>())) {
          auto changed = *note;
          changed.text = text();
          note_edit(model, note->head.id);
          ASSERT_TRUE(journal.apply(edit_of(update(author_, *note, changed))));
          model.live[note->head.id] = bare(changed);
        }
        break;
      case 5:
        if (const auto note = any(journal.data().live<Note>())) {
          note_edit(model, note->head.id);
          ASSERT_TRUE(journal.apply(edit_of(remove(author_, *note))));
          model.live.erase(note->head.id);
        }
        break;
      case 6:
        if (!model.undo.empty()) {
          ASSERT_TRUE(journal.undo());
          undo(model);
        }
        break;
      default: {
        const auto key = "night/" + std::to_string(random(5));
        if (random(3) == 0) {
          ASSERT_TRUE(journal.clear_draft(key));
          model.drafts.erase(key);
        } else {
          model.drafts[key] = "{\"into_bed\":\"" + std::to_string(engine_()) + "\"}";
          ASSERT_TRUE(journal.set_draft(key, model.drafts[key]));
        }
      }
    }
  }

  void soak(OpenJournal journal, int steps, int often) {
    Model now{answers(journal.data()), {}, journal.drafts()};
    ASSERT_TRUE(journal.save_now());
    Model saved = now;
    const auto open_again = [&] {
      { const OpenJournal closing = std::move(journal); }
      auto opened = unlocked(secret(passphrase));
      ASSERT_TRUE(opened) << opened.error().message;
      journal = *std::move(opened);
    };
    int openings = 0, crashes = 0, differences = 0;
    for (int n = 0; n < steps; ++n) {
      SCOPED_TRACE("step " + std::to_string(n));
      ASSERT_NO_FATAL_FAILURE(step(journal, now));
      if (random(often) == 0) {
        ASSERT_TRUE(journal.save_now());
        saved = now;
      }
      if (const int what = random(2 * often); what < 2) {
        if (what == 0) {  // locked: nothing of it is lost
          ASSERT_TRUE(journal.save_now());
          saved = now;
          ++openings;
        } else {  // it ends without another word: what the disk has is the last save
          now = saved;
          ++crashes;
        }
        ASSERT_NO_FATAL_FAILURE(open_again());
        if (what == 1) now.undo = saved.undo;
      }
      if (random(often) == 0 || n + 1 == steps)
        differences += (answers(journal.data()) != now.live) + (journal.drafts() != now.drafts);
      ASSERT_EQ(differences, 0);
    }
    EXPECT_TRUE(journal.check().empty());
    std::printf("%d steps, %d locks, %d crashes, %d differences, %zu entries at the end\n", steps, openings, crashes,
                differences, journal.data().live_count());
    EXPECT_GT(openings, 0);
    EXPECT_GT(crashes, 0);
  }
  std::mt19937 engine_{20261126};
};

TEST_F(Soak, NeverDiffersFromTheModel) {
  const int steps = is_long() ? 10'000 : 300;
  soak(made(), steps, 12);
}

TEST_F(Soak, OfFiftyYearsNeverDiffersFromTheModel) {
  const int years = is_long() ? 50 : 1;
  auto journal = made();
  const auto last = *make_day(2024, 5, 1);
  for (int year = 0; year < years; ++year)
    ASSERT_TRUE(journal.import_all(build_demo(author_, last - 365 * year, static_cast<std::uint64_t>(year + 1))));
  soak(std::move(journal), is_long() ? 500 : 40, 10);
}

}  // namespace
}  // namespace nightjar::journal
