// The program behind the window, without a toolkit: what is open, and what is done when something is asked for.
#pragma once
#include <nightjar/app/action.hpp>
#include <nightjar/app/computer.hpp>
#include <nightjar/app/open_state.hpp>
#include <nightjar/app/start_state.hpp>
#include <nightjar/app/view.hpp>
#include <variant>

namespace nightjar::app {

class OpenProgram;
class StartController;
struct JustOpened;

/// No journal is open, or one was just made and its recovery code is shown.
struct AtStart {
  std::unique_ptr<StartController> start;
};
struct Open {
  std::unique_ptr<OpenProgram> program;
};
/// It should be locked and could not be saved: nothing of it is shown, and nothing of it is lost.
struct Covered {
  std::unique_ptr<OpenProgram> behind;
};
/// It is locked as soon as the job that has the journal is done. Nothing of it is shown meanwhile.
struct Locking {
  std::unique_ptr<OpenProgram> behind;
  bool in_a_hurry = false;
  bool copying = false;  // saved already: only the copy in the person's own folder is waited for
};
using Opened = std::variant<AtStart, Open, Covered, Locking>;

class App {
 public:
  /// File: the journal to open; none: the one used last, if it is still there.
  App(Services services, std::optional<std::string> file);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  /// What fonts and style are to be made for; the window's own content scale comes on top.
  [[nodiscard]] ThemeName theme() const { return computer_.state.settings.theme; }
  [[nodiscard]] float text_scale() const { return static_cast<float>(computer_.state.settings.text_scale); }
  /// Where the window was when it last closed.
  [[nodiscard]] const journal::WindowPlace& window_place() const { return computer_.state.settings.window; }
  /// The window closes there: remembered for the next start.
  void window_placed(const journal::WindowPlace& place);

  /// Key, mouse or wheel: puts off the lock.
  void input();
  /// Finished jobs, due drafts, the lock. Before every frame.
  void before_frame();
  /// Does what a frame asked for, in its order.
  void after_frame(Actions asked);
  /// After so long, a frame is needed without any input.
  [[nodiscard]] std::optional<std::chrono::milliseconds> until_deadline() const;

  void focus_lost();
  /// Stores drafts and saves. False: it could not be saved, and the window says so; asking again closes anyway.
  [[nodiscard]] bool close();

  /// An action that is about something else than what there is now is dropped.
  void handle(Action action);

  [[nodiscard]] const Opened& opened() const { return opened_; }
  [[nodiscard]] ComputerState& computer() { return computer_.state; }
  [[nodiscard]] const Services& services() const { return computer_.services; }
  /// Precondition: AtStart.
  [[nodiscard]] StartState& start();
  /// Precondition: Open, Covered or Locking.
  [[nodiscard]] OpenState& state();
  /// What screens may read. Precondition: Open. Good until anything is handled.
  [[nodiscard]] JournalView view() const;
  /// The journal that is open, shown or not; null before that.
  [[nodiscard]] const journal::OpenJournal* journal() const;

  /// Something secret was typed and is done with: whoever draws leaves the text field before the next frame, and wipes
  /// what the toolkit keeps of typed text after it.
  [[nodiscard]] bool wipe_typed_text() const { return computer_.wipes_typed_text(); }
  void typed_text_wiped() { computer_.typed_text_wiped(); }

 private:
  /// The journal's program, shown, covered or about to be locked; null before one is open.
  [[nodiscard]] OpenProgram* program() const;
  /// The one that may be asked for things: shown.
  [[nodiscard]] OpenProgram* shown() const;
  [[nodiscard]] std::unique_ptr<OpenProgram> take_program();
  [[nodiscard]] std::optional<Error>& problem();
  void handle_computer(Action& action);
  void show(JustOpened opened);
  void uncover();
  void use_backup();
  void lock(bool because_idle, bool in_a_hurry);
  /// Precondition: no job has the journal.
  void lock_now(bool because_idle, bool in_a_hurry);
  void finish_locking(const std::vector<std::string>& notices);
  /// What finished jobs lead to: a journal that opened is shown, and one that was to be locked is.
  void follow_up();
  [[nodiscard]] bool close_journal(journal::OpenJournal& journal, bool drafts, std::optional<Error>& problem);

  Computer computer_;
  Opened opened_;
  journal::BootTime last_input_{};
  bool warned_on_close_ = false;
};

}  // namespace nightjar::app
