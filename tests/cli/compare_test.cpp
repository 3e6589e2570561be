// Comparisons and trends, from a file of nights to the sentence and the numbers.
#include <set>

#include "cli/program.hpp"

namespace nightjar::test {
namespace {

struct Morning {
  std::string factors = "!none";  // as in nights.csv; empty: not answered
  int latency = 10, awakenings = 0, awake = 0;
  std::optional<int> quality{};
};

class Results : public Program {
 protected:
  Results() { make_journal(); }

  /// Nights from 1 January on, each in bed from 23:00 to 07:00.
  void import_nights(const std::vector<Morning>& mornings, int first_day = 0) {
    std::string text =
        "night,zone,into_bed,tried_to_sleep,sleep_latency_min,awakenings,awake_min,final_awakening,still_trying_min,"
        "out_of_bed,quality,rested,factors,comments\n";
    const auto first = *make_day(2023, 1, 1) + first_day;
    for (std::size_t k = 0; k < mornings.size(); ++k) {
      const auto& m = mornings[k];
      const auto day = first + static_cast<int>(k);
      const auto evening = iso(day) + "T23:00", morning = iso(day + 1) + "T07:00";
      text += iso(day) + ",UTC," + evening + "," + evening + "," + std::to_string(m.latency) + "," +
              std::to_string(m.awakenings) + "," + std::to_string(m.awake) + "," + morning + ",," + morning + "," +
              (m.quality ? std::to_string(*m.quality) : "") + ",," + m.factors + ",\n";
    }
    const auto imported = import_text("nights.csv", text);
    EXPECT_EQ(imported.status, 0) << imported.err << imported.out;
  }
  nlohmann::json compare(const std::string& exposure, const std::string& outcome, std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"--exposure", exposure, "--outcome", outcome, "--json"});
    return done({"compare"}, more).json();
  }
  std::vector<std::vector<std::string>> potassium(const std::string& name) {
    std::istringstream in(read_bytes(std::filesystem::path(NIGHTJAR_SOURCE_DIR) / "tests/data/potassium" / name));
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(in, line);) {
      auto& cells = rows.emplace_back(1);
      for (const char c : line) {
        if (c == ',')
          cells.emplace_back();
        else if (c != '\r' && c != '"')
          cells.back() += c;
      }
    }
    rows.erase(rows.begin());
    return rows;
  }
};

/// Three weeks: after "screens", every third night, it takes half an hour longer.
std::vector<Morning> three_weeks() {
  std::vector<Morning> out;
  for (int k = 0; k < 21; ++k)
    out.push_back(k % 3 == 0 ? Morning{"screens", 45 + k % 5, 1, 10} : Morning{"noise", 15 + k % 4, 1, 10});
  return out;
}

TEST_F(Results, AComparisonHasEveryField) {
  import_nights(three_weeks());
  const auto json = compare("tag:screens", "sleep_latency_min");
  const std::set<std::string> expected{
      "exposure",          "outcome",        "from",           "until",     "unticked_is_without",
      "n_nights",          "n_with",         "n_without",      "runs_with", "runs_without",
      "median_with",       "median_without", "hodges_lehmann", "interval",  "mann_whitney_u",
      "interval_as_drawn", "cliffs_delta",   "lag1",           "n_eff",     "not_after_with",
      "work_nights",       "free_nights",    "status",         "message"};
  std::set<std::string> fields;
  for (const auto& [name, value] : json.items()) fields.insert(name);
  EXPECT_EQ(fields, expected);
  EXPECT_EQ(json["exposure"], "tag:screens");
  EXPECT_EQ(json["outcome"], "sleep_latency_min");
  EXPECT_EQ(json["from"], "2023-01-01");
  EXPECT_EQ(json["until"], "2023-01-21");
  EXPECT_EQ(json["n_nights"], 21);
  EXPECT_EQ(json["n_with"], 7);
  EXPECT_EQ(json["n_without"], 14);
  EXPECT_EQ(json["runs_with"], 7);
  EXPECT_EQ(json["runs_without"], 7);
  EXPECT_EQ(json["mann_whitney_u"], 98);
  EXPECT_EQ(json["cliffs_delta"], 1);
  EXPECT_EQ(json["status"], "shown");
  ASSERT_EQ(json["interval"].size(), 2U);
  EXPECT_GT(json["interval"][0], 20);
  EXPECT_LE(json["n_eff"], 21);
  EXPECT_EQ(json["not_after_with"]["n_without"], 7);
  const std::string message = json["message"];
  EXPECT_TRUE(message.starts_with("On 7 nights with “screens” it typically took you 3")) << message;
  EXPECT_TRUE(message.ends_with("this does not show that “screens” was the reason.")) << message;
  const auto text = done({"compare"}, {"--exposure", "tag:screens", "--outcome", "sleep_latency_min"});
  EXPECT_TRUE(text.says(message)) << text.out;
  EXPECT_TRUE(text.says("Leaving out nights that follow one with it: ")) << text.out;
}

