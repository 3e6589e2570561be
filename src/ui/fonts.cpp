#include <algorithm>
#include <nightjar/ui/fonts.hpp>

namespace nightjar::ui {
namespace {

struct Cut {
  float em;
  bool semibold;
  bool wide;  // every script we can show: whatever a person may write; else Latin, Greek, Cyrillic letters
};
Cut cut_of(Type type) {
  switch (type) {
    case Type::title:
      return {28, true, false};
    case Type::section:
      return {20, true, false};
    case Type::result:
      return {30, true, false};
    case Type::brand:
      return {18, true, false};
    case Type::strong:
      return {16, true, true};
    case Type::body:
      return {16, false, true};
    case Type::detail:
      return {14, false, true};
    case Type::label:
      return {13, false, true};
    case Type::axis:
      return {12, false, true};
    case Type::axis_strong:
      return {12, true, false};
    case Type::secret:
      break;
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
constexpr ImWchar own_ranges[] = {0x0020, 0x00FF, 0x2010, 0x2027, 0x2030, 0x203A, 0x2190, 0x2193, 0x2212, 0x2212,
                                  0x2248, 0x2248, 0x2264, 0x2265, white_square, white_square, 0};
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

ImFont* add(ImFontAtlas& atlas, const FontFiles& files, Type type, float scale, Letters letters) {
  const Cut cut = cut_of(type);
  ImFontConfig config;
  config.SizePixels = cut.em * ascent_descent_per_em * scale;
  config.OversampleH = config.SizePixels < 40 ? 2 : 1;
  config.OversampleV = 1;
  config.GlyphRanges = ranges_of(type, letters);
  const FontFile& file = cut.semibold && !files.semibold.path.empty() ? files.semibold : files.regular;
  if (file.path.empty()) return atlas.AddFontDefault(&config);
  config.FontNo = file.face;
  ImFont* font = atlas.AddFontFromFileTTF(file.path.c_str(), config.SizePixels, &config, config.GlyphRanges);
  if (letters == Letters::every && cut.wide && !files.gaps.path.empty()) {
    config.MergeMode = true;
    config.FontNo = files.gaps.face;
    atlas.AddFontFromFileTTF(files.gaps.path.c_str(), config.SizePixels, &config, config.GlyphRanges);
  }
  return font;
}

}  // namespace

float em_size(Type type) { return cut_of(type).em; }

Fonts build_fonts(ImFontAtlas& atlas, const FontFiles& files, float scale, Letters letters) {
  atlas.Clear();
  atlas.TexDesiredWidth = scale > 1.4F ? 4096 : 2048;
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  Fonts fonts;
  // Body first: ImGui's own default font is the first of the atlas.
  fonts.by_type[static_cast<std::size_t>(Type::body)] = add(atlas, files, Type::body, scale, letters);
  for (std::size_t i = 0; i < type_count; ++i)
    if (fonts.by_type[i] == nullptr) fonts.by_type[i] = add(atlas, files, static_cast<Type>(i), scale, letters);
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

}  // namespace nightjar::ui
