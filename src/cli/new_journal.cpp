#include "cli/new_journal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace nightjar::cli {
namespace {

struct NamedCost {
  std::string_view name;
  journal::KdfCost (*cost)();
};
constexpr std::array<NamedCost, 4> named_costs{{{"minimal", journal::minimal_cost},
                                                {"small", journal::small_cost},
                                                {"standard", journal::standard_cost},
                                                {"strong", journal::strong_cost}}};
constexpr std::chrono::seconds long_try{3};

void print_recovery_code(std::ostream& out, const SecretBytes& code) {
  out << "Recovery code: " << code.text() << '\n'
      << "It opens the journal if the passphrase is forgotten, and is shown only this once.\n"
         "Write it down and keep it away from this computer. Without both, nobody can open the journal.\n";
}

}  // namespace

void add_kdf_cost(CLI::App& verb, CostName& cost) {
  static constexpr auto names = [] {
    std::array<std::string_view, named_costs.size()> out;
    std::ranges::transform(named_costs, out.begin(), &NamedCost::name);
    return out;
  }();
  add_choice(
      verb, "--kdf-cost", cost, names,
      "How much work one try of a passphrase is (small: for little memory; minimal: only for tests). Without it, "
      "standard, and never less than it was");
}

journal::NewCost kdf_cost(Context& context, const CostName& name) {
  if (!name) {
    if (const auto takes = journal::time_of_a_try(journal::standard_cost()); takes && *takes > long_try)
      context.err << fmt::format(
          "note: opening will take this computer about {} s each time. --kdf-cost small takes a quarter of that, for "
          "you and for whoever guesses\n",
          std::chrono::round<std::chrono::seconds>(*takes).count());
    return journal::standard_cost();
  }
  const auto* named = std::ranges::find(named_costs, *name, &NamedCost::name);
  if (named->name == "minimal")
    context.err << "note: the minimal cost is only for tests: whoever has this file can try passphrases very fast\n";
  return {named->cost(), true};
}

std::string cost_words(const journal::KdfCost& cost) {
  constexpr std::uint64_t kib = 1024, mib = 1024 * kib;
  auto words = fmt::format("{} pass{} over {} of memory", cost.ops, cost.ops == 1 ? "" : "es",
                           cost.memory_bytes < mib ? fmt::format("{} kB", cost.memory_bytes / kib)
                                                   : fmt::format("{} MB", cost.memory_bytes / mib));
  if (cost == journal::standard_cost()) return words + ", the standard";
  const bool cheap = journal::work_of(cost) < journal::work_of(journal::standard_cost());
  return words + (cheap ? ", less than the standard: guesses are cheaper for whoever has the file"
                        : ", more than the standard");
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
  const auto cost = kdf_cost(context, wanted.kdf_cost).cost;
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