TEST_F(Results, TooFewNightsGiveCountsAndNothingElse) {
  import_nights(three_weeks());
  const auto json = compare("tag:screens", "sleep_latency_min", {"--until", "2023-01-12"});
  EXPECT_EQ(json["status"], "not_enough");
  EXPECT_EQ(json["message"], "Not enough nights yet: 4 of 7 with, 8 of 7 without.");
  EXPECT_EQ(json["n_with"], 4);
  for (const auto* field : {"median_with", "median_without", "hodges_lehmann", "interval", "mann_whitney_u",
                            "cliffs_delta", "lag1", "n_eff"})
    EXPECT_TRUE(json[field].is_null()) << field;
}

TEST_F(Results, ATagOfWhichNothingIsKnownIsSaidToBeSo) {
  import_nights(three_weeks());
  const auto other = done({"compare"}, {"--exposure", "tag:screen", "--outcome", "sleep_latency_min"});
  EXPECT_TRUE(other.says("No night and no list of this journal has tag:screen: see how it is written there."))
      << other.out;
  const auto known = done({"compare"}, {"--exposure", "tag:screens", "--outcome", "sleep_latency_min"});
  EXPECT_FALSE(known.says("see how it is written there")) << known.out;
}

TEST_F(Results, UntickedNightsCountOnlyWhenThePersonSaysSo) {
  auto mornings = three_weeks();
  for (auto& morning : mornings)
    if (morning.factors == "noise") morning.factors = "";
  import_nights(mornings);
  EXPECT_EQ(compare("tag:screens", "sleep_latency_min")["n_without"], 0);
  const auto json = compare("tag:screens", "sleep_latency_min", {"--unticked-is-without"});
  EXPECT_EQ(json["n_without"], 14);
  EXPECT_EQ(json["unticked_is_without"], true);
  EXPECT_NE(json["message"].get<std::string>().find("Nights without a tick were counted as nights without."),
            std::string::npos);
}

TEST_F(Results, OtherSubstancesAndAmountsAreNotOffered) {
  import_nights(three_weeks());
  done({"log", "taken"}, {"--what", "Green Leaf", "--kind", "kratom"});
  for (const auto* exposure : {"kratom", "amount", "intakes", "tag:green leaf", "tag:Kratom", "caffeine-after:lots"}) {
    const auto json = compare(exposure, "total_sleep_time_min");
    EXPECT_EQ(json["status"], "not_offered") << exposure;
    EXPECT_FALSE(json["message"].get<std::string>().empty());
    for (const auto* field : {"n_with", "n_without", "hodges_lehmann", "interval", "mann_whitney_u"})
      EXPECT_TRUE(json[field].is_null()) << exposure << " " << field;
  }
  EXPECT_EQ(compare("alcohol", "total_sleep_time_min")["status"], "not_enough");
}

TEST_F(Results, APeriodOfMoreThanAYearIsNotOfferedAndNotTakenByDefault) {
  import_nights(std::vector<Morning>(400));
  const auto usual = compare("tag:screens", "quality");
  EXPECT_EQ(usual["n_nights"], 366);
  EXPECT_EQ(usual["until"], "2024-02-04");
  EXPECT_EQ(compare("tag:screens", "quality", {"--from", "2023-01-01"})["status"], "not_offered");
  EXPECT_EQ(done({"trend"}, {"--measure", "quality", "--from", "2023-01-01", "--json"}).json()["status"],
            "not_offered");
}

