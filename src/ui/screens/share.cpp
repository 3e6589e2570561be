// Share: for whom, which dates, what is in the file and what is not, and the pages as they will be.
#include <array>
#include <fmt/format.h>
#include <nightjar/domain/words.hpp>
#include <nightjar/ui/draw_scene.hpp>
#include <nightjar/ui/kit.hpp>
#include <nightjar/ui/probe.hpp>

#include "ui/screens/page.hpp"
#include "ui/screens/screens.hpp"
#include "ui/widgets/draw.hpp"

namespace nightjar::ui {
namespace {

using report::FieldClass;

constexpr float left_width = 300, right_width = 240, between = 28;
constexpr std::array<const char*, 3> presets{"Sleep only", "Sleep and prescribed", "Everything"};
constexpr std::array<const char*, 2> papers{"A4", "Letter"};

bool prescribed(const Substance& substance) {
  return substance.substance_kind == SubstanceKind::prescribed || substance.substance_kind == SubstanceKind::otc;
}

/// How much of a class there is in the period: "31", "9", or "none".
template <class R, class Keep>
int count_if(const JournalData& data, Day from, Day until, Keep keep) {
  int count = 0;
  const auto& by_day = data.by_day<R>();
  for (auto it = by_day.lower_bound(from); it != by_day.end() && it->first <= until; ++it)
    for (const auto& id : it->second)
      if (keep(data.live<R>().at(id))) ++count;
  return count;
}

int entries_in(const JournalData& data, FieldClass field_class, Day from, Day until) {
  const auto all = [](const auto&) { return true; };
  const auto of_kind = [&](bool wanted) {
    return [&data, wanted](const auto& record) {
      const auto* substance = data.find<Substance>(record.substance_id);
      return substance && prescribed(*substance) == wanted;
    };
  };
  switch (field_class) {
    case FieldClass::naps: return count_if<Nap>(data, from, until, all);
    case FieldClass::comments: return count_if<Night>(data, from, until, [](const Night& night) { return night.comments.has_value(); });
    case FieldClass::factors: return count_if<DayFacts>(data, from, until, all);
    case FieldClass::prescribed: return count_if<SubstanceDay>(data, from, until, of_kind(true));
    case FieldClass::other_substances: return count_if<SubstanceDay>(data, from, until, of_kind(false));
    case FieldClass::amounts: return count_if<Intake>(data, from, until, [](const Intake& intake) { return intake.amount.has_value(); });
    case FieldClass::cravings: return count_if<Craving>(data, from, until, all);
    case FieldClass::checklist: return count_if<WithdrawalCheck>(data, from, until, all);
    case FieldClass::check_ins: return count_if<CheckIn>(data, from, until, all);
    case FieldClass::device_data: return count_if<DeviceSleep>(data, from, until, all);
    case FieldClass::side_effects: return count_if<SideEffect>(data, from, until, all);
    case FieldClass::support: return count_if<SupportEvent>(data, from, until, all);
    case FieldClass::scores: return count_if<ClinicScore>(data, from, until, all);
    case FieldClass::notes: return count_if<Note>(data, from, until, [](const Note& note) { return note.in_reports; });
  }
  return 0;
}

void start(const JournalView& view, ShareState& state, const Services& services) {
  if (!state.from.empty()) return;
  const Day until = view.today - 1;
  state.from = iso(until - 13);
  state.until = iso(until);
  state.path = services.documents_folder + "/nightjar-report.pdf";
  state.options.left_out = report::left_out_by(report::Preset::sleep_only);
}

void draw_header(ShareState& state) {
  const ImVec2 begin = ImGui::GetCursorScreenPos();
  float width = -px(8);
  for (const auto* text : presets) width += text_width(Type::body, text) + px(28 + 8);
  const bool side_by_side = room() > width + px(200);
  title("Share");
  const ImVec2 below = ImGui::GetCursorScreenPos();
  if (side_by_side) {
    ImGui::SetCursorScreenPos(begin);
    align_right(width);
  } else {
    gap(10);
  }
  begin_chips();
  for (int i = 0; i < static_cast<int>(presets.size()); ++i)
    if (chip(presets[static_cast<std::size_t>(i)], state.preset == i)) {
      state.preset = i;
      state.options.left_out = report::left_out_by(static_cast<report::Preset>(i));
      state.options.substances_left_out.clear();
    }
  end_chips();
  if (side_by_side) ImGui::SetCursorScreenPos(below);
  gap(3);
  soft_text("Nothing is made until you press the button. What you leave out is not in the file.");
}

/// A row with its count at the right; leaving out is said, not only shown.
void class_row(const char* name, bool& in, const std::string& count) {
  static_cast<void>(checkbox_row(name, in, in ? count : "left out"));
}

void draw_contents(const JournalView& view, ShareState& state) {
  label("Dates, first and last night");
  gap(6);
  const float half = (std::min(room() / theme().scale, left_width) - 12) / 2;
  const auto date = [&](const char* name, std::string& text, Day& into) {
    const auto typed = text_field(name, text, {.width = half});
    if (const auto day = parse_day(text)) into = *day;
    else if (typed.left) state.problem = Error{ErrorCode::parse, "a date is written as 2026-11-22", ""};
  };
  date("First night", state.from, state.options.from);
  beside_if_fits(px(half));
  date("Last night", state.until, state.options.until);
  gap(16);
  label("In the file");
  gap(6);
  const auto& options = state.options;
  bool nights = true;  // they are the report
  class_row("Nights, always", nights, std::to_string(count_if<Night>(view.data, options.from, options.until, [](const Night&) { return true; })));
  for (const auto field_class : report::field_classes()) {
    bool in = !options.left_out.contains(field_class);
    const bool before = in;
    class_row(std::string(report::label(field_class)).c_str(), in, std::to_string(entries_in(view.data, field_class, options.from, options.until)));
    if (in == before) continue;
    if (in) state.options.left_out.erase(field_class);
    else state.options.left_out.insert(field_class);
    state.preset = -1;
  }
  if (options.left_out.contains(FieldClass::other_substances)) return;
  for (const auto* substance : listed_substances(view.data, false)) {
    if (prescribed(*substance)) continue;
    bool in = !options.substances_left_out.contains(substance->head.id);
    const bool before = in;
    class_row((substance->name + "##one").c_str(), in, "one by one");
    if (in == before) continue;
    if (in) state.options.substances_left_out.erase(substance->head.id);
    else state.options.substances_left_out.insert(substance->head.id);
  }
}

// --- the pages ------------------------------------------------------------------------------------------------------

void lay_out(const JournalView& view, ShareState& state, const Services& services) {
  auto& options = state.options;
  options.zone = view.zone;
  if (state.revision == view.revision && state.laid_out == options && !state.pages.empty()) return;
  options.made_at = view.now;
  state.revision = view.revision;
  state.laid_out = options;
  state.pages = services.report_pages ? services.report_pages(view.data, options) : std::vector<charts::Scene>{};
  state.page = std::min(state.page, state.pages.empty() ? 0 : state.pages.size() - 1);
}

void draw_pages(ShareState& state) {
  if (state.pages.empty()) {
    soft_text("The pages will be shown here.");
    return;
  }
  const auto& scene = state.pages[state.page];
  const float padding = px(18);
  const float scale = (room() - 2 * padding) / static_cast<float>(scene.width);
  const ImVec2 size{room(), static_cast<float>(scene.height) * scale + 2 * padding};
  const Press press = value_area("Pages", size, Role::chart, scene.title);
  auto& list = *ImGui::GetWindowDrawList();
  put_box(list, press.min, press.max, px(12), shade(palette().rail), 0);
  const ImVec2 origin{press.min.x + padding, press.min.y + padding};
  list.AddRectFilled(origin, {press.max.x - padding, press.max.y - padding}, im(charts::rgb(0xffffff)));
  draw_scene(scene, list, origin, scale, kit().fonts);
  if (press.focused) put_focus_ring(list, press.min, press.max, px(12));
  const bool turn = press.focused || press.hovered;
  const bool back = turn && key_pressed(ImGuiKey_PageUp), on = turn && key_pressed(ImGuiKey_PageDown);
  gap(10);
  if ((icon_button("Page before", Icon::chevron_left) || back) && state.page > 0) --state.page;
  beside();
  if ((icon_button("Next page", Icon::chevron_right) || on) && state.page + 1 < state.pages.size()) ++state.page;
  beside();
  field_label(fmt::format("Page {} of {}", state.page + 1, state.pages.size()), 160);
}

void draw_making(const JournalView& view, ShareState& state, Actions& out) {
  label("Paper");
  gap(6);
  int paper = static_cast<int>(state.options.paper);
  if (segments("Paper", papers, paper)) state.options.paper = static_cast<report::Paper>(paper);
  gap(16);
  label("Questions for my visit");
  gap(6);
  multiline_field("Questions for my visit", state.options.questions, {.ghost = "one a line; on the first page"}, 3);
  gap(16);
  label("Name on the pages");
  gap(6);
  text_field("Name on the pages", state.options.name, {.ghost = "none unless you write one"});
  gap(16);
  label("For whom (only for your own list)");
  gap(6);
  text_field("For whom", state.recipient, {.ghost = "clinic, 24 November"});
  gap(16);
  label("Saved as");
  gap(6);
  text_field("Saved as", state.path);
  gap(20);
  if (state.writing) {
    soft_text("Writing …");
  } else if (accent_button("Save the PDF")) {
    out.push_back(act::MakeReport{});
  }
  gap(12);
  if (!state.saved_to.empty()) {
    detail("Saved to " + state.saved_to + ". It is in your list of what was shared.", Ink::text);
    gap(8);
  }
  problem_words(state.problem);
  detail(words::leaves_encryption_warning());
  if (view.data.live<Share>().empty()) return;
  gap(16);
  label("Shared before");
  gap(4);
  for (const auto& [id, share] : view.data.live<Share>())
    detail(fmt::format("{} · {}{}", iso(day_of(share.at.local)), share.file_name, share.recipient ? " · " + *share.recipient : ""), Ink::faint);
}

}  // namespace

void draw_share(const JournalView& view, ShareState& state, const Services& services, Actions& out) {
  start(view, state, services);
  begin_page("##share", false);
  draw_header(state);
  gap(24);
  const bool in_order = state.options.from <= state.options.until;
  if (narrow(left_width + right_width + 2 * between + 320)) {
    draw_contents(view, state);
    gap(24);
    if (in_order) {
      lay_out(view, state, services);
      draw_pages(state);
    }
    gap(24);
    draw_making(view, state, out);
  } else {
    const float middle = room() / theme().scale - left_width - right_width - 2 * between;
    begin_column(left_width);
    draw_contents(view, state);
    end_column();
    beside(between);
    begin_column(middle);
    if (in_order) {
      lay_out(view, state, services);
      draw_pages(state);
    } else {
      soft_text("The first night comes after the last one.");
    }
    end_column();
    beside(between);
    begin_column(right_width);
    draw_making(view, state, out);
    end_column();
  }
  end_page();
}

}  // namespace nightjar::ui
