#include <fmt/format.h>

#include "cli/asking.hpp"
#include "cli/entry_time.hpp"
#include "cli/plans.hpp"
#include "cli/substances.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct LogDayArguments {
  Access access;
  std::optional<Day> day;
  CheckIn check_in;
  DayFacts facts;
  std::optional<EntryTime> last_caffeine;
  std::optional<Zone> zone;
  std::vector<std::string> taken, none, prefer_not;
  std::vector<std::string> plan_taken, plan_not_taken, plan_prefer_not;
  std::optional<SubstanceKind> kind;
  bool nothing_taken = false, amend = false;
};

/// Whether answers that are there may be changed: said beforehand, or asked once when it comes up.
class Amending {
 public:
  Amending(Context& context, bool allowed, Day day) : context_(context), allowed_(allowed), day_(day) {}
  [[nodiscard]] bool may_change() {
    if (allowed_ || std::exchange(asked_, true)) return allowed_;
    allowed_ = agrees(context_,
                      "Another answer is already recorded for " + iso(day_) + ". Change it to what you answered now");
    return allowed_;
  }

 private:
  Context& context_;
  bool allowed_, asked_ = false;
  Day day_;
};

/// Puts answers into a record, and notices when another answer was there.
struct Answers {
  bool clash = false;
  int given = 0;
  template <class T>
  void take(const std::optional<T>& answer, std::optional<T>& field) {
    if (!answer) return;
    ++given;
    clash = clash || (field && *field != *answer);
    field = answer;
  }
};

void take_all(Answers& answers, const CheckIn& from, CheckIn& into) {
  answers.take(from.mood, into.mood);
  answers.take(from.energy, into.energy);
  answers.take(from.pain, into.pain);
  answers.take(from.stress, into.stress);
  answers.take(from.craving_peak, into.craving_peak);
  answers.take(from.note, into.note);
}
void take_all(Answers& answers, const DayFacts& from, DayFacts& into) {
  answers.take(from.day_type, into.day_type);
  answers.take(from.naps, into.naps);
  answers.take(from.caffeine, into.caffeine);
  answers.take(from.exercise, into.exercise);
  answers.take(from.late_screens, into.late_screens);
  answers.take(from.last_caffeine, into.last_caffeine);
}

Error other_answer(Day day) {
  return {ErrorCode::clash, "another answer is already recorded for " + iso(day),
          "add --amend to change it; answers that you do not give stay as they are"};
}

/// One record a day: the answers on top of what is there.
template <class R>
Result<void> add_record(const journal::OpenJournal& journal, const R& given, Day day, Amending& amending,
                        journal::Edit& edit) {
  const auto* existing = journal.data().one_on<R>(day);
  R record = existing ? *existing : R{};
  record.day = day;
  Answers answers;
  take_all(answers, given, record);
  if (answers.clash && !amending.may_change()) return fail(other_answer(day));
  if (answers.given == 0) return {};
  edit.changes.push_back(existing ? journal::update(journal.author(), *existing, record)
                                  : journal::create(journal.author(), record));
  return {};
}

bool answers_for(const journal::Edit& edit, const Id& substance) {
  for (const auto& change : edit.changes)
    if (const auto* answer = std::get_if<SubstanceDay>(&change.after); answer && answer->substance_id == substance)
      return true;
  return false;
}

void append(journal::Edit& edit, journal::Edit more) {
  for (auto& change : more.changes) edit.changes.push_back(std::move(change));
}

Result<void> answer(Context& context, const journal::OpenJournal& journal, const LogDayArguments& options, Day day,
                    const std::string& name, DayState state, Amending& amending, journal::Edit& edit) {
  const auto& data = journal.data();
  const auto substance = substance_for(context, journal, name, options.kind, edit);
  if (!substance) return fail(substance.error());
  if (answers_for(edit, *substance))
    return fail(ErrorCode::usage, "one name is given two answers", "give each name once");
  const auto* existing = data.substance_day(*substance, day);
  if (existing && existing->state != state && !amending.may_change()) return fail(other_answer(day));
  if (state != DayState::taken && is_taken_as_planned(data, *substance, day))
    return fail(ErrorCode::clash, "a plan for that is answered as taken on " + iso(day),
                "answer the plan with --plan-not-taken and --amend first if that is not right");
  if (state != DayState::taken)
    for (const auto* intake : data.on<Intake>(day))
      if (intake->substance_id == *substance)
        return fail(ErrorCode::clash, "there are entries of something taken on " + iso(day),
                    "they say when and how; remove them in the window first if they are not right");
  append(edit, journal::answer_day(data, journal.author(), *substance, day, state));
  return {};
}

