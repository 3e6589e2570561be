// The person's lists as JSON: in the store and in journal.json.
#pragma once
#include <nightjar/codec/record_json.hpp>

namespace nightjar::codec {

/// {"arranged_utc":…,"substances":[{"id":…,"archived":false,"shape":2,"color":null},…],…,"triggers":[{"word":…},…]}
/// on one line: each list by its name, in order, each entry by the fields of ListEntry.
[[nodiscard]] std::string to_json(const Lists& lists);
/// Entries that cannot be read are left out, and a note says how many. Errors: parse, when it is no JSON object.
[[nodiscard]] Result<Lists> lists_from_json(std::string_view text, Notes* notes = nullptr);
/// As the first versions kept them among the drafts: {"triggers":["00003 a2- tired",…],…}, where "a" is put away and
/// two digits are the mark. Never fails: what cannot be read is left out.
[[nodiscard]] Lists lists_from_draft(std::string_view text);

}  // namespace nightjar::codec
