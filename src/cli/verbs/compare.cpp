#include <nightjar/analysis/question.hpp>
#include <nightjar/charts/result_words.hpp>
#include <tuple>

#include "cli/results.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {
using namespace analysis;

struct CompareArguments {
  Access access;
  Period period;
  std::string exposure;
  std::optional<Quantity> outcome;
  bool unticked_is_without = false, json = false;
};

Json part_json(const PartialDifference& part) {
  return {{"n_with", part.n_with}, {"n_without", part.n_without}, {"hodges_lehmann", or_null(part.difference)}};
}

std::string_view status_of(const FactorAnswer& answer) {
  if (answer.refused) return "not_offered";
  return answer.comparison.gate == Gate::open ? "shown" : "not_enough";
}

Json answer_json(const std::string& exposure, const FactorQuestion& question, const FactorAnswer& answer,
                 const std::string& message) {
  const auto& found = answer.comparison;
  const auto counted = [&](int n) { return answer.refused ? Json(nullptr) : Json(n); };
  Json out = Json::object();
  out["exposure"] = exposure;
  out["outcome"] = code_of(question.outcome);
  out["from"] = iso(question.from);
  out["until"] = iso(question.until);
  out["unticked_is_without"] = question.unticked_is_without;
  out["n_nights"] = counted(found.n_slots);
  out["n_with"] = counted(found.n_with);
  out["n_without"] = counted(found.n_without);
  out["runs_with"] = counted(found.runs_with);
  out["runs_without"] = counted(found.runs_without);
  out["median_with"] = or_null(found.median_with);
  out["median_without"] = or_null(found.median_without);
  out["hodges_lehmann"] = or_null(found.difference);
  out["interval"] = interval_json(found.interval);
  out["interval_as_drawn"] = interval_json(found.interval_as_drawn);
  out["mann_whitney_u"] = or_null(found.mann_whitney_u);
  out["cliffs_delta"] = or_null(found.cliffs_delta);
  out["lag1"] = or_null(found.lag1);
  out["n_eff"] = or_null(found.separate_nights);
  out["not_after_with"] = part_json(answer.not_after_with);
  out["work_nights"] = part_json(answer.work_nights);
  out["free_nights"] = part_json(answer.free_nights);
  out["status"] = status_of(answer);
  out["message"] = message;
  return out;
}

Result<void> run(Context& context, const CompareArguments& options) {
  if (const auto ok = check(options.period); !ok) return ok;
  const auto read = factor_from_code(options.exposure);
  const auto* factor = std::get_if<Factor>(&read);
  if (options.unticked_is_without && (factor == nullptr || !std::holds_alternative<TagFactor>(*factor)))
    return fail(ErrorCode::usage, "--unticked-is-without is about tags", "leave it out, or compare by tag:NAME");
  const auto journal = open(context, options.access, For::reading);
  if (!journal) return fail(journal.error());
  const auto& data = journal->data();

  FactorQuestion question;
  question.outcome = *options.outcome;
  question.unticked_is_without = options.unticked_is_without;
  const auto nights = period_of_slots(data, Measure::total_sleep_time, options.period);
  if (!nights) return fail(nights.error());
  std::tie(question.from, question.until) = *nights;
  FactorAnswer found;
  if (factor != nullptr) {
    question.factor = *factor;
    found = answer(data, question);
  } else {
    found.refused = std::get<Refusal>(read);
  }

  const auto message = charts::words_for(question, found);
  if (options.json) {
    print_result(context.out, answer_json(factor ? code_of(*factor) : options.exposure, question, found, message),
                 data.settings());
    return {};
  }
  say_if_demo(context.out, data.settings());
  context.out << iso(question.from) << " to " << iso(question.until) << '\n' << message << '\n';
  if (factor != nullptr && is_unheard_of(data, *factor))
    context.out << "No night and no list of this journal has " << code_of(*factor)
                << ": see how it is written there.\n";
  for (const auto& beside : charts::words_beside(question, found)) context.out << beside << '\n';
  return {};
}

}  // namespace

void add_compare(CLI::App& program, Task& task) {
  auto options = std::make_shared<CompareArguments>();
  auto& verb = add_verb(program, "compare", "Nights with and without one everyday thing, chosen beforehand",
                        "  nightjar compare ~/sleep.nightjar --exposure tag:screens --outcome sleep_latency_min\n"
                        "  nightjar compare ~/sleep.nightjar --exposure caffeine-after:14:00 --outcome "
                        "total_sleep_time_min --json\n");
  add_access(verb, options->access);
  add_period(verb, options->period);
  add_text(verb, "--exposure", options->exposure, "E",
           "tag:NAME, nap, exercise, late-screens, alcohol, or caffeine-after:HH:MM of the day before the night");
  add_quantity(verb, "--outcome", options->outcome, "A number of the night, or of the day after it").required();
  add_flag(verb, "--unticked-is-without", options->unticked_is_without,
           "A night on which the tag is not ticked is one without it, even if no tag was answered");
  add_flag(verb, "--json", options->json, "One JSON object");
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
