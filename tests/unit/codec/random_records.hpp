// Random records of every kind, valid and awkward, for round trips: quotes, line breaks, emoji, right-to-left text.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/domain/validation.hpp>
#include <nightjar/domain/words.hpp>
#include <random>

namespace nightjar::random_data {

class RandomRecords {
 public:
  explicit RandomRecords(unsigned seed) : random_(seed) {}

  int number(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }
  bool chance(int percent) { return number(1, 100) <= percent; }

  Id id() {
    Id out;
    for (auto& byte : out.bytes) byte = static_cast<std::uint8_t>(number(0, 255));
    return out;
  }
  Instant instant() { return {number(0, 20000) * 86400000LL + number(0, 86399999)}; }
  Day day() { return {number(19000, 20500)}; }
  std::optional<std::string> zone() {
    static constexpr std::array<const char*, 7> zones{
        "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Asia/Tehran", "UTC+02:00", "Made/Up", ""};
    const std::string name = zones[static_cast<std::size_t>(number(0, 6))];
    return name.empty() ? std::nullopt : std::optional(name);
  }
  Moment moment() {
    const auto local = at(day(), number(0, 1439));
    if (chance(5)) return make_moment(at(Day{20030}, 90), "America/New_York", number(0, 1));  // 2024-11-03, twice
    if (chance(5)) return make_moment(at(Day{19813}, 150), "Europe/Berlin");                  // 2024-03-31, skipped
    if (chance(5)) return make_moment_with_offset(local, "Europe/Berlin", 180);               // rules changed since
    return make_moment(local, zone());
  }
  std::string text(int longest) {
    static constexpr std::array<const char*, 14> parts{"late coffee", "\"quoted\"", "a,b", "line\nbreak", "=1+1", "ندى",
                                                       "😴 🌙",       ";",          "\\",  "tab\there",   "|",    "-",
                                                       "'",           " "};
    std::string out;
    for (int n = number(1, 4), length = 0; n > 0; --n) {
      const std::string part = parts[static_cast<std::size_t>(number(0, 13))];
      length += static_cast<int>(part.size());
      if (length <= longest) out += part;
    }
    return out.empty() ? "x" : out;
  }
  std::string tag_name() { return std::string("=tag \"") + static_cast<char>('a' + number(0, 25)) + "\", 😴"; }

  template <class R>
  R record() {
    R r;
    r.head = {id(), instant(), instant(), zone(), number(-720, 840), id(), number(1, 9), std::nullopt, "self", 1};
    if (chance(10)) r.head.deleted = instant();
    if (chance(30)) r.head.origin = id().hex();
    R::fields(r, [this](const Field& f, auto& value) { this->fill(f, value); });
    if constexpr (std::is_same_v<R, Tag>) r.name = tag_name();
    if constexpr (std::is_same_v<R, Night>)
      if (r.factors) {
        r.factors->clear();
        for (int n = number(0, 3); n > 0; --n) r.factors->insert(tag_name());
      }
    return r;
  }

 private:
  void fill(const Field& f, int& v) { v = number(f.min, f.max); }
  void fill(const Field&, bool& v) { v = chance(50); }
  void fill(const Field& f, std::string& v) { v = text(f.max); }
  void fill(const Field& f, StatedAmount& v) { v.text = text(f.max); }
  void fill(const Field&, Id& v) { v = id(); }
  void fill(const Field&, Day& v) { v = day(); }
  void fill(const Field&, Instant& v) { v = instant(); }
  void fill(const Field&, Moment& v) { v = moment(); }
  void fill(const Field& f, TextSet& v) {
    for (int n = number(0, 3); n > 0; --n) v.insert(text(f.max));
  }
  void fill(const Field&, Checklist& v) {
    for (const auto& item : words::checklist_items())
      if (chance(60)) v[std::string(item.code)] = chance(80) ? std::optional(number(0, 4)) : std::nullopt;
  }
  void fill(const Field&, ClockTimes& v) {
    for (int n = number(0, 3); n > 0; --n) v.minutes.push_back(number(0, 1439));
  }
  template <NamedEnum E>
  void fill(const Field&, E& v) {
    v = static_cast<E>(number(0, static_cast<int>(enum_names<E>.size()) - 1));
  }
  template <class T>
  void fill(const Field& f, std::optional<T>& v) {
    if (chance(70)) fill(f, v.emplace());
  }

  std::mt19937 random_;
};

}  // namespace nightjar::random_data
