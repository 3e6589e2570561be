#include <fmt/format.h>

#include <algorithm>

#include "cli/session.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct UndoImportArguments {
  Access access;
  std::optional<std::string> batch;
  bool list = false;
};

/// Latest first.
std::vector<const ImportBatch*> batches_of(const JournalData& data) {
  std::vector<const ImportBatch*> batches;
  for (const auto& [id, batch] : data.live<ImportBatch>()) batches.push_back(&batch);
  std::sort(batches.begin(), batches.end(),
            [](const auto* a, const auto* b) { return a->head.created > b->head.created; });
  return batches;
}

void print_list(std::ostream& out, const JournalData& data) {
  const auto batches = batches_of(data);
  if (batches.empty()) out << "Nothing was imported.\n";
  for (const auto* batch : batches)
    out << fmt::format("{}  {}  {}  {}{}\n", batch->head.id.hex(), iso(batch->at.local), batch->format,
                       batch->file_name, batch->undone ? "  (undone)" : "");
}

std::size_t live_of(const JournalData& data, const ImportBatch& batch) {
  const auto origin = batch.head.id.hex();
  std::size_t count = 0;
  for_each_kind([&]<class R>() {
    for (const auto& [id, record] : data.live<R>()) count += record.head.origin == origin ? 1U : 0U;
  });
  return count;
}

/// The one named, or the latest that still has something to take back.
Result<const ImportBatch*> chosen(const JournalData& data, const std::optional<std::string>& id) {
  for (const auto* batch : batches_of(data)) {
    if (id ? batch->head.id.hex() != *id : batch->undone || live_of(data, *batch) == 0) continue;
    if (batch->undone) return fail(ErrorCode::refused, "that import is already undone");
    return batch;
  }
  return fail(ErrorCode::not_found, id ? "there is no import of that name" : "there is no import to undo",
              "see 'nightjar undo-import FILE --list'");
}

Result<void> run(Context& context, const UndoImportArguments& options) {
  auto journal = open(context, options.access, options.list ? For::reading : For::changing);
  if (!journal) return fail(journal.error());
  const auto& data = journal->data();
  if (options.list) {
    print_list(context.out, data);
    return {};
  }
  const auto batch = chosen(data, options.batch);
  if (!batch) return fail(batch.error());
  const ImportBatch undone = **batch;  // the edit replaces the record
  const auto before = live_of(data, undone);
  if (const auto saved = apply_and_save(context, *journal, journal::undo_import(data, journal->author(), undone));
      !saved)
    return saved;
  const auto kept = live_of(data, undone);
  context.out << fmt::format("Took back {} entries of that import.", before - kept);
  if (kept > 0) context.out << fmt::format(" {} stayed: changed since then, or named by entries of yours.", kept);
  context.out << '\n';
  return {};
}

}  // namespace

void add_undo_import(CLI::App& program, Task& task) {
  auto options = std::make_shared<UndoImportArguments>();
  auto& verb = add_verb(program, "undo-import", "Takes back what an import brought, but for what was changed since",
                        "  nightjar undo-import ~/sleep.nightjar\n"
                        "  nightjar undo-import ~/sleep.nightjar --list\n");
  add_access(verb, options->access);
  add_text(verb, "--batch", options->batch, "ID", "Which import, as --list names it; without it, the latest");
  add_flag(verb, "--list", options->list, "Lists the imports and changes nothing");
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
