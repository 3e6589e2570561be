// How often nothing reads as something. Journals are invented in which nights resemble their neighbours, things come in
// stretches, three in ten nights are missing, and nothing has to do with anything. Of the comparisons shown, the range
// should leave out 0 in 3 to 7 of 100; of the trends shown, a clear direction should be said of about as few. The range
// as drawn, before it is widened, is beside it. How often a real rise is seen is counted too. Figures are kept in
// TESTING.md.
//
//   nightjar_calibration [journals [comparisons|trends [likeness]]]
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <nightjar/analysis/comparison.hpp>
#include <optional>
#include <random>

namespace {
using namespace nightjar::analysis;

/// Drawn by hand, because the distributions of the standard library differ between compilers.
class Draws {
 public:
  double uniform() { return (static_cast<double>(engine_() >> 11) + 0.5) / 9007199254740992.0; }
  double normal() { return std::sqrt(-2 * std::log(uniform())) * std::cos(6.283185307179586 * uniform()); }

 private:
  std::mt19937_64 engine_{0x4E756C6C};  // "Null"
};

struct Setting {
  std::size_t nights;
  double likeness;      // correlation of neighbouring nights
  double staying;       // chance that a night is not drawn again, with or without
  double share = 0.5;   // of nights with, among those drawn again; 0.5: with and without alternate
  bool skewed = false;  // long nights awake among short ones, in steps of 5 min
};

std::vector<Slot> invent(const Setting& setting, Draws& draws) {
  std::vector<Slot> out;
  double departure = draws.normal();
  bool with = draws.uniform() < setting.share;
  for (std::size_t k = 0; k < setting.nights; ++k) {
    departure = setting.likeness * departure + std::sqrt(1 - setting.likeness * setting.likeness) * draws.normal();
    if (draws.uniform() >= setting.staying) with = setting.share == 0.5 ? !with : draws.uniform() < setting.share;
    auto& slot = out.emplace_back();
    slot.exposure = with ? Exposure::with : Exposure::without;
    if (draws.uniform() >= 0.3)
      slot.value =
          setting.skewed ? std::round(25 * std::exp(0.8 * departure) / 5) * 5 : std::round(420 + 55 * departure);
  }
  return out;
}

bool leaves_out_zero(const Interval& range) { return range.low > 0 || range.high < 0; }

void comparisons(int journals) {
  fmt::print("Comparisons of nothing with nothing, {} journals each\n", journals);
  fmt::print("{:>7} {:>9} {:>8} {:>6} {:>7} {:>7} {:>10} {:>10}\n", "nights", "likeness", "staying", "share", "values",
             "shown", "as drawn", "as shown");
  int all_shown = 0, all_clear = 0;
  for (const auto& setting : {Setting{21, 0.3, 0.5},
                              {28, 0, 0.5},
                              {28, 0.3, 0.5},
                              {28, 0.3, 0.7},
                              {28, 0.5, 0.7},
                              {28, 0.3, 0.5, 0.5, true},
                              {42, 0.3, 0.5},
                              {42, 0.3, 0.7},
                              {42, 0.3, 0.5, 0.3},
                              {60, 0.3, 0.7},
                              {60, 0.3, 0.7, 0.3, true},
                              {90, 0.3, 0.5},
                              {90, 0.3, 0.7},
                              {90, 0.5, 0.7},
                              {180, 0.3, 0.7}}) {
    Draws draws;
    int shown = 0, drawn = 0, clear = 0;
    for (int i = 0; i < journals; ++i) {
      const auto slots = invent(setting, draws);
      const auto found = compare(slots);
      if (found.gate != Gate::open) continue;
      ++shown;
      clear += found.clear;
      const auto range = difference_interval(slots);
      drawn += range && leaves_out_zero(*range);
    }
    all_shown += shown;
    all_clear += clear;
    fmt::print("{:>7} {:>9} {:>8} {:>6} {:>7} {:>7} {:>8.1f} % {:>8.1f} %\n", setting.nights, setting.likeness,
               setting.staying, setting.share, setting.skewed ? "skewed" : "even", shown,
               100.0 * drawn / std::max(shown, 1), 100.0 * clear / std::max(shown, 1));
  }
  fmt::print("all shown: {:.1f} % of {} leave out 0\n", 100.0 * all_clear / all_shown, all_shown);
}

/// Time asleep, by itself or with a rise of so many minutes from the first night to the last.
std::vector<std::optional<double>> drifting(std::size_t nights, double likeness, double rise, Draws& draws) {
  std::vector<std::optional<double>> out;
  double departure = draws.normal();
  for (std::size_t k = 0; k < nights; ++k) {
    departure = likeness * departure + std::sqrt(1 - likeness * likeness) * draws.normal();
    auto& value = out.emplace_back();
    if (draws.uniform() >= 0.25)
      value = std::round(420 + 45 * departure + rise * static_cast<double>(k) / static_cast<double>(nights - 1));
  }
  return out;
}

/// Of one likeness, or of all four.
void trends(int journals, std::optional<double> only) {
  fmt::print("\nTrends, {} journals each\n", journals);
  fmt::print("{:>7} {:>9} {:>8} {:>7} {:>20} {:>16}\n", "nights", "likeness", "rise", "shown", "range leaves out 0",
             "clear direction");
  for (const double likeness : {0.0, 0.3, 0.5, 0.7})
    for (const double rise : {0.0, 90.0})
      for (const std::size_t nights : {28U, 42U, 90U}) {
        if (only && likeness != *only) continue;
        Draws draws;
        int shown = 0, off = 0, clear = 0;
        for (int i = 0; i < journals; ++i) {
          const auto found = trend(drifting(nights, likeness, rise, draws));
          if (found.gate != Gate::open) continue;
          ++shown;
          off += found.interval && leaves_out_zero(*found.interval);
          clear += found.clear;
        }
        fmt::print("{:>7} {:>9} {:>4} min {:>7} {:>18.1f} % {:>14.1f} %\n", nights, likeness, rise, shown,
                   100.0 * off / std::max(shown, 1), 100.0 * clear / std::max(shown, 1));
      }
}

}  // namespace

int main(int count, char** arguments) {
  const int journals = count > 1 ? std::max(std::atoi(arguments[1]), 1) : 2000;
  const std::string_view half = count > 2 ? arguments[2] : "";
  if (half != "trends") comparisons(journals);
  if (half != "comparisons") trends(journals, count > 3 ? std::optional(std::atof(arguments[3])) : std::nullopt);
}
