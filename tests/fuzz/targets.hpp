// What is fed with bytes that nobody meant to send: one function for each way in, run by libFuzzer (./dev fuzz) and,
// with the seeds alone, by the test program. A target returns when all is well and ends the program when it is not.
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

namespace nightjar::fuzz {

using Bytes = std::span<const std::uint8_t>;

struct Target {
  std::string_view name;  // of its seeds' folder in tests/data/fuzz, too
  void (*run)(Bytes);
};
[[nodiscard]] std::span<const Target> targets();

// In the order in which a file of ours is opened:
void header(Bytes);           // any first part of a file
void header_repaired(Bytes);  // one whose sum and MAC an attacker made fit
void payload(Bytes);          // the decrypted inside, properly sealed
void database(Bytes);         // the image inside that
void recovery_code(Bytes);
void passphrase(Bytes);
void seen_note(Bytes);
// Files of others, and what is typed:
void import_csv(Bytes);
void import_json(Bytes);
void import_zip(Bytes);
void csv(Bytes);
void record_json(Bytes);
void typed_time(Bytes);
void settings(Bytes);
void draft(Bytes);

inline std::string_view text_of(Bytes bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

/// Says what did not hold and ends the program, so that the fuzzer keeps the input.
inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

}  // namespace nightjar::fuzz
