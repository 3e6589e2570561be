#include <algorithm>
#include <nightjar/support/utf8.hpp>
#include <nightjar/toolkit/fonts.hpp>
#include <utility>

namespace nightjar::toolkit {
namespace {

struct Cut {
  float em;
  bool semibold;
  bool wide;  // every script we can show: whatever a person may write; else Latin, Greek, Cyrillic letters
};
Cut cut_of(Type type) {
  switch (type) {
    case Type::title: return {28, true, false};
    case Type::section: return {20, true, false};
    case Type::result: return {30, true, false};
    case Type::brand: return {18, true, false};
    case Type::strong: return {16, true, true};
    case Type::body: return {16, false, true};
    case Type::detail: return {14, false, true};
    case Type::label: return {13, false, true};
    case Type::axis: return {12, false, true};
    case Type::axis_strong: return {12, true, false};
    case Type::secret: break;
  }
  return {16, false, false};
}

constexpr ImWchar bullet = 0x2022, white_square = 0x25A1;

// Kept for as long as an atlas may be built from them.
constexpr ImWchar wide_ranges[] = {0x0020, 0x024F, 0x02B0, 0x036F, 0x0370, 0x052F, 0x1E00, 0x1FFF, 0x2000,
                                   0x206F, 0x2070, 0x20BF, 0x2100, 0x214F, 0x2190, 0x21FF, 0x2200, 0x22FF,
                                   0x25A0, 0x25FF, 0x2610, 0x2612, 0x2713, 0x2717, 0xFFFD, 0xFFFD, 0};
constexpr ImWchar narrow_ranges[] = {0x0020, 0x024F, 0x0386, 0x03CE, 0x0401, 0x045F, 0x2010,
                                     0x2044, 0x2070, 0x20BF, 0x2190, 0x2193, 0x2212, 0x2212,
                                     0x2248, 0x2248, 0x2264, 0x2265, 0x25A1, 0x25A1, 0};
constexpr ImWchar own_ranges[] = {0x0020, 0x00FF, 0x2010, 0x2027, 0x2030, 0x203A,       0x2190,       0x2193, 0x2212,
                                  0x2212, 0x2248, 0x2248, 0x2264, 0x2265, white_square, white_square, 0};
constexpr ImWchar secret_ranges[] = {0x0020, 0x002A, bullet, bullet, white_square, white_square, 0};

const ImWchar* ranges_of(Type type, Letters letters) {
  if (type == Type::secret) return secret_ranges;
  if (letters == Letters::own) return own_ranges;
  return cut_of(type).wide ? wide_ranges : narrow_ranges;
}

/// Columns of numbers line up; Inter's digits are proportional without OpenType features.
void equal_digits(ImFont& font) {
  float widest = 0;
  for (ImWchar c = '0'; c <= '9'; ++c) widest = std::max(widest, font.FindGlyph(c)->AdvanceX);
  for (ImWchar c = '0'; c <= '9'; ++c) {
    auto& glyph = const_cast<ImFontGlyph&>(*font.FindGlyph(c));
    const float shift = (widest - glyph.AdvanceX) / 2;
    glyph.X0 += shift;
    glyph.X1 += shift;
    glyph.AdvanceX = widest;
    font.IndexAdvanceX[static_cast<int>(c)] = widest;
  }
}

using Ranges = std::vector<ImWchar>;  // pairs of first and last, and a 0

Ranges ranges_of(std::vector<ImWchar> letters) {
  std::sort(letters.begin(), letters.end());
  Ranges ranges;
  for (const ImWchar letter : letters) {
    if (!ranges.empty() && ranges.back() + 1 >= letter)
      ranges.back() = letter;
    else
      ranges.insert(ranges.end(), {letter, letter});
  }
  ranges.push_back(0);
  return ranges;
}

/// Where letters come from. The atlas reads the ranges until it is built.
struct Sources {
  const FontFiles& files;
  Letters letters;
  std::span<const OtherLetters> others;
  std::vector<Ranges> ranges_of_others;
};

ImFont* add(ImFontAtlas& atlas, const Sources& sources, Type type, float scale) {
  const FontFiles& files = sources.files;
  const Cut cut = cut_of(type);
  ImFontConfig config;
  config.SizePixels = cut.em * ascent_descent_per_em * scale;
  config.OversampleH = config.SizePixels < 40 ? 2 : 1;
  config.OversampleV = 1;
  config.GlyphRanges = ranges_of(type, sources.letters);
  const FontFile& file = cut.semibold && !files.semibold.path.empty() ? files.semibold : files.regular;
  if (file.path.empty()) return atlas.AddFontDefault(&config);
  config.FontNo = file.face;
  ImFont* font = atlas.AddFontFromFileTTF(file.path.c_str(), config.SizePixels, &config, config.GlyphRanges);
  config.MergeMode = true;
  if (sources.letters == Letters::every && cut.wide && !files.gaps.path.empty()) {
    config.FontNo = files.gaps.face;
    atlas.AddFontFromFileTTF(files.gaps.path.c_str(), config.SizePixels, &config, config.GlyphRanges);
  }
  for (std::size_t i = 0; cut.wide && i < sources.others.size(); ++i) {
    const OtherLetters& other = sources.others[i];
    config.FontNo = other.file.face;
    config.FontDataOwnedByAtlas = false;
    // The atlas promises not to write in what it does not own.
    atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(other.font->data()), static_cast<int>(other.font->size()),
                               cut.em * other.ascent_descent_per_em * scale, &config,
                               sources.ranges_of_others[i].data());
  }
  return font;
}

}  // namespace

