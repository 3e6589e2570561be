// What every screen says, how the main ones look, where Tab goes and what is cut, over the list of scenes.
#include "screens/scenes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <random>
#include <set>

#include "screens/golden.hpp"
#include "support/soft_raster.hpp"

namespace nightjar::screens {
namespace {

class Scenes : public SceneTest {
 protected:
  void each(const std::vector<Scene>& scenes, const std::function<void(const std::string&)>& check) {
    for (const auto& scene : scenes) {
      SCOPED_TRACE(scene.name);
      stage(scene);
      check(scene.name);
      picture(scene.name);
    }
  }
  void expect_said(const std::vector<Scene>& scenes) {
    each(scenes, [this](const std::string& name) { test::expect_golden(name, said()); });
  }

  /// Every control is a stop of Tab, none is one twice, and no two of a screen are told apart by nothing.
  void expect_reached() {
    const auto stops = ui().draw_context().ring.stops();
    const std::set<ImGuiID> once(stops.begin(), stops.end());
    EXPECT_EQ(once.size(), stops.size());
    for (const auto& item : ui().items()) {
      const bool control = item.id != 0 && item.enabled && item.role != Role::label && item.role != Role::handle &&
                           (item.role != Role::chart || item.label != "The night");
      if (control) EXPECT_TRUE(once.contains(item.id)) << item.label;
    }
  }
  void expect_whole(float width) {
    for (const auto& item : ui().items()) {
      if (item.role == Role::chart || item.role == Role::handle) continue;
      EXPECT_FALSE(item.cut) << item.label << " from " << item.min.x << " to " << item.max.x;
      EXPECT_LE(item.max.x, width + 0.5F) << item.label;
    }
  }
  /// But the words of a legend in a chart, which keys reach as well.
  void expect_large_targets() {
    for (const auto& item : ui().items()) {
      if (item.role == Role::label || item.role == Role::chart) continue;
      const bool many_in_one = item.label.find(": night ") != std::string::npos;  // fourteen days share one strip
      if (many_in_one) continue;
      EXPECT_GE(item.max.y - item.min.y, 31.9F) << item.label;
      if (item.role != Role::link) EXPECT_GE(item.max.x - item.min.x, 31.9F) << item.label;
    }
  }
};

TEST_F(Scenes, OfAnEmptyJournalSayWhatTheySaid) {
  open_empty();
  expect_said(empty_scenes());
}
TEST_F(Scenes, OfAFullJournalSayWhatTheySaid) {
  open_typical();
  expect_said(typical_scenes());
}
TEST_F(Scenes, WithSomethingWrongSayWhatTheySaid) {
  open_typical();
  expect_said(error_scenes());
}
TEST_F(Scenes, BeforeAJournalIsOpenSayWhatTheySaid) {
  make_journal();
  for (const auto& scene : start_scenes()) {
    SCOPED_TRACE(scene.name);
    scene.show();
    ui().settle(3);
    picture(scene.name);
    test::expect_golden(scene.name, said());
  }
}

TEST_F(Scenes, HaveEveryControlInTheRingOfTabOnceAndLargeEnoughToHit) {
  open_typical();
  auto scenes = typical_scenes();
  for (auto& scene : error_scenes()) scenes.push_back(std::move(scene));
  each(scenes, [this](const std::string& name) {
    expect_reached();
    if (name != "trends") expect_large_targets();
  });
}
TEST_F(Scenes, CutNoWordInAnyTheme) {
  open_typical();
  for (const auto theme : {ThemeName::light, ThemeName::high_contrast}) {
    ui().set_theme(theme, 1);
    each(typical_scenes(), [this](const std::string&) { expect_whole(1280); });
  }
}
TEST_F(Scenes, BeginADialogAtItsFirstLineHoweverFarDownItsFirstControl) {
  open_typical();
  leave_text_field();
  for (const float scale : {2.0F, 3.0F}) {
    app().handle(act::ShowHelp{false});
    ui().set_theme(ThemeName::dark, scale);
    ui().settle(4);
    ui().f1();
    ui().settle(4);
    EXPECT_TRUE(ui().find("If you need help now").visible);
    for (int i = 0; i < 4; ++i) ui().key(ImGuiKey_Tab);
    ui().settle(4);
    EXPECT_TRUE(ui().find("Close").visible) << "Tab leads to what lies below";
  }
}
TEST_F(Scenes, CutNoWordAtTwiceTheTextSize) {
  open_typical({1280, 800}, ThemeName::dark, 2);
  auto scenes = typical_scenes();
  for (auto& scene : error_scenes()) scenes.push_back(std::move(scene));
  each(scenes, [this](const std::string&) { expect_whole(1280); });
}
TEST_F(Scenes, CutNoWordAtThreeTimesTheTextSize) {
  open_typical({1280, 800}, ThemeName::high_contrast, 3);
  each(typical_scenes(), [this](const std::string&) { expect_whole(1280); });
}
TEST_F(Scenes, CutNoWordBeforeAJournalIsOpen) {
  make_journal();
  for (const auto& scene : start_scenes()) {
    SCOPED_TRACE(scene.name);
    scene.show();
    for (const float scale : {2.0F, 3.0F}) {
      ui().set_theme(ThemeName::dark, scale);
      ui().settle(4);
      expect_whole(1280);
      picture(scene.name);
      if (scene.name != "start_help") {
        EXPECT_LE(ui().find("I need help now").max.y, 800);
        EXPECT_GE(ui().find("I need help now").min.y, 800 - 84 * scale) << "in the strip that nothing else is in";
      }
    }
  }
}

// --- pixels
// One picture a scene holds it in three themes at two text sizes, each a fifth as wide and high, in steps of eight
// shades. A letter that moves by a pixel changes means by more than such a step; the last bit of a corner does not.

constexpr int fifth = 5, step = 8, tolerance = step / 2 + 3;
constexpr std::array themes{ThemeName::dark, ThemeName::light, ThemeName::high_contrast};
constexpr std::array scales{1.0F, 2.0F};

class Looks : public SceneTest {
 protected:
  static inline const std::set<std::string> main{"night",  "day",     "calendar", "year",
                                                 "search", "craving", "taken",    "checklist",
                                                 "trends", "share",   "settings", "list_substances"};

