#include <algorithm>
#include <nightjar/domain/lists.hpp>

namespace nightjar {

bool has_entry(const std::vector<ListEntry>& entries, std::string_view text) {
  return std::ranges::any_of(entries, [&](const ListEntry& entry) { return entry.text == text; });
}

Mark Lists::mark_of(ListKind kind, std::string_view text) const {
  for (const auto& entry : at(kind))
    if (entry.text == text) return entry.mark;
  return {};
}

Lists united(Lists first, const Lists& second) {
  if (!first.arranged) first.arranged = second.arranged;
  for (std::size_t i = 0; i < list_count; ++i)
    for (const auto& entry : second.by_kind[i])
      if (!has_entry(first.by_kind[i], entry.text)) first.by_kind[i].push_back(entry);
  return first;
}

Lists merged(const Lists& a, const Lists& b) {
  const auto entries = [](const Lists& lists) {
    std::size_t count = 0;
    for (const auto& list : lists.by_kind) count += list.size();
    return count;
  };
  // Of two that were arranged at the same time the longer one counts, as what was merged before is.
  const auto counts = [&](const Lists& one, const Lists& other) {
    if (one.arranged != other.arranged) return one.arranged > other.arranged;
    if (entries(one) != entries(other)) return entries(one) > entries(other);
    return one.by_kind > other.by_kind;
  };
  return counts(b, a) ? united(b, a) : united(a, b);
}

}  // namespace nightjar
