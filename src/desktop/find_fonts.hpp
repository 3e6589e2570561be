// Finds Inter (or what the system has in its place), Noto Sans, and fonts for other scripts through fontconfig.
#pragma once
#include <nightjar/toolkit/fonts.hpp>

namespace nightjar::desktop {

[[nodiscard]] toolkit::FontFiles find_fonts();

/// What the letters that those lack are drawn from, as far as the system has fonts for them.
class OtherScripts {
 public:
  /// Adds each letter to the font that has it, with its neighbours where a script is small. True if any was found.
  bool look_for(const std::vector<ImWchar>& letters);
  [[nodiscard]] const std::vector<toolkit::OtherLetters>& found() const { return found_; }

 private:
  std::vector<toolkit::OtherLetters> found_;
};

}  // namespace nightjar::desktop
