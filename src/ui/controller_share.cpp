// A report leaves the journal: written by a job from a copy, then noted in the list of what was shared.
#include <nightjar/ui/controller.hpp>

namespace nightjar::ui {

void NightjarApp::make_report() {
  auto& share = state_.share;
  if (share.writing || !services_.write_report) return;
  share.problem.reset();
  share.saved_to.clear();
  if (share.path.empty() || share.options.from > share.options.until) {
    share.problem = Error{ErrorCode::invalid_value, share.path.empty() ? "the file needs a name" : "the first night comes after the last one", ""};
    return;
  }
  share.writing = true;
  auto options = share.options;
  options.made_at = services_.clock->now();
  options.zone = zone();

  Share entry;
  entry.at = moment_at(Instant{options.made_at.ms / 60000 * 60000}, zone());
  if (!share.recipient.empty()) entry.recipient = share.recipient;
  entry.format = "pdf";
  entry.from = options.from;
  entry.until = options.until;
  entry.included.insert("nights");
  for (const auto field_class : report::field_classes())
    if (!options.left_out.contains(field_class)) entry.included.insert(std::string(to_text(field_class)));
  entry.file_name = file_name_of(share.path);
  entry.app_version = NIGHTJAR_VERSION;

  services_.jobs->run(
      [write = services_.write_report, data = journal_->data(), options, path = share.path](std::stop_token) { return write(data, options, path); },
      [this, entry, path = share.path, alive = std::weak_ptr(alive_)](Result<std::string> digest) mutable {
        if (alive.expired() || !journal_) return;
        state_.share.writing = false;
        if (!digest) {
          state_.share.problem = digest.error();
          return;
        }
        state_.share.saved_to = path;
        entry.sha256 = *digest;
        static_cast<void>(apply(edit_of({{entry, false}}), "", state_.share.problem));
      });
}

}  // namespace nightjar::ui
