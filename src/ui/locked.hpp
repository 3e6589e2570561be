// A journal that is chosen and not yet open: shared with the job that opens it.
#pragma once
#include <nightjar/ui/controller.hpp>

namespace nightjar::ui {

struct NightjarApp::Locked {
  journal::LockedJournal journal;
};

}  // namespace nightjar::ui
