// What became of one attempt to save.
#pragma once
#include <cstdint>
#include <nightjar/support/error.hpp>
#include <optional>
#include <string>

namespace nightjar::vault {

enum class SaveResult {
  saved,
  saved_unconfirmed,  // written, but the folder could not be written through: a power cut may bring the old one back
  saved_beside,       // the file had been changed by someone else: ours is a new file beside it, and used from now on
  not_saved,
};

struct SaveOutcome {
  SaveResult status = SaveResult::not_saved;
  std::uint64_t counter = 0;   // of the newest save that is on disk
  std::string path;            // where that is
  std::optional<Error> error;  // for every status but saved
  [[nodiscard]] bool is_on_disk() const { return status != SaveResult::not_saved; }
};

}  // namespace nightjar::vault
