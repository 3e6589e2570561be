// A gentle question now and then whether the recovery code is still at hand: what is never looked for is lost
// unnoticed. Two days after it was made, then after a week, a month, and every three months. It can be put off and
// turned off.
#pragma once
#include <nightjar/support/result.hpp>
#include <nightjar/time/instant.hpp>
#include <string>
#include <string_view>

namespace nightjar::journal {

/// Kept in the journal, so that two computers do not both ask.
struct Rehearsal {
  bool on = true;
  int times_found = 0;  // how often the code was typed since it was made
  Instant next{};       // not asked before
  friend bool operator==(const Rehearsal&, const Rehearsal&) = default;
};

[[nodiscard]] Rehearsal rehearsal_after_new_code(Instant now);
[[nodiscard]] Rehearsal rehearsal_after_found(const Rehearsal& before, Instant now);
[[nodiscard]] Rehearsal rehearsal_put_off(const Rehearsal& before, Instant now);  // for a week
[[nodiscard]] bool rehearsal_due(const Rehearsal& rehearsal, Instant now);

[[nodiscard]] std::string to_json(const Rehearsal& rehearsal);
/// What cannot be read is a rehearsal that is on and due at once.
[[nodiscard]] Rehearsal rehearsal_from_json(std::string_view json);

}  // namespace nightjar::journal
