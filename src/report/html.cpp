#include "report/html.hpp"

#include <fmt/format.h>

#include <nightjar/domain/words.hpp>

#include "report/html_sections.hpp"
#include "report/markup.hpp"
#include "report/page_layout.hpp"

namespace nightjar::report {
namespace {

// The colours of the printed page by day, and softer ones by night; on paper always the first.
constexpr std::string_view style = R"css(
:root{color-scheme:light dark;--paper:#fff;--ink:#17191c;--soft:#4c5259;--faint:#5f656d;--rule:#b9bec4;
--grid:#cfd3d7;--midnight:#8a9097;--hair:#e0e3e6;--accent:#2a5475;--bounds:#b4c6d4;--stripe:#f4f6f8}
@media (prefers-color-scheme:dark){:root{--paper:#15171a;--ink:#e9ebee;--soft:#b9c0c8;--faint:#9aa2ab;
--rule:#4a5058;--grid:#343a41;--midnight:#6b737c;--hair:#2a2f35;--accent:#8fb8d8;--bounds:#33506a;--stripe:#1b1e22}}
*{box-sizing:border-box}
html{font:100%/1.5 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:72rem;padding:1.5rem clamp(1rem,4vw,3rem) 3rem;background:var(--paper);
color:var(--ink);overflow-wrap:anywhere}
a{color:var(--accent)}
a:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.25rem .5rem}
header p{margin:.2rem 0}
.brand{color:var(--accent);font-weight:600}
h1{font-size:clamp(1.6rem,5vw,2.4rem);line-height:1.15;margin:.4rem 0}
h2{font-size:1.4rem;line-height:1.2;margin:0 0 .3rem;padding-top:.9rem;border-top:2px solid var(--ink)}
h3{font-size:1.1rem;margin:1.6rem 0 .3rem}
section{margin:2.5rem 0 0}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;padding:0;margin:1rem 0}
.note{color:var(--soft);font-size:.9rem;margin:.3rem 0 .8rem}
.example{display:inline-block;border:2px solid var(--accent);color:var(--accent);padding:.1rem .6rem;font-weight:600}
.scroll{overflow-x:auto;margin:.8rem 0}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.92rem}
caption{text-align:left;font-weight:600;padding:.2rem 0;color:var(--ink)}
th,td{padding:.25rem .6rem .25rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--hair);
overflow-wrap:normal}
thead th{vertical-align:bottom;font-weight:500;font-size:.85rem;border-bottom:1.5px solid var(--ink)}
tbody th{font-weight:500;white-space:nowrap}
tfoot th,tfoot td{border-top:1px solid var(--rule);border-bottom:0}
.n{text-align:right;white-space:nowrap}
thead .n{white-space:normal}
.c{text-align:center;min-width:2.2rem}
.strong{font-weight:600}
.soft,.state{color:var(--soft)}.state{font-style:italic}
.mark{color:var(--accent);font-weight:600;white-space:nowrap}
.own{white-space:pre-wrap;text-align:start}
p,li,dd,th,td{unicode-bidi:plaintext}
dt{font-weight:600;margin-top:.8rem}dd{margin:0}
figure{margin:1rem 0}figcaption{color:var(--soft);font-size:.9rem}
svg{display:block;width:100%;min-width:34rem;height:auto}
footer{margin-top:3rem;border-top:1px solid var(--rule);color:var(--soft);font-size:.9rem}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.scroll,section,main{position:relative}
@media (max-width:40em){tbody th{white-space:normal}}
@media print{
:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#333;--faint:#555;--rule:#999;--grid:#ccc;--midnight:#777;
--hair:#ddd;--accent:#2a5475;--bounds:#b4c6d4}
@page{margin:15mm}
body{max-width:none;padding:0;font-size:9pt}
nav,.skip{display:none}.scroll{overflow:visible}
section{break-before:auto}tr,figure{break-inside:avoid}h2,h3,caption{break-after:avoid}
svg{min-width:0}table{font-size:8pt}th,td{padding-right:.3rem}
}
)css";

std::string body_of(const Model& model) {
  HtmlWriter sections;
  html_contents(sections, model);
  html_sleep(sections, model);
  html_taken(sections, model);
  html_symptoms(sections, model);
  html_words(sections, model);
  html_compare(sections, model);
  html_entries(sections, model);
  html_last(sections, model);

  HtmlWriter out;
  out.raw("<a class=\"skip\" href=\"#report\">To the report</a>\n<header>\n<p><span class=\"brand\">Nightjar</span> ");
  out.text(model.name.empty() ? "Sleep and recovery report" : "Sleep and recovery report of " + model.name);
  out.raw("</p>\n");
  if (model.demo) out.paragraph("Example: every entry is invented", "example");
  out.raw("<h1>");
  out.text("Sleep and recovery, " + date_range(model.from, model.until));
  out.raw("</h1>\n");
  out.paragraph(words::self_reported_notice(), "note");
  out.raw("<nav aria-label=\"In this report\"><ul>");
  for (const auto& [id, heading] : sections.sections())
    out.raw(fmt::format("<li><a href=\"#{}\">{}</a></li>", id, escaped(heading)));
  out.raw("</ul></nav>\n</header>\n<main id=\"report\">\n");
  out.raw(std::move(sections).take());
  out.raw("</main>\n<footer>\n");
  out.paragraph(fmt::format("Nights of {} \u00b7 {} \u00b7 made {} \u00b7 {}", date_range(model.from, model.until),
                            model.zone, model.made_at, model.program));
  out.paragraph(words::self_reported_notice());
  out.raw("</footer>\n");
  return std::move(out).take();
}

}  // namespace

HtmlWriter::Row day_heads(const DayColumns& columns, const char* first) {
  HtmlWriter::Row row{{first}};
  for (int i = 0; i < columns.days; ++i) row.push_back({day_name(columns.from + i), false, "c"});
  return row;
}

std::string html_page(const Model& model) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<title>Sleep and recovery report, {}</title>\n<style>{}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
      date_range(model.from, model.until), style, body_of(model));
}

}  // namespace nightjar::report
