// A file that somebody shared, to look at: the same Trends as in one's own journal, and nothing that changes or keeps
// anything. No journal is open, so there is none that could be written to.
#pragma once
#include <nightjar/app/action.hpp>
#include <nightjar/app/services.hpp>
#include <nightjar/app/trends_state.hpp>
#include <nightjar/app/view.hpp>
#include <nightjar/imports/shared_copy.hpp>
#include <nightjar/journal/settings.hpp>
#include <nightjar/report/model.hpp>
#include <nightjar/support/secret_buffer.hpp>

namespace nightjar::app {

struct SharedCopyState {
  std::string path;
  bool reading = false;
  bool asks_password = false;
  bool take_focus = true;  // the password's field, in the next frame
  SecretBuffer password;
  std::optional<Error> problem;
  std::optional<imports::SharedCopy> copy;
  TrendsState trends;
  /// A day that was opened from the charts, with everything in the file that belongs to it.
  struct OpenDay {
    Day day{};
    std::vector<report::EntryLine> entries;
    std::vector<report::Remark> remarks;
  };
  std::optional<OpenDay> day;
  bool help = false;
  journal::ComputerSettings computer;  // of this computer; what is changed here lasts as long as the window
};

class SharedViewer {
 public:
  SharedViewer(Services services, std::string path);
  SharedViewer(const SharedViewer&) = delete;
  SharedViewer& operator=(const SharedViewer&) = delete;

  [[nodiscard]] ThemeName theme() const;
  [[nodiscard]] float text_scale() const { return static_cast<float>(state_.computer.text_scale); }
  [[nodiscard]] const journal::WindowPlace& window_place() const { return state_.computer.window; }
  void before_frame() { services_.jobs->deliver_finished(); }
  /// What the screen may read; none until the file is read.
  [[nodiscard]] std::optional<JournalView> view_if_read() const;
  /// As of App.
  [[nodiscard]] bool wipe_typed_text() const { return wipe_typed_text_; }
  void typed_text_wiped() { wipe_typed_text_ = false; }
  void handle(Action action);
  [[nodiscard]] const SharedCopyState& state() const { return state_; }
  [[nodiscard]] SharedCopyState& state() { return state_; }

 private:
  void read(SecretBytes password);
  void show(Day day);
  [[nodiscard]] JournalView view() const;

  Services services_;
  SharedCopyState state_;
  bool wipe_typed_text_ = false;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace nightjar::app
