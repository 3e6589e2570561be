// Reading JSON from elsewhere within limits, and records out of a document that is already parsed.
#pragma once
#include <nightjar/codec/lists_json.hpp>
#include <nlohmann/json_fwd.hpp>

namespace nightjar::codec {

inline constexpr int max_json_depth = 64;

/// Parses a whole document; deeper than max_json_depth or not JSON is an error.
[[nodiscard]] Result<nlohmann::json> parse_json(std::string_view text);
[[nodiscard]] Result<AnyRecord> record_from_value(const nlohmann::json& value, Notes* notes = nullptr);
[[nodiscard]] Result<Revision> revision_from_value(const nlohmann::json& value);
[[nodiscard]] Result<JournalSettings> settings_from_value(const nlohmann::json& value);
[[nodiscard]] Result<Lists> lists_from_value(const nlohmann::json& value, Notes* notes = nullptr);

}  // namespace nightjar::codec
