#include <gmock/gmock.h>

#include <nightjar/analysis/sleep_metrics.hpp>
#include <nightjar/report/csv.hpp>
#include <nightjar/report/fhir.hpp>
#include <nightjar/report/open_mhealth.hpp>
#include <nightjar/report/share_file.hpp>
#include <nightjar/report/xlsx.hpp>
#include <nlohmann/json.hpp>
#include <regex>

#include "report/html.hpp"
#include "report/selection.hpp"
#include "report/svg.hpp"
#include "support/invented_report.hpp"
#include "support/opened_file.hpp"

namespace nightjar::report {
namespace {

using nlohmann::json;
using test::InventedJournal;
using test::two_weeks_with_questions;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

/// What a hostile or hurried person may have written.
InventedJournal hostile_journal() {
  InventedJournal journal;
  int i = 0;
  for (const char* text :
       {"=HYPERLINK(\"http://example.com\",\"x\")", "+1+1", "-1-1", "@SUM(A1)", "\t=1", "<script>alert(1)</script>",
        "a\x01\x02\x0B z", "\xEF\xBF\xBE", "_x0041_", "\"quoted\", comma\nline",
        "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE2\x80\xAE abc", "]]>&amp;"}) {
    Night night;
    night.night = test::invented_from + i++;
    night.comments = text;
    journal.put(night);
  }
  journal.substance("=cmd|' /C calc'!A0", SubstanceKind::other);
  return journal;
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++n;
  return n;
}

// --- web page

std::string page_of(const JournalData& data, Options options = two_weeks_with_questions()) {
  return html_page(build_model(data, options));
}

TEST(WebPage, StandsAloneWithoutScriptOrAnyOutsideAddress) {
  auto journal = test::invented_journal();
  const auto page = page_of(journal.data());
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("src=")));
  EXPECT_THAT(page, Not(HasSubstr("url(")));
  EXPECT_THAT(page, Not(HasSubstr("@import")));
  EXPECT_EQ(count(page, "http"), count(page, "http-equiv") + count(page, "xmlns=\"http://www.w3.org/2000/svg\""));
  EXPECT_THAT(page, HasSubstr("Content-Security-Policy\" content=\"default-src 'none'"));
}

TEST(WebPage, SaysItsLanguageTitleAndPartsForReadersThatSpeak) {
  auto journal = test::invented_journal();
  const auto page = page_of(journal.data());
  for (const char* part :
       {"<html lang=\"en\">", "<title>Sleep and recovery report, ", "<main", "<nav aria-label=", "<header>", "<footer>",
        "class=\"skip\"", "<h1>", "scope=\"col\"", "scope=\"row\"", "prefers-color-scheme:dark", "@media print"})
    EXPECT_THAT(page, HasSubstr(part));
  EXPECT_EQ(count(page, "<table>"), count(page, "<caption>")) << "every table says what it is";
  EXPECT_EQ(count(page, "<h1>"), 1U);
  EXPECT_EQ(count(page, "<svg"), count(page, "role=\"img\""));
  EXPECT_EQ(count(page, "<section"), count(page, "</section>"));
}

TEST(WebPage, CarriesTheNumbersOfThePrintedPage) {
  auto journal = test::invented_journal();
  const auto page = page_of(journal.data());
  for (const char* text :
       {"13 of 14 nights recorded, 12 usable; 2 of the 13 entered late.",
        "5\u00a0h\u00a056 \u00b1\u00a057\u00a0min (12 of 14 nights)", "23:27", "72.0", "not recorded",
        "got up before waking", "I lie awake at about three", "Example: every entry is invented"})
    EXPECT_THAT(page, HasSubstr(text));
}

TEST(WebPage, EscapesWhateverWasWritten) {
  auto journal = hostile_journal();
  const auto page = page_of(journal.data());
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_THAT(page, HasSubstr("]]&gt;&amp;amp;"));
  for (const char c : page) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t');
}

