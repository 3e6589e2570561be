// Somebody presses anything: random clicks, keys and texts. Nothing breaks, only valid text is kept, and what is in
// memory is what is in the file. NIGHTJAR_LONG=1 makes it long; a seed is printed where something is not as it was.
#include <nightjar/support/utf8.hpp>
#include <random>

#include "screens/app_fixture.hpp"

namespace nightjar::screens {
namespace {

using test::ImGuiHarness;

/// Visits a record's fields and expects that every text is UTF-8.
struct ValidTexts {
  void operator()(const Field& f, const std::string& text) { EXPECT_TRUE(utf8::valid(text)) << f.name; }
  void operator()(const Field& f, const StatedAmount& amount) { (*this)(f, amount.text); }
  void operator()(const Field& f, const TextSet& texts) {
    for (const auto& text : texts) (*this)(f, text);
  }
  void operator()(const Field& f, const std::optional<std::string>& text) {
    if (text) (*this)(f, *text);
  }
  template <class T>
  void operator()(const Field&, const T&) {}
};

class Anything : public AppTest {
 protected:
  std::mt19937_64 random_{20261122};
  int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }

  std::string any_text() {
    static const std::vector<std::string> pieces{"22:30",
                                                 "2",
                                                 "abc",
                                                 " ",
                                                 "\xF0\x9F\x98\x80",
                                                 "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80",
                                                 "\xD8\xB9\xD9\x85",
                                                 "e\xCC\x81\xCC\xA7",
                                                 "\xE6\x97\xA5",
                                                 "+15",
                                                 "now",
                                                 "-",
                                                 "\"\\",
                                                 "=1+1",
                                                 "%s%n",
                                                 "12/11/26"};
    std::string text;
    for (int i = below(4) + 1; i > 0; --i)
      text += pieces[static_cast<std::size_t>(below(static_cast<int>(pieces.size())))];
    return text;
  }
  void click_something() {
    std::vector<const Item*> targets;
    for (const auto& item : ui().items())
      if (item.role != Role::label && item.visible && item.max.y > 0 && item.min.y < 800) targets.push_back(&item);
    if (targets.empty()) return;
    const Item item = *targets[static_cast<std::size_t>(below(static_cast<int>(targets.size())))];
    // Gone for good is not what this is about; nor are other files and reports.
    for (const char* left_out : {"Lock", "Empty", "Save the", "Save for", "Replace that file", "Unlock",
                                 "recovery code", "passphrase", "Open another"})
      if (item.label.find(left_out) != std::string::npos) return;
    const float fx = static_cast<float>(below(100)) / 100.F;
    ui().click_at({item.min.x + (item.max.x - item.min.x) * fx, (item.min.y + item.max.y) / 2});
  }
  void press_something() {
    static constexpr std::array keys{ImGuiKey_Tab,        ImGuiKey_Enter,   ImGuiKey_Escape,    ImGuiKey_LeftArrow,
                                     ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_Delete,
                                     ImGuiKey_Backspace,  ImGuiKey_PageUp,  ImGuiKey_PageDown,  ImGuiKey_Home};
    static constexpr std::array letters{'S', 'Z', 'Y', 'F', 'R', '1', '2', '3', '5', 'A', 'V', 'X'};
    if (below(3) > 0)
      ui().key(keys[static_cast<std::size_t>(below(static_cast<int>(keys.size())))],
               below(6) == 0 ? ImGuiHarness::shift : 0);
    else
      ui().chord(letters[static_cast<std::size_t>(below(static_cast<int>(letters.size())))], ImGuiHarness::ctrl);
  }
  void paste_ten_kilobytes() {
    std::string text;
    while (text.size() < 10240) text += any_text() + "\n";
    ImGui::SetClipboardText(app_guard(text).c_str());
    ui().chord('V', ImGuiHarness::ctrl);
  }
  std::string app_guard(const std::string& text) { return ui().draw_context().guard.encode(text).value_or("plain"); }

  void expect_valid() {
    for_each_kind([&]<class R>() {
      for (const auto& [id, record] : data().live<R>()) {
        ValidTexts texts;
        R::fields(record, texts);
      }
    });
  }
};

TEST_F(Anything, CanBePressedInAnyOrder) {
  open_demo();
  const int steps = std::getenv("NIGHTJAR_LONG") != nullptr ? 10000 : 600;
  for (int step = 0; step < steps && !testing::Test::HasFailure(); ++step) {
    const int what = below(20);
    if (what < 11)
      click_something();
    else if (what < 15)
      press_something();
    else if (what < 19)
      ui().type(any_text().c_str());
    else if (!is_open() || app().state().settings.journal.form.help_lines.size() < 20000)  // what stays is drawn on
      paste_ten_kilobytes();
    if (is_locking()) run_jobs();  // what it waits for
    if (is_covered()) app().handle(act::Uncover{});
    if (!is_open()) {  // locked by a button or by a key
      ui().settle(2);
      app().handle(act::ChooseJournal{path()});
      ui().settle(3);
      unlock();
    }
    if (step % 100 == 99) expect_valid();
  }
  expect_valid();
  EXPECT_TRUE(app().journal()->check().empty());
  const JournalData in_memory = data();
  app().handle(act::CloseEntry{});
  app().handle(act::Lock{});
  ui().settle(3);
  ASSERT_FALSE(is_open());
  app().handle(act::ChooseJournal{path()});
  ui().settle(3);
  unlock();
  EXPECT_TRUE(data() == in_memory) << "the file holds something else than the screen showed";
}

TEST_F(Anything, EmojiGoThroughEveryFieldUnharmed) {
  open_empty();
  const std::string text = "slept \xF0\x9F\x98\xB4 well \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80 e\xCC\x81";
  app().handle(act::OpenForm{FormKind::note, std::nullopt, std::nullopt, std::nullopt});
  ui().settle(4);
  ui().type(text.c_str());
  app().handle(act::SaveForm{});
  ui().settle(3);
  ASSERT_EQ(data().live<Note>().size(), 1u);
  EXPECT_EQ(data().live<Note>().begin()->second.text, text);
}

}  // namespace
}  // namespace nightjar::screens
