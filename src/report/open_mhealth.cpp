#include <cmath>
#include <nightjar/analysis/sleep_metrics.hpp>
#include <nightjar/report/open_mhealth.hpp>
#include <nightjar/time/format.hpp>
#include <nlohmann/json.hpp>

#include "report/uuid.hpp"

namespace nightjar::report {
namespace {

using Json = nlohmann::ordered_json;

Json minutes(double value) { return {{"unit", "min"}, {"value", value}}; }
void add_minutes(Json& body, const char* name, const std::optional<double>& value) {
  if (value) body[name] = minutes(*value);
}
std::optional<double> number(const std::optional<int>& value) {
  if (!value) return std::nullopt;
  return *value;
}

/// With seconds, as their date_time wants; empty when the offset is not known.
std::string date_time(WallTime local, std::optional<int> offset_min) {
  return offset_min ? iso(local) + ":00" + iso_offset(*offset_min) : std::string();
}
std::string date_time(const Moment& moment) { return date_time(moment.local, moment.offset_min); }

Json header(const RecordHead& head, std::string_view kind) {
  return {{"id", uuid_of(std::string(kind) + head.id.hex())},
          {"creation_date_time", iso_utc(head.created)},
          {"schema_id", {{"namespace", "omh"}, {"name", "sleep-episode"}, {"version", "1.1"}}},
          {"acquisition_provenance", {{"source_name", "Nightjar " NIGHTJAR_VERSION}, {"modality", "self-reported"}}}};
}

std::optional<Json> episode(const Night& night) {
  const auto measures = analysis::measure(night);
  if (!measures.sleep_onset || !night.final_awakening) return std::nullopt;
  const auto start = date_time(measures.sleep_onset->wall(), measures.sleep_onset->offset_min);
  const auto end = date_time(*night.final_awakening);
  if (start.empty() || end.empty()) return std::nullopt;
  Json body{{"effective_time_frame", {{"time_interval", {{"start_date_time", start}, {"end_date_time", end}}}}}};
  add_minutes(body, "latency_to_sleep_onset", measures.sleep_latency_min);
  add_minutes(body, "latency_to_arising", number(night.still_trying_min));
  add_minutes(body, "total_sleep_time", measures.total_sleep_time_min);
  add_minutes(body, "wake_after_sleep_onset", measures.awake_min);
  if (night.awakenings) body["number_of_awakenings"] = *night.awakenings;
  body["is_main_sleep"] = true;
  if (measures.total_sleep_time_min && measures.sleep_period_min && *measures.sleep_period_min > 0)
    body["sleep_maintenance_efficiency_percentage"] = {
        {"unit", "%"}, {"value", std::round(1000 * *measures.total_sleep_time_min / *measures.sleep_period_min) / 10}};
  Json bed;
  if (night.into_bed) bed["into_bed"] = date_time(*night.into_bed);
  if (night.tried_to_sleep) bed["tried_to_sleep"] = date_time(*night.tried_to_sleep);
  if (night.out_of_bed) bed["out_of_bed"] = date_time(*night.out_of_bed);
  add_minutes(bed, "time_in_bed", measures.time_in_bed_min);
  body["nightjar"] = bed;
  return Json{{"header", header(night.head, "omh night ")}, {"body", body}};
}

std::optional<Json> episode(const Nap& nap) {
  if (!nap.start || !nap.end || !nap.start->offset_min || !nap.end->offset_min) return std::nullopt;
  Json body{
      {"effective_time_frame",
       {{"time_interval", {{"start_date_time", date_time(*nap.start)}, {"end_date_time", date_time(*nap.end)}}}}}};
  add_minutes(body, "total_sleep_time",
              nap.minutes ? number(nap.minutes) : static_cast<double>(minutes_between(*nap.start, *nap.end)));
  body["is_main_sleep"] = false;
  return Json{{"header", header(nap.head, "omh nap ")}, {"body", body}};
}

}  // namespace

bool has_episode(const Night& night) { return episode(night).has_value(); }
bool has_episode(const Nap& nap) { return episode(nap).has_value(); }

std::string open_mhealth_episodes(const JournalData& chosen, const Options& options, const Step& step) {
  Json out = Json::array();
  for (Day day = options.from; day <= options.until; ++day) {
    for (const Night* night : chosen.on<Night>(day))
      if (const auto one = episode(*night)) out.push_back(*one);
    for (const Nap* nap : chosen.on<Nap>(day))
      if (const auto one = episode(*nap)) out.push_back(*one);
    step();
  }
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace nightjar::report
