// The computer that the program runs on, as all of its parts see it: what it lends, its settings, and what is shown
// whatever is open.
#pragma once
#include <nightjar/app/services.hpp>
#include <nightjar/journal/open_journal.hpp>
#include <nightjar/journal/settings.hpp>

namespace nightjar::app {

struct ComputerState {
  journal::ComputerSettings settings;
  bool help = false, keys = false;  // the help card, the page of keys
  int document = -1;                // of documents(): open to be read
  std::optional<Error> problem;     // its settings cannot be read or written
};

class Computer {
 public:
  explicit Computer(Services lent);

  [[nodiscard]] journal::Author author() const;
  [[nodiscard]] std::string whole_path(const std::string& typed) const;  // "~/" is the home folder
  [[nodiscard]] journal::SafePlaces safe_places() const;                 // with the person's own folder for copies
  void save_settings();
  /// Something secret was typed and is done with: see App::wipe_typed_text.
  void wipe_typed_text() { wipe_typed_text_ = true; }
  void typed_text_wiped() { wipe_typed_text_ = false; }
  [[nodiscard]] bool wipes_typed_text() const { return wipe_typed_text_; }

  const Services services;
  ComputerState state;

 private:
  bool wipe_typed_text_ = false;
};

}  // namespace nightjar::app
