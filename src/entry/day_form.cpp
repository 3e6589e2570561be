#include <algorithm>
#include <array>
#include <nightjar/entry/day_form.hpp>
#include <span>

namespace nightjar::entry {
namespace {

constexpr std::array<OfferedFact, 4> offered{{{"caffeine", "coffee or tea"},
                                              {"naps", "a nap"},
                                              {"exercise", "exercise or a walk"},
                                              {"late_screens", "screens in bed"}}};

std::optional<Fact>& fact_of(DayFacts& facts, std::string_view code) {
  if (code == "caffeine") return facts.caffeine;
  if (code == "naps") return facts.naps;
  if (code == "exercise") return facts.exercise;
  return facts.late_screens;
}

/// The record that the day's form writes in: the last one of its kind that the person entered.
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

void wish(ProposedChanges& out, const AnyRecord& after, const std::optional<AnyRecord>& before, bool says_nothing) {
  if (before && says_nothing)
    out.push_back({*before, true});
  else if (before ? !same_answers(*before, after) : !says_nothing)
    out.push_back({after, false});
}
template <class R>
void wish(ProposedChanges& out, const R& after, const R* before, bool says_nothing) {
  wish(out, AnyRecord(after), before ? std::optional<AnyRecord>(*before) : std::nullopt, says_nothing);
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
  wish(out, after, before,
       !after.craving_peak && !after.mood && !after.energy && !after.stress && !after.pain && !after.note);
}

void propose_facts(const DayForm& form, const JournalData& data, ProposedChanges& out) {
  const auto* before = data.one_on<DayFacts>(form.day);
  DayFacts after = copy_or_new(before);
  after.day = form.day;
  after.day_type = form.day_type ? std::optional(static_cast<DayType>(*form.day_type)) : std::nullopt;
  for (const auto& fact : offered) {
    auto& answer = fact_of(after, fact.code);
    if (form.facts.contains(fact.code))
      answer = Fact::some;
    else if (form.none_of_these)
      answer = Fact::none;
    else if (answer != Fact::prefer_not)
      answer = std::nullopt;
  }
  const bool nothing = !after.day_type && !after.naps && !after.caffeine && !after.exercise && !after.late_screens &&
                       !after.last_caffeine;
  wish(out, after, before, nothing);
}

void propose_plans(const DayForm& form, const JournalData& data, ProposedChanges& out) {
  for (const auto* plan : plans_on(data, form.day))
    for (int slot = 0; slot < slots_of(*plan); ++slot) {
      const auto answer = form.plans.find(plan_key(plan->head.id, slot));
      const bool answered = answer != form.plans.end() && answer->second;
      const auto* before = plan_event(data, plan->head.id, form.day, slot);
      PlanEvent after = copy_or_new(before);
      after.plan_id = plan->head.id;
      after.day = form.day;
      after.slot = slot;
      if (answered) after.state = static_cast<PlanState>(*answer->second);
      wish(out, after, before, !answered);
    }
}

void propose_substances(const DayForm& form, const JournalData& data, ProposedChanges& out) {
  for (const auto& [id, substance] : data.live<Substance>()) {
    const auto answer = form.substances.find(id.hex());
    const bool answered = answer != form.substances.end() && answer->second;
    const auto* before = data.substance_day(id, form.day);
    SubstanceDay after = copy_or_new(before);
    after.substance_id = id;
    after.day = form.day;
    if (answered) after.state = static_cast<DayState>(*answer->second);
    wish(out, after, before, !answered);
  }
}

void propose_support(const DayForm& form, const JournalData& data, const Moment& at, ProposedChanges& out) {
  for (std::size_t i = 0; i < enum_names<SupportType>.size(); ++i) {
    const auto type = static_cast<SupportType>(i);
    std::vector<const SupportEvent*> recorded;
    for (const auto* event : data.on<SupportEvent>(form.day))
      if (event->type == type && event->happened == Happened::attended) recorded.push_back(event);
    const bool chosen = form.support.contains(std::string(to_text(type)));
    if (chosen && recorded.empty()) {
      SupportEvent event;
      event.at = at;
      event.type = type;
      out.push_back({event, false});
    }
    if (!chosen)
      for (const auto* event : recorded) out.push_back({*event, true});
  }
}

void propose_note(const DayForm& form, const JournalData& data, const Moment& at, ProposedChanges& out) {
  const auto* before = latest<Note>(data, form.day);
  Note after = copy_or_new(before);
  if (!before) after.at = at;
  after.text = form.note;
  wish(out, after, before, form.note.empty());
}

}  // namespace

std::span<const OfferedFact> facts_offered() { return offered; }

std::string plan_key(const Id& plan, int slot) { return plan.hex() + '/' + std::to_string(slot); }

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
    for (const auto& fact : offered) {
      const auto& answer = fact_of(facts, fact.code);
      if (answer == Fact::some) form.facts.insert(fact.code);
      if (answer == Fact::none) form.none_of_these = true;
    }
  }
  for (const auto* state : data.on<SubstanceDay>(day))
    form.substances[state->substance_id.hex()] = static_cast<int>(state->state);
  for (const auto* event : data.on<PlanEvent>(day))
    form.plans[plan_key(event->plan_id, event->slot)] = static_cast<int>(event->state);
  for (const auto* event : data.on<SupportEvent>(day))
    if (event->happened == Happened::attended) form.support.insert(std::string(to_text(event->type)));
  if (const auto* note = latest<Note>(data, day)) form.note = note->text;
  return form;
}

ProposedChanges proposed_changes(const DayForm& form, const JournalData& data, const Moment& at) {
  ProposedChanges out;
  propose_check_in(form, data, out);
  propose_facts(form, data, out);
  propose_substances(form, data, out);
  propose_plans(form, data, out);
  propose_support(form, data, at, out);
  propose_note(form, data, at, out);
  return out;
}

ProposedChanges nothing_taken(const JournalData& data, Day day) {
  ProposedChanges out;
  for (const auto* substance : listed_substances(data, true)) {
    if (data.substance_day(substance->head.id, day)) continue;
    SubstanceDay none;
    none.substance_id = substance->head.id;
    none.day = day;
    none.state = DayState::none;
    out.push_back({none, false});
  }
  return out;
}

}  // namespace nightjar::entry
