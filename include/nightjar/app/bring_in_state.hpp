// Bringing in entries from a file.
#pragma once
#include <nightjar/imports/import.hpp>
#include <nightjar/support/error.hpp>

namespace nightjar::app {

/// Entries from a file: what it would bring is shown before anything is written.
struct BringInState {
  std::string path, person;  // person: whose rows, in a file of several people
  bool working = false, take_focus = true;
  std::optional<Error> problem;
  struct Read {
    imports::Options how;
    imports::Batch batch;
    std::string name, sha256;    // of the file
    std::uint64_t revision = 0;  // of the journal that it was held against
  };
  std::optional<Read> read;
  bool theirs = false;  // where answers differ
  std::string said;
};

}  // namespace nightjar::app
