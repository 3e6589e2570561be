// The help card, the same before and after unlocking, and the page of keys.
#include <array>
#include <nightjar/app/documents.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/page.hpp"
#include "screens/screens.hpp"

namespace nightjar::screens {

void draw_help_card(std::string_view own_lines, bool journal_open, Actions& out) {
  if (!begin_dialog("##help_card", "If you need help now", 640)) return;
  for (const auto paragraph : words::help_card()) {
    body(paragraph);
    gap(10);
  }
  if (!own_lines.empty()) {
    gap(4);
    rule();
    gap(14);
    label("Your own lines");
    gap(4);
    body(own_lines);
    gap(10);
  } else {
    detail(journal_open
               ? "Your own lines for your country can be added in Settings. findahelpline.com lists many countries; "
                 "112, 999, 000 and 116 123 are examples."
               : words::help_card_own_lines_hint());
    gap(10);
  }
  gap(8);
  for (int i = 0; i < static_cast<int>(documents().size()); ++i) {
    if (i > 0) beside(18);
    if (link(documents()[static_cast<std::size_t>(i)].title)) {
      out.push_back(act::ShowHelp{false});
      out.push_back(act::ShowDocument{i});
    }
  }
  gap(14);
  if (button("Close", key::escape)) out.push_back(act::ShowHelp{false});
  end_dialog();
}

void draw_keys_page(Actions& out) {
  if (!begin_dialog("##keys", "Keys", 660)) return;
  struct Row {
    const char* keys;
    const char* does;
  };
  static constexpr std::array<Row, 23> rows{
      {{"Tab, Shift Tab", "next and previous"},
       {"Ctrl 1 … Ctrl 5", "Today, Calendar, Trends, Share, Settings"},
       {"Ctrl S", "save the form, or the dialog over it; Ctrl Enter, too"},
       {"C", "a craving, of the day that is shown"},
       {"T", "something taken, of that day; on Trends: in words"},
       {"N", "nothing taken that day"},
       {"D", "between last night and this day"},
       {"Up, Down in a time", "five minutes later, earlier"},
       {"now, -20, +15 in a time", "now; so long ago; so long after the time above"},
       {"Enter in a field", "keeps last time's value, or goes on"},
       {"Ctrl R", "the first answer offered to “Is this right?”"},
       {"0 … 9 on a scale", "sets it; Delete clears it"},
       {"Page Up, Page Down", "through a long dialog"},
       {"Esc", "out of a field, then back; nothing is lost"},
       {"Ctrl Z, Ctrl Y", "undo, redo"},
       {"Ctrl F", "search everything"},
       {"Arrow keys", "another day in the calendar and on Trends"},
       {"+, -, the wheel", "on Trends: fewer days, more days; with Shift the wheel moves along"},
       {"Home, End, Page Up and Down", "on Trends: first, last, earlier, later days"},
       {"Ctrl +, Ctrl -, Ctrl 0", "text size"},
       {"Ctrl L", "lock"},
       {"F1", "help now, from everywhere"},
       {"?", "this page"}}};
  const bool side_by_side = !narrow(460);
  for (const auto& row : rows) {
    if (side_by_side) begin_column(226);
    words(Type::detail, Ink::text, row.keys);
    if (side_by_side) {
      end_column();
      beside(8);
      begin_column(4000);
    }
    words(Type::detail, Ink::soft, row.does);
    if (side_by_side) end_column();
    gap(side_by_side ? 4 : 10);
  }
  gap(14);
  if (button("Close", key::escape)) out.push_back(act::ShowKeys{false});
  end_dialog();
}

}  // namespace nightjar::screens
