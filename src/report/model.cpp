#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/analysis/night_list.hpp>
#include <nightjar/analysis/period_summary.hpp>
#include <nightjar/charts/result_words.hpp>
#include <nightjar/charts/trends.hpp>
#include <nightjar/domain/plans.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/report/model.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/utf8.hpp>
#include <nightjar/time/format.hpp>
#include <tuple>

#include "report/model_parts.hpp"
#include "report/selection.hpp"

namespace nightjar::report {
namespace {

using analysis::ClockPoint;
using analysis::Measure;
using analysis::Shown;

constexpr int noon_min = 12 * 60;

/// A live substance, or null.
const Substance* substance_of(const JournalData& data, const Id& id) {
  const auto found = data.live<Substance>().find(id);
  return found != data.live<Substance>().end() ? &found->second : nullptr;
}

// --- nights

std::optional<double> clock_value(const std::optional<Moment>& moment) {
  if (!moment) return std::nullopt;
  return minute_of_day(moment->local);
}
std::optional<double> number_of(const std::optional<int>& value) {
  if (!value) return std::nullopt;
  return *value;
}

Figures figures_of(const Night& night, const analysis::NightMeasures& measures) {
  return {clock_value(night.into_bed),   clock_value(night.tried_to_sleep), number_of(night.sleep_latency_min),
          number_of(night.awakenings),   number_of(night.awake_min),        clock_value(night.final_awakening),
          clock_value(night.out_of_bed), measures.time_in_bed_min,          measures.total_sleep_time_min,
          measures.efficiency_tib_pct,   number_of(night.quality),          number_of(night.rested)};
}

void add_letter(NightLine& line, char letter, const std::optional<Moment>& at, bool exact) {
  if (!at) {
    if (line.letters_without_time.find(letter) == std::string::npos) line.letters_without_time += letter;
    return;
  }
  const double minutes = charts::minutes_after_noon(line.day, at->local);
  if (minutes >= 0 && minutes < 24 * 60) line.letters.push_back({letter, minutes, exact});
}

/// A row runs from noon to noon, so it takes timed intakes of two journal days; those without a time stay on their day.
/// What was taken as planned is marked once, by its intake if it has one.
void add_letters(NightLine& line, const JournalData& data) {
  for (const Day filed : {line.day - 1, line.day, line.day + 1})
    for (const Intake* intake : data.on<Intake>(filed)) {
      const Substance* substance = substance_of(data, intake->substance_id);
      if (!substance || (!intake->at && filed != line.day)) continue;
      add_letter(line, words::raster_letter(substance->substance_kind), intake->at, intake->time_is == TimeIs::exact);
    }
  const auto has_intake = [&](const Id& id, Day day) {
    return std::ranges::any_of(data.on<Intake>(day), [&](const Intake* intake) { return intake->substance_id == id; });
  };
  for (const Day filed : {line.day - 1, line.day, line.day + 1})
    for (const PlanEvent* event : data.on<PlanEvent>(filed)) {
      const Plan* plan = data.find<Plan>(event->plan_id);
      const Substance* substance = plan ? substance_of(data, plan->substance_id) : nullptr;
      if (!substance || event->state != PlanState::taken || has_intake(plan->substance_id, filed)) continue;
      if (event->at || filed == line.day)
        add_letter(line, words::raster_letter(substance->substance_kind), event->at, true);
    }
  for (const SubstanceDay* state : data.on<SubstanceDay>(line.day)) {
    const Substance* substance = substance_of(data, state->substance_id);
    if (!substance || state->state != DayState::taken) continue;
    if (!has_intake(state->substance_id, line.day) && !is_taken_as_planned(data, state->substance_id, line.day))
      add_letter(line, words::raster_letter(substance->substance_kind), std::nullopt, false);
  }
  const DayFacts* facts = data.one_on<DayFacts>(line.day);
  if (facts && facts->exercise == Fact::some) add_letter(line, 'E', std::nullopt, false);
}

void add_naps(NightLine& line, const JournalData& data) {
  for (const Day filed : {line.day, line.day + 1})
    for (const Nap* nap : data.on<Nap>(filed)) {
      if (!nap->start) continue;
      const double from = charts::minutes_after_noon(line.day, nap->start->local);
      const double length = nap->minutes ? *nap->minutes
                            : nap->end   ? static_cast<double>(minutes_between(*nap->start, *nap->end))
                                         : 0;
      if (from >= 0 && from < 24 * 60 && length > 0) line.naps.push_back({from, from + length});
    }
}

/// As many clinic forms have them: B in bed, S asleep, M medication, C caffeine, A alcohol, and no others.
void add_classic_letters(NightLine& line, const JournalData& data) {
  add_letters(line, data);
  const auto unknown_to_forms = [](char letter) {
    return std::string_view("MCA").find(letter) == std::string_view::npos;
  };
  std::erase_if(line.letters, [&](const charts::RasterLetter& letter) { return unknown_to_forms(letter.letter); });
  std::erase_if(line.letters_without_time, unknown_to_forms);
  if (line.shape.into_bed) line.letters.push_back({'B', line.shape.on_clock(*line.shape.into_bed), true});
  if (line.shape.onset) line.letters.push_back({'S', line.shape.on_clock(*line.shape.onset), false});
}

NightLine line_of(const analysis::NightRow& row, const JournalData& data, Letters letters) {
  NightLine line;
  line.day = row.day;
  line.free_day_follows = row.day_type == DayType::free;
  if (row.night) {
    line.recorded = true;
    line.state = row.night->state;
    line.shape = charts::shape_of(*row.night, row.measures);
    if (row.night->state != NightState::prefer_not) line.figures = figures_of(*row.night, row.measures);
    if (const auto reason = row.measures.reason()) line.no_figures = charts::words_for(*reason);
    line.late = row.lateness && analysis::is_late(*row.lateness);
    line.unconfirmed = !row.findings.empty();
    const auto& change = line.shape.clock_change;
    const auto end = line.shape.up ? line.shape.up : line.shape.woke;
    const auto begin = line.shape.into_bed ? line.shape.into_bed : line.shape.tried;
    if (change && begin && end && *begin < change->at && change->at < *end) line.clock_change_min = change->minutes;
  }
  letters == Letters::usual ? add_letters(line, data) : add_classic_letters(line, data);
  add_naps(line, data);
  return line;
}

// --- means

Mean mean_of(const analysis::NightsSummary& summary, Measure measure) {
  const auto found = summary.measures.find(measure);
  if (found == summary.measures.end()) return {};
  const auto& [shown, values] = found->second;
  return {values.mean, values.sd, values.n, shown == Shown::few};
}
Mean clock_mean_of(const analysis::NightsSummary& summary, ClockPoint point) {
  const auto found = summary.clocks.find(point);
  if (found == summary.clocks.end()) return {};
  const auto& [shown, spread_shown, clock] = found->second;
  return {clock.mean, clock.sd_min, clock.n, shown == Shown::few};
}

Mean pooled_efficiency(const analysis::NightsSummary& summary) {
  Mean efficiency = mean_of(summary, Measure::efficiency_tib);
  efficiency.value = efficiency.sd = std::nullopt;
  if (const auto& pooled = summary.efficiency_pooled_pct) {
    efficiency.value = pooled->value;
    efficiency.n = pooled->n_used;
    efficiency.few = summary.efficiency_pooled_shown == Shown::few;
  }
  return efficiency;
}

Means means_of(const analysis::NightsSummary& summary, Day from, Day until) {
  Means means;
  means.from = from;
  means.until = until;
  means.nights = until - from + 1;
  const auto set = [&](Column column, Mean mean) { means.columns[static_cast<std::size_t>(column)] = mean; };
  set(Column::in_bed, clock_mean_of(summary, ClockPoint::into_bed));
  set(Column::tried, clock_mean_of(summary, ClockPoint::tried_to_sleep));
  set(Column::to_fall_asleep, mean_of(summary, Measure::sleep_latency));
  set(Column::woke, mean_of(summary, Measure::awakenings));
  set(Column::awake, mean_of(summary, Measure::awake));
  set(Column::awake_for_good, clock_mean_of(summary, ClockPoint::final_awakening));
  set(Column::got_up, clock_mean_of(summary, ClockPoint::out_of_bed));
  set(Column::time_in_bed, mean_of(summary, Measure::time_in_bed));
  set(Column::asleep, mean_of(summary, Measure::total_sleep_time));
  set(Column::felt, mean_of(summary, Measure::quality));
  set(Column::rested, mean_of(summary, Measure::rested));
  set(Column::efficiency, pooled_efficiency(summary));
  return means;
}

void add_nights(Model& model, const JournalData& data, const Options& options) {
  const Day long_from = std::min(options.from, options.until - (analysis::long_term_nights - 1));
  const auto rows = analysis::night_list(data, long_from, options.until);
  const std::span<const analysis::NightRow> all(rows);
  const auto last = [&](int nights) { return all.last(static_cast<std::size_t>(nights)); };
  const auto period = last(model.days());

  for (const auto& row : period) model.nights.push_back(line_of(row, data, options.letters));
  model.has_rested = std::ranges::any_of(model.nights, [](const NightLine& night) {
    return night.figures[static_cast<std::size_t>(Column::rested)].has_value();
  });
  for (std::size_t i = 0; i + 7 <= period.size() && period.size() > 7; i += 7)
    model.weeks.push_back(means_of(analysis::summarise(period.subspan(i, 7)), period[i].day, period[i + 6].day));
  const auto summary = analysis::summarise(period);
  model.all = means_of(summary, options.from, options.until);
  model.asleep_without_late =
      mean_of(analysis::summarise(period, {.all = false, .without_late = true}), Measure::total_sleep_time);
  model.nights_recorded = summary.nights_recorded;
  model.nights_usable = summary.nights_used;
  model.nights_late = static_cast<int>(std::ranges::count_if(model.nights, &NightLine::late));
  const auto headline = [&](int nights) {
    const auto of = last(nights);
    auto means = means_of(analysis::summarise(of), options.until - (nights - 1), options.until);
    means.unconfirmed =
        static_cast<int>(std::ranges::count_if(of, [](const auto& row) { return !row.findings.empty(); }));
    if (means.unconfirmed > 0)
      means.confirmed_efficiency = pooled_efficiency(analysis::summarise(of, {.without_unconfirmed = true}));
    return means;
  };
  model.headline = {headline(analysis::recent_nights), headline(analysis::long_term_nights)};

  const auto usual = [&](ClockPoint point) -> std::optional<double> {
    const auto mean = clock_mean_of(summary, point).value;
    if (!mean) return std::nullopt;
    return std::fmod(*mean + noon_min, 24 * 60);
  };
  // One after the other, also where a usual night goes on beyond noon.
  const auto after = [](std::optional<double> time, const std::optional<double>& before, double at_least) {
    constexpr double a_day = 24 * 60;
    if (time && before) *time += a_day * std::ceil((*before + at_least - *time) / a_day);
    return time;
  };
  constexpr double nearest = -12 * 60, sleep = 0;
  model.usual.tried = usual(ClockPoint::tried_to_sleep);
  model.usual.onset = after(usual(ClockPoint::sleep_onset), model.usual.tried, nearest);
  model.usual.woke = after(usual(ClockPoint::final_awakening), model.usual.onset, sleep);
  model.usual.up = after(usual(ClockPoint::out_of_bed), model.usual.woke, nearest);
  model.usual_n = clock_mean_of(summary, ClockPoint::tried_to_sleep).n;
  model.usual_up_n = clock_mean_of(summary, ClockPoint::out_of_bed).n;
}

// --- taken

void add_substances(Model& model, const JournalData& data) {
  std::vector<const Substance*> listed;
  for (const auto& [id, substance] : data.live<Substance>()) listed.push_back(&substance);
  std::ranges::stable_sort(listed, {}, [](const Substance* s) { return s->head.created; });
  for (const Substance* substance : listed) {
    auto calendar = analysis::substance_calendar(data, substance->head.id, model.from, model.until);
    if (calendar.not_recorded == model.days() && !(substance->active && substance->ask_daily)) continue;
    model.substances.push_back({substance->head.id, substance->name, substance->substance_kind, std::move(calendar)});
  }
  for (std::size_t a = 0; a < model.substances.size(); ++a)
    for (std::size_t b = a + 1; b < model.substances.size(); ++b) {
      SameDay same{a, b, 0, 0};
      const auto &first = model.substances[a].calendar.days, &second = model.substances[b].calendar.days;
      const auto known = [](analysis::DayMark mark) {
        return mark == analysis::DayMark::taken || mark == analysis::DayMark::none;
      };
      for (std::size_t i = 0; i < first.size(); ++i) {
        if (!known(first[i]) || !known(second[i])) continue;
        ++same.recorded;
        if (first[i] == analysis::DayMark::taken && second[i] == analysis::DayMark::taken) ++same.both;
      }
      model.same_days.push_back(same);
    }
}

void add_plans(Model& model, const JournalData& data) {
  for (const auto& [id, plan] : data.live<Plan>()) {
    const Substance* substance = substance_of(data, plan.substance_id);
    if (!substance || plan.from > model.until || (plan.until && *plan.until < model.from)) continue;
    for (const auto& time : asked_between(data, plan, model.from, model.until)) {
      PlanLine line;
      line.name = substance->name;
      line.when = time ? hh_mm(*time) : plan.as_needed ? "as needed" : "";
      line.instruction = plan.instruction;
      for (Day day = model.from; day <= model.until; ++day) {
        const auto* event = plan_event(data, id, day, time);
        line.days.push_back(event != nullptr ? std::optional(event->state) : std::nullopt);
      }
      model.plans.push_back(std::move(line));
    }
  }
  std::ranges::stable_sort(model.plans, {}, [](const PlanLine& line) { return std::tie(line.name, line.when); });
}

void add_intakes(Model& model, const JournalData& data) {
  for (Day day = model.from; day <= model.until; ++day) {
    std::vector<const Intake*> intakes = data.on<Intake>(day);
    // In the order of the day; those without a time come last, as they were entered.
    std::ranges::stable_sort(intakes, {},
                             [](const Intake* i) { return std::pair(!i->at, i->at ? i->at->local : WallTime{}); });
    for (const Intake* intake : intakes) {
      const Substance* substance = substance_of(data, intake->substance_id);
      if (!substance) continue;
      std::optional<int> minute;
      if (intake->at) minute = minute_of_day(intake->at->local);
      model.intakes.push_back(
          {day, minute, intake->time_is == TimeIs::about, substance->name, as_typed(*intake, data)});
    }
  }
}

// --- cravings and symptoms

/// As after a number: "11 passed".
std::string_view counted_as(CravingOutcome outcome) {
  return outcome == CravingOutcome::passed ? "passed" : words::label(outcome);
}

std::optional<double> median_from_five(const std::vector<double>& values) {
  return values.size() >= 5 ? analysis::median(values) : std::nullopt;
}

CravingDays cravings_of(const Model& model, const JournalData& data) {
  CravingDays out;
  std::array<int, enum_names<CravingOutcome>.size()> outcomes{};
  std::vector<double> known;
  for (Day day = model.from; day <= model.until; ++day) {
    const auto entries = data.on<Craving>(day);
    for (const Craving* craving : entries)
      if (craving->outcome) ++outcomes[static_cast<std::size_t>(*craving->outcome)];
    out.entries += static_cast<int>(entries.size());
    if (!entries.empty()) ++out.days_with_entries;
    const auto peak = charts::strongest_craving(data, day);
    out.peaks.push_back(peak);
    if (peak) known.push_back(*peak);
  }
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    if (outcomes[i] > 0) out.outcomes.emplace_back(counted_as(static_cast<CravingOutcome>(i)), outcomes[i]);
  out.days_known = static_cast<int>(known.size());
  out.median = median_from_five(known);
  return out;
}

/// The last check of a day stands for it.
ChecklistDays checklist_of(const Model& model, const JournalData& data) {
  ChecklistDays out;
  std::vector<const WithdrawalCheck*> of_day;
  for (Day day = model.from; day <= model.until; ++day) {
    const auto checks = data.on<WithdrawalCheck>(day);
    of_day.push_back(checks.empty() ? nullptr : checks.back());
  }
  out.answered.assign(of_day.size(), 0);
  std::vector<int> sums(of_day.size(), 0);
  for (const auto& [code, label] : words::checklist_items()) {
    ChecklistLine line{utf8::capitalised(label), {}, 0, {}};
    std::vector<double> known;
    for (std::size_t i = 0; i < of_day.size(); ++i) {
      std::optional<int> value;
      if (of_day[i])
        if (const auto found = of_day[i]->items.find(std::string(code)); found != of_day[i]->items.end())
          value = found->second;
      line.days.push_back(value);
      if (!value) continue;
      known.push_back(*value);
      ++out.answered[i];
      sums[i] += *value;
    }
    line.n = static_cast<int>(known.size());
    line.median = median_from_five(known);
    out.items.push_back(std::move(line));
  }
  std::vector<double> full;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const bool complete = out.answered[i] == static_cast<int>(out.items.size());
    out.sums.push_back(complete ? std::optional(sums[i]) : std::nullopt);
    if (complete) full.push_back(sums[i]);
  }
  out.sums_n = static_cast<int>(full.size());
  out.sums_median = median_from_five(full);
  return out;
}

/// What was answered on at least one day.
void add_check_ins(Model& model, const JournalData& data) {
  static constexpr std::array<std::pair<const char*, std::optional<int> CheckIn::*>, 4> asked{
      {{"Mood", &CheckIn::mood}, {"Energy", &CheckIn::energy}, {"Pain", &CheckIn::pain}, {"Stress", &CheckIn::stress}}};
  for (const auto& [label, member] : asked) {
    CheckInLine line{label, {}, 0, {}};
    std::vector<double> known;
    for (Day day = model.from; day <= model.until; ++day) {
      const auto* check_in = data.one_on<CheckIn>(day);
      line.days.push_back(check_in ? check_in->*member : std::nullopt);
      if (line.days.back()) known.push_back(*line.days.back());
    }
    line.n = static_cast<int>(known.size());
    line.median = median_from_five(known);
    if (line.n > 0) model.check_ins.push_back(std::move(line));
  }
}

void add_devices(Model& model, const JournalData& data) {
  const auto clock = [](const std::optional<Moment>& at) { return at ? clock_of(at) : std::string("?"); };
  for (Day day = model.from; day <= model.until; ++day)
    for (const auto* sleep : data.on<DeviceSleep>(day)) {
      DeviceLine line{day, sleep->source_name, "", sleep->asleep_min, sleep->awake_min};
      if (sleep->start || sleep->end) line.times = clock(sleep->start) + " to " + clock(sleep->end);
      model.devices.push_back(std::move(line));
    }
}

void add_side_effects(Model& model, const JournalData& data) {
  std::vector<const SideEffect*> effects;
  for (const auto& [id, effect] : data.live<SideEffect>())
    if (effect.day <= model.until && effect.until.value_or(effect.day) >= model.from) effects.push_back(&effect);
  std::ranges::stable_sort(effects, {}, &SideEffect::day);
  for (const SideEffect* effect : effects) {
    auto line = std::ranges::find(model.side_effects, effect->label, &SideEffectLine::label);
    if (line == model.side_effects.end()) line = model.side_effects.insert(line, {effect->label, {}, {}});
    line->stretches.push_back({effect->day, effect->until, effect->bother});
    if (effect->person_links_it_to && line->linked_to.empty()) line->linked_to = *effect->person_links_it_to;
  }
}

void add_support(Model& model, const JournalData& data) {
  for (std::size_t i = 0; i < enum_names<SupportType>.size(); ++i) {
    const auto type = static_cast<SupportType>(i);
    SupportLine line{utf8::capitalised(words::label(type)), {}};
    for (Day day = model.from; day <= model.until; ++day)
      for (const SupportEvent* event : data.on<SupportEvent>(day))
        if (event->type == type) line.events.emplace_back(day, event->happened);
    if (!line.events.empty()) model.support.push_back(std::move(line));
  }
}

void add_texts(Model& model, const JournalData& data) {
  for (Day day = model.from; day <= model.until; ++day) {
    const std::string date = short_day(day);
    if (const Night* night = data.one_on<Night>(day); night && night->comments)
      model.comments.push_back({"Night of " + date, *night->comments});
    for (const Note* note : data.on<Note>(day)) model.notes.push_back({date, note->text});
    for (const ClinicScore* score : data.on<ClinicScore>(day))
      model.scores.push_back(
          {day, score->name, score->total, score->range_text.value_or(""), score->given_by.value_or("")});
  }
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (text.find_first_not_of(" \t\r", at) < end) lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

}  // namespace

Model build_model(const JournalData& journal, const Options& options) {
  NIGHTJAR_EXPECTS(options.from <= options.until);
  const JournalData data = selected(journal, options, Reach::pages);
  const auto lets = [&](FieldClass field_class) { return !options.left_out.contains(field_class); };
  Model model;
  model.from = options.from;
  model.until = options.until;
  model.paper = options.paper;
  model.row_start = options.row_start;
  model.inks = options.inks;
  model.letters = options.letters;
  model.has_password = options.has_password;
  model.has_last_page = options.last_page;
  model.demo = data.settings().demo;
  model.name = options.name;
  model.zone = options.zone.name();
  model.program = "Nightjar " NIGHTJAR_VERSION ", formulas 1";
  const WallTime made = wall_time(options.made_at, options.zone);
  model.made_at = fmt::format("{} {}", short_date(day_of(made)), hh_mm(minute_of_day(made)));
  model.made_at_utc = iso_utc(options.made_at).substr(0, 19) + 'Z';
  model.day_start_min = data.settings().day_start_min;
  model.questions = lines_of(options.questions);

  add_nights(model, data, options);
  add_substances(model, data);
  add_plans(model, data);
  model.amounts_left_out = !lets(FieldClass::amounts);
  if (!model.amounts_left_out) add_intakes(model, data);
  if (lets(FieldClass::cravings)) model.cravings = cravings_of(model, data);
  if (lets(FieldClass::checklist)) model.checklist = checklist_of(model, data);
  add_check_ins(model, data);
  add_side_effects(model, data);
  add_support(model, data);
  add_texts(model, data);
  add_devices(model, data);
  model.quality = quality_of(data, model.from, model.until);
  model.with_without = with_without_of(data, options);
  if (options.all_entries) model.entries = entries_of(data, model.from, model.until);
  if (options.contents_page) model.contents = for_reader(contents_of(journal, options, Format::pdf), options);
  return model;
}

}  // namespace nightjar::report
