#include <fmt/format.h>

#include <algorithm>
#include <nightjar/codec/record_json.hpp>
#include <nightjar/journal/edit.hpp>
#include <nightjar/journal/merge.hpp>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/support/utf8.hpp>
#include <tuple>
#include <unordered_map>

#include "journal/rules.hpp"

namespace nightjar::journal {
namespace {

using History = std::vector<Revision>;

/// One copy, with everything found by the id of its record.
struct Side {
  std::map<Id, AnyRecord> records;
  std::map<Id, History> history;

  explicit Side(const JournalCopy& copy) {
    for_each_kind([&]<class R>() {
      for (const auto* all : {&copy.data.live<R>(), &copy.data.binned<R>()})
        for (const auto& [id, record] : *all) records.emplace(id, record);
    });
    for (const auto& each : copy.history) history[each.record_id].push_back(each);
  }
  [[nodiscard]] const AnyRecord* record(const Id& id) const {
    const auto it = records.find(id);
    return it == records.end() ? nullptr : &it->second;
  }
  [[nodiscard]] const History& history_of(const Id& id) const {
    static const History none;
    const auto it = history.find(id);
    return it == history.end() ? none : it->second;
  }
};

/// Earlier versions of one record, which are kept as text and asked about again and again: each is read once.
class EarlierVersions {
 public:
  /// Whether a version is among them. Compared as a record: an older program may have spelled it otherwise.
  bool hold(const History& history, const AnyRecord& version) {
    return std::any_of(history.begin(), history.end(), [&](const Revision& each) { return read(each) == version; });
  }
  /// The number that a version gave itself. Numbers in a merged history may be higher, so only this one is compared.
  int own_number(const Revision& each) {
    const auto& record = read(each);
    return record ? head_of(*record).revision : each.revision;
  }

 private:
  /// None: what is there cannot be read as a record.
  const std::optional<AnyRecord>& read(const Revision& each) {
    const auto [it, added] = read_.try_emplace(each.before);
    if (added)
      if (auto record = codec::record_from_json(each.before)) it->second = *std::move(record);
    return it->second;
  }
  std::unordered_map<std::string, std::optional<AnyRecord>> read_;
};

/// One row for each version, and one more for each further reason that somebody gave for changing it; oldest first.
/// Numbers go up, and are the versions' own where no other copy has used them.
void number_by_age(History& history, EarlierVersions& versions) {
  std::map<std::tuple<int, std::string, std::optional<std::string>>, Revision> rows;
  for (const auto& each : history) {
    const auto [row, added] = rows.emplace(std::tuple(versions.own_number(each), each.before, each.reason), each);
    if (!added && std::pair(each.changed, each.device_id) < std::pair(row->second.changed, row->second.device_id))
      row->second = each;
  }
  history.clear();
  for (auto row = rows.begin(); row != rows.end(); ++row) {
    // No reason comes first; where the same version has a row with one, that says more.
    const auto next = std::next(row);
    const auto& [number, before, reason] = row->first;
    if (!reason && next != rows.end() && std::get<0>(next->first) == number && std::get<1>(next->first) == before)
      continue;
    history.push_back(row->second);
    const int last = history.size() < 2 ? 0 : history[history.size() - 2].revision;
    history.back().revision = std::max(next_revision(last), number);
  }
}

History united(const History& a, const History& b, EarlierVersions& versions) {
  if (a == b || b.empty()) return a;
  if (a.empty()) return b;
  History all = a;
  all.insert(all.end(), b.begin(), b.end());
  number_by_age(all, versions);
  return all;
}

auto written(const AnyRecord& record) {
  const auto& head = head_of(record);
  return std::tuple(head.changed, head.revision, head.device_id, codec::to_json(record));
}
bool written_later(const AnyRecord& a, const AnyRecord& b) { return written(a) > written(b); }

struct Entry {
  AnyRecord record;
  History history;
};

/// Puts `earlier` below the record, which gets a number above all of them.
void keep_below(Entry& entry, const std::vector<AnyRecord>& earlier, EarlierVersions& versions) {
  auto& head = head_of(entry.record);
  for (const auto& each : earlier)
    entry.history.push_back(
        {head.id, head_of(each).revision, head.changed, head.device_id, codec::to_json(each), std::nullopt});
  number_by_age(entry.history, versions);
  if (!entry.history.empty()) head.revision = std::max(head.revision, next_revision(entry.history.back().revision));
}

class Merging {
 public:
  Merging(const JournalCopy& mine, const JournalCopy& other)
      : mine_copy_(mine), other_copy_(other), mine_(mine), other_(other) {}

  Merged run() {
    find_what_stays_removed();
    for (const auto* side : {&mine_, &other_})
      for (const auto& [id, record] : side->records)
        if (!settled_.contains(id)) settle(id);
    join_names<Substance>();
    join_names<Tag>();
    bring_back_what_is_needed();
    make_room();
    return finished();
  }

