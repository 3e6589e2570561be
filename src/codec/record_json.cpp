#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <nightjar/codec/json_value.hpp>
#include <nightjar/support/utf8.hpp>
#include <nightjar/time/format.hpp>
#include <nlohmann/json.hpp>

#include "codec/take.hpp"

namespace nightjar::codec {
namespace {

using nlohmann::json;

// ---- values to JSON: written as text at once, since a journal of many years has hundreds of thousands of records

bool needs_no_escape(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
}

void write(std::string& out, std::string_view value) {
  if (needs_no_escape(value))
    out.append(1, '"').append(value).append(1, '"');
  else
    out += json(value).dump(-1, ' ', false, json::error_handler_t::replace);
}
void write(std::string& out, const std::string& value) { write(out, std::string_view(value)); }
void write(std::string& out, const TextSet& value);
void write(std::string& out, const Checklist& value);
void write(std::string& out, const ClockTimes& value);
void write(std::string& out, const Moment& value);
void write(std::string& out, bool value) { out += value ? "true" : "false"; }
void write(std::string& out, int value) {
  const fmt::format_int text(value);
  out.append(text.data(), text.size());
}
void write(std::string& out, const Id& value) { write(out, value.hex()); }
void write(std::string& out, const Day& value) { write(out, iso(value)); }
void write(std::string& out, const Instant& value) { write(out, iso_utc(value)); }
void write(std::string& out, const StatedAmount& value) { write(out, value.text); }
template <NamedEnum E>
void write(std::string& out, E value) {
  write(out, to_text(value));
}
template <class T>
void write(std::string& out, const std::optional<T>& value) {
  if (value)
    write(out, *value);
  else
    out += "null";
}

/// One object, member by member.
class Members {
 public:
  explicit Members(std::string& out) : out_(&out) { out += '{'; }
  template <class T>
  [[gnu::noinline]] void operator()(std::string_view name, const T& value) {
    if (!std::exchange(first_, false)) *out_ += ',';
    write(*out_, name);
    *out_ += ':';
    write(*out_, value);
  }
  template <class T>
  [[gnu::noinline]] void operator()(const Field& field, const T& value) {
    (*this)(std::string_view(field.name), value);
  }
  void end() { *out_ += '}'; }

 private:
  std::string* out_;
  bool first_ = true;
};

/// One list; `value_of` makes of each item what is written.
template <class List, class ValueOf>
void write_list(std::string& out, const List& list, ValueOf value_of) {
  out += '[';
  bool first = true;
  for (const auto& item : list) {
    if (!std::exchange(first, false)) out += ',';
    write(out, value_of(item));
  }
  out += ']';
}

void write(std::string& out, const TextSet& value) { write_list(out, value, std::identity()); }
void write(std::string& out, const ClockTimes& value) {
  write_list(out, value.minutes, [](int minute) { return hh_mm(minute); });
}
void write(std::string& out, const Checklist& value) {
  Members members(out);
  for (const auto& [code, answer] : value) members(std::string_view(code), answer);
  members.end();
}
void write(std::string& out, const Moment& value) {
  Members members(out);
  members("local", iso(value.local));
  members("zone", value.zone);
  members("fold", value.fold);
  members("offset_min", value.offset_min);
  members("utc", value.utc);
  members("is", value.is);
  members.end();
}

template <class T>
std::string text_of(const T& value) {
  std::string out;
  write(out, value);
  return out;
}

// ---- JSON to values; false when the type or the form is wrong

bool decode(const json& value, TextSet& out);
bool decode(const json& value, Moment& out);
bool decode(const json& value, bool& out) {
  if (!value.is_boolean()) return false;
  out = value.get<bool>();
  return true;
}
bool decode(const json& value, int& out) {
  if (!value.is_number_integer()) return false;
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > 0x7FFFFFFF) return false;
  const auto number = value.get<std::int64_t>();
  if (number < -0x7FFFFFFF || number > 0x7FFFFFFF) return false;
  out = static_cast<int>(number);
  return true;
}
bool decode(const json& value, std::string& out) {
  if (!value.is_string()) return false;
  out = value.get<std::string>();
  return true;
}
bool decode(const json& value, Id& out) { return value.is_string() && take(parse_id(value.get<std::string>()), out); }
bool decode(const json& value, Day& out) { return value.is_string() && take(parse_day(value.get<std::string>()), out); }
bool decode(const json& value, Instant& out) {
  return value.is_string() && take(parse_utc(value.get<std::string>()), out);
}
bool decode(const json& value, StatedAmount& out) { return decode(value, out.text); }
template <NamedEnum E>
bool decode(const json& value, E& out) {
  const auto found = value.is_string() ? enum_from_text<E>(value.get<std::string>()) : std::nullopt;
  if (found) out = *found;
  return found.has_value();
}
template <class T>
bool decode(const json& value, std::optional<T>& out) {
  out.reset();
  return value.is_null() || decode(value, out.emplace());
}
bool decode(const json& value, TextSet& out) {
  out.clear();
  if (!value.is_array()) return false;
  return std::all_of(value.begin(), value.end(),
                     [&](const json& item) { return item.is_string() && (out.insert(item.get<std::string>()), true); });
}
bool decode(const json& value, Checklist& out) {
  out.clear();
  if (!value.is_object()) return false;
  for (const auto& item : value.items())
    if (!decode(item.value(), out[item.key()])) return false;
  return true;
}
bool decode(const json& value, ClockTimes& out) {
  out.minutes.clear();
  if (!value.is_array()) return false;
  for (const auto& item : value) {
    if (!item.is_string()) return false;
    const auto minute = parse_local("2000-01-01T" + item.get<std::string>());
    if (!minute || item.get<std::string>().size() != 5) return false;
    out.minutes.push_back(minute_of_day(minute->local));
  }
  return true;
}

Error not_this(std::string_view what) {
  return {ErrorCode::parse, fmt::format("{} has a value of the wrong kind", what), "check the file it came from"};
}

// Walks the keys of one object: each is asked for once, and what nobody asked for is told at the end.
class Keys {
 public:
  explicit Keys(const json& object) : object_(object) {}

