#include <fmt/format.h>

#include <nightjar/domain/words.hpp>

#include "cli/asking.hpp"
#include "cli/entry_time.hpp"
#include "cli/night_words.hpp"
#include "cli/substances.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct LogTakenArguments {
  Access access;
  std::optional<SubstanceKind> kind;
  std::optional<Day> day;
  std::optional<EntryTime> at, about;
  std::optional<std::string> what, amount, unit, form, label_strength, brand, route, noticed, note;
  std::optional<Zone> zone;
  std::vector<std::string> reasons;
  bool not_sure = false, estimate = false, replace_none = false;
};

/// When it was, and the journal day that follows from it; without a time, the day named or today.
Result<void> place_in_time(Context& context, const LogTakenArguments& options, const journal::OpenJournal& journal,
                           Intake& intake) {
  const auto& settings = journal.settings();
  const auto& typed = options.at ? options.at : options.about;
  if (!typed) {
    intake.day = options.day.value_or(today(context, settings));
    return {};
  }
  intake.time_is = options.at ? TimeIs::exact : TimeIs::about;
  const auto writing = writing_now(context, options.zone, journal);
  intake.at = entry::placed(given(*typed), options.day, writing);
  intake.day = journal_day(intake.at->local, settings.day_start_min);
  if (options.day && intake.day != *options.day) return fail(not_on_day(*typed));
  return {};
}

/// Without these there is nothing to record; said before a passphrase is asked for.
Result<void> complete(const LogTakenArguments& options) {
  if (!options.what) return fail(ErrorCode::usage, "--what is required", "the name on your list, or a new one");
  return {};
}

Result<void> run(Context& context, const LogTakenArguments& options) {
  if (!context.asks)
    if (const auto enough = complete(options); !enough) return enough;
  auto journal = open(context, options.access, For::changing);
  if (!journal) return fail(journal.error());
  if (const auto enough = complete(options); !enough) return enough;
  const auto& author = journal->author();

  Intake intake;
  if (const auto placed = place_in_time(context, options, *journal, intake); !placed) return placed;
  journal::Edit edit;
  const auto substance = substance_for(context, *journal, *options.what, options.kind, edit);
  if (!substance) return fail(substance.error());
  intake.substance_id = *substance;
  if (options.amount) intake.amount = StatedAmount{*options.amount};
  intake.unit = options.unit;
  intake.amount_is = options.not_sure   ? AmountIs::unknown
                     : options.estimate ? AmountIs::estimate
                     : options.amount   ? AmountIs::stated
                                        : AmountIs::not_asked;
  intake.form = options.form;
  intake.label_strength = options.label_strength;
  intake.brand = options.brand;
  intake.route = options.route;
  intake.reasons.insert(options.reasons.begin(), options.reasons.end());
  intake.noticed = options.noticed;
  intake.note = options.note;
  const auto when = intake.at ? when_it_was(context, *intake.at, *journal)
                              : fmt::format("{}, {}", day_label(intake.day, today(context, journal->settings())),
                                            words::label(TimeIs::unknown));
  edit.changes.push_back(journal::create(author, intake));
  const auto stored = std::get<Intake>(edit.changes.back().after);
  edit.replaces_none = options.replace_none;
  if (journal::contradicts_none(journal->data(), edit) && !edit.replaces_none)
    edit.replaces_none = agrees(context, "That day says none for this. Shall it say taken from now on");
  if (journal::contradicts_none(journal->data(), edit) && !edit.replaces_none)
    return fail(ErrorCode::clash, "that day says none", "add --replace-none to record this and let the day say taken");
  if (const auto saved = apply_and_save(context, *journal, std::move(edit)); !saved) return saved;
  context.out << "Saved: taken " << (options.about ? "about " : "") << when << ".\n";
  if (const auto other = analysis::check_intake(journal->data(), stored))
    context.err << odd_about({analysis::CheckId::intake_time, {}, {}}) << ". Perhaps: " << iso(other->local) << '\n';
  return {};
}

}  // namespace

void add_log_taken(CLI::App& log, Task& task) {
  auto o = std::make_shared<LogTakenArguments>();
  auto& verb =
      add_verb(log, "taken", "Records something taken; amount and unit are kept exactly as typed",
               "  nightjar log taken ~/sleep.nightjar --what coffee --kind caffeine --at 07:30\n"
               "  nightjar log taken ~/sleep.nightjar --what kratom --kind kratom --about 21:00 --not-sure \\\n"
               "    --reason \"for sleep\" --reason \"for pain\"\n");
  add_access(verb, o->access);
  add_text(verb, "--what", o->what, "NAME", "What, by the name on your list; a new name is added");
  add_choice(verb, "--kind", o->kind, "Kind of a new name; without it, other");
  const auto at = add_time(verb, "--at", o->at, "When, exactly");
  add_time(verb, "--about", o->about, "When, about").excludes(at);
  add_day(verb, "--day", o->day, "On which journal day; without it, today, or the day of the time");
  const auto amount =
      add_text(verb, "--amount", o->amount, "TEXT", "As you would say it; kept as text and never counted");
  add_text(verb, "--unit", o->unit, "TEXT", "As you would say it").needs(amount);
  const auto not_sure = add_flag(verb, "--not-sure", o->not_sure, "Not sure how much it was");
  not_sure.excludes(amount);
  add_flag(verb, "--estimate", o->estimate, "The amount is a guess").needs(amount);
  add_text(verb, "--form", o->form, "TEXT", "Tablet, leaf, drink ...");
  add_text(verb, "--label-strength", o->label_strength, "TEXT", "What the label says");
  add_text(verb, "--brand", o->brand, "TEXT", "Brand");
  add_text(verb, "--route", o->route, "TEXT", "How it was taken");
  add_texts(verb, "--reason", o->reasons, "TEXT",
            "For sleep, a craving, withdrawal, pain, as prescribed, social, or own words; may be given several times");
  add_text(verb, "--noticed", o->noticed, "TEXT", "What you noticed");
  add_text(verb, "--note", o->note, "TEXT", "Anything else");
  add_flag(verb, "--replace-none", o->replace_none, "Lets a day that says none say taken");
  add_zone(verb, "--zone", o->zone, "Time zone of the time; without it, the journal's home");
  when_named(verb, task, [o](Context& context) { return run(context, *o); });
}

}  // namespace nightjar::cli
