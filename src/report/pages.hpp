// The pages of the report as Scenes in points: what the preview shows is what the file holds.
#pragma once
#include <nightjar/charts/scene.hpp>
#include <nightjar/report/model.hpp>
#include <nightjar/report/progress.hpp>

namespace nightjar::report {

/// A measure of the fonts that the PDF uses. Kept by the caller while pages are laid out.
[[nodiscard]] const charts::TextMeasure& paper_measure();

/// A step is a page.
[[nodiscard]] std::vector<charts::Scene> lay_out_pages(const Model& model,
                                                       const charts::TextMeasure& measure = paper_measure(),
                                                       const Step& step = no_step);

}  // namespace nightjar::report
