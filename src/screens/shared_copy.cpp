// A shared file on the screen: its name above, Trends below, and the day that is pressed as a list.
#include <fmt/format.h>

#include <algorithm>
#include <nightjar/app/shared_viewer.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/page.hpp"
#include "screens/screens.hpp"

namespace nightjar::screens {
namespace {

void shortcuts(const SharedCopyState& state, Actions& out) {
  if (pressed(key::f1)) out.push_back(act::ShowHelp{true});
  if (pressed(key::ctrl('+'))) out.push_back(act::SetTextScale{state.computer.text_scale + 0.1});
  if (pressed(key::ctrl('-'))) out.push_back(act::SetTextScale{state.computer.text_scale - 0.1});
  if (pressed(key::ctrl('0'))) out.push_back(act::SetTextScale{1.0});
}

/// Dates where there are any, and what could not be read.
std::string what_it_is(const JournalView* view, const SharedCopyState& state) {
  std::string out =
      "Shared with you, for looking only. Nothing in it can be changed here, and nothing is kept on this computer.";
  if (view == nullptr) return out;
  const auto unread =
      std::ranges::count(state.copy->findings, imports::Severity::rejected, &imports::RowProblem::severity);
  if (unread > 0) out += fmt::format(" {} {} in it could not be read.", unread, unread == 1 ? "line" : "lines");
  return out;
}

/// The title area: the name of the share, and what there is to press.
void draw_head(const JournalView* view, const SharedCopyState& state, Actions& out) {
  const bool dark = state.computer.theme != ThemeName::light;
  const char* other = dark ? "Light colours" : "Dark colours";
  const float buttons = button_width(other) + button_width("Help now", key::f1) + px(12);
  const bool side_by_side = room() > buttons + px(2 * page_padding_x + 420);
  const float left = px(page_padding_x);
  set_cursor_in_part({left, px(20)});
  begin_column((room() - left - (side_by_side ? buttons + px(24) : 0)) / theme().scale);
  section_title(file_name_of(state.path));
  gap(2);
  detail(what_it_is(view, state));
  end_column();
  if (side_by_side) {
    const Vec2 below = cursor_in_part();
    set_cursor_in_part({left, px(20)});
    align_right(buttons + left);
    if (button(other)) out.push_back(act::SetTheme{dark ? ThemeName::light : ThemeName::dark});
    beside();
    if (button("Help now", key::f1)) out.push_back(act::ShowHelp{true});
    set_cursor_in_part({below.x, std::max(below.y, px(20 + 44))});
  } else {
    gap(8);
    set_cursor_in_part({left, cursor_in_part().y});
    if (button(other)) out.push_back(act::SetTheme{dark ? ThemeName::light : ThemeName::dark});
    beside_if_fits(button_width("Help now", key::f1));
    if (button("Help now", key::f1)) out.push_back(act::ShowHelp{true});
  }
  gap(14);
  rule();
}

void draw_password(SharedCopyState& state, Actions& out) {
  label("Password of this file");
  gap(6);
  if (state.take_focus) draw_context().ring.focus_next_widget();
  const auto typed =
      secret_field("Password of this file", state.password, {.width = 380, .take_focus = state.take_focus});
  state.take_focus = false;
  if (typed.changed) state.problem.reset();
  gap(6);
  detail("Whoever shared it knows it. It is not the passphrase of a journal.");
  if (state.problem) {
    gap(10);
    problem_words(state.problem);
  }
  gap(18);
  const bool go = accent_button("Open", key::enter) || typed.entered;
  if (go && !state.password.empty()) out.push_back(act::Unlock{SecretBytes::copy_of(state.password.text())});
}

void draw_not_open(SharedCopyState& state, Actions& out) {
  begin_page("##shared", false);
  if (state.reading) {
    soft_text("Reading …");
  } else if (state.asks_password) {
    draw_password(state, out);
  } else {
    section_title("This file cannot be shown");
    gap(8);
    problem_words(state.problem);
    gap(8);
    detail("The file itself was left as it is.");
  }
  end_page();
}

void draw_day(SharedCopyState& state) {
  const auto& open = *state.day;
  if (!begin_dialog("##shared_day", day_label(open.day), 720, night_label(open.day))) return;
  if (open.entries.empty() && open.remarks.empty()) soft_text("Nothing in this file belongs to this day.");
  for (const auto& entry : open.entries) {
    line_of(Type::detail, Ink::faint, entry.clock);
    beside_at(80);
    begin_column(574);
    detail(entry.words.empty() ? entry.what : entry.what + ": " + entry.words, Ink::text);
    end_column();
    gap(6);
  }
  for (const auto& remark : open.remarks) {
    gap(6);
    label(remark.when);
    gap(2);
    body(remark.text);
  }
  gap(20);
  if (button("Close", key::escape)) state.day.reset();
  end_dialog();
}

}  // namespace

void draw_shared_copy(const JournalView* view, SharedCopyState& state, Actions& out) {
  begin_window();
  shortcuts(state, out);
  draw_head(view, state, out);
  if (view != nullptr)
    draw_trends(*view, state.trends, out);
  else
    draw_not_open(state, out);
  if (state.help)
    draw_help_card({}, false, out);
  else if (state.trends.choosing)
    draw_trends_choice(state.trends);
  else if (state.day)
    draw_day(state);
  end_window();
}

}  // namespace nightjar::screens
