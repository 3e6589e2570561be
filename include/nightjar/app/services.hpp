// What the program lends its screens: time, threads, files. Tests lend their own.
#pragma once
#include <functional>
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/journal/idle_lock.hpp>
#include <nightjar/journal/jobs.hpp>
#include <nightjar/journal/opening.hpp>
#include <nightjar/report/share_file.hpp>

namespace nightjar::app {

struct Services {
  const Clock* clock = nullptr;
  journal::Jobs* jobs = nullptr;
  FileOps* files = nullptr;
  IdSource new_id = random_id;
  /// Asks for another frame; callable from any thread.
  std::function<void()> wake = [] {};
  std::function<journal::BootTime()> boot_time = journal::boot_time_now;
  /// How much work a new journal's passphrase is.
  std::function<journal::KdfCost()> new_journal_cost = journal::standard_cost;

  Zone zone;                        // of this computer
  bool zone_told = true;            // it says which; else another stands in for it
  std::string settings_file;        // looks and recent files
  journal::SafePlaces safe_places;  // backups, and which save was seen last; none: nothing is kept
  std::string new_journal_path;     // what Welcome proposes
  std::string documents_folder;     // where an export goes unless said otherwise
  std::string home_folder;          // what "~" in a typed path means

  /// The bytes of a file to be shared. Called in a job.
  std::function<Result<std::string>(const JournalData&, const report::Options&, report::Format,
                                    std::string_view password, const report::Progress&)>
      make_file = report::make_file;
  /// The pages of it. Called in a job.
  std::function<std::vector<charts::Scene>(const JournalData&, const report::Options&, const report::Progress&)>
      preview = report::preview;
};

}  // namespace nightjar::app
