// Settings: how it looks, the journal's day and lock, the passphrase, the person's lists, the help card's own lines.
#include <fmt/format.h>

#include <array>
#include <charconv>
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

std::optional<int> whole_number(const std::string& text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

void load(const JournalView& view, SettingsState& state) {
  const auto& settings = view.data.settings();
  state.zone = settings.home_zone;
  state.day_start = hh_mm(settings.day_start_min);
  state.auto_lock = std::to_string(settings.auto_lock_min);
  state.help_lines = settings.help_lines;
  state.loaded = true;
}

/// The fields as settings, or the first thing that cannot be one.
Result<JournalSettings> read(const SettingsState& state, JournalSettings settings) {
  // One that came from another computer may stay while something else is changed.
  if (state.zone != settings.home_zone && !find_zone(state.zone))
    return fail(ErrorCode::invalid_value, "no time zone of that name is known here", "write it as Europe/Berlin");
  const auto start = parse_clock(state.day_start);
  if (!start || *start > 8 * 60)
    return fail(ErrorCode::invalid_value, "a day can begin from 00:00 to 08:00", "04:00 suits most nights");
  const auto lock = whole_number(state.auto_lock);
  if (!lock || *lock < 0 || *lock > 600)
    return fail(ErrorCode::invalid_value, "the lock takes 0 to 600 minutes", "0 is never");
  settings.home_zone = state.zone;
  settings.day_start_min = *start;
  settings.auto_lock_min = *lock;
  settings.help_lines = state.help_lines;
  return settings;
}

void draw_journal(const JournalView& view, SettingsState& state, Actions& out) {
  bool done = false;
  const auto field = [&](const char* name, std::string& text, std::string_view note, float width) {
    field_row(name, settings_label_column, width);
    const auto typed = text_field(name, text, {.width = width});
    if (!note.empty()) field_note(note);
    if (typed.entered) draw_context().ring.advance();
    done = done || typed.left;
    gap(8);
  };
  field("Home time zone", state.zone, "as Europe/Berlin", 240);
  field("A day begins at", state.day_start, "until then it is still the day before", 120);
  field("Lock after minutes", state.auto_lock, "without a key or the mouse; 0 is never", 120);
  field_row("Clock", settings_label_column, 200);
  bool hide = view.data.settings().hide_clock;
  if (checkbox_row("Do not show what time it is", hide)) {
    auto settings = view.data.settings();
    settings.hide_clock = hide;
    out.push_back(act::SetJournalSettings{settings});
  }
  gap(12);
  field_row("Help card", settings_label_column, 300);
  done |= multiline_field("Your own lines on the help card", state.help_lines,
                          {.ghost = "numbers for your country, a person to call"}, 3)
              .left;
  if (!done) return;
  const auto read_back = read(state, view.data.settings());
  if (!read_back)
    state.problem = read_back.error();
  else if (*read_back != view.data.settings())
    out.push_back(act::SetJournalSettings{*read_back});
  else
    state.problem.reset();
}

// --- secrets

void draw_passphrase(SettingsState& state, bool working, bool making_keys, Actions& out) {
  auto& typed = state.passphrase;
  secret_row("Passphrase now", typed.now);
  secret_row("New passphrase", typed.next);
  secret_row("New one again", typed.again);
  if (making_keys) detail("Working out new keys. It takes a second or two; the journal can be used meanwhile.");
  if (button("Change the passphrase") && !working) {
    if (typed.next.text() != typed.again.text())
      state.problem = Error{ErrorCode::invalid_value, "the two new passphrases are not the same", ""};
    else if (!typed.now.empty())
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
  if (!settings.loaded) load(view, settings);
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
  draw_passphrase(settings, state.working(), state.task == JournalTask::making_keys, out);
  draw_new_keys_and_question(state.safety, state.working(), out);
  gap(30);
  end_column();
  end_page();
}

}  // namespace nightjar::screens
