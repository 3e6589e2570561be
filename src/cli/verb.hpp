// What all verbs share: how one is declared, how it is run, and options that check what they are given.
#pragma once
#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>
#include <nightjar/cli/cli.hpp>
#include <nightjar/domain/field.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar::cli {

struct Context {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  const Environment& computer;
  CLI::App* asks = nullptr;  // the verb, if its answers are to be asked for one by one
  bool asked = false;        // they were, so that whatever else is open may be asked as well
};

/// What the parsed arguments ask for. Each verb sets it from the callback of its own App.
using Task = std::function<Result<void>(Context&)>;

/// A verb with its examples, which stand at the end of its --help.
CLI::App& add_verb(CLI::App& parent, const std::string& name, const std::string& what, const std::string& examples);

/// Options whose values are read at once, so that a wrong one is wrong usage and never half a command. `names` is
/// what CLI11 takes ("--peak", or "FILE" for a position); `value` names what follows it in the help.
CLI::Option* add_text(CLI::App& verb, const std::string& names, std::optional<std::string>& into,
                      const std::string& value, const std::string& what);
CLI::Option* add_texts(CLI::App& verb, const std::string& names, std::vector<std::string>& into,
                       const std::string& value, const std::string& what);
CLI::Option* add_number(CLI::App& verb, const std::string& names, std::optional<int>& into, int min, int max,
                        const std::string& what);
CLI::Option* add_day(CLI::App& verb, const std::string& names, std::optional<Day>& into, const std::string& what);
CLI::Option* add_zone(CLI::App& verb, const std::string& names, std::optional<std::string>& into,
                      const std::string& what);
CLI::Option* add_choice(CLI::App& verb, const std::string& names, std::optional<std::string>& into,
                        std::span<const std::string_view> choices, const std::string& what);

/// One of an enum's stored names; in names of two words a hyphen is as good as an underscore.
template <NamedEnum E>
CLI::Option* add_choice(CLI::App& verb, const std::string& names, std::optional<E>& into, const std::string& what) {
  std::string choices;
  for (const auto name : enum_names<E>) choices += (choices.empty() ? "" : "|") + std::string(name);
  auto* option = verb.add_option_function<std::string>(
      names,
      [&into, names, choices](const std::string& typed) {
        std::string name = typed;
        for (auto& c : name)
          if (c == '-') c = '_';
        into = enum_from_text<E>(name);
        if (!into) throw CLI::ValidationError(names, "takes one of " + choices);
      },
      what);
  option->type_name(choices);
  return option;
}

struct Period {
  std::optional<Day> from, until;
};
void add_period(CLI::App& verb, Period& period);
/// Wrong usage when it ends before it begins.
[[nodiscard]] Result<void> check(const Period& period);

/// "nightjar: message" and "hint: ...", on two lines.
void print_error(std::ostream& err, const Error& error);

}  // namespace nightjar::cli
