// Every entry in words, for the table of all entries: what was answered, as it was answered.
#include <fmt/format.h>

#include <algorithm>
#include <nightjar/domain/words.hpp>
#include <nightjar/time/format.hpp>

#include "report/model_parts.hpp"

namespace nightjar::report {
namespace {

/// "a, b, c", leaving out what is empty.
class Words {
 public:
  Words& say(const std::string& part) {
    if (!part.empty()) text_ += (text_.empty() ? "" : ", ") + part;
    return *this;
  }
  Words& say(const char* before, const std::optional<Moment>& at) {
    return at ? say(fmt::format("{} {}", before, hh_mm(minute_of_day(at->local)))) : *this;
  }
  /// `pattern` holds one {} for the number.
  Words& say_number(const char* pattern, const std::optional<int>& value) {
    return value ? say(fmt::format(fmt::runtime(pattern), *value)) : *this;
  }
  Words& say(const char* before, const std::optional<std::string>& text) { return text ? say(before + *text) : *this; }
  Words& say(const char* before, const TextSet& texts) {
    return texts.empty() ? *this : say(fmt::format("{}{}", before, fmt::join(texts, "; ")));
  }
  Words& say(const char* before, const std::optional<Fact>& fact) {
    if (!fact) return *this;
    return say(
        fmt::format("{} {}", before, *fact == Fact::prefer_not ? "prefer not to say" : std::string(to_text(*fact))));
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string words_of(const Night& night) {
  if (night.state == NightState::no_sleep) return "no sleep";
  if (night.state == NightState::prefer_not) return "prefer not to say";
  Words words;
  words.say("in bed", night.into_bed).say("tried to sleep", night.tried_to_sleep);
  words.say_number("{} min to fall asleep", night.sleep_latency_min).say_number("woke {} times", night.awakenings);
  words.say_number("{} min awake in between", night.awake_min).say("awake for good", night.final_awakening);
  words.say_number("{} min still trying", night.still_trying_min).say("up", night.out_of_bed);
  words.say_number("felt {} of 5", night.quality).say_number("rested {} of 5", night.rested);
  words.say_number("woke {} min earlier than planned", night.woke_earlier_than_planned_min);
  words.say_number("own estimate of sleep {} min", night.own_estimate_min);
  if (night.factors)
    words.say(night.factors->empty() ? "no factor" : fmt::format("factors: {}", fmt::join(*night.factors, "; ")));
  return words.text();
}

std::string words_of(const Craving& craving, const JournalData& data) {
  Words words;
  words.say_number("strongest {} of 10", craving.peak).say_number("{} min", craving.minutes);
  if (craving.target_substance_id)
    if (const auto* substance = data.find<Substance>(*craving.target_substance_id)) words.say("for " + substance->name);
  words.say("for ", craving.target_text).say("going on: ", craving.triggers).say("helped: ", craving.what_helped);
  if (craving.outcome) words.say(std::string(words::label(*craving.outcome)));
  return words.text();
}

std::string words_of(const WithdrawalCheck& check) {
  Words words;
  for (const auto& [code, label] : words::checklist_items())
    if (const auto found = check.items.find(std::string(code)); found != check.items.end() && found->second)
      words.say(fmt::format("{} {}", label, *found->second));
  return words.text();
}

class Entries {
 public:
  Entries(const JournalData& data, Day day, std::vector<EntryLine>& out) : data_(&data), day_(day), out_(&out) {}

  void add_all() {
    const auto first = static_cast<std::ptrdiff_t>(out_->size());
    for (const auto* r : data_->on<Night>(day_)) add(std::nullopt, "Night", words_of(*r));
    for (const auto* r : data_->on<Nap>(day_)) {
      Words words;
      words.say("until", r->end).say_number("{} min", r->minutes);
      add(r->start, "Nap", words.text());
    }
    for (const auto* r : data_->on<DayFacts>(day_)) {
      Words words;
      if (r->day_type) words.say(std::string(to_text(*r->day_type)) + " day");
      words.say("naps:", r->naps).say("caffeine:", r->caffeine).say("last", r->last_caffeine);
      words.say("exercise:", r->exercise).say("late screens:", r->late_screens);
      add(std::nullopt, "About the day", words.text());
    }
    for (const auto* r : data_->on<CheckIn>(day_)) {
      Words words;
      words.say_number("mood {}", r->mood).say_number("energy {}", r->energy).say_number("pain {}", r->pain);
      words.say_number("stress {}", r->stress).say_number("strongest craving {}", r->craving_peak);
      add(std::nullopt, "How the day was", words.text());
    }
    for (const auto* r : data_->on<SubstanceDay>(day_))
      if (const auto* s = data_->find<Substance>(r->substance_id))
        add(std::nullopt, s->name, std::string(words::label(r->state)));
    for (const auto* r : data_->on<Intake>(day_))
      if (const auto* s = data_->find<Substance>(r->substance_id)) {
        Words words;
        words.say(as_typed(*r)).say("for: ", r->reasons);
        add(r->at, s->name, words.text().empty() ? "taken" : words.text());
      }
    for (const auto* r : data_->on<PlanEvent>(day_)) {
      const auto* plan = data_->find<Plan>(r->plan_id);
      const auto* s = plan ? data_->find<Substance>(plan->substance_id) : nullptr;
      if (s == nullptr) continue;
      const char* state = r->state == PlanState::taken       ? "as planned: taken"
                          : r->state == PlanState::not_taken ? "as planned: not taken"
                                                             : "as planned: prefer not to say";
      add(r->at, s->name, state);
    }
    for (const auto* r : data_->on<Craving>(day_)) add(r->at, "Craving", words_of(*r, *data_));
    for (const auto* r : data_->on<WithdrawalCheck>(day_)) add(r->at, "Checklist", words_of(*r));
    for (const auto* r : data_->on<SideEffect>(day_)) {
      Words words;
      words.say(r->label).say_number("bother {} of 4", r->bother);
      if (r->until) words.say("until " + day_label(*r->until));
      words.say("linked to: ", r->person_links_it_to);
      add(std::nullopt, "Side effect", words.text());
    }
    for (const auto* r : data_->on<SupportEvent>(day_)) {
      Words words;
      words.say(r->label.value_or("")).say(std::string(words::label(r->happened))).say_number("{} min", r->minutes);
      add(r->at, capitalised(words::label(r->type)), words.text());
    }
    for (const auto* r : data_->on<ClinicScore>(day_)) {
      Words words;
      words.say(r->total).say("of ", r->range_text).say("by ", r->given_by);
      add(std::nullopt, r->name, words.text());
    }
    for (const auto* r : data_->on<DeviceSleep>(day_)) {
      Words words;
      words.say("from", r->start).say("until", r->end).say_number("{} min asleep", r->asleep_min);
      add(std::nullopt, r->source_name, words.text());
    }
    // What has a time, in its order; the rest before it.
    std::ranges::stable_sort(out_->begin() + first, out_->end(), {}, &EntryLine::time);
  }

 private:
  void add(const std::optional<Moment>& at, std::string what, std::string words) {
    // Times after midnight belong to the end of the day.
    const int start = data_->settings().day_start_min;
    std::optional<int> minutes;
    if (at) minutes = (minute_of_day(at->local) - start + 24 * 60) % (24 * 60) + start;
    out_->push_back({day_, minutes, std::move(what), std::move(words)});
  }

  const JournalData* data_;
  Day day_;
  std::vector<EntryLine>* out_;
};

}  // namespace

std::string capitalised(std::string_view label) {
  std::string out(label);
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

std::string as_typed(const Intake& intake) {
  std::string words;
  const auto say = [&](const std::string& part, const char* before = ", ") {
    if (!part.empty()) words += (words.empty() ? "" : before) + part;
  };
  if (intake.amount) say(intake.amount->text);
  if (intake.unit) say(*intake.unit, " ");
  if (intake.amount_is == AmountIs::estimate) say("(estimate)", " ");
  if (intake.amount_is == AmountIs::unknown) say("amount not known");
  for (const auto* part : {&intake.label_strength, &intake.form, &intake.brand, &intake.route})
    if (*part) say(**part);
  return words;
}

std::vector<EntryLine> entries_of(const JournalData& data, Day from, Day until) {
  std::vector<EntryLine> out;
  for (Day day = from; day <= until; ++day) Entries(data, day, out).add_all();
  return out;
}

}  // namespace nightjar::report
