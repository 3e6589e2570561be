// Every entry, for the table of all entries: what was answered, as it was answered.
#include <algorithm>
#include <array>
#include <nightjar/telling/telling.hpp>
#include <nightjar/time/format.hpp>

#include "report/model_parts.hpp"

namespace nightjar::report {
namespace {

using telling::Telling;

/// Comments on nights are a section of their own, as notes are.
constexpr std::array<std::string_view, 1> comments{"comments"};

class Entries {
 public:
  Entries(const JournalData& data, Day day, std::vector<EntryLine>& out) : data_(&data), day_(day), out_(&out) {}

  void add_all() {
    const auto first = static_cast<std::ptrdiff_t>(out_->size());
    for (const auto* night : data_->on<Night>(day_)) {
      auto told = telling::tell(*night, *data_);
      // Its row is that of the evening, and the time of getting up is one of its answers.
      told.at.reset();
      told.details = telling::without(std::move(told.details), comments);
      add(std::move(told));
    }
    add_all<Nap>();
    add_all<DayFacts>();
    add_all<CheckIn>();
    add_all<SubstanceDay>();
    add_all<Intake>();
    for (const auto* event : data_->on<PlanEvent>(day_))
      if (data_->find<Plan>(event->plan_id) != nullptr) add(telling::tell(*event, *data_));
    add_all<Craving>();
    add_all<WithdrawalCheck>();
    add_all<SideEffect>();
    add_all<SupportEvent>();
    add_all<ClinicScore>();
    add_all<DeviceSleep>();
    // What has a time, in its order; the rest before it.
    std::ranges::stable_sort(out_->begin() + first, out_->end(), {}, &EntryLine::time);
  }

 private:
  template <class R>
  void add_all() {
    for (const auto* record : data_->on<R>(day_)) add(telling::tell(*record, *data_));
  }

  void add(Telling told) {
    // Times after midnight belong to the end of the day.
    const int start = data_->settings().day_start_min;
    std::optional<int> minutes;
    if (told.at) minutes = (minute_of_day(told.at->local) - start + 24 * 60) % (24 * 60) + start;
    out_->push_back(
        {day_, minutes, telling::clock_on(day_, told.at), std::move(told.title), telling::in_a_row(told.details)});
  }

  const JournalData* data_;
  Day day_;
  std::vector<EntryLine>* out_;
};

}  // namespace

std::string as_typed(const Intake& intake, const JournalData& data) {
  std::string words;
  for (const auto& detail : telling::only(telling::tell(intake, data).details, telling::amount_fields()))
    words += (words.empty() ? "" : ", ") + detail.words;
  return words;
}

std::vector<EntryLine> entries_of(const JournalData& data, Day from, Day until) {
  std::vector<EntryLine> out;
  for (Day day = from; day <= until; ++day) Entries(data, day, out).add_all();
  return out;
}

}  // namespace nightjar::report
