#include <nightjar/imports/import.hpp>

#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

/// What can be told on the terminal is told there: the window is for what can be shown.
Result<void> run(Context& context, const std::string& file) {
  const auto bytes = read_file(context.computer.files, file, imports::max_file_bytes);
  if (!bytes) return fail(bytes.error());
  const std::string_view text{reinterpret_cast<const char*>(bytes->data()), bytes->size()};
  if (!file.ends_with(".json") && !file.ends_with(".zip"))
    return fail(ErrorCode::refused, "only a .json or .zip that was shared from Nightjar can be opened like this",
                "a journal of your own opens with 'nightjar FILE'");
  if (const auto format = imports::sniff(file_name_of(file), text); !format) return fail(format.error());
  if (!context.computer.show_shared) return fail(ErrorCode::refused, "there is no window to open here", "");
  return context.computer.show_shared(file);
}

}  // namespace

void add_open(CLI::App& program, Task& task) {
  auto file = std::make_shared<std::string>();
  auto& verb = add_verb(program, "open", "Shows a file that was shared from Nightjar, in a window, for looking only",
                        "  nightjar open visit.json\n"
                        "  nightjar open visit.zip      asks in its window for the password, if it has one\n");
  add_file(verb, "FILE", *file, "A .json or .zip made by 'report', 'export' or Share; it is not changed");
  when_named(verb, task, [file](Context& context) { return run(context, *file); });
}

}  // namespace nightjar::cli
