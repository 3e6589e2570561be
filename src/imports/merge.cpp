#include <nightjar/imports/merge.hpp>
#include <nlohmann/json.hpp>

namespace nightjar::imports {
namespace {

ImportBatch record_of(const Batch& batch, const Options& options, const MergeChoice& choice) {
  ImportBatch record;
  record.head.id = batch.id;
  record.head.created = record.head.changed = options.now;
  record.head.device_id = options.device_id;
  record.head.zone = options.home_zone.name();
  record.at = moment_at(options.now, options.home_zone);
  record.head.offset_min = *record.at.offset_min;
  record.format = to_text(batch.format);
  record.file_name = choice.file_name.empty() ? "-" : choice.file_name;
  record.file_sha256 = choice.file_sha256;
  nlohmann::ordered_json used = {{"empty_factors_none", options.empty_factors_none}, {"theirs", choice.theirs}};
  if (options.zone) used["zone"] = *options.zone;
  if (options.person) used["person"] = *options.person;
  const auto replace = nlohmann::ordered_json::error_handler_t::replace;
  record.options = used.dump(-1, ' ', false, replace);
  const auto& n = batch.counts;
  record.counts = nlohmann::ordered_json({{"read", n.read},
                                          {"new", n.fresh},
                                          {"same", n.same},
                                          {"clash", n.clash},
                                          {"rejected", n.rejected},
                                          {"left_out", n.left_out}})
                      .dump();
  return record;
}

}  // namespace

std::vector<Change> to_changes(const Batch& batch, const Options& options, const MergeChoice& choice) {
  std::vector<Change> changes;
  for (const auto& record : batch.records) changes.push_back({std::nullopt, record});
  if (choice.theirs)
    for (const auto& clash : batch.clashes) changes.push_back({clash.mine, clash.theirs});
  if (!changes.empty()) changes.insert(changes.begin(), Change{std::nullopt, record_of(batch, options, choice)});
  return changes;
}

}  // namespace nightjar::imports
