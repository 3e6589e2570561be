// The program killed at random moments while somebody writes, saves and locks: what was typed more than two seconds
// before is in the journal. 8 kills; NIGHTJAR_LONG=1 makes it 500.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <random>
#include <thread>

#include "screens/app_fixture.hpp"

namespace nightjar::screens {
namespace {

using std::chrono::milliseconds;

milliseconds now() { return journal::boot_time_now(); }

class KilledWhileTyping : public AppTest {
 protected:
  static constexpr const char* field = "What helped, if anything";

  Services services() override {
    auto out = AppTest::services();
    out.boot_time = journal::boot_time_now;
    return out;
  }

  /// Writes, saves and locks until it is killed. Each letter is told before it is typed.
  [[noreturn]] void write_without_end(const std::string& log_path, unsigned seed) {
    std::ofstream log(log_path);
    std::mt19937 random(seed);
    start(path());
    unlock();
    int entry = 0;
    std::string text;
    const auto begin = [&] {
      text = std::to_string(++entry) + ":";
      app_->handle(act::OpenCraving{});
      app_->state().entry.craving->form.peak = 5;
      ui_->settle(2);
      ui_->click(field);
      log << now().count() << ' ' << text << std::endl;
      ui_->type(text.c_str());
    };
    begin();
    while (true) {
      std::this_thread::sleep_for(milliseconds(random() % 40));
      const unsigned what = random() % 100;
      if (what < 3 || text.size() > 100) {
        app_->handle(act::SaveCraving{});
        ui_->settle(2);
        begin();
      } else if (what < 4) {
        app_->handle(act::Lock{});
        ui_->settle(3);
        unlock();
        ui_->click(field);
        ui_->key(ImGuiKey_End);
      } else {
        const std::array letter{static_cast<char>('a' + random() % 26), '\0'};
        text += letter.data();
        log << now().count() << ' ' << text << std::endl;
        ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(letter[0]));
        ui_->frame();
      }
    }
  }

  /// How long before its end the oldest letter was typed that is not in the journal; the longest pause between two
  /// letters is given, since a machine that did not let the program run did not let it save either.
  struct Loss {
    milliseconds lost{0}, pause{0};
    int letters = 0;
  };
  Loss loss_of(const std::string& log_path, milliseconds end) {
    auto locked = journal::inspect(path());
    EXPECT_TRUE(locked);
    const auto opened = journal::unlock(*locked, SecretBytes::copy_of(std::string_view(passphrase)),
                                        journal::SecretKind::passphrase, author());
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
    std::map<int, std::string> found;  // what each entry says, saved or half typed
    if (!opened) return {};
    const auto take = [&](const std::string& text) { found[std::atoi(text.c_str())] = text; };
    for (const auto& [id, craving] : opened->data().live<Craving>())
      for (const auto& said : craving.what_helped) take(said);
    if (const auto draft = opened->draft("craving")) take(form_from_draft<CravingForm>(*draft).what_helped);

    Loss loss;
    std::map<int, std::string> typed;
    std::ifstream log(log_path);
    milliseconds before{0};
    for (std::string line; std::getline(log, line); ++loss.letters) {
      const auto space = line.find(' ');
      const milliseconds at(std::atoll(line.c_str()));
      const auto text = line.substr(space + 1);
      const int entry = std::atoi(text.c_str());
      typed[entry] = text;
      if (before.count() > 0) loss.pause = std::max(loss.pause, at - before);
      before = at;
      if (!found[entry].starts_with(text)) loss.lost = std::max(loss.lost, end - at);
    }
    for (const auto& [entry, text] : found)
      if (!text.empty()) EXPECT_TRUE(typed[entry].starts_with(text)) << "never typed: " << text;
    return loss;
  }
};

TEST_F(KilledWhileTyping, AtAnyMomentLosesAtMostTheLastTwoSeconds) {
  const int kills = std::getenv("NIGHTJAR_LONG") != nullptr ? 500 : 8;
  const int at_once = 4;
  const std::string home = folder_;
  std::mt19937 random(20261126);
  milliseconds worst{0}, longest_pause{0};
  int letters = 0;
  for (int done = 0; done < kills; done += at_once) {
    struct Run {
      pid_t process;
      std::string folder;
      milliseconds end;
    };
    std::vector<Run> runs;
    for (int i = 0; i < at_once; ++i) {
      folder_ = home + "/" + std::to_string(done + i);
      std::filesystem::create_directory(folder_);
      make_journal();
      const auto seed = static_cast<unsigned>(random());
      const pid_t child = ::fork();
      if (child == 0) write_without_end(folder_ + "/typed", seed);
      runs.push_back({child, folder_, {}});
    }
    // Counted from the first letter: on a busy machine it takes a while until there is one.
    for (auto& run : runs) {
      const auto begun = now();
      std::error_code none_yet;
      while (std::filesystem::file_size(run.folder + "/typed", none_yet) == 0 || none_yet) {
        ASSERT_LT(now() - begun, std::chrono::minutes(4)) << "it types nothing";
        std::this_thread::sleep_for(milliseconds(20));
      }
      run.end = now() + milliseconds(1000 + random() % 5000);
    }
    std::ranges::sort(runs, {}, &Run::end);
    for (auto& run : runs) {
      std::this_thread::sleep_for(run.end - now());
      run.end = now();
      ::kill(run.process, SIGKILL);
      ::waitpid(run.process, nullptr, 0);
    }
    for (const auto& run : runs) {
      SCOPED_TRACE(run.folder);
      folder_ = run.folder;
      const auto loss = loss_of(folder_ + "/typed", run.end);
      EXPECT_LE(loss.lost, milliseconds(2000) + loss.pause);
      worst = std::max(worst, loss.lost);
      longest_pause = std::max(longest_pause, loss.pause);
      letters += loss.letters;
      std::filesystem::remove_all(folder_);
    }
  }
  folder_ = home;
  std::printf(
      "%d kills, %d letters typed: at most the last %lld ms were lost; the longest pause between two letters "
      "was %lld ms\n",
      kills, letters, static_cast<long long>(worst.count()), static_cast<long long>(longest_pause.count()));
  EXPECT_GT(letters, kills * 5);
}

}  // namespace
}  // namespace nightjar::screens
