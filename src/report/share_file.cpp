#include <fmt/format.h>

#include <nightjar/report/archive.hpp>
#include <nightjar/report/fhir.hpp>
#include <nightjar/report/journal_json.hpp>
#include <nightjar/report/open_mhealth.hpp>
#include <nightjar/report/share_file.hpp>
#include <nightjar/report/xlsx.hpp>
#include <nightjar/time/format.hpp>

#include "report/about_table.hpp"
#include "report/html.hpp"
#include "report/pages.hpp"
#include "report/pdf.hpp"
#include "report/selection.hpp"

namespace nightjar::report {
namespace {

/// What is made is the same for every format; how far it is differs.
class Maker {
 public:
  Maker(const JournalData& data, const Options& options, const Progress& progress)
      : data_(&data), options_(&options), progress_(&progress) {}

  [[nodiscard]] Result<std::string> make(Format format, const std::string& password) const {
    if (format == Format::pdf) return pdf(password);
    if (format == Format::csv)
      return packed(csv_files(), password);  // encrypted itself, where others get a zip around them
    std::string text = format == Format::xlsx ? packed(workbook(), {}) : of_one_text(format);
    if (password.empty()) return text;
    std::vector<CsvFile> inside{{suggested_name(*options_, format, false), std::move(text)}};
    return packed(inside, password);
  }

 private:
  [[nodiscard]] Step from_to(double from, double until, std::size_t expected) const {
    return steps(*progress_, from, until, expected);
  }
  [[nodiscard]] JournalData chosen() const { return selected(*data_, *options_, Reach::dates); }

  [[nodiscard]] Result<std::string> pdf(const std::string& password) const {
    const auto pages = lay_out_pages(build_model(*data_, *options_), paper_measure(), from_to(0.2, 0.5, nights()));
    const Progress drawn = [this](double share) { return !*progress_ || (*progress_)(0.5 + 0.4 * share); };
    return pdf_of(pages, {"Sleep and recovery report", iso_utc(options_->made_at).substr(0, 19) + 'Z', password},
                  drawn);
  }
  [[nodiscard]] std::string of_one_text(Format format) const {
    if (format == Format::html) return html_page(build_model(*data_, *options_));
    const auto data = chosen();
    const auto step = from_to(0.1, 0.7, format == Format::omh ? nights() : data.live_count());
    if (format == Format::json) return journal_json(data, {}, step);
    return format == Format::fhir ? fhir_bundle(data, *options_, step) : open_mhealth_episodes(data, *options_, step);
  }
  [[nodiscard]] std::vector<Table> tables_with_about() const {
    const auto data = chosen();
    std::vector<Table> out{about_table(*data_, *options_)};
    const auto rows = data.live_count() + nights() * (1 + data.live<Substance>().size());
    for (auto& table : tables(data, {options_->from, options_->until}, from_to(0.1, 0.4, rows)))
      out.push_back(std::move(table));
    return out;
  }
  [[nodiscard]] std::vector<CsvFile> workbook() const {
    const auto sheets = tables_with_about();
    return workbook_parts(sheets, {"Sleep and recovery journal", iso_utc(options_->made_at).substr(0, 19) + 'Z'},
                          from_to(0.4, 0.7, rows_of(sheets)));
  }
  /// Whoever it is shared with opens it in a spreadsheet, so no cell may be taken for a formula.
  [[nodiscard]] std::vector<CsvFile> csv_files() const {
    const auto sheets = tables_with_about();
    const auto step = from_to(0.4, 0.7, rows_of(sheets));
    std::vector<CsvFile> files;
    for (const auto& table : sheets) files.push_back({table.name, csv_text(table, true, step)});
    return files;
  }
  [[nodiscard]] std::string packed(const std::vector<CsvFile>& files, const std::string& password) const {
    constexpr std::size_t piece = 8192;
    std::size_t bytes = 0;
    for (const auto& file : files) bytes += file.text.size();
    return zip_archive(files, password,
                       from_to(password.empty() ? 0.7 : 0.8, password.empty() ? 0.8 : 1, bytes / piece));
  }

  [[nodiscard]] std::size_t nights() const { return static_cast<std::size_t>(options_->until - options_->from + 1); }
  [[nodiscard]] static std::size_t rows_of(std::span<const Table> sheets) {
    std::size_t rows = 0;
    for (const auto& sheet : sheets) rows += sheet.rows.size();
    return rows;
  }

  const JournalData* data_;
  const Options* options_;
  const Progress* progress_;
};

}  // namespace

Result<std::string> make_file(const JournalData& data, const Options& chosen, Format format, std::string_view password,
                              const Progress& progress) {
  Options options = chosen;
  options.has_password = !password.empty();
  const auto goes_on = [&](double done) { return !progress || progress(done); };
  SecretBytes protecting;
  if (!password.empty()) {
    auto prepared = prepared_password(SecretBytes::copy_of(password), protection_of(format));
    if (!prepared) return fail(prepared.error());
    protecting = std::move(*prepared);
  }
  const auto stopped = [] { return fail(ErrorCode::cancelled, "stopped, and no file was made", ""); };
  if (!goes_on(0)) return stopped();
  try {
    auto made = Maker(data, options, progress).make(format, std::string(protecting.text()));
    if (made && !goes_on(1)) return stopped();
    return made;
  } catch (const Failure& failure) {
    if (failure.error().code != ErrorCode::cancelled) throw;
    return stopped();
  }
}

std::vector<charts::Scene> preview(const JournalData& data, const Options& options, const Progress& progress) {
  const Step between = [&] {
    if (progress && !progress(0))
      throw Failure{Error{ErrorCode::cancelled, "the pages were not laid out to their end", ""}};
  };
  between();
  const auto model = build_model(data, options);
  return lay_out_pages(model, paper_measure(), between);
}

std::string extension(Format format, bool has_password) {
  if (has_password && format != Format::pdf) return "zip";
  switch (format) {
    case Format::pdf: return "pdf";
    case Format::html: return "html";
    case Format::csv: return "zip";
    case Format::xlsx: return "xlsx";
    case Format::fhir: return "fhir.json";
    case Format::json: return "json";
    case Format::omh: return "sleep.json";
  }
  return "";
}

std::string_view protected_zip_notice() {
  return "The file is a zip with AES-256; 7-Zip and most other unpackers open it.";
}

std::string suggested_name(const Options& options, Format format, bool has_password) {
  return fmt::format("nightjar-{}-to-{}.{}", iso(options.from), iso(options.until), extension(format, has_password));
}

}  // namespace nightjar::report
