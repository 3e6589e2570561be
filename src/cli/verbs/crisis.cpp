#include <nightjar/domain/words.hpp>

#include "cli/verbs.hpp"

namespace nightjar::cli {

void add_crisis(CLI::App& program, Task& task) {
  auto& verb = add_verb(program, "crisis", "Shows where help can be found; needs no journal and records nothing",
                        "  nightjar crisis\n");
  when_named(verb, task, [](Context& context) -> Result<void> {
    for (const auto paragraph : words::help_card()) context.out << paragraph << '\n';
    context.out << '\n' << words::help_card_own_lines_hint() << '\n';
    return {};
  });
}

}  // namespace nightjar::cli
