#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/charts/night_bar.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/time/format.hpp>
#include <tuple>

#include "charts/label_rows.hpp"
#include "charts/pen.hpp"

namespace nightjar::charts {
namespace {

constexpr TextStyle time_style{.size = 13};
constexpr double inset = 26, row_height = 16;
constexpr double handle_radius = 6, handle_to_bar = 12, bar_height = 28;
constexpr double from_handle = 10;  // to the words beside it

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
  if (shape.kind == NightShape::Kind::no_sleep)
    return {{shape.into_bed ? shape.into_bed : shape.tried, shape.up, palette.awake_in_bed}};
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

namespace {

/// The drawing, from top to bottom: rows of words, handles, bar, rows of words, hours.
class BarLayout {
 public:
  BarLayout(const NightShape& shape, double width, const Palette& palette, const TextMeasure& measure)
      : shape_(shape),
        palette_(palette),
        measure_(measure),
        pen_(bar_.scene),
        times_(handle_times(shape)),
        above_(0, width),
        below_(0, width) {
    bar_.scene.width = width;
    bar_.scene.title = "The night as a bar";
    bar_.scene.description = describe(shape);
    bar_.left = inset;
    bar_.right = width - inset;
    std::tie(bar_.from, bar_.until) = reach(shape);
  }

  NightBar lay_out() {
    place_words();
    const double extra = row_height * static_cast<double>(above_.count() - 1);
    handle_y_ = 6 + extra;
    bar_top_ = handle_y_ + handle_to_bar;
    bar_bottom_ = bar_top_ + bar_height;
    const double words_end = bar_bottom_ + row_height * static_cast<double>(below_.count());
    bar_.scene.height = words_end + 28;
    draw_hours(words_end);
    draw_parts();
    draw_handles();
    for (const auto& label : labels_) {
      const double rows = row_height * static_cast<double>(label.place.row);
      pen_.words(label.place.left, label.above ? handle_y_ + 4.6 - rows : bar_bottom_ + 11 + rows, label.words,
                 label.style, palette_.soft);
    }
    return std::move(bar_);
  }

 private:
  struct Label {
    std::string words;
    TextStyle style;
    bool above;
    LabelRows::Place place;
  };

  [[nodiscard]] double x_clock(double clock) const {
    return bar_.left + (clock - bar_.from) / (bar_.until - bar_.from) * (bar_.right - bar_.left);
  }
  [[nodiscard]] double x(double elapsed) const { return x_clock(shape_.on_clock(elapsed)); }
  [[nodiscard]] double hours() const { return (bar_.until - bar_.from) / 60; }

  /// The skipped or repeated hour: between its two ends the clock showed nothing, or the same once more.
  [[nodiscard]] std::pair<double, double> changed_hour(const ShapeClockChange& change) const {
    return std::minmax(x_clock(change.at), x(change.at));
  }
  struct Strip {
    double from, until;
  };
  /// Where the time awake lies is not known: a strip to scale, and words that say so.
  [[nodiscard]] std::optional<Strip> awake_strip() const {
    if (shape_.kind != NightShape::Kind::sleep || !shape_.onset || !shape_.woke || shape_.awake_min.value_or(0) <= 0)
      return std::nullopt;
    const double from = x(*shape_.onset) + 12;
    return Strip{from, from + *shape_.awake_min / 60.0 * (bar_.right - bar_.left) / hours()};
  }

  void place_words() {
    static constexpr std::array names{"in bed", "trying", "awake", "up"};
    for (const auto& time : times_)
      if (time) {
        above_.keep_free(x(*time) - 3.5, x(*time) + 3.5);
        below_.keep_free(x(*time) - 1, x(*time) + 1);  // its end below the bar
      }
    for (std::size_t i = 0; i < times_.size(); ++i) {
      if (!times_[i]) continue;
      const double at = x(*times_[i]), width = measure_.width(names[i], time_style);
      const double before = at - from_handle - width, after = at + from_handle;
      labels_.push_back({names[i], time_style, true,
                         above_.place(width, {i % 2 == 0 ? before : after, i % 2 == 0 ? after : before}, at)});
    }
    if (const auto change = change_within(shape_)) {
      const auto [left, right] = changed_hour(*change);
      const std::string words = clock_words(*change);
      const double width = measure_.width(words, axis_style), middle = (left + right) / 2;
      labels_.push_back(
          {words, axis_style, true, above_.place(width, {middle - width / 2, left, right - width}, middle)});
    }
    if (const auto strip = awake_strip()) {
      below_.keep_free(strip->from, strip->until);
      const std::string words =
          fmt::format("{} awake in between; where is not known", hours_minutes(*shape_.awake_min));
      const double width = measure_.width(words, axis_style);
      labels_.push_back(
          {words, axis_style, false,
           below_.place(width, {strip->until + 8, strip->from - 8 - width}, (strip->from + strip->until) / 2)});
    }
    // The axis is the clock of the bed.
    if (shape_.wake_zone) {
      const std::string words = "morning in " + *shape_.wake_zone;
      const double width = measure_.width(words, axis_style);
      labels_.push_back({words, axis_style, false, below_.place(width, {bar_.right - width, bar_.left}, bar_.right)});
    }
  }

