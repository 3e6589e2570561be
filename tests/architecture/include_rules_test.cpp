// The picture of assets/doc/ARCHITECTURE.md, held against every #include. Change the page, this table and the code
// together.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace {
namespace fs = std::filesystem;
using Names = std::set<std::string>;

struct Rule {
  Names modules;      // of ours
  Names third_party;  // first part of the header's path
};
const Names standard_and_system = {"fcntl.h",  "unistd.h",  "termios.h", "dirent.h", "errno.h",
                                   "signal.h", "pthread.h", "sched.h",   "poll.h",   "time.h"};

const std::map<std::string, Rule>& rules() {
  static const std::map<std::string, Rule> table = {
      {"support", {{}, {"fmt", "tl", "utf8proc.h", "sodium.h"}}},
      {"time", {{"support"}, {"fmt", "date"}}},
      {"domain", {{"support", "time"}, {"fmt"}}},
      {"telling", {{"support", "time", "domain"}, {"fmt"}}},
      {"codec", {{"support", "time", "domain"}, {"fmt", "nlohmann"}}},
      {"analysis", {{"support", "time", "domain"}, {}}},
      {"charts", {{"support", "time", "domain", "analysis"}, {"fmt"}}},
      {"vault", {{"support", "time", "domain", "codec"}, {"fmt", "sqlite3.h", "sodium.h", "utf8proc.h", "zxcvbn.h"}}},
      {"imports", {{"support", "time", "domain", "codec"}, {"fmt", "nlohmann", "zip.h", "sqlite3.h"}}},
      {"report",
       {{"support", "time", "domain", "telling", "codec", "analysis", "charts"},
        {"fmt", "cairo.h", "cairo-pdf.h", "pango", "nlohmann", "qpdf", "zip.h"}}},
      {"journal", {{"support", "time", "domain", "codec", "vault"}, {"fmt", "nlohmann"}}},
      {"entry", {{"support", "time", "domain", "analysis", "journal"}, {"fmt"}}},
      {"app", {{"support", "time", "domain", "analysis", "charts", "journal", "imports", "report", "entry"}, {"fmt"}}},
      {"toolkit",
       {{"support", "domain", "charts"}, {"fmt", "imgui.h", "imgui_internal.h", "imgui_stdlib.h", "imgui_freetype.h"}}},
      {"screens",
       {{"support", "time", "domain", "telling", "analysis", "charts", "journal", "imports", "report", "entry", "app",
         "toolkit"},
        {"fmt"}}},
      {"desktop",
       {{"support", "time", "charts", "journal", "app", "toolkit", "screens"},
        {"fmt", "GLFW", "GL", "imgui.h", "imgui_internal.h", "backends", "imgui_impl_glfw.h", "imgui_impl_opengl3.h",
         "fontconfig", "seccomp.h", "stb", "systemd"}}},
      {"cli",
       {{"support", "time", "domain", "telling", "codec", "analysis", "charts", "imports", "report", "journal",
         "entry"},
        {"fmt", "nlohmann", "CLI"}}},
  };
  return table;
}

/// What may be seen from a module's files through any number of headers. Headers that take long to read, or that would
/// tie a module to a toolkit, a database or a command line, stay where they are named. Screens see the types of Dear
/// ImGui in the toolkit's headers and may not name them.
const std::map<std::string, Names>& seen_from() {
  static const std::map<std::string, Names> table = {
      {"imgui.h", {"toolkit", "screens", "desktop"}},
      {"imgui_internal.h", {"toolkit"}},
      {"sqlite3.h", {"vault", "imports"}},
      {"nlohmann/json.hpp", {"codec", "imports", "report", "journal", "cli"}},
      {"CLI/CLI.hpp", {"cli"}},
      {"GLFW/glfw3.h", {"desktop"}},
  };
  return table;
}

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> sources_of(const std::string& module) {
  std::vector<fs::path> out;
  const fs::path root = NIGHTJAR_SOURCE_DIR;
  for (const auto& folder : {root / "include/nightjar" / module, root / "src" / module})
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.path().extension() == ".hpp" || entry.path().extension() == ".cpp") out.push_back(entry.path());
  return out;
}

std::vector<std::string> includes_of(const fs::path& file) {
  static const std::regex line(R"re(^\s*#\s*include\s*[<"]([^>"]+)[>"])re");
  std::vector<std::string> out;
  std::istringstream text(read(file));
  for (std::string row; std::getline(text, row);)
    if (std::smatch m; row.find("include") != std::string::npos && std::regex_search(row, m, line)) out.push_back(m[1]);
  return out;
}

