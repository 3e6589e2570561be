// What an action is about: whether there must be an open journal for it to mean anything.
#pragma once

namespace nightjar::app {

enum class About {
  computer,  // looks, help: at any time
  start,     // choosing, making and opening a journal: only before one is open
  journal,   // the open journal: without one it is dropped, for what it was about is gone
};

/// Of a kind of action: what its member `about` says, or, so that nobody forgets it where it matters, the open journal.
template <class Kind>
[[nodiscard]] constexpr About about_of() {
  if constexpr (requires { Kind::about; })
    return Kind::about;
  else
    return About::journal;
}

}  // namespace nightjar::app
