// Before a journal is open: welcome, a new journal, its recovery code, and unlocking.
#include <fmt/format.h>

#include <nightjar/app/start_state.hpp>
#include <nightjar/journal/opening.hpp>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/page.hpp"
#include "screens/safety.hpp"
#include "screens/screens.hpp"

namespace nightjar::screens {
namespace {

constexpr float column = 420;

/// A column in the middle of the window, a little above centre; scrolls when the text is large.
template <class Draw>
void middle_column(const char* id, float height_guess, Draw draw) {
  begin_scroll(id, 0, -help_strip, {20, 20});
  const float width = std::min(px(column), room());
  const float left = cursor_in_part().x + std::max((room() - width) / 2, 0.0F);
  const float top = std::max((part_height() + px(help_strip) - px(height_guess)) * 0.5F, px(20));
  set_cursor_in_part({left, top});
  begin_column(column);
  draw();
  end_column();
  end_scroll();
}

void masthead(std::string_view below) {
  brand(false, Type::title);
  gap(6);
  soft_text(below);
  gap(26);
}

void labelled(std::string_view text) {
  label(text);
  gap(6);
}

/// Each thing that can be wrong says which it is, and what of it is not lost.
std::string start_words(const Error& error) {
  switch (error.code) {
    case ErrorCode::wrong_secret: return "That passphrase does not open this journal. The file itself is undamaged.";
    case ErrorCode::code_typo:
      return "One of the characters of that code is not as it was given. Please compare it with your paper.";
    case ErrorCode::no_memory:
      return "There is not enough free memory to open this journal. Nothing is lost; close other programs and try "
             "again.";
    case ErrorCode::in_use: return "This journal is open in another window. Close that one first.";
    default: {
      std::string text = sentence(error.message);
      if (!error.hint.empty()) text += ' ' + sentence(error.hint);
      return text;
    }
  }
}

void problem(const StartState& start) {
  if (!start.problem) return;
  gap(6);
  detail(start_words(*start.problem), Ink::text);
}

void working(std::string_view text, bool cancellable, Actions& out) {
  soft_text(text);
  gap(14);
  if (cancellable && button("Cancel", key::escape)) out.push_back(act::CancelUnlock{});
}

// --- unlocking

void draw_unlock(StartState& start, Actions& out) {
  masthead("A private sleep and recovery journal");
  const bool code = start.use_recovery_code;
  labelled(code ? "Recovery code" : "Passphrase");
  if (start.take_focus && !start.working) draw_context().ring.focus_next_widget();
  const auto typed = secret_field(code ? "Recovery code" : "Passphrase", start.passphrase,
                                  {.take_focus = start.take_focus && !start.working, .read_only = start.working});
  if (!start.working) start.take_focus = false;
  if (typed.changed) start.problem.reset();
  problem(start);
  draw_ways_out(start, out);
  for (const auto& notice : start.notices) detail(sentence(notice));
  gap(22);
  if (start.working) {
    working("Opening. Making this slow is what protects it from being guessed; it takes about a second.", true, out);
  } else {
    const bool go = accent_button("Unlock", key::enter) || typed.entered;
    if (go && !start.passphrase.empty())
      out.push_back(act::Unlock{SecretBytes::copy_of(start.passphrase.text()), code});
    if (start.has_recovery_code) {
      const char* other = code ? "Use the passphrase" : "Use the recovery code";
      beside_if_fits(button_width(other));
      if (button(other)) {
        start.use_recovery_code = !code;
        start.passphrase.clear();
        start.problem.reset();
        start.take_focus = true;
      }
    }
  }
  gap(34);
  detail(file_name_of(start.path), Ink::faint);
  gap(4);
  if (link("Open another or make a new journal")) out.push_back(act::ShowWelcome{});
}

// --- welcome

void draw_welcome(StartState& start, Actions& out) {
  masthead(
      "A private sleep and recovery journal. It stays on this computer, in one encrypted file. No account, no "
      "network.");
  if (start.working) return working("Making an invented year to look around in …", false, out);
  if (start.take_focus) draw_context().ring.focus_next_widget();
  start.take_focus = false;
  if (accent_button("Make a new journal", key::enter)) out.push_back(act::ShowCreate{});
  gap(10);
  if (button("Look around with invented entries")) out.push_back(act::OpenDemo{});
  gap(30);
  labelled("Open a journal that is already here");
  const auto typed = text_field("Path of a journal", start.path, {.ghost = "~/Documents/journal.nightjar"});
  gap(8);
  if ((button("Open") || typed.entered) && !start.path.empty()) out.push_back(act::ChooseJournal{start.path});
  problem(start);
  if (!start.recent.empty()) {
    gap(20);
    labelled("Used before");
    for (const auto& recent : start.recent)
      if (link((recent + "##recent").c_str(), Type::detail)) out.push_back(act::ChooseJournal{recent});
  }
}

// --- a new journal

std::string strength_words(const SecretBuffer& passphrase) {
  if (passphrase.empty())
    return "At least eight characters. Several words that only you would put together are easy to keep and hard to "
           "guess.";
  const auto strength = journal::strength_of(SecretBytes::copy_of(passphrase.text()));
  if (!strength.long_enough()) return "Shorter than eight characters.";
  if (strength.easy_to_guess())
    return "Easy to guess for somebody with a computer and a little time. It can be used; another word or two would "
           "help.";
  if (strength.bits < 60) return "Hard to guess.";
  return "Very hard to guess.";
}

void draw_create(StartState& start, Actions& out) {
  title("A new journal");
  gap(20);
  if (start.working)
    return working("Making your journal. Measuring how much work a guess is to cost; this takes a few seconds.", false,
                   out);
  labelled("Passphrase");
  if (start.take_focus) draw_context().ring.focus_next_widget();
  const auto first = secret_field("Passphrase", start.passphrase, {.take_focus = start.take_focus});
  start.take_focus = false;
  gap(6);
  detail(strength_words(start.passphrase));
  gap(16);
  labelled("The same again");
  if (first.entered) draw_context().ring.focus_next_widget();
  const auto second = secret_field("The same again", start.again);
  const bool same = start.passphrase.text() == start.again.text();
  if (!start.again.empty() && !same) {
    gap(6);
    detail("These two are not the same yet.");
  }
  gap(16);
  labelled("Where it is kept");
  const auto path = text_field("Where it is kept", start.path);
  problem(start);
  gap(8);
  detail(
      "Nobody can open it without the passphrase, or the recovery code that comes next: not even the makers of this "
      "program.");
  gap(12);
  if (link("Suggest five words chosen by chance", Type::detail)) {
    const auto words = journal::generated_passphrase();
    start.passphrase.clear();
    std::ranges::copy(words.text(), start.passphrase.data());
    start.passphrase.shown = true;  // to be written down or learned before it is typed again
    start.again.clear();
    leave_text_field();
  }
  gap(20);
  const bool go =
      accent_button("Make the journal", key::none) || ((second.entered || path.entered) && !start.again.empty());
  if (go) {
    if (!journal::strength_of(SecretBytes::copy_of(start.passphrase.text())).long_enough())
      start.problem = Error{ErrorCode::invalid_value, "the passphrase has fewer than eight characters", ""};
    else if (!same)
      start.problem = Error{ErrorCode::invalid_value, "the two passphrases are not the same", ""};
    else if (start.path.empty())
      start.problem = Error{ErrorCode::invalid_value, "the journal needs a place", ""};
    else
      out.push_back(act::CreateJournal{start.path, SecretBytes::copy_of(start.passphrase.text())});
  }
  beside();
  if (button("Back", key::escape)) out.push_back(act::ShowWelcome{});
}

// --- its recovery code

std::string_view code_group(std::string_view code, std::size_t index) { return code.substr(index * 5, 4); }

bool typed_back(std::string_view code, std::size_t index, const std::string& typed) {
  std::string read;
  for (char c : typed) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (c != ' ' && c != '-') read += c;
  }
  return read == code_group(code, index);
}

void draw_recovery(StartState& start, Actions& out) {
  const std::string_view code = start.recovery_code.text();
  title("Your recovery code");
  gap(10);
  soft_text(
      "It opens the journal if the passphrase is forgotten. Write it on paper and keep the paper where only you look.");
  gap(18);
  begin_card();
  words(Type::section, Ink::text, code.substr(0, 19));
  words(Type::section, Ink::text, code.substr(20));
  end_card();
  gap(20);
  if (start.declining) {
    soft_text(
        "Without it, a forgotten passphrase cannot be replaced and what you wrote cannot be read again by anyone.");
    gap(16);
    if (accent_button("Go on without writing it down")) out.push_back(act::RecoveryCodeKept{});
    beside_if_fits(button_width("Back to the code", key::escape));
    if (button("Back to the code", key::escape)) start.declining = false;
    return;
  }
  std::array<bool, 2> right{};
  bool entered = false;
  for (std::size_t i = 0; i < 2; ++i) {
    const auto name = fmt::format("Group {} of the code", start.asked_groups[i] + 1);
    field_row(name, 240, 110);
    if (i == 0 && start.take_focus) draw_context().ring.focus_next_widget();
    const auto typed =
        text_field(name.c_str(), start.typed_groups[i], {.width = 110, .take_focus = i == 0 && start.take_focus});
    right[i] = typed_back(code, start.asked_groups[i], start.typed_groups[i]);
    entered |= typed.entered;
    gap(8);
  }
  start.take_focus = false;
  const bool both = right[0] && right[1];
  const bool tried = start.typed_groups[0].size() >= 4 && start.typed_groups[1].size() >= 4;
  detail(both    ? "That is right."
         : tried ? "Not yet as above; please compare."
                 : "Typing these two groups from your paper shows that it can be read.");
  gap(18);
  if (entered && !both) draw_context().ring.advance();
  if (accent_button("I have it on paper") || (entered && both)) {
    if (both)
      out.push_back(act::RecoveryCodeKept{});
    else
      start.take_focus = true;
  }
  beside();
  if (button("Not now")) start.declining = true;
  gap(22);
  labelled("Or as a page to print");
  static_cast<void>(text_field("Or as a page to print", start.sheet_path));
  gap(8);
  if (button("Write the page")) out.push_back(act::KeepRecoverySheet{start.sheet_path});
  if (!start.sheet_said.empty()) detail(start.sheet_said, Ink::text);
  problem(start);
}

}  // namespace

void draw_start(StartState& start, const std::optional<Error>& computer_problem, Actions& out) {
  switch (start.screen) {
    case StartScreen::welcome: middle_column("##welcome", 520, [&] { draw_welcome(start, out); }); break;
    case StartScreen::create: middle_column("##create", 620, [&] { draw_create(start, out); }); break;
    case StartScreen::recovery: middle_column("##recovery", 560, [&] { draw_recovery(start, out); }); break;
    case StartScreen::backups: middle_column("##backups", 560, [&] { draw_backups_at_start(start, out); }); break;
    case StartScreen::unlock: middle_column("##unlock", 350, [&] { draw_unlock(start, out); }); break;
  }
  if (computer_problem) {
    set_cursor_in_part({px(20), px(12)});
    problem_words(computer_problem);
  }
  draw_help_button(out);
}

void draw_help_button(Actions& out) {
  const float width = button_width("I need help now", key::f1), margin = px(32);
  const auto size = window_size();
  set_cursor({size.x - width - margin, size.y - px(40) - px(28)});
  begin_overlay("##help_now", {width, px(40)});
  if (button("I need help now", key::f1)) out.push_back(act::ShowHelp{true});
  end_overlay();
}

}  // namespace nightjar::screens