std::string first_part(const std::string& path) { return path.substr(0, path.find('/')); }
}  // namespace

TEST(Architecture, EveryModuleHasARule) {
  Names found;
  for (const auto& entry : fs::directory_iterator(fs::path(NIGHTJAR_SOURCE_DIR) / "src"))
    if (entry.is_directory()) found.insert(entry.path().filename());
  Names known;
  for (const auto& [name, rule] : rules()) known.insert(name);
  EXPECT_EQ(found, known);
}

TEST(Architecture, NoModuleIncludesWhatItMayNotKnow) {
  for (const auto& [module, rule] : rules()) {
    for (const auto& file : sources_of(module)) {
      for (const auto& include : includes_of(file)) {
        if (include.starts_with("nightjar/")) {
          const auto other = first_part(include.substr(9));
          EXPECT_TRUE(other == module || rule.modules.contains(other)) << file << " includes " << include;
        } else if (const auto other = first_part(include); rules().contains(other)) {
          EXPECT_EQ(other, module) << file << " reaches into the private parts of " << other;
        } else if (include.find('.') != std::string::npos && !include.starts_with("sys/") &&
                   !include.starts_with("linux/") && !standard_and_system.contains(include) &&
                   include.find('/') == std::string::npos) {
          // A local header, or a third-party one without a folder.
          const bool local = fs::exists(file.parent_path() / include);
          EXPECT_TRUE(local || rule.third_party.contains(include)) << file << " includes " << include;
        } else if (include.find('/') != std::string::npos && !include.starts_with("sys/") &&
                   !include.starts_with("linux/")) {
          const bool local = fs::exists(file.parent_path() / include);
          EXPECT_TRUE(local || rule.third_party.contains(first_part(include))) << file << " includes " << include;
        }
      }
    }
  }
}

/// Every header that a file reads, through others too, as it is named in the #include.
const Names& read_by(const fs::path& file) {
  static std::map<fs::path, Names> known;
  if (const auto it = known.find(file); it != known.end()) return it->second;
  known[file] = {};  // a circle ends here
  const fs::path root = NIGHTJAR_SOURCE_DIR;
  Names all;
  for (const auto& include : includes_of(file)) {
    all.insert(include);
    for (const auto& folder : {root / "include", root / "src", file.parent_path()})
      if (fs::exists(folder / include)) {
        all.merge(Names(read_by(fs::canonical(folder / include))));
        break;
      }
  }
  return known[file] = all;
}

TEST(Architecture, NoModuleSeesThroughOthersWhatItMayNotKnow) {
  for (const auto& [module, rule] : rules())
    for (const auto& file : sources_of(module)) {
      const Names& read = read_by(fs::canonical(file));
      for (const auto& [header, modules] : seen_from())
        EXPECT_TRUE(!read.contains(header) || modules.contains(module)) << file << " sees " << header;
    }
}

TEST(Architecture, ACommandLineLibraryIsKnownToThreeFiles) {
  Names found;
  for (const auto& file : sources_of("cli"))
    for (const auto& include : includes_of(file))
      if (include.starts_with("CLI/")) found.insert(file.filename());
  EXPECT_EQ(found, (Names{"asking.cpp", "cli.cpp", "verb.cpp"}));
}

TEST(Architecture, NoModuleNamesWhatBelongsToOneItMayNotKnow) {
  for (const auto& [module, rule] : rules())
    for (const auto& file : sources_of(module)) {
      const std::string text = read(file);
      for (const auto& [other, its_rule] : rules()) {
        if (other == module || rule.modules.contains(other)) continue;
        const std::string named = other + "::";
        for (auto at = text.find(named); at != std::string::npos; at = text.find(named, at + 1)) {
          const auto is_part = [&](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
          const bool begins = at == 0 || (!is_part(text[at - 1]) && text[at - 1] != ':' && text[at - 1] != '"');
          EXPECT_FALSE(begins && at + named.size() < text.size() && is_part(text[at + named.size()]))
              << file << " names " << named;
        }
      }
    }
}

/// Lines with a word of Dear ImGui (ImGui::Text, ImVec2, IM_COL32) or a call of its draw lists (list.AddLine).
std::vector<std::string> lines_with_imgui(const std::string& text) {
  static const std::regex words(R"(\b(Im[A-Z]|IM_[A-Z])|(\.|->)Add[A-Z]\w*\()");
  std::vector<std::string> out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    // A regular expression takes long; few lines have a part of what it looks for.
    if (line.find("Im") == std::string::npos && line.find("IM_") == std::string::npos &&
        line.find("Add") == std::string::npos)
      continue;
    if (std::regex_search(line, words)) out.push_back(line);
  }
  return out;
}