 private:
  /// What stays keeps what it refers to, and that again keeps what it refers to.
  void find_what_stays_removed() {
    for (const auto* copy : {&mine_copy_, &other_copy_})
      for (const auto& [id, how] : copy->removed) {
        const auto [it, added] = removed_.emplace(id, how);
        if (!added && how.at < it->second.at) it->second = how;
      }
    for (bool again = true; again;) {
      again = false;
      for (const auto* side : {&mine_, &other_})
        for (const auto& [id, record] : side->records)
          if (!removed_.contains(id))
            for (const auto& needed : references_of(record)) again = removed_.erase(needed) > 0 || again;
    }
  }

  MergeCounts& counts(const AnyRecord& record) { return counts_[record.index()]; }
  [[nodiscard]] std::string name(const AnyRecord& record) const {
    return name_of(record, mine_copy_.data.settings().day_start_min);
  }

  void settle(const Id& id) {
    settled_.insert(id);
    const auto* a = mine_.record(id);
    const auto* b = other_.record(id);
    auto& count = counts(a != nullptr ? *a : *b);
    if (removed_.contains(id)) {
      ++count.removed;
      return;
    }
    const auto& history_a = mine_.history_of(id);
    const auto& history_b = other_.history_of(id);
    EarlierVersions versions;
    Entry entry{a != nullptr ? *a : *b, united(history_a, history_b, versions)};
    if (a == nullptr) {
      ++count.only_other;
    } else if (b == nullptr) {
      ++count.only_mine;
    } else if (*a == *b) {
      ++count.alike;
    } else if (versions.hold(history_a, *b)) {
      ++count.newer_mine;
    } else if (versions.hold(history_b, *a)) {
      ++count.newer_other;
      entry.record = *b;
    } else {
      ++count.both_changed;
      notes_.push_back(name(*a) +
                       ": changed in both copies; the version written last is kept, the other is an "
                       "earlier version of it");
      if (written_later(*b, *a)) entry.record = *b;
      keep_below(entry, {*a, *b}, versions);
    }
    // Two histories that met have more versions than either: the record counts on from them.
    if (!entry.history.empty() && entry.history.back().revision >= head_of(entry.record).revision)
      keep_below(entry, {entry.record}, versions);
    entries_.emplace(id, std::move(entry));
  }

  [[nodiscard]] static bool live_in(const Side& side, const Id& id) {
    const auto* record = side.record(id);
    return record && !head_of(*record).deleted;
  }

  /// What each copy put on its list under one name (utf8::same_name) is one thing: the older record stays, and whatever
  /// names the other names this one. Doubles within one copy are the person's own.
  template <class R>
  void join_names() {
    std::map<std::string, std::vector<Entry*>> of_name;
    for (auto& [id, entry] : entries_)
      if (const auto* record = std::get_if<R>(&entry.record); record && (live_in(mine_, id) || live_in(other_, id)))
        of_name[utf8::folded(utf8::trimmed(record->name))].push_back(&entry);
    for (auto& [name, all] : of_name) {
      std::ranges::sort(all, {}, [](const Entry* entry) {
        return std::pair(head_of(entry->record).created, head_of(entry->record).id);
      });
      for (auto keeps = all.begin(); keeps != all.end(); ++keeps)
        if (!head_of((*keeps)->record).deleted)
          for (auto goes = std::next(keeps); goes != all.end(); ++goes)
            if (are_apart(head_of((*keeps)->record).id, head_of((*goes)->record).id)) join<R>(**keeps, **goes);
    }
  }

  [[nodiscard]] bool are_apart(const Id& a, const Id& b) const {
    return !(live_in(mine_, a) && live_in(mine_, b)) && !(live_in(other_, a) && live_in(other_, b));
  }

  template <class R>
  void join(Entry& keeps, Entry& goes) {
    const Id kept = head_of(keeps.record).id, gone = head_of(goes.record).id;
    joined_[gone] = kept;
    for (auto& [id, entry] : entries_) name_anew(entry, gone, kept);
    if (head_of(goes.record).deleted) return;  // by an earlier merge
    notes_.push_back("\u201c" + std::get<R>(keeps.record).name +
                     "\u201d: each copy has its own of that name; they are one now");
    if constexpr (std::is_same_v<R, Substance>) {
      auto& kind = std::get<R>(keeps.record).substance_kind;
      const auto other = std::get<R>(goes.record).substance_kind;
      if (kind == SubstanceKind::other && other != kind) changed_in_merging(keeps, goes, [&] { kind = other; });
    }
    ++counts(goes.record).into_bin;
    changed_in_merging(goes, keeps, [&] { head_of(goes.record).deleted = head_of(goes.record).changed; });
  }

  /// What nobody did in either copy is written when the later of the two that caused it was, whichever copy takes over
  /// the other.
  template <class Change>
  void changed_in_merging(Entry& entry, const Entry& cause, Change change) {
    const auto before = entry.record;
    auto& head = head_of(entry.record);
    head.changed = std::max(head.changed, head_of(cause.record).changed);
    change();
    EarlierVersions versions;
    keep_below(entry, {before}, versions);
  }

