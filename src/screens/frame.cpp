#include <algorithm>
#include <array>
#include <nightjar/app/computer.hpp>
#include <nightjar/app/open_state.hpp>
#include <nightjar/app/services.hpp>
#include <nightjar/app/shown_day.hpp>
#include <nightjar/screens/frame.hpp>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/page.hpp"
#include "screens/safety.hpp"
#include "screens/screens.hpp"

namespace nightjar::screens {
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

void draw_rail(Screen shown, bool compact, Actions& out) {
  const float width = compact ? compact_rail_width : rail_width;
  // With large text the five screens, Lock and Help move together, so that none of them has to be scrolled to.
  const float screen = window_size().y;
  const bool low = screen < px(460), lowest = screen < px(340);
  const float height = lowest ? 34 : 42;
  begin_rail(width, {14, lowest ? 6.0F : low ? 12.0F : 22.0F}, lowest ? 1 : low ? 2 : 8);
  const float bottom = part_height();
  if (!lowest) {
    set_cursor_in_part({px(compact ? 22 : 26), cursor_in_part().y});
    brand(compact);
    gap(low ? 10 : 24);
  }
  for (const auto& entry : rail_entries)
    if (rail_item(entry.icon, entry.label,
                  shown == entry.screen ||
                      (entry.screen == Screen::settings && (shown == Screen::lists || shown == Screen::bring_in)),
                  compact, height))
      out.push_back(act::GoTo{entry.screen});
  const float foot = bottom - px(lowest ? 76 : low ? 102 : 122);
  if (const Vec2 at = cursor_in_part(); at.y < foot) set_cursor_in_part({at.x, foot});
  if (rail_button("Lock", key::ctrl('L'), false, compact, height)) out.push_back(act::Lock{});
  if (rail_button("Help now", key::f1, true, compact, height)) out.push_back(act::ShowHelp{true});
  end_rail();
}

/// Keys that work whatever is shown.
void shortcuts(const ComputerState& computer, Actions& out) {
  if (!computer.help && pressed(key::f1)) out.push_back(act::ShowHelp{true});
  const double scale = computer.settings.text_scale;
  if (pressed(key::ctrl('+'))) out.push_back(act::SetTextScale{scale + 0.1});
  if (pressed(key::ctrl('-'))) out.push_back(act::SetTextScale{scale - 0.1});
  if (pressed(key::ctrl('0'))) out.push_back(act::SetTextScale{1.0});
}

void lock_shortcut(Actions& out) {
  if (pressed(key::ctrl('L'))) out.push_back(act::Lock{});
}

void shortcuts(const JournalView& view, const OpenState& state, Actions& out) {
  // Which key gives "?" depends on the layout, but the character is the same on all of them.
  if (typed_character('?')) out.push_back(act::ShowKeys{true});
  for (const auto& entry : rail_entries)
    if (pressed(key::ctrl(entry.key))) out.push_back(act::GoTo{entry.screen});
  if (pressed(key::ctrl('F'))) out.push_back(act::Search{});
  if (pressed(key::ctrl('Z'))) out.push_back(act::Undo{});
  if (pressed(key::ctrl_shift('Z')) || pressed(key::ctrl('Y'))) out.push_back(act::Redo{});
  if (state.screen != Screen::today) {
    if (pressed(key::plain('C'))) out.push_back(act::OpenCraving{});
    if (pressed(key::plain('N'))) out.push_back(act::NothingTaken{shown_day(state, view.today), std::nullopt});
    if (state.screen != Screen::trends && pressed(key::plain('T'))) out.push_back(act::OpenTaken{});
  }
}

/// A problem of the journal as a whole is above the page until it is solved or put away.
void draw_problem(std::optional<Error>& problem, Actions& out) {
  if (!problem) return;
  std::vector<std::string> words{sentence(problem->message)};
  if (!problem->hint.empty()) words.push_back(sentence(problem->hint));
  begin_band("##problem", words, {"Try saving again", "Put this message away"});
  problem_words(problem);
  gap(8);
  if (button("Try saving again")) out.push_back(act::SaveAgain{});
  beside_if_fits(button_width("Put this message away"));
  if (plain_button("Put this message away")) problem.reset();
  end_band();
}

/// In place of the journal: nothing of it is shown.
template <class Draw>
void cover(Draw&& draw, Actions& out) {
  begin_scroll("##cover", 0, -help_strip, {page_padding_x, page_padding_y});
  begin_column(520);
  draw();
  end_column();
  end_scroll();
  draw_help_button(out);
}

void draw_locking(bool copying, const std::string& copy_folder) {
  title("Locking in a moment");
  gap(10);
  soft_text(copying ? "A copy is put into " + copy_folder + " first. A slow stick takes a while."
                    : "What the program is working at is finished first.");
}

void draw_covered(const std::optional<Error>& problem, Actions& out) {
  title("Not locked yet");
  gap(10);
  soft_text(
      "What was written could not be saved, and locking would lose it. It is covered instead: nothing of it is "
      "shown.");
  gap(10);
  problem_words(problem);
  gap(16);
  if (accent_button("Save and lock", key::enter)) out.push_back(act::Lock{});
  beside();
  if (button("Show the journal", key::escape)) out.push_back(act::Uncover{});
}

/// Over everything else, one at a time. False: there is none.
bool draw_computer_dialog(const ComputerState& computer, std::string_view help_lines, bool journal_open, Actions& out) {
  if (computer.document >= 0)
    draw_document(computer.document, out);
  else if (computer.help)
    draw_help_card(help_lines, journal_open, out);
  else if (computer.keys && journal_open)
    draw_keys_page(out);
  else
    return false;
  return true;
}

void draw_own_dialog(const JournalView& view, OpenState& state, Actions& out) {
  if (state.entry.craving)
    draw_craving_dialog(view, state.entry, out);
  else if (state.entry.taken)
    draw_taken_dialog(view, state.entry, out);
  else if (state.entry.other)
    draw_record_dialog(view, state.entry, out);
  else if (state.screen == Screen::trends && state.trends.choosing)
    draw_trends_choice(state.trends);
}

/// "Saved" is not said of what could not be written to the disk; what is wrong there is said above the page.
void draw_toast(const JournalView& view, const std::optional<Toast>& said, Actions& out) {
  if (!said) return;
  const bool kept_here = said->undoable && view.save.error.has_value();
  const std::string text =
      kept_here ? "Not on the disk yet: " + view.save.error->message + ". It is kept in this window." : said->text;
  if (toast(text, 1, said->undoable ? "Undo" : nullptr, key::none)) out.push_back(act::Undo{});
}

void draw_open(const JournalView& view, OpenState& state, ComputerState& computer, const Services& services,
               Actions& out) {
  const float whole = window_size().x;
  const bool compact = px(rail_width) > whole * 0.36F;
  draw_rail(state.screen, compact, out);
  beside(0);
  begin_scroll("##beside_rail");
  draw_problem(computer.problem, out);
  draw_problem(state.problem, out);
  draw_now(view, state.safety, state.working(), out);
  if (view.read_only) {
    const char* words =
        "This window is for reading only: what is written here cannot be kept, so its forms take no text.";
    begin_band("##read_only", {words}, {}, 0);
    detail(words, Ink::text);
    end_band();
  }
  // Searching, and a file to be shared, need texts all the same.
  draw_context().read_only = view.read_only && state.screen != Screen::calendar && state.screen != Screen::share;
  switch (state.screen) {
    case Screen::today: draw_today(view, state, out); break;
    case Screen::calendar: draw_calendar(view, state.calendar, out); break;
    case Screen::trends: draw_trends(view, state.trends, out); break;
    case Screen::share: draw_share(view, state.share, services, out); break;
    case Screen::settings: draw_settings(view, state, computer.settings, out); break;
    case Screen::lists: draw_lists(view, state.lists_page, out); break;
    case Screen::bring_in: draw_bring_in(view, state.bring_in, out); break;
  }
  draw_context().read_only = false;
  end_scroll();
  // One dialog at a time: help is before everything, and what it hides comes back after it.
  if (!draw_computer_dialog(computer, state.help_lines, true, out)) {
    draw_context().read_only = view.read_only;
    draw_own_dialog(view, state, out);
    draw_context().read_only = false;
  }
  if (draw_context().guard.refused())
    state.toast = Toast{
        "More than 32 kinds of emoji do not fit into this window at once. What you wrote last was left out; all before "
        "it is as it was.",
        false, services.boot_time() + std::chrono::seconds(8)};
  draw_toast(view, state.toast, out);
}

/// No journal is shown: whatever is drawn instead, with help within reach.
template <class Draw>
void draw_without_journal(ComputerState& computer, Draw&& draw, Actions& out) {
  draw();
  static_cast<void>(draw_computer_dialog(computer, {}, false, out));
}

void draw_app(App& app, Actions& out) {
  auto& computer = app.computer();
  shortcuts(computer, out);
  std::visit(
      Overloaded{[&](const AtStart&) {
                   draw_without_journal(
                       computer, [&] { draw_start(app.start(), computer.problem, out); }, out);
                 },
                 [&](const Open&) {
                   lock_shortcut(out);
                   shortcuts(app.view(), app.state(), out);
                   draw_open(app.view(), app.state(), computer, app.services(), out);
                 },
                 [&](const Covered&) {
                   lock_shortcut(out);
                   draw_without_journal(
                       computer, [&] { cover([&] { draw_covered(app.state().problem, out); }, out); }, out);
                 },
                 [&](const Locking& locking) {
                   draw_without_journal(
                       computer,
                       [&] { cover([&] { draw_locking(locking.copying, computer.settings.copy_folder); }, out); }, out);
                 }},
      app.opened());
}

/// A secret that is done with must not come back from the field it was typed in, nor stay in the toolkit's memory.
template <class Program, class Draw>
void wiping_typed_text(Program& program, bool hidden, Draw&& draw) {
  const bool wipe = program.wipe_typed_text();
  if (wipe) leave_text_field();
  draw();
  if (!wipe) return;
  wipe_text_state();
  if (hidden) forget_copied();
  program.typed_text_wiped();
}

}  // namespace

void draw_frame(app::App& app) {
  Actions asked;
  wiping_typed_text(app, !std::holds_alternative<Open>(app.opened()), [&] {
    begin_window();
    draw_app(app, asked);
    end_window();
  });
  app.after_frame(std::move(asked));
}

void draw_frame(app::SharedViewer& viewer) {
  Actions asked;
  wiping_typed_text(viewer, false, [&] {
    const auto view = viewer.view_if_read();
    draw_shared_copy(view ? &*view : nullptr, viewer.state(), asked);
  });
  for (auto& action : asked) viewer.handle(std::move(action));
}

}  // namespace nightjar::screens
