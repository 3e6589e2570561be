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
constexpr std::array<string_view, 5> answers{"none", "a little", "some", "a lot", "very strong"};
constexpr std::array<string_view, 5> quality{"very poor", "poor", "fair", "good", "very good"};
constexpr std::array<string_view, 5> rested{"not at all", "a little", "partly", "mostly", "fully"};
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
std::span<const string_view> checklist_answers() { return answers; }
std::span<const string_view> quality_answers() { return quality; }
std::span<const string_view> rested_answers() { return rested; }
std::span<const string_view> offered_side_effects() { return side_effects; }
std::span<const string_view> offered_triggers() { return triggers; }
std::span<const string_view> offered_reasons() { return reasons; }

string_view label(DayState state) {
  switch (state) {
    case DayState::taken: return "Taken";
    case DayState::none: return "None";
    case DayState::prefer_not: return "Prefer not to say";
  }
  return "";
}
string_view label(SubstanceKind kind) {
  switch (kind) {
    case SubstanceKind::prescribed: return "prescribed";
    case SubstanceKind::otc: return "from a pharmacy or shop";
    default: return to_text(kind);
  }
}
string_view label(SupportType type) {
  switch (type) {
    case SupportType::therapy: return "session";
    case SupportType::group: return "group";
    case SupportType::peer: return "friend or peer";
    case SupportType::clinic: return "clinic";
    case SupportType::phone_or_chat: return "call or chat";
    case SupportType::other: return "other support";
  }
  return "";
}
string_view label(CravingOutcome outcome) {
  switch (outcome) {
    case CravingOutcome::passed: return "it passed";
    case CravingOutcome::took_something: return "took something";
    case CravingOutcome::still_there: return "still there";
    case CravingOutcome::prefer_not: return "prefer not to say";
  }
  return "";
}
string_view label(Happened happened) { return to_text(happened); }

string_view night_field_label(string_view field) {
  static constexpr std::array<Labelled, 14> labels{
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
       {"own_estimate_min", "Your own guess of time asleep, minutes"}}};
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
