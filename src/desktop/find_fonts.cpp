#include "desktop/find_fonts.hpp"

#include <fontconfig/fontconfig.h>
#include <stb/stb_truetype.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace nightjar::desktop {
namespace {

struct Found {
  toolkit::FontFile file;
  std::string family;
};

using Pattern = std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)>;

Pattern parsed(const char* text) { return {FcNameParse(reinterpret_cast<const FcChar8*>(text)), FcPatternDestroy}; }

/// What comes closest to a pattern; null if there is no font at all.
Pattern closest_to(FcPattern& pattern) {
  FcConfigSubstitute(nullptr, &pattern, FcMatchPattern);
  FcDefaultSubstitute(&pattern);
  FcResult result{};
  return {FcFontMatch(nullptr, &pattern, &result), FcPatternDestroy};
}

std::optional<toolkit::FontFile> file_of(FcPattern& font) {
  FcChar8* path = nullptr;
  int face = 0;
  if (FcPatternGetString(&font, FC_FILE, 0, &path) != FcResultMatch) return std::nullopt;
  FcPatternGetInteger(&font, FC_INDEX, 0, &face);
  return toolkit::FontFile{reinterpret_cast<const char*>(path),
                           face & 0xFFFF};  // above: which instance of a variable font
}

std::optional<Found> find(const char* text) {
  const auto pattern = parsed(text);
  const auto match = pattern ? closest_to(*pattern) : Pattern(nullptr, FcPatternDestroy);
  const auto file = match ? file_of(*match) : std::nullopt;
  if (!file) return std::nullopt;
  FcChar8* family = nullptr;
  FcPatternGetString(match.get(), FC_FAMILY, 0, &family);
  return Found{*file, family != nullptr ? reinterpret_cast<const char*>(family) : ""};
}

/// fontconfig always returns some font: take it only if it is of the family asked for.
std::optional<toolkit::FontFile> find_family(const char* pattern, std::string_view family) {
  const auto found = find(pattern);
  return found && found->family == family ? std::optional(found->file) : std::nullopt;
}

/// The file of an upright outline font with this letter: fontconfig returns some other one where none has it.
std::optional<toolkit::FontFile> find_letter(ImWchar letter) {
  const std::unique_ptr<FcCharSet, decltype(&FcCharSetDestroy)> letters(FcCharSetCreate(), FcCharSetDestroy);
  const auto pattern = parsed("Noto Sans:weight=80:slant=0:outline=true:color=false");
  if (!letters || !pattern || FcCharSetAddChar(letters.get(), letter) != FcTrue) return std::nullopt;
  FcPatternAddCharSet(pattern.get(), FC_CHARSET, letters.get());
  const auto match = closest_to(*pattern);
  FcCharSet* has = nullptr;
  if (!match || FcPatternGetCharSet(match.get(), FC_CHARSET, 0, &has) != FcResultMatch ||
      FcCharSetHasChar(has, letter) != FcTrue)
    return std::nullopt;
  return file_of(*match);
}

/// ImGui ends the program at a font that it cannot read. It reads with stb_truetype, which is therefore asked first.
std::optional<stbtt_fontinfo> reading(const std::vector<unsigned char>& font, int face) {
  if (font.size() < 12) return std::nullopt;
  const int offset = stbtt_GetFontOffsetForIndex(font.data(), face);
  stbtt_fontinfo info;
  if (offset < 0 || stbtt_InitFont(&info, font.data(), offset) == 0) return std::nullopt;
  return info;
}

std::optional<toolkit::OtherLetters> read_font(const toolkit::FontFile& file) {
  std::ifstream in(file.path, std::ios::binary);
  auto bytes = std::make_shared<const std::vector<unsigned char>>(std::istreambuf_iterator<char>(in),
                                                                  std::istreambuf_iterator<char>());
  const auto info = reading(*bytes, file.face);
  if (!info) return std::nullopt;
  int ascent = 0, descent = 0, line_gap = 0;
  stbtt_GetFontVMetrics(&*info, &ascent, &descent, &line_gap);
  const float em = 1 / stbtt_ScaleForMappingEmToPixels(&*info, 1);
  return toolkit::OtherLetters{file, std::move(bytes), static_cast<float>(ascent - descent) / em, {}};
}

/// Whole scripts of a few dozen letters come with their first one. Chinese and Korean come letter by letter.
std::pair<unsigned, unsigned> with_neighbours(ImWchar letter) {
  constexpr unsigned block = 0x80, first_of_the_large_scripts = 0x3400;
  if (letter >= first_of_the_large_scripts) return {letter, letter};
  return {letter & ~(block - 1), letter | (block - 1)};
}

}  // namespace

bool OtherScripts::look_for(const std::vector<ImWchar>& letters) {
  bool any = false;
  for (const ImWchar letter : letters) {
    const auto has = [&](const toolkit::OtherLetters& other) {
      return std::find(other.letters.begin(), other.letters.end(), letter) != other.letters.end();
    };
    if (std::any_of(found_.begin(), found_.end(), has)) continue;  // as a neighbour of one before it
    const auto file = find_letter(letter);
    if (!file) continue;
    auto source = std::find_if(found_.begin(), found_.end(), [&](const auto& other) {
      return other.file.path == file->path && other.file.face == file->face;
    });
    if (source == found_.end()) {
      auto font = read_font(*file);
      if (!font) continue;
      source = found_.insert(found_.end(), *std::move(font));
    }
    const auto info = reading(*source->font, source->file.face);
    if (stbtt_FindGlyphIndex(&*info, letter) == 0) continue;
    const auto [first, last] = with_neighbours(letter);
    for (unsigned near = first; near <= last; ++near)
      if (stbtt_FindGlyphIndex(&*info, static_cast<int>(near)) != 0)
        source->letters.push_back(static_cast<ImWchar>(near));
    any = true;
  }
  FcFini();
  return any;
}

toolkit::FontFiles find_fonts() {
  toolkit::FontFiles files;
  const auto regular = find_family("Inter:weight=80:slant=0", "Inter");
  const auto semibold = find_family("Inter:weight=180:slant=0", "Inter");  // by weight: style=SemiBold finds Regular
  const auto gaps = find_family("Noto Sans:weight=80:slant=0", "Noto Sans");
  if (regular)
    files.regular = *regular;
  else if (const auto any = find("sans-serif:weight=80"))
    files.regular = any->file;
  if (semibold)
    files.semibold = *semibold;
  else if (const auto any = find("sans-serif:weight=200"))
    files.semibold = any->file;
  if (gaps) files.gaps = *gaps;
  FcFini();  // the lists of fonts are large, and asked once
  return files;
}

}  // namespace nightjar::desktop
