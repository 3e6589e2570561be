#include "cli/verb.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <nightjar/support/utf8.hpp>

namespace nightjar::cli {
namespace {

// What was given is not yet an answer.
constexpr std::string_view blank_text = "is given without a text; leave it out if there is nothing to say";
bool is_blank(std::string_view typed) { return utf8::trimmed(typed).empty(); }

}  // namespace

CLI::App& add_verb(CLI::App& parent, const std::string& name, const std::string& what, const std::string& examples) {
  auto* verb = parent.add_subcommand(name, what);
  verb->footer("Examples:\n" + examples);
  verb->set_help_flag("-h,--help", "Shows this and ends");
  return *verb;
}

void when_named(CLI::App& verb, Task& task, Task done) {
  verb.callback([&task, done = std::move(done)] { task = done; });
}

Option Option::required() const { return option_->required(), *this; }
Option Option::needs(const Option& other) const { return option_->needs(other.option_), *this; }
Option Option::excludes(const Option& other) const { return option_->excludes(other.option_), *this; }
Option Option::excludes(const std::string& other) const { return option_->excludes(other), *this; }

// The text as typed: CLI11 would otherwise read lists and numbers into it.
Option add_reader(CLI::App& verb, const std::string& names, const std::string& value, const std::string& what,
                  ReadValue read) {
  auto* option = verb.add_option_function<std::string>(
      names,
      [names, read = std::move(read)](const std::string& typed) {
        if (const auto wrong = read(typed)) throw CLI::ValidationError(names, *wrong);
      },
      what);
  option->type_name(value);
  return Option(*option);
}

Option add_text(CLI::App& verb, const std::string& names, std::optional<std::string>& into, const std::string& value,
                const std::string& what) {
  return add_reader(verb, names, value, what, [&into](const std::string& typed) -> std::optional<std::string> {
    if (is_blank(typed)) return std::string(blank_text);
    into = typed;
    return std::nullopt;
  });
}

Option add_text(CLI::App& verb, const std::string& names, std::string& into, const std::string& value,
                const std::string& what) {
  return Option(*verb.add_option(names, into, what)->required()->type_name(value));
}

Option add_texts(CLI::App& verb, const std::string& names, std::vector<std::string>& into, const std::string& value,
                 const std::string& what) {
  auto* option = verb.add_option(names, into, what);
  option->type_name(value);
  option->type_size(1)->allow_extra_args(false)->take_all();
  option->check([](const std::string& typed) { return is_blank(typed) ? std::string(blank_text) : std::string(); });
  return Option(*option);
}

Option add_file(CLI::App& verb, const std::string& name, std::string& into, const std::string& what) {
  return add_text(verb, name, into, "", what);
}

Option add_files(CLI::App& verb, const std::string& name, std::vector<std::string>& into, const std::string& what) {
  return Option(*verb.add_option(name, into, what)->required()->expected(1, -1)->type_name(""));
}

Option add_flag(CLI::App& verb, const std::string& name, bool& on, const std::string& what) {
  return Option(*verb.add_flag(name, on, what));
}

Option add_number(CLI::App& verb, const std::string& names, std::optional<int>& into, int min, int max,
                  const std::string& what) {
  return add_reader(verb, names, fmt::format("{}..{}", min, max), what,
                    [&into, min, max](const std::string& typed) -> std::optional<std::string> {
                      int value = 0;
                      const auto* end = typed.data() + typed.size();
                      const auto parsed = std::from_chars(typed.data(), end, value);
                      if (parsed.ec != std::errc{} || parsed.ptr != end || value < min || value > max)
                        return fmt::format("takes a whole number from {} to {}", min, max);
                      into = value;
                      return std::nullopt;
                    });
}

Option add_number(CLI::App& verb, const std::string& names, std::optional<int>& into, const Field& field,
                  const std::string& what) {
  return add_number(verb, names, into, field.min, field.max, what);
}

Option add_day(CLI::App& verb, const std::string& names, std::optional<Day>& into, const std::string& what) {
  return add_reader(verb, names, "DAY", what, [&into](const std::string& typed) -> std::optional<std::string> {
    const auto day = parse_day(typed);
    if (!day) return "takes a day, written as 2024-03-30";
    into = *day;
    return std::nullopt;
  });
}

Option add_zone(CLI::App& verb, const std::string& names, std::optional<Zone>& into, const std::string& what) {
  return add_reader(verb, names, "ZONE", what, [&into](const std::string& typed) -> std::optional<std::string> {
    into = find_zone(typed);
    return into ? std::nullopt
                : std::optional<std::string>(
                      "takes a time zone that this computer knows, such as Europe/Berlin or UTC+02:00");
  });
}

Option add_choice(CLI::App& verb, const std::string& names, std::optional<std::string>& into,
                  std::span<const std::string_view> choices, const std::string& what) {
  std::string list;
  for (const auto choice : choices) list += (list.empty() ? "" : "|") + std::string(choice);
  return add_reader(verb, names, list, what,
                    [&into, list, known = std::vector<std::string_view>(choices.begin(), choices.end())](
                        const std::string& typed) -> std::optional<std::string> {
                      if (std::find(known.begin(), known.end(), typed) == known.end()) return "takes one of " + list;
                      into = typed;
                      return std::nullopt;
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

std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto sign = utf8::next(text, at);
    const auto c = sign.code_point;
    const bool turns_direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (!sign.valid)
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at]));
    else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || turns_direction)
      out += c < 0x80 ? fmt::format("\\x{:02x}", static_cast<unsigned>(c))
                      : fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      out += text.substr(at, sign.length);
    at += sign.length;
  }
  return out;
}

void print_error(std::ostream& err, const Error& error) {
  err << "nightjar: " << visible(error.message) << '\n';
  if (!error.hint.empty()) err << "hint: " << visible(error.hint) << '\n';
}

}  // namespace nightjar::cli
