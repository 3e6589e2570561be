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

/// What makes a new code shows it before it counts. An error then says that the one of before still does.
Result<void> with_new_code(Context& context, journal::OpenJournal& journal,
                           const std::function<Result<SecretBytes>(const journal::ShowCode&)>& make) {
  bool was_shown = false;
  const auto show = [&](const SecretBytes& code) {
    auto out = show_code(context)(code);
    was_shown = out.has_value();
    return out;
  };
  if (const auto code = make(show); !code) {
    if (was_shown) take_back_what_was_shown(context, "the old secrets still open the journal");
    return fail(code.error());
  }
  context.changed = true;
  if (const auto begun = journal.begin_rehearsal(); !begun) return begun;
  return save(context, journal);
}

void say_of_old_copies(Context& context, const journal::OldCopies& copies) {
  if (!copies.changed.empty()) context.out << "These copies got the new keys, too, and open with the new passphrase:\n";
  for (const auto& path : copies.changed) context.out << "- " << visible(path) << '\n';
  if (!copies.left.empty()) context.out << "These were left as they are, and may open with the old passphrase:\n";
  for (const auto& [path, why] : copies.left) context.out << "- " << visible(path) << ": " << visible(why) << '\n';
}

Result<void> run(Context& context, const PassphraseArguments& options) {
  auto journal = open(context, options.access, For::changing);
  if (!journal) return fail(journal.error());
  if (options.new_recovery_code) {
    const auto cost = kdf_cost(context, options.kdf_cost);
    if (const auto made =
            with_new_code(context, *journal,
                          [&](const journal::ShowCode& show) { return journal->make_new_recovery_code(cost, show); });
        !made)
      return made;
    context.out << "The old recovery code no longer opens this file.\n";
    return {};
  }
  const auto passphrase = read_new_passphrase(context, options.new_passphrase_file);
  if (!passphrase) return fail(passphrase.error());
  const auto cost = kdf_cost(context, options.kdf_cost);
  if (options.make_old_copies_useless) {
    if (const auto made = with_new_code(
            context, *journal,
            [&](const journal::ShowCode& show) { return journal->make_old_copies_useless(*passphrase, cost, show); });
        !made)
      return made;
    say_of_old_copies(context, journal->old_copies());
    context.out
        << "The journal has new keys, and its backups on this computer were begun anew. Copies elsewhere, such as\n"
           "in the history of a cloud, are out of reach: they still open with the passphrase of their time.\n";
    return {};
  }
  if (const auto changed = journal->change_passphrase(*passphrase, cost); !changed) return changed;
  context.changed = true;
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
  add_flag(
      verb, "--make-old-copies-useless", options->make_old_copies_useless,
      "With the new passphrase, new keys and a new recovery code, also for the copies beside the journal and those "
      "of what could not be saved; deletes the backups on this computer")
      .excludes("--new-recovery-code");
  add_kdf_cost(verb, options->kdf_cost);
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
