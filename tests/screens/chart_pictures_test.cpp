// Every chart with hardly anything, with an ordinary year and over fifty years: its words stay inside it and apart from
// one another. With NIGHTJAR_PICTURES=<folder> each can be looked at, in every theme.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <nightjar/journal/demo.hpp>
#include <nightjar/toolkit/draw_scene.hpp>

#include "screens/screen.hpp"
#include "support/every_chart.hpp"
#include "support/imgui_harness.hpp"
#include "support/scene_text.hpp"
#include "support/soft_raster.hpp"
#include "support/words_apart.hpp"
#include "support/zones.hpp"

namespace nightjar::screens {
namespace {

using charts::Scene;

class EveryChart : public testing::Test {
 protected:
  struct Life {
    std::string name;
    JournalData data;
    Day from;
  };

  /// Three nights; a year; a year at either end of fifty.
  static std::vector<Life> lives() {
    std::vector<Life> out;
    out.push_back({"sparse", JournalData(journal::demo_settings()), last - 27});
    for (const int before : {1, 4, 5}) {
      Night night;
      night.head.id = random_id();
      night.night = last - before;
      const auto clock = [&](int minutes) { return make_moment(at(night.night, minutes), "Europe/London"); };
      night.into_bed = night.tried_to_sleep = clock(23 * 60 + 5);
      night.sleep_latency_min = 20;
      night.awakenings = 0;
      night.final_awakening = night.out_of_bed = clock(31 * 60);
      night.quality = 3;
      out.back().data.put(night);
    }
    out.push_back({"typical", JournalData(journal::demo_settings()), last - 364});
    add_year(out.back().data, last, 1);
    out.push_back({"fifty-years", JournalData(journal::demo_settings()), last - 18262});
    const bool full = std::getenv("NIGHTJAR_PICTURES") != nullptr;
    for (int year = 0; year < 50; ++year)
      if (full || year == 0 || year == 49)
        add_year(out.back().data, last - 365 * year, static_cast<std::uint64_t>(year + 1));
    return out;
  }
  static void add_year(JournalData& data, Day until, std::uint64_t seed) {
    const SystemClock clock;
    for (const auto& change :
         journal::build_demo(
             {.clock = &clock, .new_id = random_id, .device_id = {}, .zone = test::zone_named("Europe/London")}, until,
             seed)
             .changes) {
      const auto* substance = std::get_if<Substance>(&change.after);
      if (substance == nullptr || data.substance_named(substance->name) == nullptr) data.put(change.after);
    }
  }

  void picture(const std::string& name, const Scene& scene) {
    const char* folder = std::getenv("NIGHTJAR_PICTURES");
    if (folder == nullptr) return;
    ImGui::GetIO().DisplaySize = {static_cast<float>(scene.width) + 40, static_cast<float>(scene.height) + 40};
    window_.show_in_window([&] {
      draw_scene(scene, *ImGui::GetWindowDrawList(), {20, 20}, 1, window_.draw_context().fonts);
    });
    EXPECT_TRUE(test::write_png(test::rasterise(window_.draw_data(), im(window_.draw_context().theme.palette.bg)),
                                fmt::format("{}/{}.png", folder, name)));
  }

  static inline const Day last = *make_day(2026, 11, 21);
  test::ImGuiHarness window_;
};

TEST_F(EveryChart, KeepsItsWordsInsideItAndApart) {
  for (const auto& life : lives())
    for (const double width : {420.0, 772.0, 1100.0})
      for (const auto& [name, scene] : test::every_chart(life.data, life.from, last, width, charts::light_palette(),
                                                         FontMeasure(window_.draw_context().fonts, 1))) {
        SCOPED_TRACE(fmt::format("{}, {}, {} wide", life.name, name, width));
        test::expect_words_apart(scene, FontMeasure(window_.draw_context().fonts, 1));
      }
}

TEST_F(EveryChart, CanBeLookedAt) {
  std::size_t drawn = 0;
  for (const auto& life : lives())
    for (const auto theme : {ThemeName::dark, ThemeName::light, ThemeName::high_contrast}) {
      window_.set_theme(theme, 1);
      for (const auto& [name, scene] :
           test::every_chart(life.data, life.from, last, 772, window_.draw_context().theme.palette,
                             FontMeasure(window_.draw_context().fonts, 1))) {
        EXPECT_FALSE(scene.shapes.empty()) << life.name << " " << name;
        picture(fmt::format("{}-{}-{}", life.name, name, static_cast<int>(theme)), scene);
        ++drawn;
      }
    }
  EXPECT_GE(drawn, 90U);
}

}  // namespace
}  // namespace nightjar::screens
