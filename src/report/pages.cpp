#include <nightjar/report/pages.hpp>

#include "report/page_layout.hpp"

namespace nightjar::report {

std::vector<charts::Scene> lay_out_pages(const Model& model, const charts::TextMeasure& measure, const Step& step) {
  Book book(model, measure, step);
  contents_page(book);
  sleep_pages(book);
  raster_pages(book, measure);
  taken_pages(book);
  symptom_pages(book);
  compare_pages(book);
  entry_pages(book);
  last_page(book);
  return book.finish();
}

}  // namespace nightjar::report
