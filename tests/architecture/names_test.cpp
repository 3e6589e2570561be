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

enum class Scope { unnamed, module };

/// What the unnamed namespaces of a file declare, or what a header declares for its module.
std::set<std::string> names_in(const std::string& code, Scope scope) {
  static const std::regex type(R"(^(?:struct|class|enum class) (\w+)(?: final)?(?: :[^;]*)? \{)"),
      constant(R"(^(?:static |inline )?const(?:expr)? [\w:<>, *]*?\b(\w+)(?:\[\w*\])?(?: =|\{))"),
      function(R"(^(?!return|using|else)[\w:<>,&* \[\]]*[ &*](\w+)\((.*?)\)(?: const)?(?: ->[^{;]*)?(?: \{|;)$)"),
      another(R"(, (\w+)(?: = |\{))");
  std::set<std::string> names;
  std::istringstream lines(code);
  std::string line;
  bool inside = scope == Scope::module;
  while (std::getline(lines, line)) {
    if (line == "namespace {") inside = scope == Scope::unnamed;
    if (line == "}  // namespace") inside = scope == Scope::module;
    // A namespace within that of the module: nothing else is called what it holds.
    if (scope == Scope::module && line.starts_with("namespace ") && !line.starts_with("namespace nightjar"))
      inside = false;
    if (scope == Scope::module && line.starts_with("}  // namespace ")) inside = true;
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
  EXPECT_EQ(names_in("namespace {\nconstexpr int a = 1, b = 2;\nstruct C {\n  int d;\n};\n"
                     "Result<void> run(Context& context,\n                 const C& c = {}) {\n  int e = f();\n}\n"
                     "}  // namespace\nint g(int h) {\n",
                     Scope::unnamed),
            (std::set<std::string>{"a", "b", "C", "run(Context&, const C&, )"}));
}

/// Two functions of one name are told apart by what they take; of anything else a name is one.
bool clash(const std::string& a, const std::string& b) {
  const auto name = [](const std::string& text) { return text.substr(0, text.find('(')); };
  const auto is_function = [](const std::string& text) { return text.ends_with(')'); };
  return a == b || (name(a) == name(b) && !(is_function(a) && is_function(b)));
}

struct ModuleNames {
  std::map<std::string, std::string> shared, own;  // name -> file
};

TEST(Names, OfOneFileAreNotThoseOfAnotherOfItsModule) {
  const fs::path root = NIGHTJAR_SOURCE_DIR;
  std::map<std::string, ModuleNames> modules;
  for (const auto& folder : {root / "src", root / "include" / "nightjar"})
    for (const auto& file : fs::recursive_directory_iterator(folder)) {
      if (file.path().extension() != ".hpp") continue;
      const auto place = fs::relative(file.path(), folder);
      for (const auto& name : names_in(read_file(file.path()), Scope::module))
        modules[place.begin()->string()].shared.emplace(name, place.string());
    }
  std::size_t files = 0;
  for (const auto& file : fs::recursive_directory_iterator(root / "src")) {
    if (file.path().extension() != ".cpp") continue;
    ++files;
    const auto place = fs::relative(file.path(), root / "src");
    auto& [shared, own] = modules[place.begin()->string()];
    for (const auto& name : names_in(read_file(file.path()), Scope::unnamed)) {
      for (const auto* others : {&shared, &own})
        for (const auto& [other, elsewhere] : *others)
          EXPECT_FALSE(clash(name, other)) << place.string() << ": " << name << " is " << other << " in " << elsewhere;
      own.emplace(name, place.string());
    }
  }
  EXPECT_GT(files, 250U);
  std::size_t own = 0, shared = 0;
  for (const auto& [module, names] : modules) own += names.own.size(), shared += names.shared.size();
  EXPECT_GT(own, 1000U);
  EXPECT_GT(shared, 1000U);
}

}  // namespace
