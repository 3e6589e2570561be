#include <fmt/format.h>

#include <cmath>

#include "cli/json_output.hpp"
#include "cli/night_words.hpp"
#include "cli/period.hpp"
#include "cli/text_table.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {
using namespace analysis;

struct SummaryArguments {
  Access access;
  Period period;
  bool json = false, all = false;
};

std::string_view label(Measure measure) {
  switch (measure) {
    case Measure::time_in_bed: return "Time in bed";
    case Measure::before_trying: return "In bed, not yet trying";
    case Measure::sleep_latency: return "Minutes to fall asleep";
    case Measure::awakenings: return "Times awake in between";
    case Measure::awake: return "Awake in between";
    case Measure::sleep_period: return "Sleep period";
    case Measure::total_sleep_time: return "Time asleep";
    case Measure::terminal_wake: return "In bed after last waking";
    case Measure::total_wake: return "Awake in bed since trying";
    case Measure::efficiency_tib: return "Efficiency, of time in bed";
    case Measure::efficiency_dse: return "Efficiency, of time meant for sleep";
    case Measure::efficiency_lights_out: return "Efficiency, since trying to sleep";
    case Measure::quality: return "Sleep felt (1 to 5)";
    case Measure::rested: return "Rested (1 to 5)";
  }
  return "";
}

std::string_view label(ClockPoint point) {
  switch (point) {
    case ClockPoint::into_bed: return "In bed";
    case ClockPoint::tried_to_sleep: return "Trying to sleep";
    case ClockPoint::sleep_onset: return "Asleep about";
    case ClockPoint::midpoint: return "Middle of sleep";
    case ClockPoint::final_awakening: return "Awake for good";
    case ClockPoint::out_of_bed: return "Up";
  }
  return "";
}

std::string with_unit(Measure measure, const std::optional<double>& value) {
  if (!value) return "";
  switch (measure) {
    case Measure::efficiency_tib:
    case Measure::efficiency_dse:
    case Measure::efficiency_lights_out: return percent(*value);
    case Measure::awakenings:
    case Measure::quality:
    case Measure::rested: return fmt::format("{:.1f}", std::round(*value * 10) / 10);
    default: return hours_minutes(*value);
  }
}

std::string basis(int n, Shown shown) {
  return shown == Shown::few ? fmt::format("{}, few nights", n) : std::to_string(n);
}

void print_measures(std::ostream& out, const PeriodSummary& summary) {
  using enum TextTable::Align;
  TextTable table(
      {{"Measure"}, {"Nights", right}, {"Mean", right}, {"SD", right}, {"Median", right}, {"Quartiles", right}});
  for (const auto& [measure, found] : summary.measures) {
    const auto& d = found.distribution;
    if (d.n == 0) continue;
    const auto quartiles = d.q1 && d.q3 ? with_unit(measure, d.q1) + " - " + with_unit(measure, d.q3) : std::string();
    table.add({std::string(label(measure)), basis(d.n, found.shown), with_unit(measure, d.mean),
               with_unit(measure, d.sd), with_unit(measure, d.median), quartiles});
  }
  if (table.empty()) return;
  out << '\n';
  table.print(out);
  if (summary.efficiency_pooled_pct)
    out << fmt::format("Efficiency of the period, all time asleep of all time in bed: {} ({} of {} nights)\n",
                       percent(summary.efficiency_pooled_pct->value), summary.efficiency_pooled_pct->n_used,
                       summary.efficiency_pooled_pct->n_possible);
}

void print_clocks(std::ostream& out, const PeriodSummary& summary) {
  using enum TextTable::Align;
  TextTable table({{"Usual time"}, {"Nights", right}, {"Time", right}, {"Spread", right}});
  for (const auto& [point, found] : summary.clocks) {
    const auto& clock = found.clock;
    if (clock.n == 0) continue;
    const auto time = clock.mean                        ? hh_mm(static_cast<int>(std::lround(*clock.mean)))
                      : found.shown == Shown::list_only ? std::string()
                                                        : std::string("no typical time");
    table.add({std::string(label(point)), basis(clock.n, found.shown), time,
               clock.sd_min ? hours_minutes(*clock.sd_min) : std::string()});
  }
  if (table.empty()) return;
  out << '\n';
  table.print(out);
}

