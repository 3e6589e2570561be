// What can be asked for at any time.
#pragma once
#include <nightjar/app/about.hpp>
#include <nightjar/support/theme_name.hpp>

namespace nightjar::app {

namespace act {

struct ShowHelp {
  static constexpr auto about = About::computer;
  bool open;
};
struct ShowKeys {
  static constexpr auto about = About::computer;
  bool open;
};
struct ShowDocument {
  static constexpr auto about = About::computer;
  int which;
};  // of documents(); -1: none
struct SetTheme {
  static constexpr auto about = About::computer;
  ThemeName theme;
};
struct SetTextScale {
  static constexpr auto about = About::computer;
  double scale;
};

}  // namespace act

}  // namespace nightjar::app
