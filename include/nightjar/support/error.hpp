// What went wrong, in a form that a screen or a verb can show: a code to act on, a message and a hint.
#pragma once
#include <stdexcept>
#include <string>

namespace nightjar {

enum class ErrorCode {
  usage,          // the request itself makes no sense
  not_found,      // no such file or record
  invalid_value,  // a value that no field may hold
  parse,          // text that is not what it should be
  clash,          // something else is already there
  refused,        // understood, and not done for a stated reason
  cancelled,
  // opening a journal, one for each thing that can be wrong with it
  not_a_vault,
  damaged_header,
  tampered_header,
  damaged_chunk,
  damaged_inner,
  truncated,
  trailing,
  too_new,
  too_large,
  kdf_refused,
  no_memory,
  wrong_secret,
  code_typo,
  in_use,
  read_only,
  conflict,
  // the machine
  disk_full,
  io,
  internal,
};

/// Message: lower case, no full stop, names the thing. Hint: the next action, or empty.
/// Neither ever holds journal text, an amount or a secret.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;
  std::string hint;
  friend bool operator==(const Error&, const Error&) = default;
};

/// Thrown for failures of the machine (disk, memory); caught in the controller, the job runner and main.
class Failure : public std::runtime_error {
 public:
  explicit Failure(Error error) : std::runtime_error(error.message), error_(std::move(error)) {}
  [[nodiscard]] const Error& error() const noexcept { return error_; }

 private:
  Error error_;
};

}  // namespace nightjar
