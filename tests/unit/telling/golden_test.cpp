// What the window, the command line and a page print for the same record, side by side: the parts are told once, and
// each place chooses from them.
#include "support/golden.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nightjar/analysis/night_list.hpp>
#include <nightjar/codec/record_json.hpp>
#include <nightjar/report/model.hpp>
#include <nightjar/telling/telling.hpp>
#include <sstream>

#include "cli/day_text.hpp"
#include "cli/night_table.hpp"
#include "screens/day_entries.hpp"
#include "support/zones.hpp"
#include "unit/telling/sample_records.hpp"

namespace nightjar::telling {
namespace {

template <class R>
constexpr bool has_a_day = !std::is_same_v<R, Substance> && !std::is_same_v<R, Plan> && !std::is_same_v<R, Tag> &&
                           !std::is_same_v<R, Question> && !std::is_same_v<R, Share> && !std::is_same_v<R, ImportBatch>;

template <class R>
JournalData journal_with(const R& record) {
  auto data = test::lists_alone();
  test::put(data, test::sample_id, record);
  return data;
}

app::JournalView view_of(const JournalData& data, const Lists& lists) {
  const Instant now = *test::next_morning("9:20").utc;
  return {.data = data,
          .revision = 1,
          .now = now,
          .local = wall_time(now, test::zone_named(test::home)),
          .today = test::sample_day + 1,
          .zone = test::zone_named(test::home),
          .lists = lists,
          .file_name = "",
          .undo = {},
          .redo = {},
          .save = {}};
}

std::string line(std::initializer_list<std::string> parts) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() || part.empty() ? "" : " | ") + part;
  return "  " + out + '\n';
}

std::string window(const JournalData& data) {
  const Lists lists;
  const auto entry = screens::entry_for(view_of(data, lists), test::sample_id);
  return entry ? line({entry->time, entry->title, entry->detail}) : "";
}

template <class R>
std::string command_line(const JournalData& data) {
  if constexpr (!has_a_day<R>) return "";
  std::string out;
  if constexpr (std::is_same_v<R, Night>) {
    std::ostringstream table;
    cli::print_nights(table, analysis::night_list(data, test::sample_day, test::sample_day), data);
    std::istringstream lines(table.str());
    for (std::string each; std::getline(lines, each);) out += line({each});
  }
  for (const auto& each : cli::lines_of_day(data, test::sample_day)) out += line({each});
  return out;
}

std::string page(const JournalData& data) {
  report::Options options;
  options.from = options.until = test::sample_day;
  options.zone = test::zone_named(test::home);
  options.made_at = *test::next_morning("9:20").utc;
  options.all_entries = true;
  const auto model = report::build_model(data, options);
  std::string out;
  for (const auto& entry : model.entries) out += line({entry.time ? hh_mm(*entry.time) : "", entry.what, entry.words});
  for (const auto* remarks : {&model.comments, &model.notes})
    for (const auto& remark : *remarks) out += line({remark.when, remark.text});
  return out;
}

std::string parts(const Telling& telling) {
  std::string out = line({"", telling.title}) + line({"", clock_of(telling.at)});
  if (!telling.at) out = line({"", telling.title});
  for (const auto& detail : telling.details)
    out += line({std::string(detail.field.empty() ? "-" : detail.field), detail.label, detail.words});
  return out;
}

template <class R>
std::string everywhere(const R& record) {
  const auto data = journal_with(record);
  const auto shown = [](const std::string& text) { return text.empty() ? std::string("  (not listed)\n") : text; };
  return "parts\n" + parts(tell(record, data)) + "window\n" + shown(window(data)) + "command line\n" +
         shown(command_line<R>(data)) + "page\n" + shown(page(data));
}

TEST(TellingGolden, EveryKindInThreePlaces) {
  for_each_kind([]<class R>() {
    test::expect_golden_text("telling", std::string(R::kind),
                             "EVERY ANSWER\n\n" + everywhere(test::full<R>()) + "\nNO ANSWER THAT IS NOT NEEDED\n\n" +
                                 everywhere(test::bare<R>()));
  });
}

/// Where words of a telling are not looked for, since the place shows the same in another way.
template <class R>
bool shown_otherwise(std::string_view place, std::string_view field) {
  const auto one_of = [&](std::initializer_list<std::string_view> fields) {
    return std::ranges::find(fields, field) != fields.end();
  };
  if (place == "window") {
    // The length of sleep and of time in bed; how many items are answered.
    if (std::is_same_v<R, Night>)
      return one_of({"into_bed", "tried_to_sleep", "sleep_latency_min", "awake_min", "final_awakening",
                     "still_trying_min", "out_of_bed"});
    if (std::is_same_v<R, Question>) return true;  // in the words of the comparison
    return std::is_same_v<R, WithdrawalCheck> && field == "items";
  }
  if (place == "command line")  // columns of the table, and the length of sleep
    return std::is_same_v<R, Night> && one_of({"into_bed", "tried_to_sleep", "sleep_latency_min", "awake_min",
                                               "final_awakening", "still_trying_min", "out_of_bed", "quality"});
  // A section of their own, as written; that a note is there says that it may be.
  return (std::is_same_v<R, Night> && field == "comments") || (std::is_same_v<R, Note> && field == "in_reports");
}

TEST(Telling, IsTheSameInTheWindowOnTheCommandLineAndOnThePage) {
  for_each_kind([]<class R>() {
    const R record = test::full<R>();
    const auto data = journal_with(record);
    const std::map<std::string_view, std::string> places{
        {"window", window(data)}, {"command line", command_line<R>(data)}, {"page", page(data)}};
    for (const auto& [place, text] : places) {
      if (text.empty() && !has_a_day<R>) continue;
      for (const auto& detail : tell(record, data).details)
        if (!shown_otherwise<R>(place, detail.field))
          EXPECT_NE(text.find(phrase(detail)), std::string::npos)
              << R::kind << "." << detail.field << " in the " << place << ":\n"
              << text;
    }
  });
}

TEST(Telling, AnEarlierVersionIsToldWithAllOfItsAnswers) {
  for_each_kind([]<class R>() {
    const R record = test::full<R>();
    const auto data = journal_with(record);
    const Lists lists;
    Revision version;
    version.before = codec::to_json(record);
    EXPECT_EQ(screens::version_words(view_of(data, lists), version), line_of(tell(record, data))) << R::kind;
  });
}

}  // namespace
}  // namespace nightjar::telling