  void draw_hours(double words_end) {
    const int step = (bar_.right - bar_.left) / hours() * 2 >= 60 ? (hours() > 20 ? 3 : 2) : 4;
    for (double clock = std::ceil(bar_.from / 60 / step) * 60 * step; clock <= bar_.until; clock += 60.0 * step) {
      pen_.line({x_clock(clock), handle_y_ - 6}, {x_clock(clock), words_end}, palette_.grid_width, palette_.grid);
      pen_.words(x_clock(clock), words_end + 18, clock_at(clock), axis_style, palette_.soft, Anchor::middle);
    }
  }

  void draw_parts() {
    for (const auto& part : parts_of(shape_, palette_)) {
      if (!part.from || !part.until) continue;
      const bool pale = contrast(part.color, palette_.bg) < 3;
      for (const auto& piece : shape_.pieces(*part.from, *part.until))
        pen_.outline(x_clock(piece.from), bar_top_, x_clock(piece.until) - x_clock(piece.from), bar_height,
                     pale ? Stroke{1, palette_.soft} : Stroke{}, part.color);
    }
    if (shape_.kind == NightShape::Kind::out_of_order) draw_disorder();
    if (const auto change = change_within(shape_)) {
      const auto [left, right] = changed_hour(*change);
      pen_.hatch(left, bar_top_, right - left, bar_height, {1, palette_.soft});
    }
    if (const auto strip = awake_strip())
      pen_.hatch(strip->from, bar_bottom_ + 3, strip->until - strip->from, 7, {1.5, palette_.asleep});
  }

  void draw_disorder() {
    std::optional<double> first, last;
    for (const auto& time : times_)
      if (time) {
        first = std::min(first.value_or(*time), *time);
        last = std::max(last.value_or(*time), *time);
      }
    const double middle = bar_top_ + bar_height / 2;
    if (first) pen_.line({x(*first), middle}, {x(*last), middle}, 1.5, palette_.soft, Dash::dashed);
  }

  void draw_handles() {
    for (std::size_t i = 0; i < times_.size(); ++i) {
      if (!times_[i]) continue;
      const Point at{x(*times_[i]), handle_y_};
      pen_.line({at.x, at.y + handle_radius}, {at.x, bar_bottom_ + 8}, 2, palette_.text);
      pen_.ring(at.x, at.y, handle_radius - 1, {2, palette_.text}, palette_.bg);
      bar_.handles[i] = at;
    }
  }

  const NightShape& shape_;
  const Palette& palette_;
  const TextMeasure& measure_;
  NightBar bar_;
  Pen pen_;
  std::array<std::optional<double>, 4> times_;
  LabelRows above_, below_;
  std::vector<Label> labels_;
  double handle_y_ = 0, bar_top_ = 0, bar_bottom_ = 0;
};

}  // namespace

NightBar lay_out_night_bar(const NightShape& shape, double width, const Palette& palette, const TextMeasure& measure) {
  return BarLayout(shape, width, palette, measure).lay_out();
}

std::string describe(const NightShape& shape) {
  switch (shape.kind) {
    case NightShape::Kind::not_recorded: return "not recorded";
    case NightShape::Kind::prefer_not: return std::string(words::label(NightState::prefer_not));
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
  if (shape.awake_min)
    words += fmt::format("{}{} awake in between", words.empty() ? "" : ", ", hours_minutes(*shape.awake_min));
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
  if (shape.kind == NightShape::Kind::not_recorded || shape.kind == NightShape::Kind::prefer_not)
    return {stroke(Dash::dotted)};
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
