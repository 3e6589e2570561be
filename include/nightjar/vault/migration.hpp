// The steps from one shape of the database to the next. A released step never changes.
#pragma once
#include <span>
#include <string_view>

namespace nightjar::vault {

struct Migration {
  int to_version;
  std::string_view sql;
};
/// In order; the first one makes an empty database a journal.
[[nodiscard]] std::span<const Migration> migrations();

/// "NJR1" in ASCII: marks a database image as ours.
inline constexpr int journal_application_id = 0x4E4A5231;

}  // namespace nightjar::vault
