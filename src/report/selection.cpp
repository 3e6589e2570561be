#include "report/selection.hpp"

#include <algorithm>
#include <concepts>
#include <nightjar/analysis/period_summary.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/utf8.hpp>

namespace nightjar::report {
namespace {

bool shows(const Options& options, const Substance& substance) {
  const auto its_class =
      is_medication(substance.substance_kind) ? FieldClass::prescribed : FieldClass::other_substances;
  return !options.substances_left_out.contains(substance.head.id) && !options.left_out.contains(its_class);
}

/// What holds no words. Any other new type of field has to be decided on below, or it does not compile.
template <class T>
concept OfNoText = std::is_enum_v<T> || std::is_arithmetic_v<T> || std::same_as<T, Day> || std::same_as<T, Moment> ||
                   std::same_as<T, Instant> || std::same_as<T, Id> || std::same_as<T, ClockTimes>;

/// Whoever prefers not to say has said nothing else, whatever was typed before: what stays is which record it is.
class SayNothingElse {
 public:
  template <class T>
  void operator()(const Field&, std::optional<T>& answer) const {
    answer.reset();
  }
  void operator()(const Field&, std::string& text) const { text.clear(); }
  void operator()(const Field&, StatedAmount& amount) const { amount.text.clear(); }
  void operator()(const Field&, TextSet& texts) const { texts.clear(); }
  void operator()(const Field&, Checklist& items) const { items.clear(); }
  void operator()(const Field&, ClockTimes& times) const { times.minutes.clear(); }
  template <OfNoText T>
  void operator()(const Field&, const T&) const {}
};

template <class R>
bool is_declined(const R& record) {
  if constexpr (requires { decltype(record.state)::prefer_not; })
    return record.state == decltype(record.state)::prefer_not;
  else
    return false;
}

/// A record that stays although its words name what is left out: without it, what was prescribed or taken would be
/// told wrongly. The person is told before the file exists.
template <class R>
constexpr bool stays_with_its_words = std::is_same_v<R, Plan> || std::is_same_v<R, Substance>;

/// Trims records to what may be shown. Each `lets_in` returns whether anything is left of the record, by the classes
/// that are left out; `keeps` also takes out what every kind of record has to do without.
class Selector {
 public:
  Selector(const JournalData& data, const Options& options, Named named) : data_(&data), options_(&options) {
    for (const Substance* substance : substances_not_in(data, options)) {
      if (named == Named::goes) names_left_out_.push_back(substance->name);
      caffeine_left_out_ = caffeine_left_out_ || substance->substance_kind == SubstanceKind::caffeine;
    }
  }

  /// `bare`: the day lies outside the period, so no words of it are shown.
  template <class R>
  [[nodiscard]] bool keeps(R& record, bool bare) const {
    TakeOut take_out(*this);
    R::fields(record, take_out);
    if (take_out.is_of_one() || (take_out.is_named() && !stays_with_its_words<R>)) return false;
    if (!lets_in(record, bare) || is_of_what_is_declined(record)) return false;
    if (is_declined(record)) R::fields(record, SayNothingElse{});
    return true;
  }

 private:
  /// Takes out of a record, field by field, what belongs to a substance that is left out or names it.
  class TakeOut {
   public:
    explicit TakeOut(const Selector& selector) : selector_(&selector) {}

    /// A text that the record cannot do without names one.
    [[nodiscard]] bool is_named() const { return named_; }
    /// The record is of one.
    [[nodiscard]] bool is_of_one() const { return of_one_; }

