// A file that somebody shared, as a journal to look at: in memory alone, beside no journal of one's own.
#pragma once
#include <nightjar/imports/import.hpp>

namespace nightjar::imports {

struct SharedCopy {
  JournalData data;
  std::vector<RowProblem> findings;  // what of it could not be read
};

/// A .json or .zip that Nightjar made. Errors: those of parse; parse, when nothing in it could be read.
[[nodiscard]] Result<SharedCopy> read_shared_copy(std::string_view file_name, std::string_view bytes,
                                                  std::string_view password, Instant now);

}  // namespace nightjar::imports
