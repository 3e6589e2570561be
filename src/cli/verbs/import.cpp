#include <fmt/format.h>

#include <nightjar/entry/unknown_zones.hpp>
#include <nightjar/imports/merge.hpp>
#include <nightjar/support/digest.hpp>

#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct ImportArguments {
  Access access;
  std::string input;
  std::optional<std::string> format, person, empty_factors;
  std::optional<Zone> zone;
  std::optional<std::string> password_file;
  bool dry_run = false, theirs = false;
};

std::string_view words_for(imports::Severity severity) {
  switch (severity) {
    case imports::Severity::note: return "note";
    case imports::Severity::left_out: return "left out";
    case imports::Severity::clash: return "clash";
    case imports::Severity::rejected: return "rejected";
  }
  return "";
}

void print_table(std::ostream& out, const imports::Batch& batch) {
  using enum TextTable::Align;
  const auto& c = batch.counts;
  TextTable counts(
      {{"read", right}, {"new", right}, {"same", right}, {"clash", right}, {"rejected", right}, {"left out", right}});
  counts.add({std::to_string(c.read), std::to_string(c.fresh), std::to_string(c.same), std::to_string(c.clash),
              std::to_string(c.rejected), std::to_string(c.left_out)});
  counts.print(out);
  if (batch.findings.empty()) return;
  out << '\n';
  TextTable findings({{"file"}, {"line", right}, {"what"}, {"why"}});
  for (const auto& finding : batch.findings)
    findings.add({finding.file, finding.line == 0 ? "" : std::to_string(finding.line),
                  std::string(words_for(finding.severity)), finding.text});
  findings.print(out);
}

imports::Options how_to_read(const ImportArguments& options, const journal::OpenJournal& journal) {
  const auto& author = journal.author();
  imports::Options how;
  if (options.format) how.format = enum_from_text<imports::SourceFormat>(*options.format);
  if (options.zone) how.zone = options.zone->name();
  how.person = options.person;
  how.empty_factors_none = options.empty_factors == "none";
  how.batch_id = author.new_id();
  how.new_id = author.new_id;
  how.now = author.now();
  how.device_id = author.device_id;
  how.home_zone = journal.zone();
  return how;
}

Result<void> run(Context& context, const ImportArguments& options) {
  const auto bytes = read_file(context.computer.files, options.input, imports::max_file_bytes);
  if (!bytes) return fail(bytes.error());
  const std::string_view text{reinterpret_cast<const char*>(bytes->data()), bytes->size()};
  auto journal = open(context, options.access, options.dry_run ? For::reading : For::changing);
  if (!journal) return fail(journal.error());
  SecretBytes password;
  if (imports::needs_password(text)) {
    auto asked = read_secret(context, options.password_file, "Password of the file to read");
    if (!asked) return fail(asked.error());
    password = std::move(*asked);
  }

  const auto sha256 = sha256_hex(text);
  auto how = how_to_read(options, *journal);
  how.password = password.text();
  const auto name = file_name_of(options.input);
  const auto batch = imports::parse(name, text, how, journal->data());
  if (!batch) return fail(batch.error());
  print_table(context.out, *batch);
  const auto& counts = batch->counts;
  if (counts.rejected > 0 && counts.rejected == counts.read)
    return fail(ErrorCode::parse, "no row of this file could be read",
                "nothing was changed; the table names the lines");
  if (options.dry_run) {
    context.out << "\nDry run: nothing was changed.\n";
    return {};
  }

  journal::Edit edit;
  edit.title = "import";
  edit.changes = imports::to_changes(*batch, how, {options.theirs, name, sha256});
  if (edit.changes.empty() && !batch->lists) {
    context.out << (counts.same == counts.read ? "\nNothing new: the journal holds all of this.\n"
                                               : "\nNothing was changed; what was not taken in is listed above.\n");
    if (counts.clash > 0) context.out << "Where answers differed yours were kept; --theirs takes the file's.\n";
    return {};
  }
  const auto zones = entry::unknown_zones_among(edit.changes);
  const bool was_empty = !journal->data().span(), home_was_known = !journal->unknown_home_zone(),
             only_lists = edit.changes.empty();
  if (const auto done = journal->import_all(std::move(edit), batch->revisions); !done) return done;
  // A whole journal read into an empty one brings its home zone and day with it.
  if (was_empty && batch->settings)
    if (const auto done = journal->set_settings(*batch->settings); !done) return done;
  if (batch->lists)
    if (const auto done = journal->set_lists(*batch->lists); !done) return done;
  if (const auto saved = save(context, *journal); !saved) return saved;
  if (zones) context.err << "note: " << *zones << '\n';
  if (home_was_known)
    if (const auto unknown = journal->unknown_home_zone()) context.err << "note: " << *unknown << '\n';
  context.out << (only_lists
                      ? "\nThe lists have the entries that only the file's had; the journal holds all of the rest.\n"
                      : "\nImported. 'nightjar undo-import FILE' takes it back.\n");
  if (counts.clash > 0)
    context.out << (options.theirs
                        ? "Where answers differed the file's were taken; yours are kept as earlier versions.\n"
                        : "Where answers differed yours were kept; --theirs takes the file's.\n");
  return {};
}

std::string format_names() {
  std::string names;
  for (const auto name : enum_names<imports::SourceFormat>) names += (names.empty() ? "" : ", ") + std::string(name);
  return names;
}

}  // namespace

void add_import(CLI::App& program, Task& task) {
  auto options = std::make_shared<ImportArguments>();
  auto& verb = add_verb(program, "import", "Reads a file into the journal; doing it twice adds nothing",
                        "  nightjar import ~/sleep.nightjar nights.csv --dry-run\n"
                        "  nightjar import ~/sleep.nightjar journal.json\n"
                        "  nightjar import ~/sleep.nightjar diary.csv --format melidos --person 001\n");
  add_access(verb, options->access);
  add_file(verb, "INPUT", options->input, "The file to read");
  add_choice(verb, "--format", options->format, enum_names<imports::SourceFormat>,
             "Without it, told by the file's own header; one of " + format_names());
  add_zone(verb, "--zone", options->zone, "Time zone of times in a file that names none");
  add_text(verb, "--person", options->person, "ID", "Whose rows, in a file of several people");
  static constexpr std::string_view empty_meanings[] = {"none", "not-answered"};
  add_choice(verb, "--empty-factors", options->empty_factors, empty_meanings,
             "What an empty factors cell means; not-answered if not given");
  add_text(verb, "--password-file", options->password_file, "F",
           "Reads the password of a protected zip from the first line of F (- is standard input) instead of asking");
  add_flag(verb, "--theirs", options->theirs, "Where answers differ, takes the file's; earlier versions are kept");
  add_flag(verb, "--dry-run", options->dry_run, "Shows what would come in and changes nothing");
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
