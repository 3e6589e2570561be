// The home of these tests, and how they write a time down.
#pragma once
#include <nightjar/time/format.hpp>
#include <nightjar/time/moment.hpp>
#include <optional>
#include <string>

namespace nightjar::entry {

inline const std::string berlin = "Europe/Berlin";

inline std::string at_of(const std::optional<Moment>& moment) { return moment ? iso_with_offset(*moment) : "none"; }

}  // namespace nightjar::entry
