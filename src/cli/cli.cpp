#include <CLI/CLI.hpp>
#include <algorithm>
#include <nightjar/cli/cli.hpp>
#include <nightjar/journal/settings.hpp>
#include <nightjar/time/zone.hpp>

#include "cli/asking.hpp"
#include "cli/piped_text.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

void add_log(CLI::App& program, Task& task) {
  auto& log = add_verb(program, "log", "Records a night, other sleep, a craving, something taken, a day and more",
                       "  nightjar log night --help\n  nightjar log craving ~/sleep.nightjar --peak 6\n"
                       "  nightjar log night ~/sleep.nightjar --ask\n");
  log.require_subcommand(1);
  for (const AddVerb add : {add_log_night, add_log_nap, add_log_craving, add_log_taken, add_log_day, add_log_checklist,
                            add_log_side_effect, add_log_support, add_log_score, add_log_plan, add_log_note})
    add(log, task);
  for (auto* verb : log.get_subcommands([](const CLI::App*) { return true; })) add_ask(*verb);
}

constexpr AddVerb verbs[]{add_create,     add_log,       add_show,   add_nights, add_summary, add_compare,
                          add_trend,      add_report,    add_open,   add_export, add_import,  add_undo_import,
                          add_passphrase, add_recover,   add_check,  add_backup, add_restore, add_salvage,
                          add_merge,      add_zone_verb, add_forget, add_demo,   add_crisis};

std::unique_ptr<CLI::App> make_program(Task& task) {
  auto program = std::make_unique<CLI::App>(
      "Nightjar: a private sleep and recovery journal in one encrypted file.\n"
      "Without a verb, or with a journal file alone, it opens its window.",
      "nightjar");
  program->set_help_flag("-h,--help", "Shows this and ends");
  program->set_version_flag("--version", "nightjar " NIGHTJAR_VERSION, "Shows the version and ends");
  program->require_subcommand(1);
  program->footer(
      "Every verb has --help with examples. The passphrase is asked for, or read with --passphrase-file.\n"
      "What follows an option can be seen by other programs while the verb runs, and stays in the shell's history.\n"
      "For what is private: --ask asks for it, and '-' in place of a text takes it from standard input.\n"
      "Exit status: 0 done, 1 refused with a reason and nothing changed, 2 wrong usage,\n"
      "3 done in part, or done and the output could not be written: look before you repeat it.\n"
      "In need now: nightjar crisis");
  for (const auto add : verbs) add(*program, task);
  return program;
}

/// The innermost verb that was named: whose help is wanted, whose usage was wrong.
const CLI::App& named_verb(const CLI::App& program) {
  const CLI::App* verb = &program;
  for (auto chosen = verb->get_subcommands(); !chosen.empty(); chosen = verb->get_subcommands()) verb = chosen.front();
  return *verb;
}
std::string full_name(const CLI::App& verb) {
  return verb.get_parent() ? full_name(*verb.get_parent()) + " " + verb.get_name() : verb.get_name();
}

/// CLI11's words in our form, and our own where it does not say which word it did not know.
Error usage_error(const CLI::App& program, const CLI::ParseError& error, std::span<const std::string> args) {
  const auto& verb = named_verb(program);
  std::string message = error.what();
  const bool lacks_verb = !verb.get_subcommands([](const CLI::App*) { return true; }).empty();
  const std::size_t place = verb.get_parent() == nullptr ? 0 : 1;
  if (lacks_verb && args.size() > place && !args[place].starts_with('-'))
    message = "there is no verb '" + (place == 0 ? "" : args[0] + " ") + args[place] + "'";
  else if (lacks_verb)
    message = "a verb is missing";
  else if (const auto capital =
               [&](std::size_t i) { return message.size() > i && message[i] >= 'A' && message[i] <= 'Z'; };
           capital(0) && !capital(1))  // not the name of an argument, such as FILE
    message.front() = static_cast<char>(message.front() - 'A' + 'a');
  return {ErrorCode::usage, message, "see '" + full_name(verb) + " --help'"};
}

/// Scripts go by the status whether to try again: 1 and 2 only if a second try would find everything as it was.
int status_of(const Context& context, const Error& error) {
  print_error(context.err, error);
  if (context.changed) {
    context.err << "note: a part of it was done before that, and stays; look before you repeat the command\n";
    return 3;
  }
  return error.code == ErrorCode::usage ? 2 : 1;
}

int run_task(const Task& task, Context& context) {
  try {
    const auto done = task(context);
    context.out.flush();
    if (done && !context.out) {
      if (!context.changed) return status_of(context, {ErrorCode::io, "the output could not be written", ""});
      print_error(context.err, {ErrorCode::io, "it is done and stored, but the output could not be written",
                                "do not repeat the command; 'nightjar show FILE' says what is there"});
      return 3;
    }
    return done ? 0 : status_of(context, done.error());
  } catch (const Failure& failure) {
    return status_of(context, failure.error());
  } catch (const std::bad_alloc&) {
    return status_of(context,
                     {ErrorCode::no_memory, "there is not enough memory", "close other programs and try again"});
  }
}

}  // namespace

Environment this_computer() {
  static const SystemClock clock;
  const auto here = system_zone();
  return {
      clock, here.zone, posix_file_ops(), random_id, journal::settings_path(), ask_on_terminal, journal::safe_places(),
      {},    here.told};
}

bool asks_for_window(std::span<const std::string> args) {
  if (args.empty()) return true;
  if (args.size() > 1 || args.front().starts_with('-')) return false;
  Task none;
  const auto program = make_program(none);
  const auto known = program->get_subcommands([](const CLI::App*) { return true; });
  const auto& word = args.front();
  if (std::any_of(known.begin(), known.end(), [&](const CLI::App* verb) { return verb->get_name() == word; }))
    return false;
  // A mistyped verb is not a journal: that has a dot or a slash in its name, or is there.
  std::string real;
  return word.find_first_of("./") != std::string::npos || posix_file_ops().real_path(word, real) == 0;
}

int run_cli(std::span<const std::string> typed, std::istream& in, std::ostream& out, std::ostream& err,
            const Environment& environment) {
  auto piped = take_piped_text(typed, in);
  if (!piped) {
    print_error(err, piped.error());
    return 2;
  }
  const auto& args = piped->args;
  Task task;
  const auto program = make_program(task);
  try {
    program->parse(std::vector<std::string>(args.rbegin(), args.rend()));  // CLI11 takes them from the back
  } catch (const CLI::CallForVersion&) {
    out << "nightjar " NIGHTJAR_VERSION "\n";
    if (!environment.protection.empty()) out << environment.protection << '\n';
    return 0;
  } catch (const CLI::CallForHelp&) {
    const auto& verb = named_verb(*program);
    out << verb.help(verb.get_parent() ? full_name(*verb.get_parent()) : std::string());
    return 0;
  } catch (const CLI::ParseError& error) {
    print_error(err, usage_error(*program, error, args));
    return 2;
  }
  Context context{piped->took_input ? piped->secret_line : in, out, err, environment};
  auto* verb = program.get();
  while (!verb->get_subcommands().empty()) verb = verb->get_subcommands().front();
  if (wants_asking(*verb)) context.asks = verb;
  return run_task(task, context);
}

}  // namespace nightjar::cli
