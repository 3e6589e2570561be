#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nightjar/codec/json_value.hpp>
#include <nightjar/time/format.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "imports/formats.hpp"

namespace nightjar::imports {
namespace {

constexpr std::size_t max_records = 200000;

// What others refer to comes first.
int rank(const AnyRecord& record) {
  if (std::holds_alternative<Substance>(record)) return 0;
  return std::holds_alternative<Plan>(record) ? 1 : 2;
}

/// Until 0.1 an answer to a plan named the place of its time in the plan's list.
void name_planned_times(nlohmann::json& records) {
  std::map<std::string, nlohmann::json> times;
  for (const auto& record : records)
    if (record.is_object() && record.value("record", "") == Plan::kind && record.contains("times"))
      times[record.value("id", "")] = record["times"];
  for (auto& record : records) {
    if (!record.is_object() || record.value("record", "") != PlanEvent::kind || !record.contains("slot")) continue;
    const auto slot = record["slot"];
    record.erase("slot");
    const auto of_plan = times.find(record.value("plan_id", ""));
    if (of_plan == times.end() || !slot.is_number_unsigned() || !of_plan->second.is_array()) continue;
    if (const auto place = slot.get<std::size_t>();
        place < of_plan->second.size() && of_plan->second[place].is_string())
      if (const auto minute = parse_clock(of_plan->second[place].get<std::string>())) record["planned_min"] = *minute;
  }
}

}  // namespace

Result<void> read_journal_json(std::string_view bytes, Collector& into) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  auto document = codec::parse_json(bytes);
  if (!document) return fail(document.error());
  const auto is = [&](const char* key, const nlohmann::json& value) {
    const auto it = document->is_object() ? document->find(key) : document->end();
    return document->is_object() && it != document->end() && *it == value;
  };
  if (!is("format", "nightjar-journal")) return fail(ErrorCode::parse, "this is not a journal that Nightjar wrote", "");
  if (!is("version", 1))
    return fail(ErrorCode::too_new, "this journal was written by a newer version", "use that version or a later one");
  auto records = document->find("records");
  if (records == document->end() || !records->is_array())
    return fail(ErrorCode::parse, "the journal has no list of records", "");
  if (records->size() > max_records)
    return fail(ErrorCode::too_large, fmt::format("the journal has more than {} records", max_records), "");

  name_planned_times(*records);
  std::vector<std::pair<std::size_t, AnyRecord>> read;
  for (std::size_t i = 0; i < records->size(); ++i) {
    codec::Notes notes;
    auto record = codec::record_from_value((*records)[i], &notes);
    for (auto& note : notes) into.note({"", i + 1}, std::move(note));
    if (record)
      read.emplace_back(i + 1, std::move(*record));
    else
      into.reject({"", i + 1}, record.error().message);
  }
  std::stable_sort(read.begin(), read.end(),
                   [](const auto& a, const auto& b) { return rank(a.second) < rank(b.second); });
  for (auto& [number, record] : read) into.offer(std::move(record), {"", number}, Collector::Carries::everything);

  if (const auto it = document->find("lists"); it != document->end()) {
    codec::Notes notes;
    if (auto lists = codec::lists_from_value(*it, &notes))
      into.offer(std::move(*lists));
    else
      into.note({}, lists.error().message);
    for (auto& note : notes) into.note({}, std::move(note));
  }
  if (!into.restores()) return {};
  if (const auto it = document->find("settings"); it != document->end()) {
    if (auto settings = codec::settings_from_value(*it))
      into.batch().settings = std::move(*settings);
    else
      into.note({}, "the settings could not be read: " + settings.error().message);
  }
  if (const auto it = document->find("revisions"); it != document->end() && it->is_array()) {
    std::set<std::pair<Id, int>> versions;
    for (const auto& value : *it) {
      auto revision = codec::revision_from_value(value);
      if (revision &&
          (!is_version_number(revision->revision) || !versions.emplace(revision->record_id, revision->revision).second))
        into.note({}, fmt::format("an earlier version was left out: {} is no number of a version, or there twice",
                                  revision->revision));
      else if (revision)
        into.batch().revisions.push_back(std::move(*revision));
      else
        into.note({}, "an earlier version could not be read: " + revision.error().message);
    }
  }
  return {};
}

}  // namespace nightjar::imports
