#include <algorithm>
#include <nightjar/domain/words.hpp>
#include <nightjar/entry/field_merge.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar::entry {
namespace {

bool same(const SomeOrNone& a, const SomeOrNone& b) { return a.chosen == b.chosen && a.none == b.none; }
bool same(const TextOfRecord& a, const TextOfRecord& b) { return a.text == b.text && a.record == b.record; }
bool same(const ClockEntry& a, const ClockEntry& b) { return a.text == b.text && a.kept == b.kept; }
template <class T>
bool same(const T& a, const T& b) {
  return a == b;
}

/// An element of a map, or nothing where it is absent.
std::optional<int> element(const Choices& choices, const std::string& key) {
  const auto it = choices.find(key);
  return it == choices.end() ? std::nullopt : it->second;
}
std::optional<std::string> element(const RecordIds& ids, const std::string& key) {
  const auto it = ids.find(key);
  return it == ids.end() ? std::nullopt : std::optional(it->second);
}
void set_element(Choices& choices, const std::string& key, std::optional<int> value) {
  if (value || choices.contains(key)) choices[key] = value;
}
void set_element(RecordIds& ids, const std::string& key, std::optional<std::string> value) {
  if (value)
    ids[key] = std::move(*value);
  else
    ids.erase(key);
}
template <class Map>
bool same_element(const Map& a, const Map& b, const std::string& key) {
  return element(a, key) == element(b, key);
}
template <class Map>
std::set<std::string> keys_of(const Map& a, const Map& b, const Map& c) {
  std::set<std::string> keys;
  for (const auto* map : {&a, &b, &c})
    for (const auto& [key, value] : *map) keys.insert(key);
  return keys;
}

class Merge {
 public:
  std::vector<std::string> clashes;

  template <class T>
  void operator()(std::string_view name, T& mine, const T& base, const T& fresh) {
    if (same(mine, base) || same(mine, fresh))
      mine = fresh;
    else if (!same(fresh, base))
      clash(name);
  }
  void operator()(std::string_view name, ClockEntry& mine, const ClockEntry& base, const ClockEntry& fresh) {
    // The same clock typed on both sides is the same answer, and the journal's has its date.
    if (mine.text == fresh.text && mine.kept == base.kept)
      mine = fresh;
    else
      this->operator()<ClockEntry>(name, mine, base, fresh);
  }
  void operator()(std::string_view name, TextOfRecord& mine, const TextOfRecord& base, const TextOfRecord& fresh) {
    if (mine.text == base.text)
      mine = fresh;
    else if (mine.record == fresh.record && fresh.text != base.text && fresh.text != mine.text)
      clash(name);
  }
  void operator()(std::string_view, std::set<std::string>& mine, const std::set<std::string>& base,
                  const std::set<std::string>& fresh) {
    // An element is there or it is not, so whoever touched it has made it what the other side can at most agree with.
    for (const auto& element : base)
      if (!fresh.contains(element)) mine.erase(element);
    for (const auto& element : fresh)
      if (!base.contains(element)) mine.insert(element);
  }
  void operator()(std::string_view name, SomeOrNone& mine, const SomeOrNone& base, const SomeOrNone& fresh) {
    SomeOrNone merged = mine;
    (*this)(name, merged.chosen, base.chosen, fresh.chosen);
    (*this)(name, merged.none, base.none, fresh.none);
    if (!merged.none || merged.chosen.empty())
      mine = std::move(merged);
    else
      clash(name);  // "none of these" on one side, one of them on the other
  }
  void operator()(std::string_view name, Choices& mine, const Choices& base, const Choices& fresh) {
    elements(name, mine, base, fresh, [](const auto&, const auto&) { return false; });
  }
  void operator()(std::string_view name, RecordIds& mine, const RecordIds& base, const RecordIds& fresh) {
    // A new record was asked for here, and one was made elsewhere.
    elements(name, mine, base, fresh,
             [](const auto& my_id, const auto& its_id) { return my_id && its_id && my_id->empty(); });
  }

