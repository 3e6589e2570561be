#include "cli/asking.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace nightjar::cli {
namespace {

constexpr const char* flag = "--ask";

// Not answers, but where and how they are kept.
constexpr std::array<std::string_view, 9> never_asked{"--passphrase-file", "--zone", "--wake-zone", "--kind", "--clear",
                                                      "--that-is-right", "--label-strength", "--brand", "--ask"};

bool is_question(const CLI::Option& option) {
  const bool answer = option.get_items_expected_max() > 0 && !option.get_positional() && option.get_name() != "--help";
  return answer && std::find(never_asked.begin(), never_asked.end(), option.get_name()) == never_asked.end();
}

bool has_its_turn(const CLI::Option& option) {
  const auto given = [](const CLI::Option* other) { return other->count() > 0; };
  const auto& excluded = option.get_excludes();
  const auto& needed = option.get_needs();
  return option.count() == 0 && std::none_of(excluded.begin(), excluded.end(), given) && std::all_of(needed.begin(), needed.end(), given);
}

enum class Answer { given, none, end };

Answer read_line(Context& context, std::string& line) {
  line.clear();
  if (!std::getline(context.in, line)) return Answer::end;
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
  if (line == ".") return Answer::end;
  return line.empty() ? Answer::none : Answer::given;
}

/// False: the person wants no more questions.
bool ask(Context& context, CLI::Option& option) {
  std::string about = option.get_description(), type = option.get_type_name();
  const bool several = option.get_items_expected_max() > 1;
  std::replace(type.begin(), type.end(), '|', ' ');
  while (true) {
    context.out << about << (type.empty() || type == "TEXT" || type == "NAME" ? "" : " (" + type + ")") << ": " << std::flush;
    std::vector<std::string> answers;
    std::string line;
    Answer answer = read_line(context, line);
    while (answer == Answer::given) {
      answers.push_back(line);
      if (!several) break;
      context.out << "Another, or Enter: " << std::flush;
      answer = read_line(context, line);
    }
    if (answers.empty()) return answer != Answer::end;
    try {
      option.clear();
      for (const auto& text : answers) option.add_result(text);
      option.run_callback();
      return answer != Answer::end;
    } catch (const CLI::ParseError& error) {
      option.clear();
      std::string why = error.what();
      if (const auto colon = why.find(": "); colon != std::string::npos) why = why.substr(colon + 2);
      context.out << "This " << why << ".\n";
      if (answer == Answer::end) return false;
    }
  }
}

}  // namespace

void add_ask(CLI::App& verb) {
  verb.add_flag(flag)->description("Asks the questions one by one; Enter leaves an answer empty, a full stop ends them");
}

bool wants_asking(const CLI::App& verb) {
  const auto* option = verb.get_option_no_throw(flag);
  return option != nullptr && option->count() > 0;
}

void ask_for_the_rest(Context& context, CLI::App& verb) {
  context.out << "Enter leaves an answer empty. A full stop ends the questions. Ctrl C stops, and nothing is saved.\n";
  for (auto* option : verb.get_options())
    if (is_question(*option) && has_its_turn(*option) && !ask(context, *option)) break;
}

}  // namespace nightjar::cli
