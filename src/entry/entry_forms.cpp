#include <algorithm>
#include <nightjar/analysis/checks.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/entry/entry_forms.hpp>
#include <nightjar/entry/night_form.hpp>
#include <nightjar/support/utf8.hpp>
#include <nightjar/time/journal_day.hpp>

#include "entry/reading.hpp"

namespace nightjar::entry {
namespace {

std::set<std::string> without_offered(const std::set<std::string>& all, std::span<const std::string_view> offered) {
  std::set<std::string> own;
  for (const auto& text : all)
    if (std::find(offered.begin(), offered.end(), text) == offered.end()) own.insert(text);
  return own;
}
/// The person's own words are one line in the form; more than one of them stay chips.
std::string take_own(std::set<std::string>& chosen, std::span<const std::string_view> offered) {
  const auto own = without_offered(chosen, offered);
  if (own.size() != 1) return {};
  chosen.erase(*own.begin());
  return *own.begin();
}

}  // namespace

Writing EntryContext::writing() const { return {now, zone, data.settings().day_start_min}; }
Day EntryContext::today() const { return writing().today(); }

Day day_of_entry(const std::string& clock, Day day, const EntryContext& context) {
  const auto given = given_time(clock, context, std::nullopt);
  if (!given || !*given) return day;
  return journal_day(placed(**given, day, context.writing()).local, context.data.settings().day_start_min);
}

std::optional<CravingForm> form_of_record(const CravingForm& form, const JournalData& data) {
  const auto* craving = live_record<Craving>(form.record, data);
  if (!craving) return std::nullopt;
  return craving_form(*craving, journal_day(craving->at.local, data.settings().day_start_min));
}
std::optional<TakenForm> form_of_record(const TakenForm& form, const JournalData& data) {
  const auto* intake = live_record<Intake>(form.record, data);
  return intake ? std::optional(taken_form(*intake)) : std::nullopt;
}

CravingForm craving_form(const Craving& craving, Day day) {
  CravingForm form;
  form.record = craving.head.id.hex();
  form.peak = craving.peak;
  form.day = day;
  form.clock = clock_of(craving.at);
  if (craving.target_substance_id) form.substance = craving.target_substance_id->hex();
  form.target_text = craving.target_text.value_or("");
  form.triggers = craving.triggers;
  form.own_trigger = take_own(form.triggers, words::offered_triggers());
  for (const auto& text : craving.what_helped) form.what_helped += (form.what_helped.empty() ? "" : "; ") + text;
  if (craving.minutes) form.minutes = std::to_string(*craving.minutes);
  form.note = craving.note.value_or("");
  if (craving.outcome) form.outcome = static_cast<int>(*craving.outcome);
  form.more = true;
  return form;
}

TakenForm taken_form(const Intake& intake) {
  TakenForm form;
  form.record = intake.head.id.hex();
  form.substance = intake.substance_id.hex();
  form.day = intake.day;
  if (intake.at) form.clock = clock_of(intake.at);
  form.time_is = static_cast<int>(intake.time_is);
  form.amount = intake.amount ? intake.amount->text : "";
  form.unit = intake.unit.value_or("");
  form.amount_not_sure = intake.amount_is == AmountIs::unknown || intake.amount_is == AmountIs::estimate;
  form.how = intake.route.value_or("");
  form.reasons = intake.reasons;
  form.own_reason = take_own(form.reasons, words::offered_reasons());
  form.noticed = intake.noticed.value_or("");
  return form;
}

Result<Craving> read(const CravingForm& form, const EntryContext& context) {
  if (!form.peak)
    return fail(ErrorCode::invalid_value, "how strong it was is the one thing needed", "press a number from 0 to 10");
  Craving craving = recorded_or_new<Craving>(form.record, context.data);
  const auto kept = recorded(craving) ? std::optional(craving.at) : std::nullopt;
  auto at = read_clock(form.clock, form.day, context, kept);
  if (!at) return fail(at.error());
  craving.at = *at;
  craving.peak = *form.peak;
  const auto substance = parse_id(form.substance);
  craving.target_substance_id = substance ? std::optional(*substance) : std::nullopt;
  craving.target_text = text_or_nothing(form.target_text);
  craving.triggers = form.triggers;
  if (!form.own_trigger.empty()) craving.triggers.insert(form.own_trigger);
  // One line in the form; several answers from elsewhere stay apart as long as nobody changes the line.
  if (!recorded(craving) || craving_form(craving, form.day).what_helped != form.what_helped) {
    craving.what_helped.clear();
    if (!form.what_helped.empty()) craving.what_helped.insert(form.what_helped);
  }
  auto minutes = read_minutes(form.minutes, field_of<Craving>("minutes"));
  if (!minutes) return fail(minutes.error());
  craving.minutes = *minutes;
  craving.outcome = form.outcome ? std::optional(static_cast<CravingOutcome>(*form.outcome)) : std::nullopt;
  craving.note = text_or_nothing(form.note);
  return craving;
}

namespace {

/// When it was. A record whose time nobody touched keeps it, whatever it says.
Result<void> read_time(const TakenForm& form, const EntryContext& context, Intake& intake) {
  if (recorded(intake)) {
    const auto now = taken_form(intake);
    if (form.clock == now.clock && form.time_is == now.time_is && form.day == now.day) return {};
  }
  intake.time_is = form.time_is ? static_cast<TimeIs>(*form.time_is) : TimeIs::exact;
  // Nobody said when on an earlier day it was: then it is not known, and not this hour either.
  if (!intake.at && form.clock.empty() && form.day != context.today()) intake.time_is = TimeIs::unknown;
  if (intake.time_is == TimeIs::unknown) {
    intake.at.reset();
    intake.day = form.day;
    return {};
  }
  auto at = read_clock(form.clock, form.day, context, intake.at);
  if (!at) return fail(at.error());
  intake.at = *at;
  intake.day = journal_day(at->local, context.data.settings().day_start_min);
  return {};
}

void read_amount(const TakenForm& form, Intake& intake) {
  if (recorded(intake)) {
    const auto now = taken_form(intake);
    if (form.amount == now.amount && form.amount_not_sure == now.amount_not_sure) return;
  }
  intake.amount = form.amount.empty() ? std::nullopt : std::optional(StatedAmount{form.amount});
  if (form.amount_not_sure)
    intake.amount_is = form.amount.empty() ? AmountIs::unknown : AmountIs::estimate;
  else
    intake.amount_is = form.amount.empty() ? AmountIs::not_asked : AmountIs::stated;
}

}  // namespace

Result<TakenReading> read(const TakenForm& form, const EntryContext& context) {
  TakenReading out;
  out.intake = recorded_or_new<Intake>(form.record, context.data);
  auto& intake = out.intake;
  if (const auto id = parse_id(form.substance)) {
    intake.substance_id = *id;
  } else if (form.new_name.empty()) {
    return fail(ErrorCode::invalid_value, "what was taken is the one thing needed",
                "choose from your list, or write its name");
  } else if (const auto* known = context.data.substance_named(form.new_name)) {
    intake.substance_id = known->head.id;
  } else {
    out.new_substance.emplace();
    out.new_substance->name = form.new_name;
    if (form.new_kind) out.new_substance->substance_kind = static_cast<SubstanceKind>(*form.new_kind);
    intake.substance_id = Id{};
  }
  if (auto timed = read_time(form, context, intake); !timed) return fail(timed.error());
  read_amount(form, intake);
  intake.unit = text_or_nothing(form.unit);
  intake.route = text_or_nothing(form.how);
  intake.reasons = form.reasons;
  if (!form.own_reason.empty()) intake.reasons.insert(form.own_reason);
  intake.noticed = text_or_nothing(form.noticed);
  return out;
}

std::optional<std::string> other_half_of_the_day(const TakenForm& form, const EntryContext& context) {
  const auto minute = clock_minute(form.clock, minute_of_day(context.writing().local()));
  const auto substance = parse_id(form.substance);
  const bool timed = !form.time_is || static_cast<TimeIs>(*form.time_is) != TimeIs::unknown;
  if (!minute || !substance || !timed || form.time_is_right) return std::nullopt;
  auto intake = recorded_or_new<Intake>(form.record, context.data);
  if (intake.at && minute_of_day(intake.at->local) == *minute) return std::nullopt;
  intake.substance_id = *substance;
  intake.at = placed(ClockTime{*minute}, form.day, over(intake.at, context.writing()));
  intake.day = journal_day(intake.at->local, context.data.settings().day_start_min);
  const auto other = analysis::check_intake(context.data, intake);
  return other ? std::optional(clock_of(other)) : std::nullopt;
}

std::vector<std::string> unit_completions(const JournalData& data, std::string_view typed) {
  const std::string wanted = utf8::folded(typed);
  if (wanted.empty()) return {};
  std::set<std::string> found;
  for (const auto& [id, intake] : data.live<Intake>())
    if (intake.unit && intake.unit->size() > typed.size() && utf8::folded(*intake.unit).starts_with(wanted))
      found.insert(*intake.unit);
  return {found.begin(), found.end()};
}

}  // namespace nightjar::entry