TEST(Architecture, OnlyTheToolkitAndTheDesktopNameDearImGui) {
  EXPECT_EQ(lines_with_imgui("import(Import::all);\nImVec2 at;\nIM_ASSERT(at);\nAdd(1);\nlist->AddLine(at);\n"),
            (std::vector<std::string>{"ImVec2 at;", "IM_ASSERT(at);", "list->AddLine(at);"}));
  for (const auto& [module, rule] : rules()) {
    if (module == "toolkit" || module == "desktop") continue;
    for (const auto& file : sources_of(module))
      for (const auto& line : lines_with_imgui(read(file))) ADD_FAILURE() << file << ": " << line;
  }
}

TEST(Architecture, AHeaderThatOthersMayIncludeIsSeenByAnother) {
  std::map<std::string, Names> seen_by;  // each public header: the modules
  for (const auto& [module, rule] : rules())
    for (const auto& file : sources_of(module))
      for (const auto& header : read_by(fs::canonical(file))) seen_by[header].insert(module);
  const fs::path root = NIGHTJAR_SOURCE_DIR;
  for (const auto& header : read_by(fs::canonical(root / "src/main.cpp"))) seen_by[header].insert("main");
  for (const auto& entry : fs::recursive_directory_iterator(root / "include")) {
    if (!entry.is_regular_file()) continue;
    const std::string name = fs::relative(entry.path(), root / "include");
    Names others = seen_by[name];
    others.erase(first_part(name.substr(9)));
    EXPECT_FALSE(others.empty()) << name << " belongs beside the sources of its module";
  }
}

TEST(Architecture, TheListOfActionsThatTestsHandOutIsWhole) {
  const fs::path root = NIGHTJAR_SOURCE_DIR;
  Names declared;
  static const std::regex kind(R"(^struct (\w+) \{)"), inside(R"(namespace act \{([\s\S]*?)\}  // namespace act)");
  for (const auto& file : sources_of("app")) {
    const std::string text = read(file);
    std::smatch part;
    if (!std::regex_search(text, part, inside)) continue;
    std::istringstream lines(part[1]);
    for (std::string line; std::getline(lines, line);)
      if (std::smatch m; std::regex_search(line, m, kind)) declared.insert(m[1]);
  }
  Names listed;
  const std::string list = read(root / "tests/support/every_action.hpp");
  static const std::regex entry(R"(act::(\w+)\{\})");
  for (auto it = std::sregex_iterator(list.begin(), list.end(), entry); it != std::sregex_iterator(); ++it)
    listed.insert((*it)[1]);
  EXPECT_EQ(listed, declared);
}

/// A regular expression takes long with sanitizers: it is tried where one of these is in the text at all.
bool finds(const std::string& text, std::initializer_list<const char*> one_of, const std::regex& pattern) {
  return std::ranges::any_of(one_of, [&](const char* part) { return text.find(part) != std::string::npos; }) &&
         std::regex_search(text, pattern);
}

TEST(Architecture, NothingNamesANetwork) {
  const std::regex network(
      R"(#\s*include\s*<(sys/socket|netdb|netinet|arpa|curl|boost/asio)|\b(getaddrinfo|gethostbyname|AF_INET6?)\b)");
  for (const auto& [module, rule] : rules())
    for (const auto& file : sources_of(module)) {
      if (module == "desktop" && file.filename() == "process.cpp") continue;  // where the kernel is asked to refuse it
      EXPECT_FALSE(finds(
          read(file), {"socket", "netdb", "netinet", "arpa", "curl", "asio", "getaddrinfo", "gethostbyname", "AF_INET"},
          network))
          << file;
    }
}

TEST(Architecture, OnlySystemClockAsksTheTime) {
  const std::regex clock(R"(system_clock::now|\btime\s*\(\s*(nullptr|NULL|0)\s*\)|gettimeofday)");
  for (const char* module : {"support", "time", "domain", "telling", "codec", "analysis", "charts", "report", "entry",
                             "toolkit", "app", "screens"})
    for (const auto& file : sources_of(module)) {
      if (file.filename() == "zone.cpp") continue;  // where SystemClock lives
      EXPECT_FALSE(finds(read(file), {"system_clock", "gettimeofday", "time(n", "time(N", "time(0", "time ("}, clock))
          << file;
    }
}
