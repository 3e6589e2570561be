#include "report/pages.hpp"

#include "report/page_layout.hpp"

namespace nightjar::report {

std::vector<charts::Scene> lay_out_pages(const Model& model, const charts::TextMeasure& measure, const Step& step) {
  PageLayout layout(model, measure, step);
  contents_page(layout);
  sleep_pages(layout);
  raster_pages(layout, measure);
  taken_pages(layout);
  symptom_pages(layout);
  compare_pages(layout);
  entry_pages(layout);
  last_page(layout);
  return layout.finish();
}

}  // namespace nightjar::report
