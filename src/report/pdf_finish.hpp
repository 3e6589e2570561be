// What Cairo cannot say about a PDF: its language, that the window shows its title, and a password.
#pragma once
#include <nightjar/support/result.hpp>
#include <string>

namespace nightjar::report {

/// Without a password the same bytes give the same bytes.
[[nodiscard]] Result<std::string> finished_pdf(const std::string& pdf, const std::string& password);

}  // namespace nightjar::report
