#include <fmt/format.h>

#include <nightjar/codec/record_csv.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/report/archive.hpp>
#include <nightjar/report/journal_json.hpp>
#include <nightjar/support/atomic_file.hpp>

#include "cli/session.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct Options {
  Access access;
  std::string out;
  Period period;
  bool spreadsheet = false;
};

struct Export {
  std::string text, what;
};

std::string complete_json(const journal::OpenJournal& journal) {
  return report::journal_json(journal.data(), journal.all_revisions());
}

/// The table that a file name asks for: "days.csv", and "march-days.csv" too.
Result<Export> table_named(const JournalData& data, const std::string& name, const report::CsvOptions& how) {
  const auto is = [&](std::string_view table) {
    return name == table ||
           (name.ends_with(table) && !std::isalnum(static_cast<unsigned char>(name[name.size() - table.size() - 1])));
  };
  if (is("nights.csv")) return Export{report::nights_csv(data, how), "nights"};
  if (is("days.csv")) return Export{report::days_csv(data, how), "days"};
  if (is("measures.csv")) return Export{report::measures_csv(data, how), "measures of nights"};
  if (is("dictionary.csv")) return Export{report::dictionary_csv(), "what every column means"};
  std::optional<Export> found;
  std::string names;
  for_each_kind([&]<class R>() {
    const auto table = codec::csv_file_name(R::kind);
    if (table.empty()) return;
    names += ", " + std::string(table);
    if (!found && is(table)) found = Export{report::records_csv(data, R::kind, how), std::string(table)};
  });
  if (found) return std::move(*found);
  return fail(ErrorCode::usage, "the name of the CSV file does not say which table it is to hold",
              "end it in one of: nights.csv, days.csv, measures.csv, dictionary.csv" + names);
}

Result<Export> made(const journal::OpenJournal& journal, const Options& options) {
  const report::CsvOptions how{options.period.from, options.period.until, options.spreadsheet};
  if (options.out.ends_with(".csv")) return table_named(journal.data(), file_name_of(options.out), how);
  if (options.out.ends_with(".json")) return Export{complete_json(journal), "the whole journal"};
  auto files = report::csv_files(journal.data(), how);
  const bool whole = !options.period.from && !options.period.until;
  if (whole) files.push_back({"journal.json", complete_json(journal)});
  return Export{report::zip_archive(files), fmt::format("{} files", files.size())};
}

Result<void> run(Context& context, const Options& options) {
  const bool json = options.out.ends_with(".json");
  if (!json && !options.out.ends_with(".csv") && !options.out.ends_with(".zip"))
    return fail(ErrorCode::usage, "--out does not say which format is wanted",
                "let the name end in .zip, .json or .csv");
  if (options.out.ends_with(".fhir.json")) return fail(ErrorCode::usage, "FHIR files cannot be written yet");
  if (json && (options.period.from || options.period.until || options.spreadsheet))
    return fail(ErrorCode::usage, "journal.json is always complete", "leave the period out, or write .csv or .zip");
  if (const auto ok = check(options.period); !ok) return ok;
  const auto journal = open(context, options.access, For::reading);
  if (!journal) return fail(journal.error());
  const auto data = made(*journal, options);
  if (!data) return fail(data.error());
  if (const auto written = write_atomically(context.computer.files, options.out, data->text); !written) return written;
  say_if_demo(context.out, journal->settings());
  context.out << fmt::format("Wrote {}: {}.\n", options.out, data->what);
  if (options.spreadsheet) context.out << "Made for spreadsheets: do not read it back into a journal.\n";
  context.out << words::leaves_encryption_warning() << '\n';
  return {};
}

}  // namespace

void add_export(CLI::App& program, Task& task) {
  auto options = std::make_shared<Options>();
  auto& verb =
      add_verb(program, "export", "Takes the journal out, in open formats",
               "  nightjar export ~/sleep.nightjar --out journal.json   everything; comes back with import\n"
               "  nightjar export ~/sleep.nightjar --out nights.csv     one table, by its name\n"
               "  nightjar export ~/sleep.nightjar --out all.zip        every table, a dictionary and journal.json\n");
  add_access(verb, options->access);
  verb.add_option("--out", options->out, "The file to write; its name tells the format")->required()->type_name("FILE");
  add_period(verb, options->period);
  verb.add_flag("--spreadsheet", options->spreadsheet,
                "Guards cells that a spreadsheet would take for a formula; not for reading back");
  verb.callback([options, &task] { task = [options](Context& context) { return run(context, *options); }; });
}

}  // namespace nightjar::cli
