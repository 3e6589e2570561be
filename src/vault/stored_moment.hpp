// Moments as they are stored: read without a JSON parser, because opening a journal reads tens of thousands of them.
#pragma once
#include <nightjar/time/moment.hpp>
#include <optional>
#include <string_view>

namespace nightjar::vault {

/// Exactly the form that codec::moment_to_json writes; nothing for every other text, which the codec may still read.
[[nodiscard]] std::optional<Moment> read_stored_moment(std::string_view json);

}  // namespace nightjar::vault
