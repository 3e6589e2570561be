// Files that other people and programs made.
#include <nightjar/codec/csv.hpp>
#include <nightjar/codec/record_json.hpp>
#include <nightjar/domain/validation.hpp>
#include <nightjar/imports/import.hpp>
#include <nightjar/imports/merge.hpp>

#include "fuzz/targets.hpp"

namespace nightjar::fuzz {
namespace {

void import_as(Bytes bytes, std::string_view name, std::optional<imports::SourceFormat> format) {
  imports::Options options;
  options.format = format;
  options.zone = "Europe/Berlin";
  options.home_zone = find_zone("Europe/Berlin").value();
  options.batch_id.bytes[0] = 1;
  options.new_id = [n = std::uint32_t{0}]() mutable {
    Id id;
    ++n;
    for (std::size_t i = 0; i < 4; ++i) id.bytes[15 - i] = static_cast<std::uint8_t>(n >> (8 * i));
    return id;
  };
  const auto batch = imports::parse(name, text_of(bytes), options, {});
  if (!batch) return must(!batch.error().message.empty(), "an error says something");
  const auto& c = batch->counts;
  must(c.read == c.fresh + c.same + c.clash + c.rejected + c.left_out, "every row is counted once");
  for (const auto& change : imports::to_changes(*batch, options, {false, std::string(name), ""})) {
    auto record = change.after;
    normalise(record);
    must(validate(record).has_value(), "what an import brings may be stored");
  }
}

}  // namespace

void import_csv(Bytes bytes) {
  if (bytes.empty()) return;
  using enum imports::SourceFormat;
  static constexpr std::optional<imports::SourceFormat> formats[] = {std::nullopt, nights_csv, days_csv, records_csv,
                                                                     melidos};
  import_as(bytes.subspan(1), "diary.csv", formats[bytes.front() % std::size(formats)]);
}
void import_json(Bytes bytes) { import_as(bytes, "journal.json", imports::SourceFormat::journal_json); }
void import_zip(Bytes bytes) { import_as(bytes, "archive.zip", imports::SourceFormat::archive); }

void csv(Bytes bytes) {
  const auto table = codec::read_csv(text_of(bytes));
  if (!table) return;
  for (const auto& row : table->rows) {
    if (!row.problem.empty() || table->delimiter != ',') continue;
    const auto again = codec::read_csv(codec::csv_line(table->header) + codec::csv_line(row.cells));
    // A header may be empty when it stands alone; one that itself has more of another separator is taken for that kind,
    // which ours never have.
    if (!again || again->delimiter != ',') continue;
    must(again->rows.size() <= 1, "one row stays one row");
    if (again->rows.size() == 1) must(again->rows.front().cells == row.cells, "what is written is what is read");
  }
}

void record_json(Bytes bytes) {
  const auto text = text_of(bytes);
  if (const auto record = codec::record_from_json(text)) {
    const auto written = codec::to_json(*record);
    const auto again = codec::record_from_json(written);
    must(again && codec::to_json(*again) == written, "a record is written as it was read");
  }
  if (const auto revision = codec::revision_from_json(text)) static_cast<void>(codec::to_json(*revision));
  static_cast<void>(codec::settings_from_json(text));
  static_cast<void>(codec::moment_from_json(text));
  static_cast<void>(codec::text_set_from_json(text));
  static_cast<void>(codec::checklist_from_json(text));
  static_cast<void>(codec::clock_times_from_json(text));
}

}  // namespace nightjar::fuzz
