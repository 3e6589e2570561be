// A Scene as SVG: the same shapes and real text, that scales and can be searched and read aloud.
#pragma once
#include <functional>
#include <nightjar/charts/scene.hpp>

namespace nightjar::report {

struct SvgOptions {
  /// The part of the scene to show, in its units; the whole scene if the width is 0.
  double left = 0, top = 0, width = 0, height = 0;
  /// What to write for a colour, such as "var(--ink)"; #rrggbb if there is none or it returns "".
  std::function<std::string(charts::Color)> colour_name{};
  /// Makes the ids of title and description unique where several drawings share a page.
  std::string id = "chart";
};
/// An <svg> element named by the scene's title and described by its description; to be put into a page as it is.
[[nodiscard]] std::string svg_of(const charts::Scene& scene, const SvgOptions& options = {});

}  // namespace nightjar::report
