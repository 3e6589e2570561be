// The sections of the web page, in their order; each writes nothing where there is nothing to say.
#pragma once
#include <nightjar/charts/scene.hpp>
#include <nightjar/report/model.hpp>

#include "report/html_writer.hpp"
#include "report/page_layout.hpp"

namespace nightjar::report {

/// The first row of a table with a column for each day.
[[nodiscard]] HtmlWriter::Row day_heads(const DayColumns& columns, const char* first);

void html_contents(HtmlWriter& out, const Model& model);
void html_sleep(HtmlWriter& out, const Model& model);
void html_taken(HtmlWriter& out, const Model& model);
void html_symptoms(HtmlWriter& out, const Model& model);
void html_words(HtmlWriter& out, const Model& model);
void html_compare(HtmlWriter& out, const Model& model);
void html_entries(HtmlWriter& out, const Model& model);
void html_last(HtmlWriter& out, const Model& model);

}  // namespace nightjar::report
