// Forms as JSON text, so that what is half typed survives a lock or a crash: an object of lists of strings.
#pragma once
#include <map>
#include <nightjar/time/format.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace nightjar::entry {

/// Visits a form's `fields` and keeps what is there; nothing is kept of what is empty.
class DraftWriter {
 public:
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
  void operator()(std::string_view name, const std::map<std::string, std::optional<int>>& value) {
    for (const auto& [key, number] : value)
      if (number) add(name, std::to_string(*number) + ' ' + key);
  }
  void operator()(std::string_view name, const std::optional<Moment>& value) {
    if (value) add(name, iso_with_offset(*value) + ' ' + value->zone.value_or(""));
  }
  [[nodiscard]] std::string json() const;

 private:
  void add(std::string_view name, std::string value) { values_[std::string(name)].push_back(std::move(value)); }
  std::map<std::string, std::vector<std::string>> values_;
};

/// The other way. Names that a form does not know are passed over; text that is no draft reads as an empty form.
class DraftReader {
 public:
  explicit DraftReader(std::string_view json);
  void operator()(std::string_view name, std::string& value) const;
  void operator()(std::string_view name, std::optional<int>& value) const;
  void operator()(std::string_view name, bool& value) const;
  void operator()(std::string_view name, Day& value) const;
  void operator()(std::string_view name, std::set<std::string>& value) const;
  void operator()(std::string_view name, std::map<std::string, std::optional<int>>& value) const;
  void operator()(std::string_view name, std::optional<Moment>& value) const;

 private:
  [[nodiscard]] const std::string* first(std::string_view name) const;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

template <class Form>
[[nodiscard]] std::string draft_of(const Form& form) {
  DraftWriter writer;
  Form::fields(form, writer);
  return writer.json();
}
template <class Form>
[[nodiscard]] Form form_from_draft(std::string_view json) {
  Form form;
  Form::fields(form, DraftReader(json));
  return form;
}

}  // namespace nightjar::entry
