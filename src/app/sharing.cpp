// A file leaves the journal: made and written by a job from a copy, then noted in the list of what was shared.
#include "app/sharing.hpp"

#include <nightjar/report/contents.hpp>
#include <nightjar/report/share_file.hpp>
#include <nightjar/support/atomic_file.hpp>
#include <nightjar/support/digest.hpp>

namespace nightjar::app {
namespace {

struct Written {
  std::string sha256;
  std::size_t bytes = 0;
};

Result<Written> write(FileOps& files, const std::string& path, bool replace, const Result<std::string>& made) {
  if (!made) return fail(made.error());
  if (const auto slash = path.rfind('/'); slash != std::string::npos && slash > 0)
    if (auto folder = make_folders(files, path.substr(0, slash)); !folder) return fail(folder.error());
  const auto what = replace ? Replaces::own_kind : Replaces::nothing;
  if (auto written = write_atomically(files, path, std::string_view(*made), what); !written) {
    if (written.error().code == ErrorCode::clash && !replace)
      return fail(ErrorCode::clash, "a file of that name is already there, and it was left as it is",
                  "choose another name, or replace it");
    return fail(written.error());
  }
  return Written{sha256_hex(*made), made->size()};
}

/// The journal was locked at that moment: what could not be entered in the list of shares does not stay.
void take_back(FileOps& files, const std::string& path) {
  if (const auto place = locate(files, path)) files.unlink_at(place->folder.get(), place->name);
}

}  // namespace

Sharing::~Sharing() {
  cancel();  // a file that could not be entered in the list of shares is not left behind
  leave();
}

bool Sharing::handle(Action& action) {
  return action.visit([&](act::MakeSharedFile& asked) { make(asked.replace); }, [&](act::CancelSharing&) { cancel(); },
                      [&](act::LayOutPages&) { lay_out(); });
}

void Sharing::make(bool replace) {
  auto& share = s_.state.share;
  if (sharing_) return;
  share.problem.reset();
  share.saved.reset();
  share.ask_replace = false;
  const auto refuse = [&](const char* message, const char* hint) {
    share.problem = Error{ErrorCode::invalid_value, message, hint};
  };
  if (share.path.empty()) return refuse("the file needs a name", "");
  if (share.options.from > share.options.until) return refuse("the first night comes after the last one", "");
  if (share.with_password)
    if (const auto fits =
            report::prepared_password(SecretBytes::copy_of(share.password.text()), report::protection_of(share.format));
        !fits) {
      share.problem = fits.error();
      return;
    }

  auto options = share.options;
  options.made_at = s_.computer.services.clock->now();
  options.zone = s_.zone();
  options.has_password = share.with_password;

  Share entry;
  entry.at = moment_at(Instant{options.made_at.ms / 60000 * 60000}, s_.zone());
  if (!share.recipient.empty()) entry.recipient = share.recipient;
  entry.format = to_text(share.format);
  entry.from = options.from;
  entry.until = options.until;
  entry.included = report::included_names(report::contents_of(s_.data(), options, share.format));
  entry.encrypted = share.with_password;
  entry.file_name = file_name_of(share.path);
  entry.app_version = NIGHTJAR_VERSION;

  share.done = std::make_shared<std::atomic<double>>(0);
  sharing_ = std::make_shared<journal::Jobs::Number>();
  auto password = std::make_shared<SecretBytes>(
      SecretBytes::copy_of(share.with_password ? share.password.text() : std::string_view()));
  *sharing_ = s_.computer.services.jobs->run(
      [make = s_.computer.services.make_file, files = s_.computer.services.files, data = copy_for_jobs(), options,
       format = share.format, path = s_.computer.whole_path(share.path), replace, password, done = share.done,
       wake = s_.computer.services.wake](std::stop_token stop) {
        const auto progress = [&](double share_done) {
          const auto percent = [](double share_of_all) { return static_cast<int>(share_of_all * 100); };
          if (percent(done->exchange(share_done)) != percent(share_done)) wake();
          return !stop.stop_requested();
        };
        return write(*files, path, replace, make(*data, options, format, password->text(), progress));
      },
      [this, entry, path = s_.computer.whole_path(share.path), files = s_.computer.services.files, replace,
       asked_for = std::weak_ptr(sharing_)](Result<Written> written) mutable {
        if (asked_for.expired()) {
          if (written) take_back(*files, path);
          return;
        }
        sharing_.reset();
        auto& now = s_.state.share;
        now.done.reset();
        if (!written) {
          now.ask_replace = written.error().code == ErrorCode::clash && !replace;
          now.problem = written.error();
          return;
        }
        now.saved = ShareState::Saved{path, written->bytes, entry.encrypted};
        entry.sha256 = written->sha256;
        // The file is out, so the list goes on saying so whatever is undone.
        auto listed = s_.edit_of({{entry, false}});
        listed.can_be_undone = false;
        static_cast<void>(s_.apply(std::move(listed), "", now.problem));
      });
}

void Sharing::lay_out() {
  const auto& wanted = s_.state.share.worked_out;
  if (laying_out_) {
    // One at a time: what was chosen meanwhile is laid out once the older one has ended.
    if (laying_out_->choice != wanted) s_.computer.services.jobs->cancel(laying_out_->job);
    return;
  }
  laying_out_ = std::make_shared<LayingOut>(LayingOut{wanted});
  laying_out_->job = s_.computer.services.jobs->run(
      [preview = s_.computer.services.preview, data = copy_for_jobs(),
       options = wanted.options](const std::stop_token& stop) {
        return preview(*data, options, [&](double) { return !stop.stop_requested(); });
      },
      [this, asked_for = std::weak_ptr(laying_out_)](Result<std::vector<charts::Scene>> pages) {
        const auto asked = asked_for.lock();
        if (!asked) return;
        laying_out_.reset();
        auto& share = s_.state.share;
        if (!pages && pages.error().code == ErrorCode::cancelled) return;
        share.laid_out = asked->choice;
        share.not_laid_out.reset();
        share.pages.clear();
        if (pages)
          share.pages = std::move(*pages);
        else
          share.not_laid_out = pages.error();
        share.page = std::min(share.page, share.pages.empty() ? 0 : share.pages.size() - 1);
      });
}

/// Ends what only the screen needs, and drops it.
void Sharing::leave() {
  if (laying_out_) s_.computer.services.jobs->cancel(laying_out_->job);
  laying_out_.reset();
  copy_ = {};
}

std::shared_ptr<const JournalData> Sharing::copy_for_jobs() {
  if (!copy_.data || copy_.revision != s_.journal->data_revision())
    copy_ = {s_.journal->data_revision(), std::make_shared<const JournalData>(s_.journal->data())};
  return copy_.data;
}

void Sharing::cancel() {
  if (sharing_) s_.computer.services.jobs->cancel(*sharing_);
}

}  // namespace nightjar::app
