#include <fmt/format.h>

#include <nightjar/analysis/question.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/report/share_file.hpp>
#include <nightjar/support/digest.hpp>

#include "cli/file_password.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {
using report::FieldClass;
using report::Format;

struct ReportArguments {
  std::vector<std::string> files;
  std::optional<std::string> passphrase_file;
  std::string out;
  std::optional<Format> format;
  Period period;
  std::optional<int> days;
  std::optional<report::Preset> preset;
  std::vector<std::string> left_out, substances_left_out, notes_left_out;
  std::optional<std::string> name, questions, recipient;
  FilePassword password;
  std::optional<report::Paper> paper;
  std::optional<report::RowStart> row_start;
  std::optional<report::Inks> inks;
  std::optional<report::Letters> letters;
  bool contents_page = false, all_entries = false, no_last_page = false, force = false;
  std::optional<std::string> with_without;
};

std::string class_names() {
  std::string names;
  for (const auto field_class : report::field_classes())
    names += (names.empty() ? "" : ", ") + std::string(to_text(field_class));
  return names;
}

/// The last night of a report that names none: the last recorded one, or a later one whose day has an entry and whose
/// morning has come. The night that begins today is not over.
std::optional<Day> last_night_of_report(const JournalData& data, Day today) {
  const auto recorded = data.span();
  if (!recorded) return std::nullopt;
  const Day until_now = std::max(recorded->first, std::min(recorded->second, today - 1));
  const auto& nights = data.by_day<Night>();
  return nights.empty() ? until_now : std::max(nights.last(), until_now);
}

/// Without a period: as many nights as --days says.
Result<std::pair<Day, Day>> nights_of(const JournalData& data, const ReportArguments& options, Day today) {
  const auto last = last_night_of_report(data, today);
  if (!last && !(options.period.from && options.period.until))
    return fail(ErrorCode::not_found, "nothing is recorded yet", "begin with 'nightjar log night FILE'");
  const int length = options.days.value_or(14);
  const auto until = options.period.until                  ? *options.period.until
                     : options.period.from && options.days ? *options.period.from + (length - 1)
                                                           : *last;
  const auto from = options.period.from.value_or(until - (length - 1));
  if (until < from) return fail(ErrorCode::not_found, "no night is recorded in that period");
  return std::pair(from, until);
}

/// A note by its id, or all of a day.
Result<std::set<Id>> notes_meant_by(const JournalData& data, const std::string& which) {
  std::set<Id> out;
  if (const auto day = parse_day(which))
    for (const auto* note : data.on<Note>(*day)) out.insert(note->head.id);
  if (const auto id = parse_id(which); id && data.live<Note>().contains(*id)) out.insert(*id);
  if (out.empty())
    return fail(ErrorCode::not_found, "--leave-out-note names no note",
                "give its day as 2026-11-22, or its id as in notes.csv; nothing was written");
  return out;
}

/// A substance by its name, or a factor by its code. Anything else would silently make a report without that page.
Result<report::NightsWith> nights_with(const JournalData& data, const std::string& what, int nights) {
  if (nights > analysis::most_slots)
    return fail(ErrorCode::usage, fmt::format("--with-without compares at most {} nights", analysis::most_slots),
                "choose a shorter period; nothing was written");
  if (const auto* substance = data.substance_named(what)) return report::NightsWith{substance->head.id, ""};
  const auto read = analysis::factor_from_code(what);
  const auto* factor = std::get_if<analysis::Factor>(&read);
  if (factor == nullptr || analysis::refusal(data, *factor))
    return fail(
        ErrorCode::usage, "--with-without cannot compare by this",
        "one of your list, nap, exercise, late-screens or tag:NAME; 'nightjar compare' says why; nothing was written");
  if (analysis::is_unheard_of(data, *factor))
    return fail(ErrorCode::not_found, "--with-without names a tag that no night and no list of this journal has",
                "write it exactly as there; nothing was written");
  return report::NightsWith{{}, what};
}

