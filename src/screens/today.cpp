// Today: the header, the strip and the foot that the night's form and the day's form share.
#include <fmt/format.h>

#include <array>
#include <nightjar/app/open_state.hpp>
#include <nightjar/entry/day_form.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/day_strip.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"
#include "screens/today_parts.hpp"

namespace nightjar::screens {
namespace {

constexpr int noon_min = 12 * 60;
constexpr std::array<const char*, 7> weekday_letters{"M", "T", "W", "T", "F", "S", "S"};

/// The day is named wherever it is not the day that it is.
std::string nothing_taken(const JournalView& view, Day day) {
  if (day >= view.today) return "Nothing taken today";
  const std::string words = short_day(day);  // without its weekday, which the heading has
  return "Nothing taken " + words.substr(words.find(' ') + 1);
}

void header_buttons(const JournalView& view, const TodayState& today, Actions& out) {
  const Day day = std::min(today.day, view.today);
  const std::string nothing = nothing_taken(view, day);
  if (button("Craving", key::plain('C'))) out.push_back(act::OpenCraving{});
  beside_if_fits(button_width("Something taken", key::plain('T')));
  if (button("Something taken", key::plain('T'))) out.push_back(act::OpenTaken{});
  beside_if_fits(button_width(nothing.c_str(), key::plain('N')));
  if (button((nothing + "###nothing_taken").c_str(), key::plain('N')))
    out.push_back(act::NothingTaken{day, std::nullopt});
}

void draw_header(const JournalView& view, const TodayState& today, Actions& out) {
  const bool night = today.part == TodayPart::night, now = today.day == view.today;
  const bool ahead = today.day > view.today;  // a sleep that began after noon leads into tomorrow
  const std::string heading = night ? (now     ? "Last night"
                                       : ahead ? "Since noon"
                                               : "The night before")
                                    : (now ? "This day" : "That day");
  const std::string below =
      night ? "Night of " + night_label(today.day - 1, view.today)
            : day_label(today.day, view.today) + (now ? ", until " + hh_mm(view.data.settings().day_start_min) : "");
  const float buttons = button_width("Craving", key::plain('C')) + button_width("Something taken", key::plain('T')) +
                        button_width(nothing_taken(view, today.day).c_str(), key::plain('N')) + 2 * px(12);
  const Vec2 start = cursor();
  const bool side_by_side = room() > buttons + text_width(Type::title, heading) + px(40);
  if (side_by_side) {
    align_right(buttons);
    header_buttons(view, today, out);
    set_cursor(start);
  }
  title(heading);
  gap(3);
  soft_text(below);
  const char* other = night ? (now || ahead ? "To this day (D)" : "To that day (D)")
                            : (now ? "To last night (D)" : "To the night before (D)");
  const float subtitle = item_min().y;
  beside_if_fits(text_width(Type::body, other), 14);
  // A link is taller than its words; beside other words it must not hang below them.
  if (cursor().y <= subtitle) move_cursor({0, -px(4.5F)});
  if (link(other, Type::body) || pressed(key::plain('D')))
    out.push_back(act::ShowDay{std::min(today.day, view.today), night ? TodayPart::day : TodayPart::night});
  if (night && now && minute_of_day(view.local) >= noon_min) {
    beside_if_fits(text_width(Type::body, "Slept since noon"), 14);
    if (link("Slept since noon", Type::body)) out.push_back(act::ShowDay{view.today + 1, TodayPart::night});
  }
  if (!now) {
    beside_if_fits(text_width(Type::body, "Back to today"), 14);
    if (link("Back to today", Type::body)) out.push_back(act::ShowDay{view.today, std::nullopt});
  }
  if (!side_by_side) {
    gap(14);
    header_buttons(view, today, out);
  }
}

void draw_brought_back(TodayState& today, Actions& out) {
  const bool night = today.part == TodayPart::night;
  if (!(night ? today.night.brought_back : today.day_form.brought_back)) return;
  gap(12);
  detail("What you had half typed is here again.", Ink::text);
  beside(10);
  if (link("Put it away", Type::detail)) out.push_back(act::DiscardDraft{today.part});
}

/// Of the form that is shown, and of no other.
std::string save_line(const JournalView& view, const OpenState& state) {
  if (view.read_only) return "Opened for reading only";
  if (view.save.error) return "Could not save: " + view.save.error->message;
  const auto& today = state.today;
  const bool night = today.part == TodayPart::night;
  if (night ? today.night.changed() : today.day_form.changed()) {
    if (state.drafts_unstored) return "What you are typing could not be stored yet";
    return (night ? today.night.stored : today.day_form.stored).empty() ? "Not saved yet"
                                                                        : "Not saved yet; draft kept, encrypted";
  }
  DayForm empty;
  empty.day = today.day;
  const bool recorded =
      night ? view.data.one_on<Night>(today.day - 1) != nullptr : draft_of(today.day_form.journal()) != draft_of(empty);
  if (!recorded) return "";
  if (view.save.saving) return "Saving …";
  if (view.save.unsaved) return "Not on the disk yet";
  return view.save.saved_at ? "Saved" : "";
}

void draw_foot(const JournalView& view, OpenState& state, Actions& out) {
  const bool night = state.today.part == TodayPart::night;
  begin_footer();
  const Vec2 start = cursor();
  const char* save = night ? "Save the night" : "Save the day";
  if (accent_button(save, key::ctrl('S'))) {
    if (night)
      out.push_back(act::SaveNight{});
    else
      out.push_back(act::SaveDay{});
  }
  const auto line = save_line(view, state);
  const float line_width = text_width(Type::label, line);
  const bool problem = state.today.problem.has_value();
  const std::string beside_words =
      problem ? sentence(state.today.problem->message) + " " + sentence(state.today.problem->hint)
              : std::string("Everything may stay empty.");
  if (room() > button_width(save, key::ctrl('S')) + text_width(Type::body, beside_words) + line_width + px(40)) {
    beside();
    field_label(beside_words, 560);
    set_cursor(start);
    if (!problem) words_at_right(Type::label, Ink::faint, line, 40);
  } else {
    beside();
    field_note(problem ? beside_words : line);
  }
  end_footer();
}

}  // namespace

void draw_fourteen_days(const JournalView& view, Day shown, Actions& out) {
  std::vector<StripDay> days;
  std::vector<std::string> labels;
  labels.reserve(14);
  const Day last = std::max(view.today, shown);
  const auto asked = listed_substances(view.data, true);
  for (int back = 13; back >= 0; --back) {
    const Day day = last - back;
    const auto night = night_completeness(view.data, day - 1), of_day = day_completeness(view.data, asked, day);
    labels.push_back(fmt::format("{}: night {}, day {}", day_label(day), words_of(night), words_of(of_day)));
    days.push_back(
        {night, of_day, weekday_letters[static_cast<std::size_t>(weekday(day))], labels.back(), day == shown});
  }
  if (const auto pressed_day = fourteen_day_strip("Last 14 days", days)) {
    const Day day = last - (13 - static_cast<int>(*pressed_day));
    // The gap that is there is what a click is for.
    const bool night_missing = days[*pressed_day].night != Completeness::full;
    out.push_back(act::ShowDay{day, night_missing ? TodayPart::night : TodayPart::day});
  }
}

void draw_today(const JournalView& view, OpenState& state, Actions& out) {
  auto& today = state.today;
  begin_page(today.part == TodayPart::night ? "##night" : "##day", true);
  draw_header(view, today, out);
  draw_brought_back(today, out);
  gap(24);
  if (view.data.settings().demo) {
    detail("Example: every entry in this journal is invented.");
    gap(8);
  }
  // Each day has fields of its own: one that is being written in keeps its text, and must not take it to another day.
  push_id(today.day.since_epoch);
  if (today.part == TodayPart::night)
    draw_night_form(view, today, out);
  else
    draw_day_form(view, today, out);
  pop_id();
  gap(8);
  end_page();
  draw_foot(view, state, out);
}

}  // namespace nightjar::screens
