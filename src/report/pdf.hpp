// Scenes on paper: PDF with real, searchable text, embedded fonts and tagged headings and lines; PNG of one page for
// previews and tests.
#pragma once
#include <nightjar/charts/scene.hpp>
#include <nightjar/report/model.hpp>
#include <nightjar/report/progress.hpp>
#include <span>

namespace nightjar::report {

/// The bytes of a PDF; without a password the same model gives the same bytes.
[[nodiscard]] Result<std::string> write_pdf(const Model& model, const std::string& password = {});

struct PdfFacts {
  std::string title, made_at_utc;  // "2026-03-30T08:20:00Z"
  std::string password{};          // AES-256; empty: none
};
/// Asks after each page whether to go on. Errors: cancelled; internal.
[[nodiscard]] Result<std::string> pdf_of(std::span<const charts::Scene> pages, const PdfFacts& facts,
                                         const Progress& progress = {});
/// Scale: pixels for each unit of the scene.
[[nodiscard]] Result<std::string> png_of(const charts::Scene& scene, double scale);

}  // namespace nightjar::report
