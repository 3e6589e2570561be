#include "charts/trends_panels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/domain/words.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar::charts {
namespace {

constexpr std::array<PanelSpec, panel_count> specs{{
    {.panel = Panel::nights, .name = "Nights", .title = "Nights", .unit = {}, .form = Form::raster},
    {.panel = Panel::asleep,
     .name = "Hours asleep",
     .title = "Asleep",
     .unit = {"hours"},
     .form = Form::values,
     .series = Series::asleep,
     .low = 4,
     .high = 8,
     .divide_by = 60},
    {.panel = Panel::efficiency,
     .name = "Sleep efficiency",
     .title = "Efficiency",
     .unit = {"% of time", "in bed"},
     .form = Form::values,
     .series = Series::efficiency,
     .low = 50,
     .high = 100},
    {.panel = Panel::latency,
     .name = "Minutes to fall asleep",
     .title = "To fall asleep",
     .unit = {"minutes"},
     .form = Form::values,
     .series = Series::latency,
     .low = 0,
     .high = 60,
     .reference = 31},
    {.panel = Panel::awake,
     .name = "Minutes awake in between",
     .title = "Awake in between",
     .unit = {"minutes"},
     .form = Form::values,
     .series = Series::awake,
     .low = 0,
     .high = 60,
     .reference = 31},
    {.panel = Panel::awakenings,
     .name = "Awakenings",
     .title = "Awakenings",
     .unit = {"times"},
     .form = Form::values,
     .series = Series::awakenings,
     .low = 0,
     .high = 4},
    {.panel = Panel::quality,
     .name = "How sleep felt",
     .title = "Sleep felt",
     .unit = {"1 very poor", "5 very good"},
     .form = Form::values,
     .series = Series::quality,
     .low = 1,
     .high = 5,
     .fixed_range = true},
    {.panel = Panel::rested,
     .name = "Feeling rested",
     .title = "Rested",
     .unit = {"1 not at all", "5 fully"},
     .form = Form::values,
     .series = Series::rested,
     .low = 1,
     .high = 5,
     .fixed_range = true},
    {.panel = Panel::craving,
     .name = "Strongest craving",
     .title = "Craving",
     .unit = {"strongest"},
     .form = Form::stems,
     .series = Series::craving,
     .fixed_range = true},
    {.panel = Panel::feelings,
     .name = "Mood, stress, pain",
     .title = "Mood, stress, pain",
     .unit = {"0 to 10"},
     .form = Form::feelings,
     .fixed_range = true},
    {.panel = Panel::checklist, .name = "Checklist", .title = "Checklist", .unit = {}, .form = Form::strip},
    {.panel = Panel::taken, .name = "Taken", .title = "Taken", .unit = {}, .form = Form::lanes},
}};

constexpr std::array<FeelingSpec, 4> feeling_specs{{
    {Series::mood, Mark::mood, &Palette::mood, Dash::solid},
    {Series::stress, Mark::stress, &Palette::checklist, Dash::dashed},
    {Series::pain, Mark::pain, &Palette::craving, Dash::dotted},
    {Series::energy, Mark::energy, &Palette::asleep, Dash::solid},
}};

std::string answer(words::Answers words, double value) {
  const auto i = static_cast<std::size_t>(std::clamp(value, 1.0, 5.0)) - 1;
  return value == static_cast<double>(i + 1) ? fmt::format("{} ({:g})", words[i], value) : fmt::format("{:g}", value);
}

}  // namespace

const PanelSpec& spec_of(Panel panel) { return specs[static_cast<std::size_t>(panel)]; }
std::span<const FeelingSpec> feelings() { return feeling_specs; }
std::string_view name_of(Panel panel) { return spec_of(panel).name; }
bool of_the_night(Series series) { return series < Series::craving; }
bool has_median(Series series) { return series != Series::craving; }

std::string_view name_of(Series series) {
  switch (series) {
    case Series::asleep: return "Time asleep";
    case Series::efficiency: return "Sleep efficiency";
    case Series::latency: return "To fall asleep";
    case Series::awake: return "Awake in between";
    case Series::awakenings: return "Awakenings";
    case Series::quality: return "Sleep felt";
    case Series::rested: return "Rested";
    case Series::craving: return "Strongest craving of a day";
    case Series::mood: return "Mood";
    case Series::energy: return "Energy";
    case Series::stress: return "Stress";
    case Series::pain: return "Pain";
  }
  return {};
}

std::string value_words(Series series, double value) {
  switch (series) {
    case Series::asleep: return hours_minutes(value);
    case Series::efficiency: return fmt::format("{:.1f} %", value);
    case Series::latency:
    case Series::awake: return fmt::format("{:.0f} min", std::round(value));
    case Series::quality: return answer(words::quality_answers(), value);
    case Series::rested: return answer(words::rested_answers(), value);
    case Series::awakenings:
    case Series::craving:
    case Series::mood:
    case Series::energy:
    case Series::stress:
    case Series::pain: break;
  }
  return fmt::format("{:g}", value);
}

std::set<Toggle> hidden_at_first() {
  return {{Panel::latency, Mark::reference}, {Panel::awake, Mark::reference}, {Panel::feelings, Mark::energy}};
}

std::vector<LegendItem> legend_of(const TrendsInput& input, Panel panel, const DayAxis& axis) {
  const bool single_days = days_per_column(axis) == 1;
  const auto item = [&](Mark mark, std::string words) { return LegendItem{Toggle{panel, mark}, std::move(words)}; };
  const auto& spec = spec_of(panel);
  switch (spec.form) {
    case Form::raster:
      if (!single_days) return {{std::nullopt, "asleep"}, {std::nullopt, "in bed"}};
      return {{std::nullopt, "asleep"},
              {std::nullopt, "in bed"},
              item(Mark::awake_strip, "awake in between"),
              item(Mark::naps, "nap"),
              item(Mark::taken, "taken"),
              item(Mark::cravings, "craving"),
              item(Mark::clock_changes, "clock change")};
    case Form::values: {
      std::vector<LegendItem> out{item(Mark::each, single_days ? "each night" : "lowest to highest"),
                                  item(Mark::median, single_days ? "median of 7" : "median")};
      if (spec.reference) out.push_back(item(Mark::reference, std::string(reference_words)));
      return out;
    }
    case Form::feelings: {
      std::vector<LegendItem> out;
      for (const auto& feeling : feeling_specs) {
        std::string words(name_of(feeling.series));
        words.front() = static_cast<char>(words.front() - 'A' + 'a');
        out.push_back(item(feeling.mark, std::move(words)));
      }
      return out;
    }
    case Form::strip: {
      if (input.checklist.empty()) return {};
      std::vector<LegendItem> out;
      for (const char* strength : words::checklist_answers()) out.push_back({std::nullopt, strength});
      return out;
    }
    case Form::lanes: {
      if (input.lanes.empty()) return {};
      std::vector<LegendItem> out;
      for (const auto mark : {DayMark::taken, DayMark::none, DayMark::prefer_not})
        if (single_days || mark != DayMark::prefer_not) out.push_back({std::nullopt, std::string(name_of(mark))});
      return out;
    }
    case Form::stems: break;
  }
  return {};
}

}  // namespace nightjar::charts