Result<void> answer_plan(const journal::OpenJournal& journal, Day day, const std::string& typed, PlanState state,
                         Amending& amending, journal::Edit& edit) {
  const auto named = asked_plan_named(journal.data(), day, typed);
  if (!named) return fail(named.error());
  const auto* existing = plan_event(journal.data(), named->plan, day, named->time);
  if (existing && existing->state == state) return {};
  if (existing && !amending.may_change()) return fail(other_answer(day));
  PlanEvent event = existing ? *existing : PlanEvent{};
  event.plan_id = named->plan;
  event.day = day;
  event.planned_min = named->time;
  event.state = state;
  for (const auto& change : edit.changes)
    if (const auto* other = std::get_if<PlanEvent>(&change.after);
        other && other->plan_id == event.plan_id && other->planned_min == event.planned_min)
      return fail(ErrorCode::usage, "one planned time is given two answers", "give each once");
  edit.changes.push_back(existing ? journal::update(journal.author(), *existing, event)
                                  : journal::create(journal.author(), event));
  return {};
}

/// After a row of questions one answer that cannot be kept does not take the others with it.
Result<void> or_noted(Context& context, Result<void> result) {
  if (result || !context.asked) return result;
  context.err << "note: not recorded: " << result.error().message << '\n';
  return {};
}

Result<void> answer_nothing_taken(const journal::OpenJournal& journal, Day day, journal::Edit& edit) {
  const auto& data = journal.data();
  for (const auto* said : data.on<SubstanceDay>(day))
    if (said->state == DayState::taken)
      return fail(ErrorCode::clash, "something is already recorded as taken on " + iso(day),
                  "use --none NAME for the others");
  bool any = !edit.changes.empty();
  for (const auto& [id, substance] : data.live<Substance>()) any = any || (substance.active && substance.ask_daily);
  if (!any)
    return fail(ErrorCode::refused, "your list of what to ask about each day is empty", "name it with --none NAME");
  auto all = journal::nothing_taken(data, journal.author(), day);
  std::erase_if(all.changes, [&](const Change& change) {
    const auto* state = std::get_if<SubstanceDay>(&change.after);
    return state && answers_for(edit, state->substance_id);
  });
  append(edit, std::move(all));
  return {};
}

Result<void> run(Context& context, const LogDayArguments& options) {
  auto journal = open(context, options.access, For::changing);
  if (!journal) return fail(journal.error());
  const auto& settings = journal->settings();
  const auto day = options.day.value_or(today(context, settings));
  auto facts = options.facts;
  if (options.last_caffeine) {
    auto writing = writing_now(context, options.zone, *journal);
    if (const auto* recorded = journal->data().one_on<DayFacts>(day); recorded && !options.zone)
      writing = entry::over(recorded->last_caffeine, std::move(writing));
    facts.last_caffeine = entry::placed_on(given(*options.last_caffeine), day, writing);
  }

  journal::Edit edit;
  Amending amending(context, options.amend, day);
  const std::pair<const std::vector<std::string>&, DayState> named[] = {
      {options.taken, DayState::taken}, {options.none, DayState::none}, {options.prefer_not, DayState::prefer_not}};
  for (const auto& [names, state] : named)
    for (const auto& name : names)
      if (const auto done = or_noted(context, answer(context, *journal, options, day, name, state, amending, edit));
          !done)
        return done;
  if (options.nothing_taken)
    if (const auto done = or_noted(context, answer_nothing_taken(*journal, day, edit)); !done) return done;
  const std::pair<const std::vector<std::string>&, PlanState> planned[] = {
      {options.plan_taken, PlanState::taken},
      {options.plan_not_taken, PlanState::not_taken},
      {options.plan_prefer_not, PlanState::prefer_not}};
  for (const auto& [names, state] : planned)
    for (const auto& name : names)
      if (const auto done = or_noted(context, answer_plan(*journal, day, name, state, amending, edit)); !done)
        return done;
  if (const auto done = or_noted(context, add_record(*journal, options.check_in, day, amending, edit)); !done)
    return done;
  if (const auto done = or_noted(context, add_record(*journal, facts, day, amending, edit)); !done) return done;

  if (edit.changes.empty() && !options.nothing_taken)
    return fail(ErrorCode::usage, "there is nothing to record",
                "see 'nightjar log day --help' for what a day can hold");
  if (const auto saved = apply_and_save(context, *journal, std::move(edit)); !saved) return saved;
  context.out << "Saved: " << day_label(day, today(context, settings)) << ".\n";
  return {};
}

}  // namespace

