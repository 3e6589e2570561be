// What a zone's file says of the years that it does not list.
#include "time/zone_rule.hpp"

#include <date/tz.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nightjar/time/format.hpp>
#include <sstream>

#include "support/zones.hpp"

namespace nightjar {
namespace {

TEST(ZoneRule, IsReadAsPosixWritesIt) {
  const auto berlin = parse_zone_rule("CET-1CEST,M3.5.0,M10.5.0/3");
  ASSERT_TRUE(berlin);
  EXPECT_EQ(berlin->standard_offset, 3600);
  EXPECT_EQ(berlin->daylight_offset, 7200);
  EXPECT_EQ(berlin->to_standard->seconds, 3 * 3600);
  EXPECT_EQ(parse_zone_rule("<+0545>-5:45")->standard_offset, 5 * 3600 + 45 * 60);
  EXPECT_EQ(parse_zone_rule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0")->to_daylight->seconds, -3600);
  EXPECT_EQ(parse_zone_rule("IST-2IDT,M3.4.4/26,M10.5.0")->to_daylight->seconds, 26 * 3600);
  for (const char* wrong :
       {"", "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,J60,J300", "CET-1CEST,M13.5.0,M10.5.0",
        "CET-1CEST,M3.0.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0/3x", "<+01-1"})
    EXPECT_FALSE(parse_zone_rule(wrong)) << wrong;
}

TEST(ZoneRule, OfEveryZoneHereSaysTheSameAsTheChangesThatItsFileLists) {
  namespace fs = std::filesystem;
  const fs::path folder = "/usr/share/zoneinfo";
  int with_a_change = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const auto name = fs::relative(entry.path(), folder).string();
    const auto zone = entry.is_regular_file() && !name.starts_with("right/") ? find_zone(name) : std::nullopt;
    if (!zone) continue;
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    const auto end = end_of_zone_file(bytes.str());
    constexpr std::int64_t a_year = 31556952, in_2034 = 2019686400;
    if (!end || !end->rule || !end->rule->to_daylight || end->last_change < in_2034) continue;  // nothing to compare
    ++with_a_change;
    const auto listed = [&](std::int64_t at) { return offset_at(Instant{at * 1000}, *zone) * 60; };
    for (auto at = end->last_change - 9 * a_year; at < end->last_change;) {
      const auto span = span_by_rule(*end->rule, at);
      ASSERT_EQ(listed(at), span.offset) << name << ' ' << at;
      ASSERT_EQ(listed(span.end - 1), span.offset) << name << ' ' << span.end;
      at = span.end;
      if (at < end->last_change) ASSERT_NE(listed(at), span.offset) << name << ' ' << at;
    }
  }
  if (with_a_change == 0) GTEST_SKIP() << "the files of this computer list no changes of our time to compare with";
}

TEST(ZoneRule, GoesOnAfterTheLastChangeThatIsListed) {
  const auto offset = [](const char* zone, const char* local) {
    return std::get<Unique>(resolve(parse_local(local)->local, test::zone_named(zone))).offset_min;
  };
  EXPECT_EQ(offset("Europe/Berlin", "2038-01-15T23:00"), 60);
  EXPECT_EQ(offset("Europe/Berlin", "2038-07-15T23:00"), 120);
  EXPECT_EQ(offset("America/New_York", "2061-07-15T23:00"), -240);
  EXPECT_EQ(offset("Australia/Sydney", "2061-07-15T23:00"), 600);
  EXPECT_EQ(offset("Asia/Kolkata", "2061-07-15T23:00"), 330);
  // The last Sundays of March and October 2050 are the 27th and the 30th.
  const Zone berlin = test::zone_named("Europe/Berlin");
  EXPECT_TRUE(std::holds_alternative<Gap>(resolve(parse_local("2050-03-27T02:30")->local, berlin)));
  EXPECT_TRUE(std::holds_alternative<Overlap>(resolve(parse_local("2050-10-30T02:30")->local, berlin)));
  const auto change =
      clock_change_between(*parse_utc("2050-03-26T12:00:00Z"), *parse_utc("2050-03-27T12:00:00Z"), berlin);
  ASSERT_TRUE(change);
  EXPECT_EQ(iso(change->at_wall), "2050-03-27T02:00");
  EXPECT_EQ(change->minutes, 60);
}

// As `zic -b slim` writes Berlin's: the last listed change is that of 1996.
TEST(ZoneRule, IsReadFromAFileThatListsNoChangeOfOurTime) {
  const auto number = [](std::uint64_t value, int bytes) {
    std::string out;
    for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xff);
    return out;
  };
  const auto head = [&](std::uint64_t changes, std::uint64_t types, std::uint64_t letters) {
    return "TZif2" + std::string(15, '\0') + number(0, 4) + number(0, 4) + number(0, 4) + number(changes, 4) +
           number(types, 4) + number(letters, 4);
  };
  const std::string type = number(3600, 4) + std::string(2, '\0');
  const std::string slim = head(0, 1, 1) + type + std::string(1, '\0') + head(1, 1, 4) + number(846378000, 8) +
                           std::string(1, '\0') + type + std::string("CET\0", 4) + "\nCET-1CEST,M3.5.0,M10.5.0/3\n";
  const auto end = end_of_zone_file(slim);
  ASSERT_TRUE(end);
  EXPECT_EQ(end->last_change, 846378000);
  ASSERT_TRUE(end->rule);
  EXPECT_EQ(span_by_rule(*end->rule, 1768514400).offset, 3600) << "2026-01-15T22:00Z";
  EXPECT_EQ(span_by_rule(*end->rule, 1784152800).offset, 7200) << "2026-07-15T22:00Z";
  for (std::size_t cut = 0; cut < slim.size(); ++cut) {
    const auto part = end_of_zone_file(slim.substr(0, cut));
    EXPECT_TRUE(!part || !part->rule) << cut;
  }
}

}  // namespace
}  // namespace nightjar
