#include <fmt/format.h>

#include <limits>
#include <nightjar/codec/json_value.hpp>
#include <nightjar/codec/lists_json.hpp>
#include <nightjar/support/utf8.hpp>
#include <nightjar/time/format.hpp>
#include <nlohmann/json.hpp>

namespace nightjar::codec {
namespace {

using nlohmann::json;

constexpr std::size_t most_entries = 10000;  // of one list

json value_of(const std::string& text) { return text; }
json value_of(bool yes) { return yes; }
json value_of(const std::optional<int>& number) { return number ? json(*number) : json(); }

void set_from(const json& value, std::string& out) {
  if (value.is_string()) out = value.get<std::string>();
}
void set_from(const json& value, bool& out) {
  if (value.is_boolean()) out = value.get<bool>();
}
void set_from(const json& value, std::optional<int>& out) {
  if (value.is_number_integer() && value >= 0 && value <= std::numeric_limits<int>::max()) out = value.get<int>();
}

// An odd mark is not drawn, but an entry without a text of its own would be nothing.
bool may_stay(const Field&, bool) { return true; }
bool may_stay(const Field& field, std::string& text) {
  text = utf8::sanitized(text);
  const auto length = utf8::count(text);
  return length >= static_cast<std::size_t>(field.min) && length <= static_cast<std::size_t>(field.max);
}
bool may_stay(const Field& field, std::optional<int>& number) {
  if (number && (*number < field.min || *number > field.max)) number.reset();
  return true;
}

/// False: it may not be in the list, or is there already.
bool add(ListEntry entry, ListKind kind, std::vector<ListEntry>& out) {
  bool may = out.size() < most_entries;
  ListEntry::fields(entry, kind, [&](const Field& field, auto& value) { may = may_stay(field, value) && may; });
  if (!may || (lists_records(kind) && !parse_id(entry.text)) || has_entry(out, entry.text)) return false;
  out.push_back(std::move(entry));
  return true;
}

bool add(const json& value, ListKind kind, std::vector<ListEntry>& out) {
  if (!value.is_object()) return false;
  ListEntry entry;
  ListEntry::fields(entry, kind, [&](const Field& field, auto& into) {
    if (const auto it = value.find(field.name); it != value.end()) set_from(*it, into);
  });
  return add(std::move(entry), kind, out);
}

std::optional<int> digit(char c) { return c >= '0' && c <= '9' ? std::optional(c - '0') : std::nullopt; }

}  // namespace

std::string to_json(const Lists& lists) {
  nlohmann::ordered_json out;
  out["arranged_utc"] = lists.arranged ? json(iso_utc(*lists.arranged)) : json();
  for (std::size_t i = 0; i < list_count; ++i) {
    const auto kind = static_cast<ListKind>(i);
    auto& entries = out[std::string(to_text(kind))] = nlohmann::ordered_json::array();
    for (const auto& entry : lists.at(kind)) {
      auto& object = entries.emplace_back(nlohmann::ordered_json::object());
      ListEntry::fields(entry, kind, [&](const Field& field, const auto& value) {
        object[std::string(field.name)] = value_of(value);
      });
    }
  }
  return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<Lists> lists_from_value(const json& value, Notes* notes) {
  if (!value.is_object())
    return fail(ErrorCode::parse, "the lists are of the wrong kind", "check the file they came from");
  Lists out;
  if (const auto it = value.find("arranged_utc"); it != value.end() && it->is_string())
    if (const auto arranged = parse_utc(it->get<std::string>())) out.arranged = *arranged;
  std::size_t unread = 0;
  for (std::size_t i = 0; i < list_count; ++i) {
    const auto kind = static_cast<ListKind>(i);
    const auto it = value.find(std::string(to_text(kind)));
    if (it == value.end() || !it->is_array()) continue;
    for (const auto& entry : *it)
      if (!add(entry, kind, out.at(kind))) ++unread;
  }
  if (unread > 0 && notes != nullptr)
    notes->push_back(fmt::format("{} of the lists could not be read and {} left out",
                                 unread == 1 ? "one entry" : fmt::format("{} entries", unread),
                                 unread == 1 ? "was" : "were"));
  return out;
}

Result<Lists> lists_from_json(std::string_view text, Notes* notes) {
  const auto value = parse_json(text);
  if (!value) return fail(value.error());
  return lists_from_value(*value, notes);
}

Lists lists_from_draft(std::string_view text) {
  Lists out;
  const auto value = parse_json(text);
  if (!value || !value->is_object()) return out;
  for (std::size_t i = 0; i < list_count; ++i) {
    const auto kind = static_cast<ListKind>(i);
    const auto it = value->find(std::string(to_text(kind)));
    if (it == value->end() || !it->is_array()) continue;
    for (const auto& each : *it) {
      const std::string line = each.is_string() ? each.get<std::string>() : std::string();
      const auto space = line.find(' ');
      if (space == std::string::npos || line.size() < space + 6) continue;
      const Mark mark{digit(line[space + 2]), digit(line[space + 3])};
      static_cast<void>(add({line.substr(space + 5), line[space + 1] == 'a', mark}, kind, out.at(kind)));
    }
  }
  return out;
}

}  // namespace nightjar::codec
