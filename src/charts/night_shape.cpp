#include <algorithm>
#include <array>
#include <nightjar/charts/night_shape.hpp>

namespace nightjar::charts {
namespace {

constexpr int noon_min = 12 * 60;

/// Where the noon of a night lies on the line of instants, in the zone of the bed.
struct Noon {
  WallTime local;
  std::optional<Instant> utc;

  [[nodiscard]] double elapsed(const Moment& moment) const {
    if (utc && moment.utc) return static_cast<double>(whole_minutes(*utc, *moment.utc));
    return static_cast<double>((moment.local - local).count());
  }
};

const Moment* first_of(const std::optional<Moment>& a, const std::optional<Moment>& b) {
  return a ? &*a : b ? &*b : nullptr;
}

}  // namespace

double minutes_after_noon(Day night, WallTime time) {
  return static_cast<double>((time - at(night, noon_min)).count());
}

NightShape shape_of(const Night& night, const analysis::NightMeasures& measures) {
  NightShape shape;
  if (night.state == NightState::prefer_not) {
    shape.kind = NightShape::Kind::prefer_not;
    return shape;
  }
  const Moment* bed = first_of(night.into_bed, night.tried_to_sleep);
  const Moment* wake = first_of(night.final_awakening, night.out_of_bed);
  Noon noon{at(night.night, noon_min), std::nullopt};
  const std::optional<std::string> zone = bed ? bed->zone : wake ? wake->zone : std::nullopt;
  const bool all_timed =
      std::ranges::all_of(std::array{&night.into_bed, &night.tried_to_sleep, &night.final_awakening, &night.out_of_bed},
                          [](const auto* moment) { return !*moment || (*moment)->utc; });
  const auto known = zone && all_timed ? find_zone(*zone) : std::nullopt;
  if (known) {
    noon.utc = make_moment(noon.local, zone).utc;
    const auto end = make_moment(at(night.night + 1, noon_min), zone).utc;
    if (const auto change = clock_change_between(*noon.utc, *end, *known))
      shape.clock_change =
          ShapeClockChange{static_cast<double>((change->at_wall - noon.local).count()), change->minutes};
  }
  const auto place = [&](const std::optional<Moment>& moment) -> std::optional<double> {
    if (!moment) return std::nullopt;
    return noon.elapsed(*moment);
  };
  shape.into_bed = place(night.into_bed);
  shape.tried = place(night.tried_to_sleep);
  shape.woke = place(night.final_awakening);
  shape.up = place(night.out_of_bed);
  if (shape.tried && night.sleep_latency_min) shape.onset = *shape.tried + *night.sleep_latency_min;
  shape.awake_min = night.awake_min;
  shape.awakenings = night.awakenings;
  if (bed && wake && bed->zone && wake->zone && *bed->zone != *wake->zone) shape.wake_zone = wake->zone;
  if (night.state == NightState::no_sleep) {
    shape.kind = NightShape::Kind::no_sleep;
    shape.onset = std::nullopt;
  } else {
    shape.kind = measures.usable() ? NightShape::Kind::sleep : NightShape::Kind::out_of_order;
  }
  return shape;
}

double NightShape::on_clock(double elapsed) const {
  return clock_change && elapsed >= clock_change->at ? elapsed + clock_change->minutes : elapsed;
}

std::vector<Span> NightShape::pieces(double from, double until) const {
  if (!clock_change || until <= clock_change->at) return {{from, until}};
  const double change = clock_change->at;
  if (from >= change) return {{on_clock(from), on_clock(until)}};
  return {{from, change}, {on_clock(change), on_clock(until)}};
}

}  // namespace nightjar::charts
