// Entries from a file: read by a job against a copy of the journal, shown, and brought in as one step of undo.
#include <nightjar/imports/merge.hpp>
#include <nightjar/support/digest.hpp>
#include <nightjar/ui/controller.hpp>

namespace nightjar::ui {

void NightjarApp::look_at_file(const std::string& path) {
  auto& now = state_.bring_in;
  if (now.working) return;
  now.problem.reset();
  now.read.reset();
  now.said.clear();
  now.working = true;
  imports::Options how;
  if (!now.person.empty()) how.person = now.person;
  how.batch_id = services_.new_id();
  how.new_id = services_.new_id;
  how.now = services_.clock->now();
  how.device_id = author().device_id;
  how.home_zone = zone();
  services_.jobs->run(
      [files = services_.files, path, how, data = journal_->data(),
       revision = journal_->data_revision()](std::stop_token) -> Result<BringInState::Read> {
        const auto bytes = read_file(*files, path, imports::max_file_bytes);
        if (!bytes) return fail(bytes.error());
        const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
        const std::string name = file_name_of(path);
        auto batch = imports::parse(name, text, how, data);
        if (!batch) return fail(batch.error());
        return BringInState::Read{how, std::move(*batch), name, sha256_hex(text), revision};
      },
      [this, alive = std::weak_ptr(alive_)](Result<BringInState::Read> read) {
        if (alive.expired() || !journal_ || !state_.bring_in.working) return;
        state_.bring_in.working = false;
        if (read)
          state_.bring_in.read = std::move(*read);
        else
          state_.bring_in.problem = read.error();
      });
}

void NightjarApp::bring_in() {
  auto& now = state_.bring_in;
  if (!now.read) return;
  const auto& [how, batch, name, sha256, revision] = *now.read;
  if (revision != journal_->data_revision()) {  // an undo, or an entry made over this page
    now.read.reset();
    now.problem =
        Error{ErrorCode::refused, "your journal was changed since the file was looked at, so nothing was brought in",
              "look at the file again"};
    return;
  }
  journal::Edit edit;
  edit.title = "import";
  for (auto& change : imports::to_changes(batch, how, {now.theirs, name, sha256}))
    edit.changes.push_back({std::move(change.before), std::move(change.after)});
  if (edit.changes.empty()) {
    now.read.reset();
    now.said = "Nothing new: the journal holds all of this.";
    return;
  }
  const bool was_empty = !journal_->data().span();
  if (auto done = journal_->import_all(std::move(edit), batch.revisions); !done) {
    now.problem = done.error();
    return;
  }
  // A whole journal read into an empty one brings its home zone and day with it.
  if (was_empty && batch.settings)
    if (auto set = journal_->set_settings(*batch.settings); !set) now.problem = set.error();
  const int fresh = batch.counts.fresh;
  now.read.reset();
  now.said = "The entries are in your journal.";
  reload_unchanged_forms();
  say(std::to_string(fresh) + (fresh == 1 ? " entry brought in." : " entries brought in."), true);
}

}  // namespace nightjar::ui