void print_substances(std::ostream& out, const PeriodSummary& summary) {
  if (summary.substances.empty()) return;
  out << "\nDays, by what was recorded\n";
  for (const auto& substance : summary.substances) {
    const auto& days = substance.calendar;
    out << fmt::format("{} ({}): none on {}, taken on {}, prefer not to say {}, not recorded {}.\n", substance.name,
                       to_text(substance.kind), days.none, days.taken, days.prefer_not, days.not_recorded);
    if (days.pct_none_recorded)
      out << fmt::format("  None on {} of recorded days (lowest and highest possible {} and {}).\n",
                         percent(*days.pct_none_recorded), percent(days.pct_none_lowest),
                         percent(days.pct_none_highest));
    out << fmt::format("  Longest recorded run of none: {}. Current: {}.\n", days.longest_run, days.current_run);
  }
}

void print_summary(std::ostream& out, const PeriodSummary& summary) {
  out << fmt::format("{} to {}\nNights recorded: {} of {}.", iso(summary.from), iso(summary.until),
                     summary.nights_recorded, summary.nights_possible);
  if (summary.nights_not_usable > 0)
    out << fmt::format(" Kept as written, without numbers: {}.", summary.nights_not_usable);
  if (summary.nights_no_sleep > 0) out << fmt::format(" No sleep: {}.", summary.nights_no_sleep);
  if (summary.nights_prefer_not > 0) out << fmt::format(" Prefer not to say: {}.", summary.nights_prefer_not);
  int late = 0;
  for (const auto& [kind, nights] : summary.lateness)
    if (is_late(kind)) late += nights;
  if (late > 0) out << fmt::format(" Written a day or more afterwards: {}.", late);
  out << '\n';
  print_measures(out, summary);
  print_clocks(out, summary);
  if (summary.sri.value)
    out << fmt::format("\nSleep regularity index: {:.1f} (diary-approximated; 24 hours elapsed; {} nights)\n",
                       *summary.sri.value, summary.sri.nights);
  if (summary.free_days.jetlag_min)
    out << fmt::format("Free-day shift (\"social jetlag\"): {} ({} free and {} work nights)\n",
                       hours_minutes(*summary.free_days.jetlag_min), summary.free_days.free_nights,
                       summary.free_days.work_nights);
  print_substances(out, summary);
  if (summary.cravings > 0) {
    out << fmt::format("\nCravings recorded: {}.", summary.cravings);
    if (summary.craving_peak.median)
      out << fmt::format(" Strength at the strongest, 0 to 10: median {:g}, from {:g} to {:g}.",
                         *summary.craving_peak.median, *summary.craving_peak.min, *summary.craving_peak.max);
    out << '\n';
  }
  out << "\nFewer than 5 nights give no mean; spreads and regularity need 14. --all shows them, marked.\n";
}

Result<void> run(Context& context, const SummaryArguments& options) {
  if (const auto ok = check(options.period); !ok) return ok;
  const auto journal = open(context, options.access, For::reading);
  if (!journal) return fail(journal.error());
  const auto& data = journal->data();
  const auto days = days_of(data, options.period);
  if (!days)
    return fail(ErrorCode::not_found, "nothing is recorded in that period",
                "see 'nightjar show FILE' for what there is");
  const auto last_night = last_night_of(context, data, options.period, days->second);
  const SummaryOptions how{options.all, false, last_night};
  const auto summary = summarise(data, days->first, days->second, how);
  if (options.json) {
    const auto without_late = summarise(data, days->first, days->second, {options.all, true, last_night});
    auto json = summary_json(summary, without_late, options.all);
    if (data.settings().demo) json["demo"] = true;
    context.out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return {};
  }
  say_if_demo(context.out, data.settings());
  print_summary(context.out, summary);
  return {};
}

}  // namespace

void add_summary(CLI::App& program, Task& task) {
  auto options = std::make_shared<SummaryArguments>();
  auto& verb = add_verb(program, "summary", "The numbers of a period, each with what it rests on",
                        "  nightjar summary ~/sleep.nightjar --from 2024-03-01 --until 2024-03-31\n"
                        "  nightjar summary ~/sleep.nightjar --json --all\n");
  add_access(verb, options->access);
  add_period(verb, options->period);
  add_flag(verb, "--json", options->json, "One JSON object");
  add_flag(verb, "--all", options->all,
           "Also figures that rest on too few nights, for programs that know what that means");
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
