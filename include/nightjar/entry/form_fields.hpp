// What the fields of a form can be, beside text, numbers, sets and maps.
#pragma once
#include <map>
#include <nightjar/time/moment.hpp>
#include <optional>
#include <set>
#include <string>

namespace nightjar::entry {

/// A clock field. Only the clock is typed; the date follows from the night, unless `kept` (an earlier answer, or an
/// accepted repair) shows the same clock: then its date and offset stay as they are.
struct ClockEntry {
  std::string text;
  std::optional<Moment> kept;
};

/// Text of one record among several of its kind: which one it is stays with it.
struct TextOfRecord {
  std::string text;
  std::string record;  // id in hex; empty: a new record
};

/// Several of what was asked about, or "none of these". No choice and not `none`: not answered.
struct SomeOrNone {
  std::set<std::string> chosen;
  bool none = false;
};

using Choices = std::map<std::string, std::optional<int>>;  // by name: the index of the answer; absent is no answer
using RecordIds = std::map<std::string, std::string>;       // by name: id in hex; empty: a new record

}  // namespace nightjar::entry
