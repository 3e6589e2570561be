// What a person types, and what this computer keeps about itself.
#include <nightjar/codec/lists_json.hpp>
#include <nightjar/entry/day_form.hpp>
#include <nightjar/entry/entry_forms.hpp>
#include <nightjar/entry/night_form.hpp>
#include <nightjar/journal/settings.hpp>
#include <nightjar/time/format.hpp>
#include <nightjar/time/zone.hpp>

#include "fuzz/memory_file.hpp"
#include "fuzz/targets.hpp"

namespace nightjar::fuzz {

void typed_time(Bytes bytes) {
  const auto text = text_of(bytes);
  if (const auto minute = parse_clock(text)) must(*minute >= 0 && *minute < 24 * 60, "a clock time is of the day");
  if (const auto day = parse_day(text)) must(parse_day(iso(*day)) == *day, "a day is written as it was read");
  if (const auto instant = parse_utc(text)) static_cast<void>(iso_utc(*instant));
  static_cast<void>(parse_local(text));
  // "zone|time": both are typed.
  const auto bar = text.find('|');
  const std::string zone(bar == std::string_view::npos ? "Europe/London" : text.substr(0, bar));
  if (!find_zone(zone)) return;
  if (const auto moment = parse_moment(bar == std::string_view::npos ? text : text.substr(bar + 1), zone)) {
    const auto again = parse_moment(canonical(*moment), moment->zone);
    must(again && again->utc == moment->utc, "a moment is written as it was read");
  }
}

void settings(Bytes bytes) {
  const MemoryFile file(bytes);
  const auto read = journal::load_computer_settings(posix_file_ops(), file.path());
  if (!read) return;
  journal::ComputerSettings::fields(*read, [](const journal::SettingField& field, const auto& value) {
    using T = std::remove_cvref_t<decltype(value)>;
    const auto inside = [&](double number) { return field.least <= number && number <= field.most; };
    if constexpr (std::is_same_v<T, int> || std::is_same_v<T, double>) must(inside(value), "a number is in its range");
    if constexpr (std::is_same_v<T, std::optional<int>>) must(!value || inside(*value), "a number is in its range");
    if constexpr (std::is_same_v<T, std::vector<std::string>>)
      must(inside(static_cast<double>(value.size())), "a list stays short");
  });
  must(!read->device_id.is_nil(), "there is a device id");
}

void draft(Bytes bytes) {
  const auto same = []<class Form>(std::string_view json) {
    const auto form = entry::form_from_draft<Form>(json);
    const auto written = entry::draft_of(form);
    must(entry::draft_of(entry::form_from_draft<Form>(written)) == written, "a draft comes back as it was kept");
  };
  const auto text = text_of(bytes);
  same.operator()<entry::NightForm>(text);
  same.operator()<entry::DayForm>(text);
  same.operator()<entry::CravingForm>(text);
  same.operator()<entry::TakenForm>(text);
  const Lists lists = codec::lists_from_draft(text);
  must(codec::lists_from_json(codec::to_json(lists)) == lists, "lists come back as they were kept");
}

}  // namespace nightjar::fuzz
