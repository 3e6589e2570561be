// Reading a file into a batch. Nothing is written, no name inside a file is used as a path, every size is limited.
#pragma once
#include <nightjar/imports/batch.hpp>

namespace nightjar::imports {

struct Options {
  std::optional<SourceFormat> format;  // none: told by the file's first bytes and header
  std::optional<std::string> zone;     // for times in a file that names no zone
  bool empty_factors_none = false;     // nights.csv: an empty `factors` cell means "none of these"
  std::optional<std::string> person;   // for a file of several people: the id to take
  std::string_view password;           // of an archive; outlives the reading
  // who imports, when and where
  Id batch_id{};
  IdSource new_id = random_id;
  Instant now;
  Id device_id{};
  Zone home_zone;  // or the computer's own where it does not know that
};

inline constexpr std::size_t max_file_bytes = std::size_t{512} << 20;

/// Whether it is an archive whose members need a password.
[[nodiscard]] bool needs_password(std::string_view bytes);

/// Errors: parse, with what was expected.
[[nodiscard]] Result<SourceFormat> sniff(std::string_view file_name, std::string_view bytes);

/// Judges every row against `existing`. A row that is there already is `same`, so reading a file twice adds nothing;
/// one whose place (night, day, substance and day, name) holds other answers is a clash. Errors are for the file as a
/// whole: parse, too_large, usage (several people and none chosen), refused (a password is needed), wrong_secret.
[[nodiscard]] Result<Batch> parse(std::string_view file_name, std::string_view bytes, const Options& options,
                                  const JournalData& existing);

}  // namespace nightjar::imports
