#include <gtest/gtest.h>

#include <nightjar/codec/csv.hpp>
#include <random>

using namespace nightjar;
using namespace nightjar::codec;

namespace {
using Cells = std::vector<std::string>;
}

TEST(CsvLine, QuotesOnlyWhereNeeded) {
  EXPECT_EQ(csv_line(Cells{"a", "", " b ", "=1", "c;d", "😴"}), "a,, b ,=1,c;d,😴\n");
  EXPECT_EQ(csv_line(Cells{"a,b", "say \"hi\"", "x\ny"}), "\"a,b\",\"say \"\"hi\"\"\",\"x\ny\"\n");
}

TEST(CsvReader, TakesEverySeparatorAndLineEnd) {
  for (const std::string separator : {",", ";", "\t"}) {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
      for (const std::string bom : {"", "\xEF\xBB\xBF"}) {
        const auto text =
            bom + "a" + separator + "b" + end + end + "1" + separator + "\"x" + separator + "\"\"y\"" + end;
        const auto table = read_csv(text);
        ASSERT_TRUE(table);
        EXPECT_EQ(table->header, (Cells{"a", "b"}));
        ASSERT_EQ(table->rows.size(), 1u);
        EXPECT_EQ(table->rows[0].cells, (Cells{"1", "x" + separator + "\"y"}));
        EXPECT_EQ(table->rows[0].line, 3u);
      }
    }
  }
}

TEST(CsvReader, KnowsTheLineOfARowAfterLineBreaksInQuotes) {
  const auto table = read_csv("a,b\n1,\"x\r\ny\nz\"\n2,\n").value();
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0].line, 2u);
  EXPECT_EQ(table.rows[0].cells[1], "x\ny\nz");
  EXPECT_EQ(table.rows[1].line, 5u);
  EXPECT_EQ(table.rows[1].cells, (Cells{"2", ""}));
}

TEST(CsvReader, ALastRowWithoutALineEndCounts) {
  EXPECT_EQ(read_csv("a,b\n1,2").value().rows.at(0).cells, (Cells{"1", "2"}));
  EXPECT_EQ(read_csv("a,b\n1,").value().rows.at(0).cells, (Cells{"1", ""}));
}

TEST(CsvReader, ARowThatCannotBeReadDoesNotSpoilTheOthers) {
  struct Case {
    const char* name;
    std::string row;
    std::string problem;
  };
  const std::vector<Case> cases = {
      {"invalid bytes", "\xff\xfe,2", "UTF-8"},
      {"huge cell", std::string(10 << 20, 'x') + ",2", "larger than"},
      {"many columns", std::string(600, ','), "more than 512"},
  };
  for (const auto& c : cases) {
    const auto table = read_csv("a,b\n" + c.row + "\n3,4\n");
    ASSERT_TRUE(table) << c.name;
    ASSERT_EQ(table->rows.size(), 2u) << c.name;
    EXPECT_NE(table->rows[0].problem.find(c.problem), std::string::npos) << c.name << ": " << table->rows[0].problem;
    EXPECT_TRUE(table->rows[0].cells.empty()) << c.name;
    EXPECT_EQ(table->rows[1].cells, (Cells{"3", "4"})) << c.name;
  }
  const auto open = read_csv("a,b\n1,2\n3,\"4\n5,6\n").value();
  ASSERT_EQ(open.rows.size(), 2u);
  EXPECT_NE(open.rows[1].problem.find("not closed"), std::string::npos);
}

TEST(CsvReader, ControlCharactersAreReplaced) {
  EXPECT_EQ(read_csv(std::string("a\n1\x01\0z\n", 7)).value().rows.at(0).cells.at(0), "1\xEF\xBF\xBD\xEF\xBF\xBDz");
}

TEST(CsvReader, NeedsAHeaderAndStopsAtTooManyRows) {
  for (const auto* text : {"", "\n\n", "\xEF\xBB\xBF"}) EXPECT_FALSE(read_csv(text));
  EXPECT_TRUE(read_csv("a\n").value().rows.empty());
  EXPECT_EQ(read_csv("a\n1\n2\n3\n", {.rows = 2}).error().code, ErrorCode::too_large);
}

TEST(CsvReader, ReadsBackWhateverIsWritten) {
  const Cells parts{"a", ",", "\"", "\n", ";", "\t", " ", "=", "ندى", "😴", "'"};
  for (unsigned seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    std::vector<Cells> rows;
    std::string text = "h1,h2,h3,h4\n";
    for (int r = 0; r < 5; ++r) {
      Cells cells{"x"};  // a row of nothing but line ends would be a blank line
      for (int c = 0; c < 3; ++c) {
        std::string cell;
        for (auto n = random() % 5; n > 0; --n) cell += parts[random() % parts.size()];
        cells.push_back(cell);
      }
      text += csv_line(cells);
      rows.push_back(cells);
    }
    const auto table = read_csv(text).value();
    ASSERT_EQ(table.rows.size(), rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r) EXPECT_EQ(table.rows[r].cells, rows[r]);
  }
}
