#include "screens/clashes.hpp"

namespace nightjar::screens {

std::string answer_words(const std::string& index, std::span<const char* const> labels) {
  if (index.empty()) return {};
  const auto i = static_cast<std::size_t>(std::stoi(index));
  return i < labels.size() ? labels[i] : index;
}

ClashAnswer ask_about_clash(std::string_view field, const std::string& says, std::string_view about) {
  push_id(field);
  gap(8);
  const std::string where = about.empty() ? "here" : "about " + std::string(about);
  words(Type::detail, Ink::text,
        "The journal was changed meanwhile. It now " + (says.empty() ? "has no answer " : "says “" + says + "” ") +
            where + ".");
  gap(6);
  auto answer = ClashAnswer::none;
  if (button("Keep mine")) answer = ClashAnswer::mine;
  beside_if_fits(button_width("Take the journal's"), 8);
  if (button("Take the journal's")) answer = ClashAnswer::journals;
  gap(8);
  pop_id();
  return answer;
}

}  // namespace nightjar::screens
