// Nights as people type them, with the days on which their times fall: for the window and for the command line.
#pragma once
#include <string>
#include <vector>

namespace nightjar::test {

struct TypedNightRow {
  const char* why;
  const char* night;
  const char* zone;
  const char* wake_zone;                                  // empty: the same
  const char *into_bed, *tried, *awake, *up;              // as typed; empty: not answered
  const char *into_bed_at, *tried_at, *awake_at, *up_at;  // "none": there is no time
};

inline const std::vector<TypedNightRow>& typed_nights() {
  static const std::vector<TypedNightRow> rows{
      {"evening and morning", "2024-03-30", "Europe/Berlin", "", "22:30", "00:20", "6.10", "7",
       "2024-03-30T22:30+01:00", "2024-03-31T00:20+01:00", "2024-03-31T06:10+02:00", "2024-03-31T07:00+02:00"},
      {"up after noon", "2024-03-30", "Europe/Berlin", "", "03:00", "03:30", "12:30", "14:00", "2024-03-31T03:00+02:00",
       "2024-03-31T03:30+02:00", "2024-03-31T12:30+02:00", "2024-03-31T14:00+02:00"},
      {"noon passes between lying down and trying", "2024-03-30", "Europe/Berlin", "", "11:50", "12:10", "18:00",
       "18:30", "2024-03-31T11:50+02:00", "2024-03-31T12:10+02:00", "2024-03-31T18:00+02:00", "2024-03-31T18:30+02:00"},
      {"eleven typed for twenty-three", "2024-03-30", "Europe/Berlin", "", "11:00", "23:00", "06:10", "07:00",
       "2024-03-31T11:00+02:00", "2024-03-30T23:00+01:00", "2024-03-31T06:10+02:00", "2024-03-31T07:00+02:00"},
      {"up a little before awake", "2024-03-30", "Europe/Berlin", "", "22:30", "23:00", "07:00", "06:10",
       "2024-03-30T22:30+01:00", "2024-03-30T23:00+01:00", "2024-03-31T07:00+02:00", "2024-03-31T06:10+02:00"},
      {"awake before midnight", "2024-03-20", "Europe/Berlin", "", "20:00", "20:10", "23:30", "23:40",
       "2024-03-20T20:00+01:00", "2024-03-20T20:10+01:00", "2024-03-20T23:30+01:00", "2024-03-20T23:40+01:00"},
      {"awake the clock round, then up", "2024-03-20", "Europe/Berlin", "", "23:00", "23:10", "22:50", "23:10",
       "2024-03-20T23:00+01:00", "2024-03-20T23:10+01:00", "2024-03-21T22:50+01:00", "2024-03-21T23:10+01:00"},
      {"only the morning", "2024-03-20", "Europe/Berlin", "", "", "", "06:10", "07:00", "none", "none",
       "2024-03-21T06:10+01:00", "2024-03-21T07:00+01:00"},
      {"only up, in the evening", "2024-03-20", "Europe/Berlin", "", "", "", "", "18:00", "none", "none", "none",
       "2024-03-20T18:00+01:00"},
      {"up the next day after an afternoon", "2024-03-20", "Europe/Berlin", "", "13:00", "13:10", "20:00", "20:10",
       "2024-03-20T13:00+01:00", "2024-03-20T13:10+01:00", "2024-03-20T20:00+01:00", "2024-03-20T20:10+01:00"},
      {"a flight to the west", "2024-06-01", "Europe/London", "America/New_York", "22:00", "22:00", "06:00", "06:30",
       "2024-06-01T22:00+01:00", "2024-06-01T22:00+01:00", "2024-06-02T06:00-04:00", "2024-06-02T06:30-04:00"},
      {"a flight round the earth", "2024-06-01", "America/New_York", "Asia/Tokyo", "22:00", "", "07:00", "",
       "2024-06-01T22:00-04:00", "none", "2024-06-03T07:00+09:00", "none"},
      {"awake in the evening of another place", "2024-06-01", "Asia/Tokyo", "Europe/London", "23:00", "23:10", "16:00",
       "20:00", "2024-06-01T23:00+09:00", "2024-06-01T23:10+09:00", "2024-06-01T16:00+01:00", "2024-06-01T20:00+01:00"},
      {"the second pass of a repeated hour, where only it fits", "2024-11-02", "America/New_York", "", "01:45", "01:30",
       "07:00", "07:10", "2024-11-03T01:45-04:00", "2024-11-03T01:30-05:00", "2024-11-03T07:00-05:00",
       "2024-11-03T07:10-05:00"},
      {"a time that the clock skipped", "2024-03-30", "Europe/Berlin", "", "01:30", "02:30", "07:00", "07:10",
       "2024-03-31T01:30+01:00", "2024-03-31T02:30+01:00", "2024-03-31T07:00+02:00", "2024-03-31T07:10+02:00"},
  };
  return rows;
}

}  // namespace nightjar::test
