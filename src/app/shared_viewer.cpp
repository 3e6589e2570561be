#include <algorithm>
#include <nightjar/app/computer_actions.hpp>
#include <nightjar/app/journal_actions.hpp>
#include <nightjar/app/shared_viewer.hpp>
#include <nightjar/app/start_actions.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/overloaded.hpp>

namespace nightjar::app {

SharedViewer::SharedViewer(Services services, std::string path) : services_(std::move(services)) {
  NIGHTJAR_EXPECTS(services_.clock && services_.jobs && services_.files);
  if (auto computer = journal::load_computer_settings(*services_.files, services_.settings_file, services_.new_id))
    state_.computer = std::move(*computer);
  state_.path = std::move(path);
  read({});
}

ThemeName SharedViewer::theme() const { return state_.computer.theme; }

void SharedViewer::read(SecretBytes password) {
  if (state_.reading) return;
  state_.reading = true;
  state_.problem.reset();
  using Read = std::optional<imports::SharedCopy>;  // none: a password is needed
  services_.jobs->run(
      [files = services_.files, path = state_.path, password = std::move(password),
       now = services_.clock->now()](std::stop_token) -> Result<Read> {
        const auto bytes = read_file(*files, path, imports::max_file_bytes);
        if (!bytes) return fail(bytes.error());
        const std::string_view text{reinterpret_cast<const char*>(bytes->data()), bytes->size()};
        if (password.empty() && imports::needs_password(text)) return Read();
        auto copy = imports::read_shared_copy(file_name_of(path), text, password.text(), now);
        if (!copy) return fail(copy.error());
        return Read(std::move(*copy));
      },
      [this, alive = std::weak_ptr(alive_)](Result<Read> result) {
        if (alive.expired()) return;
        state_.reading = false;
        state_.take_focus = true;
        if (!result) {
          state_.problem = result.error();
        } else if (!*result) {
          state_.asks_password = true;
        } else {
          state_.copy = std::move(*result);
          state_.asks_password = false;
          state_.password.clear();
          wipe_typed_text_ = true;
          state_.trends.range = static_cast<int>(TrendsRange::all);
        }
      });
}

JournalView SharedViewer::view() const {
  const auto& data = state_.copy->data;
  const Zone zone = zone_or(data.settings().home_zone, services_.zone);
  const auto span = data.span();
  const WallTime now = wall_time(services_.clock->now(), zone);
  // The charts end the day before today, so today is the day after the last one in the file.
  const Day today = span ? span->second + 1 : journal_day(now, data.settings().day_start_min);
  return {.data = data,
          .revision = 1,
          .now = services_.clock->now(),
          .local = now,
          .today = today,
          .zone = zone,
          .lists = data.lists(),
          .file_name = file_name_of(state_.path),
          .read_only = true,
          .undo = {},
          .redo = {},
          .save = {}};
}

std::optional<JournalView> SharedViewer::view_if_read() const {
  if (!state_.copy) return std::nullopt;
  return view();
}

void SharedViewer::show(Day day) {
  report::Options options;
  options.from = options.until = day;
  options.all_entries = true;
  options.zone = view().zone;
  options.made_at = services_.clock->now();
  auto model = report::build_model(state_.copy->data, options);
  state_.day = SharedCopyState::OpenDay{day, std::move(model.entries), std::move(model.comments)};
  std::ranges::move(model.notes, std::back_inserter(state_.day->remarks));
}

void SharedViewer::handle(Action action) {
  // There is nothing here that anything else could be done to.
  action.visit([&](act::Unlock& asked) { read(std::move(asked.secret)); },
               // The charts name a night by the day it leads into.
               [&](act::ShowInCalendar& asked) { show(asked.day - 1); },
               [&](act::ShowHelp& asked) { state_.help = asked.open; },
               [&](act::SetTheme& asked) { state_.computer.theme = asked.theme; },
               [&](act::SetTextScale& asked) {
                 state_.computer.text_scale = asked.scale;
                 journal::bring_into_range(state_.computer);
               });
}

}  // namespace nightjar::app