  void name_anew(Entry& entry, const Id& gone, const Id& kept) {
    if (!references_of(entry.record).contains(gone)) return;
    changed_in_merging(entry, entries_.at(kept), [&] {
      const auto replace = Overloaded{[&](const Field&, Id& id) { id = id == gone ? kept : id; },
                                      [&](const Field&, std::optional<Id>& id) {
                                        if (id == gone) id = kept;
                                      },
                                      [](const Field&, const auto&) {}};
      visit_record([&]<class R>(R& r) { R::fields(r, replace); }, entry.record);
    });
  }

  /// Whether one copy removed what the other goes on naming: in an entry that the first did not have then.
  [[nodiscard]] bool removed_unknowing(const Id& needed, const Id& naming) const {
    const auto by = [&](const Side& one, const Side& other) {
      return one.record(needed) && !live_in(one, needed) && live_in(other, needed) && !live_in(one, naming);
    };
    return by(mine_, other_) || by(other_, mine_);
  }

  /// What one copy removed and an entry of the other names is there again.
  void bring_back_what_is_needed() {
    for (bool again = true; again;) {
      again = false;
      for (auto& [id, entry] : entries_) {
        if (head_of(entry.record).deleted) continue;
        for (const auto& needed : references_of(entry.record)) {
          const auto found = entries_.find(needed);
          if (found == entries_.end() || !head_of(found->second.record).deleted) continue;
          if (!removed_unknowing(needed, id)) continue;
          notes_.push_back(name(found->second.record) +
                           ": one copy removed it, and entries of the other name it; it is there again");
          changed_in_merging(found->second, entry, [&] { head_of(found->second.record).deleted.reset(); });
          again = true;
        }
      }
    }
  }

  /// Of several live records for the same night, day or slot, the one written last keeps the place.
  void make_room() {
    std::map<RecordKey, Entry*> places;
    for (auto& [id, entry] : entries_) {
      const auto key = key_of(entry.record);
      if (!key) continue;
      const auto [place, free] = places.emplace(*key, &entry);
      if (free) continue;
      auto *keeps = place->second, *goes = &entry;
      if (written_later(goes->record, keeps->record)) std::swap(keeps, goes);
      into_bin(*goes, head_of(keeps->record));
      place->second = keeps;
    }
  }

  void into_bin(Entry& entry, const RecordHead& keeps) {
    ++counts(entry.record).into_bin;
    notes_.push_back(name(entry.record) +
                     ": each copy has its own; the one written last is kept, the other is in the "
                     "bin");
    const auto before = entry.record;
    auto& head = head_of(entry.record);
    head.changed = std::max(head.changed, keeps.changed);
    head.deleted = head.changed;
    head.device_id = keeps.device_id;
    EarlierVersions versions;
    keep_below(entry, {before}, versions);
  }

  [[nodiscard]] Lists with_joined(Lists lists) const {
    for (auto& list : lists.by_kind) {
      std::vector<ListEntry> once;
      for (auto& entry : list) {
        const auto id = parse_id(entry.text);
        if (const auto it = id ? joined_.find(*id) : joined_.end(); it != joined_.end()) entry.text = it->second.hex();
        if (!has_entry(once, entry.text)) once.push_back(std::move(entry));
      }
      list = std::move(once);
    }
    return lists;
  }

  Merged finished() {
    const auto settings_of = [](const JournalCopy& copy) {
      return std::pair(copy.saved_at, codec::to_json(copy.data.settings()));
    };
    const auto& newer = settings_of(other_copy_) > settings_of(mine_copy_) ? other_copy_ : mine_copy_;
    Merged out;
    out.journal.data.set_lists(merged(with_joined(mine_copy_.data.lists()), with_joined(other_copy_.data.lists())));
    out.journal.data.set_settings(newer.data.settings());
    out.journal.saved_at = newer.saved_at;
    out.journal.removed = std::move(removed_);
    for (auto& [id, entry] : entries_) {
      out.journal.data.put(entry.record);
      std::move(entry.history.begin(), entry.history.end(), std::back_inserter(out.journal.history));
    }
    std::size_t index = 0;
    for_each_kind([&]<class R>() {
      const auto& line = counts_[index++];
      if (line != MergeCounts{}) out.table.push_back({R::kind, line});
    });
    out.notes = std::move(notes_);
    return out;
  }

  const JournalCopy &mine_copy_, &other_copy_;
  const Side mine_, other_;
  std::map<Id, RemovedForGood> removed_;
  std::set<Id> settled_;
  std::map<Id, Entry> entries_;
  std::array<MergeCounts, AnyRecord::number_of_kinds> counts_{};
  std::map<Id, Id> joined_;  // the record of a name that went -> the one that is kept
  std::vector<std::string> notes_;
};

}  // namespace

Merged merge(const JournalCopy& mine, const JournalCopy& other) { return Merging(mine, other).run(); }

}  // namespace nightjar::journal
