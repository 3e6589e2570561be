// What a record was before it was changed.
#pragma once
#include <nightjar/domain/any_record.hpp>
#include <optional>

namespace nightjar::journal {

/// The record as that version had it; nothing if it cannot be read.
[[nodiscard]] std::optional<AnyRecord> record_of(const Revision& version);

}  // namespace nightjar::journal
