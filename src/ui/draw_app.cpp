#include <algorithm>
#include <array>
#include <nightjar/ui/draw_app.hpp>
#include <nightjar/ui/kit.hpp>

#include "ui/screens/page.hpp"
#include "ui/screens/safety.hpp"
#include "ui/screens/screens.hpp"

namespace nightjar::ui {
namespace {

constexpr float rail_width = 188, compact_rail_width = 82;  // the narrow one leaves room for its scrollbar

struct RailEntry {
  Screen screen;
  Icon icon;
  const char* label;
  char key;
};
constexpr std::array<RailEntry, 5> rail_entries{{{Screen::today, Icon::sun, "Today", '1'},
                                                 {Screen::calendar, Icon::calendar, "Calendar", '2'},
                                                 {Screen::trends, Icon::trend, "Trends", '3'},
                                                 {Screen::share, Icon::share, "Share", '4'},
                                                 {Screen::settings, Icon::sliders, "Settings", '5'}}};

void draw_rail(const AppState& state, bool compact, Actions& out) {
  const float width = compact ? compact_rail_width : rail_width;
  ImGui::PushStyleColor(ImGuiCol_ChildBg, im4(palette().rail));
  // With large text the five screens, Lock and Help move together, so that none of them has to be scrolled to.
  const float screen = ImGui::GetMainViewport()->Size.y;
  const bool low = screen < px(460), lowest = screen < px(340);
  const float height = lowest ? 34 : 42;
  if (low) ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{ImGui::GetStyle().ItemSpacing.x, px(lowest ? 1 : 2)});
  begin_scroll("##rail", width, 0, {14, lowest ? 6.0F : low ? 12.0F : 22.0F});
  const float bottom = ImGui::GetWindowHeight();
  if (!lowest) {
    ImGui::SetCursorPosX(px(compact ? 22 : 26));
    brand(compact);
    gap(low ? 10 : 24);
  }
  for (const auto& entry : rail_entries)
    if (rail_item(entry.icon, entry.label,
                  state.screen == entry.screen || (entry.screen == Screen::settings &&
                                                   (state.screen == Screen::lists || state.screen == Screen::bring_in)),
                  compact, height))
      out.push_back(act::GoTo{entry.screen});
  const float foot = bottom - px(lowest ? 76 : low ? 102 : 122);
  if (ImGui::GetCursorPosY() < foot) ImGui::SetCursorPosY(foot);
  if (rail_button("Lock", key::ctrl('L'), false, compact, height)) out.push_back(act::Lock{});
  if (rail_button("Help now", key::f1, true, compact, height)) out.push_back(act::ShowHelp{true});
  end_scroll();
  if (low) ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  ImGui::GetWindowDrawList()->AddLine({max.x - 0.5F, min.y}, {max.x - 0.5F, max.y}, im(palette().line), theme().line());
}

void shortcuts(const AppState& state, bool open, Actions& out) {
  if (!state.help && pressed(key::f1)) out.push_back(act::ShowHelp{true});
  if (pressed(key::ctrl('+'))) out.push_back(act::SetTextScale{state.looks.text_scale + 0.1});
  if (pressed(key::ctrl('-'))) out.push_back(act::SetTextScale{state.looks.text_scale - 0.1});
  if (pressed(key::ctrl('0'))) out.push_back(act::SetTextScale{1.0});
  if (!open) return;
  if (pressed(key::ctrl('L'))) out.push_back(act::Lock{});
  if (state.covered) return;
  const auto& io = ImGui::GetIO();
  // Which key gives "?" depends on the layout, but the character is the same on all of them.
  if (!io.WantTextInput && !behind_dialog())
    for (const ImWchar typed : io.InputQueueCharacters)
      if (typed == '?') out.push_back(act::ShowKeys{true});
  for (const auto& entry : rail_entries)
    if (pressed(key::ctrl(entry.key))) out.push_back(act::GoTo{entry.screen});
  if (pressed(key::ctrl('F'))) out.push_back(act::Search{});
  if (pressed(key::ctrl('Z'))) out.push_back(act::Undo{});
  if (pressed(key::ctrl_shift('Z')) || pressed(key::ctrl('Y'))) out.push_back(act::Redo{});
  if (state.screen != Screen::today) {
    if (pressed(key::plain('C'))) out.push_back(act::OpenCraving{});
    if (pressed(key::plain('N')))
      out.push_back(act::NothingTaken{state.screen == Screen::calendar ? state.calendar.selected : state.today.day,
                                      std::nullopt});
    if (state.screen != Screen::trends && pressed(key::plain('T'))) out.push_back(act::OpenTaken{});
  }
}

/// A problem of the journal as a whole stands above the page until it is solved or put away.
void draw_problem(AppState& state, Actions& out) {
  if (!state.problem) return;
  std::vector<std::string> words{sentence(state.problem->message)};
  if (!state.problem->hint.empty()) words.push_back(sentence(state.problem->hint));
  begin_band("##problem", words, {"Try saving again", "Put this message away"});
  problem_words(state.problem);
  gap(8);
  if (button("Try saving again")) out.push_back(act::SaveAgain{});
  beside_if_fits(button_width("Put this message away"));
  if (plain_button("Put this message away")) state.problem.reset();
  end_band();
}

/// It should be locked and cannot be yet: nothing of it is shown, and nothing of it is lost.
void draw_cover(AppState& state, Actions& out) {
  begin_scroll("##cover", 0, -help_strip, {page_padding_x, page_padding_y});
  begin_column(520);
  if (state.settings.working || state.safety.working) {
    title("Locking in a moment");
    gap(10);
    soft_text(state.safety.copying
                  ? "A copy is put into " + state.looks.copy_folder + " first. A slow stick takes a while."
                  : "What the program is working at is finished first.");
  } else {
    title("Not locked yet");
    gap(10);
    soft_text(
        "What was written could not be saved, and locking would lose it. It is covered instead: nothing of it is "
        "shown.");
    gap(10);
    problem_words(state.problem);
    gap(16);
    if (accent_button("Save and lock", key::enter)) out.push_back(act::Lock{});
    beside();
    if (button("Show the journal", key::escape)) out.push_back(act::Uncover{});
  }
  end_column();
  end_scroll();
  draw_help_button(out);
}

void draw_open(const JournalView& view, AppState& state, const Services& services, Actions& out) {
  const float whole = ImGui::GetMainViewport()->Size.x;
  const bool compact = px(rail_width) > whole * 0.36F;
  draw_rail(state, compact, out);
  ImGui::SameLine(0, 0);
  begin_scroll("##beside_rail");
  draw_problem(state, out);
  draw_now(state.safety, view.read_only, out);
  switch (state.screen) {
    case Screen::today: draw_today(view, state, out); break;
    case Screen::calendar: draw_calendar(view, state.calendar, out); break;
    case Screen::trends: draw_trends(view, state.trends, out); break;
    case Screen::share: draw_share(view, state.share, services, out); break;
    case Screen::settings: draw_settings(view, state, out); break;
    case Screen::lists: draw_lists(view, state.lists_page, out); break;
    case Screen::bring_in: draw_bring_in(view, state.bring_in, out); break;
  }
  end_scroll();
  // One dialog at a time: help stands before everything, and what it hides comes back after it.
  if (state.document >= 0)
    draw_document(state.document, out);
  else if (state.help)
    draw_help_card(state.help_lines, true, out);
  else if (state.keys)
    draw_keys_page(out);
  else if (state.entry.craving)
    draw_craving_dialog(view, state.entry, out);
  else if (state.entry.taken)
    draw_taken_dialog(view, state.entry, out);
  else if (state.entry.other)
    draw_record_dialog(view, state.entry, out);
  else if (state.screen == Screen::trends && state.trends.choosing)
    draw_trends_choice(state.trends);
  if (state.toast && toast(state.toast->text, 1, state.toast->undoable ? "Undo" : nullptr, key::none))
    out.push_back(act::Undo{});
}

}  // namespace

void draw_app(const JournalView* view, AppState& state, const Services& services, Actions& out) {
  begin_whole_window();
  const bool open = view != nullptr && state.open;
  shortcuts(state, open, out);
  if (open && !state.covered) {
    draw_open(*view, state, services, out);
  } else {
    if (open)
      draw_cover(state, out);
    else
      draw_gate(state, out);
    if (state.document >= 0)
      draw_document(state.document, out);
    else if (state.help)
      draw_help_card({}, false, out);
  }
  end_whole_window();
}

}  // namespace nightjar::ui
