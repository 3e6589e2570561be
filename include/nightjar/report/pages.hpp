// The pages of the report as Scenes in points: what the preview shows is what the file holds.
#pragma once
#include <nightjar/charts/scene.hpp>
#include <nightjar/report/model.hpp>

namespace nightjar::report {

/// A measure of the fonts that the PDF uses. Kept by the caller while pages are laid out.
[[nodiscard]] const charts::TextMeasure& paper_measure();

[[nodiscard]] std::vector<charts::Scene> lay_out_pages(const Model& model,
                                                       const charts::TextMeasure& measure = paper_measure());

}  // namespace nightjar::report
