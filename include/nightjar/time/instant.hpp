// A point on the line of elapsed time (UTC), to the millisecond, and where "now" comes from.
#pragma once
#include <chrono>
#include <compare>
#include <cstdint>

namespace nightjar {

struct Instant {
  std::int64_t ms = 0;  // since 1970-01-01T00:00Z
  friend auto operator<=>(const Instant&, const Instant&) = default;
  friend Instant operator+(Instant t, std::chrono::milliseconds d) { return {t.ms + d.count()}; }
  friend std::chrono::milliseconds operator-(Instant a, Instant b) { return std::chrono::milliseconds(a.ms - b.ms); }
};
/// Whole minutes between two instants, rounded down.
[[nodiscard]] constexpr std::int64_t whole_minutes(Instant from, Instant to) {
  const std::int64_t ms = to.ms - from.ms;
  return ms >= 0 ? ms / 60000 : -((-ms + 59999) / 60000);
}

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
};
class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override;
};

}  // namespace nightjar