Result<report::Options> asked_for(Context& context, const journal::OpenJournal& journal,
                                  const ReportArguments& options) {
  const auto& data = journal.data();
  const auto nights = nights_of(data, options, today(context, journal.settings()));
  if (!nights) return fail(nights.error());
  report::Options asked;
  asked.from = nights->first;
  asked.until = nights->second;
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
  for (const auto& which : options.notes_left_out) {
    const auto notes = notes_meant_by(data, which);
    if (!notes) return fail(notes.error());
    asked.notes_left_out.insert(notes->begin(), notes->end());
  }
  if (options.with_without) {
    const auto with = nights_with(data, *options.with_without, asked.until - asked.from + 1);
    if (!with) return fail(with.error());
    asked.with_without = *with;
  }
  asked.questions = options.questions.value_or("");
  asked.name = options.name.value_or("");
  asked.zone = journal.zone();
  asked.made_at = context.computer.clock.now();
  asked.paper = options.paper.value_or(report::Paper::a4);
  asked.row_start = options.row_start.value_or(report::RowStart::noon);
  asked.inks = options.inks.value_or(report::Inks::colour);
  asked.letters = options.letters.value_or(report::Letters::usual);
  asked.contents_page = options.contents_page;
  asked.all_entries = options.all_entries;
  asked.last_page = !options.no_last_page;
  return asked;
}

constexpr std::array<std::pair<std::string_view, Format>, 7> report_endings{{{".pdf", Format::pdf},
                                                                             {".html", Format::html},
                                                                             {".xlsx", Format::xlsx},
                                                                             {".fhir.json", Format::fhir},
                                                                             {".sleep.json", Format::omh},
                                                                             {".json", Format::json},
                                                                             {".zip", Format::csv}}};
/// Entries of days after the report, where no last night was asked for: to be seen that they are not in it.
int entries_after(const JournalData& data, Day until) {
  int count = 0;
  for_each_kind([&]<class R>() {
    if constexpr (!std::is_same_v<R, Question> && !std::is_same_v<R, ImportBatch>) {
      const auto& by_day = data.by_day<R>();
      for (auto it = by_day.lower_bound(until + 1); it != by_day.end(); ++it)
        count += static_cast<int>(it->second.size());
    }
  });
  return count;
}

/// The format that is asked for, or the one that the name of the file ends in.
Result<Format> format_of(const ReportArguments& options) {
  if (options.format) return *options.format;
  for (const auto& [ending, format] : report_endings)
    if (options.out.ends_with(ending)) return format;
  return fail(ErrorCode::usage, "--out does not say which format is wanted",
              "let the name end in .pdf, .html, .xlsx, .zip, .json, .fhir.json or .sleep.json, or use --format");
}

/// The share log: what left the journal, when and for whom. It stays in the journal.
Result<void> remember_share(Context& context, journal::OpenJournal& journal, const report::Options& asked,
                            const report::Contents& contents, Share share) {
  share.at = moment_at(context.computer.clock.now(), journal.zone());
  share.from = asked.from;
  share.until = asked.until;
  share.included = report::included_names(contents);
  share.app_version = NIGHTJAR_VERSION;
  return apply_and_save(context, journal, journal::edit_of(journal::create(journal.author(), share)));
}

void print_contents(Context& context, const report::Contents& contents) {
  context.out << "In this file:\n";
  for (const auto& line : contents.lines)
    if (line.in_file && line.entries > 0)
      context.out << fmt::format("  {}{}: {}\n", line.substance ? "  " : "", line.what, line.how_many);
  std::string left_out, not_in_format;
  const auto add = [](std::string& list, const std::string& what) { list += (list.empty() ? "" : ", ") + what; };
  for (const auto& line : contents.lines) {
    if (!line.in_file) add(left_out, line.what);
    if (line.in_file && !line.in_format && line.field_class) add(not_in_format, line.what);
  }
  if (!left_out.empty()) context.out << "Left out: " << left_out << ".\n";
  if (!not_in_format.empty()) context.out << "Recorded, but not in this format: " << not_in_format << ".\n";
  for (const auto& caution : contents.cautions) context.err << "note: " << caution << '\n';
}

