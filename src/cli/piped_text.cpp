#include "cli/piped_text.hpp"

#include <algorithm>
#include <istream>
#include <optional>

namespace nightjar::cli {
namespace {

constexpr std::size_t longest_input = 1024 * 1024;  // far beyond the longest text of an entry, which has its own limit

bool is_option(const std::string& arg) { return arg.size() > 2 && arg.starts_with("--"); }
bool takes_a_file(std::string_view option) { return option == "--out" || option.ends_with("-file"); }

/// The place of the option's name, and whether a single argument holds both ("--text=-").
struct TextAsked {
  std::size_t value;
  std::string option;
  bool joined;
};
std::vector<TextAsked> dashes(std::span<const std::string> args) {
  std::vector<TextAsked> found;
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (is_option(args[i]) && args[i].ends_with("=-"))
      found.push_back({i, args[i].substr(0, args[i].size() - 2), true});
    if (args[i] == "-" && i > 0 && is_option(args[i - 1])) found.push_back({i, args[i - 1], false});
  }
  return found;
}

std::optional<std::string> all_of(std::istream& in) {
  std::string text;
  for (int c = in.get(); c != std::istream::traits_type::eof(); c = in.get()) {
    if (text.size() == longest_input) return std::nullopt;
    text += static_cast<char>(c);
  }
  return text;
}

}  // namespace

Result<PipedArguments> take_piped_text(std::span<const std::string> args, std::istream& in) {
  PipedArguments out{{args.begin(), args.end()}, {}, false};
  auto asked = dashes(args);
  const auto files = std::ranges::partition(asked, [](const TextAsked& one) { return !takes_a_file(one.option); });
  const std::size_t texts = asked.size() - files.size();
  if (texts == 0) return out;
  if (texts > 1)
    return fail(ErrorCode::usage, "only one text can come from standard input",
                "give the others with --ask, which asks for them one by one");
  auto text = all_of(in);
  if (!text)
    return fail(ErrorCode::usage, "standard input holds far more than a text may have", "nothing was recorded");
  out.took_input = true;
  if (std::ranges::any_of(files, [](const TextAsked& file) { return file.option != "--out"; })) {
    const auto line = std::min(text->find('\n'), text->size());
    out.secret_line.str(text->substr(0, line) + '\n');
    text->erase(0, std::min(line + 1, text->size()));
  }
  if (text->ends_with('\n')) text->pop_back();
  if (text->ends_with('\r')) text->pop_back();
  const auto& at = asked.front();
  out.args[at.value] = at.joined ? at.option + '=' + *text : *text;
  return out;
}

}  // namespace nightjar::cli