TEST(Svg, KeepsTextAsTextAndShapesInTheirPlaces) {
  charts::Scene scene{.width = 100, .height = 50, .shapes = {}, .title = "A & B", .description = "words"};
  scene.add(charts::Text{
      {10, 20}, "5 < 6", {.size = 8, .weight = charts::Weight::semibold}, charts::Anchor::end, charts::rgb(0x2A5475)});
  scene.add(charts::Box{1, 2, 30, 4, 0, charts::rgb(0x17191C)});
  scene.add(charts::Line{{0, 0}, {100, 0.004}, {0.5, charts::rgb(0), charts::Dash::dotted}});
  const auto svg = svg_of(scene);
  EXPECT_THAT(svg, HasSubstr("viewBox=\"0 0 100 50\""));
  EXPECT_THAT(svg, HasSubstr("<text x=\"10\" y=\"20\" font-size=\"8\" font-weight=\"600\" text-anchor=\"end\" "
                             "fill=\"#2a5475\">5 &lt; 6</text>"));
  EXPECT_THAT(svg, HasSubstr("<rect x=\"1\" y=\"2\" width=\"30\" height=\"4\" fill=\"#17191c\"/>"));
  EXPECT_THAT(svg, HasSubstr("<title id=\"chart-title\">A &amp; B</title>"));
  EXPECT_THAT(svg, HasSubstr("d=\"M0 0L100 0\""));
}

// --- tables

TEST(Workbook, HasASheetForEachTableWithRealDatesNumbersAndAFrozenHeader) {
  auto journal = test::invented_journal();
  const auto sheets = test::unzipped(*make_file(journal.data(), two_weeks_with_questions(), Format::xlsx));
  const auto files = test::unzipped(*make_file(journal.data(), two_weeks_with_questions(), Format::csv));
  const auto& layout = sheets.at("xl/workbook.xml");
  for (const auto& [name, text] : files)
    EXPECT_THAT(layout, HasSubstr("<sheet name=\"" + name.substr(0, name.size() - 4) + "\""));
  EXPECT_EQ(count(layout, "<sheet "), files.size());
  const auto& nights = sheets.at("xl/worksheets/sheet2.xml");
  EXPECT_THAT(nights, HasSubstr("state=\"frozen\""));
  EXPECT_THAT(nights, HasSubstr("<c r=\"A2\" s=\"3\"><v>46097</v></c>")) << "16 March 2026 as a spreadsheet counts";
  EXPECT_THAT(nights, HasSubstr("<c r=\"C2\" s=\"4\"><v>46097.9479166667</v></c>")) << "22:45 on that day";
  EXPECT_THAT(nights, HasSubstr("<c r=\"E2\" s=\"0\"><v>35</v></c>"));
}

TEST(Workbook, NeverHoldsAFormulaAndKeepsTextAsText) {
  auto journal = hostile_journal();
  for (const auto& [name, text] :
       test::unzipped(*make_file(journal.data(), two_weeks_with_questions(), Format::xlsx))) {
    EXPECT_FALSE(std::regex_search(text, std::regex("<f[ >/]"))) << name;
    for (const char c : text) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') << name;
  }
  const auto nights = test::unzipped(*make_file(journal.data(), two_weeks_with_questions(), Format::xlsx))
                          .at("xl/worksheets/sheet2.xml");
  EXPECT_THAT(nights, HasSubstr("=HYPERLINK(&quot;http://example.com&quot;,&quot;x&quot;)"));
  EXPECT_THAT(nights, HasSubstr("_x005F_x0041_"));
}

TEST(Workbook, WritesEveryMeasureAsANumber) {
  auto journal = test::invented_journal();
  const auto parts = test::unzipped(*make_file(journal.data(), test::two_weeks(), Format::xlsx));
  std::string measures;
  for (const auto& [name, text] : parts)
    if (text.find("efficiency_tib_pct</t>") != std::string::npos && text.find("dictionary") == std::string::npos &&
        text.find("<v>") != std::string::npos)
      measures = text;
  ASSERT_NE(measures, "");
  const auto column = [&] {
    const auto head = measures.find(">efficiency_tib_pct<");
    const auto cell = measures.rfind("<c r=\"", head) + 6;
    return measures.substr(cell, measures.find('1', cell) - cell);
  }();
  int numbers = 0;
  for (auto at = measures.find("<c r=\"" + column); at != std::string::npos;
       at = measures.find("<c r=\"" + column, at + 1)) {
    const auto cell = measures.substr(at, measures.find("</c>", at) - at);
    if (cell.find(">efficiency_tib_pct<") != std::string::npos) continue;
    EXPECT_NE(cell.find("<v>"), std::string::npos) << cell;
    ++numbers;
  }
  EXPECT_GE(numbers, 10);
}

