// What to say of times in a zone that this computer does not know.
#pragma once
#include <nightjar/domain/change.hpp>
#include <string>
#include <vector>

namespace nightjar::entry {

/// A sentence for each such zone that a change puts a new time into: with which offset it was kept, or that it is a
/// clock time alone. Times that were there before need none.
[[nodiscard]] std::vector<std::string> about_unknown_zones(const std::vector<Change>& changes);
/// The same of many records at once, as an import brings them: one sentence that names the zones, or nothing.
[[nodiscard]] std::optional<std::string> unknown_zones_among(const std::vector<Change>& changes);

}  // namespace nightjar::entry
