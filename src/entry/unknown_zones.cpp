#include <algorithm>
#include <nightjar/entry/unknown_zones.hpp>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/time/format.hpp>
#include <set>

namespace nightjar::entry {
namespace {

std::vector<Moment> moments_in(const AnyRecord& record) {
  std::vector<Moment> out;
  const Overloaded visit{[&](const Field&, const Moment& moment) { out.push_back(moment); },
                         [&](const Field&, const std::optional<Moment>& moment) {
                           if (moment) out.push_back(*moment);
                         },
                         [](const Field&, const auto&) {}};
  visit_record([&]<class R>(const R& each) { R::fields(each, visit); }, record);
  return out;
}

/// Each zone with the offsets that new times in it have.
std::set<std::pair<std::string, std::optional<int>>> new_in_unknown(const std::vector<Change>& changes) {
  std::set<std::pair<std::string, std::optional<int>>> out;
  for (const auto& change : changes) {
    const auto before = change.before ? moments_in(*change.before) : std::vector<Moment>();
    for (const auto& moment : moments_in(change.after))
      if (moment.zone && !find_zone(*moment.zone) && std::ranges::find(before, moment) == before.end())
        out.emplace(*moment.zone, moment.offset_min);
  }
  return out;
}

}  // namespace

std::vector<std::string> about_unknown_zones(const std::vector<Change>& changes) {
  std::vector<std::string> out;
  for (const auto& [zone, offset_min] : new_in_unknown(changes))
    out.push_back("This computer does not know the time zone " + zone + ": the new time there is kept " +
                  (offset_min ? "with the offset UTC" + iso_offset(*offset_min) + "."
                              : "as the clock showed it, without an offset, so lengths of time that need it go by the "
                                "clock alone."));
  return out;
}

std::optional<std::string> unknown_zones_among(const std::vector<Change>& changes) {
  std::string names;
  const std::string* last = nullptr;
  const auto found = new_in_unknown(changes);
  for (const auto& [zone, offset_min] : found) {
    if (last == nullptr || *last != zone) names += (names.empty() ? "" : ", ") + zone;
    last = &zone;
  }
  if (names.empty()) return std::nullopt;
  return "This computer does not know these time zones of the file: " + names +
         ". Their times are kept as they were written; lengths of time between those without an offset go by the "
         "clock alone.";
}

}  // namespace nightjar::entry
