// Result<T>: a value, or the Error that explains why there is none. Functions returning one are [[nodiscard]].
#pragma once
#include <nightjar/support/error.hpp>
#include <tl/expected.hpp>

namespace nightjar {

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string hint = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(hint)});
}
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace nightjar
