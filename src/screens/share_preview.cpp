// The middle of Share: the pages as they will be, or the list of what is in the file as its reader will see it.
#include <fmt/format.h>

#include <array>
#include <nightjar/app/share_state.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw.hpp>
#include <nightjar/toolkit/draw_context.hpp>
#include <nightjar/toolkit/draw_scene.hpp>

#include "screens/page.hpp"
#include "screens/share_parts.hpp"

namespace nightjar::screens {
namespace {

constexpr std::array<const char*, 2> tabs{"The pages", "What is in it"};

constexpr float dimming = 150.0F / 255;  // how much of the ground lies over them
constexpr const char* laying_out = "Laying out the pages …";

/// Nothing to show yet, or nothing that could be shown.
void draw_no_pages(const ShareState& state) {
  if (state.not_laid_out && state.pages_are_current())
    problem_words(state.not_laid_out);
  else
    soft_text(laying_out);
}

/// Pages of an earlier choice are dimmed, and called what they are.
void draw_pages(ShareState& state) {
  const bool current = state.pages_are_current();
  const auto& scene = state.pages[state.page];
  const float padding = px(18);
  const float scale = (room() - 2 * padding) / static_cast<float>(scene.width);
  const Vec2 size{room(), static_cast<float>(scene.height) * scale + 2 * padding};
  const Press press = value_area(
      "Pages", size, Role::chart,
      fmt::format("page {} of {}{}", state.page + 1, state.pages.size(), current ? "" : ", of an earlier choice"));
  auto& list = draw_list();
  put_box(list, press.min, press.max, px(12), shade(palette().rail), 0);
  const Vec2 origin{press.min.x + padding, press.min.y + padding};
  const Vec2 end{press.max.x - padding, press.max.y - padding};
  put_box(list, origin, end, 0, shade(charts::rgb(0xffffff)), 0);
  draw_scene(scene, list, origin, scale, draw_context().fonts);
  if (!current) put_box(list, origin, end, 0, shade(palette().rail, dimming), 0);
  if (press.focused) put_focus_ring(list, press.min, press.max, px(12));
  const bool turn = press.focused || press.hovered;
  const bool back = turn && key_pressed(NavKey::page_up), on = turn && key_pressed(NavKey::page_down);
  gap(10);
  if ((icon_button("Page before", Icon::chevron_left) || back) && state.page > 0) --state.page;
  beside();
  if ((icon_button("Next page", Icon::chevron_right) || on) && state.page + 1 < state.pages.size()) ++state.page;
  beside();
  field_label(current ? fmt::format("Page {} of {}", state.page + 1, state.pages.size()) : std::string(laying_out),
              160);
}

void names_in_a_row(const std::vector<std::string>& names) {
  std::string line;
  for (const auto& name : names) line += (line.empty() ? "" : " · ") + name;
  detail(line);
}

void draw_contents_tab(const ShareState& state) {
  const auto& reader = state.for_reader;
  begin_card();
  section_title("What is in this file");
  gap(4);
  detail(fmt::format("Nights of {} to {}", iso(state.worked_out.options.from), iso(state.worked_out.options.until)));
  gap(14);
  for (const auto& line : reader.in_file) {
    const float step = line.of_list ? 14 : 0;
    if (step > 0) indent(step);
    const Vec2 at = cursor();
    words(Type::detail, line.of_list ? Ink::soft : Ink::text, line.what);
    // Side by side where both fit, else below.
    const Vec2 below = cursor();
    const bool fits = text_width(Type::detail, line.what) + px(16) + text_width(Type::detail, line.how_many) <= room();
    if (fits) set_cursor(at);
    words_at_right(Type::detail, Ink::soft, line.how_many, 20);
    if (fits)
      set_cursor(below);
    else
      reserve_room({0, px(20)});
    if (step > 0) unindent(step);
    gap(7);
  }
  const auto rest = [](std::string_view head, const std::vector<std::string>& names) {
    if (names.empty()) return;
    gap(14);
    rule();
    gap(14);
    label(head);
    gap(3);
    names_in_a_row(names);
  };
  rest("Chosen, but nothing is recorded in these dates", reader.nothing_recorded);
  rest("Recorded, but not in this format", reader.not_in_format);
  rest("Left out", reader.left_out);
  end_card();
}

}  // namespace

void draw_share_preview(ShareState& state) {
  if (state.options.from > state.options.until) {
    soft_text("The first night comes after the last one.");
    return;
  }
  const bool pages = has_pages(state.format);
  if (pages) {
    static_cast<void>(segments("What is shown", tabs, state.tab));
    gap(12);
  }
  if (!pages || static_cast<ShareTab>(state.tab) == ShareTab::contents) {
    draw_contents_tab(state);
    return;
  }
  if (state.pages.empty()) {
    draw_no_pages(state);
    return;
  }
  draw_pages(state);
  if (state.format == report::Format::html) {
    gap(6);
    detail("The web page holds the same figures and charts, one below the other, and prints like this.");
  }
}

}  // namespace nightjar::screens
