// Comments are written in the words that engineers read everywhere: a function returns, a cache is stale.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <string>

namespace {
namespace fs = std::filesystem;

/// What a comment would say in the program's old dialect, with what it means.
const std::regex& dialect() {
  static const std::regex words(
      R"(\banew\b|\blets? go of\b|\bstands? (above|below|beside|before)\b|\bmade known\b|\bwhat stands\b)"
      R"(|\banswers? (false|true|an error|how|whether|no rows|what|a Result|this errno|with some|`)|\blikeness of\b)",
      std::regex::ECMAScript | std::regex::optimize);
  return words;
}

/// The comment of a line, if it has one.
std::string comment_of(const std::string& line) {
  bool quoted = false;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (line[i] == '"' && (i == 0 || line[i - 1] != '\\')) quoted = !quoted;
    if (!quoted && line[i] == '/' && line[i + 1] == '/') return line.substr(i);
  }
  return {};
}

TEST(Comments, AreReadToTheEndOfTheLineAndNotInText) {
  EXPECT_EQ(comment_of("  f();  // what it says"), "// what it says");
  EXPECT_EQ(comment_of(R"(  f("http://anew");)"), "");
  EXPECT_TRUE(std::regex_search("/// Returns the row, or answers false", dialect()));
}

TEST(Comments, SpeakAsEngineersDo) {
  std::size_t comments = 0;
  for (const char* folder : {"src", "include", "tests"})
    for (const auto& file : fs::recursive_directory_iterator(fs::path(NIGHTJAR_SOURCE_DIR) / folder)) {
      if (file.path().extension() != ".cpp" && file.path().extension() != ".hpp") continue;
      if (file.path().filename() == "comments_test.cpp") continue;
      std::ifstream in(file.path());
      std::string line;
      for (int number = 1; std::getline(in, line); ++number) {
        const auto comment = comment_of(line);
        if (comment.empty()) continue;
        ++comments;
        // A regular expression takes long; most comments have none of its words.
        if (comment.find("anew") == std::string::npos && comment.find("answers") == std::string::npos &&
            comment.find("stand") == std::string::npos && comment.find(" go of") == std::string::npos &&
            comment.find("ness") == std::string::npos && comment.find("known") == std::string::npos)
          continue;
        EXPECT_FALSE(std::regex_search(comment, dialect())) << file.path().string() << ":" << number << ": " << comment;
      }
    }
  EXPECT_GT(comments, 3000U);
}

}  // namespace
