// A form over a journal that changed underneath it, field by field: what nobody touched in the form follows the
// journal, what was touched stays, and what both changed to something else is a clash that the person settles.
#pragma once
#include <nightjar/entry/form_fields.hpp>
#include <string_view>
#include <variant>
#include <vector>

namespace nightjar::entry {

using FieldPointer = std::variant<std::string*, std::optional<int>*, bool*, Day*, std::set<std::string>*, Choices*,
                                  RecordIds*, SomeOrNone*, TextOfRecord*, ClockEntry*>;
struct NamedField {
  std::string_view name;
  FieldPointer value;
};
using NamedFields = std::vector<NamedField>;

/// What a form's `fields` names, in its order.
template <class Form>
[[nodiscard]] NamedFields named_fields(Form& form) {
  NamedFields out;
  Form::fields(form, [&](std::string_view name, auto& value) { out.push_back({name, &value}); });
  return out;
}

/// Merges into `mine` what differs between `base`, from which it started, and `fresh`, the journal as it is now. All
/// three are fields of one kind of form. Sets and maps are merged element by element. Returns what clashes, by name,
/// and an element of a map as "name/key"; there `mine` stays.
[[nodiscard]] std::vector<std::string> merge_fields(const NamedFields& mine, const NamedFields& base,
                                                    const NamedFields& fresh);
/// Sets one field, or one element of a map, to what it is in another form.
void copy_field(const NamedFields& into, const NamedFields& from, std::string_view name);
[[nodiscard]] bool same_field(const NamedFields& a, const NamedFields& b, std::string_view name);
/// As it was typed; of an answer its index, of several words a list.
[[nodiscard]] std::string field_text(const NamedFields& fields, std::string_view name);

template <class Form>
struct Merged {
  Form form;
  std::vector<std::string> clashes;
};
template <class Form>
[[nodiscard]] Merged<Form> merged_by_field(Form mine, Form base, Form fresh) {
  Merged<Form> out{std::move(mine), {}};
  out.clashes = merge_fields(named_fields(out.form), named_fields(base), named_fields(fresh));
  return out;
}

}  // namespace nightjar::entry
