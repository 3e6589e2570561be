#include "analysis/night_line.hpp"

namespace nightjar::analysis {

NightLine::NightLine(const Night& night) {
  const std::array<const std::optional<Moment>*, 4> moments{&night.into_bed, &night.tried_to_sleep,
                                                            &night.final_awakening, &night.out_of_bed};
  constexpr std::array<Point, 4> points{into_bed, tried_to_sleep, final_awakening, out_of_bed};
  for (const auto* moment : moments) zone_known = zone_known && (!*moment || (*moment)->utc.has_value());
  for (std::size_t i = 0; i < moments.size(); ++i) {
    const auto& moment = *moments[i];
    if (!moment) continue;
    at[points[i]] =
        zone_known ? static_cast<double>(moment->utc->ms) / 60000.0 : static_cast<double>(moment->local.minutes);
  }
  if (at[tried_to_sleep] && night.sleep_latency_min) at[onset] = *at[tried_to_sleep] + *night.sleep_latency_min;
}

std::optional<double> NightLine::between(Point from, Point to) const {
  if (!at[from] || !at[to]) return std::nullopt;
  return *at[to] - *at[from];
}

std::vector<std::pair<NightLine::Point, NightLine::Point>> NightLine::wrong_pairs() const {
  std::vector<std::pair<Point, Point>> out;
  std::optional<Point> before;
  for (std::size_t i = 0; i < point_count; ++i) {
    const auto point = static_cast<Point>(i);
    if (!at[point]) continue;
    if (before && *at[point] < *at[*before]) out.emplace_back(*before, point);
    before = point;
  }
  return out;
}

std::optional<double> awake_minutes(const Night& night) {
  if (night.awake_min) return *night.awake_min;
  if (night.awakenings == 0) return 0.0;
  return std::nullopt;
}

}  // namespace nightjar::analysis
