// What reports of the invented journal are made from in tests.
#pragma once
#include <nightjar/report/share_file.hpp>

#include "support/invented_journal.hpp"
#include "support/zones.hpp"

namespace nightjar::test {

inline report::Options options_for(Day from, Day until) {
  report::Options options;
  options.from = from;
  options.until = until;
  options.zone = zone_named(invented_zone);
  options.made_at = invented_made_at();
  return options;
}
inline report::Options two_weeks() { return options_for(invented_from, invented_until); }
inline report::Options two_weeks_with_questions() {
  auto options = two_weeks();
  options.questions = invented_questions();
  return options;
}
/// With every page that there is.
inline report::Options all_of_two_weeks() {
  auto options = two_weeks();
  options.all_entries = options.contents_page = true;
  return options;
}

inline std::vector<report::Format> all_formats() {
  std::vector<report::Format> out;
  for (std::size_t i = 0; i < enum_names<report::Format>.size(); ++i) out.push_back(static_cast<report::Format>(i));
  return out;
}

}  // namespace nightjar::test
