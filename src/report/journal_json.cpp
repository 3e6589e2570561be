#include <nightjar/codec/record_json.hpp>
#include <nightjar/report/journal_json.hpp>

namespace nightjar::report {

std::string journal_json(const JournalData& data, std::span<const Revision> revisions) {
  std::string out = R"({"format":"nightjar-journal","version":1,"settings":)" + codec::to_json(data.settings());
  bool first = true;
  const auto line = [&](const std::string& text) {
    out += first ? "\n" : ",\n";
    out += text;
    first = false;
  };
  out += ",\"records\":[";
  for_each_kind([&]<class R>() {
    for (const auto& [id, record] : data.live<R>()) line(codec::to_json(AnyRecord(record)));
    for (const auto& [id, record] : data.binned<R>()) line(codec::to_json(AnyRecord(record)));
  });
  out += "],\"revisions\":[";
  first = true;
  for (const auto& revision : revisions) line(codec::to_json(revision));
  return out += "]}\n";
}

}  // namespace nightjar::report