void MissingLetters::note(std::string_view utf8, const ImFont& font) {
  // What lies before Armenian begins with smaller bytes, and our own fonts have it.
  if (std::none_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xD4; })) return;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto [code_point, length, valid] = utf8::next(utf8, i);
    i += length;
    const bool stand_in = code_point >= 0xFDD0 && code_point <= 0xFDEF;
    if (!valid || code_point < 0x0530 || code_point >= 0xFFFD || stand_in) continue;
    const auto letter = static_cast<ImWchar>(code_point);
    if (known_.contains(letter) || font.FindGlyphNoFallback(letter) != nullptr) continue;
    known_.insert(letter);
    waiting_.push_back(letter);
  }
}

std::vector<ImWchar> MissingLetters::take() { return std::exchange(waiting_, {}); }

float em_size(Type type) { return cut_of(type).em; }

Fonts build_fonts(ImFontAtlas& atlas, const FontFiles& files, float scale, Letters letters,
                  std::span<const OtherLetters> others) {
  Sources sources{files, letters, others, {}};
  for (const auto& other : others) sources.ranges_of_others.push_back(ranges_of(other.letters));
  atlas.Clear();
  atlas.TexDesiredWidth = scale > 1.4F ? 4096 : 2048;
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  Fonts fonts;
  // Body first: ImGui's own default font is the first of the atlas.
  fonts.by_type[static_cast<std::size_t>(Type::body)] = add(atlas, sources, Type::body, scale);
  for (std::size_t i = 0; i < type_count; ++i)
    if (fonts.by_type[i] == nullptr) fonts.by_type[i] = add(atlas, sources, static_cast<Type>(i), scale);
  atlas.Build();
  for (ImFont* font : fonts.by_type) {
    if (font->FindGlyphNoFallback(white_square) != nullptr) {  // an emoji's stand-in, a script we cannot show
      font->FallbackChar = white_square;
      font->BuildLookupTable();
    }
    equal_digits(*font);
  }
  // ImGui hides a passphrase behind asterisks; a round dot reads calmer.
  ImFont& secret = *fonts.at(Type::secret);
  if (secret.FindGlyphNoFallback(bullet) != nullptr) secret.AddRemapChar('*', bullet);
  return fonts;
}

bool drew_a_stand_in(const ImDrawData& drawn, const Fonts& fonts) {
  std::array<ImVec2, type_count> corners;
  for (std::size_t i = 0; i < type_count; ++i) {
    const ImFontGlyph* stand_in = fonts.by_type[i]->FindGlyph(fonts.by_type[i]->FallbackChar);
    corners[i] = {stand_in->U0, stand_in->V0};
  }
  for (int list = 0; list < drawn.CmdListsCount; ++list)
    for (const ImDrawVert& vertex : drawn.CmdLists[list]->VtxBuffer)
      for (const ImVec2& corner : corners)
        if (vertex.uv.x == corner.x && vertex.uv.y == corner.y) return true;
  return false;
}

}  // namespace nightjar::toolkit
