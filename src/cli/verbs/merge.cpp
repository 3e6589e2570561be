#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct MergeArguments {
  Access access;
  std::string other;
  std::optional<std::string> other_passphrase_file;
  bool dry_run = false;
};

/// For a copy that was sealed with other keys, so that it takes its own passphrase to look into it.
Result<journal::OpenJournal> open_other(Context& context, const MergeArguments& options,
                                        const journal::Author& author) {
  auto locked = inspect(context, options.other, For::reading);
  if (!locked) return fail(locked.error());
  const auto secret = read_secret(context, options.other_passphrase_file, "Passphrase of the other copy");
  if (!secret) return fail(secret.error());
  return journal::unlock(*locked, *secret, journal::SecretKind::passphrase, author);
}

Result<journal::Merged> merge(Context& context, const MergeArguments& options, journal::OpenJournal& mine) {
  auto other = mine.read_copy(options.other);
  if (!other && other.error().code == ErrorCode::wrong_secret) {
    const auto opened = open_other(context, options, mine.author());
    if (!opened) return fail(opened.error().code, options.other + ": " + opened.error().message, opened.error().hint);
    other = opened->as_other_copy();
  }
  if (!other) return fail(other.error());
  // So that a merge can be taken back with 'restore'.
  if (!options.dry_run)
    if (auto kept = mine.back_up_first(); !kept) return fail(kept.error());
  return options.dry_run ? mine.preview_merge(*other) : mine.merge_with(*other);
}

void print(std::ostream& out, const journal::Merged& merged) {
  using enum TextTable::Align;
  TextTable table({{"records"},
                   {"alike", right},
                   {"only here", right},
                   {"only there", right},
                   {"newer here", right},
                   {"newer there", right},
                   {"changed in both", right},
                   {"into the bin", right},
                   {"removed for good", right}});
  for (const auto& [kind, n] : merged.table) {
    std::string name(kind);
    std::replace(name.begin(), name.end(), '_', ' ');
    std::vector<std::string> row{name};
    for (const auto count :
         {n.alike, n.only_mine, n.only_other, n.newer_mine, n.newer_other, n.both_changed, n.into_bin, n.removed})
      row.push_back(count == 0 ? "" : std::to_string(count));
    table.add(row);
  }
  table.print(out);
  if (!merged.notes.empty()) out << '\n';
  for (const auto& note : merged.notes) out << "- " << note << '\n';
}

Result<void> run(Context& context, const MergeArguments& options) {
  auto mine = open(context, options.access, options.dry_run ? For::reading : For::changing);
  if (!mine) return fail(mine.error());
  const auto merged = merge(context, options, *mine);
  if (!merged) return fail(merged.error());
  print(context.out, *merged);
  if (options.dry_run) {
    context.out << "\nDry run: nothing was changed.\n";
    return {};
  }
  if (!merged->brought_something) {
    context.out << "\nNothing new: this copy holds all that the other one does.\n";
    return {};
  }
  if (const auto saved = save(context, *mine); !saved) return saved;
  context.out << "\nMerged. The other file was only read; 'nightjar restore FILE' goes back to before.\n";
  return {};
}

}  // namespace

void add_merge(CLI::App& program, Task& task) {
  auto options = std::make_shared<MergeArguments>();
  auto& verb = add_verb(program, "merge", "Takes into a journal what another copy of it holds; nothing is lost",
                        "  nightjar merge ~/sleep.nightjar '~/sleep (conflict 2026-11-22).nightjar'\n"
                        "  nightjar merge ~/sleep.nightjar /media/stick/sleep.nightjar --dry-run\n"
                        "\nFor two copies of one journal that were both written to. Where both changed an entry, the\n"
                        "version written last counts and the other is kept among its earlier versions. What was\n"
                        "deleted stays deleted. Doing it twice, or the other way round, gives the same journal.\n");
  add_access(verb, options->access);
  add_file(verb, "OTHER", options->other, "The other copy; it is only read");
  add_text(verb, "--other-passphrase-file", options->other_passphrase_file, "F",
           "Reads the other copy's passphrase from F, where it was made before new keys");
  add_flag(verb, "--dry-run", options->dry_run, "Shows the table and changes nothing");
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
