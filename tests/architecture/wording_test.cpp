// Words that no text of ours may use (product.md "How it speaks", domain.md 4.3 and 6), looked for in every string
// literal of the program: a person who reads one of these words would rightly close the window.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>

namespace {
namespace fs = std::filesystem;

std::vector<std::string> literals_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::vector<std::string> out;
  std::string current;
  enum { code, string, line_comment, block_comment, character } state = code;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    switch (state) {
      case code:
        if (c == '/' && next == '/') state = line_comment;
        else if (c == '/' && next == '*') state = block_comment;
        else if (c == '"') { state = string; current.clear(); }
        else if (c == '\'' && i > 0 && !std::isalnum(static_cast<unsigned char>(text[i - 1]))) state = character;
        break;
      case string:
        if (c == '\\') { current += ' '; ++i; }
        else if (c == '"') { out.push_back(current); state = code; }
        else current += c;
        break;
      case character:
        if (c == '\\') ++i;
        else if (c == '\'') state = code;
        break;
      case line_comment: if (c == '\n') state = code; break;
      case block_comment: if (c == '*' && next == '/') { state = code; ++i; } break;
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

TEST(Wording, NoTextJudgesThePerson) {
  const std::regex banned(
      R"(\b(addicts?|alcoholics?|junkies?|abuse[drs]?|abusers?|clean|dirty|habit|relapsed?|failed|failure|lapsed?|slips?|streaks?|bad|shame|substitution|cheat(ed|ing)?)\b)",
      std::regex::icase);
  for (const auto& [file, text] : all_literals())
    EXPECT_FALSE(std::regex_search(text, banned)) << file << ": \"" << text << '"';
}

TEST(Wording, NoTextClaimsAnEffectOrGivesAdvice) {
  const std::regex banned(
      R"(\b(significant(ly)?|p-value|proven|improves|worsens|optimal|good night|bad night|you should|recommended dose|maximum dose|safe dose|typical dose|too much|well done|congratulations|keep it up)\b)",
      std::regex::icase);
  for (const auto& [file, text] : all_literals())
    EXPECT_FALSE(std::regex_search(text, banned)) << file << ": \"" << text << '"';
}
