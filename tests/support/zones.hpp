// Zones that every computer with time zone data has, and one that none has.
#pragma once
#include <nightjar/time/zone.hpp>

namespace nightjar::test {

inline Zone zone_named(std::string_view name) { return find_zone(name).value(); }

inline constexpr const char* nowhere = "Nowhere/Land";

}  // namespace nightjar::test
