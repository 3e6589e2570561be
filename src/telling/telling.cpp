#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nightjar/domain/words.hpp>
#include <nightjar/support/utf8.hpp>
#include <nightjar/telling/telling.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar::telling {
namespace {

using words::label;
using words::night_field_label;

constexpr std::string_view between = " · ";

/// An answer by its number on the form. A number that the form does not know is said as it is.
std::string answer(words::Answers answers, int number, int first = 0) {
  const auto index = static_cast<std::size_t>(number - first);
  return number >= first && index < answers.size() ? answers[index] : std::to_string(number);
}

std::string in_words(std::string_view text) { return std::string(text); }
std::string in_words(int number) { return std::to_string(number); }
std::string in_words(Day day) { return full_date(day); }
std::string in_words(const Moment& moment) { return clock_of(moment); }
std::string in_words(const TextSet& texts) { return fmt::format("{}", fmt::join(texts, "; ")); }
std::string in_words(const ClockTimes& times) {
  std::string out;
  for (const int minute : times.minutes) out += (out.empty() ? "" : ", ") + hh_mm(minute);
  return out;
}
template <class T>
std::string in_words(const std::optional<T>& answer) {
  return answer ? in_words(*answer) : std::string();
}

/// Says the answers of one record, kind by kind.
class Teller {
 public:
  explicit Teller(const JournalData& data) : data_(data) {}
  [[nodiscard]] Telling take() && { return std::move(out_); }

  // --- sleep

  void operator()(const Night& night) {
    out_.title = "Night of " + night_label(night.night);
    out_.at = night.out_of_bed ? night.out_of_bed : night.final_awakening;
    if (night.state != NightState::recorded) say("state", label(night.state));
    const auto asked = [&](std::string_view field, const auto& value) { ask(field, night_field_label(field), value); };
    asked("into_bed", night.into_bed);
    asked("tried_to_sleep", night.tried_to_sleep);
    asked("sleep_latency_min", night.sleep_latency_min);
    asked("awakenings", night.awakenings);
    asked("awake_min", night.awake_min);
    asked("final_awakening", night.final_awakening);
    asked("still_trying_min", night.still_trying_min);
    asked("out_of_bed", night.out_of_bed);
    if (night.quality) asked("quality", answer(words::quality_answers(), *night.quality, 1));
    if (night.rested) asked("rested", answer(words::rested_answers(), *night.rested, 1));
    if (night.factors && night.factors->empty())
      asked("factors", words::none_of_these());
    else
      asked("factors", night.factors);
    asked("woke_earlier_than_planned_min", night.woke_earlier_than_planned_min);
    asked("own_estimate_min", night.own_estimate_min);
    say_zone(night_field_label("bed_zone"), {night.into_bed, night.tried_to_sleep});
    say_zone(night_field_label("wake_zone"), {night.final_awakening, night.out_of_bed});
    asked("comments", night.comments);
  }
  void operator()(const Nap& nap) {
    out_.title = "Nap or other sleep";
    out_.at = nap.start;
    ask("end", "Until", nap.end);
    ask_minutes("minutes", "", nap.minutes);
    say_zone("Time zone", {nap.start, nap.end});
    ask("comments", anything_else, nap.comments);
  }
  void operator()(const DeviceSleep& sleep) {
    out_.title = "From a device: " + sleep.source_name;
    out_.at = sleep.start;
    ask("end", "Until", sleep.end);
    ask_minutes("asleep_min", "Asleep", sleep.asleep_min);
    ask_minutes("awake_min", "Awake", sleep.awake_min);
    ask_minutes("latency_min", "To fall asleep", sleep.latency_min);
    ask("awakenings", "Times awake", sleep.awakenings);
    say_zone("Time zone", {sleep.start, sleep.end});
  }

  // --- what was taken

