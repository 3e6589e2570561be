#include "screens/day_entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nightjar/analysis/question.hpp>
#include <nightjar/analysis/sleep_metrics.hpp>
#include <nightjar/charts/result_words.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/journal/versions.hpp>
#include <nightjar/telling/telling.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar::screens {
namespace {

std::string stamp(const JournalView& view, Instant instant, Day beside) {
  const WallTime local = wall_time(instant, view.zone);
  const auto clock = hh_mm(minute_of_day(local));
  const Day day = day_of(local);
  if (day == beside) return clock;
  return short_day(day) + ' ' + clock;
}

std::string written_words(const JournalView& view, const RecordHead& head, Day day) {
  std::string text = head.origin == "self" ? "written " : "imported ";
  text += stamp(view, head.created, day);
  if (head.revision > 1)
    text +=
        fmt::format(", changed {}, last {}", head.revision == 2 ? "once" : fmt::format("{} times", head.revision - 1),
                    stamp(view, head.changed, day));
  return text;
}

// --- what a list of a day says otherwise than word for word

/// What the figures of a night are worked out from.
constexpr std::array<std::string_view, 7> night_facts{"into_bed",  "tried_to_sleep",  "sleep_latency_min",
                                                      "awake_min", "final_awakening", "still_trying_min",
                                                      "out_of_bed"};
constexpr std::array<std::string_view, 1> checklist_items{"items"};

/// A line for a list: figures, or a count, replace the answers from which they follow.
class Listed {
 public:
  Listed(const JournalData& data, const AnyRecord& record) : telling_(telling::tell(record, data)) {
    visit_record([this](const auto& each) { shorten(each); }, record);
  }
  [[nodiscard]] const telling::Telling& telling() const { return telling_; }

 private:
  void shorten(const Night& night) {
    const auto measures = analysis::measure(night);
    if (measures.total_sleep_time_min && measures.time_in_bed_min)
      begin_with(fmt::format("{} asleep of {} in bed", hours_minutes(*measures.total_sleep_time_min),
                             hours_minutes(*measures.time_in_bed_min)),
                 night_facts);
    else if (!measures.usable() && night.state == NightState::recorded)
      begin_with("no figures: the times are not one after another", {});
  }
  void shorten(const Nap& nap) {
    if (!nap.minutes && nap.start && nap.end)
      begin_with(hours_minutes(static_cast<double>(minutes_between(*nap.start, *nap.end))), {});
  }
  void shorten(const WithdrawalCheck& check) {
    const auto answered = std::ranges::count_if(check.items, [](const auto& item) { return item.second.has_value(); });
    begin_with(fmt::format("{} of {} answered", answered, words::checklist_items().size()), checklist_items);
  }
  /// A question is recorded in codes.
  void shorten(const Question& record) {
    const auto question = analysis::question_of(record);
    if (!question) return;
    telling_.title = "Question: " + charts::words_of(*question);
    telling_.details.clear();
  }
  template <class R>
  void shorten(const R&) {}

  /// First of all, but for the state of a night.
  void begin_with(std::string words, telling::Fields instead_of) {
    auto& details = telling_.details;
    details = telling::without(std::move(details), instead_of);
    const bool state_first = !details.empty() && details.front().field == "state";
    details.insert(details.begin() + (state_first ? 1 : 0), telling::Detail{"", "", std::move(words)});
  }

  telling::Telling telling_;
};

DayEntry entry_of(const JournalView& view, const AnyRecord& record, Day day) {
  DayEntry entry;
  entry.id = head_of(record).id;
  entry.kind = kind_of(record);
  const Listed listed(view.data, record);
  entry.time = clock_of(listed.telling().at);
  entry.title = listed.telling().title;
  // A day goes on after midnight: the date over the list is not that of this time.
  const auto filed = filing_day(record, view.data.settings().day_start_min);
  if (const auto& at = listed.telling().at; at && filed && entry.kind != Night::kind && day_of(at->local) > *filed)
    entry.title += ", after midnight";
  entry.detail = telling::in_a_row(listed.telling().details);
  entry.written = written_words(view, head_of(record), day);
  return entry;
}

}  // namespace

std::vector<DayEntry> entries_of(const JournalView& view, Day day) {
  std::vector<DayEntry> timed, others;
  if (const auto* night = view.data.one_on<Night>(day - 1)) timed.push_back(entry_of(view, *night, day));
  for_each_kind([&]<class R>() {
    if constexpr (!std::is_same_v<R, Night>)
      for (const auto* record : view.data.on<R>(day)) {
        auto entry = entry_of(view, *record, day);
        (entry.time.empty() ? others : timed).push_back(std::move(entry));
      }
  });
  const int start = view.data.settings().day_start_min;
  const auto since_start = [&](const DayEntry& entry) {
    const auto minute = parse_clock(entry.time);
    return minute ? (*minute - start + 1440) % 1440 : 0;
  };
  std::stable_sort(timed.begin(), timed.end(),
                   [&](const auto& a, const auto& b) { return since_start(a) < since_start(b); });
  for (auto& entry : others) timed.push_back(std::move(entry));
  return timed;
}

std::optional<DayEntry> entry_for(const JournalView& view, const Id& id) {
  const auto record = view.data.find_any(id);
  if (!record) return std::nullopt;
  return entry_of(view, *record, filing_day(*record, view.data.settings().day_start_min).value_or(view.today));
}

std::vector<DayEntry> binned_entries(const JournalView& view) {
  std::vector<std::pair<Instant, DayEntry>> found;
  for_each_kind([&]<class R>() {
    for (const auto& [id, record] : view.data.binned<R>()) {
      const Instant when = record.head.deleted.value_or(record.head.changed);
      auto entry = entry_of(view, record, view.today);
      if (const auto day = filing_day(record, view.data.settings().day_start_min))
        entry.title += ", " + day_label(*day);
      entry.written = "in the bin since " + stamp(view, when, view.today);
      entry.time.clear();
      found.emplace_back(when, std::move(entry));
    }
  });
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<DayEntry> out;
  for (auto& [when, entry] : found) out.push_back(std::move(entry));
  return out;
}

std::string version_words(const JournalView& view, const Revision& version) {
  const auto record = journal::record_of(version);
  if (!record) return "This version cannot be read here.";
  return telling::line_of(telling::tell(*record, view.data));
}

}  // namespace nightjar::screens