 private:
  void clash(std::string_view name) { clashes.emplace_back(name); }
  template <class Map, class AsGood>
  void elements(std::string_view name, Map& mine, const Map& base, const Map& fresh, AsGood as_good) {
    for (const auto& key : keys_of(mine, base, fresh))
      if (same_element(mine, base, key) || as_good(element(mine, key), element(fresh, key)))
        set_element(mine, key, element(fresh, key));
      else if (!same_element(fresh, base, key) && !same_element(mine, fresh, key))
        clash(std::string(name) + '/' + key);
  }
};

struct Place {
  std::string_view field, key;
};
Place place_of(std::string_view name) {
  const auto slash = name.find('/');
  if (slash == std::string_view::npos) return {name, {}};
  return {name.substr(0, slash), name.substr(slash + 1)};
}
const FieldPointer& find(const NamedFields& fields, std::string_view name) {
  const auto it =
      std::find_if(fields.begin(), fields.end(), [&](const NamedField& field) { return field.name == name; });
  NIGHTJAR_EXPECTS(it != fields.end());
  return it->value;
}

/// Calls with the values of two forms' fields of one name; `key` is empty for a whole field.
template <class F>
auto with_both(const NamedFields& a, const NamedFields& b, std::string_view name, F&& f) {
  const auto [field, key] = place_of(name);
  const auto& other = find(b, field);
  return std::visit([&]<class T>(T* value) { return f(*value, *std::get<T*>(other), std::string(key)); },
                    find(a, field));
}

template <class T>
concept IsMap = std::same_as<T, Choices> || std::same_as<T, RecordIds>;

}  // namespace

std::vector<std::string> merge_fields(const NamedFields& mine, const NamedFields& base, const NamedFields& fresh) {
  NIGHTJAR_EXPECTS(mine.size() == base.size() && mine.size() == fresh.size());
  Merge merge;
  for (std::size_t i = 0; i < mine.size(); ++i)
    std::visit(
        [&]<class T>(T* value) {
          merge(mine[i].name, *value, std::as_const(*std::get<T*>(base[i].value)),
                std::as_const(*std::get<T*>(fresh[i].value)));
        },
        mine[i].value);
  return std::move(merge.clashes);
}

void copy_field(const NamedFields& into, const NamedFields& from, std::string_view name) {
  with_both(into, from, name, []<class T>(T& value, const T& other, const std::string& key) {
    if constexpr (IsMap<T>)
      set_element(value, key, element(other, key));
    else
      value = other;
  });
}

bool same_field(const NamedFields& a, const NamedFields& b, std::string_view name) {
  return with_both(a, b, name, []<class T>(const T& value, const T& other, const std::string& key) {
    if constexpr (IsMap<T>)
      return same_element(value, other, key);
    else
      return same(value, other);
  });
}

std::string field_text(const NamedFields& fields, std::string_view name) {
  const auto [field, key] = place_of(name);
  const auto listed = [](const std::set<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
  };
  const auto number = [](const std::optional<int>& value) { return value ? std::to_string(*value) : std::string(); };
  const std::string element_key(key);
  return std::visit(
      Overloaded{
          [](const std::string* text) { return *text; }, [&](const std::optional<int>* n) { return number(*n); },
          [](const bool* on) { return std::string(*on ? "yes" : "no"); }, [](const Day* day) { return iso(*day); },
          [&](const std::set<std::string>* words) { return listed(*words); },
          [&](const Choices* choices) { return number(element(*choices, element_key)); },
          [&](const RecordIds* ids) { return std::string(ids->contains(element_key) ? "yes" : ""); },
          [&](const SomeOrNone* some) {
            return some->none ? std::string(words::none_of_these()) : listed(some->chosen);
          },
          [](const TextOfRecord* text) { return text->text; }, [](const ClockEntry* clock) { return clock->text; }},
      find(fields, field));
}

}  // namespace nightjar::entry
