#include "cli/json_output.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nightjar/time/format.hpp>

namespace nightjar::cli {
namespace {
using namespace analysis;

/// To the second, because the middle of an odd number of minutes lies between two; whole minutes are written as such.
Json derived_time(const std::optional<DerivedTime>& time) {
  if (!time) return nullptr;
  const auto seconds = std::llround(time->local_minutes * 60);
  const WallTime minute{seconds >= 0 ? seconds / 60 : -((-seconds + 59) / 60)};
  auto text = iso(minute);
  if (const auto rest = seconds - minute.minutes * 60; rest != 0) text += fmt::format(":{:02}", rest);
  if (time->offset_min) text += iso_offset(*time->offset_min);
  return text;
}

/// Fields as in the record. A moment is its local time with offset, and its zone under "<field>_zone".
struct FieldsToJson {
  Json& out;
  void operator()(const Field& field, const Day& value) const { set(field, iso(value)); }
  void operator()(const Field& field, const TextSet& value) const { set(field, value); }
  template <NamedEnum E>
  void operator()(const Field& field, const E& value) const {
    set(field, to_text(value));
  }
  void operator()(const Field& field, const std::optional<Moment>& value) const {
    set(field, value ? Json(iso_with_offset(*value)) : Json(nullptr));
    out[std::string(field.name) + "_zone"] = value ? or_null(value->zone) : Json(nullptr);
  }
  template <class T>
  void operator()(const Field& field, const std::optional<T>& value) const {
    set(field, or_null(value));
  }
  void set(const Field& field, Json value) const { out[std::string(field.name)] = std::move(value); }
};

/// As in nights.csv: one zone, or "bed zone>wake zone".
Json zone_json(const Night& night) {
  const auto zone = [](const std::optional<Moment>& first, const std::optional<Moment>& second) {
    return first ? first->zone : second ? second->zone : std::optional<std::string>{};
  };
  const auto bed = zone(night.into_bed, night.tried_to_sleep);
  const auto wake = zone(night.final_awakening, night.out_of_bed);
  if (!bed || !wake || *bed == *wake) return or_null(bed ? bed : wake);
  return *bed + ">" + *wake;
}

Json distribution_json(const Distribution& d) {
  return {{"n", d.n},
          {"mean", or_null(d.mean)},
          {"sd", or_null(d.sd)},
          {"median", or_null(d.median)},
          {"q1", or_null(d.q1)},
          {"q3", or_null(d.q3)},
          {"min", or_null(d.min)},
          {"max", or_null(d.max)}};
}

Json clock_json(const ClockSummary& summary) {
  const auto& clock = summary.clock;
  return {{"n", clock.n},
          {"mean", clock.mean ? Json(hh_mm(static_cast<int>(std::lround(*clock.mean)))) : Json(nullptr)},
          {"sd_min", or_null(clock.sd_min)}};
}

void add_nights(Json& out, const NightsSummary& summary) {
  Json measures = Json::object();
  for (const auto& [measure, value] : summary.measures)
    measures[std::string(to_text(measure))] = distribution_json(value.distribution);
  out["measures"] = std::move(measures);
  out["efficiency_pooled_pct"] =
      summary.efficiency_pooled_pct ? Json(summary.efficiency_pooled_pct->value) : Json(nullptr);
  Json clock = Json::object();
  for (const auto& [point, value] : summary.clocks) clock[std::string(to_text(point))] = clock_json(value);
  out["clock"] = std::move(clock);
}

Json substance_json(const SubstanceSummary& substance) {
  const auto& days = substance.calendar;
  return {{"name", substance.name},
          {"kind", to_text(substance.kind)},
          {"taken", days.taken},
          {"none", days.none},
          {"prefer_not", days.prefer_not},
          {"not_recorded", days.not_recorded},
          {"pct_none_recorded", or_null(days.pct_none_recorded)},
          {"pct_none_bounds", Json::array({days.pct_none_lowest, days.pct_none_highest})},
          {"longest_run", days.longest_run},
          {"current_run", days.current_run},
          {"last7_all_none", to_text(days.last7_all_none)}};
}

}  // namespace

Json night_json(const NightRow& row) {
  const auto& night = *row.night;
  const auto& m = row.measures;
  Json out = Json::object();
  out["id"] = night.head.id.hex();
  Night::fields(night, FieldsToJson{out});
  out["zone"] = zone_json(night);
  out["time_in_bed_min"] = or_null(m.time_in_bed_min);
  out["before_trying_min"] = or_null(m.before_trying_min);
  out["sleep_onset"] = derived_time(m.sleep_onset);
  out["sleep_period_min"] = or_null(m.sleep_period_min);
  out["total_sleep_time_min"] = or_null(m.total_sleep_time_min);
  out["terminal_wake_min"] = or_null(m.terminal_wake_min);
  out["total_wake_min"] = or_null(m.total_wake_min);
  out["efficiency_tib_pct"] = or_null(m.efficiency_tib_pct);
  out["efficiency_dse_pct"] = or_null(m.efficiency_dse_pct);
  out["efficiency_lights_out_pct"] = or_null(m.efficiency_lights_out_pct);
  out["midpoint"] = derived_time(m.midpoint);
  out["usable"] = m.usable();
  out["reason"] = m.reason() ? Json(to_text(*m.reason())) : Json(nullptr);
  Json checks = Json::array();
  for (const auto& finding : row.findings) checks.push_back(to_text(finding.id));
  out["checks"] = std::move(checks);
  out["lateness"] = row.lateness ? Json(to_text(*row.lateness)) : Json(nullptr);
  out["zone_known"] = m.zone_known;
  out["day_type"] = row.day_type ? Json(to_text(*row.day_type)) : Json(nullptr);
  out["origin"] = night.head.origin;
  out["created_utc"] = iso_utc(night.head.created);
  out["changed_utc"] = iso_utc(night.head.changed);
  out["revision"] = night.head.revision;
  return out;
}

Json summary_json(const PeriodSummary& summary, const NightsSummary& without_late, bool all) {
  Json out = Json::object();
  out["from"] = iso(summary.from);
  out["until"] = iso(summary.until);
  out["all"] = all;
  if (all) out["note"] = "figures that rest on too few nights to be shown are included";
  out["nights_possible"] = summary.nights_possible;
  out["nights_recorded"] = summary.nights_recorded;
  out["nights_used"] = summary.nights_used;
  out["nights_no_sleep"] = summary.nights_no_sleep;
  out["nights_prefer_not"] = summary.nights_prefer_not;
  out["nights_not_usable"] = summary.nights_not_usable;
  add_nights(out, summary);
  out["sri"] = or_null(summary.sri.value);
  out["sri_pairs"] = summary.sri.valid_pairs;
  out["social_jetlag_min"] = or_null(summary.free_days.jetlag_min);
  out["substances"] = Json::array();
  for (const auto& substance : summary.substances) out["substances"].push_back(substance_json(substance));
  out["cravings"] = {{"n", summary.cravings}, {"peak", distribution_json(summary.craving_peak)}};
  Json late = Json::object();
  for (const auto& [kind, nights] : summary.lateness) late[std::string(to_text(kind))] = nights;
  out["lateness"] = std::move(late);
  Json on_time = Json::object();
  on_time["nights_used"] = without_late.nights_used;
  add_nights(on_time, without_late);
  out["without_late"] = std::move(on_time);
  return out;
}

}  // namespace nightjar::cli
