#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/charts/night_bar.hpp>
#include <nightjar/time/format.hpp>
#include <tuple>

#include "charts/pen.hpp"

namespace nightjar::charts {
namespace {

constexpr TextStyle label_style{.size = 13};
constexpr TextStyle axis_style{.size = 12, .tabular = true};
constexpr double height = 90, inset = 26;
constexpr double bar_top = 18, bar_height = 28, bar_bottom = bar_top + bar_height;
constexpr double handle_y = 6, handle_radius = 6;

std::string clock_at(double minutes_after_noon) {
  return hh_mm(static_cast<int>(std::lround(minutes_after_noon)) + 12 * 60);
}

std::array<std::optional<double>, 4> handle_times(const NightShape& shape) {
  return {shape.into_bed, shape.tried, shape.woke, shape.up};
}

/// The part of the axis of 20:00 to 10:00, widened to whole hours around every time.
std::pair<double, double> reach(const NightShape& shape) {
  double from = 8 * 60, until = 22 * 60;
  for (const auto& time : {shape.into_bed, shape.tried, shape.onset, shape.woke, shape.up}) {
    if (!time) continue;
    from = std::min(from, std::floor((shape.on_clock(*time) - 30) / 60) * 60);
    until = std::max(until, std::ceil((shape.on_clock(*time) + 30) / 60) * 60);
  }
  return {from, until};
}

/// A change of the clock between the first and the last known time.
std::optional<ShapeClockChange> change_within(const NightShape& shape) {
  if (!shape.clock_change || shape.kind == NightShape::Kind::out_of_order) return std::nullopt;
  bool before = false, after = false;
  for (const auto& time : handle_times(shape)) {
    before = before || (time && *time <= shape.clock_change->at);
    after = after || (time && *time > shape.clock_change->at);
  }
  return before && after ? shape.clock_change : std::nullopt;
}

std::string clock_words(const ShapeClockChange& change) {
  return fmt::format("clocks {}{:g} h", change.minutes > 0 ? "+" : "\u2212", std::abs(change.minutes) / 60.0);
}

struct Part {
  std::optional<double> from, until;
  Color color;
};

/// Known parts from left to right. Where the middle of a night is not known, its ends still show.
std::vector<Part> parts_of(const NightShape& shape, const Palette& palette) {
  if (shape.kind == NightShape::Kind::no_sleep) return {{shape.into_bed ? shape.into_bed : shape.tried, shape.up, palette.awake_in_bed}};
  if (shape.kind != NightShape::Kind::sleep) return {};
  return {{shape.into_bed, shape.tried, palette.awake_in_bed},
          {shape.tried, shape.onset, palette.trying},
          {shape.onset, shape.woke, palette.asleep},
          {shape.woke, shape.up, palette.awake_in_bed}};
}

}  // namespace

double NightBar::minutes_at(double x, int step) const {
  const double minutes = from + (x - left) / (right - left) * (until - from);
  return std::clamp(std::round(minutes / step) * step, from, until);
}

NightBar lay_out_night_bar(const NightShape& shape, double width, const Palette& palette, const TextMeasure& measure) {
  NightBar bar;
  bar.scene.width = width;
  bar.scene.height = height;
  bar.scene.title = "The night as a bar";
  bar.scene.description = describe(shape);
  bar.left = inset;
  bar.right = width - inset;
  std::tie(bar.from, bar.until) = reach(shape);
  const Pen pen(bar.scene);
  const auto x_clock = [&](double clock) {
    return bar.left + (clock - bar.from) / (bar.until - bar.from) * (bar.right - bar.left);
  };
  const auto x = [&](double elapsed) { return x_clock(shape.on_clock(elapsed)); };

  const double hours = (bar.until - bar.from) / 60;
  const int step = (bar.right - bar.left) / hours * 2 >= 60 ? (hours > 20 ? 3 : 2) : 4;
  for (double clock = std::ceil(bar.from / 60 / step) * 60 * step; clock <= bar.until; clock += 60.0 * step) {
    pen.line({x_clock(clock), 0}, {x_clock(clock), 62}, palette.line_width, palette.line);
    pen.words(x_clock(clock), 80, clock_at(clock), axis_style, palette.soft, Anchor::middle);
  }

  for (const auto& part : parts_of(shape, palette)) {
    if (!part.from || !part.until) continue;
    const bool pale = contrast(part.color, palette.bg) < 3;
    for (const auto& piece : shape.pieces(*part.from, *part.until))
      pen.outline(x_clock(piece.from), bar_top, x_clock(piece.until) - x_clock(piece.from), bar_height,
                  pale ? Stroke{1, palette.soft} : Stroke{}, part.color);
  }
  const auto times = handle_times(shape);
  if (shape.kind == NightShape::Kind::out_of_order) {
    std::optional<double> first, last;
    for (const auto& time : times)
      if (time) {
        first = std::min(first.value_or(*time), *time);
        last = std::max(last.value_or(*time), *time);
      }
    if (first)
      pen.line({x(*first), bar_top + bar_height / 2}, {x(*last), bar_top + bar_height / 2}, 1.5, palette.soft, Dash::dashed);
  }
  if (const auto change = change_within(shape)) {
    // Between these two hours the clock showed nothing, or the same once more.
    const auto [left, right] = std::minmax({x_clock(change->at), x(change->at)});
    pen.hatch(left, bar_top, right - left, bar_height, {1, palette.soft});
    pen.words((left + right) / 2, bar_top - 7, clock_words(*change), axis_style, palette.soft, Anchor::middle);
  }

  // Where the time awake lies is not known: a strip to scale, and words that say so.
  if (shape.kind == NightShape::Kind::sleep && shape.onset && shape.woke && shape.awake_min.value_or(0) > 0) {
    const double start = x(*shape.onset) + 12;
    const double length = *shape.awake_min / 60.0 * (bar.right - bar.left) / hours;
    pen.hatch(start, bar_bottom + 3, length, 7, {1.5, palette.asleep});
    const std::string words = fmt::format("{} awake in between; where is not known", hours_minutes(*shape.awake_min));
    if (start + length + 8 + measure.width(words, axis_style) < width)
      pen.words(start + length + 8, bar_bottom + 11, words, axis_style, palette.soft);
  }

  static constexpr std::array labels{"in bed", "trying", "awake", "up"};
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (!times[i]) continue;
    const Point at{x(*times[i]), handle_y};
    pen.line({at.x, at.y + handle_radius}, {at.x, bar_bottom + 8}, 2, palette.text);
    pen.ring(at.x, at.y, handle_radius - 1, {2, palette.text}, palette.bg);
    const bool to_the_left = i % 2 == 0;
    pen.words(at.x + (to_the_left ? -10 : 10), at.y + 4.6, labels[i], label_style, palette.soft,
              to_the_left ? Anchor::end : Anchor::start);
    bar.handles[i] = at;
  }
  // The axis is the clock of the bed.
  if (shape.wake_zone) pen.words(bar.right, 57, "morning in " + *shape.wake_zone, axis_style, palette.soft, Anchor::end);
  return bar;
}

