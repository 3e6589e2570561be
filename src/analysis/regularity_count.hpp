// Regularity and free-day shift, gathered night by night: a record is looked at once, with all else that is asked of
// it.
#pragma once
#include <nightjar/analysis/regularity.hpp>
#include <nightjar/analysis/statistics.hpp>

namespace nightjar::analysis {

struct Stretch {
  std::int64_t from, until;
};  // minutes, `until` excluded
using Stretches = std::vector<Stretch>;

class RegularityCount {
 public:
  /// `home_zone` is the zone of nights that tell none.
  explicit RegularityCount(std::string home_zone) : home_zone_(std::move(home_zone)) {}
  void add(const NightRow& row);
  void add(const Nap& nap);
  /// By the wall clock, whatever is asked, if the zone of any night is not known.
  [[nodiscard]] SleepRegularity count(SriBasis basis) const;

 private:
  struct Line {
    Stretches known, asleep, skipped;
  };

  std::string home_zone_;
  int nights_ = 0;
  bool zones_known_ = true;
  Line elapsed_, wall_;
};

/// What the free-day shift rests on, gathered the same way.
class FreeDayCount {
 public:
  void add(const NightRow& row);
  [[nodiscard]] FreeDayShift shift() const;

 private:
  struct Nights {
    ClockSum middle;
    double periods = 0;  // their sum
    [[nodiscard]] double mean_period() const { return periods / middle.n(); }
  };
  Nights free_, work_;
  double all_periods_ = 0;
};

}  // namespace nightjar::analysis
