// Text inside XML and HTML.
#pragma once
#include <string>
#include <string_view>

namespace nightjar::report {

/// Escaped for element text and for attributes in double quotes. Characters that no XML document may hold become
/// U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace nightjar::report