void add_log_day(CLI::App& log, Task& task) {
  auto o = std::make_shared<LogDayArguments>();
  auto& verb = add_verb(
      log, "day", "Records a day: how it was, and what was taken or not",
      "  nightjar log day ~/sleep.nightjar --mood 6 --stress 3 --none alcohol --taken coffee\n"
      "  nightjar log day ~/sleep.nightjar --day 2024-03-30 --nothing-taken --caffeine some\n"
      "  nightjar log day ~/sleep.nightjar --plan-taken \"tablets 8:00\" --plan-not-taken \"tablets 20:00\"\n");
  add_access(verb, o->access);
  add_day(verb, "--day", o->day, "Which day; without it, today");
  add_number(verb, "--mood", o->check_in.mood, field_of<CheckIn>("mood"), "Mood");
  add_number(verb, "--energy", o->check_in.energy, field_of<CheckIn>("energy"), "Energy");
  add_number(verb, "--pain", o->check_in.pain, field_of<CheckIn>("pain"), "Pain");
  add_number(verb, "--stress", o->check_in.stress, field_of<CheckIn>("stress"), "Stress");
  add_number(verb, "--craving-peak", o->check_in.craving_peak, field_of<CheckIn>("craving_peak"),
             "Strongest craving of the day");
  add_text(verb, "--note", o->check_in.note, "TEXT", "Anything else");
  add_choice(verb, "--day-type", o->facts.day_type, "What kind of day it was");
  add_choice(verb, "--naps", o->facts.naps, "Naps");
  add_choice(verb, "--caffeine", o->facts.caffeine, "Caffeine");
  add_choice(verb, "--exercise", o->facts.exercise, "Exercise");
  add_choice(verb, "--late-screens", o->facts.late_screens, "Screens late in the evening");
  add_time(verb, "--last-caffeine", o->last_caffeine, "Last caffeine at");
  add_texts(verb, "--taken", o->taken, "NAME", "The day says taken; may be given several times");
  add_texts(verb, "--none", o->none, "NAME", "The day says none; may be given several times");
  add_texts(verb, "--prefer-not", o->prefer_not, "NAME", "The day says prefer not to say");
  add_texts(verb, "--plan-taken", o->plan_taken, "NAME [TIME]",
            "As the prescriber planned it, taken; with the time if the plan names several");
  add_texts(verb, "--plan-not-taken", o->plan_not_taken, "NAME [TIME]", "As planned, not taken");
  add_texts(verb, "--plan-prefer-not", o->plan_prefer_not, "NAME [TIME]", "As planned, prefer not to say");
  add_flag(verb, "--nothing-taken", o->nothing_taken, "None, for everything on your list without an answer that day")
      .excludes("--taken");
  add_choice(verb, "--kind", o->kind, "Kind of new names; without it, other");
  add_zone(verb, "--zone", o->zone, "Time zone of the time; without it, the journal's home");
  add_flag(verb, "--amend", o->amend, "Changes answers that are recorded; earlier versions are kept");
  when_named(verb, task, [o](Context& context) { return run(context, *o); });
}

}  // namespace nightjar::cli