/// A name says what is in the file: whoever gets it opens it by that. One that says something else is refused, and a
/// zip, which a password makes of all but a PDF, is called one.
Result<std::string> fitting_name(const std::string& out, Format format, bool has_password) {
  const auto plain = "." + report::extension(format, false), made = "." + report::extension(format, has_password);
  std::string_view ending;
  for (const auto& [known, of] : report_endings)
    if (ending.empty() && out.ends_with(known)) ending = known;
  for (const std::string_view other : {".csv", ".nightjar"})
    if (out.ends_with(other)) ending = other;
  if (ending.empty() || plain.ends_with(ending)) return made == plain ? out : out + made;
  if (made.ends_with(ending)) return out;
  return fail(ErrorCode::usage,
              fmt::format("--out ends in {}, and the file would hold something else ({})", ending, made.substr(1)),
              fmt::format("let the name end in {}; nothing was written", made));
}

/// A folder takes one file for each journal, named after it.
Result<std::string> out_path(const ReportArguments& options, const std::string& file, Format format, bool many,
                             bool has_password) {
  if (!many) return fitting_name(options.out, format, has_password);
  auto name = file_name_of(file);
  if (name.ends_with(".nightjar")) name.resize(name.size() - 9);
  return options.out + (options.out.ends_with('/') ? "" : "/") + name + "." + report::extension(format, has_password);
}

Result<std::vector<std::string>> out_paths(const ReportArguments& options, Format format) {
  const bool has_password = options.password.file || options.password.offered;
  std::vector<std::string> paths;
  for (const auto& file : options.files) {
    auto path = out_path(options, file, format, options.files.size() > 1, has_password);
    if (!path) return fail(path.error());
    paths.push_back(*std::move(path));
  }
  if (const auto apart = check_apart(paths); !apart) return fail(apart.error());
  return paths;
}

Result<void> report_on(Context& context, const ReportArguments& options, const std::string& file,
                       const std::string& path, Format format, const SecretBytes& password) {
  const Access access{file, options.passphrase_file};
  auto journal = open(context, access, For::changing);
  std::string not_logged;
  if (!journal && journal.error().code == ErrorCode::in_use) {
    not_logged = journal.error().message;
    journal = open(context, access, For::reading);
  }
  if (!journal) return fail(journal.error());
  if (not_logged.empty() && journal->read_only()) not_logged = "the journal can only be read";

  const auto asked = asked_for(context, *journal, options);
  if (!asked) return fail(asked.error());
  // Whoever reads on learns of what the file cannot leave out before it is there.
  say_if_demo(context.out, journal->settings());
  const auto contents = report::contents_of(journal->data(), *asked, format);
  print_contents(context, contents);
  if (const int newer = options.period.until ? 0 : entries_after(journal->data(), asked->until); newer > 0)
    context.err << fmt::format("note: {} newer than {} {} not in this file; --until says another last night\n",
                               newer == 1 ? "1 entry" : fmt::format("{} entries", newer), iso(asked->until),
                               newer == 1 ? "is" : "are");
  const auto made = report::make_file(journal->data(), *asked, format, password.text());
  if (!made) return fail(made.error());
  if (const auto written = write_output(context, path, *made, options.force); !written) return written;

  context.out << fmt::format("Wrote {}: nights {} to {}, {} bytes.\n", visible(path), iso(asked->from),
                             iso(asked->until), made->size());
  if (!password.empty() && format != Format::pdf) context.out << report::protected_zip_notice() << '\n';
  if (!not_logged.empty()) {
    context.err << "note: not entered in the share log, because " << not_logged << '\n';
    return {};
  }
  Share share;
  share.recipient = options.recipient;
  share.format = to_text(format);
  share.encrypted = !password.empty();
  share.file_name = file_name_of(path);
  share.sha256 = sha256_hex(*made);
  return remember_share(context, *journal, *asked, contents, std::move(share));
}

