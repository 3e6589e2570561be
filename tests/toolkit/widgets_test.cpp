// What each control does with keys and clicks, and what it must never do to a text.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <nightjar/toolkit/widgets.hpp>
#include <string>
#include <vector>

#include "support/imgui_harness.hpp"

namespace nightjar::toolkit {
namespace {

using test::ImGuiHarness;

struct Scale : testing::Test {
  std::optional<int> craving;
  ImGuiHarness ui;
  Scale() {
    ui.show_in_window([this] { static_cast<void>(scale_0_10("Craving", craving, "none", "strongest")); });
  }
};

TEST_F(Scale, BeginsWithNothingChosen) {
  EXPECT_EQ(ui.value("Craving"), "");
  for (int i = 0; i <= 10; ++i) EXPECT_EQ(ui.value("Craving: " + std::to_string(i)), "off");
}
TEST_F(Scale, AClickChoosesAndTheSameClickTakesItBack) {
  ui.click("Craving: 7");
  EXPECT_EQ(craving, 7);
  ui.click("Craving: 7");
  EXPECT_EQ(craving, std::nullopt);
}
TEST_F(Scale, ZeroIsAnAnswer) {
  ui.click("Craving: 0");
  EXPECT_EQ(craving, 0);
}
TEST_F(Scale, DigitsSetItAndOneThenZeroIsTen) {
  ui.key(ImGuiKey_Tab);
  ui.chord('4');
  EXPECT_EQ(craving, 4);
  ui.chord('1');
  EXPECT_EQ(craving, 1);
  ui.chord('0');
  EXPECT_EQ(craving, 10);
  ui.chord('0');
  EXPECT_EQ(craving, 0);
}
TEST_F(Scale, ArrowsChangeItAndDeleteClearsIt) {
  ui.key(ImGuiKey_Tab);
  ui.key(ImGuiKey_RightArrow);
  EXPECT_EQ(craving, 0);
  ui.key(ImGuiKey_RightArrow);
  EXPECT_EQ(craving, 1);
  ui.key(ImGuiKey_LeftArrow);
  ui.key(ImGuiKey_LeftArrow);
  EXPECT_EQ(craving, 0);
  ui.key(ImGuiKey_Delete);
  EXPECT_EQ(craving, std::nullopt);
}
TEST_F(Scale, DigitsDoNothingWhileTheFocusIsElsewhere) {
  ui.show_in_window([this] {
    static_cast<void>(button("Elsewhere"));
    static_cast<void>(scale_0_10("Craving", craving, "none", "strongest"));
  });
  ui.key(ImGuiKey_Tab);
  ui.key(ImGuiKey_Tab);
  ASSERT_EQ(ui.focused_label(), "Elsewhere");
  ui.chord('4');
  EXPECT_EQ(craving, std::nullopt);
}

TEST(Segments, HaveFourStatesOfWhichOneIsNothingRecorded) {
  std::optional<int> kratom;
  static constexpr std::array states{"Taken", "None", "Prefer not to say"};
  ImGuiHarness ui;
  ui.show_in_window([&] { static_cast<void>(segments("Kratom", states, kratom)); });
  EXPECT_EQ(ui.value("Kratom"), "");
  ui.click("Kratom: None");
  EXPECT_EQ(kratom, 1);
  ui.click("Kratom: Taken");
  EXPECT_EQ(ui.value("Kratom"), "Taken");
  ui.click("Kratom: Taken");
  EXPECT_EQ(kratom, std::nullopt);
}

struct Buttons : testing::Test {
  int saved = 0, cancelled = 0;
  std::string text;
  ImGuiHarness ui;
  Buttons() {
    ui.show_in_window([this] {
      text_field("What helped", text);
      saved += accent_button("Save", key::enter) ? 1 : 0;
      cancelled += button("Cancel", key::escape) ? 1 : 0;
      saved += button("Craving", key::plain('C')) ? 100 : 0;
    });
  }
};
TEST_F(Buttons, AreClickedOnce) {
  ui.click("Save");
  EXPECT_EQ(saved, 1);
}
TEST_F(Buttons, AreHeldByTheirKeys) {
  ui.key(ImGuiKey_Enter);
  EXPECT_EQ(saved, 1);
  ui.key(ImGuiKey_Escape);
  EXPECT_EQ(cancelled, 1);
  ui.chord('C');
  EXPECT_EQ(saved, 101);
}
TEST_F(Buttons, TheFocusedOneIsPressedByEnterInsteadOfTheDefault) {
  ui.key(ImGuiKey_Tab);
  ui.key(ImGuiKey_Tab);
  ui.key(ImGuiKey_Tab);
  ASSERT_EQ(ui.focused_label(), "Cancel");
  ui.key(ImGuiKey_Enter);
  EXPECT_EQ(cancelled, 1);
  EXPECT_EQ(saved, 0);
  ui.key(ImGuiKey_Space);
  EXPECT_EQ(cancelled, 2);
}
TEST_F(Buttons, LettersTypedInAFieldPressNothing) {
  ui.click("What helped");
  ui.type("C");
  ui.chord('C');
  EXPECT_EQ(saved, 0);
  EXPECT_EQ(text, "C");
}
TEST_F(Buttons, TheFirstEscapeLeavesTheFieldAndKeepsItsText) {
  ui.click("What helped");
  ui.type("a walk");
  ui.key(ImGuiKey_Escape);
  EXPECT_EQ(text, "a walk");
  EXPECT_EQ(cancelled, 0);
  ui.key(ImGuiKey_Escape);
  EXPECT_EQ(cancelled, 1);
  EXPECT_EQ(text, "a walk");
}

TEST(TextField, ALetterTypedWhereTheFocusIsBeginsItsWriting) {
  ImGuiHarness ui;
  std::string one, two = "kept", several;
  SecretBuffer secret;
  int pressed_n = 0;
  ui.show_in_window([&] {
    text_field("One", one);
    text_field("Two", two);
    multiline_field("Several", several);
    secret_field("Secret", secret);
    pressed_n += button("Nothing taken", key::plain('N')) ? 1 : 0;
  });
  for (const std::string_view field : {"One", "Two", "Several", "Secret"}) {
    ui.key(ImGuiKey_Tab);
    ui.key(ImGuiKey_Enter, field == "Several" ? ImGuiHarness::ctrl : 0);  // out of it; the focus stays on it
    // As a person types: the key goes down with its letter.
    for (const char c : std::string_view("not now")) {
      const auto key = static_cast<std::size_t>(c == ' ' ? c : c - 'a' + 'A');
      ImGui::GetIO().KeysDown[key] = true;
      ui.type(std::string(1, c).c_str());
      ImGui::GetIO().KeysDown[key] = false;
      ui.frame();
    }
    ui.settle(2);
  }
  EXPECT_EQ(one, "not now");
  EXPECT_EQ(two, "keptnot now") << "what is there stays";
  EXPECT_EQ(several, "not now");
  EXPECT_EQ(secret.text(), "not now");
  EXPECT_EQ(pressed_n, 0);
}
TEST(KeyLayout, ALetterIsTheOneOnTheKeyCap) {
  ImGuiHarness ui;
  int pressed_w = 0;
  ui.draw_context().keys.key_of['W'] = 'Z';  // as on a French keyboard
  ui.draw_context().keys.key_of['Z'] = 'W';
  ui.show_in_window([&] { pressed_w += button("Week", key::plain('W')) ? 1 : 0; });
  ui.chord('W');
  EXPECT_EQ(pressed_w, 0);
  ui.chord('Z');
  EXPECT_EQ(pressed_w, 1);
}

TEST(Chips, ChooseOneOfAFewAndTakeItBack) {
  static constexpr std::array felt{"very poor", "poor", "fair", "good", "very good"};
  std::optional<int> quality;
  ImGuiHarness ui;
  ui.show_in_window([&] { static_cast<void>(choice_chips("felt", felt, quality)); });
  ui.click("fair");
  EXPECT_EQ(quality, 2);
  EXPECT_EQ(ui.value("fair"), "on");
  ui.click("fair");
  EXPECT_EQ(quality, std::nullopt);
}

TEST(Chips, GoToTheNextLineBeforeTheEdge) {
  ImGuiHarness ui({300, 400});
  ui.show_in_window([&] {
    begin_chips();
    for (const char* name : {"hungry", "angry", "lonely", "tired", "in pain", "bored"})
      static_cast<void>(chip(name, false));
    end_chips();
  });
  for (const auto& item : ui.items()) EXPECT_LE(item.max.x, 260) << item.label;
  EXPECT_GT(ui.find("bored").min.y, ui.find("hungry").max.y);
}

struct TimeField : testing::Test {
  std::string text = "06:10";
  FieldResult last;
  bool entered = false, left = false;
  ImGuiHarness ui;
  TimeField() {
    ui.show_in_window([this] {
      last =
          time_field("Awake at", text,
                     [](std::string_view now, int steps) -> std::optional<std::string> {
                       return now == "06:10" ? std::optional<std::string>(steps > 0 ? "06:15" : "06:05") : std::nullopt;
                     },
                     {.width = 120});
      entered |= last.entered;
      left |= last.left;
      static_cast<void>(button("Next"));
    });
  }
};
TEST_F(TimeField, ArrowsNudgeWhatIsWritten) {
  ui.click("Awake at");
  ui.key(ImGuiKey_UpArrow);
  EXPECT_EQ(text, "06:15");
  ui.key(ImGuiKey_UpArrow);
  EXPECT_EQ(text, "06:15");  // the caller says nothing more
}
TEST_F(TimeField, TellsThatItWasLeftSoThatItsTextCanBeRead) {
  ui.click("Awake at");
  ui.type("2245");
  EXPECT_EQ(text, "2245");  // what was there is selected, and replaced
  EXPECT_FALSE(left);
  ui.key(ImGuiKey_Tab);
  EXPECT_TRUE(left);
  EXPECT_EQ(ui.focused_label(), "Next");
  EXPECT_FALSE(entered);
}
TEST_F(TimeField, EnterIsTold) {
  ui.click("Awake at");
  ui.type("7");
  ui.key(ImGuiKey_Enter);
  EXPECT_TRUE(entered);
  EXPECT_TRUE(left);
}

TEST(TextField, EmojiSurviveFocusTypingAndPasting) {
  std::string text = "moon \xF0\x9F\x8C\x99!";
  ImGuiHarness ui;
  ui.show_in_window([&] { text_field("Note", text); });
  ui.click("Note");
  EXPECT_EQ(text, "moon \xF0\x9F\x8C\x99!");
  ui.key(ImGuiKey_End);
  ui.type(" \xF0\x9F\x98\x80");
  EXPECT_EQ(text, "moon \xF0\x9F\x8C\x99! \xF0\x9F\x98\x80");
  EXPECT_EQ(text.find('\0'), std::string::npos);
}

TEST(TextField, TakesOverWhatTheProgramSetsWhileItIsWrittenIn) {
  std::string line, note;
  ImGuiHarness ui;
  ui.show_in_window([&] {
    text_field("Line", line);
    multiline_field("Note", note, {.width = 120});
  });
  for (auto [name, text] : {std::pair{"Line", &line}, {"Note", &note}}) {
    SCOPED_TRACE(name);
    ui.click(name);
    ui.type("typed here");
    *text = "a text set by the program, longer than what was typed";
    ui.settle(2);
    EXPECT_EQ(*text, "a text set by the program, longer than what was typed") << "it is not written back";
    ui.key(ImGuiKey_End, ImGuiHarness::ctrl);
    ui.type(", and on");
    EXPECT_EQ(*text, "a text set by the program, longer than what was typed, and on");
    *text = "short";
    ui.settle(2);
    ui.type("er");
    EXPECT_EQ(*text, "shorter");
  }
}

TEST(TextField, ATextWithTooManyKindsOfEmojiIsShownAndNotDamaged) {
  std::string text;
  for (unsigned i = 0; i < 40; ++i) text += std::string("\xF0\x9F\x98") + static_cast<char>(0x80 + i);
  const std::string before = text;
  ImGuiHarness ui;
  ui.show_in_window([&] { text_field("Note", text); });
  ui.click("Note");
  ui.type("x");
  EXPECT_EQ(text, before);
}

struct Multiline : testing::Test {
  std::string note;
  ImGuiHarness ui;
  Multiline() {
    ui.show_in_window([this] {
      multiline_field("Note", note, {.width = 220});
      static_cast<void>(button("After"));
    });
  }
};
TEST_F(Multiline, WrapsWhatItShowsAndNeverTheText) {
  ui.click("Note");
  const std::string typed = "a long line of words that does not fit into the width of this field by far";
  ui.type(typed.c_str());
  EXPECT_EQ(note, typed);
  EXPECT_GT(ui.find("Note").max.y - ui.find("Note").min.y, 3 * 19);  // it grew
  ui.click("After");
  EXPECT_EQ(note, typed);
}
TEST_F(Multiline, KeepsTheLineBreaksThatWereTyped) {
  ui.click("Note");
  ui.type("first words that are long enough to wrap around");
  ui.key(ImGuiKey_Enter);
  ui.type("second");
  EXPECT_EQ(note, "first words that are long enough to wrap around\nsecond");
}
TEST_F(Multiline, EditingInTheMiddleMovesTheWrappingOnly) {
  note = "one two three four five six seven eight nine ten eleven twelve\nthirteen";
  ui.click("Note");
  ui.key(ImGuiKey_Home, ImGuiHarness::ctrl);
  ui.type("zero and some more ");
  EXPECT_EQ(note, "zero and some more one two three four five six seven eight nine ten eleven twelve\nthirteen");
  for (int i = 0; i < 19; ++i) ui.key(ImGuiKey_Backspace);
  EXPECT_EQ(note, "one two three four five six seven eight nine ten eleven twelve\nthirteen");
}
TEST_F(Multiline, DeletingAWrappedPlaceDeletesTheSpaceThere) {
  note = "one two three four five six seven eight nine ten";
  ui.click("Note");
  ui.key(ImGuiKey_Home, ImGuiHarness::ctrl);
  ui.key(ImGuiKey_End);  // the end of the first shown line, which is a space of the text
  ui.key(ImGuiKey_Delete);
  EXPECT_EQ(std::count(note.begin(), note.end(), ' '), 8);
  EXPECT_EQ(note.find('\n'), std::string::npos);
}
TEST_F(Multiline, WrapsTextWithoutSpaces) {
  std::string typed = "https://an.address/that/goes/on/and/on/and/on/without/any/space ";
  for (int i = 0; i < 40; ++i) typed += "\xE7\x9D\xA1";  // Chinese writes none
  ui.click("Note");
  ui.type(typed.c_str());
  EXPECT_EQ(note, typed);
  EXPECT_GT(ui.find("Note").max.y - ui.find("Note").min.y, 4 * 19);
  ui.click("After");
  EXPECT_EQ(note, typed);
}
TEST_F(Multiline, ABreakWithoutASpaceIsNothingToDelete) {
  note = std::string(60, 'x');
  ui.click("Note");
  ui.key(ImGuiKey_Home, ImGuiHarness::ctrl);
  ui.key(ImGuiKey_End);  // of the first shown line
  ui.type("y");
  const auto at = note.find('y');
  EXPECT_GT(at, 5u);
  EXPECT_EQ(note, std::string(at, 'x') + "y" + std::string(60 - at, 'x'));
  ui.key(ImGuiKey_Backspace);
  EXPECT_EQ(note, std::string(60, 'x'));
  ui.key(ImGuiKey_Home, ImGuiHarness::ctrl);
  ui.key(ImGuiKey_End);
  ui.key(ImGuiKey_Delete);
  EXPECT_EQ(note, std::string(59, 'x'));
  ui.key(ImGuiKey_Home, ImGuiHarness::ctrl);
  ui.key(ImGuiKey_DownArrow);
  ui.key(ImGuiKey_Home);
  ui.key(ImGuiKey_Backspace);
  EXPECT_EQ(note, std::string(58, 'x'));
  for (int i = 0; i < 70; ++i) ui.key(ImGuiKey_Backspace);
  EXPECT_EQ(note.find('\n'), std::string::npos);
  EXPECT_LT(note.size(), 58u) << "what lies before is deleted key by key";
}
TEST_F(Multiline, CopyingTakesTheTextAndNotItsWrapping) {
  const std::string before =
      "\xC3\xA4lter one two three four five six seven eight nine ten eleven\n" + std::string(60, 'x');
  note = before;
  ui.click("Note");
  ui.chord('A', ImGuiHarness::ctrl);
  ui.chord('C', ImGuiHarness::ctrl);
  EXPECT_EQ(ui.clipboard(), before);
  ui.key(ImGuiKey_Home, ImGuiHarness::ctrl);
  ui.key(ImGuiKey_RightArrow);
  for (int i = 0; i < 3; ++i) ui.key(ImGuiKey_DownArrow, ImGuiHarness::shift);
  ui.chord('C', ImGuiHarness::ctrl);
  EXPECT_GT(ui.clipboard().size(), 40u);
  EXPECT_NE(before.find(ui.clipboard()), std::string::npos) << ui.clipboard();
  EXPECT_EQ(before.find(ui.clipboard()), 2u) << "after its first letter, which has two bytes";
  ui.chord('A', ImGuiHarness::ctrl);
  ui.chord('X', ImGuiHarness::ctrl);
  EXPECT_EQ(note, "");
  EXPECT_EQ(ui.clipboard(), before);
  ui.chord('V', ImGuiHarness::ctrl);
  EXPECT_EQ(note, before);
}
TEST_F(Multiline, TwoFieldsDoNotDisturbEachOther) {
  std::string other;
  ui.show_in_window([&] {
    multiline_field("Note", note, {.width = 220});
    multiline_field("Other", other, {.width = 220});
  });
  ui.click("Note");
  ui.type("words that go on and on until they wrap somewhere");
  ui.click("Other");
  ui.type("and here some other words that wrap as well, later");
  EXPECT_EQ(note, "words that go on and on until they wrap somewhere");
  EXPECT_EQ(other, "and here some other words that wrap as well, later");
}
TEST_F(Multiline, EscapeKeepsTheText) {
  ui.click("Note");
  ui.type("kept");
  ui.key(ImGuiKey_Escape);
  ui.settle(3);
  EXPECT_EQ(note, "kept");
}
TEST_F(Multiline, LargerTextDoesNotTakeTheKeyboardAway) {
  ui.resize({600, 300});
  bool large = false;
  ui.show_in_window([&] {
    begin_scroll("page");
    gap(large ? 800 : 20);
    multiline_field("Note", note, {.width = 220});
    gap(800);
    static_cast<void>(button("Last"));
    end_scroll();
  });
  ui.click("Note");
  ui.type("before ");
  large = true;
  ui.settle(4);
  ui.type("after");
  EXPECT_EQ(note, "before after");
}

TEST(SecretField, SaysNothingOfWhatIsWritten) {
  SecretBuffer secret;
  ImGuiHarness ui;
  ui.show_in_window([&] { secret_field("Passphrase", secret); });
  ui.click("Passphrase");
  ui.type("walnut tide");
  EXPECT_EQ(secret.text(), "walnut tide");
  EXPECT_EQ(ui.value("Passphrase"), "written");
  EXPECT_EQ(ui.text_of_screen().find("walnut"), std::string::npos);
  ui.click("Show");
  EXPECT_TRUE(secret.shown);
  secret.clear();
  EXPECT_TRUE(secret.empty());
}

TEST(SecretField, TabLeadsToTheNextFieldAndNotToShow) {
  SecretBuffer first, second;
  ImGuiHarness ui;
  ui.show_in_window([&] {
    secret_field("Passphrase", first);
    secret_field("The same again", second);
  });
  ui.click("Passphrase");
  ui.type("walnut tide");
  ui.key(ImGuiKey_Tab);
  ui.type("walnut tide");
  EXPECT_EQ(second.text(), "walnut tide");
  EXPECT_FALSE(first.shown);
}

TEST(SecretField, NothingOfItStaysInTheToolkitAfterWiping) {
  // Looks at the memory ImGui allocates: every block passes here.
  static std::vector<std::pair<void*, std::size_t>> blocks;
  const std::string passphrase = "zq7walnutzq7tide";
  SecretBuffer secret;
  bool shown = true;
  ImGui::SetAllocatorFunctions(
      [](std::size_t size, void*) {
        void* block = std::malloc(size);
        blocks.emplace_back(block, size);
        return block;
      },
      [](void* block, void*) {
        std::erase_if(blocks, [&](const auto& each) { return each.first == block; });
        std::free(block);
      });
  {
    ImGuiHarness ui;
    ui.show_in_window([&] {
      if (shown) secret_field("Passphrase", secret);
    });
    ui.click("Passphrase");
    ui.type(passphrase.c_str());
    const auto found = [&] {
      std::u16string wide(passphrase.begin(), passphrase.end());
      const std::string_view bytes16(reinterpret_cast<const char*>(wide.data()), wide.size() * 2);
      return std::any_of(blocks.begin(), blocks.end(), [&](const auto& block) {
        const std::string_view memory(static_cast<const char*>(block.first), block.second);
        return memory.find(passphrase) != std::string_view::npos || memory.find(bytes16) != std::string_view::npos;
      });
    };
    EXPECT_TRUE(found());  // the test can see it
    leave_text_field();
    shown = false;
    secret.clear();
    ui.settle(1);
    wipe_text_state();
    EXPECT_FALSE(found());
  }
  ImGui::SetAllocatorFunctions([](std::size_t size, void*) { return std::malloc(size); },
                               [](void* block, void*) { std::free(block); });
}

TEST(Dialog, GoesWhenItIsNoLongerDrawn) {
  bool open = true;
  int behind = 0;
  ImGuiHarness ui;
  ui.show_in_window([&] {
    behind += button("Behind", key::plain('B')) ? 1 : 0;
    if (open && begin_dialog("craving", "Craving")) {
      body("How strong?");
      static_cast<void>(button("Save"));
      end_dialog();
    }
  });
  ui.chord('B');
  ui.click("Behind");
  EXPECT_EQ(behind, 0);
  open = false;
  ui.settle(3);
  ui.click("Behind");
  EXPECT_EQ(behind, 1);
}

TEST(Columns, WhatComesNextIsBelowTheTallestOfThem) {
  ImGuiHarness ui;
  float left = 0, below = 0, second_row = 0;
  ui.show_in_window([&] {
    begin_column(200);
    begin_column(100);  // a column in it, beside which the other row must not be measured
    body("one");
    end_column();
    for (int line = 0; line < 9; ++line) body("tall");
    left = ImGui::GetCursorScreenPos().y;
    end_column();
    beside(20);
    begin_column(200);
    begin_column(100);
    body("short");
    end_column();
    second_row = ImGui::GetCursorScreenPos().y;
    end_column();
    below = ImGui::GetCursorScreenPos().y;
  });
  EXPECT_GE(below, left);
  EXPECT_LT(second_row, left) << "a column inside of a column is as high as what is in it";
}
TEST(Words, WrapWithinTheirColumn) {
  ImGuiHarness ui;
  ui.show_in_window([] {
    begin_column(200);
    body("These words are longer than two hundred pixels and so they go on below.");
    end_column();
  });
  const auto& item = ui.items().front();
  EXPECT_LE(item.max.x - item.min.x, 200);
  EXPECT_GT(item.max.y - item.min.y, 60);
}

}  // namespace
}  // namespace nightjar::toolkit
