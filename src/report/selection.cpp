#include "report/selection.hpp"

#include <algorithm>
#include <nightjar/analysis/period_summary.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/utf8.hpp>

namespace nightjar::report {
namespace {

bool is_medication(SubstanceKind kind) { return kind == SubstanceKind::prescribed || kind == SubstanceKind::otc; }

bool shows(const Options& options, const Substance& substance) {
  const auto its_class =
      is_medication(substance.substance_kind) ? FieldClass::prescribed : FieldClass::other_substances;
  return !options.substances_left_out.contains(substance.head.id) && !options.left_out.contains(its_class);
}

/// Trims records to what may be shown. Each `keeps` returns whether anything is left of the record.
class Selector {
 public:
  Selector(const JournalData& data, const Options& options) : data_(&data), options_(&options) {
    for (const Substance* substance : substances_not_in(data, options)) {
      names_left_out_.push_back(substance->name);
      caffeine_left_out_ = caffeine_left_out_ || substance->substance_kind == SubstanceKind::caffeine;
    }
  }

  /// `bare`: the day lies outside the period, so no words of it are shown.
  [[nodiscard]] bool keeps(Night& night, bool bare) const {
    if (bare || !lets(FieldClass::comments)) night.comments.reset();
    if (bare || !lets(FieldClass::factors)) night.factors.reset();
    if (night.factors) drop_names(*night.factors);
    return true;
  }
  [[nodiscard]] bool keeps(Nap& nap, bool bare) const {
    if (bare || !lets(FieldClass::comments)) nap.comments.reset();
    return lets(FieldClass::naps);
  }
  [[nodiscard]] bool keeps(DeviceSleep&, bool bare) const { return lets(FieldClass::device_data) && !bare; }
  [[nodiscard]] bool keeps(Substance& substance, bool) const {
    drop_note(substance.note, false);
    return shows(*options_, substance);
  }
  [[nodiscard]] bool keeps(SubstanceDay& day, bool bare) const {
    drop_note(day.note, bare);
    return shown(day.substance_id);
  }
  [[nodiscard]] bool keeps(Intake& intake, bool bare) const {
    drop_note(intake.note, bare);
    drop_note(intake.noticed, bare);
    if (bare || !lets(FieldClass::notes)) intake.reasons.clear();
    drop_names(intake.reasons);
    if (bare || !lets(FieldClass::amounts)) {
      intake.amount.reset();
      intake.unit.reset();
      intake.amount_is = AmountIs::not_asked;
      for (auto* text : {&intake.form, &intake.label_strength, &intake.brand, &intake.route}) text->reset();
    }
    for (auto* text : {&intake.form, &intake.label_strength, &intake.brand, &intake.route}) drop_name(*text);
    return shown(intake.substance_id);
  }
  [[nodiscard]] bool keeps(Plan& plan, bool) const {
    drop_name(plan.prescriber);
    return shown(plan.substance_id);
  }
  [[nodiscard]] bool keeps(PlanEvent& event, bool bare) const {
    drop_note(event.note, bare);
    const auto* plan = data_->find<Plan>(event.plan_id);
    return plan != nullptr && !plan->head.deleted && shown(plan->substance_id);
  }
  [[nodiscard]] bool keeps(Craving& craving, bool bare) const {
    drop_note(craving.note, bare);
    if (craving.target_substance_id && !shown(*craving.target_substance_id)) craving.target_substance_id.reset();
    if (!lets(FieldClass::other_substances)) craving.target_text.reset();
    drop_name(craving.target_text);
    drop_names(craving.triggers);
    drop_names(craving.what_helped);
    return lets(FieldClass::cravings);
  }
  [[nodiscard]] bool keeps(WithdrawalCheck& check, bool bare) const {
    drop_note(check.note, bare);
    return lets(FieldClass::checklist);
  }
  [[nodiscard]] bool keeps(CheckIn& check_in, bool bare) const {
    drop_note(check_in.note, bare);
    if (!lets(FieldClass::cravings)) check_in.craving_peak.reset();
    if (!lets(FieldClass::check_ins)) {
      for (auto* value : {&check_in.mood, &check_in.energy, &check_in.pain, &check_in.stress}) value->reset();
      check_in.note.reset();
    }
    return check_in.mood || check_in.energy || check_in.pain || check_in.stress || check_in.craving_peak ||
           check_in.note;
  }
  [[nodiscard]] bool keeps(DayFacts& facts, bool) const {
    if (!lets(FieldClass::naps)) facts.naps.reset();
    if (!lets(FieldClass::factors)) {
      facts.day_type.reset();
      facts.exercise.reset();
      facts.late_screens.reset();
    }
    if (!lets(FieldClass::factors) || !lets(FieldClass::other_substances) || caffeine_left_out_) {
      facts.caffeine.reset();
      facts.last_caffeine.reset();
    }
    return facts.day_type || facts.naps || facts.caffeine || facts.exercise || facts.late_screens ||
           facts.last_caffeine;
  }
  [[nodiscard]] bool keeps(SideEffect& effect, bool bare) const {
    drop_note(effect.note, bare);
    drop_name(effect.person_links_it_to);
    return lets(FieldClass::side_effects);
  }
  [[nodiscard]] bool keeps(SupportEvent& event, bool bare) const {
    drop_note(event.note, bare);
    drop_name(event.label);
    return lets(FieldClass::support);
  }
  [[nodiscard]] bool keeps(ClinicScore& score, bool bare) const {
    drop_note(score.note, bare);
    drop_name(score.given_by);
    return lets(FieldClass::scores);
  }
  [[nodiscard]] bool keeps(Tag& tag, bool) const { return lets(FieldClass::factors) && !names_left_out(tag.name); }
  [[nodiscard]] bool keeps(Note& note, bool bare) const {
    return !bare && note.in_reports && lets(FieldClass::notes) && !options_->notes_left_out.contains(note.head.id);
  }
  template <class R>
  [[nodiscard]] bool keeps(R&, bool) const {  // Question, Share, ImportBatch
    return false;
  }

