#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <memory>
#include <nightjar/codec/record_csv.hpp>
#include <nightjar/support/utf8.hpp>

#include "imports/formats.hpp"

namespace nightjar::imports {
namespace {

constexpr zip_int64_t max_entries = 10000;
constexpr std::size_t max_entry_bytes = std::size_t{64} << 20;
constexpr std::size_t max_ratio = 200;
// Below this, a high ratio is only a short file of equal lines.
constexpr std::size_t ratio_counts_from = std::size_t{1} << 20;

using Zip = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using Member = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

// Beside the tables, this one is complete: then it is read, and they say nothing more.
constexpr std::string_view complete_file = "journal.json";

// The tables we read, in the order in which they refer to each other.
std::vector<std::string> own_files() {
  std::vector<std::string> names{"substances.csv", "plans.csv", "days.csv"};
  for_each_kind([&]<class R>() {
    const std::string name(codec::csv_file_name(R::kind));
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  });
  return names;
}

Result<std::string> read_member(zip_t* zip, zip_uint64_t index) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(zip, index, 0, &stat) != 0) return fail(ErrorCode::parse, "its entry cannot be read");
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    return fail(ErrorCode::refused, "it is protected by a password; unpack it first");
  const auto packed = (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? static_cast<std::size_t>(stat.comp_size) : 0;
  const auto limit = std::min(max_entry_bytes, std::max(ratio_counts_from, packed * max_ratio));
  const Member member(zip_fopen_index(zip, index, 0), &zip_fclose);
  if (!member) return fail(ErrorCode::parse, "it cannot be unpacked");
  std::string out;
  std::string part(std::size_t{64} << 10, '\0');
  // The declared size is not believed: what comes out is counted.
  for (;;) {
    const auto n = zip_fread(member.get(), part.data(), part.size());
    if (n < 0) return fail(ErrorCode::parse, "it is damaged");
    if (n == 0) return out;
    out.append(part, 0, static_cast<std::size_t>(n));
    if (out.size() > limit) return fail(ErrorCode::too_large, "it unpacks to more than is plausible");
  }
}

}  // namespace

Result<void> read_archive(std::string_view bytes, Collector& into) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  auto* opened = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  zip_error_fini(&error);
  if (opened == nullptr) {
    zip_source_free(source);
    return fail(ErrorCode::parse, "the archive cannot be opened", "check that it was copied completely");
  }
  const Zip zip(opened, &zip_discard);
  const auto count = zip_get_num_entries(zip.get(), 0);
  if (count > max_entries)
    return fail(ErrorCode::too_large, fmt::format("the archive has more than {} entries", max_entries), "");

  const auto names = own_files();
  std::map<std::string, zip_uint64_t> found;
  for (zip_int64_t i = 0; i < count; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const char* raw = zip_get_name(zip.get(), index, ZIP_FL_ENC_GUESS);
    const std::string name = utf8::sanitized(raw == nullptr ? "" : raw);
    if (name == complete_file || std::find(names.begin(), names.end(), name) != names.end()) {
      if (!found.emplace(name, index).second)
        into.note({name, 0}, "there is a second file of this name; it was left out");
    } else if (name != "measures.csv" && name != "dictionary.csv") {  // worked out again, and read by people
      into.note({},
                fmt::format("'{}' in the archive is not one of the known files and was left out", name.substr(0, 200)));
    }
  }
  if (found.empty())
    return fail(ErrorCode::parse, "the archive holds no file that Nightjar writes",
                "choose the file inside it instead");
  if (const auto it = found.find(std::string(complete_file)); it != found.end()) {
    const auto text = read_member(zip.get(), it->second);
    if (!text) return fail(text.error().code, "journal.json in the archive: " + text.error().message);
    return read_journal_json(*text, into);
  }
  for (const auto& name : names) {
    const auto it = found.find(name);
    if (it == found.end()) continue;
    const auto text = read_member(zip.get(), it->second);
    if (!text) {
      into.reject({name, 0}, text.error().message);
    } else if (auto ok = read_own_csv(*text, name, into); !ok) {
      into.reject({name, 0}, ok.error().message);
    }
  }
  return {};
}

}  // namespace nightjar::imports
