#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <nightjar/journal/forgetting.hpp>
#include <nightjar/journal/settings.hpp>
#include <nightjar/support/atomic_file.hpp>
#include <nightjar/vault/seen.hpp>

namespace nightjar::journal {
namespace {

/// Of those in the folder that are copies of this journal.
std::vector<std::string> copies_in(FileOps& files, const std::string& folder_path, const Id& vault_id,
                                   const std::function<bool(const std::string&)>& may_be) {
  std::vector<std::string> names, found;
  const OpenFile folder(files,
                        folder_path.empty() ? -1 : files.open_at(AT_FDCWD, folder_path, O_RDONLY | O_DIRECTORY, 0));
  if (!folder || files.list(folder.get(), names) < 0) return {};
  std::ranges::sort(names);
  for (const auto& name : names) {
    if (!name.ends_with(".nightjar") || !may_be(name)) continue;
    const auto path = folder_path + "/" + name;
    if (const auto there = vault::VaultFile::inspect(files, path, true); there && there->vault_id() == vault_id)
      found.push_back(path);
  }
  return found;
}

Result<void> remove(FileOps& files, const std::string& path) {
  const auto place = locate(files, path);
  if (!place) return fail(place.error());
  const int r = files.unlink_at(place->folder.get(), place->name);
  if (r < 0 && r != -ENOENT) return fail(file_error(-r, "remove", path));
  return {};
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

/// With links followed where it is there, as the lists name it; else made whole.
std::string whole_path(FileOps& files, const std::string& path) {
  std::string real;
  if (files.real_path(path, real) == 0) return real;
  const auto slash = path.rfind('/');
  const auto folder = slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
  if (files.real_path(folder, real) != 0) return path;
  return (real == "/" ? "" : real) + "/" + file_name_of(path);
}

bool names_it(const std::string& listed, const Traces& traces, FileOps& files) {
  return listed == traces.journal || whole_path(files, listed) == traces.journal;
}

}  // namespace

Result<Traces> traces_of(FileOps& files, const SafePlaces& places, const std::string& settings_file,
                         const std::string& journal_path) {
  Traces traces;
  traces.journal = whole_path(files, journal_path);
  {
    // With its lock, so that nobody is at it; the lock is free again at the end of this block.
    const auto there = vault::VaultFile::inspect(files, traces.journal);
    if (there)
      traces.vault_id = there->vault_id();
    else if (there.error().code == ErrorCode::in_use)
      return fail(there.error());
  }
  if (const auto settings = load_computer_settings(files, settings_file))
    traces.recent = std::ranges::any_of(settings->recent_files,
                                        [&](const std::string& listed) { return names_it(listed, traces, files); });
  const auto lock = folder_of(traces.journal) + "/" + hidden_sibling(file_name_of(traces.journal), ".lock");
  if (std::string real; files.real_path(lock, real) == 0) traces.lock.push_back(lock);
  if (!traces.vault_id) return traces;

  for (const auto& note : {places.seen_note, places.proved_note, places.copies_note})
    if (!note.empty() && vault::last_seen(files, note, *traces.vault_id)) traces.notes.push_back(note);
  const auto backups = backups_of(files, places, traces.vault_id->hex());
  if (!backups) return fail(backups.error());
  for (const auto& backup : *backups) traces.copies.push_back(backup.path);
  for (auto& path : copies_in(files, places.unsaved, *traces.vault_id, [](const std::string&) { return true; }))
    traces.copies.push_back(std::move(path));
  for (auto& path : copies_in(files, folder_of(traces.journal), *traces.vault_id,
                              [](const std::string& name) { return name.find(" (conflict ") != std::string::npos; }))
    if (path != traces.journal) traces.copies.push_back(std::move(path));
  return traces;
}

Result<std::vector<std::string>> forget(FileOps& files, const SafePlaces& places, const std::string& settings_file,
                                        const Traces& traces, bool copies_too) {
  std::vector<std::string> gone;
  if (traces.recent) {
    auto settings = load_computer_settings(files, settings_file);
    if (!settings) return fail(settings.error());
    std::erase_if(settings->recent_files, [&](const std::string& listed) { return names_it(listed, traces, files); });
    if (const auto saved = save_computer_settings(files, settings_file, *settings); !saved) return fail(saved.error());
  }
  for (const auto& note : traces.notes)
    if (const auto done = vault::forget_seen(files, note, *traces.vault_id); !done) return fail(done.error());
  auto paths = traces.lock;
  if (copies_too) paths.insert(paths.end(), traces.copies.begin(), traces.copies.end());
  for (const auto& path : paths) {
    if (const auto removed = remove(files, path); !removed) return fail(removed.error());
    gone.push_back(path);
  }
  if (copies_too && traces.vault_id && !places.backups.empty())
    files.remove_folder(places.backups + "/" + traces.vault_id->hex());  // where it is empty now
  return gone;
}

}  // namespace nightjar::journal
