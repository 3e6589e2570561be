#include <fcntl.h>

#include <algorithm>
#include <nightjar/app/app.hpp>
#include <nightjar/app/computer_actions.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/support/utf8.hpp>

#include "app/open_program.hpp"
#include "app/start_controller.hpp"

namespace nightjar::app {
namespace {

bool file_is_there(FileOps& files, const std::string& path) {
  const auto place = locate(files, path);
  if (!place) return false;
  // O_NONBLOCK: a named pipe must not make us wait for someone to write into it.
  const OpenFile file(files, files.open_at(place->folder.get(), place->name, O_RDONLY | O_NONBLOCK, 0));
  FileStat stat;
  return file && files.stat(file.get(), stat) >= 0 && stat.kind == FileStat::Kind::file;
}

std::string sentence_of(const Error& error) { return utf8::capitalised(error.message + "."); }

}  // namespace

App::App(Services services, std::optional<std::string> file)
    : computer_(std::move(services)), opened_(AtStart{std::make_unique<StartController>(computer_)}) {
  last_input_ = computer_.services.boot_time();
  if (!file)
    for (const auto& recent : computer_.state.settings.recent_files)
      if (!file && file_is_there(*computer_.services.files, recent)) file = recent;
  auto& start = *std::get<AtStart>(opened_).start;
  if (file)
    start.choose(*file);
  else
    start.show_welcome();
  computer_.typed_text_wiped();  // nothing was typed yet
}

App::~App() = default;

OpenProgram* App::program() const {
  return std::visit(Overloaded{[](const AtStart&) -> OpenProgram* { return nullptr; },
                               [](const Open& open) { return open.program.get(); },
                               [](const auto& hidden) { return hidden.behind.get(); }},
                    opened_);
}

OpenProgram* App::shown() const {
  const auto* open = std::get_if<Open>(&opened_);
  return open ? open->program.get() : nullptr;
}

StartState& App::start() {
  NIGHTJAR_EXPECTS(std::holds_alternative<AtStart>(opened_));
  return std::get<AtStart>(opened_).start->state;
}

OpenState& App::state() {
  NIGHTJAR_EXPECTS(program());
  return program()->session().state;
}

JournalView App::view() const {
  NIGHTJAR_EXPECTS(shown());
  return shown()->session().view();
}

const journal::OpenJournal* App::journal() const {
  if (const auto* of = program()) return of->session().journal.get();
  return std::get<AtStart>(opened_).start->made();
}

void App::window_placed(const journal::WindowPlace& place) {
  if (place == window_place()) return;
  auto& settings = computer_.state.settings;
  const auto& services = computer_.services;
  // Another window may have changed the others since, such as the files opened last.
  if (auto now = journal::load_computer_settings(*services.files, services.settings_file,
                                                 [id = settings.device_id] { return id; }))
    settings = std::move(*now);
  settings.window = place;
  journal::bring_into_range(settings);
  computer_.save_settings();
}

void App::input() { last_input_ = computer_.services.boot_time(); }

void App::before_frame() {
  computer_.services.jobs->deliver_finished();
  follow_up();
  const auto* open = journal();
  if (open && journal::idle_lock_due(last_input_, computer_.services.boot_time(), open->settings().auto_lock_min))
    lock(true, false);
  if (auto* of = program()) of->before_frame();
}

void App::after_frame(Actions asked) {
  for (auto& action : asked) handle(std::move(action));
  if (auto* of = program()) of->after_frame();
}

std::optional<std::chrono::milliseconds> App::until_deadline() const {
  const auto now = computer_.services.boot_time();
  std::optional<std::chrono::milliseconds> soonest;
  const auto consider = [&](std::chrono::milliseconds wait) {
    if (!soonest || wait < *soonest) soonest = std::max(wait, std::chrono::milliseconds{0});
  };
  if (const auto* open = journal(); open && open->settings().auto_lock_min > 0)
    consider(journal::until_idle_lock(last_input_, now, open->settings().auto_lock_min));
  if (const auto* of = program())
    if (const auto due = of->next_deadline()) consider(*due - now);
  return soonest;
}

void App::focus_lost() {
  if (auto* of = program()) static_cast<void>(of->store_drafts());
}

bool App::close() {
  if (auto* of = program()) return close_journal(*of->session().journal, of->leave(), of->session().state.problem);
  auto& start = *std::get<AtStart>(opened_).start;
  return start.made() == nullptr || close_journal(*start.made(), true, start.state.problem);
}

bool App::close_journal(journal::OpenJournal& journal, bool drafts, std::optional<Error>& problem) {
  const auto saved = journal.save_now();
  if (drafts && saved && !journal.read_only()) {
    const auto trouble = journal.keep_copies();
    if (trouble.empty() || std::exchange(warned_on_close_, true)) return true;
    problem = Error{ErrorCode::io, trouble.front(), "close again to leave it; the journal itself is saved"};
    return false;
  }
  if ((drafts && saved) || std::exchange(warned_on_close_, true)) return true;
  problem = saved ? Error{ErrorCode::io, "what you are typing could not be stored",
                          "save the form, or close again to leave it"}
                  : saved.error();
  return false;
}

void App::handle(Action action) {
  try {
    if (action.about() == About::computer) {
      handle_computer(action);
    } else if (action.about() == About::start) {
      if (auto* at_start = std::get_if<AtStart>(&opened_)) at_start->start->handle(action);
      follow_up();
    } else if (journal() != nullptr) {
      const bool locking = action.visit([&](act::Lock& asked) { lock(false, asked.in_a_hurry); },
                                        [&](act::Uncover&) { uncover(); }, [&](act::UseBackup&) { use_backup(); });
      if (auto* of = locking ? nullptr : shown()) of->handle(action);
    }
  } catch (const Failure& failure) {
    problem() = failure.error();
  } catch (const std::bad_alloc&) {
    problem() = Error{ErrorCode::no_memory, "not enough memory for that", "close other programs and try again"};
  }
}

std::optional<Error>& App::problem() {
  if (auto* of = program()) return of->session().state.problem;
  return start().problem;
}

void App::handle_computer(Action& action) {
  auto& computer = computer_.state;
  action.visit([&](act::ShowHelp& asked) { computer.help = asked.open; },
               [&](act::ShowKeys& asked) { computer.keys = asked.open; },
               [&](act::ShowDocument& asked) { computer.document = asked.which; },
               [&](act::SetTheme& asked) {
                 computer.settings.theme = asked.theme;
                 computer_.save_settings();
               },
               [&](act::SetTextScale& asked) {
                 computer.settings.text_scale = asked.scale;
                 journal::bring_into_range(computer.settings);
                 computer_.save_settings();
               });
}

void App::follow_up() {
  if (auto* at_start = std::get_if<AtStart>(&opened_)) {
    if (auto opened = at_start->start->take_opened()) show(std::move(*opened));
  } else if (auto* locking = std::get_if<Locking>(&opened_);
             locking && !locking->copying && !locking->behind->session().state.working()) {
    lock_now(false, locking->in_a_hurry);
  }
}

/// What was typed before, the passphrase among it, goes with the state that it was typed in.
void App::show(JustOpened opened) {
  journal::remember_file(computer_.state.settings, opened.path);
  computer_.save_settings();
  input();
  warned_on_close_ = false;
  computer_.wipe_typed_text();
  auto program = std::make_unique<OpenProgram>(computer_, std::move(opened.journal));
  program->session().state.problem = std::exchange(computer_.state.problem, std::nullopt);
  program->session().state.safety.opened_by_code = opened.by_recovery_code;
  if (!opened.said.empty()) program->session().say(std::move(opened.said));
  opened_ = Open{std::move(program)};
}

std::unique_ptr<OpenProgram> App::take_program() {
  return std::visit(Overloaded{[](AtStart&) { return std::unique_ptr<OpenProgram>(); },
                               [](Open& open) { return std::move(open.program); },
                               [](auto& hidden) { return std::move(hidden.behind); }},
                    opened_);
}

void App::uncover() {
  if (auto* covered = std::get_if<Covered>(&opened_)) opened_ = Open{std::move(covered->behind)};
}

void App::use_backup() {
  auto* of = shown();
  if (!of || of->session().state.working() || !of->session().state.safety.looked_into) return;
  const auto backup = *of->session().state.safety.looked_into;
  lock_now(false, true);
  // If it could not be saved, it is covered and says so.
  if (auto* at_start = std::get_if<AtStart>(&opened_)) at_start->start->restore(backup);
}

void App::lock(bool because_idle, bool in_a_hurry) {
  auto* of = program();
  if (!of) return std::get<AtStart>(opened_).start->close_made();
  if (std::holds_alternative<Locking>(opened_)) return;
  computer_.wipe_typed_text();
  if (of->session().state.working())
    opened_ = Locking{take_program(), in_a_hurry, false};
  else
    lock_now(because_idle, in_a_hurry);
}

void App::lock_now(bool because_idle, bool in_a_hurry) {
  auto& of = *program();
  auto& journal = *of.session().journal;
  const bool drafts = of.leave();
  const auto saved = journal.save_now();
  const auto kept = journal.save_status().kept_in;
  if (!drafts || (!saved && !kept)) {
    // Locking never loses anything: what cannot be kept stays behind a cover, with the reason.
    of.session().state.problem =
        saved ? Error{ErrorCode::io, "what you are typing could not be stored, so the journal stays open",
                      "save the form first"}
              : saved.error();
    if (because_idle) input();
    opened_ = Covered{take_program()};
  } else if (!saved) {
    finish_locking({sentence_of(saved.error()) + " What could not be saved is kept, encrypted, in " + *kept +
                    ", and is offered when you unlock."});
  } else if (in_a_hurry || journal.read_only()) {
    finish_locking({});
  } else if (computer_.state.settings.copy_folder.empty()) {
    finish_locking(journal.keep_copies());
  } else {
    // A stick or a cloud's folder may be slow. Nothing of the journal is shown while it takes its copy.
    opened_ = Locking{take_program(), in_a_hurry, true};
    of.session().lend(
        JournalTask::copying, [](journal::OpenJournal& lent, std::stop_token) { return lent.keep_copies(); },
        [this](Result<std::vector<std::string>> notices) {
          finish_locking(notices ? *std::move(notices) : std::vector{sentence_of(notices.error())});
        });
  }
}

void App::finish_locking(const std::vector<std::string>& notices) {
  const std::string path = journal()->path();
  opened_ = AtStart{std::make_unique<StartController>(computer_)};  // and all that was open goes
  computer_.state.help = computer_.state.keys = false;              // dialogs, too
  computer_.state.document = -1;
  computer_.wipe_typed_text();
  auto& start = *std::get<AtStart>(opened_).start;
  start.choose(path);
  start.state.notices.insert(start.state.notices.begin(), notices.begin(), notices.end());
}

}  // namespace nightjar::app
