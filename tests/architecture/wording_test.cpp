// Words that no text of ours may use (product.md "How it speaks", domain.md 4.3 and 6), looked for in every string
// literal of the program: a person who reads one of these words would rightly close the window.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>

namespace {
namespace fs = std::filesystem;

/// Literals that only blanks part are one sentence, as they are for the compiler.
std::vector<std::string> literals_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::vector<std::string> out;
  bool joins = false;  // nothing but blanks since the last literal
  const auto begin_literal = [&] {
    if (!joins) out.emplace_back();
    joins = true;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto after = [&](std::string_view end, std::size_t from) {
      return std::min(text.find(end, from), text.size() - end.size()) + end.size();
    };
    const std::string_view rest = std::string_view(text).substr(i);
    if (rest.starts_with("//")) {
      i = after("\n", i) - 1;
    } else if (rest.starts_with("/*")) {
      i = after("*/", i) - 1;
    } else if (rest.starts_with("R\"")) {
      begin_literal();
      const auto open = text.find('(', i);
      const std::string close = ")" + text.substr(i + 2, open - i - 2) + "\"";
      const auto end = after(close, open);
      out.back() += text.substr(open + 1, end - close.size() - open - 1);
      i = end - 1;
    } else if (rest.front() == '"') {
      begin_literal();
      for (++i; i < text.size() && text[i] != '"'; ++i) {
        if (text[i] != '\\')
          out.back() += text[i];
        else
          ++i, out.back() += ' ';
      }
    } else if (rest.front() == '\'' && !std::isalnum(static_cast<unsigned char>(i > 0 ? text[i - 1] : ' '))) {
      for (++i; i < text.size() && text[i] != '\''; ++i)
        if (text[i] == '\\') ++i;
      joins = false;
    } else if (!std::isspace(static_cast<unsigned char>(rest.front()))) {
      joins = false;
    }
  }
  return out;
}

std::vector<std::pair<fs::path, std::string>> all_literals() {
  std::vector<std::pair<fs::path, std::string>> out;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(NIGHTJAR_SOURCE_DIR) / "src")) {
    const auto extension = entry.path().extension();
    if (extension != ".cpp" && extension != ".hpp") continue;
    for (auto& literal : literals_of(entry.path())) out.emplace_back(entry.path(), std::move(literal));
  }
  return out;
}
}  // namespace

TEST(Wording, ReadsASentenceWholeThatTheSourceBreaks) {
  const fs::path file = fs::temp_directory_path() / "nightjar-wording-test.cpp";
  std::ofstream(file) << "f(\"a good \"\n  \"night\", 'x', \"b\"); // \"no\"\n g(R\"q(it's \"raw\")q\" \"!\");";
  EXPECT_EQ(literals_of(file), (std::vector<std::string>{"a good night", "b", "it's \"raw\"!"}));
  fs::remove(file);
}

TEST(Wording, NoTextJudgesThePerson) {
  const std::regex banned(
      R"(\b(addicts?|alcoholics?|junkies?|abuse[drs]?|abusers?|clean|dirty|habit|relapsed?|failed|failure|)"
      R"(lapsed?|slips?|streaks?|bad|shame|substitution|cheat(ed|ing)?)\b)",
      std::regex::icase);
  for (const auto& [file, text] : all_literals())
    EXPECT_FALSE(std::regex_search(text, banned)) << file << ": \"" << text << '"';
}

TEST(Wording, NoTextClaimsAnEffectOrGivesAdvice) {
  const std::regex banned(
      R"(\b(significant(ly)?|p-value|proven|improves|worsens|optimal|good night|bad night|you should|)"
      R"(recommended dose|maximum dose|safe dose|typical dose|too much|well done|congratulations|keep it up)\b)",
      std::regex::icase);
  for (const auto& [file, text] : all_literals())
    EXPECT_FALSE(std::regex_search(text, banned)) << file << ": \"" << text << '"';
}
