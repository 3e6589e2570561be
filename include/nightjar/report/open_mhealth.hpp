// Sleep episodes in the manner of Open mHealth's sleep-episode 1.1: an array of data points, nights and timed naps.
// Their efficiency is time asleep of the sleep period (onset to waking), not of the time in bed.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/report/options.hpp>
#include <nightjar/report/progress.hpp>

namespace nightjar::report {

/// Whether sleep can be said in this format: its beginning and end are known, with their zone.
[[nodiscard]] bool has_episode(const Night& night);
[[nodiscard]] bool has_episode(const Nap& nap);

/// `chosen` is what selected(…, Reach::dates) returned. Sleep without an episode is not in it.
[[nodiscard]] std::string open_mhealth_episodes(const JournalData& chosen, const Options& options,
                                                const Step& step = no_step);

}  // namespace nightjar::report
