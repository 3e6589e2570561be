#include "screens/day_entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <concepts>
#include <nightjar/analysis/sleep_metrics.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/journal/versions.hpp>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar::screens {
namespace {

/// Parts joined by a middle dot, empty ones left out.
class Parts {
 public:
  Parts& add(std::string_view text) {
    if (text.empty()) return *this;
    if (!text_.empty()) text_ += " · ";
    text_ += text;
    return *this;
  }
  Parts& add(std::string_view name, const std::optional<int>& value, std::string_view unit = {}) {
    return value ? add(fmt::format("{} {}{}{}", name, *value, unit.empty() ? "" : " ", unit)) : *this;
  }
  Parts& add(const std::same_as<std::optional<std::string>> auto& text) {
    return text ? add(std::string_view(*text)) : *this;
  }
  Parts& add(const TextSet& texts) {
    for (const auto& text : texts) add(std::string_view(text));
    return *this;
  }
  [[nodiscard]] std::string text() const { return text_; }

 private:
  std::string text_;
};

std::string clock_of(const std::optional<Moment>& moment) {
  return moment ? hh_mm(minute_of_day(moment->local)) : std::string();
}

std::string capital(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

std::string stamp(const JournalView& view, Instant instant, Day beside) {
  const WallTime local = wall_time(instant, view.zone);
  const auto clock = hh_mm(minute_of_day(local));
  const Day day = day_of(local);
  if (day == beside) return clock;
  const auto date = calendar(day);
  return fmt::format("{} {} {} {}", weekday_short(day), date.day, month_short(date.month), clock);
}

std::string written_words(const JournalView& view, const RecordHead& head, Day day) {
  std::string text = head.origin == "self" ? "written " : "imported ";
  text += stamp(view, head.created, day);
  if (head.revision > 1)
    text +=
        fmt::format(", changed {}, last {}", head.revision == 2 ? "once" : fmt::format("{} times", head.revision - 1),
                    stamp(view, head.changed, day));
  return text;
}

/// Time, title and answers of each kind.
class Describe {
 public:
  Describe(const JournalView& view, DayEntry& out) : view_(view), out_(out) {}

  void operator()(const Night& night) {
    out_.title = "Night of " + night_label(night.night);
    const auto measures = analysis::measure(night);
    Parts parts;
    if (night.state == NightState::no_sleep) parts.add("no sleep");
    if (night.state == NightState::prefer_not) parts.add("prefer not to say");
    if (measures.total_sleep_time_min && measures.time_in_bed_min)
      parts.add(hours_minutes(*measures.total_sleep_time_min) + " asleep of " +
                hours_minutes(*measures.time_in_bed_min) + " in bed");
    else if (!measures.usable() && night.state == NightState::recorded)
      parts.add("no figures: the times are not one after another");
    if (night.quality)
      parts.add("felt " + std::string(words::quality_answers()[static_cast<std::size_t>(*night.quality - 1)]));
    if (night.rested)
      parts.add("rested " + std::string(words::rested_answers()[static_cast<std::size_t>(*night.rested - 1)]));
    if (night.factors) parts.add(*night.factors);
    out_.detail = parts.add(night.comments).text();
    out_.time = clock_of(night.out_of_bed ? night.out_of_bed : night.final_awakening);
  }
  void operator()(const Nap& nap) {
    out_.title = "Nap";
    out_.time = clock_of(nap.start);
    Parts parts;
    if (!nap.minutes && nap.start && nap.end)
      parts.add(hours_minutes(static_cast<double>(minutes_between(*nap.start, *nap.end))));
    else if (nap.end)
      parts.add("until " + clock_of(nap.end));
    out_.detail = parts.add("", nap.minutes, "min").add(nap.comments).text();
  }
  void operator()(const DeviceSleep& sleep) {
    out_.title = "From a device: " + sleep.source_name;
    out_.time = clock_of(sleep.start);
    out_.detail = Parts().add("asleep", sleep.asleep_min, "min").add("awake", sleep.awake_min, "min").text();
  }
  void operator()(const SubstanceDay& day) {
    out_.title = name_of(day.substance_id);
    out_.detail = Parts().add(words::label(day.state)).add(day.note).text();
  }
  void operator()(const Intake& intake) {
    out_.title = name_of(intake.substance_id);
    out_.time = clock_of(intake.at);
    std::string amount = intake.amount ? intake.amount->text : "";
    if (intake.unit) amount += (amount.empty() ? "" : " ") + *intake.unit;
    Parts parts;
    parts.add(std::string_view(amount));
    if (intake.amount_is == AmountIs::unknown) parts.add("amount not sure");
    if (intake.amount_is == AmountIs::estimate) parts.add("not sure of it");
    if (intake.time_is == TimeIs::about) parts.add("about then");
    out_.detail = parts.add(intake.route).add(intake.reasons).add(intake.noticed).add(intake.note).text();
    if (out_.detail.empty()) out_.detail = "taken";
  }
  void operator()(const PlanEvent& event) {
    const auto* plan = view_.data.find<Plan>(event.plan_id);
    out_.title = plan ? name_of(plan->substance_id) + ", as planned" : "Plan";
    out_.time = clock_of(event.at);
    Parts parts;
    if (plan && static_cast<std::size_t>(event.slot) < plan->times.minutes.size())
      parts.add("for " + hh_mm(plan->times.minutes[static_cast<std::size_t>(event.slot)]));
    parts.add(event.state == PlanState::taken       ? "taken"
              : event.state == PlanState::not_taken ? "not taken"
                                                    : "prefer not to say");
    out_.detail = parts.add(event.note).text();
  }
  void operator()(const Craving& craving) {
    out_.title = fmt::format("Craving {}", craving.peak);
    out_.time = clock_of(craving.at);
    Parts parts;
    if (craving.target_substance_id) parts.add("for " + name_of(*craving.target_substance_id));
    parts.add(craving.target_text).add(craving.triggers);
    if (craving.outcome) parts.add(words::label(*craving.outcome));
    out_.detail = parts.add("", craving.minutes, "min").add(craving.what_helped).add(craving.note).text();
  }
  void operator()(const WithdrawalCheck& check) {
    out_.title = "Withdrawal checklist";
    out_.time = clock_of(check.at);
    out_.detail = Parts()
                      .add(fmt::format("{} of {} answered",
                                       std::count_if(check.items.begin(), check.items.end(),
                                                     [](const auto& i) { return i.second.has_value(); }),
                                       words::checklist_items().size()))
                      .add(check.note)
                      .text();
  }
  void operator()(const CheckIn& check_in) {
    out_.title = "This day";
    out_.detail = Parts()
                      .add("strongest craving", check_in.craving_peak)
                      .add("mood", check_in.mood)
                      .add("energy", check_in.energy)
                      .add("stress", check_in.stress)
                      .add("pain", check_in.pain)
                      .add(check_in.note)
                      .text();
  }
  void operator()(const DayFacts& facts) {
    out_.title = "What there was";
    Parts parts;
    if (facts.day_type) parts.add(std::string(to_text(*facts.day_type)) + " day");
    const auto fact = [&](std::string_view name, const std::optional<Fact>& answer) {
      if (answer == Fact::some) parts.add(name);
      if (answer == Fact::none) parts.add("no " + std::string(name));
    };
    fact("nap", facts.naps);
    fact("coffee or tea", facts.caffeine);
    fact("exercise or walk", facts.exercise);
    fact("screens in bed", facts.late_screens);
    out_.detail = parts.text();
  }
  void operator()(const SideEffect& effect) {
    out_.title = capital(effect.label);
    Parts parts;
    if (effect.bother)
      parts.add("bothered: " + std::string(words::checklist_answers()[static_cast<std::size_t>(*effect.bother)]));
    out_.detail = parts.add(effect.person_links_it_to).add(effect.note).text();
  }
  void operator()(const SupportEvent& event) {
    out_.title = capital(words::label(event.type));
    out_.time = clock_of(event.at);
    out_.detail =
        Parts().add(words::label(event.happened)).add("", event.minutes, "min").add(event.label).add(event.note).text();
  }
  void operator()(const ClinicScore& score) {
    out_.title = score.name;
    out_.detail =
        Parts().add(std::string_view(score.total)).add(score.range_text).add(score.given_by).add(score.note).text();
  }
  void operator()(const Note& note) {
    out_.title = "Note";
    out_.time = clock_of(note.at);
    out_.detail = Parts().add(std::string_view(note.text)).add(note.in_reports ? "in reports" : "").text();
  }
  void operator()(const Substance& substance) { out_.title = "On your list: " + substance.name; }
  void operator()(const Tag& tag) { out_.title = "Asked each morning: " + tag.name; }
  void operator()(const Plan& plan) {
    out_.title = "Plan for " + name_of(plan.substance_id);
    out_.detail = Parts().add(std::string_view(plan.instruction)).add(plan.prescriber).text();
  }
  void operator()(const Question& question) { out_.title = "Question: " + question.exposure; }
  void operator()(const Share& share) { out_.title = "Shared: " + share.file_name; }
  void operator()(const ImportBatch& batch) { out_.title = "Import: " + batch.file_name; }

 private:
  std::string name_of(const Id& substance) const {
    const auto* found = view_.data.find<Substance>(substance);
    return found ? found->name : "something";
  }
  const JournalView& view_;
  DayEntry& out_;
};

DayEntry entry_of(const JournalView& view, const AnyRecord& record, Day day) {
  DayEntry entry;
  entry.id = head_of(record).id;
  entry.kind = kind_of(record);
  visit_record(Describe(view, entry), record);
  entry.written = written_words(view, head_of(record), day);
  return entry;
}

}  // namespace

std::vector<DayEntry> entries_of(const JournalView& view, Day day) {
  std::vector<DayEntry> timed, others;
  if (const auto* night = view.data.one_on<Night>(day - 1)) timed.push_back(entry_of(view, *night, day));
  for_each_kind([&]<class R>() {
    if constexpr (!std::is_same_v<R, Night>)
      for (const auto* record : view.data.on<R>(day)) {
        auto entry = entry_of(view, *record, day);
        (entry.time.empty() ? others : timed).push_back(std::move(entry));
      }
  });
  const int start = view.data.settings().day_start_min;
  const auto since_start = [&](const DayEntry& entry) {
    const auto minute = parse_clock(entry.time);
    return minute ? (*minute - start + 1440) % 1440 : 0;
  };
  std::stable_sort(timed.begin(), timed.end(),
                   [&](const auto& a, const auto& b) { return since_start(a) < since_start(b); });
  for (auto& entry : others) timed.push_back(std::move(entry));
  return timed;
}

std::optional<DayEntry> entry_for(const JournalView& view, const Id& id) {
  const auto record = view.data.find_any(id);
  if (!record) return std::nullopt;
  return entry_of(view, *record, filing_day(*record, view.data.settings().day_start_min).value_or(view.today));
}

std::vector<DayEntry> binned_entries(const JournalView& view) {
  std::vector<std::pair<Instant, DayEntry>> found;
  for_each_kind([&]<class R>() {
    for (const auto& [id, record] : view.data.binned<R>()) {
      const Instant when = record.head.deleted.value_or(record.head.changed);
      auto entry = entry_of(view, record, view.today);
      if (const auto day = filing_day(record, view.data.settings().day_start_min))
        entry.title += ", " + day_label(*day);
      entry.written = "in the bin since " + stamp(view, when, view.today);
      entry.time.clear();
      found.emplace_back(when, std::move(entry));
    }
  });
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<DayEntry> out;
  for (auto& [when, entry] : found) out.push_back(std::move(entry));
  return out;
}

std::string version_words(const JournalView& view, const Revision& version) {
  const auto record = journal::record_of(version);
  if (!record) return "This version cannot be read here.";
  const auto entry =
      entry_of(view, *record, filing_day(*record, view.data.settings().day_start_min).value_or(view.today));
  return Parts()
      .add(std::string_view(entry.time))
      .add(std::string_view(entry.title))
      .add(std::string_view(entry.detail))
      .text();
}

}  // namespace nightjar::screens
