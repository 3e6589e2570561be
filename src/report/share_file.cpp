#include <fmt/format.h>

#include <nightjar/report/archive.hpp>
#include <nightjar/report/fhir.hpp>
#include <nightjar/report/html.hpp>
#include <nightjar/report/journal_json.hpp>
#include <nightjar/report/open_mhealth.hpp>
#include <nightjar/report/pages.hpp>
#include <nightjar/report/pdf.hpp>
#include <nightjar/report/selection.hpp>
#include <nightjar/report/share_file.hpp>
#include <nightjar/report/xlsx.hpp>
#include <nightjar/time/format.hpp>

#include "report/about_table.hpp"

namespace nightjar::report {
namespace {

std::vector<Table> tables_with_about(const JournalData& data, const Options& options) {
  std::vector<Table> out{about_table(data, options)};
  const CsvOptions dates{options.from, options.until};
  for (auto& table : tables(selected(data, options, Reach::dates), dates)) out.push_back(std::move(table));
  return out;
}

/// What goes into the zip of a format that is one.
std::vector<CsvFile> parts_of(const JournalData& data, const Options& options, Format format) {
  const auto sheets = tables_with_about(data, options);
  if (format == Format::xlsx)
    return workbook_parts(sheets, {"Sleep and recovery journal", iso_utc(options.made_at).substr(0, 19) + 'Z'});
  std::vector<CsvFile> files;
  // Whoever it is shared with opens it in a spreadsheet, so no cell may be taken for a formula.
  for (const auto& table : sheets) files.push_back({table.name, csv_text(table, true)});
  return files;
}

Result<std::string> unprotected(const JournalData& data, const Options& options, Format format) {
  switch (format) {
    case Format::csv:
    case Format::xlsx: return zip_archive(parts_of(data, options, format));
    case Format::json: return journal_json(selected(data, options, Reach::dates), {});
    case Format::fhir: return fhir_bundle(selected(data, options, Reach::dates), options);
    case Format::omh: return open_mhealth_episodes(selected(data, options, Reach::dates), options);
    case Format::html: return html_page(build_model(data, options));
    case Format::pdf: break;
  }
  return write_pdf(build_model(data, options));
}

Result<std::string> protect(const JournalData& data, const Options& options, Format format, const std::string& password,
                            const std::string& text) {
  if (format == Format::csv) return zip_archive(parts_of(data, options, format), password);
  const std::vector<CsvFile> inside{{suggested_name(options, format, false), text}};
  return zip_archive(inside, password);
}

}  // namespace

Result<std::string> make_file(const JournalData& data, const Options& chosen, Format format, std::string_view password,
                              const Progress& progress) {
  Options options = chosen;
  options.has_password = !password.empty();
  const auto goes_on = [&](double done) { return !progress || progress(done); };
  const auto cancelled = [] { return fail(ErrorCode::cancelled, "stopped, and no file was made", ""); };
  if (!password.empty() && password.size() < least_password_length)
    return fail(ErrorCode::refused, "the password of a shared file needs at least 8 characters", "take the one that is offered");
  const std::string secret(password);
  if (!goes_on(0)) return cancelled();
  Result<std::string> made;
  if (format == Format::pdf) {
    const Model model = build_model(data, options);
    if (!goes_on(0.3)) return cancelled();
    const auto pages = lay_out_pages(model);
    made = pdf_of(pages, {"Sleep and recovery report", model.made_at_utc, secret}, [&](double drawn) { return goes_on(0.5 + 0.4 * drawn); });
    if (!made && made.error().code == ErrorCode::cancelled) return cancelled();
  } else {
    made = unprotected(data, options, format);
    if (!goes_on(0.8)) return cancelled();
    if (made && !secret.empty()) made = protect(data, options, format, secret, *made);
  }
  if (!goes_on(1)) return cancelled();
  return made;
}

std::vector<charts::Scene> preview(const JournalData& data, const Options& options) {
  return lay_out_pages(build_model(data, options));
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

std::string suggested_name(const Options& options, Format format, bool has_password) {
  return fmt::format("nightjar-{}-to-{}.{}", iso(options.from), iso(options.until), extension(format, has_password));
}

}  // namespace nightjar::report