  void operator()(const SubstanceDay& day) {
    out_.title = name_of(day.substance_id);
    say("state", label(day.state));
    ask("note", anything_else, day.note);
  }
  void operator()(const Intake& intake) {
    out_.title = name_of(intake.substance_id);
    out_.at = intake.at;
    say("", "taken");
    if (intake.time_is != TimeIs::exact) say("time_is", label(intake.time_is));
    std::string amount = intake.amount ? intake.amount->text : "";
    if (intake.unit) amount += (amount.empty() ? "" : " ") + *intake.unit;
    say("amount", amount);
    if (intake.amount_is == AmountIs::estimate || intake.amount_is == AmountIs::unknown)
      say("amount_is", "amount not sure");
    ask("label_strength", "", intake.label_strength);
    ask("form", "", intake.form);
    ask("brand", "", intake.brand);
    ask("route", "", intake.route);
    ask("reasons", "Why", intake.reasons);
    ask("noticed", "Noticed", intake.noticed);
    say_zone("Time zone", {intake.at});
    ask("note", anything_else, intake.note);
  }
  void operator()(const Plan& plan) {
    out_.title = "Plan for " + name_of(plan.substance_id);
    say("instruction", plan.instruction);
    ask("prescriber", "Said by", plan.prescriber);
    ask("times", "At", plan.times);
    if (plan.as_needed) say("as_needed", "only when needed");
    ask("from", "From", plan.from);
    ask("until", "Until", plan.until);
  }
  void operator()(const PlanEvent& event) {
    const auto* plan = data_.find<Plan>(event.plan_id);
    out_.title = plan ? name_of(plan->substance_id) + ", as planned" : "As planned";
    out_.at = event.at;
    if (event.planned_min) ask("planned_min", "Planned for", hh_mm(*event.planned_min));
    say("state", label(event.state));
    say_zone("Time zone", {event.at});
    ask("note", anything_else, event.note);
  }

  // --- how it went

  void operator()(const Craving& craving) {
    out_.title = fmt::format("Craving {} of 10", craving.peak);
    out_.at = craving.at;
    ask("triggers", "Going on", craving.triggers);
    ask("what_helped", "Helped", craving.what_helped);
    if (craving.target_substance_id) ask("target_substance_id", "For", name_of(*craving.target_substance_id));
    ask("target_text", "For", craving.target_text);
    if (craving.outcome) ask("outcome", "How it went", label(*craving.outcome));
    ask_minutes("minutes", "", craving.minutes);
    say_zone("Time zone", {craving.at});
    ask("note", anything_else, craving.note);
  }
  void operator()(const WithdrawalCheck& check) {
    out_.title = "Withdrawal checklist";
    out_.at = check.at;
    // The scale shows the number, and the line above it what each means.
    for (const auto& item : words::checklist_items())
      if (const auto found = check.items.find(std::string(item.code)); found != check.items.end() && found->second)
        ask("items", utf8::capitalised(item.label),
            fmt::format("{} {}", *found->second, answer(words::checklist_answers(), *found->second)));
    say_zone("Time zone", {check.at});
    ask("note", anything_else, check.note);
  }
  void operator()(const CheckIn& check_in) {
    out_.title = "How the day was";
    const auto of_ten = [&](std::string_view field, std::string_view asked, const std::optional<int>& value) {
      if (value) ask(field, asked, fmt::format("{} of 10", *value));
    };
    of_ten("craving_peak", "Strongest craving", check_in.craving_peak);
    of_ten("mood", "Mood", check_in.mood);
    of_ten("stress", "Stress", check_in.stress);
    of_ten("pain", "Pain", check_in.pain);
    of_ten("energy", "Energy", check_in.energy);
    ask("note", anything_else, check_in.note);
  }
  void operator()(const DayFacts& facts) {
    out_.title = "What there was";
    const std::map<std::string_view, const std::optional<Fact>*> answered{{"caffeine", &facts.caffeine},
                                                                          {"naps", &facts.naps},
                                                                          {"exercise", &facts.exercise},
                                                                          {"late_screens", &facts.late_screens}};
    for (const auto& [field, name] : words::day_facts()) {
      const auto& fact = *answered.at(field);
      if (fact == Fact::some)
        say(field, name);
      else if (fact)
        ask(field, utf8::capitalised(name), label(*fact));
    }
    ask("last_caffeine", "Last caffeine at", facts.last_caffeine);
    if (facts.day_type) say("day_type", label(*facts.day_type));
    say_zone("Time zone", {facts.last_caffeine});
  }
  void operator()(const SideEffect& effect) {
    out_.title = "Side effect: " + effect.label;
    if (effect.bother) ask("bother", "Bothered", answer(words::bother_answers(), *effect.bother));
    ask("person_links_it_to", "Linked to", effect.person_links_it_to);
    ask("until", "Until", effect.until);
    ask("note", anything_else, effect.note);
  }
  void operator()(const SupportEvent& event) {
    out_.title = utf8::capitalised(label(event.type));
    out_.at = event.at;
    ask("label", "", event.label);
    say("happened", label(event.happened));
    ask_minutes("minutes", "", event.minutes);
    say_zone("Time zone", {event.at});
    ask("note", anything_else, event.note);
  }
  void operator()(const ClinicScore& score) {
    out_.title = score.name;
    say("total", score.total);
    ask("range_text", "Range", score.range_text);
    ask("given_by", "Given by", score.given_by);
    ask("note", anything_else, score.note);
  }
  void operator()(const Note& note) {
    out_.title = "Note";
    out_.at = note.at;
    say("text", note.text);
    if (note.in_reports) say("in_reports", "may appear in reports");
    say_zone("Time zone", {note.at});
  }

