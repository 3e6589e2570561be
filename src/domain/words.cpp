#include <algorithm>
#include <array>
#include <nightjar/domain/words.hpp>

namespace nightjar::words {
namespace {
using std::string_view;
constexpr std::array<Labelled, 18> checklist{{{"uneasy", "tense or uneasy"},
                                              {"irritable", "short-tempered"},
                                              {"low_mood", "low"},
                                              {"restless", "legs or body restless"},
                                              {"poor_sleep", "sleep trouble"},
                                              {"low_energy", "no energy"},
                                              {"yawning", "yawning"},
                                              {"runny_nose", "runny nose"},
                                              {"watery_eyes", "watery eyes"},
                                              {"sweating", "sweating"},
                                              {"hot_cold", "hot or cold spells"},
                                              {"goosebumps", "goosebumps"},
                                              {"aches", "muscles or joints aching"},
                                              {"shaking", "shaking or twitching"},
                                              {"sick_stomach", "sick stomach"},
                                              {"vomiting", "vomiting"},
                                              {"belly", "cramps or loose stools"},
                                              {"urge", "urge to take something"}}};
constexpr std::array checklist_strengths{"none", "a little", "some", "a lot", "very strong"};
constexpr std::array quality{"very poor", "poor", "fair", "good", "very good"};
constexpr std::array rested{"not at all", "a little", "partly", "mostly", "fully"};
constexpr std::array bother{"not at all", "a little", "some", "a lot", "very much"};

constexpr std::array night_states{"an ordinary night", "I did not sleep", "prefer not to say"};
constexpr std::array day_states{"Taken", "None", "Prefer not to say"};
constexpr std::array plan_states{"Taken", "Not taken", "Prefer not to say"};
constexpr std::array times{"at this time", "about then", "time not known"};
constexpr std::array outcomes{"it passed", "took something", "still there", "prefer not to say"};
constexpr std::array day_types{"work day", "free day", "another kind"};
constexpr std::array facts{"none", "some", "prefer not to say"};
constexpr std::array support{"session", "group", "friend or peer", "clinic", "call or chat", "other support"};
constexpr std::array happened{"attended", "missed", "cancelled"};
constexpr std::array kinds{"prescribed", "from a pharmacy or shop",
                           "alcohol",    "caffeine",
                           "nicotine",   "cannabis",
                           "kratom",     "opioid",
                           "sedative",   "stimulant",
                           "other"};

/// As many as the enum has: an enumerator that is added later cannot be forgotten here.
template <NamedEnum E, std::size_t n>
Answers all_of(const std::array<const char*, n>& labels) {
  static_assert(n == enum_names<E>.size());
  return labels;
}

constexpr std::array<OfferedFact, 4> facts_of_a_day{{{"caffeine", "coffee or tea"},
                                                     {"naps", "a nap"},
                                                     {"exercise", "exercise or a walk"},
                                                     {"late_screens", "screens in bed"}}};
constexpr std::array<string_view, 12> side_effects{"nausea",   "constipation",   "less appetite", "sweating",
                                                   "itching",  "dry mouth",      "dizzy",         "drowsy",
                                                   "agitated", "fast heartbeat", "tremor",        "headache"};
constexpr std::array<string_view, 8> triggers{"hungry",  "angry", "lonely",  "tired",
                                              "in pain", "bored", "a place", "a person"};
constexpr std::array<string_view, 6> reasons{"for sleep", "for a craving", "for withdrawal",
                                             "for pain",  "as prescribed", "social"};

constexpr std::array<string_view, 6> card{"This program does not contact anyone, and nobody reads what you write.",
                                          "If you are in immediate danger, call your local emergency number.",
                                          "United States: call or text 988, or chat at 988lifeline.org.",
                                          "Finding treatment: SAMHSA 1-800-662-4357 (free, confidential, day and "
                                          "night, English and Spanish; TTY 1-800-487-4889).",
                                          "Poison help: 1-800-222-1222.",
                                          "Numbers last checked for the release of November 2026."};
}  // namespace

std::span<const Labelled> checklist_items() { return checklist; }
Answers checklist_answers() { return checklist_strengths; }
Answers quality_answers() { return quality; }
Answers rested_answers() { return rested; }
Answers bother_answers() { return bother; }
string_view none_of_these() { return "none of these"; }
std::span<const OfferedFact> day_facts() { return facts_of_a_day; }
std::span<const string_view> offered_side_effects() { return side_effects; }
std::span<const string_view> offered_triggers() { return triggers; }
std::span<const string_view> offered_reasons() { return reasons; }

template <>
Answers answers<NightState>() {
  return all_of<NightState>(night_states);
}
template <>
Answers answers<DayState>() {
  return all_of<DayState>(day_states);
}
template <>
Answers answers<PlanState>() {
  return all_of<PlanState>(plan_states);
}
template <>
Answers answers<TimeIs>() {
  return all_of<TimeIs>(times);
}
template <>
Answers answers<CravingOutcome>() {
  return all_of<CravingOutcome>(outcomes);
}
template <>
Answers answers<DayType>() {
  return all_of<DayType>(day_types);
}
template <>
Answers answers<Fact>() {
  return all_of<Fact>(facts);
}
template <>
Answers answers<SupportType>() {
  return all_of<SupportType>(support);
}
template <>
Answers answers<Happened>() {
  return all_of<Happened>(happened);
}
template <>
Answers answers<SubstanceKind>() {
  return all_of<SubstanceKind>(kinds);
}

std::string numbered(Answers answers, int first, std::string_view between) {
  std::string out;
  for (const char* answer : answers)
    out.append(out.empty() ? std::string_view{} : between).append(std::to_string(first++)).append(" ").append(answer);
  return out;
}

string_view noun_of(const AnyRecord& record) {
  static constexpr std::array<Labelled, 20> nouns{{{"night", "night"},
                                                   {"nap", "nap"},
                                                   {"device_sleep", "device sleep"},
                                                   {"substance", "substance"},
                                                   {"substance_day", "answer"},
                                                   {"intake", "intake"},
                                                   {"plan", "plan"},
                                                   {"plan_event", "planned intake"},
                                                   {"craving", "craving"},
                                                   {"withdrawal_check", "checklist"},
                                                   {"check_in", "check-in"},
                                                   {"day_facts", "facts"},
                                                   {"side_effect", "side effect"},
                                                   {"support_event", "support event"},
                                                   {"clinic_score", "clinic score"},
                                                   {"tag", "factor"},
                                                   {"note", "note"},
                                                   {"question", "comparison"},
                                                   {"share", "share"},
                                                   {"import_batch", "import"}}};
  static_assert(nouns.size() == AnyRecord::number_of_kinds);
  return std::ranges::find(nouns, kind_of(record), &Labelled::code)->label;
}

string_view night_field_label(string_view field) {
  static constexpr std::array<Labelled, 16> labels{
      {{"into_bed", "In bed at"},
       {"tried_to_sleep", "Started trying to sleep at"},
       {"sleep_latency_min", "Minutes to fall asleep"},
       {"awakenings", "Times awake in between"},
       {"awake_min", "Minutes awake in between"},
       {"final_awakening", "Awake for good at"},
       {"still_trying_min", "After that, minutes still trying"},
       {"out_of_bed", "Got up at"},
       {"quality", "Sleep felt"},
       {"rested", "Rested"},
       {"factors", "That day there was"},
       {"comments", "Anything else"},
       {"woke_earlier_than_planned_min", "Woke earlier than planned, minutes"},
       {"own_estimate_min", "Your own guess of time asleep, minutes"},
       {"bed_zone", "Time zone of the evening"},
       {"wake_zone", "Time zone of the morning"}}};
  for (const auto& entry : labels)
    if (entry.code == field) return entry.label;
  return field;
}

char raster_letter(SubstanceKind kind) {
  switch (kind) {
    case SubstanceKind::caffeine: return 'C';
    case SubstanceKind::prescribed:
    case SubstanceKind::otc: return 'M';
    case SubstanceKind::alcohol: return 'A';
    case SubstanceKind::nicotine: return 'N';
    default: return 'O';
  }
}

std::span<const string_view> help_card() { return card; }
string_view help_card_own_lines_hint() {
  return "Your own lines for your country can be added in Settings; they show here once the journal is open. "
         "findahelpline.com lists many countries; 112, 999, 000 and 116 123 are examples.";
}
string_view self_reported_notice() {
  return "Written by the person it describes. Self-reported; not checked by anyone. Contains sensitive health "
         "information: please share only as they asked.";
}
string_view leaves_encryption_warning() {
  return "This file is no longer protected by your journal's encryption. Courts may be able to ask for personal "
         "records. A copy given to a clinic becomes part of its records.";
}

}  // namespace nightjar::words
