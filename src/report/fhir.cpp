#include <algorithm>
#include <nightjar/analysis/substance_calendar.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/report/fhir.hpp>

#include "report/fhir_parts.hpp"
#include "report/model_parts.hpp"
#include "report/uuid.hpp"

namespace nightjar::report::fhir {
namespace {

constexpr const char* loinc_notice =
    "This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief Institute, Inc. and "
    "the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the "
    "license "
    "at http://loinc.org/license. LOINC is a registered United States trademark of Regenstrief Institute, Inc.";

std::string laid_out(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace); }

/// The bundle under construction: text, so that of fifty years only one resource at a time is taken apart.
class Bundle {
 public:
  Bundle(const Options& options, bool demo, const Step& step) : options_(&options), step_(&step) {
    Json bundle{{"resourceType", "Bundle"}};
    bundle["meta"] = reported();
    if (demo)  // invented entries, to be taken for nothing else
      bundle["meta"]["security"].push_back(
          {{"system", "http://terminology.hl7.org/CodeSystem/v3-ActReason"}, {"code", "HTEST"}});
    bundle["type"] = "collection";
    bundle["timestamp"] = iso_utc(options.made_at);
    text_ = laid_out(bundle);
    text_.erase(text_.rfind('\n'));
    text_ += ",\n \"entry\": [";
    const std::string seed = iso_utc(options.made_at) + iso(options.from) + iso(options.until);
    patient_ = uuid_of("patient " + seed);
    device_ = uuid_of("device " + seed);
    Json patient{{"resourceType", "Patient"}, {"meta", reported()}};
    if (!options.name.empty()) patient["name"] = Json::array({{{"text", options.name}}});
    add(patient_, std::move(patient));
    add(device_, {{"resourceType", "Device"},
                  {"deviceName", Json::array({{{"name", "Nightjar"}, {"type", "user-friendly-name"}}})},
                  {"version", Json::array({{{"value", NIGHTJAR_VERSION ", formulas 1"}}})},
                  {"note", Json::array({{{"text", words::self_reported_notice()}}, {{"text", loinc_notice}}})}});
  }

  void add(const std::string& uuid, Json resource) {
    if (uuid != patient_ && uuid != device_) targets_.push_back(reference(uuid));
    text_ += std::exchange(first_, false) ? "\n  " : ",\n  ";
    // A line break within a text is written as an escape, so each of these begins a line of the layout.
    for (const char c : laid_out({{"fullUrl", "urn:uuid:" + uuid}, {"resource", std::move(resource)}})) {
      text_ += c;
      if (c == '\n') text_ += "  ";
    }
    (*step_)();
  }
  [[nodiscard]] Json subject() const { return reference(patient_); }

  /// An observation without a value or a time yet.
  [[nodiscard]] Json observation(const RecordHead& head, const char* code, std::string_view text) const {
    return {
        {"resourceType", "Observation"},
        {"meta", reported()},
        {"status", "final"},
        {"category",
         Json::array({concept_of("http://terminology.hl7.org/CodeSystem/observation-category", "social-history", "")})},
        {"code", own_code(code, text)},
        {"subject", subject()},
        {"issued", instant(head)},
        {"performer", Json::array({subject()})}};
  }

  [[nodiscard]] std::string text() && {
    Json provenance{{"resourceType", "Provenance"},
                    {"target", targets_.empty() ? Json::array({subject()}) : targets_},
                    {"recorded", iso_utc(options_->made_at)},
                    {"agent", Json::array({agent("author", patient_), agent("assembler", device_)})}};
    add(uuid_of("provenance " + patient_), std::move(provenance));
    return std::move(text_ += "\n ]\n}\n");
  }

 private:
  static Json agent(const char* type, const std::string& who) {
    return {{"type", concept_of("http://terminology.hl7.org/CodeSystem/provenance-participant-type", type, "")},
            {"who", reference(who)}};
  }

