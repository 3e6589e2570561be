// The font atlas: one family in the sizes of the design, each with digits of equal width.
#pragma once
#include <imgui.h>

#include <array>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nightjar::toolkit {

/// What a text is for; its size and weight follow.
enum class Type { title, section, result, brand, strong, body, detail, label, axis, axis_strong, secret };
inline constexpr std::size_t type_count = 11;

struct FontFile {
  std::string path;
  int face = 0;
};
/// Where the family lies. Empty paths: ImGui's built-in font stands in, so that a window always opens.
struct FontFiles {
  FontFile regular, semibold;
  FontFile gaps;  // merged behind both for characters they do not have
};

/// Letters of another script, and a font that has them. A journal needs few of a font's thousands.
struct OtherLetters {
  FontFile file;
  std::shared_ptr<const std::vector<unsigned char>> font;  // the file's bytes: read once, drawn from at every size
  float ascent_descent_per_em = 1.21F;
  std::vector<ImWchar> letters;
};
/// What texts asked for and the fonts in use lack. Each letter is looked for once.
class MissingLetters {
 public:
  /// For every text of a person, before it is drawn.
  void note(std::string_view utf8, const ImFont& font);
  [[nodiscard]] bool any() const { return !waiting_.empty(); }
  /// The letters since the last call.
  [[nodiscard]] std::vector<ImWchar> take();

 private:
  std::set<ImWchar> known_;
  std::vector<ImWchar> waiting_;
};

struct Fonts {
  std::array<ImFont*, type_count> by_type{};
  [[nodiscard]] ImFont* at(Type type) const { return by_type[static_cast<std::size_t>(type)]; }
};

/// ImGui's size is ascent + descent, a design's size is the em: Inter's ratio of the two.
inline constexpr float ascent_descent_per_em = 1.21F;
[[nodiscard]] float em_size(Type type);  // logical, at 100 %

/// Drawing every letter that a person may write takes most of a second, and the interface's own words need few of
/// them: a window starts with its own and gets the others when a text asks for one.
enum class Letters { own, every };

/// Fills an empty or old atlas; the caller uploads the texture. Scale is Theme::scale.
[[nodiscard]] Fonts build_fonts(ImFontAtlas& atlas, const FontFiles& files, float scale, Letters letters,
                                std::span<const OtherLetters> others = {});

/// Whether some letter of the frame was not in the atlas, so that its stand-in was drawn.
[[nodiscard]] bool drew_a_stand_in(const ImDrawData& drawn, const Fonts& fonts);

}  // namespace nightjar::toolkit
