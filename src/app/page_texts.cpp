#include "app/page_texts.hpp"

#include <nightjar/entry/lists.hpp>

namespace nightjar::app {

PageTexts page_texts(const OpenState& state, const JournalData& data) {
  PageTexts out;
  const auto& share = state.share;
  const auto& safety = state.safety;
  out.lists = state.lists_page.all_typed;
  for (std::size_t i = 0; i < list_count; ++i) {
    auto& typed = out.lists[i];
    ListEntry entry;
    entry.text = typed.selected;
    if (!typed.selected.empty() && typed.name == shown_name(data, static_cast<ListKind>(i), entry))
      typed.selected = typed.name = std::string();  // opened, and nothing typed
  }
  out.new_substance = state.today.new_substance;
  out.recipient = share.recipient;
  if (share.path != share.offered_path) out.shared_path = share.path;
  out.questions = share.options.questions;
  out.name_on_pages = share.options.name;
  if (safety.copy_folder != safety.copy_folder_in_use) out.copy_folder = safety.copy_folder;
  out.merge_path = safety.merge_path;
  out.bring_in_path = state.bring_in.path;
  out.bring_in_person = state.bring_in.person;
  out.compare_time = state.trends.comparing.time;
  return out;
}

void put_back(PageTexts texts, OpenState& state) {
  state.lists_page.all_typed = std::move(texts.lists);
  state.today.new_substance = std::move(texts.new_substance);
  state.today.adding_substance = !state.today.new_substance.empty();
  state.share.recipient = std::move(texts.recipient);
  state.share.path = std::move(texts.shared_path);
  state.share.options.questions = std::move(texts.questions);
  state.share.options.name = std::move(texts.name_on_pages);
  if (!texts.copy_folder.empty()) state.safety.copy_folder = std::move(texts.copy_folder);
  state.safety.merge_path = std::move(texts.merge_path);
  state.bring_in.path = std::move(texts.bring_in_path);
  state.bring_in.person = std::move(texts.bring_in_person);
  state.trends.comparing.time = std::move(texts.compare_time);
}

}  // namespace nightjar::app
