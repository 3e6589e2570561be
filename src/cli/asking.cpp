#include "cli/asking.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <string_view>

namespace nightjar::cli {
namespace {

constexpr const char* flag = "--ask";

// Not answers, but where and how they are kept.
constexpr std::array<std::string_view, 12> never_asked{
    "--passphrase-file", "--zone",  "--wake-zone", "--kind",  "--clear",        "--that-is-right",
    "--label-strength",  "--brand", "--ask",       "--amend", "--replace-none", "--help"};

bool is_flag(const CLI::Option& option) { return option.get_items_expected_max() == 0; }

bool is_question(const CLI::Option& option) {
  return !option.get_positional() &&
         std::find(never_asked.begin(), never_asked.end(), option.get_name()) == never_asked.end();
}

bool has_its_turn(const CLI::Option& option) {
  const auto given = [](const CLI::Option* other) { return other->count() > 0; };
  const auto& excluded = option.get_excludes();
  const auto& needed = option.get_needs();
  return option.count() == 0 && std::none_of(excluded.begin(), excluded.end(), given) &&
         std::all_of(needed.begin(), needed.end(), given);
}

enum class YesNo { yes, no, none, end };

YesNo ask_yes_or_no(Context& context, const std::string& question) {
  std::string line;
  while (true) {
    context.out << question << " (yes or no): " << std::flush;
    const Answer answer = read_line(context, line);
    if (answer != Answer::given) return answer == Answer::end ? YesNo::end : YesNo::none;
    if (const auto yes = yes_or_no(line)) return *yes ? YesNo::yes : YesNo::no;
    context.out << "This takes yes or no.\n";
  }
}

/// False: the person wants no more questions.
bool ask_flag(Context& context, CLI::Option& question) {
  const auto answer = ask_yes_or_no(context, question.get_description());
  if (answer == YesNo::yes) {
    question.add_result("true");
    question.run_callback();
  }
  return answer != YesNo::end;
}

/// The same.
bool ask(Context& context, CLI::Option& option) {
  if (is_flag(option)) return ask_flag(context, option);
  std::string about = option.get_description(), type = option.get_type_name();
  const bool several = option.get_items_expected_max() > 1;
  std::replace(type.begin(), type.end(), '|', ' ');
  while (true) {
    context.out << about << (type.empty() || type == "TEXT" || type == "NAME" ? "" : " (" + type + ")") << ": "
                << std::flush;
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

Answer read_line(Context& context, std::string& line) {
  line.clear();
  if (!std::getline(context.in, line)) return Answer::end;
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
  if (line == ".") return Answer::end;
  return line.empty() ? Answer::none : Answer::given;
}

std::optional<bool> yes_or_no(std::string_view typed) {
  if (typed == "y" || typed == "Y" || typed == "yes" || typed == "Yes") return true;
  if (typed == "n" || typed == "N" || typed == "no" || typed == "No") return false;
  return std::nullopt;
}

bool agrees(Context& context, const std::string& question) {
  return context.asked && ask_yes_or_no(context, question) == YesNo::yes;
}

void add_ask(CLI::App& verb) {
  verb.add_flag(flag)->description(
      "Asks the questions one by one; Enter leaves an answer empty, a full stop ends them");
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