    void operator()(const Field&, const std::string& text) { named_ = named_ || names(text); }
    void operator()(const Field&, const StatedAmount& amount) { named_ = named_ || names(amount.text); }
    void operator()(const Field&, TextSet& texts) const { drop_from(texts); }
    void operator()(const Field&, Checklist& items) const {
      std::erase_if(items, [&](const auto& item) { return names(item.first); });
    }
    void operator()(const Field&, const Id& id) { of_one_ = of_one_ || !selector_->has_in(id); }
    void operator()(const Field&, std::optional<Id>& id) const {
      if (id && !selector_->has_in(*id)) id.reset();
    }
    void operator()(const Field&, std::optional<std::string>& text) const {
      if (text && names(*text)) text.reset();
    }
    void operator()(const Field&, std::optional<StatedAmount>& amount) const {
      if (amount && names(amount->text)) amount.reset();
    }
    void operator()(const Field&, std::optional<TextSet>& texts) const {
      // None of several is no answer; it would be read as "none of these".
      if (texts && drop_from(*texts) > 0 && texts->empty()) texts.reset();
    }
    template <OfNoText T>
    void operator()(const Field&, const T&) const {}
    template <OfNoText T>
    void operator()(const Field&, const std::optional<T>&) const {}

   private:
    [[nodiscard]] bool names(std::string_view text) const { return selector_->names_what_is_left_out(text); }
    std::size_t drop_from(TextSet& texts) const {
      return std::erase_if(texts, [&](const std::string& text) { return names(text); });
    }

    const Selector* selector_;
    bool named_ = false, of_one_ = false;
  };

  [[nodiscard]] bool names_what_is_left_out(std::string_view text) const {
    return std::ranges::any_of(names_left_out_,
                               [&](const std::string& name) { return utf8::contains_word(text, name); });
  }
  /// Whether a substance, or a plan by its substance, is in the file.
  [[nodiscard]] bool has_in(const Id& id) const {
    const auto plan = data_->live<Plan>().find(id);
    return shown(plan == data_->live<Plan>().end() ? id : plan->second.substance_id);
  }

  [[nodiscard]] bool lets_in(Night& night, bool bare) const {
    if (bare || !lets(FieldClass::comments)) night.comments.reset();
    if (bare || !lets(FieldClass::factors)) night.factors.reset();
    return true;
  }
  [[nodiscard]] bool lets_in(Nap& nap, bool bare) const {
    if (bare || !lets(FieldClass::comments)) nap.comments.reset();
    return lets(FieldClass::naps);
  }
  [[nodiscard]] bool lets_in(DeviceSleep&, bool bare) const { return lets(FieldClass::device_data) && !bare; }
  [[nodiscard]] bool lets_in(Substance& substance, bool) const {
    drop_note(substance.note, false);
    return shows(*options_, substance);
  }
  [[nodiscard]] bool lets_in(SubstanceDay& day, bool bare) const {
    drop_note(day.note, bare);
    return true;
  }
  [[nodiscard]] bool lets_in(Intake& intake, bool bare) const {
    drop_note(intake.note, bare);
    drop_note(intake.noticed, bare);
    if (bare || !lets(FieldClass::notes)) intake.reasons.clear();
    if (bare || !lets(FieldClass::amounts)) {
      intake.amount.reset();
      intake.unit.reset();
      intake.amount_is = AmountIs::not_asked;
      for (auto* text : {&intake.form, &intake.label_strength, &intake.brand, &intake.route}) text->reset();
    }
    return true;
  }
  [[nodiscard]] bool lets_in(Plan&, bool) const { return true; }
  [[nodiscard]] bool lets_in(PlanEvent& event, bool bare) const {
    drop_note(event.note, bare);
    const auto* plan = data_->find<Plan>(event.plan_id);
    if (plan != nullptr && says_prefer_not(plan->substance_id, event.day)) event.state = PlanState::prefer_not;
    return true;
  }
  [[nodiscard]] bool lets_in(Craving& craving, bool bare) const {
    drop_note(craving.note, bare);
    if (!lets(FieldClass::other_substances)) craving.target_text.reset();
    return lets(FieldClass::cravings);
  }
  [[nodiscard]] bool lets_in(WithdrawalCheck& check, bool bare) const {
    drop_note(check.note, bare);
    return lets(FieldClass::checklist);
  }
  [[nodiscard]] bool lets_in(CheckIn& check_in, bool bare) const {
    drop_note(check_in.note, bare);
    if (!lets(FieldClass::cravings)) check_in.craving_peak.reset();
    if (!lets(FieldClass::check_ins)) {
      for (auto* value : {&check_in.mood, &check_in.energy, &check_in.pain, &check_in.stress}) value->reset();
      check_in.note.reset();
    }
    return check_in.mood || check_in.energy || check_in.pain || check_in.stress || check_in.craving_peak ||
           check_in.note;
  }
  [[nodiscard]] bool lets_in(DayFacts& facts, bool) const {
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
    if (facts.caffeine == Fact::prefer_not) facts.last_caffeine.reset();
    return facts.day_type || facts.naps || facts.caffeine || facts.exercise || facts.late_screens ||
           facts.last_caffeine;
  }
  [[nodiscard]] bool lets_in(SideEffect& effect, bool bare) const {
    drop_note(effect.note, bare);
    return lets(FieldClass::side_effects);
  }
  [[nodiscard]] bool lets_in(SupportEvent& event, bool bare) const {
    drop_note(event.note, bare);
    return lets(FieldClass::support);
  }
  [[nodiscard]] bool lets_in(ClinicScore& score, bool bare) const {
    drop_note(score.note, bare);
    return lets(FieldClass::scores);
  }
  [[nodiscard]] bool lets_in(Tag&, bool) const { return lets(FieldClass::factors); }
  [[nodiscard]] bool lets_in(Note& note, bool bare) const {
    return !bare && note.in_reports && lets(FieldClass::notes) && !options_->notes_left_out.contains(note.head.id);
  }
  template <class R>
  [[nodiscard]] bool lets_in(R&, bool) const {  // Question, Share, ImportBatch
    return false;
  }

