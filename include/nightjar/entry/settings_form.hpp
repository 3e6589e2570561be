// The journal's settings as text in fields.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/entry/draft_text.hpp>
#include <nightjar/support/error.hpp>

namespace nightjar::entry {

struct SettingsForm {
  std::string zone, day_start, auto_lock;
  std::string help_lines;  // the person's own, for the help card

  template <class Self, class V>
  static void fields(Self& form, V&& v) {
    v("zone", form.zone), v("day_start", form.day_start), v("auto_lock", form.auto_lock);
    v("help_lines", form.help_lines);
  }
};

[[nodiscard]] SettingsForm settings_form(const JournalSettings& settings);

/// Each field by itself: one that does not read yet keeps no other from being stored.
struct SettingsReading {
  JournalSettings settings;      // with every field that reads
  SettingsForm left;             // the form of these settings, but what does not read is as it was typed
  std::optional<Error> problem;  // of the first that does not
};
[[nodiscard]] SettingsReading read(const SettingsForm& form, const JournalSettings& settings);

}  // namespace nightjar::entry
