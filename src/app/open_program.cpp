#include "app/open_program.hpp"

namespace nightjar::app {

OpenProgram::OpenProgram(Computer& computer, journal::OpenJournal journal) : session_(computer, std::move(journal)) {
  auto& state = session_.state;
  auto& opened = *session_.journal;
  session_.forms_follow = [this] {
    today_.follow_the_journal();
    dialogs_.follow_the_journal();
  };
  opened.save_in_background(computer.services.wake);
  state.help_lines = opened.settings().help_lines;
  state.calendar.selected = session_.view().today;
  safekeeping_.load();
  state.safety.notices = opened.notices();
  state.safety.code_asked_for = opened.rehearsal_due();
  today_.show_what_was_half_typed();
  dialogs_.bring_back_half_typed();
}

void OpenProgram::handle(Action& action) {
  static_cast<void>(navigation_.handle(action) || handle_forms(action) || records_.handle(action) ||
                    sharing_.handle(action) || bring_in_.handle(action) || safekeeping_.handle(action) ||
                    keys_.handle(action));
}

bool OpenProgram::handle_forms(Action& action) {
  return action.visit(
      [&](act::OpenCraving& asked) {
        dialogs_.open(asked);
        dialogs_.bring_back();
      },
      [&](act::OpenTaken& asked) {
        dialogs_.open(asked);
        if (!asked.substance) dialogs_.bring_back();
      },
      [&](act::OpenForm& asked) {
        dialogs_.open(asked);
        if (!asked.substance) dialogs_.bring_back();
      },
      [&](act::CloseEntry&) { dialogs_.put_away(); }, [&](act::BeginAnew&) { dialogs_.begin_again(); },
      [&](act::SaveNight&) { today_.save_night(); }, [&](act::SaveDay&) { today_.save_day(); },
      [&](act::SaveCraving&) { dialogs_.save_craving(); },
      [&](act::SaveTaken& asked) { dialogs_.save_taken(asked.replaces_none); },
      [&](act::SaveForm&) { dialogs_.save_form(); }, [&](act::DiscardDraft& asked) { today_.discard(asked.part); },
      [&](act::StoreDrafts&) { static_cast<void>(drafts_.store()); });
}

void OpenProgram::before_frame() {
  auto& state = session_.state;
  if (state.screen != Screen::share) sharing_.leave();
  const auto now = session_.computer.services.boot_time();
  if (drafts_.due(now)) static_cast<void>(drafts_.store());
  if (state.toast && now >= state.toast->until) state.toast.reset();
  today_.follow_the_day();
}

std::optional<journal::BootTime> OpenProgram::next_deadline() const {
  auto soonest = drafts_.due_at();
  if (const auto& toast = session_.state.toast; toast && (!soonest || toast->until < *soonest)) soonest = toast->until;
  return soonest;
}

}  // namespace nightjar::app