  const Options* options_;
  const Step* step_;
  std::string patient_, device_, text_;
  bool first_ = true;
  Json targets_ = Json::array();
};

// --- nights

/// The answers as given: what every number can be worked out from again.
Json response_of(const Bundle& bundle, const Night& night) {
  Json items = Json::array();
  Night::fields(night, [&](const Field& field, const auto& value) {
    if (field.name == "odd_confirmed") return;
    Json answers = answers_of(value);
    if (answers.empty()) return;
    items.push_back(
        {{"linkId", field.name}, {"text", words::night_field_label(field.name)}, {"answer", std::move(answers)}});
  });
  return {{"resourceType", "QuestionnaireResponse"},
          {"meta", reported()},
          {"questionnaire", "urn:nightjar:questionnaire:night:" + std::to_string(night.head.form_version)},
          {"status", "completed"},
          {"subject", bundle.subject()},
          {"authored", instant(night.head)},
          {"source", bundle.subject()},
          {"item", std::move(items)}};
}

struct NightValue {
  analysis::Measure measure;
  const char *loinc, *text, *unit, *code;
};
constexpr std::array night_values{
    NightValue{analysis::Measure::total_sleep_time, "93832-4", "Time asleep", "min", "min"},
    NightValue{analysis::Measure::sleep_latency, "103212-7", "Minutes to fall asleep", "min", "min"},
    NightValue{analysis::Measure::awakenings, "103211-9", "Times awake in between", "{#}", "{#}"},
    NightValue{analysis::Measure::awake, "103215-0", "Minutes awake in between", "min", "min"},
    NightValue{analysis::Measure::time_in_bed, "103213-5", "Time in bed", "min", "min"},
    NightValue{analysis::Measure::efficiency_tib, "", "Sleep efficiency, of time in bed", "%", "%"},
    NightValue{analysis::Measure::efficiency_dse, "", "Sleep efficiency, of time meant for sleep", "%", "%"},
    NightValue{analysis::Measure::efficiency_lights_out, "", "Sleep efficiency, since trying to sleep", "%", "%"},
    NightValue{analysis::Measure::quality, "", "Sleep felt, 1 very poor to 5 very good", "{score}", "{score}"},
    NightValue{analysis::Measure::rested, "", "Rested, 1 not at all to 5 fully", "{score}", "{score}"}};

Json absent_because(const Night& night, const analysis::NightMeasures& measures) {
  if (night.state == NightState::prefer_not) return absent("asked-declined");
  if (const auto reason = measures.reason()) {
    Json out = absent("unknown");
    out["text"] = "not usable: " + std::string(to_text(*reason));
    return out;
  }
  return night.state == NightState::no_sleep ? absent("not-applicable") : absent("unknown");
}

void add_night(Bundle& bundle, const Night& night) {
  const auto response = uuid_of("response " + night.head.id.hex());
  bundle.add(response, response_of(bundle, night));

  const auto measures = analysis::measure(night);
  Json observation = bundle.observation(night.head, "sleep-episode", "Self-reported night");
  const auto& begin = night.into_bed ? night.into_bed : night.tried_to_sleep;
  const auto& end = night.out_of_bed ? night.out_of_bed : night.final_awakening;
  set_period(observation, begin, end, night.night, night.night + 1);
  observation["derivedFrom"] = Json::array({reference(response)});
  Json components = Json::array();
  for (const auto& value : night_values) {
    Json component;
    const auto own = std::string(to_text(value.measure));
    component["code"] =
        *value.loinc != '\0' ? concept_of("http://loinc.org", value.loinc, value.text) : own_code(own, value.text);
    if (const auto known = measures.value(value.measure))
      component["valueQuantity"] = quantity(*known, value.unit, value.code);
    else
      component["dataAbsentReason"] = absent_because(night, measures);
    components.push_back(std::move(component));
  }
  observation["component"] = std::move(components);
  bundle.add(uuid_of("night " + night.head.id.hex()), std::move(observation));
}

void add_nap(Bundle& bundle, const Nap& nap) {
  Json observation = bundle.observation(nap.head, "nap", "Self-reported nap");
  set_period(observation, nap.start, nap.end, nap.day, nap.day);
  if (nap.minutes)
    observation["valueQuantity"] = quantity(*nap.minutes, "min", "min");
  else if (nap.start && nap.end)
    observation["valueQuantity"] = quantity(static_cast<double>(minutes_between(*nap.start, *nap.end)), "min", "min");
  else
    observation["dataAbsentReason"] = absent("unknown");
  set_note(observation, nap.comments);
  bundle.add(uuid_of("nap " + nap.head.id.hex()), std::move(observation));
}

void add_device_sleep(Bundle& bundle, const DeviceSleep& sleep) {
  Json observation = bundle.observation(sleep.head, "device-sleep", "Sleep as a device reported it");
  set_period(observation, sleep.start, sleep.end, sleep.day, sleep.day + 1);
  observation["device"] = {{"display", sleep.source_name}};
  observation["component"] = Json::array();
  add_component(observation, "asleep_min", "Asleep, by the device", sleep.asleep_min, "min");
  add_component(observation, "awake_min", "Awake, by the device", sleep.awake_min, "min");
  add_component(observation, "latency_min", "To fall asleep, by the device", sleep.latency_min, "min");
  add_component(observation, "awakenings", "Times awake, by the device", sleep.awakenings, "{#}");
  bundle.add(uuid_of("device sleep " + sleep.head.id.hex()), std::move(observation));
}

// --- what was taken

void add_substance_day(Bundle& bundle, const JournalData& data, const Substance& substance, const SubstanceDay& day) {
  // A plan that says it was taken is in the bundle, too: the two must not contradict each other.
  const auto state =
      analysis::day_mark(data, substance.head.id, day.day) == analysis::DayMark::taken ? DayState::taken : day.state;
  Json observation = bundle.observation(day.head, "substance-day", substance.name);
  observation["effectiveDateTime"] = iso(day.day);
  if (state == DayState::prefer_not)
    observation["dataAbsentReason"] = absent("asked-declined");
  else
    observation["valueCodeableConcept"] = own_code(to_text(state), words::label(state));
  set_note(observation, day.note);
  bundle.add(uuid_of("substance day " + day.head.id.hex()), std::move(observation));
}

Json notes_of(std::initializer_list<const std::optional<std::string>*> texts) {
  Json notes = Json::array();
  for (const auto* text : texts)
    if (*text) notes.push_back({{"text", **text}});
  return notes;
}

Json medication(const Bundle& bundle, const RecordHead& head, const char* status, const std::string& name) {
  return {
      {"resourceType", "MedicationStatement"},         {"meta", reported()},          {"status", status},
      {"medicationCodeableConcept", {{"text", name}}}, {"subject", bundle.subject()}, {"dateAsserted", instant(head)},
      {"informationSource", bundle.subject()}};
}

void add_intake(Bundle& bundle, const JournalData& data, const Substance& substance, const Intake& intake) {
  const auto typed = as_typed(intake, data);
  const auto uuid = uuid_of("intake " + intake.head.id.hex());
  const auto when = intake.at ? date_time(*intake.at, intake.day) : iso(intake.day);
  if (substance.substance_kind == SubstanceKind::prescribed) {
    Json statement = medication(bundle, intake.head, "completed", substance.name);
    statement["effectiveDateTime"] = when;
    if (!typed.empty()) statement["dosage"] = Json::array({{{"text", typed}}});
    if (auto notes = notes_of({&intake.noticed, &intake.note}); !notes.empty()) statement["note"] = std::move(notes);
    bundle.add(uuid, std::move(statement));
    return;
  }
  Json observation = bundle.observation(intake.head, "intake", substance.name);
  observation["effectiveDateTime"] = when;
  observation["valueCodeableConcept"] = own_code("taken", "Taken");
  Json notes = notes_of({&intake.noticed, &intake.note});
  if (!typed.empty()) notes.insert(notes.begin(), {{"text", "As typed: " + typed}});
  if (!notes.empty()) observation["note"] = std::move(notes);
  bundle.add(uuid, std::move(observation));
}

void add_plan(Bundle& bundle, const JournalData& data, const Options& options, const Plan& plan,
              const Substance& substance) {
  const bool over = plan.until && *plan.until < options.until;
  Json statement = medication(bundle, plan.head, over ? "completed" : "active", substance.name);
  statement["effectivePeriod"] = {{"start", iso(plan.from)}};
  if (plan.until) statement["effectivePeriod"]["end"] = iso(*plan.until);
  statement["dosage"] = Json::array({{{"text", plan.instruction}}});
  const auto uuid = uuid_of("plan " + plan.head.id.hex());
  bundle.add(uuid, std::move(statement));
  for (const auto& [id, event] : data.live<PlanEvent>()) {
    if (event.plan_id != plan.head.id) continue;
    const char* status = event.state == PlanState::taken       ? "completed"
                         : event.state == PlanState::not_taken ? "not-taken"
                                                               : "unknown";
    Json done = medication(bundle, event.head, status, substance.name);
    done["effectiveDateTime"] = event.at ? date_time(*event.at, event.day) : iso(event.day);
    done["derivedFrom"] = Json::array({reference(uuid)});
    set_note(done, event.note);
    bundle.add(uuid_of("plan event " + event.head.id.hex()), std::move(done));
  }
}

// --- cravings and symptoms

void add_craving(Bundle& bundle, const JournalData& data, const Craving& craving, Day day) {
  Json observation = bundle.observation(craving.head, "craving", "Craving, strongest, 0 to 10");
  observation["effectiveDateTime"] = date_time(craving.at, day);
  observation["valueQuantity"] = quantity(craving.peak, "{score}", "{score}");
  observation["component"] = Json::array();
  add_component(observation, "craving-minutes", "How long", craving.minutes, "min");
  const auto words_of = [&](const char* code, const char* text, const std::string& value) {
    if (!value.empty()) observation["component"].push_back({{"code", own_code(code, text)}, {"valueString", value}});
  };
  if (craving.target_substance_id)
    if (const auto* substance = data.find<Substance>(*craving.target_substance_id))
      words_of("craving-for", "For what", substance->name);
  words_of("craving-for-own-words", "For what, in own words", craving.target_text.value_or(""));
  for (const auto& trigger : craving.triggers) words_of("craving-going-on", "What was going on", trigger);
  for (const auto& helped : craving.what_helped) words_of("craving-helped", "What helped", helped);
  if (craving.outcome == CravingOutcome::prefer_not)
    observation["component"].push_back(
        {{"code", own_code("craving-outcome", "How it went")}, {"dataAbsentReason", absent("asked-declined")}});
  else if (craving.outcome)
    words_of("craving-outcome", "How it went", std::string(words::label(*craving.outcome)));
  drop_empty(observation, "component");
  set_note(observation, craving.note);
  bundle.add(uuid_of("craving " + craving.head.id.hex()), std::move(observation));
}

void add_checklist(Bundle& bundle, const WithdrawalCheck& check, Day day) {
  Json observation =
      bundle.observation(check.head, "checklist", "Own checklist, not a validated scale; 0 none to 4 very strong");
  observation["effectiveDateTime"] = date_time(check.at, day);
  observation["component"] = Json::array();
  for (const auto& [code, label] : words::checklist_items()) {
    const auto found = check.items.find(std::string(code));
    add_component(observation, std::string("checklist-").append(code), label,
                  found == check.items.end() ? std::nullopt : found->second, "{score}");
  }
  set_note(observation, check.note);
  bundle.add(uuid_of("checklist " + check.head.id.hex()), std::move(observation));
}

void add_check_in(Bundle& bundle, const CheckIn& check_in) {
  Json observation = bundle.observation(check_in.head, "check-in", "How the day was, each 0 to 10");
  observation["effectiveDateTime"] = iso(check_in.day);
  observation["component"] = Json::array();
  for (const auto& [code, value] :
       {std::pair{"mood", check_in.mood}, std::pair{"energy", check_in.energy}, std::pair{"pain", check_in.pain},
        std::pair{"stress", check_in.stress}, std::pair{"craving_peak", check_in.craving_peak}})
    if (value)
      add_component(observation, code, code == std::string_view("craving_peak") ? "strongest craving" : code, value,
                    "{score}");
  drop_empty(observation, "component");
  set_note(observation, check_in.note);
  bundle.add(uuid_of("check-in " + check_in.head.id.hex()), std::move(observation));
}

void add_day_facts(Bundle& bundle, const DayFacts& facts) {
  Json observation = bundle.observation(facts.head, "day-facts", "About the day");
  observation["effectiveDateTime"] = iso(facts.day);
  Json components = Json::array();
  if (facts.day_type)
    components.push_back({{"code", own_code("day_type", "Day type")},
                          {"valueCodeableConcept", own_code(to_text(*facts.day_type), to_text(*facts.day_type))}});
  for (const auto& [code, value] :
       {std::pair{"naps", facts.naps}, std::pair{"caffeine", facts.caffeine}, std::pair{"exercise", facts.exercise},
        std::pair{"late_screens", facts.late_screens}}) {
    if (!value) continue;
    Json component{{"code", own_code(code, code)}};
    if (*value == Fact::prefer_not)
      component["dataAbsentReason"] = absent("asked-declined");
    else
      component["valueCodeableConcept"] = own_code(to_text(*value), to_text(*value));
    components.push_back(std::move(component));
  }
  if (facts.last_caffeine)
    components.push_back({{"code", own_code("last_caffeine", "Last caffeine")},
                          {"valueDateTime", date_time(*facts.last_caffeine, facts.day)}});
  observation["component"] = std::move(components);
  bundle.add(uuid_of("day facts " + facts.head.id.hex()), std::move(observation));
}

void add_side_effect(Bundle& bundle, const SideEffect& effect) {
  Json observation = bundle.observation(effect.head, "side-effect", effect.label);
  observation["effectivePeriod"] = {{"start", iso(effect.day)}};
  if (effect.until) observation["effectivePeriod"]["end"] = iso(*effect.until);
  if (effect.bother)
    observation["valueQuantity"] = quantity(*effect.bother, "{score}", "{score}");
  else
    observation["dataAbsentReason"] = absent("unknown");
  Json notes = Json::array();
  if (effect.person_links_it_to) notes.push_back({{"text", "The person links it to: " + *effect.person_links_it_to}});
  if (effect.note) notes.push_back({{"text", *effect.note}});
  if (!notes.empty()) observation["note"] = std::move(notes);
  bundle.add(uuid_of("side effect " + effect.head.id.hex()), std::move(observation));
}

void add_support(Bundle& bundle, const SupportEvent& event, Day day) {
  Json observation =
      bundle.observation(event.head, "support", event.label.value_or(std::string(words::label(event.type))));
  observation["effectiveDateTime"] = date_time(event.at, day);
  observation["valueCodeableConcept"] = own_code(to_text(event.happened), words::label(event.happened));
  set_note(observation, event.note);
  bundle.add(uuid_of("support " + event.head.id.hex()), std::move(observation));
}

void add_score(Bundle& bundle, const ClinicScore& score) {
  Json observation = bundle.observation(score.head, "clinic-score", score.name);
  observation["effectiveDateTime"] = iso(score.day);
  observation["valueString"] = score.total;
  if (score.range_text) observation["referenceRange"] = Json::array({{{"text", *score.range_text}}});
  set_note(observation, score.note);
  bundle.add(uuid_of("score " + score.head.id.hex()), std::move(observation));
}

void add_note(Bundle& bundle, const Note& note, Day day) {
  Json observation = bundle.observation(note.head, "note", "Note");
  observation["effectiveDateTime"] = date_time(note.at, day);
  observation["valueString"] = note.text;
  bundle.add(uuid_of("note " + note.head.id.hex()), std::move(observation));
}

void add_day(Bundle& bundle, const JournalData& data, Day day) {
  const auto with_substance = [&](const auto& record, auto&& add) {
    if (const auto* substance = data.find<Substance>(record.substance_id)) add(*substance);
  };
  for (const auto* r : data.on<Night>(day)) add_night(bundle, *r);
  for (const auto* r : data.on<Nap>(day)) add_nap(bundle, *r);
  for (const auto* r : data.on<DeviceSleep>(day)) add_device_sleep(bundle, *r);
  for (const auto* r : data.on<SubstanceDay>(day))
    with_substance(*r, [&](const Substance& s) { add_substance_day(bundle, data, s, *r); });
  for (const auto* r : data.on<Intake>(day))
    with_substance(*r, [&](const Substance& s) { add_intake(bundle, data, s, *r); });
  for (const auto* r : data.on<Craving>(day)) add_craving(bundle, data, *r, day);
  for (const auto* r : data.on<WithdrawalCheck>(day)) add_checklist(bundle, *r, day);
  for (const auto* r : data.on<CheckIn>(day)) add_check_in(bundle, *r);
  for (const auto* r : data.on<DayFacts>(day)) add_day_facts(bundle, *r);
  for (const auto* r : data.on<SupportEvent>(day)) add_support(bundle, *r, day);
  for (const auto* r : data.on<ClinicScore>(day)) add_score(bundle, *r);
  for (const auto* r : data.on<Note>(day)) add_note(bundle, *r, day);
}

}  // namespace
}  // namespace nightjar::report::fhir

namespace nightjar::report {

std::string fhir_bundle(const JournalData& chosen, const Options& options, const Step& step) {
  fhir::Bundle bundle(options, chosen.settings().demo, step);
  for (const auto& [id, plan] : chosen.live<Plan>())
    if (const auto* substance = chosen.find<Substance>(plan.substance_id))
      fhir::add_plan(bundle, chosen, options, plan, *substance);
  for (const auto& [id, effect] : chosen.live<SideEffect>()) fhir::add_side_effect(bundle, effect);
  for (Day day = options.from; day <= options.until; ++day) fhir::add_day(bundle, chosen, day);
  return std::move(bundle).text();
}

}  // namespace nightjar::report
