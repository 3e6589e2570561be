#include "cli/verb.hpp"

#include <fmt/format.h>

#include <charconv>

namespace nightjar::cli {
namespace {
[[noreturn]] void wrong_value(const std::string& option, const std::string& message) {
  throw CLI::ValidationError(option, message);
}

// The text as typed: CLI11 would otherwise read lists and numbers into it.
CLI::Option* add_reader(CLI::App& verb, const std::string& names, const std::string& value, const std::string& what,
                        std::function<void(const std::string&)> read) {
  auto* option = verb.add_option_function<std::string>(names, std::move(read), what);
  option->type_name(value);
  return option;
}
}  // namespace

CLI::App& add_verb(CLI::App& parent, const std::string& name, const std::string& what, const std::string& examples) {
  auto* verb = parent.add_subcommand(name, what);
  verb->footer("Examples:\n" + examples);
  verb->set_help_flag("-h,--help", "Shows this and ends");
  return *verb;
}

CLI::Option* add_text(CLI::App& verb, const std::string& names, std::optional<std::string>& into,
                      const std::string& value, const std::string& what) {
  return add_reader(verb, names, value, what, [&into](const std::string& typed) { into = typed; });
}

CLI::Option* add_texts(CLI::App& verb, const std::string& names, std::vector<std::string>& into,
                       const std::string& value, const std::string& what) {
  auto* option = verb.add_option(names, into, what);
  option->type_name(value);
  option->type_size(1)->allow_extra_args(false)->take_all();
  return option;
}

CLI::Option* add_number(CLI::App& verb, const std::string& names, std::optional<int>& into, int min, int max,
                        const std::string& what) {
  return add_reader(verb, names, fmt::format("{}..{}", min, max), what,
                    [&into, names, min, max](const std::string& typed) {
                      int value = 0;
                      const auto* end = typed.data() + typed.size();
                      const auto parsed = std::from_chars(typed.data(), end, value);
                      if (parsed.ec != std::errc{} || parsed.ptr != end || value < min || value > max)
                        wrong_value(names, fmt::format("takes a whole number from {} to {}", min, max));
                      into = value;
                    });
}

CLI::Option* add_day(CLI::App& verb, const std::string& names, std::optional<Day>& into, const std::string& what) {
  return add_reader(verb, names, "DAY", what, [&into, names](const std::string& typed) {
    const auto day = parse_day(typed);
    if (!day) wrong_value(names, "takes a day, written as 2024-03-30");
    into = *day;
  });
}

CLI::Option* add_zone(CLI::App& verb, const std::string& names, std::optional<std::string>& into,
                      const std::string& what) {
  return add_reader(verb, names, "ZONE", what, [&into, names](const std::string& typed) {
    if (!zone_exists(typed)) wrong_value(names, "takes a time zone, such as Europe/Berlin or UTC+02:00");
    into = typed;
  });
}

CLI::Option* add_choice(CLI::App& verb, const std::string& names, std::optional<std::string>& into,
                        std::span<const std::string_view> choices, const std::string& what) {
  std::string list;
  for (const auto choice : choices) list += (list.empty() ? "" : "|") + std::string(choice);
  return add_reader(verb, names, list, what,
                    [&into, names, list,
                     known = std::vector<std::string_view>(choices.begin(), choices.end())](const std::string& typed) {
                      if (std::find(known.begin(), known.end(), typed) == known.end())
                        wrong_value(names, "takes one of " + list);
                      into = typed;
                    });
}

void add_period(CLI::App& verb, Period& period) {
  add_day(verb, "--from", period.from, "First day; without it, from the first entry");
  add_day(verb, "--until,--to", period.until, "Last day; without it, to the last entry");
}

Result<void> check(const Period& period) {
  if (period.from && period.until && *period.until < *period.from)
    return fail(ErrorCode::usage, "the period ends before it begins", "give --from the earlier day");
  return {};
}

void print_error(std::ostream& err, const Error& error) {
  err << "nightjar: " << error.message << '\n';
  if (!error.hint.empty()) err << "hint: " << error.hint << '\n';
}

}  // namespace nightjar::cli
