// What was shared comes back to look at: the same answers, in their zone and day, and nothing where the password is
// wrong.
#include <gmock/gmock.h>

#include <nightjar/imports/shared_copy.hpp>
#include <nightjar/report/archive.hpp>
#include <nightjar/report/share_file.hpp>

#include "support/invented_report.hpp"

namespace nightjar::imports {
namespace {

using report::Format;
using ::testing::HasSubstr;

constexpr Instant later{1'790'000'000'000};
constexpr const char* password = "walnut-tide-ember";

std::string shared(Format format, std::string_view secret = {}) {
  return *report::make_file(test::invented_journal().data(), test::two_weeks(), format, secret);
}

/// What was recorded and chosen, whatever the ids.
void expect_the_invented_weeks(const SharedCopy& copy) {
  const auto original = test::invented_journal();
  auto journal = original;
  EXPECT_EQ(copy.data.live<Night>().size(), 13U);
  for (const auto& [id, night] : copy.data.live<Night>()) {
    const auto* wanted = journal.data().one_on<Night>(night.night);
    ASSERT_NE(wanted, nullptr);
    EXPECT_EQ(night.into_bed, wanted->into_bed);
    EXPECT_EQ(night.final_awakening, wanted->final_awakening);
    EXPECT_EQ(night.sleep_latency_min, wanted->sleep_latency_min);
    EXPECT_EQ(night.comments, wanted->comments);
  }
  const auto* kratom = copy.data.substance_named("Kratom");
  ASSERT_NE(kratom, nullptr);
  EXPECT_EQ(
      copy.data.substance_day(kratom->head.id, test::invented_from)->state,
      journal.data().substance_day(journal.data().substance_named("Kratom")->head.id, test::invented_from)->state);
  EXPECT_EQ(copy.data.settings().home_zone, test::invented_zone);
  EXPECT_TRUE(copy.data.settings().demo) << "what is invented says so here, too";
}

TEST(SharedCopyTest, OfJsonHoldsWhatWasShared) {
  const auto copy = read_shared_copy("visit.json", shared(Format::json), {}, later);
  ASSERT_TRUE(copy) << copy.error().message;
  EXPECT_TRUE(copy->findings.empty());
  expect_the_invented_weeks(*copy);
}

TEST(SharedCopyTest, OfTablesHoldsWhatWasShared) {
  const auto copy = read_shared_copy("visit.zip", shared(Format::csv), {}, later);
  ASSERT_TRUE(copy) << copy.error().message;
  expect_the_invented_weeks(*copy);
}

TEST(SharedCopyTest, NeedsThePasswordOfItsFileAndNoOther) {
  for (const Format format : {Format::json, Format::csv}) {
    SCOPED_TRACE(to_text(format));
    const auto bytes = shared(format, password);
    EXPECT_TRUE(needs_password(bytes));
    const auto without = read_shared_copy("visit.zip", bytes, {}, later);
    ASSERT_FALSE(without);
    EXPECT_EQ(without.error().code, ErrorCode::refused);
    const auto wrong = read_shared_copy("visit.zip", bytes, "walnut-tide-amber", later);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, ErrorCode::wrong_secret);
    const auto copy = read_shared_copy("visit.zip", bytes, password, later);
    ASSERT_TRUE(copy) << copy.error().message;
    expect_the_invented_weeks(*copy);
  }
  EXPECT_FALSE(needs_password(shared(Format::csv)));
  EXPECT_FALSE(needs_password("PK\x03\x04 and nothing more"));
}

TEST(SharedCopyTest, ADayThatBeginsElsewhereStaysSo) {
  auto journal = test::invented_journal();
  auto settings = journal.data().settings();
  settings.day_start_min = 6 * 60;
  journal.data().set_settings(settings);
  const auto copy =
      read_shared_copy("visit.zip", *report::make_file(journal.data(), test::two_weeks(), Format::csv), {}, later);
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->data.settings().day_start_min, 6 * 60);
}

TEST(SharedCopyTest, WhatASpreadsheetWouldTakeForAFormulaComesBackAsItWasWritten) {
  test::InventedJournal journal;
  int i = 0;
  for (const char* text : {"=1+1", "'=1+1", "''-2", "'quoted'", "+ tea", "plain",
                           "\xEF\xBC\x9D"
                           "1"}) {
    Night night;
    night.night = test::invented_from + i++;
    night.comments = text;
    journal.put(night);
  }
  const auto bytes = *report::make_file(journal.data(), test::two_weeks(), Format::csv);
  const auto copy = read_shared_copy("visit.zip", bytes, {}, later);
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->data.live<Night>().size(), 7U);
  for (const auto& [id, night] : journal.data().live<Night>())
    EXPECT_EQ(copy->data.one_on<Night>(night.night)->comments, night.comments);
}

TEST(SharedCopyTest, OfAnythingElseSaysWhatItIs) {
  const auto report = read_shared_copy(
      "visit.zip", report::zip_archive(std::vector<report::CsvFile>{{"visit.pdf", "%PDF-"}}), {}, later);
  ASSERT_FALSE(report);
  EXPECT_THAT(report.error().message, HasSubstr("no file that Nightjar reads back"));
  for (const Format format : {Format::fhir, Format::omh})
    EXPECT_FALSE(read_shared_copy("visit.json", shared(format), {}, later));
  EXPECT_FALSE(read_shared_copy("visit.json", "", {}, later));
  EXPECT_FALSE(read_shared_copy("visit.json",
                                R"({"format":"nightjar-journal","version":1,"records":[{"kind":"night"}]})", {}, later))
      << "nothing in it can be read";
}

}  // namespace
}  // namespace nightjar::imports
