#include <fmt/format.h>

#include <nightjar/domain/words.hpp>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/support/utf8.hpp>

#include "cli/asking.hpp"
#include "cli/entry_time.hpp"
#include "cli/night_questions.hpp"
#include "cli/night_words.hpp"
#include "cli/session.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct LogNightArguments {
  Access access;
  std::optional<Day> night;
  TypedNight times;
  std::optional<int> latency, awakenings, awake, still_trying, quality, rested, woke_earlier, own_estimate;
  std::optional<std::string> factors, comments;
  std::vector<std::string> confirmed, cleared;
  bool none_of_these = false, no_sleep = false, prefer_not = false, amend = false;
};

/// Named, or told by the times. A night that is to be changed is one that is recorded.
Day night_meant(const LogNightArguments& options, const journal::OpenJournal& journal, const entry::Writing& writing) {
  if (options.night) return *options.night;
  const auto times = night_times(options.times, journal.zone(), Night{});
  return entry::night_told(times, writing,
                           [&](Day night) { return !options.amend || journal.data().one_on<Night>(night) != nullptr; });
}

TextSet factors_of(const std::string& typed) {
  TextSet factors;
  for (std::size_t from = 0; from <= typed.size();) {
    const auto end = std::min(typed.find(';', from), typed.size());
    if (const auto name = utf8::trimmed(std::string_view(typed).substr(from, end - from)); !name.empty())
      factors.emplace(name);
    from = end + 1;
  }
  return factors;
}

template <class T>
void take(const std::optional<T>& given, std::optional<T>& field) {
  if (given) field = given;
}

Result<void> clear(Night& night, const std::string& wanted) {
  bool found = false;
  Night::fields(night, Overloaded{[&]<class T>(const Field& field, std::optional<T>& value) {
                                    if (field.name != wanted) return;
                                    value.reset();
                                    found = true;
                                  },
                                  [](const Field&, const auto&) {}});
  if (!found)
    return fail(ErrorCode::usage, "--clear names no answer of a night",
                "use a name such as into_bed, quality or comments");
  return {};
}

/// The answers given now on top of those that are there.
Result<Night> answered(const LogNightArguments& options, Night night, const Zone& home) {
  for (const auto& name : options.cleared)
    if (const auto done = clear(night, name); !done) return fail(done.error());

  place_times(options.times, home, night);
  take(options.latency, night.sleep_latency_min);
  take(options.awakenings, night.awakenings);
  take(options.awake, night.awake_min);
  take(options.still_trying, night.still_trying_min);
  take(options.quality, night.quality);
  take(options.rested, night.rested);
  take(options.woke_earlier, night.woke_earlier_than_planned_min);
  take(options.own_estimate, night.own_estimate_min);
  take(options.comments, night.comments);
  if (options.factors) night.factors = factors_of(*options.factors);
  if (options.none_of_these) night.factors = TextSet{};
  for (const auto& id : options.confirmed) night.odd_confirmed.insert(id);
  // A night that said "no sleep" and is now given times has had some.
  const auto& times = options.times;
  if (times.in_bed || times.tried || times.final_awakening || times.up || options.latency)
    night.state = NightState::recorded;
  if (options.no_sleep) night.state = NightState::no_sleep;
  if (options.prefer_not) night.state = NightState::prefer_not;
  return night;
}

/// Without one of these there is nothing to record; said before a passphrase is asked for.
Result<void> complete(const LogNightArguments& options) {
  const auto& times = options.times;
  const bool any = times.in_bed || times.tried || times.final_awakening || times.up || options.latency ||
                   options.awakenings || options.awake || options.still_trying || options.quality || options.rested ||
                   options.woke_earlier || options.own_estimate || options.factors || options.comments ||
                   options.none_of_these || options.no_sleep || options.prefer_not || !options.confirmed.empty() ||
                   !options.cleared.empty();
  if (!any)
    return fail(ErrorCode::usage, "there is nothing to record", "give at least one answer, such as --quality 3");
  if (options.factors && factors_of(*options.factors).empty())
    return fail(ErrorCode::usage, "--factors names nothing", "say --none-of-these if there was none of them");
  return {};
}

