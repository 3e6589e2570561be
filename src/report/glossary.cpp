#include "report/glossary.hpp"

#include <fmt/format.h>

#include <nightjar/charts/result_words.hpp>

#include "report/page_layout.hpp"

namespace nightjar::report {

std::span<const Explained> formulas() {
  static constexpr std::array all{
      Explained{"B, L, W, O",
                "in bed; tried to sleep; awake for good; got up. Asleep about = L + minutes to fall asleep."},
      Explained{"Time in bed (TIB)", "O \u2212 B, in elapsed minutes: a clock change counts as what it was."},
      Explained{"Time asleep (TST)",
                "(W \u2212 L) \u2212 minutes to fall asleep (SOL) \u2212 minutes awake in between (WASO)."},
      Explained{"Sleep efficiency (SE)",
                "100 \u00d7 TST \u00f7 TIB. Of a period: sum of TST \u00f7 sum of TIB over nights that have both."},
      Explained{"Usable night",
                "B \u2264 L \u2264 asleep \u2264 W \u2264 O where known, in bed for up to 24 h, TST not below 0. Any "
                "other night is kept as entered and gives no figure."},
      Explained{"Mean \u00b1 SD",
                "arithmetic mean; standard deviation with n \u2212 1. From 5 nights on; minutes awake in between from "
                "7, times woken and the spread of clock times from 14."},
      Explained{"Usual time",
                "circular mean of clock times, so that 23:50 and 00:10 average to midnight; none where the times are "
                "spread all round the clock."},
      Explained{"None, % of recorded days",
                "100 \u00d7 none \u00f7 (none + taken), from 7 recorded days on. Lowest: all days without an answer "
                "counted as taken; highest: as none."},
      Explained{"Checklist sum", "only where all 18 items are answered. Our own list, not a validated scale."},
      Explained{"Difference, plausible range",
                "median over all pairs of a night with and a night without (Hodges\u2013Lehmann); range from 2,000 "
                "redraws of whole blocks of nights, 95 %, widened for several outcomes."}};
  return all;
}

std::span<const Explained> glossary() {
  static constexpr std::array all{
      Explained{"Night of Mon 16 \u2192 17", "what begins between noon of the 16th and noon of the 17th."},
      Explained{"Day",
                "from its start (04:00 unless set otherwise) to the next day\u2019s. What was taken on a day comes "
                "before its night."},
      Explained{"Not recorded, prefer not to say, none, taken",
                "the four states of a day. The first two are never counted as none."},
      Explained{"L", "entered a day or more after the night ended. \u201cFrom memory\u201d: four days or more."},
      Explained{"?", "something about the night looks odd and the person has not confirmed it."},
      Explained{"\u2020, few nights", "a mean of so few nights that one of them can move it far."},
      Explained{"Recent, long-term", "the last 14 and the last 90 nights up to the end of the period."}};
  return all;
}

std::vector<std::pair<std::string, std::string>> quality_lines(const Model& model) {
  using analysis::Lateness;
  const Quality& quality = model.quality;
  std::vector<std::pair<std::string, std::string>> out;
  const auto say = [&](std::string what, int n) { out.emplace_back(std::move(what), std::to_string(n)); };
  out.emplace_back("Nights recorded", fmt::format("{} of {}", quality.nights, model.days()));
  const auto late = [&](Lateness kind) { return quality.lateness[static_cast<std::size_t>(kind)]; };
  say("entered within an hour of getting up", late(Lateness::prompt));
  say("entered later on the same day", late(Lateness::same_day));
  say("entered 1 to 3 days later", late(Lateness::late));
  say("entered from memory, 4 days later or more", late(Lateness::from_memory));
  if (late(Lateness::odd_clock) > 0)
    say("entered, by the computer\u2019s clock, before the night ended", late(Lateness::odd_clock));
  if (late(Lateness::unknown) > 0) say("imported without a time of entry", late(Lateness::unknown));
  say("Nights that look odd and are not confirmed", quality.unconfirmed);
  if (quality.confirmed > 0) say("Nights that look odd and are confirmed as right", quality.confirmed);
  for (const auto& [reason, n] : quality.unusable)
    say(fmt::format("Nights without figures: {}", charts::words_for(reason)), n);
  if (quality.zone_unknown > 0) say("Nights whose time zone is not known", quality.zone_unknown);
  say("Entries of all kinds in these dates", quality.entries);
  say("changed after they were first saved", quality.changed);
  say("brought in from another program", quality.imported);
  return out;
}

}  // namespace nightjar::report
