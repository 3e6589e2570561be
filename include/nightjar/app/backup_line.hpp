// A backup of a journal, as a line of a list.
#pragma once
#include <nightjar/journal/safekeeping.hpp>
#include <string>

namespace nightjar::app {

struct BackupLine {
  journal::Backup backup;
  std::string words;  // "Save 12 of 2026-11-22 08:10, 70 kB"
};

}  // namespace nightjar::app
