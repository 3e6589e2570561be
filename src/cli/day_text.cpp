#include "cli/day_text.hpp"

#include <fmt/format.h>

#include <nightjar/domain/words.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar::cli {
namespace {

class Parts {
 public:
  void add(const std::string& part) {
    if (!part.empty()) text_ += (text_.empty() ? "" : ", ") + part;
  }
  template <class T>
  void add(std::string_view name, const std::optional<T>& value) {
    if (value) add(fmt::format("{} {}", name, *value));
  }
  template <NamedEnum E>
  void add(std::string_view name, const std::optional<E>& value) {
    if (!value) return;
    std::string answer(to_text(*value));
    if (answer == "prefer_not") answer = "prefer not to say";
    add(fmt::format("{} {}", name, answer));
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string joined(const TextSet& texts) {
  std::string out;
  for (const auto& text : texts) out += (out.empty() ? "" : ", ") + text;
  return out;
}
std::string clock(const Moment& moment) { return hh_mm(minute_of_day(moment.local)); }
std::string note(const std::optional<std::string>& text) { return text ? ". " + *text : std::string(); }

std::string name_of(const JournalData& data, const Id& id) {
  const auto* substance = data.find<Substance>(id);
  return substance ? substance->name : std::string("(no longer on the list)");
}

std::string text_of(const JournalData& data, const Intake& intake) {
  Parts parts;
  if (intake.at) parts.add((intake.time_is == TimeIs::about ? "about " : "") + clock(*intake.at));
  if (intake.amount) parts.add(intake.amount->text + (intake.unit ? " " + *intake.unit : ""));
  if (intake.amount_is == AmountIs::estimate) parts.add("a guess");
  if (intake.amount_is == AmountIs::unknown) parts.add("amount not sure");
  for (const auto* words : {&intake.form, &intake.label_strength, &intake.brand, &intake.route})
    if (*words) parts.add(**words);
  parts.add(joined(intake.reasons));
  if (intake.noticed) parts.add("noticed: " + *intake.noticed);
  const auto details = parts.text();
  return name_of(data, intake.substance_id) + ": taken" + (details.empty() ? "" : " (" + details + ")") +
         note(intake.note);
}

std::string text_of(const JournalData& data, const Craving& craving) {
  Parts parts;
  if (craving.minutes) parts.add(hours_minutes(*craving.minutes));
  if (craving.target_substance_id)
    parts.add("for " + name_of(data, *craving.target_substance_id));
  else if (craving.target_text)
    parts.add("for " + *craving.target_text);
  parts.add(joined(craving.triggers));
  if (!craving.what_helped.empty()) parts.add("helped: " + joined(craving.what_helped));
  if (craving.outcome) parts.add(std::string(words::label(*craving.outcome)));
  const auto details = parts.text();
  return fmt::format("craving at {}: {} of 10{}{}", clock(craving.at), craving.peak,
                     details.empty() ? "" : ", " + details, note(craving.note));
}

std::string text_of(const WithdrawalCheck& check) {
  Parts parts;
  for (const auto& item : words::checklist_items())
    if (const auto it = check.items.find(std::string(item.code)); it != check.items.end() && it->second)
      parts.add(fmt::format("{} {}", item.label, *it->second));
  return fmt::format("checklist at {} (0 to 4): {}{}", clock(check.at), parts.text(), note(check.note));
}

std::string text_of(const CheckIn& check_in) {
  Parts parts;
  parts.add("mood", check_in.mood);
  parts.add("energy", check_in.energy);
  parts.add("pain", check_in.pain);
  parts.add("stress", check_in.stress);
  parts.add("strongest craving", check_in.craving_peak);
  return parts.text() + (parts.text().empty() ? check_in.note.value_or("") : note(check_in.note));
}

std::string text_of(const DayFacts& facts) {
  Parts parts;
  parts.add("day type", facts.day_type);
  parts.add("naps", facts.naps);
  parts.add("caffeine", facts.caffeine);
  if (facts.last_caffeine) parts.add("last caffeine " + clock(*facts.last_caffeine));
  parts.add("exercise", facts.exercise);
  parts.add("late screens", facts.late_screens);
  return parts.text();
}

std::string span_of(const std::optional<Moment>& start, const std::optional<Moment>& end) {
  if (start && end) return clock(*start) + " to " + clock(*end);
  if (start) return "from " + clock(*start);
  return end ? "until " + clock(*end) : std::string();
}

std::string text_of(const Nap& nap) {
  Parts parts;
  parts.add(span_of(nap.start, nap.end));
  if (nap.minutes) parts.add(hours_minutes(*nap.minutes));
  return "nap" + (parts.text().empty() ? "" : ": " + parts.text()) + note(nap.comments);
}

std::string text_of(const DeviceSleep& sleep) {
  Parts parts;
  parts.add(span_of(sleep.start, sleep.end));
  if (sleep.asleep_min) parts.add("asleep " + hours_minutes(*sleep.asleep_min));
  return "device (" + sleep.source_name + "): " + parts.text();
}

std::string text_of(const SideEffect& effect) {
  Parts parts;
  if (effect.bother) parts.add(fmt::format("bother {} of 4", *effect.bother));
  if (effect.until) parts.add("until " + iso(*effect.until));
  return "noticed: " + effect.label + (parts.text().empty() ? "" : " (" + parts.text() + ")") + note(effect.note);
}

std::string text_of(const SupportEvent& event) {
  Parts parts;
  parts.add(event.label.value_or(""));
  parts.add(std::string(words::label(event.happened)));
  return fmt::format("{} at {}: {}{}", words::label(event.type), clock(event.at), parts.text(), note(event.note));
}

/// Names with one state, on one line.
void add_states(const JournalData& data, Day day, DayState state, std::string_view word,
                std::vector<std::string>& lines) {
  Parts names;
  for (const auto* answer : data.on<SubstanceDay>(day)) {
    if (answer->state != state) continue;
    const auto intakes = data.on<Intake>(day);
    const auto told = std::any_of(intakes.begin(), intakes.end(),
                                  [&](const auto* intake) { return intake->substance_id == answer->substance_id; });
    // What was taken with more to say has a line of its own.
    if (!told) names.add(name_of(data, answer->substance_id));
  }
  if (!names.text().empty()) lines.push_back(fmt::format("{}: {}", word, names.text()));
}

}  // namespace

std::vector<std::string> lines_of_day(const JournalData& data, Day day) {
  std::vector<std::string> lines;
  const auto add_all = [&]<class R>(std::type_identity<R>) {
    for (const auto* record : data.on<R>(day)) {
      if constexpr (requires { text_of(data, *record); })
        lines.push_back(text_of(data, *record));
      else
        lines.push_back(text_of(*record));
    }
  };
  add_all(std::type_identity<CheckIn>{});
  add_states(data, day, DayState::none, "none", lines);
  add_states(data, day, DayState::taken, "taken", lines);
  add_states(data, day, DayState::prefer_not, "prefer not to say", lines);
  add_all(std::type_identity<Intake>{});
  for (const auto* event : data.on<PlanEvent>(day))
    if (const auto* plan = data.find<Plan>(event->plan_id))
      lines.push_back(fmt::format("plan for {}: {}", name_of(data, plan->substance_id),
                                  event->state == PlanState::taken       ? "taken"
                                  : event->state == PlanState::not_taken ? "not taken"
                                                                         : "prefer not to say"));
  add_all(std::type_identity<Craving>{});
  add_all(std::type_identity<WithdrawalCheck>{});
  add_all(std::type_identity<DayFacts>{});
  add_all(std::type_identity<Nap>{});
  add_all(std::type_identity<DeviceSleep>{});
  add_all(std::type_identity<SideEffect>{});
  add_all(std::type_identity<SupportEvent>{});
  for (const auto* score : data.on<ClinicScore>(day))
    lines.push_back(fmt::format("{}: {}{}", score->name, score->total, note(score->note)));
  for (const auto* written : data.on<Note>(day)) lines.push_back(clock(written->at) + " " + written->text);
  std::erase(lines, std::string());
  return lines;
}

}  // namespace nightjar::cli