  // --- lists, and what the program writes down by itself

  void operator()(const Substance& substance) {
    out_.title = "On your list: " + substance.name;
    ask("kind", "What it is", label(substance.substance_kind));
    if (substance.ask_daily) ask("ask_daily", "Asked", "each day");
    if (!substance.active) say("active", "put away");
    ask("note", anything_else, substance.note);
  }
  void operator()(const Tag& tag) {
    out_.title = "Asked each morning: " + tag.name;
    if (!tag.active) say("active", "put away");
  }
  void operator()(const Question& question) {
    out_.title = "Question: " + question.exposure;
    ask("outcome", "Outcome", question.outcome);
    ask("from", "From", question.from);
    ask("until", "Until", question.until);
  }
  void operator()(const Share& share) {
    out_.title = "Shared: " + share.file_name;
    ask("recipient", "For", share.recipient);
    ask("from", "From", share.from);
    ask("until", "Until", share.until);
  }
  void operator()(const ImportBatch& batch) { out_.title = "Import: " + batch.file_name; }

 private:
  static constexpr std::string_view anything_else = "Anything else";

  /// Nothing is said of an answer that was not given.
  template <class T>
  void ask(std::string_view field, std::string_view asked, const T& answered) {
    if (auto words = in_words(answered); !words.empty())
      out_.details.push_back({field, std::string(asked), std::move(words)});
  }
  template <class T>
  void say(std::string_view field, const T& answered) {
    ask(field, "", answered);
  }
  void ask_minutes(std::string_view field, std::string_view asked, const std::optional<int>& minutes) {
    if (minutes) ask(field, asked, fmt::format("{} min", *minutes));
  }
  /// The clock that the times were read on, where it is not that of home.
  void say_zone(std::string_view asked, std::initializer_list<std::optional<Moment>> moments) {
    const auto first = std::ranges::find_if(moments, [](const auto& moment) { return moment && moment->zone; });
    if (first != moments.end() && *(*first)->zone != data_.settings().home_zone) ask("zone", asked, (*first)->zone);
  }
  [[nodiscard]] std::string name_of(const Id& substance) const {
    const auto* found = data_.find<Substance>(substance);
    return found ? found->name : "something";
  }

  const JournalData& data_;
  Telling out_;
};

bool is_one_of(const Detail& detail, Fields fields) { return std::ranges::find(fields, detail.field) != fields.end(); }

}  // namespace

Telling tell(const AnyRecord& record, const JournalData& data) {
  Teller teller(data);
  visit_record(teller, record);
  return std::move(teller).take();
}

std::string phrase(const Detail& detail) {
  return detail.label.empty() ? detail.words : detail.label + ": " + detail.words;
}

std::string in_a_row(std::span<const Detail> details) {
  std::string out;
  for (const auto& detail : details) out.append(out.empty() ? std::string_view{} : between).append(phrase(detail));
  return out;
}

std::string clock_on(Day day, const std::optional<Moment>& at) {
  if (!at || day_of(at->local) == day) return clock_of(at);
  return fmt::format("{} {}", weekday_short(day_of(at->local)), clock_of(at));
}

std::string line_of(const Telling& telling, std::optional<Day> day) {
  std::string out = day ? clock_on(*day, telling.at) : clock_of(telling.at);
  out.append(out.empty() ? std::string_view{} : between).append(telling.title);
  if (!telling.details.empty()) out.append(between).append(in_a_row(telling.details));
  return out;
}

std::vector<Detail> only(std::vector<Detail> details, Fields fields) {
  std::erase_if(details, [&](const Detail& detail) { return !is_one_of(detail, fields); });
  return details;
}

std::vector<Detail> without(std::vector<Detail> details, Fields fields) {
  std::erase_if(details, [&](const Detail& detail) { return is_one_of(detail, fields); });
  return details;
}

Fields amount_fields() {
  static constexpr std::array<std::string_view, 6> fields{"amount", "amount_is", "label_strength",
                                                          "form",   "brand",     "route"};
  return fields;
}

}  // namespace nightjar::telling
