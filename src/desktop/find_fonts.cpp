#include "desktop/find_fonts.hpp"

#include <fontconfig/fontconfig.h>

#include <memory>
#include <optional>
#include <string_view>

namespace nightjar::desktop {
namespace {

struct Found {
  ui::FontFile file;
  std::string family;
};

std::optional<Found> find(const char* wish_text) {
  using Pattern = std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)>;
  const Pattern wish(FcNameParse(reinterpret_cast<const FcChar8*>(wish_text)), FcPatternDestroy);
  if (!wish) return std::nullopt;
  FcConfigSubstitute(nullptr, wish.get(), FcMatchPattern);
  FcDefaultSubstitute(wish.get());
  FcResult result{};
  const Pattern match(FcFontMatch(nullptr, wish.get(), &result), FcPatternDestroy);
  FcChar8* path = nullptr;
  FcChar8* family = nullptr;
  int face = 0;
  if (!match || FcPatternGetString(match.get(), FC_FILE, 0, &path) != FcResultMatch) return std::nullopt;
  FcPatternGetString(match.get(), FC_FAMILY, 0, &family);
  FcPatternGetInteger(match.get(), FC_INDEX, 0, &face);
  return Found{{reinterpret_cast<const char*>(path), face},
               family != nullptr ? reinterpret_cast<const char*>(family) : ""};
}

/// fontconfig always answers with some font: take it only if it is of the family asked for.
std::optional<ui::FontFile> find_family(const char* wish, std::string_view family) {
  const auto found = find(wish);
  return found && found->family == family ? std::optional(found->file) : std::nullopt;
}

}  // namespace

ui::FontFiles find_fonts() {
  ui::FontFiles files;
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
