// The lists that a person shapes: the order of their words, what they put away, and the mark that each one carries.
// They hold names alone, never an amount or a time, so that no form can be filled in from them. Records keep their own
// words, so nothing here can take an answer away.
#pragma once
#include <array>
#include <compare>
#include <nightjar/domain/field.hpp>
#include <nightjar/domain/mark.hpp>
#include <nightjar/time/instant.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nightjar {

enum class ListKind { substances, factors, triggers, symptoms, supports };
inline constexpr std::size_t list_count = 5;
template <>
inline constexpr auto enum_names<ListKind> =
    std::to_array<std::string_view>({"substances", "factors", "triggers", "symptoms", "supports"});
/// Whether the entries of a list are records, which have names of their own, rather than words.
[[nodiscard]] constexpr bool lists_records(ListKind kind) {
  return kind == ListKind::substances || kind == ListKind::factors;
}

/// In code points; far above what a form takes.
inline constexpr int longest_list_word = 1000;

struct ListEntry {
  std::string text;       // the word itself; of a substance or a factor, its id in hex
  bool archived = false;  // of a substance or a factor its record counts, and this is ignored
  Mark mark;

  /// As in the files, with the length of the text and the range of the numbers.
  template <class Self, class V>
  static void fields(Self& entry, ListKind kind, V&& v) {
    v(Field{lists_records(kind) ? "id" : "word", 1, longest_list_word}, entry.text);
    v(Field{"archived"}, entry.archived);
    v(Field{"shape", 0, mark_count - 1}, entry.mark.shape);
    v(Field{"color", 0, mark_color_count - 1}, entry.mark.color);
  }
  friend auto operator<=>(const ListEntry&, const ListEntry&) = default;
};

struct Lists {
  std::array<std::vector<ListEntry>, list_count> by_kind;
  std::optional<Instant> arranged;  // when the person last did; none: never
  [[nodiscard]] const std::vector<ListEntry>& at(ListKind kind) const {
    return by_kind[static_cast<std::size_t>(kind)];
  }
  [[nodiscard]] std::vector<ListEntry>& at(ListKind kind) { return by_kind[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] Mark mark_of(ListKind kind, std::string_view text) const;
  friend bool operator==(const Lists&, const Lists&) = default;
};

/// Texts are compared exactly.
[[nodiscard]] bool has_entry(const std::vector<ListEntry>& entries, std::string_view text);
/// The first as they are, with the entries that only the second have at the end of each list.
[[nodiscard]] Lists united(Lists first, const Lists& second);
/// Of two copies of a journal: those arranged last, united with the others. The same in either order, and merging the
/// result with either of them again changes nothing.
[[nodiscard]] Lists merged(const Lists& a, const Lists& b);

}  // namespace nightjar
