// What a field may hold. Checked before anything is stored, whatever it came from.
#pragma once
#include <nightjar/domain/any_record.hpp>

namespace nightjar {

/// The first field that holds what it may not, with its name in the message; impossible *nights* are allowed and kept.
[[nodiscard]] Result<void> validate(const AnyRecord& record);
/// Whether there is an answer in it. A night, nap, check-in, day or checklist without one is not a recorded one; every
/// other record says something by being there.
[[nodiscard]] bool says_something(const AnyRecord& record);
/// As a person means what they typed: a name without the blanks around it, and a text of nothing but blanks is no
/// answer. What is in a file already, and what is imported, is left as it is.
void tidy_up(AnyRecord& record);
/// Empty text becomes null; line ends become LF; other control characters U+FFFD. Nothing else is changed.
void normalise(AnyRecord& record);

}  // namespace nightjar
