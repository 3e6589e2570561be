#include <nightjar/analysis/statistics.hpp>
#include <nightjar/analysis/trend.hpp>

namespace nightjar::analysis {
namespace {
constexpr std::size_t window = 7;
constexpr std::size_t least_nights_known = 4;
}  // namespace

std::vector<std::optional<double>> rolling_median(std::span<const std::optional<double>> nights) {
  std::vector<std::optional<double>> out(nights.size());
  for (std::size_t i = 0; i < nights.size(); ++i) {
    std::vector<double> known;
    for (std::size_t k = i + 1 < window ? 0 : i + 1 - window; k <= i; ++k)
      if (nights[k]) known.push_back(*nights[k]);
    if (known.size() >= least_nights_known) out[i] = median(known);
  }
  return out;
}

}  // namespace nightjar::analysis
