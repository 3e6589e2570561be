// Share: for whom, which dates, what is in the file and what is not, and the pages as they will be.
#include <array>
#include <nightjar/app/services.hpp>
#include <nightjar/app/share_state.hpp>
#include <nightjar/report/share_file.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/page.hpp"
#include "screens/screens.hpp"
#include "screens/share_parts.hpp"

namespace nightjar::screens {
namespace {

constexpr float left_width = 300, right_width = 250, between_panels = 28;
constexpr std::array<const char*, 3> presets{"Sleep only", "Sleep and prescribed", "Everything"};

void start(const JournalView& view, ShareState& state) {
  if (std::exchange(state.begun, true)) return;
  const Day until = view.today - 1;
  state.options.from = until - 13;
  state.options.until = until;
  state.from = iso(state.options.from);
  state.until = iso(until);
  state.options.left_out = report::left_out_by(report::Preset::sleep_only);
}

/// The name follows dates, format and password, until the person writes one.
void offer_name(ShareState& state, const std::string& folder) {
  const std::string name = folder + "/" + report::suggested_name(state.options, state.format, state.with_password);
  if (state.path == state.offered_path) state.path = name;
  state.offered_path = name;
}

void draw_header(ShareState& state) {
  const Vec2 begin = cursor();
  float width = -px(8);
  for (const auto* text : presets) width += text_width(Type::body, text) + px(28 + 8);
  const bool side_by_side = room() > width + px(200);
  title("Share");
  const Vec2 below = cursor();
  if (side_by_side) {
    set_cursor(begin);
    align_right(width);
  } else {
    gap(10);
  }
  begin_chips();
  for (int i = 0; i < static_cast<int>(presets.size()); ++i)
    if (chip(presets[static_cast<std::size_t>(i)], state.preset == i)) {
      state.preset = i;
      state.options.left_out = report::left_out_by(static_cast<report::Preset>(i));
      state.options.substances_left_out.clear();
      state.options.notes_left_out.clear();
    }
  end_chips();
  if (side_by_side) set_cursor(below);
  gap(side_by_side ? 3 : 12);
  soft_text("Nothing is made until you press the button. What you leave out is not in the file.");
}

/// What is in the file, at once; its pages follow from a job.
void work_out(const JournalView& view, ShareState& state, Actions& out) {
  auto& options = state.options;
  options.zone = view.zone;
  options.has_password = state.with_password;
  if (state.contents.lines.empty() || state.worked_out != ShareChoice{options, view.revision} ||
      state.contents_format != state.format) {
    options.made_at = view.now;
    state.worked_out = {options, view.revision};
    state.contents = report::contents_of(view.data, options, state.format);
    state.contents_format = state.format;
    state.for_reader = report::for_reader(state.contents, options);
  }
  if (has_pages(state.format) && !state.pages_are_current()) out.push_back(act::LayOutPages{});
}

}  // namespace

void draw_share(const JournalView& view, ShareState& state, const Services& services, Actions& out) {
  start(view, state);
  begin_page("##share", false);
  draw_header(state);
  gap(24);
  if (state.options.from <= state.options.until) work_out(view, state, out);
  offer_name(state, services.documents_folder);
  const auto left = [&] {
    draw_share_contents(view, state);
    if (!has_pages(state.format)) return;
    gap(22);
    draw_share_choices_of_pages(view, state);
  };
  if (narrow(left_width + right_width + 2 * between_panels + 320)) {
    left();
    gap(24);
    draw_share_preview(state);
    gap(24);
    draw_share_making(state, out);
  } else {
    const float middle = room() / theme().scale - left_width - right_width - 2 * between_panels;
    begin_column(left_width);
    left();
    end_column();
    beside(between_panels);
    begin_column(middle);
    draw_share_preview(state);
    end_column();
    beside(between_panels);
    begin_column(right_width);
    draw_share_making(state, out);
    end_column();
  }
  draw_share_log(view);
  gap(20);
  end_page();
}

}  // namespace nightjar::screens
