#include <algorithm>
#include <array>
#include <charconv>
#include <nightjar/domain/words.hpp>
#include <nightjar/entry/record_forms.hpp>
#include <nightjar/support/utf8.hpp>

#include "entry/reading.hpp"

namespace nightjar::entry {
namespace {

std::string text_of(const std::optional<std::string>& text) { return text.value_or(std::string()); }

// --- a record as a form

NapForm form_of(const Nap& r) {
  return {r.head.id.hex(), r.day, clock_of(r.start), clock_of(r.end), number_text(r.minutes), text_of(r.comments)};
}
ChecklistForm form_of(const WithdrawalCheck& r, int day_start_min) {
  return {r.head.id.hex(), journal_day(r.at.local, day_start_min), clock_of(r.at), r.items, text_of(r.note)};
}
SideEffectForm form_of(const SideEffect& r) {
  const auto offered = words::offered_side_effects();
  const bool own = std::find(offered.begin(), offered.end(), r.label) == offered.end();
  return {r.head.id.hex(),
          r.day,
          own ? "" : r.label,
          own ? r.label : "",
          r.bother,
          text_of(r.person_links_it_to),
          r.until ? iso(*r.until) : "",
          text_of(r.note)};
}
SupportForm form_of(const SupportEvent& r, int day_start_min) {
  return {r.head.id.hex(),
          journal_day(r.at.local, day_start_min),
          clock_of(r.at),
          static_cast<int>(r.type),
          static_cast<int>(r.happened),
          text_of(r.label),
          number_text(r.minutes),
          text_of(r.note)};
}
ScoreForm form_of(const ClinicScore& r) {
  return {r.head.id.hex(), r.day, r.name, r.total, text_of(r.range_text), text_of(r.given_by), text_of(r.note)};
}
std::string times_text(const ClockTimes& times) {
  std::string text;
  for (const int minute : times.minutes) text += (text.empty() ? "" : ", ") + hh_mm(minute);
  return text;
}
PlanForm form_of(const Plan& r) {
  return {r.head.id.hex(),
          r.from,
          r.substance_id.hex(),
          r.instruction,
          text_of(r.prescriber),
          iso(r.from),
          r.until ? iso(*r.until) : "",
          times_text(r.times),
          r.as_needed};
}
NoteForm form_of(const Note& r, int day_start_min) {
  return {r.head.id.hex(), journal_day(r.at.local, day_start_min), clock_of(r.at), r.text, r.in_reports};
}

// --- a form as a record. What nobody touched stays as it is recorded, also where the form could not say it.

Error needed(std::string message, std::string hint = "everything else may stay empty") {
  return {ErrorCode::invalid_value, std::move(message), std::move(hint)};
}

Result<AnyRecord> read_form(const NapForm& form, const EntryContext& context) {
  Nap nap = recorded_or_new<Nap>(form.record, context.data);
  if (form.start.empty() && form.end.empty() && form.minutes.empty() && form.comments.empty())
    return fail(needed("one answer is needed: when it began, when it ended, or how long it was"));
  auto start = given_time(form.start, context, nap.start);
  if (!start) return fail(start.error());
  auto end = given_time(form.end, context, nap.end);
  if (!end) return fail(end.error());
  auto minutes = read_minutes(form.minutes, field_of<Nap>("minutes"));
  if (!minutes) return fail(minutes.error());
  const auto placed = placed_sleep(*start, *end, form.day, over(nap.start ? nap.start : nap.end, context.writing()));
  if (!recorded(nap) || placed.start != nap.start || placed.end != nap.end) {
    if (placed.start && placed.end && placed.end->local < placed.start->local)
      return fail(needed("it ends before it begins", "write both times again"));
    nap.day = recorded(nap) && placed.start == nap.start ? nap.day : placed.day;
    nap.start = placed.start;
    nap.end = placed.end;
  }
  nap.minutes = *minutes;
  nap.comments = text_or_nothing(form.comments);
  return AnyRecord(nap);
}

Result<AnyRecord> read_form(const ChecklistForm& form, const EntryContext& context) {
  WithdrawalCheck check = recorded_or_new<WithdrawalCheck>(form.record, context.data);
  auto at = read_clock(form.clock, form.day, context, recorded(check) ? std::optional(check.at) : std::nullopt);
  if (!at) return fail(at.error());
  check.at = *at;
  // An item that is recorded as not answered stays so, which is no answer either.
  std::erase_if(check.items, [](const auto& item) { return item.second.has_value(); });
  for (const auto& [code, answer] : form.answers)
    if (answer) check.items[code] = answer;
  check.note = text_or_nothing(form.note);
  const bool answered =
      std::any_of(check.items.begin(), check.items.end(), [](const auto& item) { return item.second.has_value(); });
  if (!answered && !check.note) return fail(needed("nothing is answered yet", "one answer is enough"));
  return AnyRecord(check);
}

Result<AnyRecord> read_form(const SideEffectForm& form, const EntryContext& context) {
  SideEffect effect = recorded_or_new<SideEffect>(form.record, context.data);
  effect.day = form.day;
  effect.label = form.own_label.empty() ? form.label : form.own_label;
  if (effect.label.empty())
    return fail(needed("what you noticed is the one thing needed", "choose a word, or write your own"));
  effect.bother = form.bother;
  effect.person_links_it_to = text_or_nothing(form.linked_to);
  effect.until.reset();
  if (!form.until.empty()) {
    const auto until = read_date(form.until, context.today());
    if (!until) return fail(until.error());
    if (*until < effect.day)
      return fail(needed("the last day comes before the first one", "leave it empty if it was one day"));
    effect.until = *until;
  }
  effect.note = text_or_nothing(form.note);
  return AnyRecord(effect);
}

Result<AnyRecord> read_form(const SupportForm& form, const EntryContext& context) {
  SupportEvent event = recorded_or_new<SupportEvent>(form.record, context.data);
  if (!form.type && form.name.empty())
    return fail(needed("what kind of support it was is the one thing needed", "choose one, or give it a name"));
  auto at = read_clock(form.clock, form.day, context, recorded(event) ? std::optional(event.at) : std::nullopt);
  if (!at) return fail(at.error());
  event.at = *at;
  event.type = form.type ? static_cast<SupportType>(*form.type) : SupportType::other;
  event.happened = form.happened ? static_cast<Happened>(*form.happened) : Happened::attended;
  auto minutes = read_minutes(form.minutes, field_of<SupportEvent>("minutes"));
  if (!minutes) return fail(minutes.error());
  event.minutes = *minutes;
  event.label = text_or_nothing(form.name);
  event.note = text_or_nothing(form.note);
  return AnyRecord(event);
}

Result<AnyRecord> read_form(const ScoreForm& form, const EntryContext& context) {
  ClinicScore score = recorded_or_new<ClinicScore>(form.record, context.data);
  score.day = form.day;
  if (form.name.empty() || form.total.empty())
    return fail(needed("its name and the number that you were given are needed", "write both as they were said"));
  score.name = form.name;
  score.total = form.total;
  score.range_text = text_or_nothing(form.range);
  score.given_by = text_or_nothing(form.given_by);
  score.note = text_or_nothing(form.note);
  return AnyRecord(score);
}

/// "8, 20:00" as times of day in the order of the clock.
Result<ClockTimes> read_times(std::string_view typed) {
  ClockTimes times;
  while (!typed.empty()) {
    const auto end = typed.find_first_of(",;");
    auto part = typed.substr(0, end);
    typed = end == std::string_view::npos ? std::string_view{} : typed.substr(end + 1);
    part = trimmed(part);
    if (part.empty()) continue;
    const auto minute = parse_clock(part);
    if (!minute)
      return fail(ErrorCode::parse, "'" + std::string(part) + "' does not read as a time of day",
                  "write the times as 8:00, 20:00");
    times.minutes.push_back(*minute);
  }
  std::sort(times.minutes.begin(), times.minutes.end());
  times.minutes.erase(std::unique(times.minutes.begin(), times.minutes.end()), times.minutes.end());
  return times;
}

Result<AnyRecord> read_form(const PlanForm& form, const EntryContext& context) {
  Plan plan = recorded_or_new<Plan>(form.record, context.data);
  const auto substance = parse_id(form.substance);
  if (!substance) return fail(needed("what the plan is for is needed", "choose it from your list"));
  if (form.instruction.empty()) return fail(needed("what was said is needed", "write it in the prescriber's words"));
  plan.substance_id = *substance;
  plan.instruction = form.instruction;
  plan.prescriber = text_or_nothing(form.prescriber);
  plan.from = form.day;
  plan.until.reset();
  if (!form.from.empty()) {
    const auto from = read_date(form.from, context.today());
    if (!from) return fail(from.error());
    plan.from = *from;
  }
  if (!form.until.empty()) {
    const auto until = read_date(form.until, context.today());
    if (!until) return fail(until.error());
    if (*until < plan.from)
      return fail(needed("the last day comes before the first one", "leave it empty while it goes on"));
    plan.until = *until;
  }
  if (!recorded(plan) || form.times != times_text(plan.times)) {
    auto times = read_times(form.times);
    if (!times) return fail(times.error());
    plan.times = *times;
  }
  plan.as_needed = form.as_needed;
  return AnyRecord(plan);
}

Result<AnyRecord> read_form(const NoteForm& form, const EntryContext& context) {
  Note note = recorded_or_new<Note>(form.record, context.data);
  if (form.text.empty()) return fail(needed("nothing is written yet", "one word is enough"));
  auto at = read_clock(form.clock, form.day, context, recorded(note) ? std::optional(note.at) : std::nullopt);
  if (!at) return fail(at.error());
  note.at = *at;
  note.text = form.text;
  note.in_reports = form.in_reports;
  return AnyRecord(note);
}

}  // namespace

RecordForm new_record_form(FormKind kind, Day day) {
  RecordForm form;
  std::size_t index = 0;
  for_each_record_form([&]<class Form>() {
    if (index++ != static_cast<std::size_t>(kind)) return;
    Form fresh;
    fresh.day = day;
    form = std::move(fresh);
  });
  return form;
}

std::optional<RecordForm> record_form(const AnyRecord& record, int day_start_min) {
  return std::visit(
      [&](const auto& r) -> std::optional<RecordForm> {
        if constexpr (requires { form_of(r); })
          return form_of(r);
        else if constexpr (requires { form_of(r, day_start_min); })
          return form_of(r, day_start_min);
        else
          return std::nullopt;
      },
      record);
}

std::optional<RecordForm> form_of_record(const RecordForm& form, const JournalData& data) {
  const auto id = parse_id(std::visit([](const auto& f) -> const std::string& { return f.record; }, form));
  const auto record = id ? data.find_any(*id) : std::nullopt;
  if (!record || head_of(*record).deleted) return std::nullopt;
  return record_form(*record, data.settings().day_start_min);
}

Result<AnyRecord> read(const RecordForm& form, const EntryContext& context) {
  return std::visit([&](const auto& f) { return read_form(f, context); }, form);
}

Result<Day> read_date(std::string_view typed, Day today) {
  const std::string text = utf8::folded(trimmed(typed));
  if (text == "today") return today;
  if (text == "yesterday") return today - 1;
  if (const auto day = parse_day(text)) return *day;
  // Day, month and year in this order; the month as a number or by its first three letters.
  std::array<int, 3> parts{};
  std::size_t found = 0;
  for (std::size_t i = 0; i < text.size() && found < 3;) {
    const auto stop = std::min(text.find_first_of(" ./-,", i), text.size());
    const std::string_view part(text.data() + i, stop - i);
    i = stop + 1;
    if (part.empty()) continue;
    int number = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
    if (error != std::errc{} || end != part.data() + part.size()) {
      number = 0;
      for (int month = 1; month <= 12; ++month)
        if (part.size() >= 3 && utf8::folded(month_name(month)).starts_with(part)) number = month;
      if (number == 0) break;
    }
    parts[found++] = number;
  }
  const auto wrong = [] {
    return fail(ErrorCode::parse, "this does not read as a date", "write it as 2026-11-22, 22 Nov 2026 or today");
  };
  if (found < 2) return wrong();
  const auto day =
      make_day(found == 3 ? parts[2] + (parts[2] < 100 ? 2000 : 0) : calendar(today).year, parts[1], parts[0]);
  if (!day) return wrong();
  return *day;
}

}  // namespace nightjar::entry
