// --ask: the questions of a verb one by one, as plain lines, for people who listen to their terminal.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "cli/verb.hpp"

namespace nightjar::cli {

/// Adds the flag to a verb that records something.
void add_ask(CLI::App& verb);
[[nodiscard]] bool wants_asking(const CLI::App& verb);
/// Asks for every answer that was not given as an option. An empty line leaves one empty, a full stop or the end of the
/// input leaves all that follow empty. An answer that cannot be kept is asked for again.
void ask_for_the_rest(Context& context, CLI::App& verb);
/// A question that only came up with the answers. No, unless the verb asks and the person says yes.
[[nodiscard]] bool agrees(Context& context, const std::string& question);

/// One line of an answer; none is an empty one, end is a full stop or the end of the input.
enum class Answer { given, none, end };
[[nodiscard]] Answer read_line(Context& context, std::string& line);
[[nodiscard]] std::optional<bool> yes_or_no(std::string_view typed);

}  // namespace nightjar::cli
