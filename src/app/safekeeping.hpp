// Backups of the open journal, a copy of it elsewhere, and merging with another copy.
#pragma once
#include <nightjar/app/action.hpp>
#include <nightjar/app/journal_actions.hpp>

#include "app/session.hpp"

namespace nightjar::app {

class Safekeeping {
 public:
  explicit Safekeeping(Session& session) : s_(session) {}
  bool handle(Action& action);
  /// What this computer keeps of the journal, looked up again.
  void load();

 private:
  void prove_backup();
  void look_into(const journal::Backup& backup);
  void set_copy_folder(const std::string& folder);
  /// Reads another copy in a job and then `use`s it. With `secret`: the copy's own passphrase.
  void read_copy(const std::string& path, SecretBytes secret, std::function<void(Result<journal::OtherCopy>)> use);
  void preview_merge(act::PreviewMerge asked);
  void merge_as_previewed();
  void take_in(const std::string& path);
  void merge_with(journal::OtherCopy other, const std::string& path, std::optional<Error>& problem);

  Session& s_;
  std::optional<journal::OtherCopy> previewed_;
};

}  // namespace nightjar::app
