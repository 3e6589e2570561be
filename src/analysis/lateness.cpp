#include <nightjar/analysis/lateness.hpp>

namespace nightjar::analysis {
namespace {
constexpr std::chrono::minutes import_takes{10};
constexpr std::int64_t prompt_min = 60;
}  // namespace

Lateness lateness(const Night& night, int day_start_min, std::optional<Instant> imported) {
  const auto& head = night.head;
  if (head.created == Instant{}) return Lateness::unknown;
  if (imported && head.created + import_takes >= *imported) return Lateness::unknown;

  const auto zone = head.zone ? find_zone(*head.zone) : std::nullopt;
  const auto entered =
      zone ? wall_time(head.created, *zone) : WallTime{whole_minutes(Instant{}, head.created) + head.offset_min};
  const auto& known_end = night.out_of_bed ? night.out_of_bed : night.final_awakening;
  std::optional<Moment> noon;
  if (!known_end) noon = make_moment(at(night.night + 1, 12 * 60), head.zone);
  const Moment& end = known_end ? *known_end : *noon;
  const std::int64_t after = end.utc ? whole_minutes(*end.utc, head.created) : (entered - end.local).count();
  const int days = journal_day(entered, day_start_min) - journal_day(end.local, day_start_min);

  // Noon of D+1 stands in for an end nobody gave, and nothing is odd about writing before noon.
  if (known_end ? after < 0 : days < 0) return Lateness::odd_clock;
  if (days >= 4) return Lateness::from_memory;
  if (days >= 1) return Lateness::late;
  return after <= prompt_min ? Lateness::prompt : Lateness::same_day;
}

}  // namespace nightjar::analysis
