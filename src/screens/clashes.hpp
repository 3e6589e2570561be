// What was changed in a form and in the journal meanwhile: asked about beside the field, in the manner of "Is this
// right?".
#pragma once
#include <nightjar/entry/drafted.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <span>

#include "screens/screen.hpp"

namespace nightjar::screens {

enum class ClashAnswer { none, mine, journals };
/// One line and two buttons. `says`: what the journal has there, in words; empty: no answer. `about`: a name for what
/// is not drawn just above.
[[nodiscard]] ClashAnswer ask_about_clash(std::string_view field, const std::string& says, std::string_view about);
/// The label of an answer that is kept as its index.
[[nodiscard]] std::string answer_words(const std::string& index, std::span<const char* const> labels);

/// Those of one form, for the length of a frame.
template <class Form>
class Clashes {
 public:
  explicit Clashes(Drafted<Form>& drafted) : drafted_(drafted), open_(drafted.clashes()) {}
  [[nodiscard]] bool any() const { return !open_.empty(); }
  /// Below a field that was just drawn. `labels`: of an answer that is kept as its index.
  void beside(std::string_view field, std::span<const char* const> labels = {}, std::string_view about = {}) {
    if (!take(field)) return;
    const auto says = drafted_.journals(field);
    ask(field, labels.empty() ? says : answer_words(says, labels), about);
  }
  /// The journal's words for what is kept as an id.
  void beside(std::string_view field, const std::function<std::string(const std::string& id)>& name_of) {
    if (take(field)) ask(field, name_of(drafted_.journals(field)), {});
  }
  /// Of fields that are not on the page now.
  void rest() {
    for (const auto& field : std::exchange(open_, {})) ask(field, drafted_.journals(field), field);
  }

 private:
  bool take(std::string_view field) { return std::erase(open_, field) > 0; }
  void ask(std::string_view field, const std::string& says, std::string_view about) {
    if (std::exchange(drafted_.show_clash, false)) scroll_here();
    switch (ask_about_clash(field, says, about)) {
      case ClashAnswer::none: break;
      case ClashAnswer::mine: drafted_.keep_mine(field); break;
      case ClashAnswer::journals: drafted_.take_journals(field); break;
    }
  }
  Drafted<Form>& drafted_;
  std::vector<std::string> open_;
};

}  // namespace nightjar::screens
