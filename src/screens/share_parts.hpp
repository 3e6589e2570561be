// The parts of the Share screen: what goes into the file, how it will look, and making it.
#pragma once

#include <nightjar/app/share_state.hpp>

#include "screens/screen.hpp"

namespace nightjar::screens {

void draw_share_contents(const JournalView& view, ShareState& state);
/// What the pages look like, for formats that have pages.
void draw_share_choices_of_pages(const JournalView& view, ShareState& state);
void draw_share_preview(ShareState& state);
void draw_share_making(ShareState& state, Actions& out);
void draw_share_log(const JournalView& view);

[[nodiscard]] inline bool has_pages(report::Format format) {
  return format == report::Format::pdf || format == report::Format::html;
}

}  // namespace nightjar::screens
