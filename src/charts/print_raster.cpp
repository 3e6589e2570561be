#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/charts/print_raster.hpp>
#include <nightjar/time/format.hpp>

#include "charts/pen.hpp"

namespace nightjar::charts {
namespace {

constexpr double outline_width = 0.28, thin = 0.2, strip_gap = 0.55, strip_height = 1.25;
constexpr double closest_letters = 2.3;
constexpr double open_end = 5;  // length of the dashes where an end is not known
constexpr TextStyle note_style{.size = 6.5};

/// Draws one row; lengths are given in units (millimetres).
struct Row {
  Pen pen;
  const RasterFrame& frame;
  double top;
  const NightShape& night;
  const Palette& palette;

  [[nodiscard]] double mm(double units) const { return units * frame.unit; }
  [[nodiscard]] double x(double elapsed) const { return frame.x(night.on_clock(elapsed)); }
  [[nodiscard]] double middle() const { return top + mm(frame.sizes.bar / 2); }
  [[nodiscard]] double bottom() const { return top + mm(frame.sizes.bar); }
  void day_line() const { pen.line({frame.x(0), middle()}, {frame.x(24 * 60), middle()}, mm(0.15), rgb(0xB9BEC4)); }
  [[nodiscard]] Stroke outline(Dash dash = Dash::solid) const { return {mm(outline_width), palette.text, dash}; }

  void part(double from, double until, Color fill, Stroke stroke) const {
    const auto pieces = night.pieces(from, until);
    const bool repeated = pieces.size() == 2 && pieces[0].until > pieces[1].from;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      double begin = frame.x(pieces[i].from), end = frame.x(pieces[i].until);
      if (repeated) {
        // The clock showed this hour twice: the first pass above, the second below, each half as high.
        const double once_from = frame.x(std::max(pieces[0].from, pieces[1].from));
        const double once_until = frame.x(std::min(pieces[0].until, pieces[1].until));
        const double half = mm(frame.sizes.bar / 2);
        pen.outline(once_from, top + (i == 0 ? 0 : half), once_until - once_from, half, stroke, fill);
        begin = i == 0 ? begin : once_until;
        end = i == 0 ? once_from : end;
        if (end <= begin) continue;
      }
      pen.outline(begin, top, end - begin, mm(frame.sizes.bar), stroke, fill);
    }
  }
  void open_part(double from, double until) const { part(from, until, palette.bg, outline()); }
  void asleep(double from, double until) const { part(from, until, palette.asleep, {}); }

  void into_bed(double elapsed, double line_until) const {
    const double at = x(elapsed), head = mm(0.65), base = top - mm(std::min(frame.sizes.rise, 1.0));
    pen.line({at, top - mm(frame.sizes.rise)}, {at, bottom()}, mm(outline_width), palette.text);
    pen.shape(Path{{{at - head, base}, {at + head, base}, {at, base + mm(1.15)}}, true, palette.text});
    if (line_until > elapsed) pen.line({at, middle()}, {x(line_until), middle()}, mm(outline_width), palette.text);
  }
  void up(double elapsed) const {
    const double at = x(elapsed), head = mm(0.65), tip = top - mm(frame.sizes.rise);
    pen.line({at, tip + mm(1)}, {at, bottom()}, mm(outline_width), palette.text);
    pen.shape(Path{{{at - head, tip + mm(1.15)}, {at + head, tip + mm(1.15)}, {at, tip}}, true, palette.text});
  }
  /// Two dashed lines that go on from a known time to where nothing is known.
  void open_end_at(double at, double direction) const {
    for (const double y : {top + mm(outline_width / 2), bottom() - mm(outline_width / 2)})
      pen.line({at, y}, {at + direction * mm(open_end), y}, mm(outline_width), palette.text, Dash::dashed);
  }
  void awake_strip() const {
    if (!frame.sizes.strips || !night.awake_min || *night.awake_min <= 0) return;
    const double length = *night.awake_min / 60.0 * frame.hour;
    const double left = (x(*night.onset) + x(*night.woke)) / 2 - length / 2, y = bottom() + mm(strip_gap);
    pen.hatch(left, y, length, mm(strip_height), {mm(0.25), palette.asleep});
    pen.outline(left, y, length, mm(strip_height), {mm(thin), palette.asleep});
    const int parts = night.awakenings.value_or(1);
    for (int i = 1; i < parts; ++i)
      pen.line({left + length * i / parts, y - mm(0.35)}, {left + length * i / parts, y + mm(strip_height + 0.35)},
               mm(0.25), palette.text);
  }
  void clock_change() const {
    if (!night.clock_change || !night.onset || !night.woke) return;
    const double at = night.clock_change->at;
    if (at < night.into_bed.value_or(*night.onset) || at > night.up.value_or(*night.woke)) return;
    const double left = frame.x(at), right = x(at);
    if (right > left) {
      pen.hatch(left, top, right - left, mm(frame.sizes.bar), {mm(0.15), palette.text});
      for (const double tick : {left, right})
        pen.line({tick, top - mm(0.3)}, {tick, bottom() + mm(0.3)}, mm(outline_width), palette.text);
    }
    pen.words((left + right) / 2, top - mm(0.9),
              fmt::format("clocks {}{:g} h", night.clock_change->minutes > 0 ? "+" : "\u2212",
                          std::abs(night.clock_change->minutes) / 60.0),
              note_style, palette.soft, Anchor::middle);
  }
  void wake_zone() const {
    const auto end = night.up ? night.up : night.woke;
    if (!night.wake_zone || !end) return;
    pen.words(x(*end) + mm(1.2), top - mm(0.9), *night.wake_zone, note_style, palette.soft);
  }

