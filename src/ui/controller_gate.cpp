// Choosing, making, opening and locking a journal.
#include <fmt/format.h>

#include <nightjar/journal/demo.hpp>
#include <nightjar/ui/controller.hpp>

#include "ui/locked.hpp"

namespace nightjar::ui {
namespace {
/// Opens the invented journal, and is told whenever one is made: it protects nothing.
constexpr std::string_view demo_passphrase = "nightjar demo";

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}
std::string sentence_of(const Error& error) {
  std::string text = error.message + ".";
  if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}
}  // namespace

void NightjarApp::forget_typed_secrets() {
  state_.gate.passphrase.clear();
  state_.gate.again.clear();
  state_.settings.passphrase_now.clear();
  state_.settings.passphrase_next.clear();
  state_.settings.passphrase_again.clear();
  state_.safety.passphrase_now.clear();
  state_.safety.passphrase_next.clear();
  state_.safety.passphrase_again.clear();
  state_.safety.merge_passphrase.clear();
  state_.safety.code.clear();
  state_.share.password.clear();
  if (ImGui::GetCurrentContext()) leave_text_field();
  wipe_after_next_frame_ = true;
}

void NightjarApp::choose(const std::string& path, bool look_only) {
  auto& gate = state_.gate;
  gate.gate = Gate::unlock;
  gate.path = path;
  gate.problem.reset();
  gate.notices.clear();
  gate.use_recovery_code = false;
  gate.rescue = {};
  gate.take_focus = true;
  gate.recent = state_.looks.recent_files;
  locked_.reset();  // frees its lock first, in case it is the same file
  auto found = journal::inspect(path, look_only, *services_.files);
  if (!found) {
    gate.problem = found.error();
    return;
  }
  gate.notices = found->notices();
  if (path == demo_path())
    gate.notices.push_back(fmt::format("The passphrase \"{}\" opens this invented year.", demo_passphrase));
  gate.has_recovery_code = found->has_recovery_code();
  locked_ = std::make_shared<Locked>(Locked{std::move(*found)});
}

void NightjarApp::unlock(act::Unlock wish) {
  if (state_.gate.working) return;
  if (!locked_) {
    choose(state_.gate.path);
    if (!locked_) return;
  }
  state_.gate.working = true;
  state_.gate.problem.reset();
  const auto kind = wish.recovery_code ? journal::SecretKind::recovery_code : journal::SecretKind::passphrase;
  unlocking_ = services_.jobs->run(
      [locked = locked_, secret = std::move(wish.secret), kind, who = author(), files = services_.files,
       places = places_here()](std::stop_token stop) {
        auto opened = journal::unlock(locked->journal, secret, kind, who, std::move(stop));
        if (opened) opened->keep_safe(places, *files);
        return opened;
      },
      [this, alive = std::weak_ptr(alive_)](Result<journal::OpenJournal> result) {
        if (alive.expired()) return;
        unlocking_.reset();
        state_.gate.working = false;
        if (result) {
          forget_typed_secrets();
          const std::string path = state_.gate.path;
          locked_.reset();
          opened(std::move(*result), path);
          state_.open = true;
        } else if (result.error().code != ErrorCode::cancelled) {
          state_.gate.problem = result.error();
          state_.gate.take_focus = true;
        }
      });
}

