// The invented year of the demo, as many times as wanted, as one person's life.
#pragma once
#include <map>
#include <nightjar/journal/demo.hpp>

namespace nightjar::bench {

/// What was taken, what a prescriber said and the everyday factors keep their name and their place.
inline JournalData invented_life(int years, Day last) {
  const SystemClock clock;
  const journal::Author author{
      .clock = &clock, .new_id = random_id, .device_id = {}, .zone = find_zone("Europe/Berlin").value()};
  JournalData data(journal::demo_settings());
  for (int year = 0; year < years; ++year) {
    std::map<Id, Id> same;  // of this year's lists, in the journal's
    for (const auto& change :
         journal::build_demo(author, last - 365 * year, static_cast<std::uint64_t>(year + 1)).changes) {
      AnyRecord record = change.after;
      const auto known = [&](Id& id) {
        if (const auto it = same.find(id); it != same.end()) id = it->second;
      };
      if (const auto* substance = std::get_if<Substance>(&record))
        if (const auto* first = data.substance_named(substance->name)) {
          same[substance->head.id] = first->head.id;
          continue;
        }
      if (const auto* tag = std::get_if<Tag>(&record); tag != nullptr && year > 0 && tag->active) continue;
      if (auto* day = std::get_if<SubstanceDay>(&record)) known(day->substance_id);
      if (auto* intake = std::get_if<Intake>(&record)) known(intake->substance_id);
      if (auto* plan = std::get_if<Plan>(&record)) known(plan->substance_id);
      if (auto* craving = std::get_if<Craving>(&record); craving != nullptr && craving->target_substance_id)
        known(*craving->target_substance_id);
      data.put(record);
    }
  }
  return data;
}

}  // namespace nightjar::bench