Result<void> run(Context& context, const ReportArguments& options) {
  if (const auto ok = check(options.period); !ok) return ok;
  const auto format = format_of(options);
  if (!format) return fail(format.error());
  const auto paths = out_paths(options, *format);
  if (!paths) return fail(paths.error());
  const auto password = read_file_password(context, options.password, report::protection_of(*format));
  if (!password) return fail(password.error());
  if (options.files.size() > 1)
    if (const auto folder = make_folders(context.computer.files, options.out); !folder) return folder;
  for (std::size_t i = 0; i < paths->size(); ++i)
    if (const auto done = report_on(context, options, options.files[i], (*paths)[i], *format, *password); !done)
      return done;
  context.out << words::leaves_encryption_warning() << '\n';
  return {};
}

}  // namespace

void add_report(CLI::App& program, Task& task) {
  auto o = std::make_shared<ReportArguments>();
  auto& verb = add_verb(
      program, "report", "Writes a report to share, as pages, a web page, tables or for record systems",
      "  nightjar report ~/sleep.nightjar --out visit.pdf\n"
      "  nightjar report ~/sleep.nightjar --out visit.html --days 28 --preset prescribed --leave-out comments\n"
      "  nightjar report ~/sleep.nightjar --out visit.xlsx --offer-password\n"
      "  nightjar report a.nightjar b.nightjar --format pdf --out reports/ --passphrase-file -\n");
  add_files(verb, "FILE", o->files, "The journal; several give one file each");
  add_text(
      verb, "--passphrase-file", o->passphrase_file, "F",
      "Reads the passphrase from the first line of F (- is standard input, a line for each journal) instead of asking");
  add_text(verb, "--out", o->out, "FILE", "The file to write, or a folder for several");
  add_force(verb, o->force);
  add_choice(verb, "--format", o->format, "What to write, where the name does not say it");
  add_period(verb, o->period);
  add_number(verb, "--days", o->days, 1, 366,
             "How many nights, up to --until or the last one of which anything is recorded; 14 if not given");
  add_choice(verb, "--preset", o->preset, "What it holds: sleep alone, also what is prescribed, or everything");
  add_texts(verb, "--leave-out", o->left_out, "CLASS", "Leaves out one of: " + class_names());
  add_texts(verb, "--leave-out-substance", o->substances_left_out, "NAME", "Leaves out one of your list");
  add_texts(verb, "--leave-out-note", o->notes_left_out, "NOTE",
            "Leaves out a note by its id in notes.csv, or all notes of a day");
  add_file_password(verb, o->password);
  add_text(verb, "--name", o->name, "TEXT", "A name to print; without it there is none");
  add_text(verb, "--questions", o->questions, "TEXT", "Questions for the visit");
  add_text(verb, "--recipient", o->recipient, "TEXT", "Who it is for: kept in your own share log, not in the file");
  add_choice(verb, "--paper", o->paper, "Paper");
  add_choice(verb, "--row-start", o->row_start, "Where the row of a night begins: noon, evening (18:00) or midnight");
  add_choice(verb, "--ink", o->inks, "black: no grey and no colour, for a copier");
  add_choice(verb, "--letters", o->letters, "classic: B S M C A only, as on many clinic forms");
  add_flag(verb, "--contents", o->contents_page, "A first page that says what is in the file");
  add_flag(verb, "--all-entries", o->all_entries, "Every entry as a table");
  add_flag(verb, "--no-last-page", o->no_last_page, "Without data quality, formulas and glossary");
  add_text(verb, "--with-without", o->with_without, "WHAT",
           "A page that compares nights with and without one of your list, or nap, exercise, late-screens, tag:NAME");
  when_named(verb, task, [o](Context& context) { return run(context, *o); });
}

}  // namespace nightjar::cli
