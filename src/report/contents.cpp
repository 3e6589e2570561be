#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nightjar/report/contents.hpp>
#include <nightjar/report/open_mhealth.hpp>
#include <nightjar/support/utf8.hpp>
#include <set>

#include "report/selection.hpp"

namespace nightjar::report {
namespace {

std::string counted(int n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

/// Counts what one format writes of the records that it is given.
class Counter {
 public:
  Counter(const JournalData& data, const Options& options, Format format)
      : data_(&data), options_(&options), format_(format) {
    std::set<std::pair<Id, Day>> days;
    const auto add = [&](const Id& substance, Day day) { return days.emplace(substance, day).second; };
    of<SubstanceDay>([&](const SubstanceDay& day) { return add(day.substance_id, day.day); });
    of<Intake>([&](const Intake& intake) { return add(intake.substance_id, intake.day); });
    of<PlanEvent>([&](const PlanEvent& event) {
      const auto* plan = data.find<Plan>(event.plan_id);
      return plan != nullptr && add(plan->substance_id, event.day);
    });
    for (const auto& [substance, day] : days) ++days_with_[substance];
  }

  template <class R, class Keep>
  int of(Keep&& keep) const {
    int count = 0;
    const auto& by_day = data_->by_day<R>();
    for (auto it = by_day.lower_bound(options_->from); it != by_day.end() && it->first <= options_->until; ++it)
      for (const auto* record : it->second) count += keep(*record) ? 1 : 0;
    return count;
  }
  template <class R>
  [[nodiscard]] int of() const {
    return of<R>([](const R&) { return true; });
  }
  [[nodiscard]] int nights() const {
    return of<Night>([&](const Night& night) { return format_ != Format::omh || has_episode(night); });
  }
  /// Days on which anything says whether it was taken: an answer, an entry, a plan's answer.
  [[nodiscard]] int days_with(const Id& substance) const {
    const auto found = days_with_.find(substance);
    return found == days_with_.end() ? 0 : found->second;
  }
  [[nodiscard]] int plans_of(const Id& substance) const {
    return static_cast<int>(std::ranges::count_if(
        data_->live<Plan>(), [&](const auto& one) { return one.second.substance_id == substance; }));
  }
  /// The same of every substance of a class.
  template <class Count>
  [[nodiscard]] int of_class(bool medication, Count&& count) const {
    int sum = 0;
    for (const auto& [id, substance] : data_->live<Substance>())
      if (is_medication(substance.substance_kind) == medication) sum += count(id);
    return sum;
  }
  [[nodiscard]] int days_of(bool medication) const {
    return of_class(medication, [&](const Id& id) { return days_with(id); });
  }
  [[nodiscard]] int plans_of(bool medication) const {
    return of_class(medication, [&](const Id& id) { return plans_of(id); });
  }

  [[nodiscard]] int entries(FieldClass field_class) const {
    if (format_ == Format::omh && field_class != FieldClass::naps) return 0;
    switch (field_class) {
      case FieldClass::naps: return of<Nap>([&](const Nap& nap) { return holds(nap); });
      case FieldClass::comments:
        return of<Night>([](const Night& night) { return night.comments.has_value(); }) +
               of<Nap>([&](const Nap& nap) { return !in_brief() && nap.comments.has_value(); });
      case FieldClass::factors:
        return std::max(of<DayFacts>([&](const DayFacts& facts) { return holds(facts); }),
                        of<Night>([&](const Night& night) { return !in_brief() && night.factors.has_value(); }));
      case FieldClass::prescribed: return days_of(true) + plans_of(true);
      case FieldClass::other_substances: return days_of(false) + plans_of(false);
      case FieldClass::amounts:
        return of<Intake>(
            [](const Intake& i) { return i.amount || i.unit || i.form || i.label_strength || i.brand || i.route; });
      case FieldClass::cravings:
        return of<Craving>() + of<CheckIn>([](const CheckIn& c) { return c.craving_peak.has_value(); });
      case FieldClass::checklist: return checklists();
      case FieldClass::check_ins:
        return of<CheckIn>([](const CheckIn& c) { return c.mood || c.energy || c.pain || c.stress; });
      case FieldClass::side_effects: return side_effects();
      case FieldClass::support: return of<SupportEvent>();
      case FieldClass::scores: return of<ClinicScore>();
      case FieldClass::notes: return of<Note>([](const Note& note) { return note.in_reports; }) + side_notes();
      case FieldClass::device_data: return of<DeviceSleep>();
    }
    return 0;
  }

 private:
  /// Pages without the table of every entry: figures and marks, and no words beside an entry.
  [[nodiscard]] bool in_brief() const {
    return (format_ == Format::pdf || format_ == Format::html) && !options_->all_entries;
  }
  [[nodiscard]] bool holds(const Nap& nap) const {
    if (format_ == Format::omh) return has_episode(nap);
    return !in_brief() || (nap.start && (nap.end || nap.minutes));
  }
  [[nodiscard]] bool holds(const DayFacts& facts) const {
    if (!in_brief()) return true;
    return facts.day_type == DayType::free || (facts.exercise == Fact::some && options_->letters == Letters::usual);
  }
  /// On the pages the last of a day stands for it.
  [[nodiscard]] int checklists() const {
    if (!in_brief()) return of<WithdrawalCheck>();
    int days = 0;
    for (Day day = options_->from; day <= options_->until; ++day)
      days += data_->on<WithdrawalCheck>(day).empty() ? 0 : 1;
    return days;
  }
  /// Also those that began before the dates and lasted.
  [[nodiscard]] int side_effects() const {
    return static_cast<int>(std::ranges::count_if(data_->live<SideEffect>(), [&](const auto& one) {
      const SideEffect& effect = one.second;
      return effect.day <= options_->until && effect.until.value_or(effect.day) >= options_->from;
    }));
  }
  /// What is noted beside other entries.
  [[nodiscard]] int side_notes() const {
    if (in_brief()) return 0;
    int count = 0;
    for_each_kind([&]<class R>() {
      if constexpr (!std::is_same_v<R, Substance> && requires(const R r) { r.note.has_value(); })
        count += of<R>([](const R& record) { return record.note.has_value(); });
    });
    count += of<Intake>([](const Intake& intake) { return intake.noticed.has_value(); });
    if (format_ == Format::fhir) return count;
    count += of<Intake>([](const Intake& intake) { return !intake.reasons.empty(); });
    if (format_ == Format::pdf || format_ == Format::html) return count;
    return count + static_cast<int>(std::ranges::count_if(data_->live<Substance>(),
                                                          [](const auto& one) { return one.second.note.has_value(); }));
  }

  const JournalData* data_;
  const Options* options_;
  Format format_;
  std::map<Id, int> days_with_;
};

std::string enumerated(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i)
    out += (i == 0 ? "" : i + 1 < parts.size() ? ", " : " and ") + parts[i];
  return out;
}

std::string days_and_plans(int days, std::string_view one_day, std::string_view many_days, int plans) {
  std::vector<std::string> parts;
  if (days > 0) parts.push_back(counted(days, one_day, many_days));
  if (plans > 0) parts.push_back(counted(plans, "plan", "plans"));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string entries_words(FieldClass field_class, int n, const Counter& counter) {
  switch (field_class) {
    case FieldClass::prescribed:
    case FieldClass::other_substances: {
      const int plans = counter.plans_of(field_class == FieldClass::prescribed);
      return days_and_plans(n - plans, "answer", "answers", plans);
    }
    case FieldClass::factors:
    case FieldClass::check_ins: return counted(n, "day", "days");
    default: return counted(n, "entry", "entries");
  }
}

/// Where records name a substance: every text in them is looked at.
class Namings {
 public:
  Namings(const JournalData& records, std::string_view substance) : substance_(substance) {
    for_each_kind([&]<class R>() {
      if constexpr (!std::is_same_v<R, ImportBatch>)  // of which only the time is in the file
        for (const auto& [id, record] : records.live<R>()) {
          kind_ = R::kind;
          R::fields(record, *this);
        }
    });
  }
  [[nodiscard]] int all() const {
    int sum = 0;
    for (const int count : counts_) sum += count;
    return sum;
  }
  /// "2 comments and 1 note"
  [[nodiscard]] std::string words() const {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < nouns.size(); ++i)
      if (counts_[i] > 0) parts.push_back(counted(counts_[i], nouns[i].one, nouns[i].many));
    return enumerated(parts);
  }
  Namings& operator-=(const Namings& other) {
    for (std::size_t i = 0; i < nouns.size(); ++i) counts_[i] -= other.counts_[i];
    return *this;
  }

  void operator()(const Field& field, const std::string& text) {
    if (utf8::contains_word(text, substance_)) ++counts_[noun_of(field.name)];
  }
  void operator()(const Field& field, const StatedAmount& amount) { (*this)(field, amount.text); }
  void operator()(const Field& field, const TextSet& texts) {
    for (const auto& text : texts) (*this)(field, text);
  }
  void operator()(const Field& field, const Checklist& items) {
    for (const auto& [item, answer] : items) (*this)(field, item);
  }
  template <class T>
  void operator()(const Field& field, const std::optional<T>& value) {
    if (value) (*this)(field, *value);
  }
  template <class T>
  void operator()(const Field&, const T&) {}

 private:
  struct Noun {
    std::string_view one, many;
  };
  static constexpr std::array<Noun, 5> nouns{{{"comment", "comments"},
                                              {"note", "notes"},
                                              {"plan", "plans"},
                                              {"other name on your list", "other names on your list"},
                                              {"other text", "other texts"}}};
  [[nodiscard]] std::size_t noun_of(std::string_view field) const {
    if (field == "comments") return 0;
    if (field == "note" || field == "noticed" || field == "text") return 1;
    if (kind_ == Plan::kind && field == "instruction") return 2;
    return kind_ == Substance::kind && field == "name" ? 3 : 4;
  }

  std::string_view substance_, kind_;
  std::array<int, nouns.size()> counts_{};
};

bool prints_questions(Format format) {
  return format == Format::pdf || format == Format::html || format == Format::csv || format == Format::xlsx;
}

/// What went with a substance that is left out, and where its name is still to be read.
void add_namings(Contents& out, const JournalData& data, const JournalData& chosen, const Options& options,
                 Format format) {
  const auto left_out = substances_not_in(data, options);
  if (left_out.empty()) return;
  if (format != Format::omh) {  // which holds no words
    const JournalData named = selected(data, options, Reach::dates, Named::stays);
    for (const Substance* substance : left_out) {
      const Namings in_file(chosen, substance->name);
      Namings gone(named, substance->name);
      gone -= in_file;
      out.texts_left_out = out.texts_left_out || gone.all() > 0;
      if (gone.all() > 0)
        out.cautions.push_back(fmt::format("“{}” is left out, and with it {} that {} it.", substance->name,
                                           gone.words(), gone.all() == 1 ? "names" : "name"));
      if (in_file.all() > 0)
        out.cautions.push_back(
            fmt::format("“{}” is left out, but {} in this file {} it. To keep the name out, leave those out, too.",
                        substance->name, in_file.words(), in_file.all() == 1 ? "names" : "name"));
    }
  }
  struct Typed {
    bool in_file;
    std::string text;
    std::string_view what;
  };
  const bool pages = format == Format::pdf || format == Format::html;
  for (const auto& [in_file, text, what] : std::initializer_list<Typed>{
           {prints_questions(format), options.questions, "your questions name it"},
           {format != Format::json && format != Format::omh, options.name, "the name on this file is like it"},
           {pages, options.with_without ? options.with_without->factor : std::string(),
            "the page of nights with and without names it"}})
    for (const Substance* substance : left_out)
      if (in_file && utf8::contains_word(text, substance->name))
        out.cautions.push_back(fmt::format("“{}” is left out, but {}.", substance->name, what));
}

void add_cautions(Contents& out, const JournalData& data, const JournalData& chosen, const Options& options,
                  Format format) {
  add_namings(out, data, chosen, options, format);
  const auto plans = static_cast<int>(chosen.live<Plan>().size());
  if (options.left_out.contains(FieldClass::amounts) && plans > 0 && format != Format::omh)
    out.cautions.push_back(
        fmt::format("Amounts are left out, but the words of {} are in this file, with any amount in them.",
                    counted(plans, "plan", "plans")));
  if (format != Format::omh) return;
  const Counter in_file(chosen, options, format), recorded(chosen, options, Format::json);
  const int nights = recorded.nights() - in_file.nights();
  const int naps = recorded.entries(FieldClass::naps) - in_file.entries(FieldClass::naps);
  std::vector<std::string> parts;
  if (nights > 0) parts.push_back(counted(nights, "night", "nights"));
  if (naps > 0) parts.push_back(counted(naps, "nap", "naps"));
  if (!parts.empty())
    out.cautions.push_back(
        fmt::format("{} {} not in this file: the format takes only sleep whose beginning and end are known, with their "
                    "time zone.",
                    enumerated(parts), nights + naps == 1 ? "is" : "are"));
}

}  // namespace

Contents contents_of(const JournalData& data, const Options& options, Format format) {
  // What is in the file is counted in what the file holds: a count, too, could tell of what was left out.
  const JournalData chosen = selected(data, options, Reach::dates);
  const Counter all(data, options, Format::json), in_file(chosen, options, format),
      recorded(chosen, options, Format::json);
  Contents out;
  const int nights = in_file.nights();
  out.lines.push_back({"Nights", true, nights,
                       format == Format::omh
                           ? fmt::format("{} of {} recorded nights", nights, recorded.nights())
                           : fmt::format("{} of {} recorded", nights, options.until - options.from + 1)});
  const auto say = [&](std::string what, bool in, bool in_format, int n, std::string words) -> ContentLine& {
    std::string how_many = !in          ? "left out"
                           : !in_format ? "not in this format"
                           : n == 0     ? "nothing in these dates"
                                        : std::move(words);
    return out.lines.emplace_back(ContentLine{std::move(what), in, n, std::move(how_many), in_format});
  };
  for (const FieldClass field_class : field_classes()) {
    const bool in = !options.left_out.contains(field_class);
    const Counter& counter = in ? in_file : all;
    const int n = counter.entries(field_class);
    say(std::string(label(field_class)), in, n > 0 || !in || recorded.entries(field_class) == 0, n,
        entries_words(field_class, n, counter))
        .field_class = field_class;
    const bool medication = field_class == FieldClass::prescribed;
    if (!in || (!medication && field_class != FieldClass::other_substances)) continue;
    for (const auto& [id, substance] : data.live<Substance>()) {
      if (is_medication(substance.substance_kind) != medication) continue;
      const bool shown = !options.substances_left_out.contains(id);
      const Counter& its = shown ? in_file : all;
      const int days = its.days_with(id), plans = its.plans_of(id);
      const bool named = chosen.live<Substance>().contains(id) && format != Format::omh;
      auto& line = say(substance.name, shown, format != Format::omh, named || !shown ? days + plans : 0,
                       days_and_plans(days, "day answered", "days answered", plans));
      line.substance = id;
      line.in_format = named;
    }
  }
  add_cautions(out, data, chosen, options, format);
  return out;
}

ForReader for_reader(const Contents& contents, const Options& options) {
  ForReader out;
  for (const auto& line : contents.lines) {
    if (!line.in_file) {
      if (line.field_class) out.left_out.push_back(line.what);
    } else if (!line.in_format) {
      if (line.field_class) out.not_in_format.push_back(line.what);
    } else if (line.entries > 0 || line.substance) {
      out.in_file.push_back({line.what, line.how_many, line.substance.has_value()});
    } else {
      out.nothing_recorded.push_back(line.what);
    }
  }
  // Which ones, and how many, is part of what was left out.
  if (std::ranges::any_of(contents.lines, [](const ContentLine& line) { return line.substance && !line.in_file; }))
    out.left_out.emplace_back("Some of the substances on the person’s list");
  if (contents.texts_left_out) out.left_out.emplace_back("Texts that name what was left out");
  if (!options.notes_left_out.empty()) out.left_out.emplace_back("Some of the notes");
  return out;
}

TextSet included_names(const Contents& contents) {
  TextSet out;
  for (const auto& line : contents.lines) {
    if (!line.in_file || line.entries == 0 || line.substance) continue;
    out.emplace(line.field_class ? to_text(*line.field_class) : "nights");
  }
  return out;
}

}  // namespace nightjar::report
