#include <fmt/format.h>

#include <nightjar/journal/salvage.hpp>

#include "cli/backup_words.hpp"
#include "cli/session.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct SalvageArguments {
  Access access;
  std::string out;
};

std::string spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

Result<void> run(Context& context, const SalvageArguments& options) {
  const auto locked = journal::inspect_damaged(options.access.file, context.computer.files);
  if (!locked) return fail(locked.error());
  const auto secret = read_secret(context, options.access.passphrase_file, "Passphrase");
  if (!secret) return fail(secret.error());
  const auto author = author_of(context);
  if (!author) return fail(author.error());
  const auto done = journal::salvage(*locked, *secret, journal::SecretKind::passphrase, options.out, *author);
  if (!done) return fail(done.error());
  context.changed = true;

  const auto bytes = [](std::uint64_t count) { return fmt::format("{} byte{}", count, count == 1 ? "" : "s"); };
  if (const auto missing = done->missing_bytes; missing > 0)
    context.out << fmt::format("The file is cut short: {} {} missing at its end.\n", bytes(missing),
                               missing == 1 ? "is" : "are");
  if (const auto extra = done->extra_bytes; extra > 0)
    context.out << fmt::format("The file has {} at its end that {} none of the journal's.\n", bytes(extra),
                               extra == 1 ? "is" : "are");
  std::size_t entries = 0;
  for (const auto& [kind, count] : done->read) entries += count;
  context.out << fmt::format("{} of {} parts of the file are damaged. {} could be read:\n", done->damaged_parts,
                             done->parts, entries_label(entries));
  for (const auto& [kind, count] : done->read) context.out << fmt::format("- {}: {}\n", spaced(kind), count);
  if (!done->lost.empty()) context.out << "Could not be read:\n";
  for (const auto& [table, count] : done->lost)
    context.out << (count == 0 ? fmt::format("- {}: what has this name in the file is none of a journal's tables\n",
                                             spaced(table))
                               : fmt::format("- {}: up to {} row{}\n", spaced(table), count, count == 1 ? "" : "s"));
  if (done->stood_in_for > 0)
    context.out << fmt::format("{} that others refer to got a name that says so.\n", entries_label(done->stood_in_for));
  context.out << "Written to " << visible(options.out)
              << ", which opens with the same passphrase. The damaged file is as it was.\n"
              << "With a backup: 'nightjar restore', then 'nightjar merge' with the new file.\n";
  return {};
}

}  // namespace

void add_salvage(CLI::App& program, Task& task) {
  auto options = std::make_shared<SalvageArguments>();
  auto& verb = add_verb(program, "salvage", "Reads what can still be read of a damaged journal into a new file",
                        "  nightjar salvage ~/sleep.nightjar --out ~/rescued.nightjar\n");
  add_access(verb, options->access);
  add_text(verb, "--out", options->out, "F", "The new file; never one that is there already");
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
