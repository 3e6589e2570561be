#include "report/page_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/domain/words.hpp>
#include <nightjar/time/format.hpp>

#include "report/cairo_scene.hpp"

namespace nightjar::report {
namespace {}  // namespace

void PageLayout::open_page(const std::string& title, const std::string& summary) {
  (*step_)();
  title_ = title;
  summary_ = summary;
  auto& page = pages_.emplace_back();
  page.width = (letter() ? 215.9 : 210) * mm;
  page.height = (letter() ? 279.4 : 297) * mm;
  page.title = title;
  page.description = summary;

  static constexpr charts::TextStyle running{.size = 8}, running_strong{.size = 8, .weight = charts::Weight::semibold};
  words(left, 16, "Nightjar", running_strong, ink::accent);
  words(left + width("Nightjar", running_strong) + 2.2, 16, "Sleep and recovery report", running, ink::soft);
  std::string corner = model_->name;
  if (model_->demo) corner += (corner.empty() ? "" : "  \u00b7  ") + std::string("Example: every entry is invented");
  // A long name takes lines above, where there is nothing else.
  const auto corner_lines = lines(corner, running_strong, 96);
  for (std::size_t i = 0; i < corner_lines.size(); ++i)
    words_end(right, 16 - 3.6 * static_cast<double>(corner_lines.size() - 1 - i), corner_lines[i], running_strong,
              model_->demo ? ink::accent : ink::ink);
  words(left, 28.4, title, type::title);
  // A longer summary takes further lines and moves the content down.
  const double last = paragraph(left, 35.2, right - left, 4.2, summary, type::summary, ink::soft);
  y = first_rule + (last - 35.2);
}

void PageLayout::open_sheet() {
  pages_.emplace_back().width = 210 * mm;
  y = 0;
}

charts::Scene PageLayout::take_sheet(double height, std::string title, std::string description) {
  charts::Scene sheet = std::move(pages_.back());
  pages_.pop_back();
  sheet.height = height * mm;
  sheet.title = std::move(title);
  sheet.description = std::move(description);
  return sheet;
}

double PageLayout::section(const std::string& heading, const std::string& note, double needed) {
  if (!fits(needed)) next_page();
  const double at = y;
  rule(at, 0.35, ink::ink);
  words(left, at + 6, heading, type::section);
  words_end(right, at + 6, note, type::note, ink::soft);
  return at;
}

std::vector<charts::Scene> PageLayout::finish() {
  const std::size_t count = pages_.size();
  const double base = letter() ? 280.4 - 17.6 : 280.4;
  const std::string facts =
      fmt::format("Nights of {}  \u00b7  {}  \u00b7  made {}  \u00b7  {}", date_range(model_->from, model_->until),
                  model_->zone, model_->made_at, model_->program);
  std::vector<charts::Scene> done = std::move(pages_);
  pages_.clear();
  for (std::size_t i = 0; i < count; ++i) {
    pages_.push_back(std::move(done[i]));
    rule(base, 0.15, ink::rule);
    words(left, base + 3.9, facts, type::small, ink::soft);
    words_end(right, base + 3.9, fmt::format("Page {} of {}", i + 1, count),
              {.size = 6.8, .weight = charts::Weight::semibold}, ink::ink);
    words(left, base + 7.5, std::string(words::self_reported_notice()), type::small, ink::soft);
  }
  if (model_->inks == Inks::black)
    for (auto& page : pages_) set_in_black(page);
  return std::move(pages_);
}

void PageLayout::words(double x, double baseline, const std::string& text, const charts::TextStyle& style,
                       charts::Color color, charts::Anchor anchor) {
  if (!text.empty()) scene().add(charts::Text{{x * mm, baseline * mm}, text, style, anchor, color});
}

std::vector<std::string> PageLayout::lines(const std::string& text, const charts::TextStyle& style,
                                           double available) const {
  return charts::wrap(text, style, available * mm, *measure_);
}

std::vector<PageLayout::OwnLine> PageLayout::own_lines(const std::string& text, const charts::TextStyle& style,
                                                       double available) const {
  std::vector<OwnLine> out;
  for (std::size_t at = 0; at == 0 || at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto paragraph = text.substr(at, end - at);
    const bool from_right = runs_from_right(paragraph);
    for (auto& line : lines(paragraph, style, available)) {
      // A line that begins with a word of another script still belongs to its paragraph.
      if (!line.empty() && runs_from_right(line) != from_right) line.insert(0, from_right ? "\u200f" : "\u200e");
      out.push_back({std::move(line), from_right});
    }
    at = end + 1;
  }
  return out;
}

void PageLayout::on_ground(const charts::Text& text) {
  const double wide = measure_->width(text.words, text.style), high = 0.77 * text.style.size;
  const double from =
      text.at.x - (text.anchor == charts::Anchor::start ? 0 : wide / (text.anchor == charts::Anchor::middle ? 2 : 1));
  scene().add(charts::Box{from - 0.3 * mm, text.at.y - high, wide + 0.6 * mm, high + 0.2 * mm, 0, ink::paper});
  scene().add(text);
}

double PageLayout::width(const std::string& text, const charts::TextStyle& style) const {
  return measure_->width(text, style) / mm;
}

double PageLayout::paragraph(double x, double baseline, double available, double leading, const std::string& text,
                             const charts::TextStyle& style, charts::Color color) {
  for (const auto& line : lines(text, style, available)) {
    words(x, baseline, line, style, color);
    baseline += leading;
  }
  return baseline - leading;
}

void PageLayout::rule(double at, double thickness, charts::Color color, double from, double until) {
  line(from, at, until, at, thickness, color);
}

void PageLayout::line(double x0, double y0, double x1, double y1, double thickness, charts::Color color,
                      charts::Dash dash) {
  scene().add(charts::Line{{x0 * mm, y0 * mm}, {x1 * mm, y1 * mm}, {thickness * mm, color, dash}});
}

void PageLayout::box(double x, double y0, double w, double h, charts::Color fill, charts::Stroke outline) {
  scene().add(charts::Box{x * mm, y0 * mm, w * mm, h * mm, 0, fill, outline});
}

void PageLayout::disc(double x, double y0, double r, charts::Color fill) {
  scene().add(charts::Disc{{x * mm, y0 * mm}, r * mm, fill});
}

void PageLayout::ring(double x, double y0, double r, double thickness, charts::Color fill) {
  scene().add(charts::Disc{{x * mm, y0 * mm}, (r - thickness / 2) * mm, fill, stroke(thickness, ink::ink)});
}

std::string duration(double minutes) {
  const auto m = std::llround(minutes);
  return m < 60 ? fmt::format("{}\u00a0min", m) : fmt::format("{}\u00a0h\u00a0{:02}", m / 60, m % 60);
}

std::string one_decimal(double value) {
  // Halves away from zero, as everywhere; printf would round 72.25 to 72.2.
  return fmt::format("{:.1f}", std::round(value * 10) / 10);
}

std::string whole(double value) { return fmt::format("{}", std::llround(value)); }

std::string day_name(Day day) { return fmt::format("{} {}", weekday_short(day), calendar(day).day); }

std::string date_range(Day from, Day until) {
  const auto a = calendar(from), b = calendar(until);
  const auto end = fmt::format("{} {} {}", day_name(until), month_name(b.month), b.year);
  if (from == until) return end;
  if (a.year != b.year) return fmt::format("{} {} {} to {}", day_name(from), month_name(a.month), a.year, end);
  if (a.month != b.month) return fmt::format("{} {} to {}", day_name(from), month_name(a.month), end);
  return fmt::format("{} to {}", day_name(from), end);
}
std::string date_range(const DayColumns& columns) {
  return date_range(columns.from, columns.from + (columns.days - 1));
}

std::string with_days(const Model& model, const DayColumns& columns, const std::string& name) {
  if (model.days() <= 14) return name;
  const auto from = calendar(columns.from), until = calendar(columns.from + (columns.days - 1));
  if (from.month == until.month)
    return fmt::format("{}, {} to {} {}", name, from.day, until.day, month_short(until.month));
  return fmt::format("{}, {} {} to {} {}", name, from.day, month_short(from.month), until.day,
                     month_short(until.month));
}

std::string counted(int n, const char* one, const char* many) { return fmt::format("{} {}", n, n == 1 ? one : many); }

std::vector<DayColumns> fortnights(Day from, Day until) {
  std::vector<DayColumns> out;
  for (Day day = from; day <= until; day = day + 14) out.push_back({day, std::min(14, until - day + 1)});
  return out;
}

}  // namespace nightjar::report
