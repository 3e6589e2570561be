#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <memory>
#include <nightjar/codec/record_csv.hpp>
#include <nightjar/imports/import.hpp>
#include <nightjar/support/secret.hpp>
#include <nightjar/support/secret_text.hpp>
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
// Beside shared tables: what they are.
constexpr std::string_view about_file = "about.csv";

// The tables we read, in the order in which they refer to each other.
std::vector<std::string> own_files() {
  std::vector<std::string> names{"substances.csv", "plans.csv", "days.csv"};
  for_each_kind([&]<class R>() {
    const std::string name(codec::csv_file_name(R::kind));
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  });
  return names;
}

bool is_protected(const zip_stat_t& stat) {
  return (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
}

Zip opened(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  auto* zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  zip_error_fini(&error);
  if (zip == nullptr) zip_source_free(source);
  return {zip, &zip_discard};
}

/// In guarded memory, with the zero at its end that the zip library looks for.
SecretBytes with_zero(std::string_view password) {
  SecretBytes out(password.size() + 1);
  std::copy(password.begin(), password.end(), out.data());
  out.data()[password.size()] = 0;
  return out;
}

/// Opens a protected entry: with what was meant by what was given, and with every byte of it, as earlier versions and
/// other programs may have taken it. Null: neither opens it, or it cannot be read.
zip_file_t* open_protected(zip_t* zip, zip_uint64_t index, std::string_view password) {
  const auto open_with = [&](std::string_view spelling) {
    const auto secret = with_zero(spelling);
    return zip_fopen_index_encrypted(zip, index, 0, reinterpret_cast<const char*>(secret.data()));
  };
  if (const auto prepared = prepared_secret(SecretBytes::copy_of(password)); prepared && prepared->text() != password)
    if (auto* member = open_with(prepared->text())) return member;
  return open_with(password);
}

Result<std::string> read_member(zip_t* zip, zip_uint64_t index, std::string_view password) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(zip, index, 0, &stat) != 0) return fail(ErrorCode::parse, "its entry cannot be read");
  if (is_protected(stat) && password.empty())
    return fail(ErrorCode::refused, "it is protected by a password", "give the password, or unpack it first");
  const auto packed = (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? static_cast<std::size_t>(stat.comp_size) : 0;
  const auto limit = std::min(max_entry_bytes, std::max(ratio_counts_from, packed * max_ratio));
  const Member member(is_protected(stat) ? open_protected(zip, index, password) : zip_fopen_index(zip, index, 0),
                      &zip_fclose);
  if (!member && zip_error_code_zip(zip_get_error(zip)) == ZIP_ER_WRONGPASSWD)
    return fail(ErrorCode::wrong_secret, "this password does not open the file", "compare it with what you were told");
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

/// A journal that was protected on its own stands alone in its archive, under the name it was shared as.
bool is_only_journal(std::string_view name, zip_int64_t members) {
  return members == 1 && name.ends_with(".json") && !name.ends_with(".fhir.json") && !name.ends_with(".sleep.json");
}

}  // namespace

bool needs_password(std::string_view bytes) {
  const Zip zip = bytes.starts_with("PK\x03\x04") ? opened(bytes) : Zip(nullptr, &zip_discard);
  const auto count = zip ? zip_get_num_entries(zip.get(), 0) : 0;
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(zip.get(), static_cast<zip_uint64_t>(i), 0, &stat) == 0 && is_protected(stat)) return true;
  }
  return false;
}

Result<void> read_archive(std::string_view bytes, Collector& into) {
  const Zip zip = opened(bytes);
  if (!zip) return fail(ErrorCode::parse, "the archive cannot be opened", "check that it was copied completely");
  const auto count = zip_get_num_entries(zip.get(), 0);
  if (count > max_entries)
    return fail(ErrorCode::too_large, fmt::format("the archive has more than {} entries", max_entries), "");

  const auto names = own_files();
  std::map<std::string, zip_uint64_t> found;
  for (zip_int64_t i = 0; i < count; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const char* raw = zip_get_name(zip.get(), index, ZIP_FL_ENC_GUESS);
    std::string name = utf8::sanitized(raw == nullptr ? "" : raw);
    if (is_only_journal(name, count)) name = complete_file;
    if (name == complete_file || name == about_file || std::find(names.begin(), names.end(), name) != names.end()) {
      if (!found.emplace(name, index).second)
        into.note({name, 0}, "there is a second file of this name; it was left out");
    } else if (name != "measures.csv" && name != "dictionary.csv") {  // worked out again, and read by people
      into.note({},
                fmt::format("'{}' in the archive is not one of the known files and was left out", name.substr(0, 200)));
    }
  }
  if (found.empty())
    return fail(ErrorCode::parse, "the archive holds no file that Nightjar reads back",
                "a report, a workbook or a bundle for record systems is opened by other programs");
  const auto read = [&](std::string_view name) {
    return read_member(zip.get(), found.at(std::string(name)), into.options().password);
  };
  if (found.contains(std::string(complete_file))) {
    const auto text = read(complete_file);
    if (!text)
      return fail(text.error().code, "journal.json in the archive: " + text.error().message, text.error().hint);
    return read_journal_json(*text, into);
  }
  const bool shared = found.contains(std::string(about_file));
  if (shared)
    if (const auto about = read(about_file)) read_about(*about, into);
  for (const auto& name : names) {
    if (!found.contains(name)) continue;
    const auto text = read(name);
    if (!text) {
      if (text.error().code != ErrorCode::parse && text.error().code != ErrorCode::too_large) return fail(text.error());
      into.reject({name, 0}, text.error().message);
    } else if (auto ok = read_own_csv(*text, name, into, shared ? Cells::guarded : Cells::plain); !ok) {
      into.reject({name, 0}, ok.error().message);
    }
  }
  return {};
}

}  // namespace nightjar::imports
