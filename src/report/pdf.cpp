#include "report/pdf.hpp"

#include <cairo-pdf.h>

#include "report/cairo_scene.hpp"
#include "report/pages.hpp"
#include "report/pdf_finish.hpp"

namespace nightjar::report {
namespace {

cairo_status_t append(void* out, const unsigned char* bytes, unsigned length) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

Result<std::string> checked(cairo_status_t status, std::string bytes) {
  if (status == CAIRO_STATUS_SUCCESS) return bytes;
  return fail(ErrorCode::internal, std::string("could not draw the report: ") + cairo_status_to_string(status));
}

}  // namespace

const charts::TextMeasure& paper_measure() {
  // One for each thread: a Pango layout may not be shared, and the preview and a job can lay out at the same time.
  thread_local const PaperMeasure measure;
  return measure;
}

Result<std::string> pdf_of(std::span<const charts::Scene> pages, const PdfFacts& facts, const Progress& progress) {
  std::string bytes;
  const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, 1, 1));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, facts.title.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Nightjar");
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, facts.made_at_utc.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_MOD_DATE, facts.made_at_utc.c_str());
  const Context context(cairo_create(surface.get()));
  for (std::size_t i = 0; i < pages.size(); ++i) {
    cairo_pdf_surface_set_size(surface.get(), pages[i].width, pages[i].height);
    draw_tagged_page(pages[i], context.get());
    cairo_show_page(context.get());
    if (progress && !progress(static_cast<double>(i + 1) / static_cast<double>(pages.size())))
      return fail(ErrorCode::cancelled, "stopped, and no file was made", "");
    if (!pages[i].title.empty())
      cairo_pdf_surface_add_outline(surface.get(), CAIRO_PDF_OUTLINE_ROOT, pages[i].title.c_str(),
                                    ("page=" + std::to_string(i + 1)).c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
  }
  if (const auto status = cairo_status(context.get()); status != CAIRO_STATUS_SUCCESS) return checked(status, {});
  cairo_surface_finish(surface.get());
  if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
    return checked(status, {});
  return finished_pdf(bytes, facts.password);
}

Result<std::string> write_pdf(const Model& model, const std::string& password) {
  return pdf_of(lay_out_pages(model), {"Sleep and recovery report", model.made_at_utc, password});
}

Result<std::string> png_of(const charts::Scene& scene, double scale) {
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(scene.width * scale + 0.5),
                                                   static_cast<int>(scene.height * scale + 0.5)));
  const Context context(cairo_create(surface.get()));
  cairo_set_source_rgb(context.get(), 1, 1, 1);
  cairo_paint(context.get());
  cairo_scale(context.get(), scale, scale);
  draw_scene(scene, context.get());
  if (const auto drawn = cairo_status(context.get()); drawn != CAIRO_STATUS_SUCCESS) return checked(drawn, {});
  cairo_surface_flush(surface.get());
  std::string bytes;
  const auto status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
  return checked(status, std::move(bytes));
}

}  // namespace nightjar::report
