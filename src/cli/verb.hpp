// What all verbs share: how one is declared, how it is run, and options that check what they are given.
#pragma once
#include <algorithm>
#include <functional>
#include <iostream>
#include <nightjar/cli/cli.hpp>
#include <nightjar/domain/field.hpp>
#include <nightjar/time/format.hpp>

namespace CLI {  // only verb.cpp, asking.cpp and cli.cpp know more of it: its header takes seconds to read
class App;
class Option;
}  // namespace CLI

namespace nightjar::cli {

struct Context {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  const Environment& computer;
  CLI::App* asks = nullptr;  // the verb, if its answers are to be asked for one by one
  bool asked = false;        // they were, so that whatever else is open may be asked as well
  bool changed = false;      // something is stored or written that stays, whatever happens to the rest
};

/// What the parsed arguments ask for. Each verb sets it from the callback of its own App.
using Task = std::function<Result<void>(Context&)>;

/// A verb with its examples, which are at the end of its --help.
CLI::App& add_verb(CLI::App& parent, const std::string& name, const std::string& what, const std::string& examples);
/// The verb was named, and its arguments are in order: this is to be done.
void when_named(CLI::App& verb, Task& task, Task done);

/// What can be said of an option after it was added.
class Option {
 public:
  explicit Option(CLI::Option& option) : option_(&option) {}
  Option required() const;
  Option needs(const Option& other) const;
  Option excludes(const Option& other) const;
  Option excludes(const std::string& other) const;  // by its name

 private:
  CLI::Option* option_;
};

/// Options whose values are read at once, so that a wrong one is wrong usage and never half a command. `names` is
/// what CLI11 takes ("--peak", or "FILE" for a position); `value` names what follows it in the help.
Option add_text(CLI::App& verb, const std::string& names, std::optional<std::string>& into, const std::string& value,
                const std::string& what);
/// The same where the verb cannot do without it.
Option add_text(CLI::App& verb, const std::string& names, std::string& into, const std::string& value,
                const std::string& what);
/// One or more, each with its option before it.
Option add_texts(CLI::App& verb, const std::string& names, std::vector<std::string>& into, const std::string& value,
                 const std::string& what);
/// A file at a position, and one or more of them; the verb cannot do without.
Option add_file(CLI::App& verb, const std::string& name, std::string& into, const std::string& what);
Option add_files(CLI::App& verb, const std::string& name, std::vector<std::string>& into, const std::string& what);
Option add_flag(CLI::App& verb, const std::string& name, bool& on, const std::string& what);
Option add_number(CLI::App& verb, const std::string& names, std::optional<int>& into, int min, int max,
                  const std::string& what);
/// The same with the range that a record declares.
Option add_number(CLI::App& verb, const std::string& names, std::optional<int>& into, const Field& field,
                  const std::string& what);
Option add_day(CLI::App& verb, const std::string& names, std::optional<Day>& into, const std::string& what);
Option add_zone(CLI::App& verb, const std::string& names, std::optional<Zone>& into, const std::string& what);
Option add_choice(CLI::App& verb, const std::string& names, std::optional<std::string>& into,
                  std::span<const std::string_view> choices, const std::string& what);
/// Any other: `read` takes what was typed and returns what is wrong with it, such as "takes a whole number".
using ReadValue = std::function<std::optional<std::string>(const std::string& typed)>;
Option add_reader(CLI::App& verb, const std::string& names, const std::string& value, const std::string& what,
                  ReadValue read);

/// One of an enum's stored names; in names of two words a hyphen is as good as an underscore.
template <NamedEnum E>
Option add_choice(CLI::App& verb, const std::string& names, std::optional<E>& into, const std::string& what) {
  std::string choices;
  for (const auto name : enum_names<E>) choices += (choices.empty() ? "" : "|") + std::string(name);
  return add_reader(verb, names, choices, what,
                    [&into, choices](const std::string& typed) -> std::optional<std::string> {
                      std::string name = typed;
                      std::replace(name.begin(), name.end(), '-', '_');
                      into = enum_from_text<E>(name);
                      return into ? std::nullopt : std::optional("takes one of " + choices);
                    });
}

struct Period {
  std::optional<Day> from, until;
};
void add_period(CLI::App& verb, Period& period);
/// Wrong usage when it ends before it begins.
[[nodiscard]] Result<void> check(const Period& period);

/// A name or an argument as it may be shown on a terminal: what would control that, or turn the order of letters, is
/// written as "\x1b". A file of somebody else may have any name.
[[nodiscard]] std::string visible(std::string_view text);

/// "nightjar: message" and "hint: ...", on two lines.
void print_error(std::ostream& err, const Error& error);

}  // namespace nightjar::cli
