// Forms as JSON text, so that what is half typed survives a lock or a crash: an object of lists of strings. With a form
// goes the one that it started from (its base), under the same names with a prefix.
#pragma once
#include <nightjar/entry/form_fields.hpp>
#include <nightjar/time/format.hpp>
#include <string_view>
#include <vector>

namespace nightjar::entry {

/// Visits a form's `fields` and keeps what is there; nothing is kept of what is empty.
class DraftWriter {
 public:
  /// Before the names of all fields that are visited from now on.
  void set_prefix(std::string_view prefix) { prefix_ = prefix; }
  void operator()(std::string_view name, const std::string& value) {
    if (!value.empty()) add(name, value);
  }
  void operator()(std::string_view name, const std::optional<int>& value) {
    if (value) add(name, std::to_string(*value));
  }
  void operator()(std::string_view name, bool value) {
    if (value) add(name, "1");
  }
  void operator()(std::string_view name, const Day& value) { add(name, iso(value)); }
  void operator()(std::string_view name, const std::set<std::string>& value) {
    for (const auto& v : value) add(name, v);
  }
  void operator()(std::string_view name, const Choices& value) {
    for (const auto& [key, number] : value)
      if (number) add(name, std::to_string(*number) + ' ' + key);
  }
  void operator()(std::string_view name, const RecordIds& value) {
    for (const auto& [key, id] : value) add(name, id.empty() ? key : key + ' ' + id);
  }
  void operator()(std::string_view name, const SomeOrNone& value) {
    (*this)(name, value.chosen);
    (*this)("none_of_these", value.none);
  }
  void operator()(std::string_view name, const TextOfRecord& value) {
    (*this)(name, value.text);
    (*this)(std::string(name) + "_record", value.record);
  }
  void operator()(std::string_view name, const ClockEntry& value) {
    (*this)(name, value.text);
    if (value.kept)
      add(std::string(name) + "_kept", iso_with_offset(*value.kept) + ' ' + value.kept->zone.value_or(""));
  }
  [[nodiscard]] std::string json() const;

 private:
  void add(std::string_view name, std::string value) {
    values_[prefix_ + std::string(name)].push_back(std::move(value));
  }
  std::string prefix_;
  std::map<std::string, std::vector<std::string>> values_;
};

/// The other way. Names that a form does not know are passed over; text that is no draft reads as an empty form.
class DraftReader {
 public:
  explicit DraftReader(std::string_view json, std::string_view prefix = {});
  /// Whether there is any field with the prefix.
  [[nodiscard]] bool has_any() const;
  void operator()(std::string_view name, std::string& value) const;
  void operator()(std::string_view name, std::optional<int>& value) const;
  void operator()(std::string_view name, bool& value) const;
  void operator()(std::string_view name, Day& value) const;
  void operator()(std::string_view name, std::set<std::string>& value) const;
  void operator()(std::string_view name, Choices& value) const;
  void operator()(std::string_view name, RecordIds& value) const;
  void operator()(std::string_view name, SomeOrNone& value) const;
  void operator()(std::string_view name, TextOfRecord& value) const;
  void operator()(std::string_view name, ClockEntry& value) const;

 private:
  using Values = std::map<std::string, std::vector<std::string>, std::less<>>;
  [[nodiscard]] Values::const_iterator find(std::string_view name) const;
  [[nodiscard]] const std::string* first(std::string_view name) const;
  std::string prefix_;
  Values values_;
};

inline constexpr std::string_view base_prefix = "base:";

template <class Form>
[[nodiscard]] std::string draft_of(const Form& form) {
  DraftWriter writer;
  Form::fields(form, writer);
  return writer.json();
}
template <class Form>
[[nodiscard]] std::string draft_of(const Form& form, const Form& base) {
  DraftWriter writer;
  Form::fields(form, writer);
  writer.set_prefix(base_prefix);
  Form::fields(base, writer);
  return writer.json();
}

template <class Form>
[[nodiscard]] Form form_from_draft(std::string_view json) {
  Form form;
  Form::fields(form, DraftReader(json));
  return form;
}
/// Nothing for a draft of an earlier version, which was kept without its base.
template <class Form>
[[nodiscard]] std::optional<Form> base_from_draft(std::string_view json) {
  const DraftReader reader(json, base_prefix);
  if (!reader.has_any()) return std::nullopt;
  Form form;
  Form::fields(form, reader);
  return form;
}

}  // namespace nightjar::entry
