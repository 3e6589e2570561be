#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nightjar/entry/draft_text.hpp>

#include "entry/reading.hpp"

namespace nightjar::entry {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out += '\\', out += c;
    else if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      out += c;
  }
  return out + '"';
}

/// Reads what DraftWriter writes: {"name":["value",...],...}. Stops at the first thing that is not that.
class Parser {
 public:
  explicit Parser(std::string_view text) : rest_(text) {}
  std::map<std::string, std::vector<std::string>, std::less<>> object() {
    std::map<std::string, std::vector<std::string>, std::less<>> out;
    if (!take('{')) return out;
    do {
      const auto name = string();
      if (!name || !take(':') || !take('[')) return out;
      auto& values = out[*name];
      do {
        const auto value = string();
        if (!value) return out;
        values.push_back(*value);
      } while (take(','));
      if (!take(']')) return out;
    } while (take(','));
    return out;
  }

 private:
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::optional<std::string> string() {
    if (!take('"')) return std::nullopt;
    std::string out;
    while (!rest_.empty() && rest_.front() != '"') {
      if (rest_.front() != '\\') {
        out += rest_.front();
        rest_.remove_prefix(1);
      } else if (rest_.size() >= 6 && rest_[1] == 'u') {
        unsigned code = 0;
        std::from_chars(rest_.data() + 2, rest_.data() + 6, code, 16);
        out += static_cast<char>(code);
        rest_.remove_prefix(6);
      } else if (rest_.size() >= 2) {
        out += rest_[1] == 'n' ? '\n' : rest_[1];
        rest_.remove_prefix(2);
      } else {
        return std::nullopt;
      }
    }
    if (!take('"')) return std::nullopt;
    return out;
  }
  std::string_view rest_;
};

}  // namespace

std::string DraftWriter::json() const {
  std::string out = "{";
  for (const auto& [name, values] : values_) {
    if (out.size() > 1) out += ',';
    out += quoted(name) + ":[";
    for (std::size_t i = 0; i < values.size(); ++i) out += (i > 0 ? "," : "") + quoted(values[i]);
    out += ']';
  }
  return out + '}';
}

DraftReader::DraftReader(std::string_view json, std::string_view prefix)
    : prefix_(prefix), values_(Parser(json).object()) {}

bool DraftReader::has_any() const {
  const auto it = values_.lower_bound(prefix_);
  return it != values_.end() && it->first.starts_with(prefix_);
}
DraftReader::Values::const_iterator DraftReader::find(std::string_view name) const {
  return prefix_.empty() ? values_.find(name) : values_.find(prefix_ + std::string(name));
}
const std::string* DraftReader::first(std::string_view name) const {
  const auto it = find(name);
  return it != values_.end() && !it->second.empty() ? &it->second.front() : nullptr;
}
void DraftReader::operator()(std::string_view name, std::string& value) const {
  if (const auto* text = first(name)) value = *text;
}
void DraftReader::operator()(std::string_view name, std::optional<int>& value) const {
  if (const auto* text = first(name)) value = whole_number(*text);
}
void DraftReader::operator()(std::string_view name, bool& value) const { value = first(name) != nullptr; }
void DraftReader::operator()(std::string_view name, Day& value) const {
  if (const auto* text = first(name))
    if (const auto day = parse_day(*text)) value = *day;
}
void DraftReader::operator()(std::string_view name, std::set<std::string>& value) const {
  if (const auto it = find(name); it != values_.end()) value = {it->second.begin(), it->second.end()};
}
void DraftReader::operator()(std::string_view name, Choices& value) const {
  const auto it = find(name);
  if (it == values_.end()) return;
  for (const std::string_view text : it->second) {
    const auto space = text.find(' ');
    if (space == std::string_view::npos) continue;
    if (const auto number = whole_number(text.substr(0, space))) value[std::string(text.substr(space + 1))] = number;
  }
}
void DraftReader::operator()(std::string_view name, RecordIds& value) const {
  const auto it = find(name);
  if (it == values_.end()) return;
  for (const std::string_view text : it->second) {
    const auto space = std::min(text.find(' '), text.size());
    value[std::string(text.substr(0, space))] = text.substr(std::min(space + 1, text.size()));
  }
}
void DraftReader::operator()(std::string_view name, SomeOrNone& value) const {
  (*this)(name, value.chosen);
  (*this)("none_of_these", value.none);
}
void DraftReader::operator()(std::string_view name, TextOfRecord& value) const {
  (*this)(name, value.text);
  (*this)(std::string(name) + "_record", value.record);
}
void DraftReader::operator()(std::string_view name, ClockEntry& value) const {
  (*this)(name, value.text);
  const auto* text = first(std::string(name) + "_kept");
  const auto space = text ? text->find(' ') : std::string::npos;
  if (space == std::string::npos) return;
  const auto zone = text->substr(space + 1);
  if (const auto moment = parse_moment(text->substr(0, space), zone.empty() ? std::nullopt : std::optional(zone)))
    value.kept = *moment;
}

}  // namespace nightjar::entry
