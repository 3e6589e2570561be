// Page 1: how long, how broken, when, compared with before, on how many nights; then every night.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/domain/words.hpp>
#include <nightjar/time/format.hpp>

#include "report/page_layout.hpp"
#include "report/page_words.hpp"

namespace nightjar::report {
namespace {

using charts::Anchor;

using Edges = std::array<double, column_count>;
constexpr Edges with_rested{59.4, 72.2, 84.6, 95.6, 108.4, 121.6, 134.2, 148.2, 161.8, 176, 183.8, 194},
    without_rested{59.4, 72.2, 84.6, 95.6, 108.4, 121.6, 134.2, 149.2, 164.2, 180.2, 194};
const Edges& right_edges(const Model& model) { return model.has_rested ? with_rested : without_rested; }
std::size_t columns_shown(const Model& model) { return model.has_rested ? column_count : column_count - 1; }
constexpr double mark_x = 44.6;

struct Head {
  const char *first, *second, *unit;
};
constexpr std::array<Head, column_count> heads{{{"", "In bed", ""},
                                                {"Tried", "to sleep", ""},
                                                {"To fall", "asleep", "SOL min"},
                                                {"", "Woke", "times"},
                                                {"Awake", "between", "WASO min"},
                                                {"Awake", "for good", ""},
                                                {"", "Got up", ""},
                                                {"Time", "in bed", "TIB"},
                                                {"Time", "asleep", "TST"},
                                                {"Sleep", "efficiency", "SE %"},
                                                {"Felt", "1 to 5", ""},
                                                {"Rested", "1 to 5", ""}}};

// --- headline

/// One figure of the headline, number and unit as separate pieces so that the number can be large.
struct Piece {
  std::string words;
  bool is_unit = false;
};
std::vector<Piece> pieces_of(Column column, double value) {
  if (is_clock(column)) return {{figure_text(column, value, true)}};
  if (column == Column::efficiency) return {{one_decimal(value)}, {"%", true}};
  const auto minutes = std::llround(value);
  if (column == Column::asleep && minutes >= 60)
    return {{fmt::format("{}", minutes / 60)}, {"h", true}, {fmt::format("{:02}", minutes % 60)}};
  return {{fmt::format("{}", minutes)}, {"min", true}};
}

void draw_figure(PageLayout& layout, double x, double baseline, Column column, const Mean& mean, bool large) {
  if (!mean.value) {
    layout.words(x, baseline, "too few nights", type::state, ink::faint);
    return;
  }
  const charts::TextStyle number = large ? type::figure : type::long_term;
  const double gap = large ? 0.9 : 0.7;
  bool first = true;
  for (const auto& piece : pieces_of(column, *mean.value)) {
    const auto& style = piece.is_unit ? type::unit : number;
    if (!first) x += gap;
    layout.words(x, baseline, piece.words, style, piece.is_unit ? ink::soft : ink::ink);
    x += layout.width(piece.words, style);
    first = false;
  }
  if (mean.few) layout.words(x + 0.5, baseline - (large ? 1.2 : 0.4), "\u2020", type::unit, ink::soft);
}

constexpr std::array headline_columns{Column::asleep, Column::to_fall_asleep, Column::awake,
                                      Column::tried,  Column::awake_for_good, Column::efficiency};

void draw_headline_row(PageLayout& layout, double baseline, const std::string& label, const Means& means, bool large) {
  layout.words(PageLayout::left, baseline, label,
               large ? charts::TextStyle{.size = 10, .weight = charts::Weight::semibold} : type::body_strong);
  const double first_note = baseline + (large ? 4.9 : 4.5);
  layout.words(PageLayout::left, first_note, fmt::format("last {} nights", means.nights), type::note, ink::soft);
  double x = 48;
  for (const Column column : headline_columns) {
    const Mean& mean = means.columns[static_cast<std::size_t>(column)];
    draw_figure(layout, x, baseline, column, mean, large);
    double note = first_note;
    if (mean.value && mean.sd) {
      layout.words(x, note, fmt::format("\u00b1\u00a0{}\u00a0min", whole(*mean.sd)), type::note, ink::soft);
      note += large ? 3.75 : 3.7;
    }
    layout.words(x, note, fmt::format("{} of {} nights", mean.n, means.nights), type::note, ink::faint);
    if (column == Column::efficiency)
      layout.words(x, note + (large ? 3.75 : 3.7), without_unconfirmed(means), type::note, ink::soft);
    x += 24.6;
  }
}

void draw_headline(PageLayout& layout) {
  const double top = layout.y;
  layout.rule(top, 0.35, ink::ink);
  static constexpr std::array<std::pair<const char*, const char*>, 6> names{{{"Time", "asleep"},
                                                                             {"To fall", "asleep"},
                                                                             {"Awake", "in between"},
                                                                             {"Tried to sleep,", "usual time"},
                                                                             {"Awake for good,", "usual time"},
                                                                             {"Sleep efficiency,", "whole period"}}};
  double x = 48;
  for (const auto& [first, second] : names) {
    layout.words(x, top + 4.8, first, type::head, ink::soft);
    layout.words(x, top + 8.2, second, type::head, ink::soft);
    x += 24.6;
  }
  const auto& [recent, long_term] = layout.model().headline;
  draw_headline_row(layout, top + 17.1, "Recent", recent, true);
  layout.rule(top + 29.8, 0.15, ink::rule);
  draw_headline_row(layout, top + 35.1, "Long-term", long_term, false);
  layout.y = top + layout.pitch(48.7, 46.6);
}

// --- the grid

void draw_heads(PageLayout& layout, double rule) {
  layout.words(PageLayout::left, rule + 17, "Night of", type::head);
  const auto& edges = right_edges(layout.model());
  for (std::size_t i = 0; i < columns_shown(layout.model()); ++i) {
    layout.words_end(edges[i], rule + 13.6, heads[i].first, type::head);
    layout.words_end(edges[i], rule + 17, heads[i].second, type::head);
    layout.words_end(edges[i], rule + 20.3, heads[i].unit, type::tiny, ink::faint);
  }
  layout.head_rule(rule + 22.5);
  layout.y = rule + 22.5;
}

void draw_night(PageLayout& layout, const NightLine& night, double baseline) {
  const bool missing = !night.recorded || night.state == NightState::prefer_not;
  const std::string first = day_name(night.day);
  const auto& label = missing ? type::body : type::body_medium;
  layout.words(PageLayout::left, baseline, first, label, missing ? ink::faint : ink::ink);
  layout.words(PageLayout::left + layout.width(first, label) + 0.9, baseline,
               fmt::format("\u2192 {}", calendar(night.day + 1).day), type::body, missing ? ink::faint : ink::soft);
  if (missing) {
    layout.words(51.4, baseline, std::string(night.recorded ? words::label(NightState::prefer_not) : "not recorded"),
                 type::state, ink::faint);
    return;
  }
  const std::string mark = night_mark(night);
  const bool wide = mark.size() > 1;
  layout.words_middle(mark_x, baseline, mark, {.size = wide ? 6.8 : 8.0, .weight = charts::Weight::semibold},
                      ink::accent);
  const auto& edges = right_edges(layout.model());
  for (std::size_t i = 0; i < columns_shown(layout.model()); ++i) {
    const auto column = static_cast<Column>(i);
    if (night.figures[i])
      layout.words_end(edges[i], baseline, figure_text(column, *night.figures[i], false),
                       column == Column::asleep ? type::body_strong : type::body);
  }
  const double words_end = edges[static_cast<std::size_t>(Column::efficiency)];
  if (night.state == NightState::no_sleep) layout.words_end(words_end, baseline, "no sleep", type::state, ink::soft);
  if (night.no_figures)
    layout.words_end(words_end, baseline, *night.no_figures + ": no figures", type::state, ink::soft);
}

/// Means, spread and coverage in three lines.
void draw_means(PageLayout& layout, const std::string& label, const Means& means) {
  const double leading = layout.pitch(3.75, 3.4), height = layout.pitch(13.9, 12.2);
  const double baseline = layout.y + 4.3;
  layout.words(PageLayout::left, baseline, label, type::body_strong);
  if (std::ranges::none_of(means.columns, [](const Mean& mean) { return mean.value.has_value(); })) {
    layout.words(51.4, baseline, "not enough nights for a mean", type::state, ink::faint);
    layout.y += layout.pitch(6.4, 5.8);
    return;
  }
  layout.words(PageLayout::left, baseline + leading, "\u00b1 SD", type::note, ink::soft);
  layout.words(PageLayout::left, baseline + 2 * leading, fmt::format("nights used, of {}", means.nights), type::note,
               ink::faint);
  const auto& edges = right_edges(layout.model());
  for (std::size_t i = 0; i < columns_shown(layout.model()); ++i) {
    const auto column = static_cast<Column>(i);
    const Mean& mean = means.columns[i];
    if (!mean.value) continue;
    layout.words_end(edges[i], baseline, figure_text(column, *mean.value, true),
                     mean.few ? type::body : type::body_strong);
    if (mean.few) layout.words(edges[i] + 0.4, baseline - 0.3, "\u2020", type::tiny, ink::soft);
    if (mean.sd) layout.words_end(edges[i], baseline + leading, sd_text(column, *mean.sd), type::note, ink::soft);
    layout.words_end(edges[i], baseline + 2 * leading, std::to_string(mean.n), type::note, ink::faint);
  }
  layout.y += height;
}

/// Only what the grid really shows is explained.
void draw_footnotes(PageLayout& layout) {
  const Model& model = layout.model();
  bool late = false, unconfirmed = false, forward = false, back = false, few = false;
  for (const auto& night : model.nights) {
    late |= night.late;
    unconfirmed |= night.unconfirmed;
    forward |= night.clock_change_min > 0;
    back |= night.clock_change_min < 0;
  }
  const auto note_few = [&](const Means& means) {
    for (const auto& mean : means.columns) few |= mean.few;
  };
  for (const auto& week : model.weeks) note_few(week);
  note_few(model.all);
  note_few(model.headline.recent);
  note_few(model.headline.long_term);

  double x = PageLayout::left;
  const double baseline = layout.y + 4.4;
  const auto explain = [&](bool used, const char* mark, const char* words) {
    if (!used) return;
    static constexpr charts::TextStyle strong{.size = 7.3, .weight = charts::Weight::semibold};
    layout.words(x, baseline, mark, strong, ink::accent);
    x += layout.width(mark, strong) + 1.2;
    layout.words(x, baseline, words, type::note, ink::soft);
    x += layout.width(words, type::note) + 4;
  };
  explain(late, "L", "entered a day or more late");
  explain(unconfirmed, "?", "not confirmed");
  explain(forward, "+1 h", "clocks went forward");
  explain(back, "\u22121 h", "clocks went back");
  explain(few, "\u2020", "few nights");
  layout.words(x, baseline, "Blank: not recorded, or nothing to work out", type::note, ink::soft);

  layout.y = layout.paragraph(PageLayout::left, baseline + 3.5, PageLayout::right - PageLayout::left, 3.5,
                              grid_remarks(model), type::note, ink::soft);
}

void draw_grid(PageLayout& layout) {
  const Model& model = layout.model();
  const double row = layout.pitch(4.95, 4.42), block = layout.pitch(13.9, 12.2);
  const auto open = [&] {
    draw_heads(layout, layout.section("Night by night", "clock times as entered; durations in elapsed time", 40));
  };
  open();
  std::size_t week = 0;
  for (std::size_t i = 0; i < model.nights.size(); ++i) {
    // A week stays together with its means.
    const bool whole_week = i % 7 == 0 && week < model.weeks.size();
    if (!layout.fits(whole_week ? 7 * row + block : row)) {
      layout.next_page();
      open();
    }
    draw_night(layout, model.nights[i], layout.y + 3.6);
    layout.y += row;
    const bool week_ends = (i + 1) % 7 == 0 && week < model.weeks.size();
    const bool last = i + 1 == model.nights.size();
    if (week_ends) {
      layout.rule(layout.y, 0.15, ink::rule);
      const Means& means = model.weeks[week++];
      draw_means(layout, fmt::format("{} \u2013 {}", day_name(means.from), day_name(means.until)), means);
      if (!last) layout.rule(layout.y, 0.15, ink::rule);
    } else if (!last) {
      layout.hair(layout.y);
    }
  }
  if (!layout.fits(block + 8)) {
    layout.next_page();
    open();
  }
  layout.head_rule(layout.y);
  draw_means(layout, fmt::format("All {}", counted(model.days(), "night", "nights")), model.all);
  layout.head_rule(layout.y);
  draw_footnotes(layout);
}

// --- questions and formulas

void draw_questions(PageLayout& layout) {
  const auto& questions = layout.model().questions;
  if (questions.empty()) return;
  constexpr double leading = 4.65, indent = 4.4;
  double baseline = layout.section("Questions for my visit", "in the person\u2019s own words", 14) + 12.4;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto lines = layout.own_lines(questions[i], type::question, PageLayout::right - PageLayout::left - indent);
    for (std::size_t k = 0; k < lines.size(); ++k) {
      if (baseline > layout.limit()) {
        layout.next_page();
        baseline = layout.section("Questions for my visit", "continued", 14) + 12.4;
      }
      if (k == 0) layout.words(PageLayout::left, baseline, fmt::format("{}.", i + 1), type::question);
      layout.own_line(PageLayout::left + indent, baseline, lines[k], type::question);
      baseline += leading;
    }
  }
  layout.y = baseline - leading;
}

void draw_formulas(PageLayout& layout) {
  if (!layout.fits(13.5)) {
    layout.next_page();
    layout.y -= 2;
  }
  layout.words(PageLayout::left, layout.y + 6.4, "How it is worked out",
               {.size = 7.3, .weight = charts::Weight::semibold}, ink::soft);
  layout.y = layout.paragraph(PageLayout::left, layout.y + 9.9, PageLayout::right - PageLayout::left, 3.5,
                              std::string(how_it_is_worked_out()), type::small, ink::soft);
}

}  // namespace

void sleep_pages(PageLayout& layout) {
  layout.open_page(sleep_title(layout.model().days()), sleep_summary(layout.model()));
  draw_headline(layout);
  draw_grid(layout);
  layout.y += layout.pitch(5.5, 5.5);
  draw_questions(layout);
  draw_formulas(layout);
}

}  // namespace nightjar::report