  [[nodiscard]] test::Image small_picture() {
    return test::shrunk(test::rasterise(ui().draw_data(), im(ui().draw_context().theme.palette.bg)), fifth);
  }
  [[nodiscard]] static std::size_t values_apart(const test::Image& a, const test::Image& b) {
    EXPECT_EQ(a.rgb.size(), b.rgb.size());
    std::size_t apart = 0;
    for (std::size_t i = 0; i < std::min(a.rgb.size(), b.rgb.size()); ++i)
      if (std::abs(a.rgb[i] - b.rgb[i]) > tolerance) ++apart;
    return apart;
  }
  void expect_looks(const std::string& name, const test::Image& sheet) {
    const std::string path = std::string(NIGHTJAR_SOURCE_DIR) + "/tests/golden/looks/" + name + ".png";
    test::Image coarse = sheet;
    for (auto& shade : coarse.rgb) shade = static_cast<std::uint8_t>(std::min(shade / step * step + step / 2, 255));
    if (std::getenv("NIGHTJAR_UPDATE_GOLDEN") != nullptr) {
      EXPECT_TRUE(test::write_png(coarse, path));
      return;
    }
    const auto wanted = test::read_png(path);
    ASSERT_EQ(wanted.rgb.size(), sheet.rgb.size()) << path;
    const std::size_t different = values_apart(wanted, sheet);
    if (different == 0) return;
    const std::string beside = (std::filesystem::temp_directory_path() / ("nightjar-" + name + ".png")).string();
    test::write_png(sheet, beside);
    ADD_FAILURE() << different << " values differ from " << path << "; as it is now: " << beside
                  << "; NIGHTJAR_UPDATE_GOLDEN=1 writes it anew";
  }
  /// Every corner of what the frame drew.
  void each_corner(const std::function<void(ImVec2&)>& change) {
    const auto& drawn = ui().draw_data();
    for (int l = 0; l < drawn.CmdListsCount; ++l)
      for (auto& corner : drawn.CmdLists[l]->VtxBuffer) change(corner.pos);
  }
};

TEST_F(Looks, OfTheMainScreensStayAsTheyAre) {
  open_typical();
  std::map<std::string, test::Image> sheets;
  for (std::size_t s = 0; s < scales.size(); ++s)
    for (std::size_t t = 0; t < themes.size(); ++t) {
      ui().set_theme(themes[t], scales[s]);
      for (const auto& scene : typical_scenes()) {
        if (!main.contains(scene.name)) continue;
        stage(scene);
        picture(scene.name);
        const auto small = small_picture();
        auto& sheet = sheets[scene.name];
        if (sheet.rgb.empty())
          sheet = {small.width * 3, small.height * 2, std::vector<std::uint8_t>(small.rgb.size() * 6)};
        test::paste(sheet, small, static_cast<int>(t) * small.width, static_cast<int>(s) * small.height);
      }
    }
  for (const auto& [name, sheet] : sheets) expect_looks(name, sheet);
}

// Two processors differ in the last bit of a sine, and with it of every corner of a circle.
TEST_F(Looks, AreTheSameWhateverTheLastBitOfACorner) {
  open_typical();
  std::minstd_rand any(7);
  for (const auto& scene : typical_scenes()) {
    if (!main.contains(scene.name)) continue;
    SCOPED_TRACE(scene.name);
    stage(scene);
    const auto before = small_picture();
    each_corner([&](ImVec2& at) {
      at.x = std::nextafter(at.x, any() % 2 == 0 ? -1e9F : 1e9F);
      at.y = std::nextafter(at.y, any() % 2 == 0 ? -1e9F : 1e9F);
    });
    EXPECT_EQ(values_apart(before, small_picture()), 0U);
  }
}
// And yet one letter that moves by a pixel is noticed: its four corners follow one another.
TEST_F(Looks, ChangeWithMostLettersThatMoveByAPixel) {
  open_typical();
  const auto scenes = typical_scenes();
  stage(*std::ranges::find(scenes, "night", &Scene::name));
  const auto before = small_picture();
  int letters = 0, noticed = 0;
  for (int l = 0; l < ui().draw_data().CmdListsCount; ++l) {
    auto& corners = ui().draw_data().CmdLists[l]->VtxBuffer;
    for (int i = 0; i + 3 < corners.Size && letters < 40; ++i) {
      const auto at = [&](int k) -> ImDrawVert& { return corners[i + k]; };
      const bool letter = at(0).pos.y == at(1).pos.y && at(1).pos.x == at(2).pos.x && at(2).pos.y == at(3).pos.y &&
                          at(3).pos.x == at(0).pos.x && at(0).uv.x != at(1).uv.x && at(0).uv.y != at(2).uv.y &&
                          at(2).pos.y - at(0).pos.y >= 9 && at(1).pos.x - at(0).pos.x >= 6;
      if (!letter) continue;
      ++letters;
      for (int k = 0; k < 4; ++k) at(k).pos.x += 1;
      if (values_apart(before, small_picture()) > 0) ++noticed;
      for (int k = 0; k < 4; ++k) at(k).pos.x -= 1;
      i += 3;
    }
  }
  EXPECT_EQ(letters, 40);
  EXPECT_GE(noticed, 32) << "narrow letters in small sizes may hide in a mean of 25 pixels";
}

}  // namespace
}  // namespace nightjar::screens