  template <class T>
  void read(std::string_view name, T& out) {
    names_.push_back(name);
    if (error_) return;
    const auto it = object_.find(std::string(name));
    if (it == object_.end())
      error_ = Error{ErrorCode::parse, fmt::format("{} is missing", name), "check the file it came from"};
    else if (!decode(*it, out))
      error_ = not_this(name);
  }
  template <class T>
  void read(std::string_view name, std::optional<T>& out) {
    names_.push_back(name);
    if (error_) return;
    out.reset();
    const auto it = object_.find(std::string(name));
    if (it != object_.end() && !decode(*it, out)) error_ = not_this(name);
  }
  template <class T>
  void read_if_there(std::string_view name, T& out) {
    if (object_.contains(std::string(name))) read(name, out);
  }
  template <class T>
  [[gnu::noinline]] void operator()(const Field& field, T& out) {
    read(field.name, out);
  }

  [[nodiscard]] Result<void> end(Notes* notes) const {
    if (error_) return fail(*error_);
    if (notes == nullptr) return {};
    for (const auto& item : object_.items())
      if (std::find(names_.begin(), names_.end(), item.key()) == names_.end())
        notes->push_back(fmt::format("the key '{}' is not known and was left out", utf8::sanitized(item.key())));
    return {};
  }

 private:
  const json& object_;
  std::vector<std::string_view> names_;
  std::optional<Error> error_;
};

Result<void> need_object(const json& value, std::string_view what) {
  if (value.is_object()) return {};
  return fail(not_this(what));
}

// The head's keys around the record's own fields. One list for both directions.
template <class Head, class V>
void head_fields(Head& head, V&& v) {
  v("id", head.id);
  v("created_utc", head.created);
  v("changed_utc", head.changed);
  v("zone", head.zone);
  v("offset_min", head.offset_min);
  v("device_id", head.device_id);
  v("revision", head.revision);
  v("deleted_utc", head.deleted);
  v("origin", head.origin);
  v("form_version", head.form_version);
}

template <class R, class V>
void revision_fields(R& revision, V&& v) {
  v("record_id", revision.record_id);
  v("revision", revision.revision);
  v("changed_utc", revision.changed);
  v("device_id", revision.device_id);
  v("before", revision.before);
  v("reason", revision.reason);
}

template <class S, class V>
void settings_fields(S& settings, V&& v) {
  v("home_zone", settings.home_zone);
  v("day_start_min", settings.day_start_min);
  v("help_lines", settings.help_lines);
  v("demo", settings.demo);
  v("hide_clock", settings.hide_clock);
  v("auto_lock_min", settings.auto_lock_min);
}

template <class T>
Result<T> decoded(std::string_view text, std::string_view what) {
  const auto value = parse_json(text);
  if (!value) return fail(value.error());
  T out{};
  if (!decode(*value, out)) return fail(not_this(what));
  return out;
}

// Offset and instant come together and agree with the local time.
bool consistent(const Moment& moment) {
  if (moment.fold < 0 || moment.fold > 1 || moment.offset_min.has_value() != moment.utc.has_value()) return false;
  return !moment.utc || moment.utc->ms == (moment.local.minutes - *moment.offset_min) * 60000;
}

bool decode(const json& value, Moment& out) {
  if (!value.is_object()) return false;
  Keys keys(value);
  std::string local;
  keys.read("local", local);
  keys.read("zone", out.zone);
  keys.read("fold", out.fold);
  keys.read("offset_min", out.offset_min);
  keys.read("utc", out.utc);
  keys.read("is", out.is);
  if (!keys.end(nullptr)) return false;
  const auto parsed = parse_local(local);
  if (!parsed || parsed->offset_min || local.size() != 16) return false;
  out.local = parsed->local;
  return consistent(out);
}

}  // namespace