 private:
  [[nodiscard]] bool lets(FieldClass field_class) const { return !options_->left_out.contains(field_class); }
  [[nodiscard]] bool shown(const Id& substance) const {
    const auto found = data_->live<Substance>().find(substance);
    return found != data_->live<Substance>().end() && shows(*options_, found->second);
  }
  void drop_note(std::optional<std::string>& note, bool bare) const {
    if (bare || !lets(FieldClass::notes)) note.reset();
  }
  [[nodiscard]] bool names_left_out(std::string_view text) const {
    return std::ranges::any_of(names_left_out_,
                               [&](const std::string& name) { return utf8::contains_word(text, name); });
  }
  void drop_name(std::optional<std::string>& text) const {
    if (text && names_left_out(*text)) text.reset();
  }
  void drop_names(TextSet& texts) const {
    std::erase_if(texts, [&](const std::string& text) { return names_left_out(text); });
  }

  const JournalData* data_;
  const Options* options_;
  std::vector<std::string> names_left_out_;
  bool caffeine_left_out_ = false;
};

struct Dates {
  Day from, until;
  Reach reach;

  [[nodiscard]] bool inside(Day day) const { return from <= day && day <= until; }
  /// The long-term figures look back over more nights than the period has.
  [[nodiscard]] Day first_night() const {
    return reach == Reach::dates ? from : std::min(from, until - (analysis::long_term_nights - 1));
  }
  [[nodiscard]] Day first() const { return reach == Reach::dates ? from : from - 1; }
  [[nodiscard]] Day last() const { return reach == Reach::dates ? until : until + 1; }

  template <class R>
  [[nodiscard]] bool reaches(const R& record, std::optional<Day> day) const {
    if constexpr (std::is_same_v<R, Plan>)
      return record.from <= until && record.until.value_or(until) >= from;
    else if constexpr (std::is_same_v<R, SideEffect>)
      return *day <= until && record.until.value_or(*day) >= from;
    else
      return !day || ((std::is_same_v<R, Night> ? first_night() : first()) <= *day && *day <= last());
  }
  /// A side effect that began before the period still belongs to it.
  template <class R>
  [[nodiscard]] bool is_bare(const R&, std::optional<Day> day) const {
    return !std::is_same_v<R, SideEffect> && day && !inside(*day);
  }
};

/// A substance without a mark on any of the days would only say that it is on the list.
void drop_unused(JournalData& data) {
  std::set<Id> used;
  for (const auto& [id, record] : data.live<SubstanceDay>()) used.insert(record.substance_id);
  for (const auto& [id, record] : data.live<Intake>()) used.insert(record.substance_id);
  for (const auto& [id, record] : data.live<Plan>()) used.insert(record.substance_id);
  for (const auto& [id, record] : data.live<Craving>())
    if (record.target_substance_id) used.insert(*record.target_substance_id);
  std::vector<Id> unused;
  for (const auto& [id, substance] : data.live<Substance>())
    if (!used.contains(id) && !(substance.active && substance.ask_daily)) unused.push_back(id);
  for (const Id& id : unused) data.forget(id);
}

/// Lateness asks when a batch was read; nothing else of it leaves the journal.
void add_import_times(JournalData& out, const JournalData& data) {
  std::set<std::string> origins;
  for_each_kind([&]<class R>() {
    for (const auto& [id, record] : out.live<R>()) origins.insert(record.head.origin);
  });
  for (const auto& origin : origins) {
    const auto id = parse_id(origin);
    const auto* batch = id ? data.find<ImportBatch>(*id) : nullptr;
    if (batch == nullptr) continue;
    ImportBatch bare;
    bare.head = batch->head;
    bare.head.device_id = {};
    bare.at = batch->at;
    bare.format = "import";
    bare.file_name = "not shared";
    out.put(bare);
  }
}

}  // namespace

std::vector<const Substance*> substances_not_in(const JournalData& data, const Options& options) {
  std::vector<const Substance*> out;
  for (const auto& [id, substance] : data.live<Substance>())
    if (!shows(options, substance)) out.push_back(&substance);
  return out;
}

JournalData selected(const JournalData& data, const Options& options, Reach reach) {
  NIGHTJAR_EXPECTS(options.from <= options.until);
  JournalSettings settings;
  settings.home_zone = data.settings().home_zone;
  settings.day_start_min = data.settings().day_start_min;
  settings.demo = data.settings().demo;
  JournalData out(settings);
  const Selector selector(data, options);
  const Dates dates{options.from, options.until, reach};
  for_each_kind([&]<class R>() {
    for (const auto& [id, record] : data.live<R>()) {
      const auto day = filing_day(record, settings.day_start_min);
      if (!dates.reaches(record, day)) continue;
      R copy = record;
      if (!selector.keeps(copy, dates.is_bare(record, day))) continue;
      copy.head.device_id = {};
      out.put(copy);
    }
  });
  drop_unused(out);
  add_import_times(out, data);
  return out;
}

}  // namespace nightjar::report
