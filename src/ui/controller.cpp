#include <algorithm>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/ui/controller.hpp>
#include <nightjar/ui/draw_app.hpp>

#include "ui/locked.hpp"

namespace nightjar::ui {
namespace {
constexpr std::chrono::milliseconds toast_time{6000};

bool file_is_there(FileOps& files, const std::string& path) {
  const auto place = locate(files, path);
  return place && static_cast<bool>(OpenFile(files, files.open_at(place->folder.get(), place->name, 0, 0)));
}
}  // namespace

NightjarApp::NightjarApp(Services services, std::optional<std::string> file) : services_(std::move(services)) {
  NIGHTJAR_EXPECTS(services_.clock && services_.jobs && services_.files);
  if (auto looks = journal::load_settings(*services_.files, services_.settings_file, services_.new_id)) {
    state_.looks = std::move(*looks);
  } else {
    state_.looks.device_id = services_.new_id();
    state_.problem = looks.error();
  }
  last_input_ = services_.boot_time();
  if (!file)
    for (const auto& recent : state_.looks.recent_files)
      if (!file && file_is_there(*services_.files, recent)) file = recent;
  if (file)
    choose(*file);
  else
    handle(act::ShowWelcome{});
}

NightjarApp::~NightjarApp() = default;

ThemeName NightjarApp::theme() const { return theme_of(state_.looks.theme); }

float NightjarApp::text_scale() const {
  return std::clamp(static_cast<float>(state_.looks.text_scale), least_text_scale, most_text_scale);
}

void NightjarApp::input() { last_input_ = services_.boot_time(); }

void NightjarApp::before_frame() {
  services_.jobs->deliver_finished();
  if (state_.screen != Screen::share) leave_share();
  const auto now = services_.boot_time();
  if (journal_ && journal::idle_lock_due(last_input_, now, journal_->settings().auto_lock_min)) lock(true);
  if (draft_timer_.due(now)) handle(act::StoreDrafts{});
  if (state_.toast && now >= state_.toast->until) state_.toast.reset();
  if (journal_ && view().today != day_seen_) {
    // The journal day turned while the window was open; a form that nobody has touched moves on with it.
    const Day before = std::exchange(day_seen_, view().today);
    if (state_.today.day == before && !state_.today.night.changed() && !state_.today.day_form.changed()) {
      const Screen shown = state_.screen;
      show_day(day_seen_, std::nullopt);
      state_.screen = shown;
    }
  }
}

void NightjarApp::frame() {
  Actions asked;
  if (journal_) {
    const JournalView now = view();
    draw_app(&now, state_, services_, asked);
  } else {
    draw_app(nullptr, state_, services_, asked);
  }
  if (std::exchange(wipe_after_next_frame_, false)) wipe_text_state();
  for (auto& action : asked) handle(std::move(action));
  watch_drafts();
}

std::optional<std::chrono::milliseconds> NightjarApp::until_deadline() const {
  const auto now = services_.boot_time();
  std::optional<std::chrono::milliseconds> soonest;
  const auto consider = [&](std::chrono::milliseconds wait) {
    if (!soonest || wait < *soonest) soonest = std::max(wait, std::chrono::milliseconds{0});
  };
  if (journal_ && journal_->settings().auto_lock_min > 0)
    consider(journal::until_idle_lock(last_input_, now, journal_->settings().auto_lock_min));
  if (const auto due = draft_timer_.due_at()) consider(*due - now);
  if (state_.toast) consider(state_.toast->until - now);
  return soonest;
}

void NightjarApp::focus_lost() { static_cast<void>(store_drafts()); }

bool NightjarApp::close() {
  if (!journal_) return true;
  const bool drafts = store_drafts();
  const auto saved = journal_->save_now();
  if (drafts && saved && !journal_->read_only()) {
    const auto trouble = journal_->keep_copies();
    if (trouble.empty() || std::exchange(warned_on_close_, true)) return true;
    state_.problem = Error{ErrorCode::io, trouble.front(), "close again to leave it; the journal itself is saved"};
    return false;
  }
  if ((drafts && saved) || std::exchange(warned_on_close_, true)) return true;
  state_.problem = saved ? Error{ErrorCode::io, "what you are typing could not be stored",
                                 "save the form, or close again to leave it"}
                         : saved.error();
  return false;
}

JournalView NightjarApp::view() const {
  NIGHTJAR_EXPECTS(journal_);
  const auto& settings = journal_->settings();
  const Instant now = services_.clock->now();
  const WallTime local = wall_time(now, zone());
  return {.data = journal_->data(),
          .revision = journal_->data_revision(),
          .now = now,
          .local = local,
          .today = journal_day(local, settings.day_start_min),
          .zone = zone(),
          .lists = state_.lists,
          .file_name = file_name_of(journal_->path()),
          .read_only = journal_->read_only(),
          .undo = journal_->undo_title(),
          .redo = journal_->redo_title(),
          .save = journal_->save_status()};
}

std::string NightjarApp::zone() const {
  const auto& home = journal_->settings().home_zone;
  return zone_exists(home) ? home : services_.zone;
}

std::string NightjarApp::whole_path(const std::string& typed) const {
  const bool home = typed == "~" || typed.starts_with("~/");
  return home && !services_.home_folder.empty() ? services_.home_folder + typed.substr(1) : typed;
}

journal::Author NightjarApp::author() const {
  return {.clock = services_.clock,
          .new_id = services_.new_id,
          .device_id = state_.looks.device_id,
          .zone = services_.zone};
}

void NightjarApp::say(std::string text, bool undoable) {
  state_.toast = Toast{std::move(text), undoable, services_.boot_time() + toast_time};
}

void NightjarApp::keep_looks() {
  if (auto kept = journal::save_settings(*services_.files, services_.settings_file, state_.looks); !kept)
    state_.problem = kept.error();
}

void NightjarApp::handle(Action action) {
  try {
    std::visit(
        Overloaded{
            [&](act::ShowWelcome&) {
              forget_typed_secrets();
              locked_.reset();
              state_.gate.gate = Gate::welcome;
              state_.gate.problem.reset();
              state_.gate.recent = state_.looks.recent_files;
              state_.gate.take_focus = true;
            },
            [&](act::ShowCreate&) {
              forget_typed_secrets();
              locked_.reset();
              state_.gate.gate = Gate::create;
              state_.gate.problem.reset();
              state_.gate.path = services_.new_journal_path;
              state_.gate.take_focus = true;
            },
            [&](act::ChooseJournal& wish) { choose(whole_path(wish.path)); },
            [&](act::CreateJournal& wish) { create(std::move(wish)); },
            [&](act::RecoveryCodeKept&) {
              state_.gate.recovery_code = {};
              for (auto& group : state_.gate.typed_groups) wipe(group.data(), group.size()), group.clear();
              wipe_after_next_frame_ = true;
              state_.open = true;
              state_.gate.gate = Gate::unlock;
              show_day(view().today, std::nullopt);
            },
            [&](act::OpenDemo&) { open_demo(); },
            [&](act::Unlock& wish) { unlock(std::move(wish)); },
            [&](act::CancelUnlock&) {
              if (unlocking_) services_.jobs->cancel(*unlocking_);
            },
            [&](act::GoTo& wish) {
              if (wish.screen == Screen::today && state_.screen == Screen::today) show_day(view().today, std::nullopt);
              state_.screen = wish.screen;
              state_.settings.loaded = state_.safety.loaded = false;
              state_.calendar.focus_day = state_.trends.take_focus = true;  // arrow keys travel at once
              state_.calendar.searching = false;
              state_.lists_page.stale = true;
              if (wish.screen == Screen::bring_in) state_.bring_in = {};
            },
            [&](act::ShowDay& wish) { show_day(wish.day, wish.part); },
            [&](act::ShowInCalendar& wish) {
              state_.screen = Screen::calendar;
              state_.calendar.selected = wish.day;
              state_.calendar.bin = state_.calendar.searching = false;
              state_.calendar.focus_day = true;
            },
            [&](act::OpenCraving& wish) {
              open_craving(wish.record);
              bring_dialog_back();
            },
            [&](act::OpenTaken& wish) {
              open_taken(wish);
              if (!wish.substance) bring_dialog_back();
            },
            [&](act::OpenForm& wish) {
              open_form(wish);
              if (!wish.substance) bring_dialog_back();
            },
            [&](act::CloseEntry&) { put_dialog_away(); },
            [&](act::BeginAnew&) { begin_dialog_anew(); },
            [&](act::EditRecord& wish) {
              edit_record(wish.record);
              bring_dialog_back();
            },
            [&](act::ShowVersions& wish) {
              state_.calendar.versions_of = wish.record;
              state_.calendar.versions = journal_->revisions_of(wish.record);
            },
            [&](act::ShowHelp& wish) { state_.help = wish.open; },
            [&](act::ShowKeys& wish) { state_.keys = wish.open; },
            [&](act::ShowList& wish) {
              state_.screen = Screen::lists;
              state_.lists_page = {};
              state_.lists_page.kind = wish.kind;
            },
            [&](act::Search&) {
              state_.screen = Screen::calendar;
              state_.calendar.searching = state_.calendar.focus_search = true;
              state_.calendar.bin = false;
            },
            [&](act::SaveNight&) { save_night(); },
            [&](act::SaveDay&) { save_day(); },
            [&](act::SaveCraving&) { save_craving(); },
            [&](act::SaveTaken& wish) { save_taken(wish.replaces_none); },
            [&](act::SaveForm&) { save_form(); },
            [&](act::ArrangeLists& wish) { arrange(std::move(wish.lists)); },
            [&](act::Rename& wish) { rename(wish); },
            [&](act::NothingTaken& wish) {
              auto edit = journal::nothing_taken(journal_->data(), author(), wish.day, wish.substance);
              if (edit.changes.empty()) {
                say(listed_substances(journal_->data(), true).empty()
                        ? "Your list is empty. Add what you want to keep track of under This day or in your lists."
                        : "Already recorded for that day; nothing changed.");
              } else {
                static_cast<void>(apply(std::move(edit), "Saved.", state_.problem));
              }
            },
            [&](act::DiscardDraft& wish) {
              const Day day = state_.today.day;
              if (wish.part == TodayPart::night) {
                clear_draft("night/" + iso(day - 1));
                state_.today.night.start(night_form(journal_->data(), day - 1));
              } else {
                clear_draft("day/" + iso(day));
                state_.today.day_form.start(day_form(journal_->data(), day));
              }
            },
            [&](act::Ask& wish) { ask(wish.question); },
            [&](act::Keep& wish) {
              static_cast<void>(apply(edit_of(wish.wishes), std::move(wish.said), state_.problem));
            },
            [&](act::Delete& wish) {
              if (const auto record = journal_->data().find_any(wish.record)) {
                const std::string name = journal::name_of(*record, journal_->settings().day_start_min);
                static_cast<void>(apply(journal::edit_of(journal::remove(author(), *record)),
                                        "In the bin: " + name + ".", state_.problem));
              }
            },
            [&](act::Restore& wish) {
              if (const auto record = journal_->data().find_any(wish.record))
                static_cast<void>(
                    apply(journal::edit_of(journal::restore(author(), *record)), "Restored.", state_.problem));
            },
            [&](act::EmptyBin&) {
              if (auto removed = journal_->empty_bin())
                say("The bin is empty.");
              else
                state_.problem = removed.error();
              state_.calendar.confirm_empty_bin = false;
            },
            [&](act::StoreDrafts&) { static_cast<void>(store_drafts()); },
            [&](act::Undo&) { undo_or_redo(true); },
            [&](act::Redo&) { undo_or_redo(false); },
            [&](act::Lock& wish) { lock(false, wish.in_a_hurry); },
            [&](act::SaveAgain&) {
              if (auto saved = journal_->save_now())
                state_.problem.reset();
              else
                state_.problem = saved.error();
            },
            [&](act::SetTheme& wish) {
              state_.looks.theme = wish.theme;
              keep_looks();
            },
            [&](act::SetTextScale& wish) {
              state_.looks.text_scale = std::clamp(wish.scale, double{least_text_scale}, double{most_text_scale});
              keep_looks();
            },
            [&](act::SetJournalSettings& wish) {
              if (auto set = journal_->set_settings(wish.settings)) {
                state_.settings.loaded = false;
                state_.settings.said = "Saved.";
                state_.settings.problem.reset();
                reload_unchanged_forms();
              } else {
                state_.settings.problem = set.error();
              }
            },
            [&](act::ChangePassphrase& wish) {
              const auto secrets = std::make_shared<act::ChangePassphrase>(std::move(wish));
              change_keys(
                  state_.settings.problem,
                  "The new passphrase opens this journal from now on. Older copies of the file still open with the old "
                  "one.",
                  [secrets](journal::OpenJournal& journal, const journal::KdfCost& cost) -> Result<SecretBytes> {
                    if (auto right = journal.check_passphrase(secrets->now); !right) return fail(right.error());
                    if (auto changed = journal.change_passphrase(secrets->next, cost); !changed)
                      return fail(changed.error());
                    return SecretBytes();
                  });
            },
            [&](act::MakeRecoveryCode&) {
              change_keys(state_.settings.problem,
                          "Write the new code down. The old one no longer opens what is saved from now on.",
                          [](journal::OpenJournal& journal, const journal::KdfCost& cost) {
                            return journal.make_new_recovery_code(cost);
                          });
            },
            [&](act::Safekeeping& wish) { handle_safekeeping(std::move(wish)); },
            [&](act::Uncover&) { state_.covered = false; },
            [&](act::MakeSharedFile& wish) { make_shared_file(wish.replace); },
            [&](act::CancelSharing&) { cancel_sharing(); },
            [&](act::LayOutPages&) { lay_out_pages(); },
            [&](act::LookAtFile& wish) { look_at_file(whole_path(wish.path)); },
            [&](act::BringIn&) { bring_in(); },
        },
        action);
  } catch (const Failure& failure) {
    (journal_ ? state_.problem : state_.gate.problem) = failure.error();
  } catch (const std::bad_alloc&) {
    (journal_ ? state_.problem : state_.gate.problem) =
        Error{ErrorCode::no_memory, "not enough memory for that", "close other programs and try again"};
  }
}

}  // namespace nightjar::ui
