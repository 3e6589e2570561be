// The program behind the window: owns the open journal, turns actions into calls and jobs, keeps drafts, locks.
#pragma once
#include <nightjar/journal/autosave.hpp>
#include <nightjar/ui/app_state.hpp>
#include <nightjar/ui/kit.hpp>
#include <nightjar/ui/services.hpp>
#include <nightjar/ui/view.hpp>

namespace nightjar::ui {

class NightjarApp {
 public:
  /// File: the journal to open; none: the one used last, if it is still there.
  NightjarApp(Services services, std::optional<std::string> file);
  ~NightjarApp();
  NightjarApp(const NightjarApp&) = delete;
  NightjarApp& operator=(const NightjarApp&) = delete;

  /// What fonts and kit are to be made for; the window's own content scale comes on top.
  [[nodiscard]] ThemeName theme() const;
  [[nodiscard]] float text_scale() const;

  /// Key, mouse or wheel: puts off the lock.
  void input();
  /// Finished jobs, due drafts, the lock. Before every frame.
  void before_frame();
  /// Draws, then does what was asked. Between begin_frame and end_frame of the window's kit.
  void frame();
  /// After so long, a frame is needed without any input.
  [[nodiscard]] std::optional<std::chrono::milliseconds> until_deadline() const;

  void focus_lost();
  /// Stores drafts and saves. False: it could not be saved, and the window says so; asking again closes anyway.
  [[nodiscard]] bool close();

  void handle(Action action);
  [[nodiscard]] const AppState& state() const { return state_; }
  [[nodiscard]] AppState& state() { return state_; }
  [[nodiscard]] const journal::OpenJournal* journal() const { return journal_.get(); }

 private:
  struct Locked;

  // Opening and locking (controller_gate.cpp).
  void choose(const std::string& path, bool look_only = false);
  void unlock(act::Unlock wish);
  void create(act::CreateJournal wish);
  void open_demo();
  [[nodiscard]] std::string demo_path() const;
  void opened(journal::OpenJournal journal, const std::string& path);
  void lock(bool because_idle, bool in_a_hurry = false);
  void finish_locking(const std::vector<std::string>& notices);
  void lock_if_it_waits();
  void forget_typed_secrets();
  [[nodiscard]] journal::SafePlaces places_here() const;

  // Records (controller_records.cpp).
  bool apply(journal::Edit edit, std::string said, std::optional<Error>& problem);
  [[nodiscard]] journal::Edit edit_of(const Wishes& wishes) const;
  void save_night();
  void save_day();
  void save_craving();
  void save_taken(bool replaces_none);
  void edit_record(const Id& record);
  void show_day(Day day, std::optional<TodayPart> part);
  void open_craving(const std::optional<Id>& record);
  void open_taken(const act::OpenTaken& wish);
  void open_form(const act::OpenForm& wish);
  void save_form();
  void ask(const Question& question);
  void rename(const act::Rename& wish);
  void arrange(Lists lists);
  void undo_or_redo(bool undo);
  void make_shared_file(bool replace);
  void cancel_sharing();
  void lay_out_pages();
  void leave_share();
  [[nodiscard]] std::shared_ptr<const JournalData> copy_for_jobs();
  void look_at_file(const std::string& path);  // controller_bring_in.cpp
  void bring_in();
  void reload_unchanged_forms();

  // Backups, copies, keys (controller_safety.cpp).
  using KeyWork = std::function<Result<SecretBytes>(journal::OpenJournal&, const journal::KdfCost&)>;
  void handle_safekeeping(act::Safekeeping wish);
  void load_safety();
  void prove_backup();
  void look_into(const journal::Backup& backup);
  void use_backup();
  void set_copy_folder(const std::string& folder);
  /// Reads another copy in a job and then `use`s it. With `secret`: the copy's own passphrase.
  void read_copy(const std::string& path, SecretBytes secret, std::function<void(Result<journal::OtherCopy>)> use);
  void preview_merge(act::PreviewMerge wish);
  void merge_copies();
  void merge_with(journal::OtherCopy other, const std::string& path, std::optional<Error>& problem);
  /// New secrets, made in a job. What it answers is a new recovery code, or empty.
  void change_keys(std::optional<Error>& problem, std::string said, KeyWork work);
  void try_recovery_code(SecretBytes code);
  void show_backups();
  void try_backup(act::TryBackup wish);
  void restore(const journal::Backup& backup);
  void rescue(SecretBytes secret);
  void keep_recovery_sheet(const std::string& path);

  // Drafts (controller_drafts.cpp).
  void watch_drafts();
  bool store_drafts();
  void clear_draft(const std::string& key);
  void put_dialog_away();
  void bring_dialog_back();
  void begin_dialog_anew();

  void keep_looks();
  void say(std::string text, bool undoable = false);
  [[nodiscard]] JournalView view() const;
  [[nodiscard]] std::string zone() const;
  [[nodiscard]] std::string whole_path(const std::string& typed) const;  // "~/" is the home folder
  [[nodiscard]] journal::Author author() const;

  Services services_;
  AppState state_;
  std::shared_ptr<journal::OpenJournal> journal_;   // shared with a job that changes its keys
  std::optional<journal::OtherCopy> merging_with_;  // the one previewed
  std::shared_ptr<Locked> locked_;
  std::optional<journal::Jobs::Number> unlocking_;
  // Whoever delivers looks whether these are still there: locking lets go of them.
  std::shared_ptr<journal::Jobs::Number> sharing_;
  struct LayingOut {
    ShareChoice choice;
    journal::Jobs::Number job = 0;
  };
  std::shared_ptr<LayingOut> laying_out_;
  struct CopyForJobs {
    std::uint64_t revision = 0;
    std::shared_ptr<const JournalData> data;
  };
  CopyForJobs copy_;  // while Share is shown: each choice would need one of its own
  journal::DraftTimer draft_timer_;
  std::optional<journal::BootTime> draft_stored_at_;
  journal::BootTime last_input_{};
  Day day_seen_{};
  bool warned_on_close_ = false;
  bool lock_waits_ = false;  // for a job that changes keys
  bool wipe_after_next_frame_ = false;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace nightjar::ui