Result<void> run(Context& context, const LogNightArguments& options) {
  if (!context.asks)
    if (const auto enough = complete(options); !enough) return enough;
  auto journal = open(context, options.access, For::changing);
  if (!journal) return fail(journal.error());
  if (const auto enough = complete(options); !enough) return enough;
  const auto& data = journal->data();
  const auto day = night_meant(options, *journal, writing_now(context, options.times.zone, *journal));
  const auto* existing = data.one_on<Night>(day);
  if (existing && !options.amend &&
      !agrees(context,
              "The night of " + iso(day) + " is already recorded. Change what you answered now, and keep the rest"))
    return fail(ErrorCode::clash, "the night of " + iso(day) + " is already recorded",
                "add --amend to change it; answers that you do not give stay as they are");

  Night before = existing ? *existing : Night{};
  before.night = day;
  auto night = answered(options, before, journal->zone());
  if (!night) return fail(night.error());
  if (context.asked)
    night = looked_over(context, *night, analysis::check_context(data, night->head.id, context.computer.clock.now()));

  const auto& author = journal->author();
  auto change = existing ? journal::update(author, *existing, *night) : journal::create(author, *night);
  const auto id = head_of(change.after).id;
  if (const auto saved = apply_and_save(context, *journal, journal::edit_of(std::move(change))); !saved) return saved;

  const auto* stored = data.find<Night>(id);
  const auto measures = analysis::measure(*stored);
  const auto about = sentence_about(*stored, measures);
  context.out << "Saved: " << night_label(stored->night, today(context, data.settings())) << '.'
              << (about.empty() ? "" : " " + about) << '\n';
  if (context.asked) return {};  // it was looked over
  for (const auto& finding : analysis::check(*stored, analysis::check_context(data, id, context.computer.clock.now())))
    context.err << question_of(finding) << '\n';
  return {};
}

}  // namespace

void add_log_night(CLI::App& log, Task& task) {
  auto o = std::make_shared<LogNightArguments>();
  auto& verb =
      add_verb(log, "night", "Records a night; every answer may be left out",
               "  nightjar log night ~/sleep.nightjar --in-bed 22:30 --tried 23:00 --latency 40 --awakenings 2 \\\n"
               "    --awake 50 --final 06:10 --up 07:00 --quality 3\n"
               "  nightjar log night ~/sleep.nightjar --night 2024-03-30 --quality 4\n"
               "  nightjar log night ~/sleep.nightjar --night 2024-11-02 --in-bed 01:30-05:00 --amend\n"
               "\nA clock time is placed on the right date; a whole time is written 2024-03-30T22:30.\n"
               "An offset after either settles an hour that the clock showed twice.\n");
  add_access(verb, o->access);
  add_day(verb, "--night", o->night, "The evening's date; without it, the last night that the times fit");
  add_time(verb, "--in-bed", o->times.in_bed, "In bed at");
  add_time(verb, "--tried", o->times.tried, "Started trying to sleep at");
  add_number(verb, "--latency", o->latency, field_of<Night>("sleep_latency_min"),
             "Minutes to fall asleep (a guess is fine)");
  add_number(verb, "--awakenings", o->awakenings, field_of<Night>("awakenings"),
             "Times awake in between, without the last");
  add_number(verb, "--awake", o->awake, field_of<Night>("awake_min"), "Minutes awake in between, all together");
  add_time(verb, "--final", o->times.final_awakening, "Awake for good at");
  add_number(verb, "--still-trying", o->still_trying, field_of<Night>("still_trying_min"),
             "After that, minutes still trying to sleep");
  add_time(verb, "--up", o->times.up, "Got up at");
  add_number(verb, "--quality", o->quality, field_of<Night>("quality"),
             "Sleep felt: " + words::numbered(words::quality_answers(), 1));
  add_number(verb, "--rested", o->rested, field_of<Night>("rested"),
             "Rested: " + words::numbered(words::rested_answers(), 1));
  const auto factors =
      add_text(verb, "--factors", o->factors, "A;B", "What there was that day, separated by semicolons");
  add_flag(verb, "--none-of-these", o->none_of_these, "There was none of what the journal asks about")
      .excludes(factors);
  add_text(verb, "--comments", o->comments, "TEXT", "Anything else");
  add_number(verb, "--woke-earlier", o->woke_earlier, field_of<Night>("woke_earlier_than_planned_min"),
             "Minutes awake earlier than planned; 0 is not earlier");
  add_number(verb, "--own-estimate", o->own_estimate, field_of<Night>("own_estimate_min"),
             "Your own guess of the minutes asleep; shown, never used");
  const auto no_sleep = add_flag(verb, "--no-sleep", o->no_sleep, "There was no sleep that night");
  add_flag(verb, "--prefer-not", o->prefer_not, "Prefer not to say").excludes(no_sleep);
  add_zone(verb, "--zone", o->times.zone, "Time zone of the times; without it, the journal's home");
  add_zone(verb, "--wake-zone", o->times.wake_zone, "Time zone of waking and getting up, if another");
  add_texts(verb, "--that-is-right", o->confirmed, "CHECK",
            "Answers \"Is this right?\" with yes, by the name in brackets");
  add_flag(verb, "--amend", o->amend, "Changes a night that is recorded; earlier versions are kept");
  add_texts(verb, "--clear", o->cleared, "ANSWER", "With --amend: takes an answer back, such as quality");
  when_named(verb, task, [o](Context& context) { return run(context, *o); });
}

}  // namespace nightjar::cli
