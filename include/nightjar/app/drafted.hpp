// A form that is being filled in.
#pragma once
#include <nightjar/entry/draft_text.hpp>

namespace nightjar::app {

using namespace entry;  // forms and lists, unqualified in all of app

/// A form with what it started from, so that it is known what has been typed and what is stored of it.
template <class Form>
struct Drafted {
  Form form;
  std::string base;           // the form as the journal has it; empty: not started
  std::string stored;         // the draft in the journal, empty: none
  bool brought_back = false;  // the form began as a draft from earlier

  void start(Form fresh) {
    base = draft_of(fresh);
    form = std::move(fresh);
    stored.clear();
    brought_back = false;
  }
  [[nodiscard]] bool changed() const { return !base.empty() && draft_of(form) != base; }
};

}  // namespace nightjar::app
