#include "cli/output.hpp"

#include <map>
#include <nightjar/support/atomic_file.hpp>
#include <nightjar/support/utf8.hpp>

namespace nightjar::cli {

void add_force(CLI::App& verb, bool& force) {
  add_flag(verb, "--force", force, "Replaces a file of another kind, too; a journal is never replaced");
}

Result<void> write_output(Context& context, const std::string& path, std::string_view bytes, bool force) {
  auto written = write_atomically(context.computer.files, path, bytes, force ? Replaces::any_file : Replaces::own_kind);
  context.changed = context.changed || written.has_value();
  if (written || written.error().code != ErrorCode::clash || force) return written;
  return fail(ErrorCode::clash, written.error().message,
              "choose another name; --force replaces a file of another kind");
}

Result<void> check_apart(std::span<const std::string> paths) {
  std::map<std::string, std::string> seen;
  for (const auto& path : paths)
    if (const auto [it, fresh] = seen.emplace(utf8::folded(path), path); !fresh)
      return fail(ErrorCode::usage, "two of these journals would be written to one file, " + path,
                  "nothing was written; write them one by one, each with a name of its own");
  return {};
}

}  // namespace nightjar::cli
