// Imports into a journal in memory, as a screen or a verb would, with a fixed clock and counted ids.
#pragma once
#include <gtest/gtest.h>

#include <fstream>
#include <nightjar/imports/merge.hpp>
#include <sstream>

#include "support/zones.hpp"

namespace nightjar::imports::importing {

/// Ids that differ from those of every other call.
inline Options options_for(std::uint8_t batch) {
  Options options;
  options.batch_id.bytes = {0xBA, batch};
  options.now = Instant{1'790'000'000'000};  // 2026-09-21
  options.home_zone = test::zone_named("Europe/Berlin");
  options.new_id = [n = 0, batch]() mutable {
    Id id;
    ++n;
    id.bytes = {0xCE, batch, static_cast<std::uint8_t>(n >> 16), static_cast<std::uint8_t>(n >> 8),
                static_cast<std::uint8_t>(n)};
    return id;
  };
  return options;
}

inline Batch import_into(JournalData& journal, const std::string& name, const std::string& bytes,
                         std::optional<Options> options = {}, bool theirs = false) {
  static std::uint8_t batches = 0;
  if (!options) options = options_for(++batches);
  const auto batch = parse(name, bytes, *options, journal);
  if (!batch) {
    ADD_FAILURE() << batch.error().message;
    return {};
  }
  const auto& n = batch->counts;
  EXPECT_EQ(n.read, n.fresh + n.same + n.clash + n.rejected + n.left_out);
  for (const auto& change : to_changes(*batch, *options, {theirs, name, ""})) {
    const auto id = head_of(change.after).id;
    EXPECT_EQ(change.before, journal.find_any(id)) << "a change begins with what the journal holds";
    journal.put(change.after);
  }
  return *batch;
}

inline std::string source_file(const std::string& path) {
  std::ifstream in(std::string(NIGHTJAR_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  EXPECT_FALSE(out.str().empty()) << path;
  return out.str();
}

}  // namespace nightjar::imports::importing
