// What a field may hold. Checked before anything is stored, whatever it came from.
#pragma once
#include <nightjar/domain/any_record.hpp>

namespace nightjar {

/// The first field that holds what it may not, with its name in the message; impossible *nights* are allowed and kept.
[[nodiscard]] Result<void> validate(const AnyRecord& record);
/// Empty text becomes null; line ends become LF; other control characters U+FFFD. Nothing else is changed.
void normalise(AnyRecord& record);

}  // namespace nightjar
