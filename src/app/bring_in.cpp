#include "app/bring_in.hpp"

#include <nightjar/entry/unknown_zones.hpp>
#include <nightjar/imports/merge.hpp>
#include <nightjar/support/digest.hpp>

namespace nightjar::app {

bool BringIn::handle(Action& action) {
  return action.visit([&](act::LookAtFile& asked) { look_at(s_.computer.whole_path(asked.path)); },
                      [&](act::BringIn&) { take(); });
}

void BringIn::look_at(const std::string& path) {
  auto& now = s_.state.bring_in;
  if (now.working) return;
  now.problem.reset();
  now.read.reset();
  now.said.clear();
  now.working = true;
  imports::Options how;
  if (!now.person.empty()) how.person = now.person;
  how.batch_id = s_.computer.services.new_id();
  how.new_id = s_.computer.services.new_id;
  how.now = s_.computer.services.clock->now();
  how.device_id = s_.computer.author().device_id;
  how.home_zone = s_.zone();
  s_.run(
      [files = s_.computer.services.files, path, how, data = s_.journal->data(),
       revision = s_.journal->data_revision()](std::stop_token) -> Result<BringInState::Read> {
        const auto bytes = read_file(*files, path, imports::max_file_bytes);
        if (!bytes) return fail(bytes.error());
        const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
        const std::string name = file_name_of(path);
        auto batch = imports::parse(name, text, how, data);
        if (!batch) return fail(batch.error());
        return BringInState::Read{how, std::move(*batch), name, sha256_hex(text), revision};
      },
      [this](Result<BringInState::Read> read) {
        if (!s_.state.bring_in.working) return;
        s_.state.bring_in.working = false;
        if (read)
          s_.state.bring_in.read = std::move(*read);
        else
          s_.state.bring_in.problem = read.error();
      });
}

void BringIn::take() {
  auto& now = s_.state.bring_in;
  if (!now.read) return;
  const auto& [how, batch, name, sha256, revision] = *now.read;
  if (revision != s_.journal->data_revision()) {  // an undo, or an entry made over this page
    now.read.reset();
    now.problem =
        Error{ErrorCode::refused, "your journal was changed since the file was looked at, so nothing was brought in",
              "look at the file again"};
    return;
  }
  journal::Edit edit;
  edit.title = "import";
  edit.changes = imports::to_changes(batch, how, {now.theirs, name, sha256});
  if (edit.changes.empty() && !batch.lists) {
    now.read.reset();
    now.said = "Nothing new: the journal holds all of this.";
    return;
  }
  const auto zones = entry::unknown_zones_among(edit.changes);
  const bool was_empty = !s_.journal->data().span(), only_lists = edit.changes.empty();
  if (auto done = s_.journal->import_all(std::move(edit), batch.revisions); !done) {
    now.problem = done.error();
    return;
  }
  // A whole journal read into an empty one brings its home zone and day with it.
  if (was_empty && batch.settings)
    if (auto set = s_.journal->set_settings(*batch.settings); !set) now.problem = set.error();
  if (batch.lists)
    if (auto set = s_.journal->set_lists(*batch.lists); !set) now.problem = set.error();
  const int fresh = batch.counts.fresh;
  now.read.reset();
  now.path.clear();
  now.person.clear();
  now.said = only_lists ? "Your lists have the entries that only the file's had; your journal holds all of the rest."
                        : "The entries are in your journal.";
  if (zones) now.said += " " + *zones;
  s_.journal_changed();
  if (!only_lists) s_.say(std::to_string(fresh) + (fresh == 1 ? " entry brought in." : " entries brought in."), true);
}

}  // namespace nightjar::app
