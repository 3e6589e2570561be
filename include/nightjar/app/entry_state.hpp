// The dialog of one entry, over whatever screen there is.
#pragma once
#include <nightjar/entry/entry_forms.hpp>
#include <nightjar/entry/record_forms.hpp>
#include <nightjar/support/error.hpp>

namespace nightjar::app {

using namespace entry;

struct EntryState {
  std::optional<Drafted<CravingForm>> craving;
  std::optional<Drafted<TakenForm>> taken;
  std::optional<Drafted<RecordForm>> other;
  std::vector<std::string> offered;  // words of the list that the dialog offers, as they were when it opened
  bool own_words = false, something_else = false;
  bool ask_replaces_none = false;  // an intake on a day that says none
  bool take_focus = true;
  /// What was put away in dialogs of this kind on other days: under which key, and of which day.
  struct Waiting {
    std::string key;
    Day day{};
  };
  std::vector<Waiting> waiting;
  std::optional<Error> problem;
};

}  // namespace nightjar::app
