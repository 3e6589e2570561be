#include <fmt/format.h>

#include <algorithm>
#include <nightjar/domain/plans.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/journal/edit.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/time/format.hpp>

#include "journal/rules.hpp"

namespace nightjar::journal {
namespace {

enum class What { adding, change, deletion, restoring };

What what_happens(const Change& change) {
  if (!change.before) return What::adding;
  const bool was_binned = head_of(*change.before).deleted.has_value();
  const bool is_binned = head_of(change.after).deleted.has_value();
  if (was_binned == is_binned) return What::change;
  return is_binned ? What::deletion : What::restoring;
}

std::string_view words_for(What what) {
  switch (what) {
    case What::adding: return "adding";
    case What::change: return "change to";
    case What::deletion: return "deletion of";
    case What::restoring: return "restoring";
  }
  return "";
}

}  // namespace

Change create(const Author& author, AnyRecord record) {
  NIGHTJAR_EXPECTS(author.clock != nullptr);
  auto& head = head_of(record);
  const auto now = author.now();
  if (head.id.is_nil()) head.id = author.new_id();
  if (head.created == Instant{}) head.created = now;
  head.changed = now;
  if (!head.zone) {
    head.zone = author.zone.name();
    head.offset_min = offset_at(head.created, author.zone);
  }
  if (head.device_id.is_nil()) head.device_id = author.device_id;
  return {std::nullopt, std::move(record)};
}

Change update(const Author& author, const AnyRecord& before, AnyRecord after) {
  NIGHTJAR_EXPECTS(before.index() == after.index());
  auto& head = head_of(after);
  head = head_of(before);
  head.changed = author.now();
  head.device_id = author.device_id;
  head.revision = next_revision(head.revision);
  return {before, std::move(after)};
}

Change remove(const Author& author, const AnyRecord& before) {
  auto change = update(author, before, before);
  head_of(change.after).deleted = author.now();
  return change;
}

Change restore(const Author& author, const AnyRecord& binned) {
  auto change = update(author, binned, binned);
  head_of(change.after).deleted.reset();
  return change;
}

Edit edit_of(Change change) {
  Edit edit;
  edit.changes.push_back(std::move(change));
  return edit;
}

std::string name_of(const AnyRecord& record, int day_start_min) {
  const auto day = filing_day(record, day_start_min);
  if (!day) return fmt::format("the {}", words::noun_of(record));
  return fmt::format("the {} {} {}", words::noun_of(record), std::holds_alternative<Night>(record) ? "of" : "on",
                     date_words(*day));
}

std::string title_of(const std::vector<Change>& changes, int day_start_min) {
  if (changes.empty()) return "nothing";
  const auto what = what_happens(changes.front());
  if (changes.size() == 1) return fmt::format("{} {}", words_for(what), name_of(changes.front().after, day_start_min));
  const bool alike =
      std::all_of(changes.begin(), changes.end(), [&](const auto& each) { return what_happens(each) == what; });
  return fmt::format("{} {} entries", words_for(alike ? what : What::change), changes.size());
}

bool contradicts_none(const JournalData& data, const Edit& edit) {
  const auto days = days_to_mark_taken(data, edit.changes);
  return std::any_of(days.begin(), days.end(),
                     [](const auto& day) { return day.recorded != nullptr && day.recorded->state == DayState::none; });
}

Edit nothing_taken(const JournalData& data, const Author& author, Day day, const std::optional<Id>& substance) {
  Edit edit;
  edit.title = fmt::format("none on {}", date_words(day));
  for (const auto& [id, each] : data.live<Substance>()) {
    if (substance ? id != *substance : !(each.active && each.ask_daily)) continue;
    if (data.substance_day(id, day) != nullptr) continue;
    if (!substance && is_taken_as_planned(data, id, day)) continue;
    SubstanceDay answer;
    answer.substance_id = id;
    answer.day = day;
    answer.state = DayState::none;
    edit.changes.push_back(create(author, answer));
  }
  return edit;
}

Edit answer_day(const JournalData& data, const Author& author, const Id& substance, Day day,
                std::optional<DayState> state) {
  Edit edit;
  edit.title = fmt::format("answer for {}", date_words(day));
  const auto* recorded = data.substance_day(substance, day);
  if (!state) {
    if (recorded != nullptr) edit.changes.push_back(remove(author, *recorded));
    return edit;
  }
  auto answer = recorded != nullptr ? *recorded : SubstanceDay{};
  answer.substance_id = substance;
  answer.day = day;
  answer.state = *state;
  if (recorded == nullptr)
    edit.changes.push_back(create(author, answer));
  else if (recorded->state != *state)
    edit.changes.push_back(update(author, *recorded, answer));
  return edit;
}

Edit undo_import(const JournalData& data, const Author& author, const ImportBatch& batch) {
  Edit edit;
  edit.title = fmt::format("taking back an import of {}", date_words(day_of(batch.at.local)));
  const auto origin = batch.head.id.hex();
  std::set<Id> going;
  for_each_kind([&]<class R>() {
    for (const auto& [id, record] : data.live<R>())
      if (record.head.origin == origin && record.head.revision == 1) going.insert(id);
  });
  for (const auto& id : not_referred_to(data, std::move(going), Referring::live))
    edit.changes.push_back(remove(author, *data.find_any(id)));
  auto undone = batch;
  undone.undone = author.now();
  edit.changes.push_back(update(author, batch, undone));
  return edit;
}

}  // namespace nightjar::journal
