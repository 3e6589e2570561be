#include <fmt/format.h>

#include "cli/day_text.hpp"
#include "cli/night_table.hpp"
#include "cli/period.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct ShowArguments {
  Access access;
  Period period;
};

void print_days(std::ostream& out, const JournalData& data, Day from, Day until) {
  bool any = false;
  for (Day day = from; day <= until; ++day) {
    const auto lines = lines_of_day(data, day);
    if (lines.empty()) continue;
    if (!any) out << "\nDays\n";
    any = true;
    out << fmt::format("{} {}\n", weekday_short(day), iso(day));
    for (std::string line : lines) {
      // A note of several lines stays under its day.
      for (std::size_t at = 0; (at = line.find('\n', at)) != std::string::npos; at += 5) line.replace(at, 1, "\n    ");
      out << "  " << line << '\n';
    }
  }
}

Result<void> run(Context& context, const ShowArguments& options) {
  if (const auto ok = check(options.period); !ok) return ok;
  const auto journal = open(context, options.access, For::reading);
  if (!journal) return fail(journal.error());
  const auto& data = journal->data();
  auto& out = context.out;
  say_if_demo(out, data.settings());
  const auto days = days_of(data, options.period);
  if (!days) {
    out << "Nothing is recorded yet.\n";
    return {};
  }
  const auto nights_until = last_night_of(context, data, options.period, days->second);
  const auto rows = days->first <= nights_until
                        ? analysis::night_list(data, days->first, nights_until, context.computer.clock.now())
                        : std::vector<analysis::NightRow>{};
  int recorded = 0;
  for (const auto& row : rows) recorded += row.night ? 1 : 0;
  out << fmt::format("{} of {} nights recorded, {} to {}. Times as on the clock there; home is {}.\n\n", recorded,
                     rows.size(), iso(days->first), iso(days->second), data.settings().home_zone);
  if (recorded > 0) print_nights(out, rows, data);
  print_days(out, data, days->first, days->second);
  return {};
}

}  // namespace

void add_show(CLI::App& program, Task& task) {
  auto options = std::make_shared<ShowArguments>();
  auto& verb = add_verb(program, "show", "Shows the journal as plain text: nights with their measures, days, gaps",
                        "  nightjar show ~/sleep.nightjar\n"
                        "  nightjar show ~/sleep.nightjar --from 2024-03-01 --until 2024-03-31\n");
  add_access(verb, options->access);
  add_period(verb, options->period);
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
