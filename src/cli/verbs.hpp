// The table of verbs, one file each in verbs/.
#pragma once
#include "cli/verb.hpp"

namespace nightjar::cli {

using AddVerb = void (*)(CLI::App& parent, Task& task);

void add_create(CLI::App& program, Task& task);
void add_log_night(CLI::App& log, Task& task);
void add_log_craving(CLI::App& log, Task& task);
void add_log_taken(CLI::App& log, Task& task);
void add_log_day(CLI::App& log, Task& task);
void add_log_nap(CLI::App& log, Task& task);
void add_log_checklist(CLI::App& log, Task& task);
void add_log_side_effect(CLI::App& log, Task& task);
void add_log_support(CLI::App& log, Task& task);
void add_log_score(CLI::App& log, Task& task);
void add_log_plan(CLI::App& log, Task& task);
void add_log_note(CLI::App& log, Task& task);
void add_show(CLI::App& program, Task& task);
void add_nights(CLI::App& program, Task& task);
void add_summary(CLI::App& program, Task& task);
void add_compare(CLI::App& program, Task& task);
void add_trend(CLI::App& program, Task& task);
void add_report(CLI::App& program, Task& task);
void add_open(CLI::App& program, Task& task);
void add_export(CLI::App& program, Task& task);
void add_import(CLI::App& program, Task& task);
void add_undo_import(CLI::App& program, Task& task);
void add_passphrase(CLI::App& program, Task& task);
void add_recover(CLI::App& program, Task& task);
void add_check(CLI::App& program, Task& task);
void add_backup(CLI::App& program, Task& task);
void add_restore(CLI::App& program, Task& task);
void add_salvage(CLI::App& program, Task& task);
void add_merge(CLI::App& program, Task& task);
void add_zone_verb(CLI::App& program, Task& task);
void add_forget(CLI::App& program, Task& task);
void add_demo(CLI::App& program, Task& task);
void add_crisis(CLI::App& program, Task& task);

}  // namespace nightjar::cli
