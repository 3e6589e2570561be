// Making a journal file, or new keys for one: shared by the verbs that do.
#pragma once
#include "cli/session.hpp"

namespace nightjar::cli {

using CostName = std::optional<std::string>;
void add_kdf_cost(CLI::App& verb, CostName& cost);
/// Without a name, what suits this computer, which takes about as long to find out as one unlock.
[[nodiscard]] journal::KdfCost kdf_cost(Context& context, const CostName& name);

struct NewJournal {
  Access access;
  CostName kdf_cost;
  bool generate = false;  // five words chosen by chance, shown once
};
void add_new_journal(CLI::App& verb, NewJournal& wanted);

/// Its new secrets are shown before there is a file: what could not be shown opens nothing.
[[nodiscard]] Result<journal::Created> create(Context& context, const NewJournal& wanted,
                                              const JournalSettings& settings, bool with_code);
/// Shows a code this once, on standard output; to be called before it counts.
[[nodiscard]] journal::ShowCode show_code(Context& context);
/// Something was shown that came to nothing, because of an error that is told as well. `instead` is what holds now.
void take_back_what_was_shown(Context& context, std::string_view instead);

}  // namespace nightjar::cli
