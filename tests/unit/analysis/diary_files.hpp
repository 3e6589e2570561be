// Reads the published diaries of tests/data into nights, so that tests can ask what the program makes of them.
#pragma once
#include <fstream>
#include <map>
#include <nightjar/analysis/night_list.hpp>
#include <nightjar/time/format.hpp>
#include <stdexcept>

namespace nightjar::test {

using CsvRow = std::map<std::string, std::string>;

inline std::vector<std::string> csv_cells(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      cells.emplace_back();
    else if (c != '\r')
      cells.back() += c;
  }
  return cells;
}

inline std::vector<std::vector<std::string>> csv_lines(const std::string& path) {
  std::ifstream in(std::string(NIGHTJAR_SOURCE_DIR "/tests/data/") + path);
  if (!in) throw std::runtime_error("could not open tests/data/" + path);
  std::vector<std::vector<std::string>> out;
  for (std::string line; std::getline(in, line);) out.push_back(csv_cells(line));
  return out;
}

inline std::vector<CsvRow> csv(const std::string& path) {
  const auto lines = csv_lines(path);
  std::vector<CsvRow> out;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    auto& row = out.emplace_back();
    for (std::size_t c = 0; c < lines[0].size() && c < lines[i].size(); ++c) row[lines[0][c]] = lines[i][c];
  }
  return out;
}

inline std::optional<int> number(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(std::stoi(text));
}

inline Moment moment(const std::string& local, const std::optional<std::string>& zone = "UTC", int fold = 0) {
  return make_moment(parse_local(local).value().local, zone, fold);
}

inline Day day(const std::string& text) { return parse_day(text).value(); }

struct DiaryNight {
  Night night;
  std::optional<DayType> day_type;
  CsvRow row;
};

/// The table that the MeLiDos diaries share: bedtime, sleep, offset, out_ofbed.
inline std::vector<DiaryNight> melidos(const std::string& path) {
  std::vector<DiaryNight> out;
  for (const auto& row : csv(path)) {
    Night night;
    const auto& zone = row.at("tz");
    night.into_bed = moment(row.at("bedtime"), zone);
    night.tried_to_sleep = moment(row.at("sleep"), zone);
    night.final_awakening = moment(row.at("offset"), zone);
    night.out_of_bed = moment(row.at("out_ofbed"), zone);
    night.sleep_latency_min = number(row.at("sleepdelay"));
    night.awakenings = number(row.at("awakenings"));
    night.awake_min = number(row.at("awake_duration"));
    night.quality = number(row.at("sleepquality"));
    night.night = night_of(night.tried_to_sleep->local);
    const auto type = row.at("daytype") == "1" ? DayType::free : DayType::work;
    out.push_back({night, type, row});
  }
  return out;
}

inline std::vector<analysis::NightRow> rows_of(const std::vector<DiaryNight>& nights) {
  std::vector<analysis::NightRow> out;
  for (const auto& entry : nights) out.push_back(analysis::night_row(entry.night, entry.day_type));
  return out;
}

/// In bed 22:30, trying 23:00, 40 min, awake twice for 50 min, awake for good 06:10, 30 min more, up 07:00.
inline Night worked_night(const std::string& evening = "2024-05-07", const std::string& morning = "2024-05-08",
                          const std::optional<std::string>& zone = "UTC") {
  Night night;
  night.night = day(evening);
  night.into_bed = moment(evening + "T22:30", zone);
  night.tried_to_sleep = moment(evening + "T23:00", zone);
  night.sleep_latency_min = 40;
  night.awakenings = 2;
  night.awake_min = 50;
  night.final_awakening = moment(morning + "T06:10", zone);
  night.still_trying_min = 30;
  night.out_of_bed = moment(morning + "T07:00", zone);
  return night;
}

/// A plain night on D: in bed and trying at `begin`, up at `end`, asleep all the time.
inline Night plain_night(Day night_day, int begin_min, int end_min, const std::string& zone = "UTC") {
  Night night;
  night.night = night_day;
  night.into_bed = night.tried_to_sleep = make_moment(at(night_day, begin_min), zone);
  night.final_awakening = night.out_of_bed = make_moment(at(night_day, 1440 + end_min), zone);
  night.sleep_latency_min = 0;
  night.awakenings = 0;
  night.head.id.bytes[0] = static_cast<std::uint8_t>(night_day.since_epoch & 0xff);
  night.head.id.bytes[1] = static_cast<std::uint8_t>(night_day.since_epoch >> 8 & 0xff);
  return night;
}

}  // namespace nightjar::test
