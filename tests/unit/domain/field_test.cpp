// The range of a number is written once, in its record's `fields`; it is looked up by name, and the database checks the
// same one.
#include <gtest/gtest.h>

#include <fstream>
#include <nightjar/domain/any_record.hpp>
#include <regex>
#include <set>
#include <sstream>

namespace nightjar {
namespace {

static_assert(field_of<Night>("awake_min").max == 960);
static_assert(field_of<Craving>("peak").min == 0 && field_of<Craving>("peak").max == 10);

TEST(Field, HasTheRangeThatTheDatabaseChecks) {
  std::set<std::tuple<std::string, int, int>> declared;
  for_each_kind([&]<class R>() {
    const R record;
    R::fields(record, [&]<class T>(const Field& field, const T&) {
      if constexpr (std::is_same_v<T, int> || std::is_same_v<T, std::optional<int>>)
        declared.emplace(field.name, field.min, field.max);
    });
  });
  std::ifstream in(NIGHTJAR_SOURCE_DIR "/src/vault/schema/001_first.cpp");
  std::stringstream text;
  text << in.rdbuf();
  const std::string schema = text.str();
  const std::regex checked(R"((\w+) INTEGER[^,\n]*?\b\1 BETWEEN (\d+) AND (\d+))");
  int ranges = 0;
  for (std::sregex_iterator it(schema.begin(), schema.end(), checked), end; it != end; ++it) {
    const std::string name = (*it)[1];
    if (name.starts_with("head_") || name == "revision" || name == "form_version" || name == "fold" || name == "slot")
      continue;  // slot: in the first version only
    ++ranges;
    EXPECT_TRUE(declared.contains({name, std::stoi((*it)[2]), std::stoi((*it)[3])})) << it->str();
  }
  EXPECT_GT(ranges, 20);
}

}  // namespace
}  // namespace nightjar
