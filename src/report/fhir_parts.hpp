// The small pieces of FHIR that many resources are built of.
#pragma once
#include <nightjar/analysis/sleep_metrics.hpp>
#include <nightjar/time/format.hpp>
#include <nlohmann/json.hpp>

namespace nightjar::report::fhir {

using Json = nlohmann::ordered_json;

/// "Patient reported", on every resource that carries what the person said.
[[nodiscard]] inline Json reported() {
  return {{"security", Json::array({{{"system", "http://terminology.hl7.org/CodeSystem/v3-ObservationValue"},
                                     {"code", "PATRPT"}}})}};
}
[[nodiscard]] inline Json reference(const std::string& uuid) { return {{"reference", "urn:uuid:" + uuid}}; }

[[nodiscard]] inline Json concept_of(std::string_view system, std::string_view code, std::string_view text) {
  Json out{{"coding", Json::array({{{"system", system}, {"code", code}}})}};
  if (!text.empty()) out["text"] = text;
  return out;
}
[[nodiscard]] inline Json own_code(std::string_view code, std::string_view text) {
  return concept_of("urn:nightjar:codes", code, text);
}
[[nodiscard]] inline Json absent(std::string_view code) {
  return concept_of("http://terminology.hl7.org/CodeSystem/data-absent-reason", code, "");
}

/// Whole numbers without a fraction, others as they are.
[[nodiscard]] inline Json plain_number(double value) {
  const auto whole = static_cast<long long>(value);
  if (static_cast<double>(whole) == value) return whole;
  return value;
}
[[nodiscard]] inline Json quantity(double value, std::string_view unit, std::string_view code) {
  return {{"value", plain_number(value)}, {"unit", unit}, {"system", "http://unitsofmeasure.org"}, {"code", code}};
}

/// "2026-03-01T22:30:00-05:00"; without a known offset FHIR allows only the date.
[[nodiscard]] inline std::string date_time(const Moment& moment, Day day) {
  return moment.offset_min ? iso(moment.local) + ":00" + iso_offset(*moment.offset_min) : iso(day);
}
/// When something was entered, in the time of the computer on which it was.
[[nodiscard]] inline std::string instant(const RecordHead& head) {
  const WallTime local{whole_minutes(Instant{0}, head.created) + head.offset_min};
  const auto seconds = iso_utc(head.created).substr(16, 7);  // ":05.123"
  return iso(local) + seconds + iso_offset(head.offset_min);
}

/// From `begin` to `end` where they are known, the dates of the night where they are not.
inline void set_period(Json& resource, const std::optional<Moment>& begin, const std::optional<Moment>& end, Day first,
                       Day last) {
  // Times that run backwards, as written, would make an impossible period.
  const bool impossible = begin && end && begin->utc && end->utc && *end->utc < *begin->utc;
  if (impossible || (!begin && !end)) {
    resource["effectivePeriod"] = {{"start", iso(first)}, {"end", iso(last)}};
    return;
  }
  if (begin) resource["effectivePeriod"]["start"] = date_time(*begin, first);
  if (end) resource["effectivePeriod"]["end"] = date_time(*end, last);
}

inline void set_note(Json& resource, const std::optional<std::string>& text) {
  if (text) resource["note"] = Json::array({{{"text", *text}}});
}
inline void drop_empty(Json& resource, const char* name) {
  if (resource[name].empty()) resource.erase(name);
}

inline void add_component(Json& resource, std::string_view code, std::string_view text, const std::optional<int>& value,
                          std::string_view unit) {
  Json component{{"code", own_code(code, text)}};
  if (value)
    component["valueQuantity"] = quantity(*value, unit, unit);
  else
    component["dataAbsentReason"] = absent("unknown");
  resource["component"].push_back(std::move(component));
}

// Answers of a questionnaire, by the type of the field; none for what was not answered.
[[nodiscard]] inline Json answers_of(int value) { return Json::array({{{"valueInteger", value}}}); }
[[nodiscard]] inline Json answers_of(Day day) { return Json::array({{{"valueDate", iso(day)}}}); }
[[nodiscard]] inline Json answers_of(const std::string& text) { return Json::array({{{"valueString", text}}}); }
[[nodiscard]] inline Json answers_of(const Moment& moment) {
  if (!moment.offset_min) return Json::array({{{"valueString", iso(moment.local)}}});
  return Json::array({{{"valueDateTime", iso(moment.local) + ":00" + iso_offset(*moment.offset_min)}}});
}
[[nodiscard]] inline Json answers_of(NightState state) {
  return Json::array({{{"valueCoding", {{"system", "urn:nightjar:codes"}, {"code", to_text(state)}}}}});
}
[[nodiscard]] inline Json answers_of(const TextSet& texts) {
  Json out = Json::array();
  for (const auto& text : texts) out.push_back({{"valueString", text}});
  if (out.empty()) out.push_back({{"valueCoding", {{"system", "urn:nightjar:codes"}, {"code", "none"}}}});
  return out;
}
template <class T>
[[nodiscard]] Json answers_of(const std::optional<T>& value) {
  return value ? answers_of(*value) : Json::array();
}

}  // namespace nightjar::report::fhir
