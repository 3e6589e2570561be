#include <nightjar/codec/lists_json.hpp>
#include <nightjar/report/journal_json.hpp>

namespace nightjar::report {

std::string journal_json(const JournalData& data, std::span<const Revision> revisions, const Step& step) {
  constexpr std::size_t of_a_record = 640;  // more than most take: room that is not used costs nothing
  std::string out;
  out.reserve(of_a_record * (data.live_count() + revisions.size()));
  out += R"({"format":"nightjar-journal","version":1,"settings":)" + codec::to_json(data.settings());
  if (data.lists() != Lists{}) out += ",\n\"lists\":" + codec::to_json(data.lists());
  bool first = true;
  const auto line = [&](const auto& what) {
    out += std::exchange(first, false) ? "\n" : ",\n";
    codec::add_json(out, what);
    step();
  };
  out += ",\"records\":[";
  for_each_kind([&]<class R>() {
    for (const auto& [id, record] : data.live<R>()) line(&record);
    for (const auto& [id, record] : data.binned<R>()) line(&record);
  });
  out += "],\"revisions\":[";
  first = true;
  for (const auto& revision : revisions) line(revision);
  return out += "]}\n";
}

}  // namespace nightjar::report
