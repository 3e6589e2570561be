#include "cli/new_journal.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct PassphraseArguments {
  Access access;
  std::optional<std::string> new_passphrase_file;
  CostName kdf_cost;
  bool new_recovery_code = false, make_old_copies_useless = false;
};

Result<void> run(Context& context, const PassphraseArguments& options) {
  auto journal = open(context, options.access, For::changing);
  if (!journal) return fail(journal.error());
  if (options.new_recovery_code) {
    const auto code = journal->make_new_recovery_code(kdf_cost(context, options.kdf_cost));
    if (!code) return fail(code.error());
    if (const auto begun = journal->begin_rehearsal(); !begun) return begun;
    if (const auto saved = save(context, *journal); !saved) return saved;
    context.out << "The old recovery code no longer opens this file.\n";
    print_recovery_code(context.out, *code);
    return {};
  }
  const auto passphrase = read_new_passphrase(context, options.new_passphrase_file);
  if (!passphrase) return fail(passphrase.error());
  if (options.make_old_copies_useless) {
    const auto code = journal->make_old_copies_useless(*passphrase, kdf_cost(context, options.kdf_cost));
    if (!code) return fail(code.error());
    if (const auto begun = journal->begin_rehearsal(); !begun) return begun;
    if (const auto saved = save(context, *journal); !saved) return saved;
    context.out
        << "The journal has new keys, and its backups on this computer were begun anew. Copies elsewhere, such as\n"
           "in the history of a cloud, are out of reach: they still open with the passphrase of their time.\n";
    print_recovery_code(context.out, *code);
    return {};
  }
  if (const auto changed = journal->change_passphrase(*passphrase, kdf_cost(context, options.kdf_cost)); !changed)
    return changed;
  if (const auto saved = save(context, *journal); !saved) return saved;
  context.out << "The passphrase is changed. Copies made earlier still open with the old one.\n";
  return {};
}

}  // namespace

void add_passphrase(CLI::App& program, Task& task) {
  auto options = std::make_shared<PassphraseArguments>();
  auto& verb = add_verb(program, "passphrase", "Changes the passphrase, or makes a new recovery code",
                        "  nightjar passphrase ~/sleep.nightjar\n"
                        "  nightjar passphrase ~/sleep.nightjar --new-recovery-code\n"
                        "  nightjar passphrase ~/sleep.nightjar --make-old-copies-useless\n");
  add_access(verb, options->access);
  add_text(verb, "--new-passphrase-file", options->new_passphrase_file, "F",
           "Reads the new passphrase from the first line of F; with - twice, the second line of standard input");
  add_flag(verb, "--new-recovery-code", options->new_recovery_code,
           "Makes a new recovery code and leaves the passphrase as it is")
      .excludes("--new-passphrase-file");
  add_flag(verb, "--make-old-copies-useless", options->make_old_copies_useless,
           "With the new passphrase, new keys and a new recovery code; deletes the backups on this computer")
      .excludes("--new-recovery-code");
  add_kdf_cost(verb, options->kdf_cost);
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
