#include <algorithm>
#include <nightjar/domain/words.hpp>
#include <nightjar/entry/day_form.hpp>
#include <nightjar/entry/lists.hpp>
#include <unordered_map>

namespace nightjar::entry {
namespace {

std::set<std::string> words_in_records(const JournalData& data, ListKind kind) {
  std::set<std::string> found;
  switch (kind) {
    case ListKind::triggers:
      for (const auto& [id, r] : data.live<Craving>()) found.insert(r.triggers.begin(), r.triggers.end());
      break;
    case ListKind::symptoms:
      for (const auto& [id, r] : data.live<SideEffect>()) found.insert(r.label);
      break;
    case ListKind::supports:
      for (const auto& [id, r] : data.live<SupportEvent>())
        if (r.label) found.insert(*r.label);
      break;
    case ListKind::substances:
    case ListKind::factors: break;
  }
  return found;
}

std::span<const std::string_view> built_in(ListKind kind) {
  if (kind == ListKind::triggers) return words::offered_triggers();
  if (kind == ListKind::symptoms) return words::offered_side_effects();
  return {};
}

const Tag* tag_of(const JournalData& data, const ListEntry& entry) {
  const auto id = parse_id(entry.text);
  return id ? data.find<Tag>(*id) : nullptr;
}
const Substance* substance_of(const JournalData& data, const ListEntry& entry) {
  const auto id = parse_id(entry.text);
  return id ? data.find<Substance>(*id) : nullptr;
}

/// Entries of records rather than of words: what the arrangement knows first, then the others in the order of entry.
template <class R>
std::vector<ListEntry> record_list(const JournalData& data, const std::vector<ListEntry>& arranged) {
  std::vector<ListEntry> out;
  const auto live = [&](const ListEntry& entry) -> const R* {
    const auto id = parse_id(entry.text);
    const auto it = id ? data.live<R>().find(*id) : data.live<R>().end();
    return it == data.live<R>().end() ? nullptr : &it->second;
  };
  for (auto entry : arranged)
    if (const auto* record = live(entry)) {
      entry.archived = !record->active;
      out.push_back(std::move(entry));
    }
  std::vector<const R*> others;
  for (const auto& [id, record] : data.live<R>())
    if (!has_entry(out, id.hex())) others.push_back(&record);
  std::sort(others.begin(), others.end(), [](const R* a, const R* b) {
    return std::pair(a->head.created, a->head.id) < std::pair(b->head.created, b->head.id);
  });
  for (const auto* record : others) out.push_back({record->head.id.hex(), !record->active, {}});
  return out;
}

void rename_in(TextSet& texts, const std::string& from, const std::string& to, bool& changed) {
  if (texts.erase(from) == 0) return;
  texts.insert(to);
  changed = true;
}

}  // namespace

std::vector<ListEntry> whole_list(const JournalData& data, const Lists& lists, ListKind kind) {
  if (kind == ListKind::substances) return record_list<Substance>(data, lists.at(kind));
  if (kind == ListKind::factors) return record_list<Tag>(data, lists.at(kind));
  std::vector<ListEntry> out = lists.at(kind);
  for (const auto word : built_in(kind))
    if (!has_entry(out, word)) out.push_back({std::string(word), false, {}});
  for (const auto& word : words_in_records(data, kind))
    if (!has_entry(out, word)) out.push_back({word, false, {}});
  return out;
}

std::vector<std::string> offered_words(const JournalData& data, const Lists& lists, ListKind kind) {
  std::vector<std::string> out;
  for (auto& entry : whole_list(data, lists, kind))
    if (!entry.archived) out.push_back(std::move(entry.text));
  return out;
}

std::string shown_name(const JournalData& data, ListKind kind, const ListEntry& entry) {
  if (kind == ListKind::substances) {
    const auto* substance = substance_of(data, entry);
    return substance ? substance->name : std::string();
  }
  if (kind == ListKind::factors) {
    const auto* tag = tag_of(data, entry);
    return tag ? tag->name : std::string();
  }
  return entry.text;
}

std::vector<const Substance*> arranged_substances(const JournalData& data, const Lists& lists, bool asked_daily_only) {
  std::vector<const Substance*> out;
  for (const auto& entry : whole_list(data, lists, ListKind::substances))
    if (const auto* substance = substance_of(data, entry);
        substance && substance->active && (substance->ask_daily || !asked_daily_only))
      out.push_back(substance);
  return out;
}

std::vector<const Substance*> shown_substances(const JournalData& data, const Lists& lists, Day from, Day until) {
  auto out = arranged_substances(data, lists, true);
  for (const auto& entry : whole_list(data, lists, ListKind::substances)) {
    const auto* substance = substance_of(data, entry);
    if (!substance || std::ranges::find(out, substance) != out.end()) continue;
    for (Day day = from; day <= until; day = day + 1)
      if (data.substance_day(substance->head.id, day) != nullptr) {
        out.push_back(substance);
        break;
      }
  }
  return out;
}

std::vector<std::string> arranged_factors(const JournalData& data, const Lists& lists, Day night) {
  std::vector<std::string> out;
  for (const auto& entry : whole_list(data, lists, ListKind::factors))
    if (const auto* tag = tag_of(data, entry); tag && tag->active && tag->asked_from <= night) out.push_back(tag->name);
  return out;
}

ProposedChanges renamed(const JournalData& data, ListKind kind, const ListEntry& entry, const std::string& name) {
  ProposedChanges out;
  const auto keep = [&](auto record, bool changed) {
    if (changed) out.push_back({std::move(record), false});
  };
  switch (kind) {
    case ListKind::substances:
      if (const auto* found = substance_of(data, entry)) {
        Substance substance = *found;
        substance.name = name;
        keep(substance, true);
      }
      break;
    case ListKind::factors:
      if (const auto* found = tag_of(data, entry)) {
        Tag tag = *found;
        tag.name = name;
        keep(tag, true);
        for (const auto& [id, recorded] : data.live<Night>()) {
          Night night = recorded;
          bool changed = false;
          if (night.factors) rename_in(*night.factors, found->name, name, changed);
          keep(std::move(night), changed);
        }
      }
      break;
    case ListKind::triggers:
      for (const auto& [id, recorded] : data.live<Craving>()) {
        Craving craving = recorded;
        bool changed = false;
        rename_in(craving.triggers, entry.text, name, changed);
        keep(std::move(craving), changed);
      }
      break;
    case ListKind::symptoms:
      for (const auto& [id, recorded] : data.live<SideEffect>()) {
        SideEffect effect = recorded;
        const bool changed = effect.label == entry.text;
        if (changed) effect.label = name;
        keep(std::move(effect), changed);
      }
      break;
    case ListKind::supports:
      for (const auto& [id, recorded] : data.live<SupportEvent>()) {
        SupportEvent event = recorded;
        const bool changed = event.label == entry.text;
        if (changed) event.label = name;
        keep(std::move(event), changed);
      }
      break;
  }
  return out;
}

std::vector<int> uses(const JournalData& data, ListKind kind, const std::vector<ListEntry>& entries) {
  std::unordered_map<std::string, int> counts;  // by the text of a word, or the id of a substance
  switch (kind) {
    case ListKind::substances:
      for (const auto& [id, answer] : data.live<SubstanceDay>()) ++counts[answer.substance_id.hex()];
      break;
    case ListKind::factors:
      for (const auto& [id, night] : data.live<Night>())
        if (night.factors)
          for (const auto& factor : *night.factors) ++counts[factor];
      break;
    case ListKind::triggers:
      for (const auto& [id, craving] : data.live<Craving>())
        for (const auto& trigger : craving.triggers) ++counts[trigger];
      break;
    case ListKind::symptoms:
      for (const auto& [id, effect] : data.live<SideEffect>()) ++counts[effect.label];
      break;
    case ListKind::supports:
      for (const auto& [id, event] : data.live<SupportEvent>())
        if (event.label) ++counts[*event.label];
      break;
  }
  std::vector<int> out;
  for (const auto& entry : entries)
    out.push_back(counts[kind == ListKind::factors ? shown_name(data, kind, entry) : entry.text]);
  return out;
}

}  // namespace nightjar::entry
