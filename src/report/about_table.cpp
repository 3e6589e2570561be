#include "report/about_table.hpp"

#include <nightjar/domain/words.hpp>
#include <nightjar/report/contents.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar::report {

Table about_table(const JournalData& data, const Options& options) {
  Table table{"about.csv", {"item", "value"}, {}};
  const auto say = [&](const char* item, std::string value) {
    if (!value.empty()) table.rows.push_back({item, std::move(value)});
  };
  say("what", "Sleep and recovery journal");
  if (data.settings().demo) say("example", "every entry is invented");
  say("name", options.name);
  say("from", iso(options.from));
  say("until", iso(options.until));
  say("zone", data.settings().home_zone);  // the journal's own, whether or not this computer knows it
  say("day begins", hh_mm(data.settings().day_start_min));
  say("made", iso_utc(options.made_at).substr(0, 19) + 'Z');
  say("program", "Nightjar " NIGHTJAR_VERSION ", formulas 1");
  say("notice", std::string(words::self_reported_notice()));
  const auto reader = for_reader(contents_of(data, options, Format::csv), options);
  for (const auto& line : reader.in_file) say("in this file", line.what + ": " + line.how_many);
  for (const auto& line : reader.nothing_recorded) say("nothing recorded in these dates", line);
  for (const auto& line : reader.not_in_format) say("recorded, but not in this file", line);
  for (const auto& line : reader.left_out) say("left out", line);
  say("questions for my visit", options.questions);
  return table;
}

}  // namespace nightjar::report