/// The texts of a sheet, cell by cell, as a spreadsheet reads them.
std::map<std::string, std::string> texts_of(const std::string& sheet) {
  std::map<std::string, std::string> out;
  const std::string open = "t=\"inlineStr\"><is><t xml:space=\"preserve\">";
  for (auto at = sheet.find("<c r=\""); at != std::string::npos; at = sheet.find("<c r=\"", at + 1)) {
    const auto name = sheet.substr(at + 6, sheet.find('"', at + 6) - at - 6);
    const auto text = sheet.find(open, at), end = sheet.find("</c>", at);
    if (text < end) out[name] = sheet.substr(text + open.size(), sheet.find("</t>", text) - text - open.size());
  }
  return out;
}
std::size_t utf16_units(const std::string& text) {
  std::size_t n = 0;
  for (const char c : text)
    n += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0 : static_cast<unsigned char>(c) >= 0xF0 ? 2 : 1;
  return n;
}

TEST(Workbook, CarriesATextOnThatIsLongerThanACellTakes) {
  auto journal = test::invented_journal();
  std::string moons;  // 20,000 characters, as many as a note may have, and 40,000 units of a spreadsheet
  for (int i = 0; i < 20'000; ++i) moons += "\xF0\x9F\x8C\x99";
  for (const auto& text : {moons, std::string(20'000, 'x')}) {
    Note note;
    note.at = InventedJournal::on_day(test::invented_from, "12:00");
    note.text = text;
    note.in_reports = true;
    journal.put(note);
  }
  const auto parts = test::unzipped(*make_file(journal.data(), two_weeks_with_questions(), Format::xlsx));
  std::string whole, short_one;
  for (const auto& [name, sheet] : parts) {
    if (!name.starts_with("xl/worksheets/")) continue;
    for (const auto& [cell, text] : texts_of(sheet)) {
      EXPECT_LE(utf16_units(text), 32'767U) << name << " " << cell;
      if (text.starts_with("\xF0\x9F"))
        whole.insert(cell.starts_with("E") ? whole.size() : 0, text.substr(0, text.find(" [")));
      if (text.starts_with("xxx")) short_one = text;
      if (text.find(" [goes on in the sheet long_texts, row 2]") != std::string::npos) {
        EXPECT_EQ(utf16_units(text), 32'767U) << "as full as it goes";
      }
    }
  }
  EXPECT_EQ(whole, moons);
  EXPECT_EQ(short_one, std::string(20'000, 'x')) << "whole in its cell";
  EXPECT_THAT(parts.at("xl/workbook.xml"), HasSubstr("<sheet name=\"long_texts\""));
  EXPECT_THAT(parts.at("[Content_Types].xml"),
              HasSubstr(fmt::format("sheet{}.xml", count(parts.at("xl/workbook.xml"), "<sheet "))));
}

TEST(SharedTables, AreGuardedAgainstFormulas) {
  auto journal = hostile_journal();
  for (const auto& [name, text] : test::unzipped(*make_file(journal.data(), two_weeks_with_questions(), Format::csv)))
    EXPECT_FALSE(std::regex_search(text, std::regex("(^|[,\\n]\"?)[=+@]"))) << name;
}

TEST(SharedTables, BeginWithWhatTheyAreAndWhatIsLeftOut) {
  auto journal = test::invented_journal();
  Options options = two_weeks_with_questions();
  options.left_out = {FieldClass::cravings};
  const auto about = test::unzipped(*make_file(journal.data(), options, Format::csv)).at("about.csv");
  EXPECT_THAT(about, AllOf(HasSubstr("from,2026-03-16\n"), HasSubstr("in this file,Nights: 13 of 14 recorded\n"),
                           HasSubstr("left out,Cravings\n"), HasSubstr("example,every entry is invented\n")));
}

// --- FHIR

json bundle_of(const JournalData& data, const Options& options = two_weeks_with_questions()) {
  return json::parse(*make_file(data, options, Format::fhir));
}
std::vector<json> resources(const json& bundle, const std::string& type, const std::string& code = "") {
  std::vector<json> out;
  for (const auto& entry : bundle["entry"]) {
    const auto& resource = entry["resource"];
    if (resource["resourceType"] != type) continue;
    if (code.empty() || resource["code"]["coding"][0]["code"] == code) out.push_back(resource);
  }
  return out;
}
json component(const json& observation, const std::string& code) {
  for (const auto& each : observation["component"])
    if (each["code"]["coding"][0]["code"] == code) return each;
  return {};
}

TEST(FhirBundle, GivesTheMeasuresOfEachNight) {
  auto journal = test::invented_journal();
  const auto nights = resources(bundle_of(journal.data()), "Observation", "sleep-episode");
  ASSERT_EQ(nights.size(), 13U);
  const auto& first = nights[0];
  EXPECT_EQ(first["effectivePeriod"]["start"], "2026-03-16T22:45:00+00:00");
  EXPECT_EQ(first["effectivePeriod"]["end"], "2026-03-17T06:45:00+00:00");
  EXPECT_EQ(nights[11]["effectivePeriod"]["end"], "2026-03-29T08:40:00+01:00") << "the clocks went forward";
  EXPECT_EQ(component(first, "93832-4")["valueQuantity"],
            json({{"value", 355}, {"unit", "min"}, {"system", "http://unitsofmeasure.org"}, {"code", "min"}}));
  EXPECT_EQ(component(first, "103212-7")["valueQuantity"]["value"], 35);
  EXPECT_EQ(component(first, "103215-0")["valueQuantity"]["value"], 40);
  EXPECT_EQ(component(first, "103213-5")["valueQuantity"]["value"], 480);
  EXPECT_EQ(component(first, "103211-9")["valueQuantity"]["code"], "{#}");
  EXPECT_EQ(first["category"][0]["coding"][0]["code"], "social-history");
}

TEST(FhirBundle, SaysWhyAValueIsMissingAndNeverZero) {
  auto journal = test::invented_journal();
  const auto nights = resources(bundle_of(journal.data()), "Observation", "sleep-episode");
  for (const auto& night : nights)
    for (const auto& each : night["component"])
      EXPECT_NE(each.contains("valueQuantity"), each.contains("dataAbsentReason"));
  EXPECT_EQ(component(nights[4], "103213-5")["dataAbsentReason"]["coding"][0]["code"], "unknown")
      << "no time of getting up";
  EXPECT_EQ(component(nights[8], "93832-4")["dataAbsentReason"]["text"], "not usable: up_before_waking");
}

TEST(FhirBundle, LeavesUnrecordedDaysOutAndSaysDeclinedForPreferNot) {
  auto journal = test::invented_journal();
  const auto days = resources(bundle_of(journal.data()), "Observation", "substance-day");
  int kratom = 0, declined = 0;
  for (const auto& day : days) {
    if (day["code"]["text"] != "Kratom") continue;
    ++kratom;
    if (day.contains("dataAbsentReason")) ++declined;
    EXPECT_NE(day.contains("valueCodeableConcept"), day.contains("dataAbsentReason"));
  }
  EXPECT_EQ(kratom, 13) << "one of 14 days was not recorded";
  EXPECT_EQ(declined, 1);
}

TEST(FhirBundle, KeepsAmountsAsTextOnly) {
  auto journal = test::invented_journal();
  const auto bundle = bundle_of(journal.data());
  for (const auto& statement : resources(bundle, "MedicationStatement"))
    if (statement.contains("dosage")) {
      EXPECT_EQ(statement["dosage"][0].size(), 1U) << "text alone";
    }
  for (const auto& intake : resources(bundle, "Observation", "intake")) EXPECT_FALSE(intake.contains("valueQuantity"));
  EXPECT_THAT(bundle.dump(), HasSubstr("As typed: a bottle, shared"));
}

TEST(FhirBundle, SaysThatAnAmountIsNotSure) {
  auto data = test::invented_journal().data();
  EXPECT_THAT(bundle_of(data).dump(), Not(HasSubstr("not sure")));
  auto intake = data.live<Intake>().begin()->second;
  intake.amount_is = AmountIs::unknown;
  data.put(intake);
  EXPECT_THAT(bundle_of(data).dump(), HasSubstr("amount not sure"));
}

TEST(FhirBundle, ClaimsNoProfileAndUsesNoCodeForWhatItDoesNotMean) {
  auto journal = test::invented_journal();
  const auto text = bundle_of(journal.data()).dump();
  for (const char* wrong : {"\"profile\"", "248263006", "93831-6", "72514-3", "74013-4", "snomed"})
    EXPECT_THAT(text, Not(HasSubstr(wrong)));
}

TEST(FhirBundle, PointsOnlyAtWhatItHoldsAndNamesNobody) {
  auto journal = test::invented_journal();
  const auto bundle = bundle_of(journal.data());
  std::set<std::string> known;
  for (const auto& entry : bundle["entry"])
    EXPECT_TRUE(known.insert(entry["fullUrl"]).second) << "an address of its own";
  const auto text = bundle.dump();
  const std::regex reference("\"reference\":\"([^\"]*)\"");
  for (std::sregex_iterator it(text.begin(), text.end(), reference), end; it != end; ++it)
    EXPECT_TRUE(known.contains((*it)[1])) << (*it)[1];
  EXPECT_FALSE(resources(bundle, "Patient")[0].contains("name"));
}

TEST(FhirBundle, GivesOnlyTheDateWhereTheZoneIsNotKnown) {
  InventedJournal journal;
  Night night;
  night.night = test::invented_from;
  night.into_bed = make_moment(at(night.night, 23 * 60), std::nullopt);
  night.out_of_bed = make_moment(at(night.night + 1, 7 * 60), std::nullopt);
  journal.put(night);
  const auto found = resources(bundle_of(journal.data()), "Observation", "sleep-episode").at(0);
  EXPECT_EQ(found["effectivePeriod"]["start"], "2026-03-16");
  EXPECT_EQ(component(found, "103213-5")["valueQuantity"]["value"], 480);
}

// --- Open mHealth

TEST(OpenMHealth, GivesTheWorkedNight) {
  InventedJournal journal;
  journal.night(test::invented_from, {"22:30", "23:00", 40, 2, 50, "6:10", "7:00", 3});
  Night night = *journal.data().one_on<Night>(test::invented_from);
  night.still_trying_min = 30;
  journal.data().put(night);
  const auto points = json::parse(*make_file(journal.data(), two_weeks_with_questions(), Format::omh));
  ASSERT_EQ(points.size(), 1U);
  const auto& body = points[0]["body"];
  EXPECT_EQ(points[0]["header"]["schema_id"]["name"], "sleep-episode");
  EXPECT_EQ(body["effective_time_frame"]["time_interval"]["start_date_time"], "2026-03-16T23:40:00+00:00");
  EXPECT_EQ(body["total_sleep_time"], json({{"unit", "min"}, {"value", 340.0}}));
  EXPECT_EQ(body["latency_to_arising"]["value"], 30);
  EXPECT_EQ(body["sleep_maintenance_efficiency_percentage"]["value"], 87.2);
  EXPECT_EQ(body["number_of_awakenings"], 2);
  EXPECT_EQ(body["is_main_sleep"], true);
}

TEST(OpenMHealth, LeavesOutNightsWithoutAKnownSleep) {
  auto journal = test::invented_journal();
  const auto points = json::parse(*make_file(journal.data(), two_weeks_with_questions(), Format::omh));
  EXPECT_EQ(points.size(), 12U) << "12 usable nights; the naps have no end";
}

}  // namespace
}  // namespace nightjar::report
