#include "cli/new_journal.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct RecoverArguments {
  std::string file;
  std::optional<std::string> code_file, new_passphrase_file;
  CostName kdf_cost;
};

Result<void> run(Context& context, const RecoverArguments& options) {
  auto journal = open(context, {options.file, options.code_file}, For::changing, journal::SecretKind::recovery_code);
  if (!journal) return fail(journal.error());
  const auto passphrase = read_new_passphrase(context, options.new_passphrase_file);
  if (!passphrase) return fail(passphrase.error());
  if (const auto changed = journal->change_passphrase(*passphrase, kdf_cost(context, options.kdf_cost)); !changed)
    return changed;
  context.changed = true;
  if (const auto saved = save(context, *journal); !saved) return saved;
  context.out << "The journal has its new passphrase. The recovery code stays as it is.\n";
  return {};
}

}  // namespace

void add_recover(CLI::App& program, Task& task) {
  auto options = std::make_shared<RecoverArguments>();
  auto& verb = add_verb(program, "recover", "Opens a journal with its recovery code and gives it a new passphrase",
                        "  nightjar recover ~/sleep.nightjar\n"
                        "  nightjar recover ~/sleep.nightjar --code-file code.txt --new-passphrase-file -\n");
  add_file(verb, "FILE", options->file, "The journal");
  add_text(verb, "--code-file", options->code_file, "F",
           "Reads the recovery code from the first line of F (- is standard input) instead of asking");
  add_text(verb, "--new-passphrase-file", options->new_passphrase_file, "F",
           "Reads the new passphrase from the first line of F (- is standard input) instead of asking");
  add_kdf_cost(verb, options->kdf_cost);
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
