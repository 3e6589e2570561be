#include <fmt/format.h>

#include <nightjar/journal/forgetting.hpp>

#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct ForgetArguments {
  std::string file;
  bool copies = false;
};

std::string copies_label(std::size_t count) { return count == 1 ? "1 copy" : fmt::format("{} copies", count); }

Result<void> run(Context& context, const ForgetArguments& options) {
  const auto& computer = context.computer;
  const auto traces = journal::traces_of(computer.files, computer.safe_places, computer.settings_path, options.file);
  if (!traces) return fail(traces.error());
  if (!traces->vault_id)
    context.err << fmt::format(
        "note: {} is no journal that can be read, so only its name could be looked for; backups "
        "of it, if there are any, are in {}\n",
        visible(traces->journal), visible(computer.safe_places.backups));
  const auto gone =
      journal::forget(computer.files, computer.safe_places, computer.settings_path, *traces, options.copies);
  if (!gone) return fail(gone.error());
  if (traces->recent) context.out << "Removed: its name from the recent files.\n";
  if (!traces->notes.empty()) context.out << "Removed: what was noted of its last save.\n";
  for (const auto& path : *gone) context.out << "Removed: " << visible(path) << '\n';
  context.changed = traces->recent || !traces->notes.empty() || !gone->empty();
  if (!context.changed) context.out << "This computer kept nothing of it.\n";
  if (!options.copies && !traces->copies.empty()) {
    context.out << fmt::format("Kept: {} with entries, encrypted; --copies removes them too.\n",
                               copies_label(traces->copies.size()));
    for (const auto& path : traces->copies) context.out << "  " << visible(path) << '\n';
  }
  if (traces->vault_id) context.out << "The journal itself stays: " << visible(traces->journal) << '\n';
  return {};
}

}  // namespace

void add_forget(CLI::App& program, Task& task) {
  auto options = std::make_shared<ForgetArguments>();
  auto& verb = add_verb(program, "forget", "Removes what this computer keeps of a journal beside the journal itself",
                        "  nightjar forget /media/stick/sleep.nightjar\n"
                        "  nightjar forget ~/sleep.nightjar --copies\n"
                        "\nThat is its name among the recent files, what was noted of its last save, and its lock\n"
                        "file. No passphrase is needed, and the journal itself stays. What you exported, copied or\n"
                        "shared is not looked for, and what a disk deletes can sometimes still be read from it.\n");
  add_file(verb, "FILE", options->file, "The journal, even if it is not there any more");
  add_flag(verb, "--copies", options->copies,
           "Also its backups, what could not be saved in its place, and conflict copies beside it");
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
