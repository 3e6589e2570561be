// One Scene, three drawings: the screen, SVG and PDF show the same words at the same places, and the same ticks.
#include <gmock/gmock.h>
#include <nightjar/journal/demo.hpp>
#include <nightjar/report/pdf.hpp>
#include <nightjar/report/svg.hpp>
#include <nightjar/ui/draw_scene.hpp>

#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nightjar/charts/comparison_chart.hpp>
#include <nightjar/charts/craving_map.hpp>
#include <nightjar/charts/year_map.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "support/fixed_measure.hpp"
#include "support/imgui_harness.hpp"
#include "support/scene_text.hpp"
#include "ui/app_fixture.hpp"

namespace nightjar::ui {
namespace {

using charts::Anchor;
using charts::Scene;
using charts::Text;

struct Word {
  std::string text;
  double left, right, top, bottom;
};

std::vector<std::string> split(const std::string& words) {
  std::vector<std::string> out;
  std::istringstream in(words);
  for (std::string part; in >> part;) out.push_back(part);
  return out;
}

std::string plain(std::string text) {
  for (const auto& [entity, sign] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&apos;", "'"}, {"&amp;", "&"}})
    for (std::size_t at; (at = text.find(entity)) != std::string::npos;) text.replace(at, std::strlen(entity), sign);
  return text;
}

class ThreeDrawings : public testing::Test {
 protected:
  ThreeDrawings() {
    clock_.at = *parse_moment("2026-11-22T09:20", "Europe/London")->utc;
    data_ = JournalData(journal::demo_settings());
    for (const auto& change : journal::build_demo({.clock = &clock_, .new_id = counting_ids(), .zone = "Europe/London"}, last_).changes) data_.put(change.after);
    const ImGuiTextMeasure measure(window_.kit().fonts, 1);
    const auto input = charts::build_trends_input(data_, last_ - 364, last_);
    charts::TrendsView view;
    view.shown = charts::DayRange{last_ - 27, last_};
    scenes_ = {charts::lay_out_trends(input, 772, 614, charts::light_palette(), measure, view).scene,
               charts::lay_out_year_map(input, charts::Series::asleep, {*make_day(2026, 1, 1), last_}, 772, charts::light_palette(), measure).scene,
               charts::lay_out_craving_map(analysis::craving_times(data_, last_ - 364, last_), 772, charts::light_palette(), measure).scene,
               charts::lay_out_comparison(charts::build_comparison(data_, {analysis::DayFactor::nap, analysis::Measure::total_sleep_time, last_ - 89, last_}), 700,
                                          charts::light_palette(), measure).scene};
  }

  /// The same in every run, since what was listed at one moment stands in the order of its ids.
  static IdSource counting_ids() {
    return [n = std::uint32_t{0}]() mutable {
      Id id;
      ++n;
      for (std::size_t i = 0; i < 4; ++i) id.bytes[15 - i] = static_cast<std::uint8_t>(n >> (8 * i));
      return id;
    };
  }

  /// Words on the page and where they stand, as poppler reads them.
  std::vector<Word> words_of_pdf(const Scene& scene) {
    const auto folder = std::filesystem::temp_directory_path() / ("nightjar-drawings-" + random_id().hex());
    std::filesystem::create_directory(folder);
    const std::string pdf = (folder / "chart.pdf").string(), boxes = (folder / "chart.html").string();
    const std::array pages{scene};
    std::ofstream(pdf, std::ios::binary) << *report::pdf_of(pages, {"Chart", "2026-11-22T09:20:00Z"});
    EXPECT_EQ(std::system(("pdftotext -bbox " + pdf + " " + boxes).c_str()), 0) << "poppler-utils is needed; ./dev test installs it";
    const std::string html = test::file_text(boxes);
    std::filesystem::remove_all(folder);
    std::vector<Word> out;
    const std::regex word("<word xMin=\"([0-9.-]+)\" yMin=\"([0-9.-]+)\" xMax=\"([0-9.-]+)\" yMax=\"([0-9.-]+)\">(.*?)</word>");
    for (std::sregex_iterator it(html.begin(), html.end(), word), none; it != none; ++it)
      out.push_back({plain((*it)[5]), std::stod((*it)[1]), std::stod((*it)[3]), std::stod((*it)[2]), std::stod((*it)[4])});
    return out;
  }

  /// Where the triangles of a shape lie on the screen, and how many there are.
  struct Extent {
    double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
    int vertices = 0;
  };
  Extent on_screen(const charts::Shape& shape) {
    Scene one;
    one.shapes.push_back(shape);
    Extent out;
    window_.show_in_window([&] {
      auto& list = *ImGui::GetWindowDrawList();
      const int before = list.VtxBuffer.Size;
      draw_scene(one, list, {0, 0}, 1, window_.kit().fonts);
      out = {};
      for (int i = before; i < list.VtxBuffer.Size; ++i) {
        const ImVec2 at = list.VtxBuffer[i].pos;
        out.left = std::min(out.left, static_cast<double>(at.x));
        out.right = std::max(out.right, static_cast<double>(at.x));
        out.top = std::min(out.top, static_cast<double>(at.y));
        out.bottom = std::max(out.bottom, static_cast<double>(at.y));
        ++out.vertices;
      }
    }, {0, 0});
    return out;
  }

  const Day last_ = *parse_day("2026-11-21");
  StandingClock clock_;
  JournalData data_;
  test::ImGuiHarness window_;
  std::vector<Scene> scenes_;
};

TEST_F(ThreeDrawings, ThePdfHoldsExactlyTheWordsOfTheScreen) {
  for (const auto& scene : scenes_) {
    std::multiset<std::string> wanted, found;
    for (const auto& words : test::words_in(scene))
      for (auto& part : split(words)) wanted.insert(part);
    for (const auto& word : words_of_pdf(scene)) found.insert(word.text);
    EXPECT_EQ(found, wanted) << scene.title;
  }
}

TEST_F(ThreeDrawings, SvgHoldsEachWordAndTickAtItsPlace) {
  for (const auto& scene : scenes_) {
    const std::string svg = report::svg_of(scene);
    const std::regex text("<text x=\"([0-9.-]+)\" y=\"([0-9.-]+)\"[^>]*>(.*?)</text>"), line("<path d=\"M([0-9.-]+) ([0-9.-]+)L([0-9.-]+) ([0-9.-]+)\"");
    const auto texts = test::shapes_of<Text>(scene);
    std::sregex_iterator it(svg.begin(), svg.end(), text), none;
    for (const auto& wanted : texts) {
      if (wanted.words.empty()) continue;
      ASSERT_NE(it, none) << wanted.words;
      EXPECT_EQ(plain((*it)[3]), wanted.words);
      EXPECT_NEAR(std::stod((*it)[1]), wanted.at.x, 0.006);
      EXPECT_NEAR(std::stod((*it)[2]), wanted.at.y, 0.006);
      ++it;
    }
    EXPECT_EQ(it, none) << "nothing is written that the scene does not hold";
    std::vector<std::array<double, 4>> lines;
    for (std::sregex_iterator found(svg.begin(), svg.end(), line); found != none; ++found)
      lines.push_back({std::stod((*found)[1]), std::stod((*found)[2]), std::stod((*found)[3]), std::stod((*found)[4])});
    for (const auto& wanted : test::shapes_of<charts::Line>(scene))
      EXPECT_TRUE(std::ranges::any_of(lines, [&](const auto& l) {
        return std::abs(l[0] - wanted.from.x) < 0.006 && std::abs(l[1] - wanted.from.y) < 0.006 && std::abs(l[2] - wanted.to.x) < 0.006 && std::abs(l[3] - wanted.to.y) < 0.006;
      })) << scene.title << " " << wanted.from.x << " " << wanted.from.y;
  }
}

TEST_F(ThreeDrawings, ScreenAndPdfPutEachLabelWhereTheSceneDoes) {
  constexpr double near = 2.5;
  for (const auto& scene : scenes_) {
    const auto printed = words_of_pdf(scene);
    for (const auto& label : test::shapes_of<Text>(scene)) {
      const auto parts = split(label.words);
      if (parts.empty()) continue;
      const auto seen = on_screen(label);
      ASSERT_GT(seen.vertices, 0) << label.words;
      EXPECT_EQ(seen.vertices % 4, 0);
      const double middle = (seen.left + seen.right) / 2;
      EXPECT_NEAR(label.anchor == Anchor::start ? seen.left : label.anchor == Anchor::end ? seen.right : middle, label.at.x, near) << label.words;
      EXPECT_LT(seen.top, label.at.y);
      EXPECT_LT(std::abs(seen.bottom - label.at.y), label.style.size * 0.4) << label.words;
      const auto& part = label.anchor == Anchor::end ? parts.back() : parts.front();
      EXPECT_TRUE(std::ranges::any_of(printed, [&](const Word& word) {
        if (word.text != part || word.top > label.at.y || word.bottom < label.at.y - 1) return false;
        return std::abs(label.anchor == Anchor::end ? word.right - seen.right : word.left - seen.left) < near;
      })) << "on paper, '" << label.words << "' of " << scene.title << " stands elsewhere";
    }
  }
}

TEST_F(ThreeDrawings, TheScreenDrawsEachTickAsLongAsTheSceneDoes) {
  for (const auto& scene : scenes_)
    for (const auto& tick : test::shapes_of<charts::Line>(scene)) {
      if (tick.stroke.width <= 0 || tick.stroke.dash != charts::Dash::solid) continue;
      const auto seen = on_screen(tick);
      ASSERT_GT(seen.vertices, 0);
      EXPECT_NEAR(seen.left, std::min(tick.from.x, tick.to.x), 2.5);
      EXPECT_NEAR(seen.right, std::max(tick.from.x, tick.to.x), 2.5);
      EXPECT_NEAR(seen.top, std::min(tick.from.y, tick.to.y), 2.5);
      EXPECT_NEAR(seen.bottom, std::max(tick.from.y, tick.to.y), 2.5);
    }
}

TEST_F(ThreeDrawings, SvgIsTheGoldenOne) {
  const test::FixedMeasure widths;
  const auto input = charts::build_trends_input(data_, last_ - 13, last_);
  const std::string svg = report::svg_of(charts::lay_out_trends(input, 560, 480, charts::print_palette(), widths).scene) + '\n';
  EXPECT_EQ(svg, test::golden("charts/trends.svg", svg));
}

}  // namespace
}  // namespace nightjar::ui
