// Files in one zip, made in memory: without a password the same files give the same bytes.
#pragma once
#include <nightjar/report/csv.hpp>
#include <span>

namespace nightjar::report {

/// With a password every file is encrypted with AES-256 (the names of the files stay readable).
/// Throws Failure{internal} when the zip library cannot build it.
/// A step is a piece of 8 kB that is packed.
[[nodiscard]] std::string zip_archive(std::span<const CsvFile> files, const std::string& password = {},
                                      const Step& step = no_step);

}  // namespace nightjar::report
