#include <nightjar/imports/import.hpp>

#include "imports/formats.hpp"

namespace nightjar::imports {
namespace {

Result<void> read(SourceFormat format, std::string_view bytes, Collector& into) {
  switch (format) {
    case SourceFormat::journal_json: return read_journal_json(bytes, into);
    case SourceFormat::archive: return read_archive(bytes, into);
    case SourceFormat::melidos: return read_melidos(bytes, into);
    case SourceFormat::nights_csv:
    case SourceFormat::days_csv:
    case SourceFormat::records_csv: break;
  }
  return read_own_csv(bytes, "", into);
}

}  // namespace

Result<SourceFormat> sniff(std::string_view file_name, std::string_view bytes) {
  const auto start = bytes.substr(0, 4096);
  if (start.starts_with("PK\x03\x04")) return SourceFormat::archive;
  const auto first =
      start.starts_with("\xEF\xBB\xBF") ? start.find_first_not_of(" \t\r\n", 3) : start.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return fail(ErrorCode::parse, "the file is empty", "check that it was saved");
  if (start[first] == '{' || file_name.ends_with(".json")) return SourceFormat::journal_json;
  if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF"))
    return fail(ErrorCode::parse, "the file is UTF-16 text", "save it again as UTF-8");
  // The header is enough; the rest of the file may be large.
  const auto table = read_table(bytes.substr(0, std::min(bytes.find_first_of("\r\n", first), bytes.size())));
  if (!table) return fail(table.error());
  if (is_melidos(*table)) return SourceFormat::melidos;
  const auto kind = kind_of_table(*table);
  if (!kind)
    return fail(ErrorCode::parse, "the columns are not those of any known format",
                "choose the format, or check the header line");
  if (*kind == Night::kind) return SourceFormat::nights_csv;
  return *kind == SubstanceDay::kind ? SourceFormat::days_csv : SourceFormat::records_csv;
}

Result<Batch> parse(std::string_view file_name, std::string_view bytes, const Options& options,
                    const JournalData& existing) {
  if (bytes.size() > max_file_bytes) return fail(ErrorCode::too_large, "the file is larger than 512 MiB", "split it");
  const auto format = options.format ? Result<SourceFormat>(*options.format) : sniff(file_name, bytes);
  if (!format) return fail(format.error());
  Collector into(*format, options, existing);
  if (auto ok = read(*format, bytes, into); !ok) return fail(ok.error());
  return std::move(into.batch());
}

}  // namespace nightjar::imports
