// What is half typed in the fields of pages that are no forms: a new name for a list, whom a file is for, a path. Kept
// as the forms' drafts are, so that no screen needs a way of its own.
#pragma once
#include <nightjar/app/open_state.hpp>
#include <nightjar/entry/draft_text.hpp>

namespace nightjar::app {

struct PageTexts {
  std::array<ListsState::Typed, list_count> lists;
  std::string new_substance;
  std::string recipient, shared_path, questions, name_on_pages;
  std::string copy_folder, merge_path;
  std::string bring_in_path, bring_in_person;
  std::string compare_time;

  template <class Self, class V>
  static void fields(Self& texts, V&& v) {
    static constexpr std::array<std::array<std::string_view, 3>, list_count> names{
        {{"substances", "substances/name", "substances/added"},
         {"factors", "factors/name", "factors/added"},
         {"triggers", "triggers/name", "triggers/added"},
         {"symptoms", "symptoms/name", "symptoms/added"},
         {"supports", "supports/name", "supports/added"}}};
    for (std::size_t i = 0; i < list_count; ++i) {
      v(names[i][0], texts.lists[i].selected), v(names[i][1], texts.lists[i].name);
      v(names[i][2], texts.lists[i].added);
    }
    v("new_substance", texts.new_substance), v("recipient", texts.recipient), v("shared_path", texts.shared_path);
    v("questions", texts.questions), v("name_on_pages", texts.name_on_pages), v("copy_folder", texts.copy_folder);
    v("merge_path", texts.merge_path), v("bring_in_path", texts.bring_in_path);
    v("bring_in_person", texts.bring_in_person), v("compare_time", texts.compare_time);
  }
};

/// What was filled in by the program is not among them.
[[nodiscard]] PageTexts page_texts(const OpenState& state, const JournalData& data);
void put_back(PageTexts texts, OpenState& state);

}  // namespace nightjar::app
