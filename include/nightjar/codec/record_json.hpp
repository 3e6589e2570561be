// Records as JSON text: in journal.json, in the store and in the history. Every field comes from the record's own list.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/domain/record_view.hpp>

namespace nightjar::codec {

/// What was understood but not kept, such as an unknown key: for the person to read.
using Notes = std::vector<std::string>;

/// {"record":"night","id":…,<head>,<fields in order>} on one line. Unanswered fields are null, sets sorted lists, an
/// amount its text, a moment {"local","zone","fold","offset_min","utc","is"}. The kind is called "record" because a
/// substance has a field "kind" of its own.
[[nodiscard]] std::string to_json(const AnyRecord& record);
/// The same at the end of a text.
void add_json(std::string& out, const RecordView& record);
/// Exactly what to_json wrote. A wrong type or a missing required field is an error; an unknown key becomes a note.
/// What the fields may hold is for validate() to say.
[[nodiscard]] Result<AnyRecord> record_from_json(std::string_view text, Notes* notes = nullptr);

[[nodiscard]] std::string to_json(const Revision& revision);
void add_json(std::string& out, const Revision& revision);
[[nodiscard]] Result<Revision> revision_from_json(std::string_view text);

[[nodiscard]] std::string to_json(const JournalSettings& settings);
/// Missing keys keep their defaults.
[[nodiscard]] Result<JournalSettings> settings_from_json(std::string_view text);

// Single fields, for a store that gives each field a column.
[[nodiscard]] std::string moment_to_json(const Moment& moment);
[[nodiscard]] Result<Moment> moment_from_json(std::string_view text);
[[nodiscard]] std::string text_set_to_json(const TextSet& texts);  // ["a","b"]
[[nodiscard]] Result<TextSet> text_set_from_json(std::string_view text);
[[nodiscard]] std::string checklist_to_json(const Checklist& items);  // {"uneasy":2,"yawning":null}
[[nodiscard]] Result<Checklist> checklist_from_json(std::string_view text);
[[nodiscard]] std::string clock_times_to_json(const ClockTimes& times);  // ["08:00","22:30"]
[[nodiscard]] Result<ClockTimes> clock_times_from_json(std::string_view text);

}  // namespace nightjar::codec