  /// Another record that tells what the person prefers not to say about the same day.
  template <class R>
  [[nodiscard]] bool is_of_what_is_declined(const R&) const {
    return false;
  }
  [[nodiscard]] bool is_of_what_is_declined(const DeviceSleep& sleep) const {
    const auto* night = data_->one_on<Night>(sleep.day);
    return night != nullptr && is_declined(*night);
  }
  [[nodiscard]] bool is_of_what_is_declined(const Nap& nap) const {
    const auto* facts = data_->one_on<DayFacts>(nap.day);
    return facts != nullptr && facts->naps == Fact::prefer_not;
  }
  [[nodiscard]] bool is_of_what_is_declined(const Intake& intake) const {
    return says_prefer_not(intake.substance_id, intake.day);
  }
  [[nodiscard]] bool says_prefer_not(const Id& substance, Day day) const {
    const auto* answer = data_->substance_day(substance, day);
    return answer != nullptr && is_declined(*answer);
  }

  [[nodiscard]] bool lets(FieldClass field_class) const { return !options_->left_out.contains(field_class); }
  [[nodiscard]] bool shown(const Id& substance) const {
    const auto found = data_->live<Substance>().find(substance);
    return found != data_->live<Substance>().end() && shows(*options_, found->second);
  }
  void drop_note(std::optional<std::string>& note, bool bare) const {
    if (bare || !lets(FieldClass::notes)) note.reset();
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

bool is_medication(SubstanceKind kind) { return kind == SubstanceKind::prescribed || kind == SubstanceKind::otc; }

std::vector<const Substance*> substances_not_in(const JournalData& data, const Options& options) {
  std::vector<const Substance*> out;
  for (const auto& [id, substance] : data.live<Substance>())
    if (!shows(options, substance)) out.push_back(&substance);
  return out;
}

JournalData selected(const JournalData& data, const Options& options, Reach reach, Named named) {
  NIGHTJAR_EXPECTS(options.from <= options.until);
  JournalSettings settings;
  settings.home_zone = data.settings().home_zone;
  settings.day_start_min = data.settings().day_start_min;
  settings.demo = data.settings().demo;
  JournalData out(settings);
  const Selector selector(data, options, named);
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
