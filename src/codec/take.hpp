// What a reader of values shares with the others.
#pragma once
#include <nightjar/support/error.hpp>

namespace nightjar::codec {

/// Whether it could be parsed; then `out` is what it says.
template <class T>
bool take(Result<T> parsed, T& out) {
  if (parsed) out = *parsed;
  return parsed.has_value();
}

}  // namespace nightjar::codec
