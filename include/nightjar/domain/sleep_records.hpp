// Sleep outside the night form: naps, and what devices claim, which stays in a lane of its own.
#pragma once
#include <nightjar/domain/record.hpp>

namespace nightjar {

struct Nap {
  static constexpr std::string_view kind = "nap";
  RecordHead head;
  Day day;
  std::optional<Moment> start, end;
  std::optional<int> minutes;  // wins over end - start
  std::optional<std::string> comments;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"day"}, r.day);
    v(Field{"start"}, r.start);
    v(Field{"end"}, r.end);
    v(Field{"minutes", 1, 960}, r.minutes);
    v(Field{"comments"}, r.comments);
  }
  friend bool operator==(const Nap&, const Nap&) = default;
};

/// Imported device data: shown beside a night, never filled into one.
struct DeviceSleep {
  static constexpr std::string_view kind = "device_sleep";
  RecordHead head;
  Day day;
  std::optional<Moment> start, end;
  std::optional<int> asleep_min, awake_min, latency_min, awakenings;
  std::optional<std::string> stages;  // as JSON, as the source gave them
  std::string source_name;

  template <class Self, class V>
  static constexpr void fields(Self& r, V&& v) {
    v(Field{"day"}, r.day);
    v(Field{"start"}, r.start);
    v(Field{"end"}, r.end);
    v(Field{"asleep_min", 0, 2880}, r.asleep_min);
    v(Field{"awake_min", 0, 2880}, r.awake_min);
    v(Field{"latency_min", 0, 960}, r.latency_min);
    v(Field{"awakenings", 0, 999}, r.awakenings);
    v(Field{"stages"}, r.stages);
    v(Field{"source_name", 1, 200}, r.source_name);
  }
  friend bool operator==(const DeviceSleep&, const DeviceSleep&) = default;
};

}  // namespace nightjar
