// What every record carries besides its answers.
#pragma once
#include <nightjar/domain/field.hpp>

namespace nightjar {

struct RecordHead {
  Id id{};
  Instant created{};
  Instant changed{};
  std::optional<std::string> zone;  // of the computer when it was entered
  int offset_min = 0;
  Id device_id{};
  int revision = 1;
  std::optional<Instant> deleted;  // in the bin since
  std::string origin = "self";     // or the id of an import batch, in hex
  int form_version = 1;            // which wording was asked
  friend bool operator==(const RecordHead&, const RecordHead&) = default;
};

/// An earlier version of a record: the whole record before the change, as JSON.
struct Revision {
  Id record_id{};
  int revision = 1;  // the number that the earlier version had
  Instant changed{};
  Id device_id{};
  std::string before;  // JSON of the record as it was
  std::optional<std::string> reason;
  friend bool operator==(const Revision&, const Revision&) = default;
};

}  // namespace nightjar
