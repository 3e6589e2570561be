// A random 128-bit identifier. Random, so that records made on two computers never collide when merged.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <nightjar/support/result.hpp>
#include <string>
#include <string_view>

namespace nightjar {

struct Id {
  std::array<std::uint8_t, 16> bytes{};
  friend auto operator<=>(const Id&, const Id&) = default;

  /// 32 lower-case hex digits.
  [[nodiscard]] std::string hex() const;
  [[nodiscard]] bool is_nil() const;
};

/// Exactly 32 hex digits, either case.
[[nodiscard]] Result<Id> parse_id(std::string_view hex);

/// Where new ids come from: the system's random source in the program, a counter in tests.
using IdSource = std::function<Id()>;
[[nodiscard]] Id random_id();

}  // namespace nightjar
template <>
struct std::hash<nightjar::Id> {
  std::size_t operator()(const nightjar::Id& id) const noexcept {
    std::size_t value = 0;
    for (std::size_t i = 0; i < 8; ++i) value = (value << 8) | id.bytes[i];
    return value;
  }
};
