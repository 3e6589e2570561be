// Every widget of the kit on one page, in every theme and at two text sizes: rules that hold for all of them.
// NIGHTJAR_PICTURES=<folder> writes the pages as PNG, to be looked at.
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <nightjar/toolkit/draw_scene.hpp>
#include <nightjar/toolkit/widgets.hpp>
#include <set>

#include "screens/day_strip.hpp"
#include "support/imgui_harness.hpp"
#include "support/soft_raster.hpp"

namespace nightjar::toolkit {
namespace {

struct Gallery {
  std::optional<int> craving = 6, mood, quality = 2, kratom = 0, alcohol;
  int range = 1;
  bool nights = true, notes = false, walk = true, dialog = false;
  std::string in_bed = "22:30", awake = "06:10", up, note;
  std::set<std::string> hit;
  SecretBuffer secret;

  void press(bool was_hit, const char* what) {
    if (was_hit) hit.insert(what);
  }

  void rail() {
    ImGui::SetCursorPos({0, 0});
    begin_rail(188, {14, 20});
    ImGui::SetCursorPosX(px(26));
    brand();
    gap(24);
    press(rail_item(Icon::sun, "Today", true), "Today");
    press(rail_item(Icon::calendar, "Calendar", false), "Calendar");
    press(rail_item(Icon::trend, "Trends", false), "Trends");
    press(rail_item(Icon::share, "Share", false), "Share");
    press(rail_item(Icon::sliders, "Settings", false), "Settings");
    gap(40);
    press(rail_button("Lock", key::ctrl('L'), false), "Lock");
    press(rail_button("Help now", key::f1, true), "Help now");
    end_rail();
  }

  void fields() {
    title("Last night");
    soft_text("Night of Sat 21 \xE2\x86\x92 Sun 22 November");
    gap(24);
    const auto row = [](const char* name) { field_row(name); };
    row("In bed at");
    text_field("In bed at", in_bed, {.width = 120});
    row("Awake for good at");
    time_field("Awake for good at", awake,
               [](std::string_view, int steps) { return std::optional<std::string>(steps > 0 ? "06:15" : "06:05"); },
               {.width = 120});
    row("Got up at");
    text_field("Got up at", up, {.ghost = "07:00", .width = 120});
    field_note("last time");
    row("Sleep felt");
    static constexpr std::array felt{"very poor", "poor", "fair", "good", "very good"};
    press(choice_chips("felt", felt, quality), "felt");
    gap(20);
    label("Strongest craving today");
    press(scale_0_10("Strongest craving", craving, "none at all", "strongest ever"), "craving");
    label("Mood");
    press(scale_0_10("Mood", mood, "very low", "very good"), "mood");
    gap(20);
    press(accent_button("Save the night", key::ctrl('S')), "Save the night");
    beside_if_fits(button_width("Craving", key::plain('C')));
    press(button("Craving", key::plain('C')), "Craving");
    beside_if_fits(button_width("Cancel", key::escape));
    press(plain_button("Cancel", key::escape), "Cancel");
    beside_if_fits(px(40));
    press(icon_button("Next month", Icon::chevron_right), "Next month");
  }

