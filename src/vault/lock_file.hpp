// One writer at a time: a lock file beside the journal, freed by the system when the program ends in any way.
#pragma once
#include <nightjar/support/file_ops.hpp>
#include <string>

namespace nightjar::vault {

/// The file itself is never deleted: doing that would let two programs hold two different locks.
class LockFile {
 public:
  enum class State {
    held,
    unsupported,  // this disk knows no locks; saves still notice when someone else changed the file
    refused,      // nothing may be written in this folder
  };
  LockFile() = default;

  /// Errors: in_use, saying by whom where that is known; io.
  [[nodiscard]] static Result<LockFile> take(FileOps& ops, int folder, const std::string& name);
  [[nodiscard]] State state() const { return state_; }

 private:
  LockFile(OpenFile file, State state) : file_(std::move(file)), state_(state) {}
  OpenFile file_;
  State state_ = State::refused;
};

}  // namespace nightjar::vault
