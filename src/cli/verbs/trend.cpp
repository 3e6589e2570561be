#include <nightjar/charts/result_words.hpp>
#include <tuple>

#include "cli/results.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {
using namespace analysis;

struct TrendArguments {
  Access access;
  Period period;
  std::optional<Quantity> measure;
  bool json = false;
};

struct Found {
  Quantity measure;
  Day from, until;
  bool offered = true;
  Trend trend;
  std::string message;
};

Json trend_json(const Found& found) {
  const auto& trend = found.trend;
  const bool shown = found.offered && trend.gate == Gate::open;
  const auto if_shown = [&](const Json& value) { return shown ? value : Json(nullptr); };
  const auto counted = [&](int n) { return found.offered ? Json(n) : Json(nullptr); };
  Json out = Json::object();
  out["measure"] = code_of(found.measure);
  out["from"] = iso(found.from);
  out["until"] = iso(found.until);
  out["n_slots"] = counted(trend.n_slots);
  out["n"] = counted(trend.n);
  out["theil_sen_per_day"] = or_null(trend.slope);
  out["interval"] = interval_json(trend.interval_as_drawn);
  out["interval_shown"] = interval_json(trend.interval);
  out["mann_kendall"] =
      if_shown({{"s", trend.mann_kendall.s}, {"var", trend.mann_kendall.variance}, {"z", trend.mann_kendall.z}});
  out["lag1"] = if_shown(trend.lag1);
  out["n_eff"] = if_shown(effective_n(trend.n, trend.lag1));
  out["lag1_about_line"] = if_shown(trend.lag1_about_line);
  out["n_eff_about_line"] = if_shown(trend.separate_nights);
  out["status"] = !found.offered ? "not_offered" : shown ? "shown" : "not_enough";
  out["message"] = found.message;
  return out;
}

Result<void> run(Context& context, const TrendArguments& options) {
  if (const auto ok = check(options.period); !ok) return ok;
  const auto journal = open(context, options.access, For::reading);
  if (!journal) return fail(journal.error());
  const auto& data = journal->data();
  Found found;
  found.measure = *options.measure;
  const auto slots = period_of_slots(data, found.measure, options.period);
  if (!slots) return fail(slots.error());
  std::tie(found.from, found.until) = *slots;
  found.offered = found.until - found.from < most_slots;
  if (found.offered) {
    found.trend = trend(series_of(data, found.measure, found.from, found.until));
    found.message = charts::words_for(found.measure, found.trend);
  } else {
    found.message = charts::words_for(Refusal::too_many_nights);
  }
  if (options.json) {
    print_result(context.out, trend_json(found), data.settings());
    return {};
  }
  say_if_demo(context.out, data.settings());
  context.out << iso(found.from) << " to " << iso(found.until) << '\n' << found.message << '\n';
  return {};
}

}  // namespace

void add_trend(CLI::App& program, Task& task) {
  auto options = std::make_shared<TrendArguments>();
  auto& verb = add_verb(program, "trend", "Whether one number drifts over a period, and how sure that is",
                        "  nightjar trend ~/sleep.nightjar --measure total_sleep_time_min\n"
                        "  nightjar trend ~/sleep.nightjar --measure mood --from 2024-01-01 --json\n");
  add_access(verb, options->access);
  add_period(verb, options->period);
  add_quantity(verb, "--measure", options->measure, "A number of each night, or of each day").required();
  add_flag(verb, "--json", options->json, "One JSON object");
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