  void side() {
    begin_card();
    label("Asleep");
    result("5 h 40 min");
    rule();
    label("Of 8 h 30 min in bed");
    result("66.7 %");
    label("Time asleep \xC3\xB7 time in bed. Lying awake before trying counts as in bed.", Ink::faint);
    end_card();
    gap(20);
    label("Last 14 days: night above, day below");
    static constexpr std::array letters{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
    std::vector<screens::StripDay> days;
    for (std::size_t i = 0; i < 14; ++i) {
      const bool gone = i == 5, today = i == 13;
      days.push_back({gone || today ? Completeness::missing
                      : i == 8      ? Completeness::part
                                    : Completeness::full,
                      gone              ? Completeness::missing
                      : today || i == 3 ? Completeness::part
                                        : Completeness::full,
                      letters[i % 7], "", today});
    }
    if (const auto day = screens::fourteen_day_strip("strip", days)) press(true, "strip");
    gap(20);
    static constexpr std::array states{"Taken", "None", "Prefer not to say"};
    press(segments("Kratom", states, kratom), "Kratom");
    press(segments("Alcohol", states, alcohol), "Alcohol");
    begin_chips();
    if (chip("coffee after 14:00", true)) press(true, "coffee");
    if (chip("a nap", false)) press(true, "nap");
    if (chip("a walk", walk)) walk = !walk;
    if (chip("none of these", false)) press(true, "none of these");
    end_chips();
    press(checkbox_row("Nights", nights, "25"), "Nights");
    press(checkbox_row("Notes", notes, "left out"), "Notes");
    multiline_field("Note", note, {.ghost = "a line for yourself"});
    secret_field("Passphrase", secret);
    press(link("Add something else"), "Add something else");
  }

  void draw() {
    rail();
    ImGui::SameLine(0, 0);
    begin_scroll("page", 0, 0, {40, 30});
    const bool wide = room() > px(760);
    begin_column(wide ? 640 : 2000);
    fields();
    end_column();
    if (wide) beside(48);
    begin_column(2000);
    side();
    end_column();
    end_scroll();
    if (dialog && begin_dialog("craving", "Craving", 600, "now, 21:40")) {
      label("How strong");
      press(scale_0_10("How strong", craving, "barely there", "strongest ever", 42), "How strong");
      press(accent_button("Save", key::enter), "Save");
      beside();
      if (button("Not now", key::escape)) dialog = false;
      end_dialog();
    }
  }
};

struct Case {
  const char* name;
  ThemeName theme;
  float scale;
};
class EveryTheme : public testing::TestWithParam<Case> {
 protected:
  test::ImGuiHarness ui{GetParam().scale > 1 ? ImVec2{1280, 2400} : ImVec2{1280, 1000}, GetParam().theme,
                        GetParam().scale};
  Gallery gallery;
  void SetUp() override {
    ui.show_in_window([this] { gallery.draw(); }, {0, 0});
  }
  void picture(const std::string& name) {
    const char* folder = std::getenv("NIGHTJAR_PICTURES");
    if (folder == nullptr) return;
    ASSERT_TRUE(test::write_png(test::rasterise(ui.draw_data(), im(ui.draw_context().theme.palette.bg)),
                                std::string(folder) + "/" + name + ".png"));
  }
};

TEST_P(EveryTheme, EveryControlIsLargeEnoughForATiredHand) {
  picture(std::string("gallery-") + GetParam().name);
  for (const auto& item : ui.items()) {
    if (item.role == Role::label || item.role == Role::text_field) continue;
    EXPECT_GE(item.max.y - item.min.y, 32 * GetParam().scale) << item.label;
  }
}

TEST_P(EveryTheme, NothingReachesBeyondTheWindow) {
  for (const auto& item : ui.items()) {
    EXPECT_GE(item.min.x, 0) << item.label;
    EXPECT_LE(item.max.x, 1280) << item.label;
  }
}

TEST_P(EveryTheme, TabVisitsEveryControlOnceAndComesBack) {
  const std::size_t stops = ui.draw_context().ring.stops().size();
  ASSERT_GT(stops, 30U);
  std::set<ImGuiID> seen;
  ui.key(ImGuiKey_Tab);
  const ImGuiID start = ui.focused();
  for (std::size_t i = 0; i < stops; ++i) {
    EXPECT_TRUE(seen.insert(ui.focused()).second) << "twice: " << ui.focused_label();
    ui.key(ImGuiKey_Tab);
  }
  EXPECT_EQ(ui.focused(), start);
  ui.key(ImGuiKey_Tab, test::ImGuiHarness::shift);
  EXPECT_NE(ui.focused(), start);
}

TEST_P(EveryTheme, ADialogShutsOutWhatIsBehindIt) {
  gallery.dialog = true;
  ui.settle(4);
  picture(std::string("dialog-") + GetParam().name);
  ui.chord('S', test::ImGuiHarness::ctrl);
  EXPECT_FALSE(gallery.hit.contains("Save the night"));
  for (int i = 0; i < 6; ++i) {
    ui.key(ImGuiKey_Tab);
    const std::string at = ui.focused_label();
    EXPECT_TRUE(at == "How strong" || at == "Save" || at == "Not now") << at;
  }
  ui.key(ImGuiKey_Escape);
  EXPECT_FALSE(gallery.dialog);
  ui.settle(2);
  ui.chord('S', test::ImGuiHarness::ctrl);
  EXPECT_TRUE(gallery.hit.contains("Save the night"));
}

INSTANTIATE_TEST_SUITE_P(DrawContext, EveryTheme,
                         testing::Values(Case{"dark-100", ThemeName::dark, 1}, Case{"light-100", ThemeName::light, 1},
                                         Case{"contrast-100", ThemeName::high_contrast, 1},
                                         Case{"dark-200", ThemeName::dark, 2}, Case{"light-200", ThemeName::light, 2}),
                         [](const auto& each) {
                           std::string name = each.param.name;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace nightjar::toolkit
