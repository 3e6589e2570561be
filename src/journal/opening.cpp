#include <nightjar/journal/opening.hpp>
#include <nightjar/vault/store.hpp>

namespace nightjar::journal {

Result<Created> create(const std::string& path, const SecretBytes& passphrase, const KdfCost& cost,
                       const JournalSettings& settings, const Author& author, FileOps& files,
                       const vault::ShowCode& show) {
  auto store = vault::Store::create(settings);
  if (auto ok = store.set_setting("rehearsal", to_json(rehearsal_after_new_code(author.now()))); !ok)
    return fail(ok.error());
  auto made = vault::VaultFile::create(files, path, passphrase, cost, store.image(), author.now().ms, show);
  if (!made) return fail(made.error());
  auto code = made->recovery_code.formatted();
  return Created{OpenJournal({std::move(store), JournalData(settings)}, std::move(made->file), author, author.now()),
                 std::move(code)};
}

Result<LockedJournal> inspect(const std::string& path, bool look_only, FileOps& files) {
  auto sealed = vault::VaultFile::inspect(files, path, look_only);
  if (!sealed) return fail(sealed.error());
  return LockedJournal(*std::move(sealed), files);
}

Result<LockedJournal> inspect_damaged(const std::string& path, FileOps& files) {
  auto sealed = vault::VaultFile::inspect_damaged(files, path);
  if (!sealed) return fail(sealed.error());
  return LockedJournal(*std::move(sealed), files);
}

std::vector<std::string> LockedJournal::notices() const {
  std::vector<std::string> out;
  switch (file_.read_only()) {
    case vault::ReadOnly::no: break;
    case vault::ReadOnly::asked: out.emplace_back("It opens for reading only."); break;
    case vault::ReadOnly::not_permitted:
      out.emplace_back("The file or its folder may not be written, so it opens for reading only.");
      break;
    case vault::ReadOnly::newer_format:
      out.emplace_back("A newer version of Nightjar saved it, so it opens for reading only.");
      break;
  }
  if (file_.lock_unsupported())
    out.emplace_back(
        "This disk cannot tell whether another program has the journal open. Open it in one place at a time.");
  if (file_.has_hard_links())
    out.emplace_back("The file has more than one name. After a save the other names keep the old content.");
  return out;
}

Result<OpenJournal> unlock(LockedJournal& locked, const SecretBytes& secret, SecretKind kind, const Author& author,
                           std::stop_token stop, bool allow_much_memory) {
  auto usable = locked.hold();
  if (!usable) return fail(std::move(usable.error()));
  Error error{ErrorCode::cancelled, "unlocking was cancelled", ""};
  {
    auto opened = vault::VaultFile::unlock(locked.file_, secret, kind, {allow_much_memory, stop});
    if (!opened) return fail(std::move(opened.error()));
    try {
      auto store = vault::Store::open(opened->database, vault::migrations(), stop);
      if (store && !stop.stop_requested())
        return OpenJournal(*std::move(store), std::move(opened->file), author, Instant{opened->saved_at_ms});
      if (!store) error = std::move(store.error());
    } catch (const Failure& failure) {
      error = failure.error();
    } catch (const std::bad_alloc&) {
      error = {ErrorCode::no_memory, "not enough free memory to open this journal",
               "close other programs and try again; nothing is wrong with the journal"};
    }
  }
  // The lock went with the file; take it again, so that another try or a salvage is possible.
  static_cast<void>(locked.hold());
  return fail(std::move(error));
}

Result<void> LockedJournal::hold() {
  if (file_) return {};
  auto again = vault::VaultFile::inspect(*files_, path_, look_only_);
  if (!again) return fail(std::move(again.error()));
  file_ = *std::move(again);
  return {};
}

}  // namespace nightjar::journal
