// One Scene, three drawings: the screen, SVG and PDF show the same words at the same places, and the same ticks. Of
// every kind of chart.
#include <gmock/gmock.h>

#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nightjar/journal/demo.hpp>
#include <nightjar/toolkit/draw_scene.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "report/pdf.hpp"
#include "report/svg.hpp"
#include "screens/app_fixture.hpp"
#include "support/every_chart.hpp"
#include "support/fixed_measure.hpp"
#include "support/imgui_harness.hpp"
#include "support/scene_text.hpp"
#include "support/zones.hpp"

namespace nightjar::screens {
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
  for (const auto& [entity, sign] :
       {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&apos;", "'"}, {"&amp;", "&"}})
    for (std::size_t at; (at = text.find(entity)) != std::string::npos;) text.replace(at, std::strlen(entity), sign);
  return text;
}

class ThreeDrawings : public testing::Test {
 protected:
  ThreeDrawings() {
    clock_.at = *parse_moment("2026-11-22T09:20", "Europe/London")->utc;
    data_ = JournalData(journal::demo_settings());
    for (const auto& change :
         journal::build_demo({.clock = &clock_, .new_id = counting_ids(), .zone = test::zone_named("Europe/London")},
                             last_)
             .changes)
      data_.put(change.after);
    for (auto& [name, scene] : test::every_chart(data_, last_ - 3652, last_, 772, charts::light_palette(),
                                                 FontMeasure(window_.draw_context().fonts, 1)))
      scenes_.push_back(std::move(scene));
  }

  /// The same in every run, since what was listed at one moment is in the order of its ids.
  static IdSource counting_ids() {
    return [n = std::uint32_t{0}]() mutable {
      Id id;
      ++n;
      for (std::size_t i = 0; i < 4; ++i) id.bytes[15 - i] = static_cast<std::uint8_t>(n >> (8 * i));
      return id;
    };
  }

  /// What a program of poppler prints about the scene as a page.
  static std::string poppler(const Scene& scene, const std::string& program) {
    const auto folder = std::filesystem::temp_directory_path() / ("nightjar-drawings-" + random_id().hex());
    std::filesystem::create_directory(folder);
    const std::string pdf = (folder / "chart.pdf").string(), printed = (folder / "printed").string();
    const std::array pages{scene};
    std::ofstream(pdf, std::ios::binary) << *report::pdf_of(pages, {"Chart", "2026-11-22T09:20:00Z"});
    EXPECT_EQ(std::system((program + " " + pdf + " " + printed).c_str()), 0)
        << "poppler-utils is needed; ./dev test installs it";
    std::string out = test::file_text(printed);
    std::filesystem::remove_all(folder);
    return out;
  }

  /// Words on the page and where they stand.
  static std::vector<Word> words_of_pdf(const Scene& scene) {
    const std::string html = poppler(scene, "pdftotext -bbox");
    std::vector<Word> out;
    const std::regex word(
        "<word xMin=\"([0-9.-]+)\" yMin=\"([0-9.-]+)\" xMax=\"([0-9.-]+)\" yMax=\"([0-9.-]+)\">(.*?)</word>");
    for (std::sregex_iterator it(html.begin(), html.end(), word), none; it != none; ++it)
      out.push_back(
          {plain((*it)[5]), std::stod((*it)[1]), std::stod((*it)[3]), std::stod((*it)[2]), std::stod((*it)[4])});
    return out;
  }

  /// Lines between two points, as they are written in an SVG.
  struct Ends {
    double x0, y0, x1, y1;
    friend auto operator<=>(const Ends&, const Ends&) = default;
  };
  static std::vector<Ends> lines_in(const std::string& svg, const char* form) {
    std::vector<Ends> out;
    const std::regex line(form);
    for (std::sregex_iterator it(svg.begin(), svg.end(), line), none; it != none; ++it)
      out.push_back({std::stod((*it)[1]), std::stod((*it)[2]), std::stod((*it)[3]), std::stod((*it)[4])});
    std::ranges::sort(out);
    return out;
  }
  static bool holds(const std::vector<Ends>& lines, const charts::Line& wanted) {
    constexpr double near = 0.006;
    auto it = std::ranges::lower_bound(lines, wanted.from.x - near, {}, &Ends::x0);
    for (; it != lines.end() && it->x0 <= wanted.from.x + near; ++it)
      if (std::abs(it->y0 - wanted.from.y) < near && std::abs(it->x1 - wanted.to.x) < near &&
          std::abs(it->y1 - wanted.to.y) < near)
        return true;
    return false;
  }

  /// Where the triangles of each shape lie on the screen, and how many vertices there are.
  struct Extent {
    double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
    int vertices = 0;
  };
  std::vector<Extent> on_screen(const std::vector<charts::Shape>& shapes) {
    std::vector<Extent> out;
    window_.show_in_window(
        [&] {
          auto& list = *ImGui::GetWindowDrawList();
          list.PushClipRect({-1e6F, -1e6F}, {1e6F, 1e6F});  // a chart may be higher than the window
          out.clear();
          for (const auto& shape : shapes) {
            Scene one;
            one.shapes.push_back(shape);
            const int before = list.VtxBuffer.Size;
            draw_scene(one, list, {0, 0}, 1, window_.draw_context().fonts);
            auto& extent = out.emplace_back();
            for (int i = before; i < list.VtxBuffer.Size; ++i) {
              const ImVec2 at = list.VtxBuffer[i].pos;
              extent.left = std::min(extent.left, static_cast<double>(at.x));
              extent.right = std::max(extent.right, static_cast<double>(at.x));
              extent.top = std::min(extent.top, static_cast<double>(at.y));
              extent.bottom = std::max(extent.bottom, static_cast<double>(at.y));
              ++extent.vertices;
            }
          }
          list.PopClipRect();
        },
        {0, 0});
    return out;
  }

  const Day last_ = *parse_day("2026-11-21");
  StandingClock clock_;
  JournalData data_;
  test::ImGuiHarness window_;
  std::vector<Scene> scenes_;
};

TEST_F(ThreeDrawings, AreOfEveryKindOfChart) {
  const auto some = [&](const std::string& words) {
    return std::ranges::any_of(scenes_,
                               [&](const Scene& scene) { return scene.description.find(words) != std::string::npos; });
  };
  EXPECT_EQ(scenes_.size(), 11U);
  EXPECT_TRUE(some("Each column stands for")) << "thinned";
  EXPECT_TRUE(some("(plausible range")) << "a comparison with its result";
  EXPECT_TRUE(some("Not enough nights yet")) << "and one without";
}

TEST_F(ThreeDrawings, ThePdfHoldsExactlyTheWordsOfTheScreen) {
  for (const auto& scene : scenes_) {
    std::multiset<std::string> wanted, found;
    for (const auto& words : test::words_in(scene))
      for (auto& part : split(words)) wanted.insert(part);
    for (const auto& word : words_of_pdf(scene)) found.insert(word.text);
    EXPECT_EQ(found, wanted) << scene.title;
  }
}

TEST_F(ThreeDrawings, SvgHoldsEachWordAtItsPlace) {
  for (const auto& scene : scenes_) {
    const std::string svg = report::svg_of(scene);
    const std::regex text("<text x=\"([0-9.-]+)\" y=\"([0-9.-]+)\"[^>]*>(.*?)</text>");
    std::sregex_iterator it(svg.begin(), svg.end(), text), none;
    for (const auto& wanted : test::shapes_of<Text>(scene)) {
      if (wanted.words.empty()) continue;
      ASSERT_NE(it, none) << wanted.words;
      EXPECT_EQ(plain((*it)[3]), wanted.words);
      EXPECT_NEAR(std::stod((*it)[1]), wanted.at.x, 0.006);
      EXPECT_NEAR(std::stod((*it)[2]), wanted.at.y, 0.006);
      ++it;
    }
    EXPECT_EQ(it, none) << "nothing is written that the scene does not hold";
  }
}

TEST_F(ThreeDrawings, SvgAndPdfHoldEachTickAtItsPlace) {
  for (const auto& scene : scenes_) {
    const auto svg = lines_in(report::svg_of(scene), "<path d=\"M([0-9.-]+) ([0-9.-]+)L([0-9.-]+) ([0-9.-]+)\"");
    const auto pdf =
        lines_in(poppler(scene, "pdftocairo -svg"), " d=\"M ([0-9.-]+) ([0-9.-]+) L ([0-9.-]+) ([0-9.-]+) \"");
    for (const auto& wanted : test::shapes_of<charts::Line>(scene)) {
      if (wanted.stroke.width <= 0 || wanted.stroke.color.a == 0) continue;
      EXPECT_TRUE(holds(svg, wanted)) << "SVG of " << scene.title << ": " << wanted.from.x << " " << wanted.from.y;
      EXPECT_TRUE(holds(pdf, wanted)) << "PDF of " << scene.title << ": " << wanted.from.x << " " << wanted.from.y;
    }
  }
}

TEST_F(ThreeDrawings, ScreenAndPdfPutEachLabelWhereTheSceneDoes) {
  constexpr double near = 2.5;
  for (const auto& scene : scenes_) {
    const auto printed = words_of_pdf(scene);
    const auto extents = on_screen(scene.shapes);
    for (std::size_t i = 0; i < scene.shapes.size(); ++i) {
      const auto* label = std::get_if<Text>(&scene.shapes[i]);
      if (label == nullptr || split(label->words).empty()) continue;
      const auto parts = split(label->words);
      const auto& seen = extents[i];
      ASSERT_GT(seen.vertices, 0) << label->words;
      EXPECT_EQ(seen.vertices % 4, 0);
      const double middle = (seen.left + seen.right) / 2;
      EXPECT_NEAR(label->anchor == Anchor::start ? seen.left
                  : label->anchor == Anchor::end ? seen.right
                                                 : middle,
                  label->at.x, near)
          << label->words;
      EXPECT_LT(seen.top, label->at.y);
      EXPECT_LT(std::abs(seen.bottom - label->at.y), label->style.size * 0.4) << label->words;
      const auto& part = label->anchor == Anchor::end ? parts.back() : parts.front();
      EXPECT_TRUE(std::ranges::any_of(
          printed,
          [&](const Word& word) {
            if (word.text != part || word.top > label->at.y || word.bottom < label->at.y - 1) return false;
            return std::abs(label->anchor == Anchor::end ? word.right - seen.right : word.left - seen.left) < near;
          }))
          << "on paper, '" << label->words << "' of " << scene.title << " stands elsewhere";
    }
  }
}

TEST_F(ThreeDrawings, TheScreenDrawsEachTickAsLongAsTheSceneDoes) {
  for (const auto& scene : scenes_) {
    const auto extents = on_screen(scene.shapes);
    for (std::size_t i = 0; i < scene.shapes.size(); ++i) {
      const auto* tick = std::get_if<charts::Line>(&scene.shapes[i]);
      if (tick == nullptr || tick->stroke.width <= 0 || tick->stroke.color.a == 0 ||
          tick->stroke.dash != charts::Dash::solid)
        continue;
      const auto& seen = extents[i];
      ASSERT_GT(seen.vertices, 0);
      EXPECT_NEAR(seen.left, std::min(tick->from.x, tick->to.x), 2.5);
      EXPECT_NEAR(seen.right, std::max(tick->from.x, tick->to.x), 2.5);
      EXPECT_NEAR(seen.top, std::min(tick->from.y, tick->to.y), 2.5);
      EXPECT_NEAR(seen.bottom, std::max(tick->from.y, tick->to.y), 2.5);
    }
  }
}

TEST_F(ThreeDrawings, SvgIsTheGoldenOne) {
  const test::FixedMeasure widths;
  const auto input = charts::build_trends_input(data_, last_ - 13, last_);
  const std::string svg =
      report::svg_of(charts::lay_out_trends(input, 560, 480, charts::print_palette(), widths).scene) + '\n';
  EXPECT_EQ(svg, test::golden("charts/trends.svg", svg));
}

}  // namespace
}  // namespace nightjar::screens
