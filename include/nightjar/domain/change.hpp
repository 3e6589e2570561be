// A change of the journal as a value: a record before and after it.
#pragma once
#include <nightjar/domain/any_record.hpp>
#include <optional>

namespace nightjar {

/// Removing a record is an `after` with `deleted` set, so `after` is always there.
struct Change {
  std::optional<AnyRecord> before;  // none: a new record
  AnyRecord after;
  friend bool operator==(const Change&, const Change&) = default;
};

}  // namespace nightjar
