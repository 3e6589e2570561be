#include <nightjar/entry/settings_form.hpp>

#include "entry/reading.hpp"

namespace nightjar::entry {

SettingsForm settings_form(const JournalSettings& settings) {
  return {settings.home_zone, hh_mm(settings.day_start_min), std::to_string(settings.auto_lock_min),
          settings.help_lines};
}

SettingsReading read(const SettingsForm& form, const JournalSettings& settings) {
  SettingsReading out{settings, {}, {}};
  std::vector<std::string SettingsForm::*> unread;
  const auto refuse = [&](std::string SettingsForm::*field, const char* message, const char* hint) {
    unread.push_back(field);
    if (!out.problem) out.problem = Error{ErrorCode::invalid_value, message, hint};
  };
  // One that came from another computer may stay while something else is changed.
  if (form.zone == settings.home_zone || find_zone(form.zone))
    out.settings.home_zone = form.zone;
  else
    refuse(&SettingsForm::zone, "no time zone of that name is known here", "write it as Europe/Berlin");
  if (const auto start = parse_clock(form.day_start); start && *start <= 8 * 60)
    out.settings.day_start_min = *start;
  else
    refuse(&SettingsForm::day_start, "a day can begin from 00:00 to 08:00", "04:00 suits most nights");
  if (const auto lock = whole_number(form.auto_lock); lock && *lock >= 0 && *lock <= 600)
    out.settings.auto_lock_min = *lock;
  else
    refuse(&SettingsForm::auto_lock, "the lock takes 0 to 600 minutes", "0 is never");
  out.settings.help_lines = form.help_lines;
  out.left = settings_form(out.settings);
  for (const auto field : unread) out.left.*field = form.*field;
  return out;
}

}  // namespace nightjar::entry