  void out_of_order() const {
    std::optional<double> first = night.into_bed ? night.into_bed : night.tried;
    std::optional<double> last = night.up ? night.up : night.woke;
    if (first && last)
      pen.line({x(*first), middle()}, {x(*last), middle()}, mm(outline_width), palette.text, Dash::dashed);
    if (first) into_bed(*first, *first);
    if (last) up(*last);
  }
  void sleep() const {
    const bool slept = night.kind == NightShape::Kind::sleep;
    const std::optional<double> woke = slept ? night.woke : std::nullopt;
    const std::optional<double> onset = slept ? night.onset : std::nullopt;
    if (!slept && night.up && (night.tried || night.into_bed))
      open_part(night.tried.value_or(night.into_bed.value_or(0)), *night.up);
    if (night.tried && onset) open_part(*night.tried, *onset);
    if (onset && woke) asleep(*onset, *woke);
    if (woke && night.up) open_part(*woke, *night.up);
    if (slept) {
      if (woke && !night.up) open_end_at(x(*woke), 1);
      if (onset && !woke) open_end_at(x(*onset), 1);
      if (night.tried && !onset) open_end_at(x(*night.tried), 1);
      if (woke && !onset) {
        open_end_at(x(*woke), -1);
        pen.line({x(*woke), top}, {x(*woke), bottom()}, mm(outline_width), palette.text);
      }
      if (onset && woke) awake_strip();
    }
    clock_change();
    wake_zone();
    if (night.into_bed) into_bed(*night.into_bed, night.tried.value_or(*night.into_bed));
    if (night.up) up(*night.up);
  }
};

/// Letters centred under their times; those closer than they can be read move apart evenly around their middle.
std::vector<double> spread(const std::vector<double>& at, double closest) {
  struct Cluster {
    std::size_t first, count;
    double sum;
    [[nodiscard]] double left(double gap) const {
      return sum / static_cast<double>(count) - gap * static_cast<double>(count - 1) / 2;
    }
    [[nodiscard]] double right(double gap) const { return left(gap) + gap * static_cast<double>(count - 1); }
  };
  std::vector<Cluster> clusters;
  for (std::size_t i = 0; i < at.size(); ++i) {
    clusters.push_back({i, 1, at[i]});
    while (clusters.size() > 1) {
      auto& before = clusters[clusters.size() - 2];
      const auto& last = clusters.back();
      if (last.left(closest) - before.right(closest) >= closest) break;
      before.count += last.count;
      before.sum += last.sum;
      clusters.pop_back();
    }
  }
  std::vector<double> out(at.size());
  for (const auto& cluster : clusters)
    for (std::size_t i = 0; i < cluster.count; ++i)
      out[cluster.first + i] = cluster.left(closest) + closest * static_cast<double>(i);
  return out;
}

void draw_letters(const Row& row, std::vector<RasterLetter> letters) {
  if (row.frame.sizes.letter_size <= 0) return;
  const TextStyle letter_style{.size = row.frame.sizes.letter_size, .weight = Weight::bold};
  std::ranges::stable_sort(letters, {}, &RasterLetter::at);
  std::vector<double> times;
  for (const auto& letter : letters) times.push_back(row.frame.x(letter.at));
  const auto places = spread(times, row.mm(closest_letters));
  const double baseline = row.bottom() + row.mm(row.frame.sizes.letters_below);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (letters[i].exact) {
      row.pen.line({times[i], row.middle()}, {places[i], row.bottom() + row.mm(row.frame.sizes.letters_below - 2.15)},
                   row.mm(0.15), row.palette.faint);
      row.pen.line({times[i], row.middle() - row.mm(0.55)}, {times[i], row.middle() + row.mm(0.55)}, row.mm(0.3),
                   row.palette.text);
    }
    row.pen.words(places[i], baseline, std::string(1, letters[i].letter), letter_style, row.palette.text,
                  Anchor::middle);
  }
}

}  // namespace

