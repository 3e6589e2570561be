#include <fmt/format.h>

#include <algorithm>
#include <nightjar/report/contents.hpp>
#include <nightjar/support/utf8.hpp>

#include "report/selection.hpp"

namespace nightjar::report {
namespace {

std::string counted(int n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

class Counter {
 public:
  Counter(const JournalData& data, const Options& options) : data_(&data), from_(options.from), until_(options.until) {}

  template <class R, class Keep>
  [[nodiscard]] int of(Keep&& keep) const {
    int count = 0;
    const auto& by_day = data_->by_day<R>();
    for (auto it = by_day.lower_bound(from_); it != by_day.end() && it->first <= until_; ++it)
      for (const auto* record : it->second) count += keep(*record) ? 1 : 0;
    return count;
  }
  template <class R>
  [[nodiscard]] int of() const {
    return of<R>([](const R&) { return true; });
  }
  [[nodiscard]] int days_with(const Id& substance) const {
    return of<SubstanceDay>([&](const SubstanceDay& day) { return day.substance_id == substance; });
  }
  [[nodiscard]] int days_of(bool medication) const {
    return of<SubstanceDay>([&](const SubstanceDay& day) {
      const auto* substance = data_->find<Substance>(day.substance_id);
      const auto is_one = [](SubstanceKind kind) {
        return kind == SubstanceKind::prescribed || kind == SubstanceKind::otc;
      };
      return substance != nullptr && is_one(substance->substance_kind) == medication;
    });
  }
  /// Notes beside other entries.
  [[nodiscard]] int side_notes() const {
    int count = 0;
    for_each_kind([&]<class R>() {
      if constexpr (!std::is_same_v<R, Substance> && requires(const R r) { r.note.has_value(); })
        count += of<R>([](const R& record) { return record.note.has_value(); });
    });
    return count;
  }

  [[nodiscard]] int entries(FieldClass field_class) const {
    switch (field_class) {
      case FieldClass::naps: return of<Nap>();
      case FieldClass::comments:
        return of<Night>([](const Night& night) { return night.comments.has_value(); }) +
               of<Nap>([](const Nap& nap) { return nap.comments.has_value(); });
      case FieldClass::factors:
        return std::max(of<DayFacts>(), of<Night>([](const Night& night) { return night.factors.has_value(); }));
      case FieldClass::prescribed: return days_of(true);
      case FieldClass::other_substances: return days_of(false);
      case FieldClass::amounts: return of<Intake>([](const Intake& intake) { return intake.amount.has_value(); });
      case FieldClass::cravings:
        return of<Craving>() + of<CheckIn>([](const CheckIn& c) { return c.craving_peak.has_value(); });
      case FieldClass::checklist: return of<WithdrawalCheck>();
      case FieldClass::check_ins:
        return of<CheckIn>([](const CheckIn& c) { return c.mood || c.energy || c.pain || c.stress; });
      case FieldClass::side_effects: return of<SideEffect>();
      case FieldClass::support: return of<SupportEvent>();
      case FieldClass::scores: return of<ClinicScore>();
      case FieldClass::notes: return of<Note>([](const Note& note) { return note.in_reports; }) + side_notes();
      case FieldClass::device_data: return of<DeviceSleep>();
    }
    return 0;
  }

 private:
  const JournalData* data_;
  Day from_, until_;
};

std::string entries_words(FieldClass field_class, int n) {
  switch (field_class) {
    case FieldClass::prescribed:
    case FieldClass::other_substances: return counted(n, "answer", "answers");
    case FieldClass::factors:
    case FieldClass::check_ins: return counted(n, "day", "days");
    default: return counted(n, "entry", "entries");
  }
}

/// Where the chosen records still name a substance: every text in them is looked at.
class Namings {
 public:
  Namings(const JournalData& chosen, std::string_view substance) : substance_(substance) {
    for_each_kind([&]<class R>() {
      if constexpr (!std::is_same_v<R, ImportBatch>)  // of which only the time is in the file
        for (const auto& [id, record] : chosen.live<R>()) R::fields(record, *this);
    });
  }
  [[nodiscard]] int all() const { return comments_ + notes_ + others_; }
  [[nodiscard]] std::string words() const {
    std::vector<std::string> parts;
    if (comments_ > 0) parts.push_back(counted(comments_, "comment", "comments"));
    if (notes_ > 0) parts.push_back(counted(notes_, "note", "notes"));
    if (others_ > 0)
      parts.push_back(parts.empty() ? counted(others_, "text", "texts")
                                    : counted(others_, "other text", "other texts"));
    std::string out = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) out += (i + 1 < parts.size() ? ", " : " and ") + parts[i];
    return out;
  }

  void operator()(const Field& field, const std::string& text) {
    if (!utf8::contains_word(text, substance_)) return;
    const bool note = field.name == "note" || field.name == "noticed" || field.name == "text";
    ++(field.name == "comments" ? comments_ : note ? notes_ : others_);
  }
  void operator()(const Field& field, const StatedAmount& amount) { (*this)(field, amount.text); }
  void operator()(const Field& field, const TextSet& texts) {
    for (const auto& text : texts) (*this)(field, text);
  }
  template <class T>
  void operator()(const Field& field, const std::optional<T>& value) {
    if (value) (*this)(field, *value);
  }
  template <class T>
  void operator()(const Field&, const T&) {}

 private:
  std::string_view substance_;
  int comments_ = 0, notes_ = 0, others_ = 0;
};

/// Long texts are not cut to pieces: the person is told where a left-out name is still to be read.
void add_cautions(Contents& out, const JournalData& data, const JournalData& chosen, const Options& options) {
  const auto left_out = substances_not_in(data, options);
  for (const Substance* substance : left_out)
    if (const Namings found(chosen, substance->name); found.all() > 0)
      out.cautions.push_back(fmt::format("“{}” is left out, but {} in this file {} it.", substance->name, found.words(),
                                         found.all() == 1 ? "names" : "name"));
  const std::string factor = options.with_without ? options.with_without->factor : std::string();
  for (const Substance* substance : left_out) {
    if (utf8::contains_word(options.questions, substance->name))
      out.cautions.push_back(fmt::format("“{}” is left out, but your questions name it.", substance->name));
    if (utf8::contains_word(factor, substance->name))
      out.cautions.push_back(
          fmt::format("“{}” is left out, but the page of nights with and without names it.", substance->name));
  }
}

}  // namespace

Contents contents_of(const JournalData& data, const Options& options) {
  // What is in the file is counted in what the file holds: a count, too, could tell of what was left out.
  const JournalData chosen = selected(data, options, Reach::dates);
  const Counter all(data, options), in_file(chosen, options);
  Contents out;
  const int nights = in_file.of<Night>(), possible = options.until - options.from + 1;
  out.lines.push_back({"Nights", true, nights, fmt::format("{} of {} recorded", nights, possible), {}, {}});
  const auto say = [&](std::string what, bool in, int n, std::string words, std::optional<FieldClass> field_class,
                       std::optional<Id> substance) {
    std::string how_many = !in ? "left out" : n == 0 ? "nothing in these dates" : std::move(words);
    out.lines.push_back({std::move(what), in, n, std::move(how_many), field_class, substance});
  };
  for (const FieldClass field_class : field_classes()) {
    const bool in = !options.left_out.contains(field_class);
    const int n = (in ? in_file : all).entries(field_class);
    say(std::string(label(field_class)), in, n, entries_words(field_class, n), field_class, {});
    const bool medication = field_class == FieldClass::prescribed;
    if (!in || (!medication && field_class != FieldClass::other_substances)) continue;
    for (const auto& [id, substance] : data.live<Substance>()) {
      const bool is_one =
          substance.substance_kind == SubstanceKind::prescribed || substance.substance_kind == SubstanceKind::otc;
      if (is_one != medication) continue;
      const bool shown = !options.substances_left_out.contains(id);
      const int days = (shown ? in_file : all).days_with(id);
      say(substance.name, shown, days, counted(days, "day answered", "days answered"), {}, id);
    }
  }
  add_cautions(out, data, chosen, options);
  return out;
}

ForReader for_reader(const Contents& contents, const Options& options) {
  ForReader out;
  for (const auto& line : contents.lines) {
    if (!line.in_file) {
      if (line.field_class) out.left_out.push_back(line.what);
    } else if (line.entries > 0 || line.substance) {
      out.in_file.push_back({line.what, line.how_many, line.substance.has_value()});
    } else {
      out.nothing_recorded.push_back(line.what);
    }
  }
  // Which ones, and how many, is part of what was left out.
  if (std::ranges::any_of(contents.lines, [](const ContentLine& line) { return line.substance && !line.in_file; }))
    out.left_out.emplace_back("Some of the substances on the person’s list");
  if (!options.notes_left_out.empty()) out.left_out.emplace_back("Some of the notes");
  return out;
}

TextSet included_names(const Options& options) {
  TextSet out{"nights"};
  for (const FieldClass field_class : field_classes())
    if (!options.left_out.contains(field_class)) out.emplace(to_text(field_class));
  return out;
}

}  // namespace nightjar::report
