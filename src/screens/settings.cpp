// Settings: how it looks, the journal's day and lock, the passphrase, the person's lists, the help card's own lines.
#include <fmt/format.h>

#include <array>
#include <nightjar/app/open_state.hpp>
#include <nightjar/journal/opening.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/page.hpp"
#include "screens/safety.hpp"
#include "screens/screens.hpp"

namespace nightjar::screens {
namespace {

constexpr std::array<const char*, 3> themes{"Dark", "Light", "High contrast"};

void draw_looks(const journal::ComputerSettings& computer, Actions& out) {
  field_row("Theme", settings_label_column, 300);
  int theme_choice = static_cast<int>(computer.theme);
  if (segments("Theme", themes, theme_choice)) out.push_back(act::SetTheme{static_cast<ThemeName>(theme_choice)});
  gap(10);
  field_row("Text size", settings_label_column, 300);
  if (button("Smaller", key::ctrl('-'))) out.push_back(act::SetTextScale{computer.text_scale - 0.1});
  beside_if_fits(button_width("Larger", key::ctrl('+')), 8);
  if (button("Larger", key::ctrl('+'))) out.push_back(act::SetTextScale{computer.text_scale + 0.1});
  field_note(fmt::format("{:.0f} %", computer.text_scale * 100));
}

void draw_journal(const JournalView& view, SettingsState& state, Actions& out) {
  bool left = false;
  auto& form = state.journal.form;
  const auto field = [&](const char* name, std::string& text, std::string_view note, float width) {
    field_row(name, settings_label_column, width);
    const auto typed = text_field(name, text, {.width = width});
    if (!note.empty()) field_note(note);
    if (typed.entered) draw_context().ring.advance();
    left = left || typed.left;
    gap(8);
  };
  field("Home time zone", form.zone, "as Europe/Berlin", 240);
  field("A day begins at", form.day_start, "until then it is still the day before", 120);
  field("Lock after minutes", form.auto_lock, "without a key or the mouse; 0 is never", 120);
  field_row("Clock", settings_label_column, 200);
  bool hide = view.data.settings().hide_clock;
  if (checkbox_row("Do not show what time it is", hide)) {
    auto settings = view.data.settings();
    settings.hide_clock = hide;
    out.push_back(act::SetJournalSettings{settings});
  }
  gap(12);
  field_row("Help card", settings_label_column, 300);
  left |= multiline_field("Your own lines on the help card", form.help_lines,
                          {.ghost = "numbers for your country, a person to call"}, 3)
              .left;
  if (left) out.push_back(act::KeepSettings{});
}

// --- secrets

void draw_passphrase(SettingsState& state, bool by_code, bool working, bool making_keys, Actions& out) {
  auto& typed = state.passphrase;
  if (!by_code) secret_row("Passphrase now", typed.now);
  secret_row("New passphrase", typed.next);
  secret_row("New one again", typed.again);
  if (making_keys) detail("Working out new keys. It takes a second or two; the journal can be used meanwhile.");
  if (button("Change the passphrase") && !working) {
    if (typed.next.text() != typed.again.text())
      state.problem = Error{ErrorCode::invalid_value, "the two new passphrases are not the same", ""};
    else if (!typed.now.empty() || by_code)
      out.push_back(
          act::ChangePassphrase{SecretBytes::copy_of(typed.now.text()), SecretBytes::copy_of(typed.next.text())});
  }
  beside_if_fits(button_width("Make a new recovery code"));
  if (button("Make a new recovery code") && !working) out.push_back(act::MakeRecoveryCode{});
  if (!state.recovery_code.empty()) {
    gap(14);
    words(Type::section, Ink::text, state.recovery_code.text());
    gap(6);
    if (button("I have written it down")) {
      state.recovery_code = {};
      state.said.clear();
    }
  }
}

}  // namespace

void draw_settings(const JournalView& view, OpenState& state, const journal::ComputerSettings& computer, Actions& out) {
  auto& settings = state.settings;
  begin_page("##settings", false);
  title("Settings");
  gap(4);
  soft_text(view.file_name);
  gap(20);
  begin_column(760);
  if (settings.problem) {
    problem_words(settings.problem);
    gap(12);
  } else if (!settings.said.empty()) {
    detail(settings.said, Ink::text);
    gap(12);
  }
  draw_looks(computer, out);
  settings_heading("This journal");
  draw_journal(view, settings, out);
  settings_heading("Your lists");
  detail("What you keep track of, what you are asked each morning, and the words that your forms offer.");
  gap(10);
  if (button("Open your lists")) out.push_back(act::ShowList{ListKind::substances});
  settings_heading("Entries from a file");
  detail("What another journal, or another program's table, holds. You see what is in it before anything is written.");
  gap(10);
  if (button("Bring in entries")) out.push_back(act::GoTo{Screen::bring_in});
  draw_safety(state.safety, state.working(), out);
  settings_heading("Passphrase and recovery code");
  draw_passphrase(settings, state.safety.opened_by_code, state.working(), state.task == JournalTask::making_keys, out);
  draw_new_keys_and_question(state.safety, state.working(), out);
  gap(30);
  end_column();
  end_page();
}

}  // namespace nightjar::screens