void draw_raster_row(Scene& scene, const RasterFrame& frame, double top, const NightShape& shape,
                     const std::vector<Span>& naps, std::vector<RasterLetter> letters, const Palette& palette) {
  const Row row{Pen(scene), frame, top, shape, palette};
  row.day_line();
  // Stems first, so that a bar covers the ends of those that lie within it.
  draw_letters(row, std::move(letters));
  for (const auto& nap : naps)
    row.pen.fill(frame.x(nap.from), row.middle() - row.mm(0.8), frame.x(nap.until) - frame.x(nap.from), row.mm(1.6),
                 palette.asleep);
  switch (shape.kind) {
    case NightShape::Kind::not_recorded:
    case NightShape::Kind::prefer_not: return;
    case NightShape::Kind::out_of_order: row.out_of_order(); return;
    case NightShape::Kind::no_sleep:
    case NightShape::Kind::sleep: row.sleep(); return;
  }
}

void draw_usual_night(Scene& scene, const RasterFrame& frame, double top, const UsualNight& usual,
                      const Palette& palette, const TextMeasure& measure) {
  NightShape none;
  const Row row{Pen(scene), frame, top, none, palette};
  row.day_line();
  const auto part = [&](const std::optional<double>& from, const std::optional<double>& until, Color fill,
                        Stroke stroke) {
    if (from && until && *until > *from) row.part(*from, *until, fill, stroke);
  };
  part(usual.onset, usual.woke, rgb(0xB4C6D4), {row.mm(outline_width), palette.asleep});
  part(usual.tried, usual.onset, palette.bg, row.outline());
  part(usual.woke, usual.up, palette.bg, row.outline());

  // Each time is over its end of a part; two that come too close lean to either side.
  static constexpr TextStyle style{.size = 8, .tabular = true};
  const double baseline = top - row.mm(1.2), apart = row.mm(usual_time_apart);
  const auto print = [&](const std::optional<double>& at, Anchor anchor) {
    if (at)
      row.pen.words(frame.x(*at) + (anchor == Anchor::end     ? -apart
                                    : anchor == Anchor::start ? apart
                                                              : 0),
                    baseline, hh_mm(static_cast<int>(std::lround(*at)) + 12 * 60), style, palette.text, anchor);
  };
  const double room = measure.width("00:00", style) + 2 * apart;
  const auto close = [&](const std::optional<double>& a, const std::optional<double>& b) {
    return a && b && frame.x(*b) - frame.x(*a) < room;
  };
  print(usual.tried, close(usual.tried, usual.onset) ? Anchor::end : Anchor::middle);
  print(usual.onset, close(usual.tried, usual.onset) ? Anchor::start : Anchor::middle);
  print(usual.woke, close(usual.woke, usual.up) ? Anchor::end : Anchor::middle);
  print(usual.up, close(usual.woke, usual.up) ? Anchor::start : Anchor::middle);
}

}  // namespace nightjar::charts