TEST_F(Results, ThePotassiumNightsNeverReadAsAnEffect) {
  std::vector<Morning> mornings;
  for (const auto& row : potassium("sleep_disturbance.csv"))
    mornings.push_back(
        {row[0] == "1" ? "potassium" : "!none", std::stoi(row[1]), std::stoi(row[2]), std::stoi(row[3])});
  ASSERT_EQ(mornings.size(), 62U);
  import_nights(mornings);
  for (const auto* outcome : {"sleep_latency_min", "awakenings", "awake_min", "total_sleep_time_min"}) {
    const auto json = compare("tag:potassium", outcome);
    EXPECT_EQ(json["n_with"], 30) << outcome;
    EXPECT_EQ(json["n_without"], 32) << outcome;
    EXPECT_EQ(json["status"], "not_enough") << outcome;
    EXPECT_EQ(json["message"], "The nights come in fewer than 3 separate stretches.") << outcome;
    EXPECT_TRUE(json["hodges_lehmann"].is_null()) << outcome;
  }
  const auto trend = done({"trend"}, {"--measure", "sleep_latency_min", "--json"}).json();
  EXPECT_EQ(trend["status"], "shown");
  EXPECT_NEAR(trend["theil_sen_per_day"].get<double>(), 0.189189, 1e-6);
  EXPECT_NEAR(trend["interval"][0].get<double>(), 0.003595, 1e-6);
  EXPECT_NEAR(trend["mann_kendall"]["z"].get<double>(), 3.157325, 1e-6);
  EXPECT_NEAR(trend["n_eff"].get<double>(), 15.558, 5e-4);
  EXPECT_LT(trend["interval_shown"][0].get<double>(), 0);
  EXPECT_NE(trend["message"].get<std::string>().find("no clear direction"), std::string::npos);
}

TEST_F(Results, PotassiumThatAlternatesIsShownAsNoClearDifference) {
  // The mood of these days stands in for a rating of the night: the same numbers on the same days.
  std::vector<Morning> mornings;
  for (const auto& row : potassium("mood_productivity.csv")) {
    if (mornings.size() == 69) break;
    mornings.push_back({row[1] == "1" ? "potassium" : "!none", 10, 0, 0, std::stoi(row[2])});
  }
  import_nights(mornings);
  const auto json = compare("tag:potassium", "quality");
  EXPECT_EQ(json["status"], "shown");
  EXPECT_EQ(json["mann_whitney_u"], 617.5);
  EXPECT_EQ(json["hodges_lehmann"], 0);
  EXPECT_EQ(
      json["message"],
      "Your entries do not show a clear difference in how sleep felt (1 to 5): 0 points (plausible range 0 to 0), 30 "
      "nights with, 39 without.");
}

TEST_F(Results, ATrendHasEveryFieldAndSaysWhenThereIsTooLittle) {
  import_nights(three_weeks());
  const auto json = done({"trend"}, {"--measure", "efficiency_tib_pct", "--json"}).json();
  for (const auto* field :
       {"measure", "from", "until", "n", "n_slots", "theil_sen_per_day", "interval", "mann_kendall", "lag1", "n_eff",
        "interval_shown", "lag1_about_line", "n_eff_about_line", "status", "message"})
    EXPECT_TRUE(json.contains(field)) << field;
  EXPECT_EQ(json["status"], "not_enough");
  EXPECT_EQ(json["n"], 21);
  EXPECT_EQ(json["message"], "Not enough nights yet: 21 of 28 in this period.");
  for (const auto* field : {"theil_sen_per_day", "interval", "mann_kendall", "lag1", "n_eff"})
    EXPECT_TRUE(json[field].is_null()) << field;
  const auto nothing = run_on({"trend"}, {"--measure", "mood"});
  EXPECT_EQ(nothing.status, 1);
  EXPECT_TRUE(nothing.says("nothing of that is recorded yet"));
}

TEST_F(Results, WrongUsageIsToldBeforeAPassphraseIsAsked) {
  asked_ = 0;
  for (const std::vector<std::string>& options :
       std::vector<std::vector<std::string>>{{},
                                             {"--exposure", "nap"},
                                             {"--outcome", "quality"},
                                             {"--exposure", "nap", "--outcome", "amount"},
                                             {"--exposure", "nap", "--outcome", "quality", "--unticked-is-without"}})
    EXPECT_EQ(run_on({"compare"}, options).status, 2);
  EXPECT_EQ(run_on({"trend"}).status, 2);
  EXPECT_EQ(run_on({"trend"}, {"--measure", "intakes"}).status, 2);
  EXPECT_EQ(asked_, 0);
}

}  // namespace
}  // namespace nightjar::test
