// A small sign that a person gives to an entry of their lists: a shape and a colour, drawn before its name.
#pragma once
#include <compare>
#include <optional>

namespace nightjar {

inline constexpr int mark_count = 6, mark_color_count = 6;
struct Mark {
  std::optional<int> shape, color;  // 0 .. count - 1; no shape: a disc if there is a colour
  [[nodiscard]] bool empty() const { return !shape && !color; }
  friend auto operator<=>(const Mark&, const Mark&) = default;
};

}  // namespace nightjar
