#include <algorithm>
#include <nightjar/domain/validation.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/entry/day_form.hpp>
#include <nightjar/time/format.hpp>
#include <span>

namespace nightjar::entry {
namespace {

const std::span<const words::OfferedFact> offered = words::day_facts();

std::optional<Fact>& fact_of(DayFacts& facts, std::string_view code) {
  if (code == "caffeine") return facts.caffeine;
  if (code == "naps") return facts.naps;
  if (code == "exercise") return facts.exercise;
  return facts.late_screens;
}

/// The record that the day's form shows: the last one of its kind that the person entered.
template <class R>
const R* latest(const JournalData& data, Day day) {
  const auto found = data.on<R>(day);
  for (auto it = found.rbegin(); it != found.rend(); ++it)
    if ((*it)->head.origin == "self") return *it;
  return nullptr;
}

template <class R>
R copy_or_new(const R* record) {
  return record ? *record : R{};
}

void propose(ProposedChanges& out, const AnyRecord& after, const std::optional<AnyRecord>& before, bool says_nothing) {
  if (before && same_answers(*before, after)) return;
  if (before && says_nothing)
    out.push_back({*before, true});
  else if (before || !says_nothing)
    out.push_back({after, false});
}
template <class R>
void propose(ProposedChanges& out, const R& after, const R* before, bool says_nothing) {
  propose(out, AnyRecord(after), before ? std::optional<AnyRecord>(*before) : std::nullopt, says_nothing);
}

void propose_check_in(const DayForm& form, const JournalData& data, ProposedChanges& out) {
  const auto* before = data.one_on<CheckIn>(form.day);
  CheckIn after = copy_or_new(before);
  after.day = form.day;
  after.craving_peak = form.craving_peak;
  after.mood = form.mood;
  after.energy = form.energy;
  after.stress = form.stress;
  after.pain = form.pain;
  propose(out, after, before, !says_something(after));
}

/// What a chip, and "none of these", say about a fact that is recorded as `before`. Where neither was touched the fact
/// stays, since the form shows less than there is: a `none` among facts that nobody answered, or "prefer not".
std::optional<Fact> fact_after(const DayForm& form, const DayForm& now, const char* code, std::optional<Fact> before) {
  const bool chosen = form.facts.contains(code);
  if (chosen == now.facts.contains(code) && form.none_of_these == now.none_of_these) return before;
  if (chosen) return Fact::some;
  if (form.none_of_these) return Fact::none;
  return before == Fact::prefer_not ? before : std::nullopt;
}

void propose_facts(const DayForm& form, const DayForm& now, const JournalData& data, ProposedChanges& out) {
  const auto* before = data.one_on<DayFacts>(form.day);
  DayFacts after = copy_or_new(before);
  after.day = form.day;
  after.day_type = form.day_type ? std::optional(static_cast<DayType>(*form.day_type)) : std::nullopt;
  for (const auto& fact : offered) {
    auto& answer = fact_of(after, fact.code);
    answer = fact_after(form, now, fact.code, answer);
  }
  propose(out, after, before, !says_something(after));
}

void propose_plans(const DayForm& form, const JournalData& data, ProposedChanges& out) {
  for (const auto* plan : plans_on(data, form.day))
    for (const auto& time : asked_on(data, *plan, form.day)) {
      const auto answer = form.plans.find(plan_key(plan->head.id, time));
      const auto* before = plan_event(data, plan->head.id, form.day, time);
      if (answer == form.plans.end() || !answer->second) {
        if (before) out.push_back({*before, true});
        continue;
      }
      PlanEvent after = copy_or_new(before);
      after.plan_id = plan->head.id;
      after.day = form.day;
      after.planned_min = time;
      after.state = static_cast<PlanState>(*answer->second);
      propose(out, after, before, false);
    }
}

void propose_substances(const DayForm& form, const JournalData& data, ProposedChanges& out) {
  for (const auto& [id, substance] : data.live<Substance>()) {
    const auto answer = form.substances.find(id.hex());
    const auto* before = data.substance_day(id, form.day);
    if (answer == form.substances.end() || !answer->second) {
      if (before) out.push_back({*before, true});
      continue;
    }
    SubstanceDay after = copy_or_new(before);
    after.substance_id = id;
    after.day = form.day;
    after.state = static_cast<DayState>(*answer->second);
    propose(out, after, before, false);
  }
}

bool attended(const SupportEvent& event, SupportType type) {
  return event.type == type && event.happened == Happened::attended;
}
/// A chip made it, and nothing was added to it since.
bool made_by_chip(const SupportEvent& event) {
  return event.head.origin == "self" && event.head.form_version == asked_by_chip && !event.minutes && !event.label &&
         !event.note;
}

void propose_support(const DayForm& form, const DayForm& now, const JournalData& data, const Moment& at,
                     ProposedChanges& out) {
  for (std::size_t i = 0; i < enum_names<SupportType>.size(); ++i) {
    const auto type = static_cast<SupportType>(i);
    const std::string name(to_text(type));
    const auto there = data.on<SupportEvent>(form.day);
    const bool any = std::any_of(there.begin(), there.end(), [&](const auto* event) { return attended(*event, type); });
    if (form.support.contains(name) && !any) {
      SupportEvent event;
      event.head.form_version = asked_by_chip;
      event.at = at;
      event.type = type;
      out.push_back({event, false});
    }
    if (const auto own = now.support.find(name); own != now.support.end() && !form.support.contains(name))
      for (const auto* event : there)
        if (event->head.id.hex() == own->second) out.push_back({*event, true});
  }
}

void propose_note(const DayForm& form, const JournalData& data, const Moment& at, ProposedChanges& out) {
  const auto id = parse_id(form.note.record);
  const auto& notes = data.live<Note>();
  const auto found = id ? notes.find(*id) : notes.end();
  const Note* before = found == notes.end() ? nullptr : &found->second;
  Note after = copy_or_new(before);
  if (!before) after.at = at;
  after.text = form.note.text;
  propose(out, after, before, form.note.text.empty());
}

}  // namespace

std::string plan_key(const Id& plan, const PlannedTime& time) {
  return plan.hex() + '/' + (time ? hh_mm(*time) : std::string());
}

std::vector<const Substance*> listed_substances(const JournalData& data, bool asked_daily_only) {
  std::vector<const Substance*> out;
  for (const auto& [id, substance] : data.live<Substance>())
    if (substance.active && (substance.ask_daily || !asked_daily_only)) out.push_back(&substance);
  std::sort(out.begin(), out.end(), [](const Substance* a, const Substance* b) {
    return std::pair(a->head.created, a->head.id) < std::pair(b->head.created, b->head.id);
  });
  return out;
}

DayForm day_form(const JournalData& data, Day day) {
  DayForm form;
  form.day = day;
  if (const auto* check_in = data.one_on<CheckIn>(day)) {
    form.craving_peak = check_in->craving_peak;
    form.mood = check_in->mood;
    form.energy = check_in->energy;
    form.stress = check_in->stress;
    form.pain = check_in->pain;
    form.energy_asked = check_in->energy.has_value();
  }
  if (const auto* recorded = data.one_on<DayFacts>(day)) {
    DayFacts facts = *recorded;
    if (facts.day_type) form.day_type = static_cast<int>(*facts.day_type);
    bool all_answered = true, any_none = false;
    for (const auto& fact : offered) {
      const auto& answer = fact_of(facts, fact.code);
      if (answer == Fact::some) form.facts.insert(fact.code);
      all_answered = all_answered && answer;
      any_none = any_none || answer == Fact::none;
    }
    form.none_of_these = all_answered && any_none;
  }
  for (const auto* state : data.on<SubstanceDay>(day))
    form.substances[state->substance_id.hex()] = static_cast<int>(state->state);
  for (const auto* event : data.on<PlanEvent>(day))
    form.plans[plan_key(event->plan_id, event->planned_min)] = static_cast<int>(event->state);
  for (const auto* event : data.on<SupportEvent>(day))
    if (event->happened == Happened::attended && made_by_chip(*event))
      form.support.emplace(to_text(event->type), event->head.id.hex());
  if (const auto* note = latest<Note>(data, day)) form.note = {note->text, note->head.id.hex()};
  return form;
}

void adopt_old_draft(DayForm& draft, const DayForm& journal) { draft.note.record = journal.note.record; }

const SupportEvent* support_elsewhere(const JournalData& data, Day day, SupportType type) {
  const SupportEvent* last = nullptr;
  for (const auto* event : data.on<SupportEvent>(day))
    if (attended(*event, type) && !made_by_chip(*event)) last = event;
  return last;
}

ProposedChanges proposed_changes(const DayForm& form, const JournalData& data, const Moment& at) {
  ProposedChanges out;
  const DayForm now = day_form(data, form.day);
  propose_check_in(form, data, out);
  propose_facts(form, now, data, out);
  propose_substances(form, data, out);
  propose_plans(form, data, out);
  propose_support(form, now, data, at, out);
  propose_note(form, data, at, out);
  return out;
}

ProposedChanges nothing_taken(const JournalData& data, Day day) {
  ProposedChanges out;
  for (const auto* substance : listed_substances(data, true)) {
    if (data.substance_day(substance->head.id, day) || is_taken_as_planned(data, substance->head.id, day)) continue;
    SubstanceDay none;
    none.substance_id = substance->head.id;
    none.day = day;
    none.state = DayState::none;
    out.push_back({none, false});
  }
  return out;
}

}  // namespace nightjar::entry
