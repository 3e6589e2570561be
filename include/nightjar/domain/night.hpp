// One night, as the person answered it. Nothing derived is stored: numbers are worked out in analysis, every time.
#pragma once
#include <nightjar/domain/record.hpp>

namespace nightjar {

enum class NightState { recorded, no_sleep, prefer_not };
template <>
inline constexpr auto enum_names<NightState> = std::to_array<std::string_view>({"recorded", "no_sleep", "prefer_not"});

/// The same facts as the Consensus Sleep Diary (Carney et al. 2012), in our own words. Letters as in the formulas.
struct Night {
  static constexpr std::string_view kind = "night";
  RecordHead head;
  Day night;  // D: the night from D to D+1
  NightState state = NightState::recorded;
  std::optional<Moment> into_bed;         // B
  std::optional<Moment> tried_to_sleep;   // L
  std::optional<int> sleep_latency_min;   // SOL
  std::optional<int> awakenings;          // NWAK, without the last waking
  std::optional<int> awake_min;           // WASO
  std::optional<Moment> final_awakening;  // W
  std::optional<int> still_trying_min;    // T
  std::optional<Moment> out_of_bed;       // O
  std::optional<int> quality;             // 1 very poor .. 5 very good
  std::optional<int> rested;              // 1 not at all .. 5 fully
  std::optional<TextSet> factors;         // null: not answered; empty: none of these
  std::optional<std::string> comments;
  std::optional<int> woke_earlier_than_planned_min;
  std::optional<int> own_estimate_min;  // shown, never used
  TextSet odd_confirmed;                // checks answered "that is right"

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"night"}, r.night);
    v(Field{"state"}, r.state);
    v(Field{"into_bed"}, r.into_bed);
    v(Field{"tried_to_sleep"}, r.tried_to_sleep);
    v(Field{"sleep_latency_min", 0, 960}, r.sleep_latency_min);
    v(Field{"awakenings", 0, 99}, r.awakenings);
    v(Field{"awake_min", 0, 960}, r.awake_min);
    v(Field{"final_awakening"}, r.final_awakening);
    v(Field{"still_trying_min", 0, 960}, r.still_trying_min);
    v(Field{"out_of_bed"}, r.out_of_bed);
    v(Field{"quality", 1, 5}, r.quality);
    v(Field{"rested", 1, 5}, r.rested);
    v(Field{"factors", 1, 60}, r.factors);
    v(Field{"comments"}, r.comments);
    v(Field{"woke_earlier_than_planned_min", 0, 600}, r.woke_earlier_than_planned_min);
    v(Field{"own_estimate_min", 0, 1440}, r.own_estimate_min);
    v(Field{"odd_confirmed", 1, 40}, r.odd_confirmed);
  }
  friend bool operator==(const Night&, const Night&) = default;
};

}  // namespace nightjar
