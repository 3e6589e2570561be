// Asking for a secret on the terminal, without showing it.
#pragma once
#include <nightjar/support/result.hpp>
#include <nightjar/support/secret.hpp>
#include <string_view>

namespace nightjar::cli {

/// One line from the terminal itself, whatever standard input is, without echo.
/// refused: there is no terminal. cancelled: the line was ended by Ctrl+D.
[[nodiscard]] Result<SecretBytes> ask_on_terminal(std::string_view question);

}  // namespace nightjar::cli
