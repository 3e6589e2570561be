// A number together with what it rests on: "11 of 14 nights". No mean is ever handed out without it.
#pragma once

namespace nightjar::analysis {

template <class T>
struct Covered {
  T value{};
  int n_used = 0;
  int n_possible = 0;
  friend bool operator==(const Covered&, const Covered&) = default;
};

}  // namespace nightjar::analysis
