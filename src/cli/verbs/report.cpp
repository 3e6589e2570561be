#include <fmt/format.h>

#include <nightjar/domain/words.hpp>
#include <nightjar/report/pdf.hpp>
#include <nightjar/support/atomic_file.hpp>

#include "cli/session.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {
using report::FieldClass;

struct Options {
  Access access;
  std::string out;
  Period period;
  std::optional<int> days;
  std::optional<report::Preset> preset;
  std::optional<report::Paper> paper;
  std::vector<std::string> left_out, substances_left_out;
  std::optional<std::string> name, questions, recipient;
};

std::string class_names() {
  std::string names;
  for (const auto field_class : report::field_classes())
    names += (names.empty() ? "" : ", ") + std::string(to_text(field_class));
  return names;
}

/// Without a period: as many nights as --days says, up to the last recorded one.
Result<std::pair<Day, Day>> nights_of(const JournalData& data, const Options& options) {
  const auto& nights = data.by_day<Night>();
  if (nights.empty() && !(options.period.from && options.period.until))
    return fail(ErrorCode::not_found, "no night is recorded yet", "record one with 'nightjar log night FILE'");
  const int length = options.days.value_or(14);
  const auto until = options.period.until                  ? *options.period.until
                     : options.period.from && options.days ? *options.period.from + (length - 1)
                                                           : nights.rbegin()->first;
  const auto from = options.period.from.value_or(until - (length - 1));
  if (until < from) return fail(ErrorCode::not_found, "no night is recorded in that period");
  return std::pair(from, until);
}

Result<report::Options> asked_for(Context& context, const JournalData& data, const Options& options) {
  const auto nights = nights_of(data, options);
  if (!nights) return fail(nights.error());
  report::Options asked;
  asked.from = nights->first;
  asked.until = nights->second;
  asked.paper = options.paper.value_or(report::Paper::a4);
  asked.left_out = report::left_out_by(options.preset.value_or(report::Preset::full));
  for (const auto& name : options.left_out) {
    const auto field_class = enum_from_text<FieldClass>(name);
    if (!field_class) return fail(ErrorCode::usage, "--leave-out takes one of: " + class_names());
    asked.left_out.insert(*field_class);
  }
  for (const auto& name : options.substances_left_out) {
    const auto* substance = data.substance_named(name);
    if (!substance)
      return fail(ErrorCode::not_found, "--leave-out-substance names nothing on your list",
                  "write it exactly as on your list; nothing was written");
    asked.substances_left_out.insert(substance->head.id);
  }
  asked.questions = options.questions.value_or("");
  asked.name = options.name.value_or("");
  asked.zone = data.settings().home_zone;
  asked.made_at = context.computer.clock.now();
  return asked;
}

/// What the file holds, in words.
std::vector<std::string> included(const report::Options& asked) {
  std::vector<std::string> names{"Nights"};
  for (const auto field_class : report::field_classes())
    if (!asked.left_out.contains(field_class)) names.emplace_back(report::label(field_class));
  return names;
}

/// The share log: what left the journal, when and for whom. It stays in the journal.
Result<void> remember_share(Context& context, journal::OpenJournal& journal, const report::Options& asked,
                            const Options& options) {
  Share share;
  share.at = moment_at(context.computer.clock.now(), journal.settings().home_zone);
  share.recipient = options.recipient;
  share.format = "pdf";
  share.from = asked.from;
  share.until = asked.until;
  const auto names = included(asked);
  share.included = TextSet(names.begin(), names.end());
  share.file_name = file_name_of(options.out);
  share.app_version = NIGHTJAR_VERSION;
  return apply_and_save(context, journal, journal::edit_of(journal::create(journal.author(), share)));
}

Result<void> run(Context& context, const Options& options) {
  if (!options.out.ends_with(".pdf")) return fail(ErrorCode::usage, "--out names no PDF", "let the name end in .pdf");
  if (const auto ok = check(options.period); !ok) return ok;
  auto journal = open(context, options.access, For::changing);
  std::string not_logged;
  if (!journal && journal.error().code == ErrorCode::in_use) {
    not_logged = journal.error().message;
    journal = open(context, options.access, For::reading);
  }
  if (!journal) return fail(journal.error());
  if (not_logged.empty() && journal->read_only()) not_logged = "the journal can only be read";

  const auto asked = asked_for(context, journal->data(), options);
  if (!asked) return fail(asked.error());
  const auto pdf = report::write_pdf(report::build_model(journal->data(), *asked));
  if (!pdf) return fail(pdf.error());
  if (const auto written = write_atomically(context.computer.files, options.out, *pdf); !written) return written;

  say_if_demo(context.out, journal->settings());
  context.out << fmt::format("Wrote {}: nights {} to {}.\nIn this file: ", options.out, iso(asked->from),
                             iso(asked->until));
  std::string list;
  for (const auto& name : included(*asked)) list += (list.empty() ? "" : ", ") + name;
  context.out << list << ".\n" << words::leaves_encryption_warning() << '\n';
  if (not_logged.empty()) return remember_share(context, *journal, *asked, options);
  context.err << "note: not entered in the share log, because " << not_logged << '\n';
  return {};
}

}  // namespace

void add_report(CLI::App& program, Task& task) {
  auto o = std::make_shared<Options>();
  auto& verb = add_verb(
      program, "report", "Writes the report for a clinician as a PDF",
      "  nightjar report ~/sleep.nightjar --out visit.pdf\n"
      "  nightjar report ~/sleep.nightjar --out visit.pdf --days 28 --preset prescribed --leave-out comments\n");
  add_access(verb, o->access);
  verb.add_option("--out", o->out, "The PDF to write")->required()->type_name("FILE");
  add_period(verb, o->period);
  add_number(verb, "--days", o->days, 1, 366,
             "How many nights, up to --until or the last recorded one; 14 if not given");
  add_choice(verb, "--preset", o->preset, "What it holds: sleep alone, also what is prescribed, or everything");
  add_choice(verb, "--paper", o->paper, "Paper");
  add_texts(verb, "--leave-out", o->left_out, "CLASS", "Leaves out one of: " + class_names());
  add_texts(verb, "--leave-out-substance", o->substances_left_out, "NAME", "Leaves out one of your list");
  add_text(verb, "--name", o->name, "TEXT", "A name to print; without it there is none");
  add_text(verb, "--questions", o->questions, "TEXT", "Questions for the visit");
  add_text(verb, "--recipient", o->recipient, "TEXT", "Who it is for: kept in your own share log, not in the file");
  verb.callback([o, &task] { task = [o](Context& context) { return run(context, *o); }; });
}

}  // namespace nightjar::cli
