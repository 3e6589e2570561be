#include "cli/new_journal.hpp"

#include <array>

namespace nightjar::cli {
namespace {

constexpr std::array<std::string_view, 3> costs{"minimal", "standard", "strong"};

void print_recovery_code(std::ostream& out, const SecretBytes& code) {
  out << "Recovery code: " << code.text() << '\n'
      << "It opens the journal if the passphrase is forgotten, and is shown only this once.\n"
         "Write it down and keep it away from this computer. Without both, nobody can open the journal.\n";
}

}  // namespace

void add_kdf_cost(CLI::App& verb, CostName& cost) {
  add_choice(
      verb, "--kdf-cost", cost, costs,
      "How much work one try of a passphrase is (minimal is only for tests); without it, what suits this computer");
}

journal::KdfCost kdf_cost(Context& context, const CostName& name) {
  if (!name) return journal::calibrated_cost();
  if (*name == "strong") return journal::strong_cost();
  if (*name == "standard") return journal::standard_cost();
  context.err << "note: the minimal cost is only for tests: whoever has this file can try passphrases very fast\n";
  return journal::minimal_cost();
}

void add_new_journal(CLI::App& verb, NewJournal& wanted) {
  add_access(verb, wanted.access);
  add_flag(verb, "--generate-passphrase", wanted.generate, "Makes a passphrase of five words and shows it once")
      .excludes("--passphrase-file");
  add_kdf_cost(verb, wanted.kdf_cost);
}

Result<journal::Created> create(Context& context, const NewJournal& wanted, const JournalSettings& settings,
                                bool with_code) {
  // Told before anybody types a passphrase for nothing; the write itself never replaces a file either.
  if (std::string real; context.computer.files.real_path(wanted.access.file, real) == 0)
    return fail(ErrorCode::clash, "there is a file " + wanted.access.file + " already", "choose another name");
  const auto passphrase = wanted.generate ? Result<SecretBytes>(journal::generated_passphrase())
                                          : read_new_passphrase(context, wanted.access.passphrase_file);
  if (!passphrase) return fail(passphrase.error());
  const auto author = author_of(context);
  if (!author) return fail(author.error());
  const auto cost = kdf_cost(context, wanted.kdf_cost);
  bool was_shown = false;
  const auto show = [&](const SecretBytes& code) -> Result<void> {
    if (wanted.generate)
      context.out << "Passphrase: " << passphrase->text() << "\nIt is shown only this once. Write it down.\n";
    if (with_code) print_recovery_code(context.out, code);
    auto out = shown(context);
    was_shown = out && (wanted.generate || with_code);
    return out;
  };
  auto created =
      journal::create(wanted.access.file, *passphrase, cost, settings, *author, context.computer.files, show);
  if (!created) {
    if (was_shown) take_back_what_was_shown(context, "no journal was made");
    return created;
  }
  context.changed = true;
  created->journal.keep_safe(context.computer.safe_places, context.computer.files);
  for (const auto& notice : created->journal.notices()) context.err << "note: " << notice << '\n';
  return created;
}

journal::ShowCode show_code(Context& context) {
  return [&context](const SecretBytes& code) {
    print_recovery_code(context.out, code);
    return shown(context);
  };
}

void take_back_what_was_shown(Context& context, std::string_view instead) {
  context.err << "note: what was shown as new opens nothing: " << instead << '\n';
}

}  // namespace nightjar::cli
