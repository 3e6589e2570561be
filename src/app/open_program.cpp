#include "app/open_program.hpp"

#include <nightjar/support/utf8.hpp>

namespace nightjar::app {

OpenProgram::OpenProgram(Computer& computer, journal::OpenJournal journal) : session_(computer, std::move(journal)) {
  auto& state = session_.state;
  auto& opened = *session_.journal;
  session_.forms_follow = [this] {
    session_.state.settings.journal.follow(settings_form(session_.journal->settings()));
    today_.follow_the_journal();
    dialogs_.follow_the_journal();
  };
  path_before_ = opened.path();
  opened.save_in_background(computer.services.wake);
  state.help_lines = opened.settings().help_lines;
  state.calendar.selected = session_.view().today;
  safekeeping_.load();
  drafts_.bring_back_page_texts();
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
      [&](act::BringBack& asked) { dialogs_.bring_back_of_another_day(asked.key); },
      [&](act::ThrowAway& asked) { dialogs_.throw_away(asked.key); },
      [&](act::StoreDrafts&) { static_cast<void>(store_drafts()); });
}

bool OpenProgram::store_drafts() {
  records_.keep_help_lines();
  return drafts_.store();
}

bool OpenProgram::leave() {
  records_.keep_settings();
  return drafts_.store();
}

/// Saving goes on by itself: what comes of it that a person must know is said above the page, whatever screen there is.
void OpenProgram::watch_the_file() {
  auto& state = session_.state;
  const auto save = session_.journal->save_status();
  if (save.error != unsaved_said_) {
    if (state.problem == unsaved_said_) state.problem.reset();
    if (save.error) state.problem = save.error;
    unsaved_said_ = save.error;
  }
  if (save.notice != beside_said_) {
    if (save.notice)
      state.safety.notices.push_back(utf8::capitalised(save.notice->message) + ". " +
                                     utf8::capitalised(save.notice->hint) + ".");
    beside_said_ = save.notice;
  }
  if (const auto path = session_.journal->path(); path != path_before_) {
    // The next start opens the file with what was written last.
    path_before_ = path;
    journal::remember_file(session_.computer.state.settings, path);
    session_.computer.save_settings();
  }
}

void OpenProgram::before_frame() {
  auto& state = session_.state;
  if (state.screen != Screen::share) sharing_.leave();
  const auto now = session_.computer.services.boot_time();
  if (drafts_.due(now)) static_cast<void>(store_drafts());
  if (std::exchange(screen_before_, state.screen) == Screen::settings && state.screen != Screen::settings)
    records_.keep_settings();
  watch_the_file();
  if (state.toast && now >= state.toast->until) state.toast.reset();
  today_.follow_the_day();
}

std::optional<journal::BootTime> OpenProgram::next_deadline() const {
  auto soonest = drafts_.due_at();
  if (const auto& toast = session_.state.toast; toast && (!soonest || toast->until < *soonest)) soonest = toast->until;
  return soonest;
}

}  // namespace nightjar::app
