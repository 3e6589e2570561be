// Page 4: the strongest craving of each day, the checklist, side effects, support and scores, all on the same days.
#include <fmt/format.h>

#include <algorithm>
#include <nightjar/domain/words.hpp>
#include <nightjar/time/format.hpp>

#include "report/page_layout.hpp"
#include "report/page_words.hpp"

namespace nightjar::report {
namespace {

constexpr double gap = 8;
constexpr charts::TextStyle strong_note{.size = 7.3, .weight = charts::Weight::semibold};

void draw_day_numbers(PageLayout& layout, const DayColumns& columns, double baseline) {
  for (int i = 0; i < columns.days; ++i)
    layout.words_middle(DayColumns::middle(i), baseline, std::to_string(calendar(columns.from + i).day), type::note,
                        ink::soft);
}

void draw_day_grid(PageLayout& layout, const DayColumns& columns, double top, double bottom) {
  for (int i = 0; i < columns.days; ++i)
    layout.line(DayColumns::middle(i), top, DayColumns::middle(i), bottom, 0.12, ink::hair);
}

// --- craving

void draw_craving(PageLayout& layout, const DayColumns& columns, bool first) {
  const Model& model = layout.model();
  const CravingDays& cravings = *model.cravings;
  const double rule =
      layout.section(with_days(model, columns, "Strongest craving of the day"), "0 none, 10 strongest imaginable", 52);
  const double top = rule + 14.6, bottom = top + 27;
  const auto y = [&](double value) { return bottom - value / 10 * (bottom - top); };
  for (const int tick : {10, 5, 0}) {
    layout.words_end(57.7, y(tick) + 0.9, std::to_string(tick), type::note, ink::soft);
    layout.line(DayColumns::left, y(tick), DayColumns::right, y(tick), tick == 0 ? 0.28 : 0.12,
                tick == 0 ? ink::ink : ink::grid);
  }
  if (cravings.median) {
    layout.line(DayColumns::left, y(*cravings.median), DayColumns::right, y(*cravings.median), 0.35, ink::accent,
                charts::Dash::dotted);
    layout.words(169.6, y(*cravings.median) - 0.2, fmt::format("median {:g}", *cravings.median),
                 {.size = 8, .weight = charts::Weight::semibold}, ink::accent);
    layout.words(169.6, y(*cravings.median) + 3.5, fmt::format("{} of {} days", cravings.days_known, model.days()),
                 type::note, ink::soft);
  } else {
    layout.words(169.6, y(5), fmt::format("{} of {} days", cravings.days_known, model.days()), type::note, ink::soft);
  }
  const auto at = [&](int i) -> std::optional<int> {
    const int index = (columns.from - model.from) + i;
    return i < 0 || i >= columns.days ? std::nullopt : cravings.peaks[static_cast<std::size_t>(index)];
  };
  for (int i = 0; i + 1 < columns.days; ++i)
    if (at(i) && at(i + 1))
      layout.line(DayColumns::middle(i), y(*at(i)), DayColumns::middle(i + 1), y(*at(i + 1)), 0.3, ink::midnight);
  for (int i = 0; i < columns.days; ++i) {
    if (!at(i)) continue;
    const double x = DayColumns::middle(i), center = y(*at(i));
    const bool valley = *at(i) > 0 && at(i - 1) && at(i + 1) && *at(i - 1) > *at(i) && *at(i + 1) > *at(i);
    layout.disc(x, center, 1.7, ink::paper);
    layout.disc(x, center, 1.2, ink::ink);
    const double baseline = valley ? center + 4.2 : center - 2.1;
    layout.box(x - 1.4, baseline - 2.5, 2.8, 3, ink::paper);
    layout.words_middle(x, baseline, std::to_string(*at(i)), type::body);
  }
  for (int i = 0; i < columns.days; ++i) {
    layout.words_middle(DayColumns::middle(i), bottom + 4.3, std::string(weekday_short(columns.from + i)), type::tiny,
                        ink::faint);
    layout.words_middle(DayColumns::middle(i), bottom + 7.9, std::to_string(calendar(columns.from + i).day),
                        {.size = 7.3, .weight = charts::Weight::medium, .tabular = true});
  }
  if (first) {
    double baseline =
        layout.paragraph(PageLayout::left, top + 0.9, 34, 4.2,
                         fmt::format("{} with a time, on {} of {} days", counted(cravings.entries, "entry", "entries"),
                                     cravings.days_with_entries, model.days()),
                         {.size = 7.3, .weight = charts::Weight::medium}) +
        5.8;
    for (const auto& [words, n] : cravings.outcomes) {
      layout.words(PageLayout::left, baseline, fmt::format("{} {}", n, words), type::note, ink::soft);
      baseline += 4.1;
    }
  }
  layout.y = bottom + 8 + gap;
}

// --- checklist

charts::Color cell_color(int value) {
  static constexpr std::array colors{charts::rgb(0xFFFFFF), charts::rgb(0xE1E8EE), charts::rgb(0xB4C6D4),
                                     charts::rgb(0x4F7998), charts::rgb(0x1F435F)};
  return colors[static_cast<std::size_t>(std::clamp(value, 0, 4))];
}

std::string plain(double value) { return fmt::format("{:g}", value); }

void draw_checklist(PageLayout& layout, const DayColumns& columns) {
  const Model& model = layout.model();
  const ChecklistDays& list = *model.checklist;
  constexpr double pitch = 4.1;
  const double needed = 14.5 + pitch * static_cast<double>(list.items.size() + 1) + 3;
  const double rule = layout.section(
      with_days(model, columns, "Checklist"),
      "our own list, not a validated scale:  " + words::numbered(words::checklist_answers(), 0, "   "), needed);
  draw_day_numbers(layout, columns, rule + 12.2);
  layout.words_end(179, rule + 12.2, "median", type::head);
  layout.words_end(PageLayout::right, rule + 12.2, fmt::format("days of {}", model.days()), type::head);
  double top = rule + 14.3;
  const int offset = columns.from - model.from;
  const auto index = [&](int i) { return static_cast<std::size_t>(offset + i); };
  for (const auto& item : list.items) {
    const double baseline = top + pitch / 2 + 0.95;
    layout.words(PageLayout::left, baseline, item.label, type::body);
    for (int i = 0; i < columns.days; ++i) {
      const auto& value = item.days[index(i)];
      if (!value) continue;
      layout.box(DayColumns::middle(i) - 3.55, top + 0.1, 7.1, pitch - 0.3, cell_color(*value),
                 *value == 0 ? PageLayout::stroke(0.15, ink::hair) : charts::Stroke{});
      layout.words_middle(DayColumns::middle(i), baseline, std::to_string(*value), type::note,
                          *value >= 3   ? ink::paper
                          : *value == 0 ? ink::faint
                                        : ink::ink);
    }
    if (item.median) layout.words_end(179, baseline, plain(*item.median), type::body_strong);
    layout.words_end(PageLayout::right, baseline, std::to_string(item.n), type::body, ink::faint);
    top += pitch;
  }
  layout.rule(top + 0.7, 0.15, ink::rule);
  const double baseline = top + 4;
  layout.words(PageLayout::left, baseline, fmt::format("Sum of all {}", list.items.size()), type::body_medium);
  for (int i = 0; i < columns.days; ++i) {
    if (const auto& sum = list.sums[index(i)])
      layout.words_middle(DayColumns::middle(i), baseline, std::to_string(*sum), type::body_strong);
    else if (list.answered[index(i)] > 0)
      layout.words_middle(DayColumns::middle(i), baseline,
                          fmt::format("{}/{}", list.answered[index(i)], list.items.size()), type::tiny, ink::faint);
  }
  if (list.sums_median) layout.words_end(179, baseline, plain(*list.sums_median), type::body_strong);
  layout.words_end(PageLayout::right, baseline, std::to_string(list.sums_n), type::body, ink::faint);
  layout.y = baseline + gap - 1.6;
}

// --- check-ins

void draw_check_ins(PageLayout& layout, const DayColumns& columns) {
  const Model& model = layout.model();
  if (model.check_ins.empty()) return;
  constexpr double pitch = 5.2;
  const double rule =
      layout.section(with_days(model, columns, "How the day was"), "each 0 to 10, in the person\u2019s own view",
                     16 + pitch * static_cast<double>(model.check_ins.size()));
  draw_day_numbers(layout, columns, rule + 12.2);
  layout.words_end(179, rule + 12.2, "median", type::head);
  layout.words_end(PageLayout::right, rule + 12.2, fmt::format("days of {}", model.days()), type::head);
  layout.y = rule + 14.3;
  layout.head_rule(layout.y);
  for (const auto& line : model.check_ins) {
    const double baseline = layout.y + 3.6;
    layout.words(PageLayout::left, baseline, line.label, type::body);
    for (int i = 0; i < columns.days; ++i)
      if (const auto& value = line.days[static_cast<std::size_t>(columns.from - model.from + i)])
        layout.words_middle(DayColumns::middle(i), baseline, std::to_string(*value), type::body);
    if (line.median) layout.words_end(179, baseline, plain(*line.median), type::body_strong);
    layout.words_end(PageLayout::right, baseline, std::to_string(line.n), type::body, ink::faint);
    layout.y += pitch;
    layout.hair(layout.y);
  }
  layout.y += gap;
}

void draw_devices(PageLayout& layout) {
  const auto& devices = layout.model().devices;
  if (devices.empty()) return;
  const auto heads = [&] {
    layout.y = layout.section("Sleep as devices measured it", "beside the diary; in none of its figures", 24) + 10;
    layout.words(PageLayout::left, layout.y + 2, "Night of", type::head);
    layout.words(46, layout.y + 2, "Source", type::head);
    layout.words_end(150, layout.y + 2, "From, until", type::head);
    layout.words_end(172, layout.y + 2, "Asleep", type::head);
    layout.words_end(PageLayout::right, layout.y + 2, "Awake", type::head);
    layout.y += 4.2;
    layout.head_rule(layout.y);
  };
  heads();
  for (const auto& line : devices) {
    const auto source = layout.lines(line.source, type::body, 78);
    const double height = 4.8 + 3.4 * static_cast<double>(source.size() - 1);
    if (!layout.fits(height)) {
      layout.next_page();
      heads();
    }
    layout.words(PageLayout::left, layout.y + 3.6, day_name(line.day), type::body_medium);
    for (std::size_t i = 0; i < source.size(); ++i)
      layout.words(46, layout.y + 3.6 + 3.4 * static_cast<double>(i), source[i], type::body);
    layout.words_end(150, layout.y + 3.6, line.times, type::body);
    if (line.asleep_min) layout.words_end(172, layout.y + 3.6, duration(*line.asleep_min), type::body_strong);
    if (line.awake_min) layout.words_end(PageLayout::right, layout.y + 3.6, duration(*line.awake_min), type::body);
    layout.y += height;
  }
  layout.head_rule(layout.y);
  layout.y += gap;
}

// --- side effects, support, scores

void draw_side_effects(PageLayout& layout, const DayColumns& columns) {
  const Model& model = layout.model();
  constexpr double pitch = 5.2, name_width = 38, link_x = 169;
  const Day last = columns.from + (columns.days - 1);
  std::vector<const SideEffectLine*> rows;
  for (const auto& line : model.side_effects)
    if (std::ranges::any_of(line.stretches,
                            [&](const auto& s) { return s.from <= last && s.until.value_or(s.from) >= columns.from; }))
      rows.push_back(&line);
  if (rows.empty()) return;
  const auto heads = [&] {
    const double rule =
        layout.section(with_days(model, columns, "Side effects"),
                       "bother 0 to 4 on the bar, as for the checklist; the person\u2019s own link in quotes", 22);
    draw_day_numbers(layout, columns, rule + 12);
    layout.y = rule + 13.6;
  };
  heads();
  for (const SideEffectLine* line : rows) {
    const auto names = layout.lines(line->label, type::body, name_width);
    const auto links = line->linked_to.empty() ? std::vector<std::string>{}
                                               : layout.lines("\u201c" + line->linked_to + "\u201d", type::note,
                                                              PageLayout::right - link_x);
    const double height = pitch + 3.4 * static_cast<double>(std::max<std::size_t>({names.size(), links.size(), 1}) - 1);
    if (!layout.fits(height)) {
      layout.next_page();
      heads();
    }
    const double top = layout.y;
    draw_day_grid(layout, columns, top, top + height);
    for (std::size_t i = 0; i < names.size(); ++i)
      layout.words(PageLayout::left, top + 3.5 + 3.4 * static_cast<double>(i), names[i], type::body);
    for (std::size_t i = 0; i < links.size(); ++i)
      layout.words_end(PageLayout::right, top + 3.5 + 3.4 * static_cast<double>(i), links[i], type::note, ink::soft);
    for (const auto& stretch : line->stretches) {
      const Day end_day = stretch.until.value_or(stretch.from);
      if (stretch.from > last || end_day < columns.from) continue;
      const bool starts = stretch.from >= columns.from, ends = end_day <= last;
      const double x0 = DayColumns::middle(starts ? stretch.from - columns.from : 0) - 3,
                   x1 = DayColumns::middle(ends ? end_day - columns.from : columns.days - 1) + 3;
      layout.box(x0, top + 1.1, x1 - x0, 3, charts::rgb(0xE1E8EE));
      if (starts) layout.line(x0, top + 1, x0, top + 4.2, 0.3, ink::ink);
      if (ends) layout.line(x1, top + 1, x1, top + 4.2, 0.3, ink::ink);
      if (!ends)
        for (const double y : {top + 1.2, top + 4}) layout.line(x1, y, x1 + 3, y, 0.28, ink::ink, charts::Dash::dashed);
      if (stretch.bother) layout.words_middle((x0 + x1) / 2, top + 3.55, std::to_string(*stretch.bother), strong_note);
    }
    layout.y += height;
  }
  layout.y += gap;
}

void draw_event(PageLayout& layout, Happened happened, double x, double y) {
  constexpr double r = 1.75, c = 1.15;
  const auto at = [](double px, double py) { return charts::Point{px * mm, py * mm}; };
  if (happened == Happened::cancelled) {
    layout.line(x - c, y - c, x + c, y + c, 0.4, ink::ink);
    layout.line(x - c, y + c, x + c, y - c, 0.4, ink::ink);
    return;
  }
  const bool attended = happened == Happened::attended;
  layout.scene().add(charts::Path{{at(x - r, y), at(x, y - r), at(x + r, y), at(x, y + r)},
                                  true,
                                  attended ? ink::ink : ink::paper,
                                  PageLayout::stroke(0.3, ink::ink)});
}

void draw_support(PageLayout& layout, const DayColumns& columns) {
  const Model& model = layout.model();
  constexpr double pitch = 5.2;
  const Day last = columns.from + (columns.days - 1);
  std::vector<SupportLine> rows;
  for (const auto& line : model.support) {
    SupportLine part{line.label, {}};
    for (const auto& event : line.events)
      if (event.first >= columns.from && event.first <= last) part.events.push_back(event);
    if (!part.events.empty()) rows.push_back(std::move(part));
  }
  if (rows.empty()) return;
  const double rule =
      layout.section(with_days(model, columns, "Support"), "", 15 + pitch * static_cast<double>(rows.size()));
  double x = PageLayout::right;
  for (const Happened each : {Happened::cancelled, Happened::missed, Happened::attended}) {
    const std::string word(to_text(each));
    layout.words_end(x, rule + 6, word, type::note, ink::soft);
    x -= layout.width(word, type::note) + 3.2;
    draw_event(layout, each, x, rule + 5.1);
    x -= 4.8;
  }
  draw_day_numbers(layout, columns, rule + 12);
  layout.y = rule + 13.6;
  for (const auto& row : rows) {
    const double middle = layout.y + pitch / 2;
    draw_day_grid(layout, columns, layout.y, layout.y + pitch);
    layout.words(PageLayout::left, middle + 0.95, row.label, type::body);
    std::array<int, 3> counts{};
    for (const auto& [day, happened] : row.events) {
      draw_event(layout, happened, DayColumns::middle(day - columns.from), middle);
      ++counts[static_cast<std::size_t>(happened)];
    }
    std::string summary;
    for (std::size_t i = 0; i < counts.size(); ++i)
      if (counts[i] > 0)
        summary += fmt::format("{}{} {}", summary.empty() ? "" : ", ", counts[i], to_text(static_cast<Happened>(i)));
    layout.words_end(PageLayout::right, middle + 0.95, summary, type::note, ink::soft);
    layout.y += pitch;
  }
  layout.y += gap;
}

void draw_scores(PageLayout& layout) {
  const Model& model = layout.model();
  if (model.scores.empty()) return;
  const auto heads = [&] {
    const double rule = layout.section("Scores from a clinic", "as typed by the person", 24);
    layout.y = rule + 10;
    layout.head_rule(layout.y);
  };
  heads();
  for (const auto& score : model.scores) {
    std::string value = score.total;
    if (!score.range.empty()) value += "  (" + score.range + ")";
    const auto names = layout.lines(score.name + (score.given_by.empty() ? "" : ", " + score.given_by), type::body, 95);
    const auto values = layout.lines(value, type::body_strong, 45);
    const double height = 4.8 + 3.4 * static_cast<double>(std::max(names.size(), values.size()) - 1);
    if (!layout.fits(height)) {
      layout.next_page();
      heads();
    }
    layout.words(PageLayout::left, layout.y + 3.6, day_name(score.day), type::body_medium);
    for (std::size_t i = 0; i < names.size(); ++i)
      layout.words(46, layout.y + 3.6 + 3.4 * static_cast<double>(i), names[i], type::body);
    for (std::size_t i = 0; i < values.size(); ++i)
      layout.words_end(PageLayout::right, layout.y + 3.6 + 3.4 * static_cast<double>(i), values[i], type::body_strong);
    layout.y += height;
  }
  layout.head_rule(layout.y);
  layout.y += gap;
}

constexpr double remark_x = 52, remark_leading = 4, remark_heads = 8.5, after_remark = 1.4;

double height_of_remarks(const PageLayout& layout, const std::vector<Remark>& remarks) {
  double height = remarks.empty() ? 0 : remark_heads + gap;
  for (const auto& remark : remarks)
    height += remark_leading *
                  static_cast<double>(layout.own_lines(remark.text, type::body, PageLayout::right - remark_x).size()) +
              after_remark;
  return height;
}

void draw_remarks(PageLayout& layout, const std::string& heading, const std::vector<Remark>& remarks) {
  if (remarks.empty()) return;
  const auto heads = [&] { layout.y = layout.section(heading, "in the person\u2019s own words", 20) + remark_heads; };
  heads();
  for (const auto& remark : remarks) {
    bool first = true;
    for (const auto& line : layout.own_lines(remark.text, type::body, PageLayout::right - remark_x)) {
      if (!layout.fits(remark_leading + 1)) {
        layout.next_page();
        heads();
        first = true;
      }
      if (first) layout.words(PageLayout::left, layout.y + 4, remark.when, type::body_medium);
      layout.own_line(remark_x, layout.y + 4, line, type::body);
      layout.y += remark_leading;
      first = false;
    }
    layout.y += after_remark;
  }
  layout.y += gap;
}

}  // namespace

std::string symptoms_title(const Model& model) {
  const bool cravings = model.cravings && any_recorded(model.cravings->peaks);
  const bool symptoms = (model.checklist && any_recorded(model.checklist->answered)) || !model.side_effects.empty();
  if (cravings) return symptoms ? "Cravings and symptoms" : "Cravings";
  return symptoms ? "Symptoms" : "Days and support";
}

charts::Scene craving_drawing(const Model& model, const DayColumns& columns, const charts::TextMeasure& measure) {
  PageLayout layout(model, measure);
  layout.open_sheet();
  draw_craving(layout, columns, false);
  return layout.take_sheet(
      layout.y - gap + 1, "Strongest craving of each day",
      fmt::format("From 0 none to 10, {} of {} days known.", model.cravings->days_known, model.days()));
}

void symptom_pages(PageLayout& layout) {
  const Model& model = layout.model();
  const bool cravings = model.cravings && any_recorded(model.cravings->peaks);
  const bool checklist = model.checklist && any_recorded(model.checklist->answered);
  const bool others = !model.check_ins.empty() || !model.side_effects.empty() || !model.support.empty() ||
                      !model.scores.empty() || !model.devices.empty();
  const std::string summary = fmt::format("Days of {}. All charts share these days; empty means nothing recorded.",
                                          date_range(model.from, model.until));
  if (cravings || checklist || others) {
    layout.open_page(symptoms_title(model), summary);
    const auto columns = fortnights(model.from, model.until);
    if (cravings)
      for (const auto& each : columns) draw_craving(layout, each, each.from == model.from);
    if (checklist)
      for (const auto& each : columns) draw_checklist(layout, each);
    for (const auto& each : columns) draw_check_ins(layout, each);
    for (const auto& each : columns) draw_side_effects(layout, each);
    for (const auto& each : columns) draw_support(layout, each);
    draw_scores(layout);
    draw_devices(layout);
  }
  if (model.comments.empty() && model.notes.empty()) return;
  // A few words go on the page that is there; more of them get pages of their own.
  const bool beside = (cravings || checklist || others) &&
                      layout.fits(height_of_remarks(layout, model.comments) + height_of_remarks(layout, model.notes));
  if (!beside)
    layout.open_page("In the person\u2019s own words", fmt::format("{}.", date_range(model.from, model.until)));
  draw_remarks(layout, "Comments on nights", model.comments);
  draw_remarks(layout, "Notes", model.notes);
}

}  // namespace nightjar::report
