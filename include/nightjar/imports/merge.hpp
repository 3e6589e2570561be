// From a batch to changes of the journal, with the record that keeps where they came from.
#pragma once
#include <nightjar/domain/change.hpp>
#include <nightjar/imports/import.hpp>

namespace nightjar::imports {

struct MergeChoice {
  bool theirs = false;      // clashes: take the file's answers; each earlier version is kept. Otherwise mine stay.
  std::string file_name;    // without its folder
  std::string file_sha256;  // in hex, or empty
};

/// Empty when nothing would change; otherwise the import_batch record comes first.
[[nodiscard]] std::vector<Change> to_changes(const Batch& batch, const Options& options, const MergeChoice& choice);

}  // namespace nightjar::imports
