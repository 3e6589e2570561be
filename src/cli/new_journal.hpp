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

[[nodiscard]] Result<journal::Created> create(Context& context, const NewJournal& wanted,
                                              const JournalSettings& settings);
/// The code is shown this once, on standard output.
void print_recovery_code(std::ostream& out, const SecretBytes& code);

}  // namespace nightjar::cli
