#include <fmt/format.h>

#include <nightjar/codec/record_csv.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/report/archive.hpp>
#include <nightjar/report/fhir.hpp>
#include <nightjar/report/journal_json.hpp>
#include <nightjar/report/open_mhealth.hpp>
#include <nightjar/report/xlsx.hpp>

#include "cli/file_password.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct ExportArguments {
  std::vector<std::string> files;
  std::optional<std::string> passphrase_file;
  std::string out;
  Period period;
  bool spreadsheet = false, force = false;
  FilePassword password;
};

struct Export {
  std::string text, what;
  std::vector<report::CsvFile> members{};  // of a zip, which is made when its password is known
};

/// What a name may end in, the longer ones first.
constexpr std::array<std::string_view, 6> endings{".fhir.json", ".sleep.json", ".json", ".xlsx", ".csv", ".zip"};

std::string_view ending_of(const std::string& name) {
  for (const auto ending : endings)
    if (name.ends_with(ending)) return ending;
  return {};
}

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

/// Everything, for the person's own use: nothing is left out here but what lies outside a period.
report::Options whole(Context& context, const journal::OpenJournal& journal, const Period& period) {
  report::Options out;
  const auto span = journal.data().span();
  out.from = period.from.value_or(span ? span->first : Day{});
  out.until = std::max(period.until.value_or(span ? span->second : out.from), out.from);
  out.zone = journal.zone();
  out.made_at = context.computer.clock.now();
  return out;
}

Result<Export> made(Context& context, const journal::OpenJournal& journal, const ExportArguments& options,
                    const std::string& path) {
  const auto& data = journal.data();
  const report::CsvOptions how{options.period.from, options.period.until, options.spreadsheet};
  const auto ending = ending_of(path);
  if (ending == ".csv") return table_named(data, file_name_of(path), how);
  if (ending == ".json") return Export{complete_json(journal), "the whole journal"};
  if (ending == ".fhir.json")
    return Export{report::fhir_bundle(data, whole(context, journal, options.period)), "a FHIR R4 bundle"};
  if (ending == ".sleep.json")
    return Export{report::open_mhealth_episodes(data, whole(context, journal, options.period)), "sleep episodes"};
  if (ending == ".xlsx") {
    const auto sheets = report::tables(data, how);
    const auto made_at = iso_utc(context.computer.clock.now()).substr(0, 19) + 'Z';
    return Export{report::zip_archive(report::workbook_parts(sheets, {"Nightjar journal", made_at})),
                  fmt::format("{} sheets", sheets.size())};
  }
  auto files = report::csv_files(data, how);
  if (!options.period.from && !options.period.until) files.push_back({"journal.json", complete_json(journal)});
  auto what = fmt::format("{} files", files.size());
  return Export{"", std::move(what), std::move(files)};
}

/// A password goes round the finished file, but for a zip, which takes it itself.
void pack(Export& made, const std::string& path, const SecretBytes& password) {
  if (made.members.empty() && password.empty()) return;
  if (made.members.empty()) made.members.push_back({file_name_of(path), std::move(made.text)});
  made.text = report::zip_archive(made.members, std::string(password.text()));
}

/// `path` is the name that tells the format; with a password the file itself is a zip, and is called one.
Result<void> export_one(Context& context, const ExportArguments& options, const std::string& file,
                        const std::string& path, const std::string& written_to, const SecretBytes& password) {
  const auto journal = open(context, {file, options.passphrase_file}, For::reading);
  if (!journal) return fail(journal.error());
  auto data = made(context, *journal, options, path);
  if (!data) return fail(data.error());
  pack(*data, path, password);
  if (const auto written = write_output(context, written_to, data->text, options.force); !written) return written;
  say_if_demo(context.out, journal->settings());
  context.out << fmt::format("Wrote {}: {}.\n", visible(written_to), data->what);
  return {};
}

Result<void> run(Context& context, const ExportArguments& options) {
  const auto ending = ending_of(options.out);
  const bool many = options.files.size() > 1;
  if (ending.empty())
    return fail(ErrorCode::usage, "--out does not say which format is wanted",
                many ? "name the files as in 'exports/.zip': each gets the name of its journal"
                     : "let the name end in .zip, .xlsx, .json, .csv, .fhir.json or .sleep.json");
  if (ending == ".json" && (options.period.from || options.period.until || options.spreadsheet))
    return fail(ErrorCode::usage, "journal.json is always complete", "leave the period out, or write .csv or .zip");
  if (const auto ok = check(options.period); !ok) return ok;
  const std::string folder = options.out.substr(0, options.out.size() - file_name_of(options.out).size());
  const bool has_password = options.password.file || options.password.offered;
  std::vector<std::string> paths, written_to;
  for (const auto& file : options.files) {
    auto name = file_name_of(file);
    if (name.ends_with(".nightjar")) name.resize(name.size() - 9);
    paths.push_back(many ? folder + name + (ending == ".csv" ? "-" : "") + file_name_of(options.out) : options.out);
    written_to.push_back(paths.back() + (has_password && ending != ".zip" ? ".zip" : ""));
  }
  if (const auto apart = check_apart(written_to); !apart) return apart;
  const auto password = read_file_password(context, options.password, report::Protection::zip);
  if (!password) return fail(password.error());
  if (many && !folder.empty())
    if (const auto made_folder = make_folders(context.computer.files, folder); !made_folder) return made_folder;
  for (std::size_t i = 0; i < paths.size(); ++i)
    if (const auto done = export_one(context, options, options.files[i], paths[i], written_to[i], *password); !done)
      return done;
  if (options.spreadsheet) context.out << "Made for spreadsheets: do not read it back into a journal.\n";
  context.out << words::leaves_encryption_warning() << '\n';
  return {};
}

}  // namespace

void add_export(CLI::App& program, Task& task) {
  auto options = std::make_shared<ExportArguments>();
  auto& verb =
      add_verb(program, "export", "Takes the journal out, in open formats",
               "  nightjar export ~/sleep.nightjar --out journal.json    everything; comes back with import\n"
               "  nightjar export ~/sleep.nightjar --out nights.csv      one table, by its name\n"
               "  nightjar export ~/sleep.nightjar --out all.zip         every table, a dictionary and journal.json\n"
               "  nightjar export ~/sleep.nightjar --out all.xlsx        the tables as one workbook\n"
               "  nightjar export ~/sleep.nightjar --out all.fhir.json   for record systems\n"
               "  nightjar export a.nightjar b.nightjar --out out/.zip   out/a.zip and out/b.zip\n");
  add_files(verb, "FILE", options->files, "The journal; several give one file each");
  add_text(
      verb, "--passphrase-file", options->passphrase_file, "F",
      "Reads the passphrase from the first line of F (- is standard input, a line for each journal) instead of asking");
  add_text(verb, "--out", options->out, "FILE", "The file to write; its name tells the format");
  add_force(verb, options->force);
  add_period(verb, options->period);
  add_flag(verb, "--spreadsheet", options->spreadsheet,
           "Guards cells that a spreadsheet would take for a formula; not for reading back");
  add_file_password(verb, options->password);
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