void NightjarApp::create(act::CreateJournal wish) {
  if (state_.gate.working) return;
  state_.gate.working = true;
  state_.gate.problem.reset();
  JournalSettings settings;
  settings.home_zone = services_.zone;
  services_.jobs->run(
      [files = services_.files, cost = services_.new_journal_cost, path = whole_path(wish.path),
       secret = std::move(wish.passphrase), settings, who = author(),
       places = places_here()](std::stop_token) -> Result<journal::Created> {
        if (const auto folder = folder_of(path); !folder.empty())
          if (auto made = make_folders(*files, folder); !made) return fail(made.error());
        auto made = journal::create(path, secret, cost(), settings, who, *files);
        if (made) made->journal.keep_safe(places, *files);
        return made;
      },
      [this, path = whole_path(wish.path), alive = std::weak_ptr(alive_)](Result<journal::Created> result) {
        if (alive.expired()) return;
        state_.gate.working = false;
        if (!result) {
          state_.gate.problem = result.error();
          return;
        }
        forget_typed_secrets();
        opened(std::move(result->journal), path);
        // Only after the code was kept, or declined, does the journal show.
        state_.gate.gate = Gate::recovery;
        state_.gate.recovery_code = std::move(result->recovery_code);
        state_.gate.declining = false;
        state_.gate.sheet_path = services_.documents_folder + "/nightjar recovery code.txt";
        state_.gate.sheet_said.clear();
        state_.gate.take_focus = true;
        const auto pick = services_.new_id();
        state_.gate.asked_groups = {pick.bytes[0] % 3U, 3U + pick.bytes[1] % 4U};
      });
}

std::string NightjarApp::demo_path() const { return folder_of(services_.new_journal_path) + "/nightjar-demo.nightjar"; }

void NightjarApp::open_demo() {
  if (state_.gate.working) return;
  state_.gate.working = true;
  const std::string path = demo_path();
  // Nights that are surely over: the invented person lives in another zone, and the last night is left to try the form.
  const WallTime there = wall_time(services_.clock->now(), journal::demo_settings().home_zone);
  const Day yesterday = journal_day(there - std::chrono::hours(12)) - 1;
  services_.jobs->run(
      [files = services_.files, path, who = author(), yesterday](std::stop_token stop) -> Result<journal::OpenJournal> {
        if (auto made = make_folders(*files, folder_of(path)); !made) return fail(made.error());
        const auto secret = SecretBytes::copy_of(demo_passphrase);
        auto made = journal::create(path, secret, vault::minimal_cost(), journal::demo_settings(), who, *files);
        if (made) {
          if (auto filled = made->journal.import_all(journal::build_demo(who, yesterday)); !filled)
            return fail(filled.error());
          return std::move(made->journal);
        }
        if (made.error().code != ErrorCode::clash) return fail(made.error());
        auto found = journal::inspect(path, false, *files);
        if (!found) return fail(found.error());
        return journal::unlock(*found, secret, journal::SecretKind::passphrase, who, std::move(stop));
      },
      [this, path, alive = std::weak_ptr(alive_)](Result<journal::OpenJournal> result) {
        if (alive.expired()) return;
        state_.gate.working = false;
        if (!result) {
          state_.gate.problem = result.error();
          return;
        }
        opened(std::move(*result), path);
        state_.open = true;
        say(fmt::format("An invented year to look around in. The passphrase \"{}\" opens it again.", demo_passphrase));
      });
}

