// With and without: the person chooses one thing and one number, the question is written down with its date, and only
// then its answer is worked out: a sentence, the nights as dots, the counts, the caution.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nightjar/analysis/question.hpp>
#include <nightjar/app/trends_state.hpp>
#include <nightjar/charts/result_words.hpp>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/support/utf8.hpp>
#include <nightjar/time/format.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw.hpp>
#include <nightjar/toolkit/draw_context.hpp>
#include <nightjar/toolkit/draw_scene.hpp>
#include <utility>

#include "screens/page.hpp"
#include "screens/trends_parts.hpp"

namespace nightjar::screens {
namespace {

using analysis::FactorQuestion;

constexpr std::string_view caffeine = "caffeine-after:";
constexpr std::array<const char*, 4> period_names{"Last 28 nights", "Last 90 nights", "Last 365 nights",
                                                  "The 28 nights to come"};

charts::DayRange nights_of(const JournalView& view, int period) {
  const Day last = view.today - 1;
  switch (period) {
    case 0: return {last - 27, last};
    case 1: return {last - 89, last};
    case 2: return {last - 364, last};
    default: return {view.today, view.today + 27};
  }
}

Day asked_on(const JournalView& view, const Question& question) { return day_of(wall_time(question.asked, view.zone)); }

// --- choosing

void choose_factor(const JournalView& view, ComparingState& comparing) {
  label("Nights with and without");
  gap(8);
  begin_chips();
  int number = 0;
  if (comparing.offered_at != view.revision || comparing.offered.empty()) {
    comparing.offered = analysis::offered_factors(view.data);
    comparing.offered_at = view.revision;
  }
  for (const auto& factor : comparing.offered) {
    const std::string code = analysis::code_of(factor);
    if (chip(fmt::format("{}##factor{}", utf8::capitalised(charts::name_of(factor)), number++).c_str(),
             comparing.factor == code))
      comparing.factor = code;
  }
  if (chip("Caffeine after a time", comparing.factor == caffeine)) comparing.factor = caffeine;
  end_chips();
  if (comparing.factor == caffeine) {
    gap(12);
    field_row("Caffeine after, by the clock", 260, 130);
    static_cast<void>(text_field("Caffeine after", comparing.time, {.ghost = "a time", .width = 130}));
    field_note("yours to choose");
  }
  if (comparing.factor.starts_with("tag:")) {
    gap(10);
    static_cast<void>(checkbox_row("Nights without a tick count as nights without", comparing.unticked_is_without,
                                   "For nights that came from another program, where nothing but ticks was kept."));
  }
}

void choose_outcome(ComparingState& comparing) {
  label("And this number");
  gap(8);
  begin_chips();
  for (const auto& outcome : analysis::offered_outcomes()) {
    const bool next_day = std::holds_alternative<analysis::DayValue>(outcome);
    const std::string whole(charts::name_of(outcome)),
        name = utf8::capitalised(whole.substr(0, whole.find(" (our own"))) + (next_day ? ", the next day" : "");
    if (chip(name.c_str(), comparing.outcome == outcome)) comparing.outcome = outcome;
  }
  end_chips();
  if (comparing.outcome == analysis::Quantity(analysis::DayValue::withdrawal_sum)) {
    gap(6);
    detail("The checklist is our own, not a validated scale. A day has a sum only if all 18 are answered.");
  }
}

/// What is chosen so far; empty words where something is still open.
struct Chosen {
  std::optional<FactorQuestion> question;
  std::string missing;
};
Chosen chosen(const JournalView& view, const ComparingState& comparing) {
  if (comparing.factor.empty()) return {{}, "One thing is still to be chosen."};
  const bool timed = comparing.factor == caffeine;
  const auto factor = analysis::factor_from_code(timed ? comparing.factor + comparing.time : comparing.factor);
  if (!std::holds_alternative<analysis::Factor>(factor))
    return {{}, "A time such as 14:00 is still to be written beside it."};
  if (!comparing.outcome) return {{}, "One number is still to be chosen."};
  const auto nights = nights_of(view, comparing.period);
  const bool of_tag = comparing.factor.starts_with("tag:");
  return {FactorQuestion{std::get<analysis::Factor>(factor), *comparing.outcome, nights.from, nights.until,
                         of_tag && comparing.unticked_is_without},
          {}};
}

void draw_earlier(const JournalView& view, ComparingState& comparing, Actions& out) {
  std::vector<const Question*> asked;
  for (const auto& [id, question] : view.data.live<Question>()) asked.push_back(&question);
  if (asked.empty()) return;
  std::ranges::sort(asked, [](const auto* a, const auto* b) {
    return std::pair(a->asked.ms, a->head.id) > std::pair(b->asked.ms, b->head.id);
  });
  gap(34);
  section_title("Asked before");
  gap(10);
  int number = 0;
  for (const auto* record : asked) {
    ++number;
    const auto question = analysis::question_of(*record);
    const std::string name = question ? charts::words_of(*question) : record->exposure + ", " + record->outcome;
    if (link(fmt::format("{}##asked{}", name, number).c_str(), Type::body) && question) {
      comparing.shown = record->head.id;
      comparing.night.reset();
    }
    label(fmt::format("asked on {}", full_date(asked_on(view, *record))), Ink::faint);
    beside_if_fits(text_width(Type::label, "Put in the bin"), 16);
    if (link(fmt::format("Put in the bin##asked{}", number).c_str())) out.push_back(act::Delete{record->head.id});
    gap(12);
  }
}

void draw_choosing(const JournalView& view, ComparingState& comparing, Actions& out) {
  soft_text(
      "Choose first, look afterwards: the question is written down with today's date, and only then is its answer "
      "worked "
      "out. Looking at many numbers until one stands out would show chance, not you.");
  gap(22);
  choose_factor(view, comparing);
  gap(22);
  choose_outcome(comparing);
  gap(22);
  label("In these nights");
  gap(8);
  begin_chips();
  for (int i = 0; i < static_cast<int>(period_names.size()); ++i)
    if (chip(period_names[static_cast<std::size_t>(i)], comparing.period == i)) comparing.period = i;
  end_chips();
  gap(26);
  const auto so_far = chosen(view, comparing);
  if (so_far.question)
    body(charts::words_of(*so_far.question) + ".");
  else
    soft_text(so_far.missing);
  gap(12);
  if (view.read_only) soft_text("This journal is open for looking only, so no question can be written down.");
  begin_disabled(!so_far.question || view.read_only);
  if (accent_button("Write it down and look") && so_far.question)
    out.push_back(act::Ask{analysis::record_of(*so_far.question, view.now)});
  end_disabled();
  problem_words(comparing.problem);
  draw_earlier(view, comparing, out);
}

// --- the answer

void lay_out(const JournalView& view, ComparingState& comparing, const FactorQuestion& question, bool& copied) {
  const float width = std::min(room() / theme().scale, 860.0F);
  const std::string made_for = fmt::format("{} {} {} {} {} {}", comparing.shown->hex(), view.revision, iso(view.today),
                                           width, theme().scale, static_cast<int>(theme().name));
  if (comparing.made_for == made_for) return;
  comparing.input = charts::build_comparison(view.data, analysis::until_now(question, view.today - 1));
  comparing.chart = charts::lay_out_comparison(comparing.input, static_cast<double>(width), palette(),
                                               FontMeasure(draw_context().fonts, theme().scale));
  comparing.made_for = made_for;
  copied = false;
}

const charts::ComparisonDot* dot_of(const ComparingState& comparing) {
  const auto found =
      std::ranges::find_if(comparing.chart.dots, [&](const auto& dot) { return dot.night == comparing.night; });
  return found == comparing.chart.dots.end() ? nullptr : &*found;
}

/// From night to night in their order in time, though dots are drawn by group.
void step(ComparingState& comparing, bool later) {
  std::optional<Day> next;
  for (const auto& dot : comparing.chart.dots) {
    const bool further = !comparing.night || (later ? dot.night > *comparing.night : dot.night < *comparing.night);
    if (further && (!next || (later ? dot.night < *next : dot.night > *next))) next = dot.night;
  }
  if (next) comparing.night = next;
}

void draw_dots(ComparingState& comparing, bool& take_focus, Actions& out) {
  const float scale = theme().scale;
  const auto& scene = comparing.chart.scene;
  const Vec2 origin = cursor();
  const auto* before = dot_of(comparing);
  if (std::exchange(take_focus, false)) draw_context().ring.focus_next_widget();
  const Press press =
      value_area("Comparison", {static_cast<float>(scene.width) * scale, static_cast<float>(scene.height) * scale},
                 Role::chart, before ? before->words : scene.description);
  auto& list = draw_list();
  draw_scene(scene, list, origin, scale, draw_context().fonts);
  if (press.focused) put_focus_ring(list, press.min, press.max, px(8), px(10));  // words begin at the very edge
  const Vec2 mouse = mouse_position();
  const auto* under = press.hovered ? comparing.chart.dot_at({static_cast<double>((mouse.x - origin.x) / scale),
                                                              static_cast<double>((mouse.y - origin.y) / scale)})
                                    : nullptr;
  if (under) comparing.night = under->night;
  if (press.focused) {
    if (key_pressed(NavKey::left)) step(comparing, false);
    if (key_pressed(NavKey::right)) step(comparing, true);
    keep_arrow_keys();
  }
  const auto* dot = dot_of(comparing);
  if (dot) {
    const Vec2 at{origin.x + static_cast<float>(dot->at.x) * scale, origin.y + static_cast<float>(dot->at.y) * scale};
    put_circle(list, at, static_cast<float>(dot->radius + 3) * scale, shade(palette().focus), px(2));
    if ((press.hit && under) || (press.focused && key_pressed(NavKey::enter)))
      out.push_back(act::ShowInCalendar{dot->night + 1});
  }
  gap(8);
  label(
      dot ? dot->words + " · Enter opens it" : std::string("Point at a dot, or use the arrow keys, to read its night."),
      Ink::faint);
}

void draw_answer(const JournalView& view, TrendsState& state, const Question& record, const FactorQuestion& question,
                 Actions& out) {
  auto& comparing = state.comparing;
  const auto others = static_cast<int>(view.data.live<Question>().size());
  words(Type::section, Ink::text, charts::words_of(question));
  gap(4);
  label(fmt::format("Asked on {}, before the answer was worked out.", full_date(asked_on(view, record))));
  gap(18);
  lay_out(view, comparing, question, state.copied);
  if (state.in_words)
    draw_words(comparing.chart.scene.description, state.copied);
  else
    draw_dots(comparing, state.take_focus, out);
  if (others > 1) {
    gap(14);
    detail(charts::asked_caution(others));
  }
  gap(20);
  if (button("Ask something else")) {
    comparing.shown.reset();
    comparing.made_for.clear();
  }
}

}  // namespace

void draw_with_without(const JournalView& view, TrendsState& state, Actions& out) {
  gap(20);
  auto& comparing = state.comparing;
  const auto& asked = view.data.live<Question>();
  const auto record = comparing.shown ? asked.find(*comparing.shown) : asked.end();
  const auto question = record == asked.end() ? std::nullopt : analysis::question_of(record->second);
  if (question) {
    draw_answer(view, state, record->second, *question, out);
  } else {
    comparing.shown.reset();
    draw_choosing(view, comparing, out);
  }
}

}  // namespace nightjar::screens