void add_json(std::string& out, const RecordView& record) {
  visit_record(
      [&]<class R>(const R* r) {
        Members members(out);
        members("record", R::kind);
        head_fields(r->head, members);
        R::fields(*r, members);
        members.end();
      },
      record);
}

std::string to_json(const AnyRecord& record) {
  std::string out;
  out.reserve(512);
  add_json(out, view_of(record));
  return out;
}

Result<AnyRecord> record_from_value(const json& value, Notes* notes) {
  if (auto ok = need_object(value, "a record"); !ok) return fail(ok.error());
  Keys keys(value);
  std::string kind;
  keys.read("record", kind);
  Result<AnyRecord> out = fail(ErrorCode::parse, fmt::format("'{}' is not a kind of record", utf8::sanitized(kind)),
                               "it may come from a newer version");
  for_each_kind([&]<class R>() {
    if (kind != R::kind) return;
    R record;
    head_fields(record.head, [&](const char* name, auto& into) { keys.read(name, into); });
    R::fields(record, keys);
    if (auto ok = keys.end(notes); !ok)
      out = fail(ok.error());
    else
      out = std::move(record);
  });
  return out;
}

Result<AnyRecord> record_from_json(std::string_view text, Notes* notes) {
  const auto value = parse_json(text);
  if (!value) return fail(value.error());
  return record_from_value(*value, notes);
}

void add_json(std::string& out, const Revision& revision) {
  Members members(out);
  revision_fields(revision, members);
  members.end();
}

std::string to_json(const Revision& revision) {
  std::string out;
  add_json(out, revision);
  return out;
}

Result<Revision> revision_from_value(const json& value) {
  if (auto ok = need_object(value, "an earlier version"); !ok) return fail(ok.error());
  Keys keys(value);
  Revision out;
  revision_fields(out, [&](const char* name, auto& into) { keys.read(name, into); });
  if (auto ok = keys.end(nullptr); !ok) return fail(ok.error());
  return out;
}

Result<Revision> revision_from_json(std::string_view text) {
  const auto value = parse_json(text);
  if (!value) return fail(value.error());
  return revision_from_value(*value);
}

std::string to_json(const JournalSettings& settings) {
  std::string out;
  Members members(out);
  settings_fields(settings, members);
  members.end();
  return out;
}

Result<JournalSettings> settings_from_value(const json& value) {
  if (auto ok = need_object(value, "the settings"); !ok) return fail(ok.error());
  Keys keys(value);
  JournalSettings out;
  settings_fields(out, [&](const char* name, auto& into) { keys.read_if_there(name, into); });
  if (auto ok = keys.end(nullptr); !ok) return fail(ok.error());
  return out;
}

Result<JournalSettings> settings_from_json(std::string_view text) {
  const auto value = parse_json(text);
  if (!value) return fail(value.error());
  return settings_from_value(*value);
}

std::string moment_to_json(const Moment& moment) { return text_of(moment); }
Result<Moment> moment_from_json(std::string_view text) { return decoded<Moment>(text, "a moment"); }
std::string text_set_to_json(const TextSet& texts) { return text_of(texts); }
Result<TextSet> text_set_from_json(std::string_view text) { return decoded<TextSet>(text, "a list of texts"); }
std::string checklist_to_json(const Checklist& items) { return text_of(items); }
Result<Checklist> checklist_from_json(std::string_view text) { return decoded<Checklist>(text, "a checklist"); }
std::string clock_times_to_json(const ClockTimes& times) { return text_of(times); }
Result<ClockTimes> clock_times_from_json(std::string_view text) { return decoded<ClockTimes>(text, "a list of times"); }

Result<json> parse_json(std::string_view text) {
  // Depth is counted before parsing, so that no document can exhaust the stack later.
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > max_json_depth)
        return fail(ErrorCode::parse, fmt::format("the JSON is nested deeper than {} levels", max_json_depth), "");
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  auto value = json::parse(text, nullptr, false);
  if (value.is_discarded()) return fail(ErrorCode::parse, "this is not JSON", "check the file it came from");
  return value;
}

}  // namespace nightjar::codec