std::string describe(const NightShape& shape) {
  switch (shape.kind) {
    case NightShape::Kind::not_recorded: return "not recorded";
    case NightShape::Kind::prefer_not: return "prefer not to say";
    case NightShape::Kind::no_sleep: return "no sleep that night";
    case NightShape::Kind::out_of_order: return "times out of order, so no sleep is drawn";
    case NightShape::Kind::sleep: break;
  }
  std::string words;
  const auto say = [&](const char* what, const std::optional<double>& elapsed) {
    if (elapsed) words += fmt::format("{}{} {}", words.empty() ? "" : ", ", what, clock_at(shape.on_clock(*elapsed)));
  };
  say("in bed", shape.into_bed);
  say("trying to sleep", shape.tried);
  say("asleep about", shape.onset);
  say("awake for good", shape.woke);
  say("up", shape.up);
  if (shape.awake_min) words += fmt::format("{}{} awake in between", words.empty() ? "" : ", ", hours_minutes(*shape.awake_min));
  if (words.empty()) return "no times entered";
  if (const auto change = change_within(shape)) words += ", " + clock_words(*change);
  if (shape.wake_zone) words += ", morning in " + *shape.wake_zone;
  return words;
}

std::vector<Shape> mini_night_bar(const NightShape& shape, const Box& where, const Palette& palette) {
  const double middle = where.y + where.h / 2;
  const auto stroke = [&](Dash dash) {
    return Line{{where.x, middle}, {where.x + where.w, middle}, {std::max(1.0, where.h / 3), palette.faint, dash}};
  };
  if (shape.kind == NightShape::Kind::not_recorded || shape.kind == NightShape::Kind::prefer_not) return {stroke(Dash::dotted)};
  if (shape.kind == NightShape::Kind::out_of_order) return {stroke(Dash::dashed)};
  std::vector<Shape> out;
  const std::optional<double> bed = shape.into_bed ? shape.into_bed : shape.tried;
  const std::optional<double> end = shape.up ? shape.up : shape.woke;
  if (!bed || !end || *end <= *bed) return {stroke(Dash::dashed)};
  const double radius = where.h / 2;
  out.push_back(Box{where.x, where.y, where.w, where.h, radius, palette.awake_in_bed});
  if (shape.kind == NightShape::Kind::sleep && shape.onset && shape.woke) {
    const double scale = where.w / (*end - *bed);
    out.push_back(Box{where.x + (*shape.onset - *bed) * scale, where.y, (*shape.woke - *shape.onset) * scale, where.h,
                      radius, palette.asleep});
  }
  return out;
}

}  // namespace nightjar::charts
