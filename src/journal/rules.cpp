#include "journal/rules.hpp"

#include <algorithm>
#include <map>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/support/utf8.hpp>

namespace nightjar::journal {
namespace {

template <class R>
Result<void> check_name(const JournalData& data, const std::vector<Change>& changes, const Change& change) {
  const auto* after = std::get_if<R>(&change.after);
  if (!after || after->head.deleted) return {};
  if (const auto* before = change.before ? std::get_if<R>(&*change.before) : nullptr;
      before && !before->head.deleted && before->name == after->name)
    return {};
  std::map<Id, const R*> others;
  for (const auto& [id, record] : data.live<R>()) others[id] = &record;
  for (const auto& each : changes)
    if (const auto* other = std::get_if<R>(&each.after)) others[other->head.id] = other;
  for (const auto& [id, other] : others)
    if (id != after->head.id && !other->head.deleted && utf8::same_name(other->name, after->name))
      return fail(ErrorCode::clash, "\u201c" + other->name + "\u201d is on your list already",
                  "nothing was changed; use that one, or choose another name");
  return {};
}

Error already_there(const AnyRecord& record) {
  return {ErrorCode::clash, "there is an entry already: " + name_of(record), "open that one and change it"};
}

}  // namespace

std::optional<RecordKey> key_of(const AnyRecord& record) {
  if (head_of(record).deleted) return std::nullopt;
  const auto kind = record.index();
  if (const auto* night = std::get_if<Night>(&record)) return RecordKey{kind, {}, night->night};
  if (const auto* day = std::get_if<SubstanceDay>(&record)) return RecordKey{kind, day->substance_id, day->day};
  if (const auto* event = std::get_if<PlanEvent>(&record))
    return RecordKey{kind, event->plan_id, event->day, event->planned_min.value_or(-1)};
  if (const auto* check_in = std::get_if<CheckIn>(&record)) return RecordKey{kind, {}, check_in->day};
  if (const auto* facts = std::get_if<DayFacts>(&record)) return RecordKey{kind, {}, facts->day};
  return std::nullopt;
}

std::set<Id> references_of(const AnyRecord& record) {
  std::set<Id> out;
  const Overloaded collect{[&](const Field&, const Id& id) { out.insert(id); },
                           [&](const Field&, const std::optional<Id>& id) {
                             if (id) out.insert(*id);
                           },
                           [](const Field&, const auto&) {}};
  visit_record([&]<class R>(const R& r) { R::fields(r, collect); }, record);
  return out;
}

std::vector<DayToMark> days_to_mark_taken(const JournalData& data, const std::vector<Change>& changes) {
  std::vector<DayToMark> out;
  std::set<std::pair<Id, Day>> seen;
  for (const auto& change : changes)  // a day that the edit itself answers is the edit's own business
    if (const auto* day = std::get_if<SubstanceDay>(&change.after); day != nullptr && !day->head.deleted)
      seen.emplace(day->substance_id, day->day);
  for (const auto& change : changes) {
    const auto* intake = std::get_if<Intake>(&change.after);
    if (intake == nullptr || intake->head.deleted) continue;
    // A note added to an old intake says nothing new about its day.
    if (const auto* before = change.before ? std::get_if<Intake>(&*change.before) : nullptr;
        before != nullptr && !before->head.deleted && before->day == intake->day &&
        before->substance_id == intake->substance_id)
      continue;
    if (!seen.emplace(intake->substance_id, intake->day).second) continue;
    const auto* recorded = data.substance_day(intake->substance_id, intake->day);
    if (recorded == nullptr || recorded->state != DayState::taken)
      out.push_back({intake->substance_id, intake->day, recorded});
  }
  return out;
}

Result<void> check_keys(const JournalData& data, const std::vector<Change>& changes) {
  std::set<Id> changed;
  std::map<RecordKey, const AnyRecord*> claimed;
  for (const auto& change : changes) changed.insert(head_of(change.after).id);
  for (const auto& change : changes) {
    const auto key = key_of(change.after);
    if (!key) continue;
    if (!claimed.emplace(*key, &change.after).second) return fail(already_there(change.after));
    const auto taken = visit_record(
        [&]<class R>(const R&) {
          const auto there = data.on<R>(key->day);
          return std::any_of(there.begin(), there.end(), [&](const R* other) {
            return !changed.contains(other->head.id) && key_of(*other) == key;
          });
        },
        change.after);
    if (taken) return fail(already_there(change.after));
  }
  return {};
}

Result<void> check_names(const JournalData& data, const std::vector<Change>& changes) {
  for (const auto& change : changes) {
    if (auto ok = check_name<Substance>(data, changes, change); !ok) return ok;
    if (auto ok = check_name<Tag>(data, changes, change); !ok) return ok;
  }
  return {};
}

std::set<Id> not_referred_to(const JournalData& data, std::set<Id> going, Referring referring) {
  std::map<Id, std::set<Id>> references;
  for_each_kind([&]<class R>() {
    for (const auto* records : {&data.live<R>(), &data.binned<R>()})
      for (const auto& [id, record] : *records)
        if (auto to = references_of(record);
            !to.empty() && (referring == Referring::live_and_binned || !record.head.deleted))
          references.emplace(id, std::move(to));
  });
  // What stays keeps what it refers to, and that again keeps what it refers to.
  for (bool again = true; again;) {
    again = false;
    for (const auto& [from, all] : references)
      if (!going.contains(from))
        for (const auto& to : all) again = going.erase(to) > 0 || again;
  }
  return going;
}

}  // namespace nightjar::journal
