// Making a journal file, or new keys for one: shared by the verbs that do.
#pragma once
#include "cli/session.hpp"

namespace nightjar::cli {

using CostName = std::optional<std::string>;
void add_kdf_cost(CLI::App& verb, CostName& cost);
/// Without a name the standard, and a note where one try takes this computer long: that is about as much work as a try.
[[nodiscard]] journal::NewCost kdf_cost(Context& context, const CostName& name);
/// "3 passes over 256 MB of memory, the standard"
[[nodiscard]] std::string cost_words(const journal::KdfCost& cost);

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
