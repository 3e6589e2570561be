#include <nightjar/app/computer.hpp>
#include <nightjar/support/contract.hpp>

namespace nightjar::app {

Computer::Computer(Services lent) : services(std::move(lent)) {
  NIGHTJAR_EXPECTS(services.clock && services.jobs && services.files);
  if (auto settings = journal::load_computer_settings(*services.files, services.settings_file, services.new_id)) {
    state.settings = std::move(*settings);
  } else {
    state.settings.device_id = services.new_id();
    state.problem = settings.error();
  }
}

journal::Author Computer::author() const {
  return {
      .clock = services.clock, .new_id = services.new_id, .device_id = state.settings.device_id, .zone = services.zone};
}

std::string Computer::whole_path(const std::string& typed) const {
  const bool home = typed == "~" || typed.starts_with("~/");
  return home && !services.home_folder.empty() ? services.home_folder + typed.substr(1) : typed;
}

journal::SafePlaces Computer::safe_places() const {
  auto places = services.safe_places;
  places.copy_folder = state.settings.copy_folder;
  return places;
}

void Computer::save_settings() {
  if (auto saved = journal::save_computer_settings(*services.files, services.settings_file, state.settings); !saved)
    state.problem = saved.error();
}

}  // namespace nightjar::app
