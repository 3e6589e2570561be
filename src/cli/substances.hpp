// Substances by the name a person types, added to their list when it is new.
#pragma once
#include "cli/session.hpp"

namespace nightjar::cli {

/// The one of exactly that name, or a new one, whose creation goes into `edit` and is told on `out`.
[[nodiscard]] Result<Id> substance_for(Context& context, const journal::OpenJournal& journal, const std::string& name,
                                       std::optional<SubstanceKind> kind, journal::Edit& edit);

}  // namespace nightjar::cli
