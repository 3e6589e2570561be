// ./dev run compiles several files of a module as one: what a file keeps to itself must then have a name of its own in
// the whole module. Read line by line, which is enough for code that one formatter lays out.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace {
namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// "const Options& options, int n = 3" -> "const Options&, int": what makes two functions of one name different.
std::string types_of(const std::string& parameters) {
  std::string out, one;
  int depth = 0;
  const auto end_one = [&] {
    one.resize(std::min(one.size(), one.find(" = ")));
    one.erase(0, std::min(one.size(), one.find_first_not_of(' ')));
    if (const auto name = one.rfind(' '); name != std::string::npos && name > 0 && one != "const auto&")
      one.resize(name);
    out += one + ", ";
    one.clear();
  };
  for (const char c : parameters) {
    depth += c == '<' || c == '(' || c == '{' ? 1 : c == '>' || c == ')' || c == '}' ? -1 : 0;
    if (c == ',' && depth == 0)
      end_one();
    else
      one += c;
  }
  end_one();
  return out;
}

/// What the unnamed namespaces of a file declare.
std::set<std::string> own_names(const std::string& code) {
  static const std::regex type(R"(^(?:struct|class|enum class) (\w+)(?: final)?(?: :[^;]*)? \{)"),
      constant(R"(^(?:static )?const(?:expr)? [\w:<>, *]*?\b(\w+)(?:\[\w*\])?(?: =|\{))"),
      function(R"(^(?!return|using|else)[\w:<>,&* \[\]]*[ &*](\w+)\((.*?)\)(?: const)?(?: ->[^{;]*)?(?: \{|;)$)"),
      another(R"(, (\w+) = )");
  std::set<std::string> names;
  std::istringstream lines(code);
  std::string line;
  bool inside = false;
  while (std::getline(lines, line)) {
    if (line == "namespace {") inside = true;
    if (line == "}  // namespace") inside = false;
    if (!inside || line.empty() || line[0] == ' ' || line[0] == '}' || line[0] == '/') continue;
    // A declaration that is broken over lines is one.
    std::string more;
    while (line.find_first_of("{;") == std::string::npos && !line.starts_with("template") &&
           !line.starts_with("namespace") && !line.starts_with("#") && std::getline(lines, more))
      line += ' ' + more.substr(std::min(more.find_first_not_of(' '), more.size()));
    std::smatch found;
    if (std::regex_search(line, found, type)) {
      names.insert(found[1]);
    } else if (std::regex_search(line, found, constant)) {
      names.insert(found[1]);
      for (std::sregex_iterator it(line.begin(), line.end(), another), end; it != end; ++it) names.insert((*it)[1]);
    } else if (std::regex_match(line, found, function)) {
      names.insert(found[1].str() + "(" + types_of(found[2]) + ")");
    }
  }
  return names;
}

TEST(Names, AreReadFromTheDeclarations) {
  EXPECT_EQ(own_names("namespace {\nconstexpr int a = 1, b = 2;\nstruct C {\n  int d;\n};\n"
                      "Result<void> run(Context& context,\n                 const C& c = {}) {\n  int e = f();\n}\n"
                      "}  // namespace\nint g(int h) {\n"),
            (std::set<std::string>{"a", "b", "C", "run(Context&, const C&, )"}));
}

TEST(Names, OfOneFileAreNotThoseOfAnotherOfItsModule) {
  std::map<std::string, std::map<std::string, std::string>> module_names;
  std::size_t files = 0;
  for (const auto& file : fs::recursive_directory_iterator(fs::path(NIGHTJAR_SOURCE_DIR) / "src")) {
    if (file.path().extension() != ".cpp") continue;
    ++files;
    const auto place = fs::relative(file.path(), fs::path(NIGHTJAR_SOURCE_DIR) / "src");
    auto& names = module_names[place.begin()->string()];
    for (const auto& name : own_names(read_file(file.path()))) {
      const auto [other, is_new] = names.emplace(name, place.string());
      EXPECT_TRUE(is_new) << place.string() << ": " << name << " is in " << other->second << ", too";
    }
  }
  EXPECT_GT(files, 250U);
  std::size_t names = 0;
  for (const auto& [module, each] : module_names) names += each.size();
  EXPECT_GT(names, 1000U);
}

}  // namespace