void NightjarApp::opened(journal::OpenJournal journal, const std::string& path) {
  journal_ = std::make_shared<journal::OpenJournal>(std::move(journal));
  journal_->save_in_background(services_.wake);
  input();
  journal::remember_file(state_.looks, path);
  keep_looks();
  state_.gate.path = path;
  state_.help_lines = journal_->settings().help_lines;
  state_.screen = Screen::today;
  state_.calendar = {};
  state_.calendar.selected = day_seen_ = view().today;
  warned_on_close_ = lock_waits_ = false;
  load_safety();
  state_.safety.notices = journal_->notices();
  state_.safety.code_asked_for = journal_->rehearsal_due();
  state_.lists = lists_from(journal_->draft(lists_key).value_or(""));

  // What was half typed is offered again in its own form; the latest day's first.
  std::optional<std::pair<Day, TodayPart>> half_typed;
  for (const auto& [key, text] : journal_->drafts()) {
    const bool night = key.starts_with("night/");
    if (!night && !key.starts_with("day/")) continue;
    if (const auto day = parse_day(key.substr(key.find('/') + 1))) {
      const std::pair place{night ? *day + 1 : *day, night ? TodayPart::night : TodayPart::day};
      if (!half_typed || place.first > half_typed->first) half_typed = place;
    }
  }
  if (half_typed)
    show_day(half_typed->first, half_typed->second);
  else
    show_day(day_seen_, std::nullopt);
  if (const auto draft = journal_->draft("craving")) {
    open_craving(std::nullopt);
    state_.entry.craving->form = form_from_draft<CravingForm>(*draft);
    state_.entry.craving->stored = *draft;
    state_.entry.craving->brought_back = true;
  } else if (const auto taken = journal_->draft("taken")) {
    open_taken({});
    state_.entry.taken->form = form_from_draft<TakenForm>(*taken);
    state_.entry.taken->stored = *taken;
    state_.entry.taken->brought_back = true;
  } else {
    for_each_record_form([&]<class Form>() {
      const auto other = journal_->draft(Form::key);
      if (!other || state_.entry.other) return;
      const auto form = form_from_draft<Form>(*other);
      open_form({static_cast<FormKind>(RecordForm(form).index()), std::nullopt, form.day, std::nullopt});
      state_.entry.other->form = form;
      state_.entry.other->stored = *other;
      state_.entry.other->brought_back = true;
    });
  }
}

void NightjarApp::lock(bool because_idle, bool in_a_hurry) {
  if (!journal_) return;
  if (state_.settings.working || state_.safety.working) {
    // A job has the journal for a second or two; nothing of it is shown meanwhile.
    lock_waits_ = state_.covered = true;
    return;
  }
  const bool drafts = store_drafts();
  const auto saved = journal_->save_now();
  const auto kept = journal_->save_status().kept_in;
  if (!drafts || (!saved && !kept)) {
    // Locking never loses anything: what cannot be kept stays behind a cover, with the reason.
    state_.problem = saved ? Error{ErrorCode::io, "what you are typing could not be stored, so the journal stays open",
                                   "save the form first"}
                           : saved.error();
    state_.covered = true;
    if (because_idle) input();
    return;
  }
  if (!saved) {
    finish_locking({sentence_of(saved.error()) + " What could not be saved is kept, encrypted, in " + *kept +
                    ", and is offered when you unlock."});
  } else if (in_a_hurry || journal_->read_only()) {
    finish_locking({});
  } else if (state_.looks.copy_folder.empty()) {
    finish_locking(journal_->keep_copies());
  } else {
    // A stick or a cloud's folder may be slow. Nothing of the journal is shown while it takes its copy.
    state_.covered = state_.safety.working = state_.safety.copying = true;
    services_.jobs->run([journal = journal_](std::stop_token) { return journal->keep_copies(); },
                        [this, journal = std::weak_ptr(journal_),
                         alive = std::weak_ptr(alive_)](Result<std::vector<std::string>> notices) {
                          if (alive.expired() || journal.expired()) return;
                          lock_waits_ = false;
                          finish_locking(notices ? *std::move(notices) : std::vector{sentence_of(notices.error())});
                        });
  }
}

void NightjarApp::finish_locking(const std::vector<std::string>& notices) {
  const std::string path = journal_->path();
  cancel_sharing();  // a file that could not be entered in the list of shares is not left behind
  sharing_.reset();
  leave_share();
  forget_typed_secrets();
  merging_with_.reset();
  journal_.reset();
  auto looks = std::move(state_.looks);
  state_ = {};
  state_.looks = std::move(looks);
  draft_timer_.stored();
  choose(path);
  state_.gate.notices.insert(state_.gate.notices.begin(), notices.begin(), notices.end());
}

void NightjarApp::lock_if_it_waits() {
  if (std::exchange(lock_waits_, false)) lock(false);
}

journal::SafePlaces NightjarApp::places_here() const {
  auto places = services_.safe_places;
  places.copy_folder = state_.looks.copy_folder;
  return places;
}

}  // namespace nightjar::ui
