#include "cli/day_text.hpp"

#include <algorithm>
#include <nightjar/telling/telling.hpp>

namespace nightjar::cli {
namespace {

class Lines {
 public:
  Lines(const JournalData& data, Day day) : data_(data), day_(day) {}
  [[nodiscard]] std::vector<std::string> take() && { return std::move(lines_); }

  template <class R>
  void add_all() {
    std::vector<telling::Telling> told;
    for (const auto* record : data_.on<R>(day_)) told.push_back(telling::tell(*record, data_));
    // As they came, not as they were written; what has no time first.
    std::ranges::stable_sort(
        told, {}, [](const telling::Telling& one) { return one.at ? std::optional(one.at->local) : std::nullopt; });
    for (const auto& one : told) lines_.push_back(line_of(one, day_));
  }

  /// The answers for what is asked each day: names with the same answer share a line. What has more to say, there or in
  /// an entry of its own, has a line of its own.
  void add_answers(DayState state) {
    std::string names, answer;
    for (const auto* day : data_.on<SubstanceDay>(day_)) {
      if (day->state != state) continue;
      const auto told = telling::tell(*day, data_);
      if (told.details.size() > 1) {
        lines_.push_back(line_of(told));
      } else if (!has_intake(day->substance_id)) {
        names += (names.empty() ? "" : ", ") + told.title;
        answer = told.details.front().words;
      }
    }
    if (!names.empty()) lines_.push_back(answer + ": " + names);
  }

 private:
  [[nodiscard]] bool has_intake(const Id& substance) const {
    return std::ranges::any_of(data_.on<Intake>(day_),
                               [&](const Intake* intake) { return intake->substance_id == substance; });
  }

  const JournalData& data_;
  Day day_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> lines_of_day(const JournalData& data, Day day) {
  Lines lines(data, day);
  lines.add_all<CheckIn>();
  for (const auto state : {DayState::none, DayState::taken, DayState::prefer_not}) lines.add_answers(state);
  lines.add_all<Intake>();
  lines.add_all<PlanEvent>();
  lines.add_all<Craving>();
  lines.add_all<WithdrawalCheck>();
  lines.add_all<DayFacts>();
  lines.add_all<Nap>();
  lines.add_all<DeviceSleep>();
  lines.add_all<SideEffect>();
  lines.add_all<SupportEvent>();
  lines.add_all<ClinicScore>();
  lines.add_all<Note>();
  return std::move(lines).take();
}

}  // namespace nightjar::cli
