// Files in one zip, made in memory: the same files give the same bytes.
#pragma once
#include <nightjar/report/csv.hpp>
#include <span>

namespace nightjar::report {

/// Throws Failure{internal} when the zip library cannot build it.
[[nodiscard]] std::string zip_archive(std::span<const CsvFile> files);

}  // namespace nightjar::report
