#include <nightjar/report/csv.hpp>

#include "cli/json_output.hpp"
#include "cli/night_table.hpp"
#include "cli/period.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct NightsArguments {
  Access access;
  Period period;
  bool json = false, csv = false;
};

Result<void> run(Context& context, const NightsArguments& options) {
  if (const auto ok = check(options.period); !ok) return ok;
  const auto journal = open(context, options.access, For::reading);
  if (!journal) return fail(journal.error());
  const auto& data = journal->data();
  if (options.csv) {
    context.out << report::measures_csv(data, {options.period.from, options.period.until});
    return {};
  }
  const auto days = days_of(data, options.period);
  const auto rows = days ? analysis::night_list(data, days->first, days->second, context.computer.clock.now())
                         : std::vector<analysis::NightRow>{};
  if (options.json) {
    Json nights = Json::array();
    for (const auto& row : rows)
      if (row.night) nights.push_back(night_json(row));
    context.out << nights.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return {};
  }
  say_if_demo(context.out, data.settings());
  if (data.live<Night>().empty())
    context.out << "No night is recorded yet.\n";
  else
    print_nights(context.out, rows, data);
  return {};
}

}  // namespace

void add_nights(CLI::App& program, Task& task) {
  auto options = std::make_shared<NightsArguments>();
  auto& verb = add_verb(program, "nights", "Lists nights with every measure that follows from them",
                        "  nightjar nights ~/sleep.nightjar --from 2024-03-01\n"
                        "  nightjar nights ~/sleep.nightjar --json > nights.json\n");
  add_access(verb, options->access);
  add_period(verb, options->period);
  const auto json = add_flag(verb, "--json", options->json, "One JSON object a night, in an array");
  add_flag(verb, "--csv", options->csv, "measures.csv").excludes(json);
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
