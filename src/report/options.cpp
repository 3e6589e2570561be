#include <nightjar/report/options.hpp>

namespace nightjar::report {

std::vector<FieldClass> field_classes() {
  std::vector<FieldClass> all;
  for (std::size_t i = 0; i < enum_names<FieldClass>.size(); ++i) all.push_back(static_cast<FieldClass>(i));
  return all;
}

std::string_view label(FieldClass field_class) {
  switch (field_class) {
    case FieldClass::naps: return "Naps";
    case FieldClass::comments: return "Comments on nights";
    case FieldClass::factors: return "Everyday factors and free days";
    case FieldClass::prescribed: return "Prescribed and pharmacy medication";
    case FieldClass::other_substances: return "Other substances";
    case FieldClass::amounts: return "Amounts as typed";
    case FieldClass::cravings: return "Cravings";
    case FieldClass::checklist: return "Checklist";
    case FieldClass::check_ins: return "Mood, energy, pain, stress";
    case FieldClass::side_effects: return "Side effects";
    case FieldClass::support: return "Support";
    case FieldClass::scores: return "Clinic scores";
    case FieldClass::notes: return "Notes";
    case FieldClass::device_data: return "Device data";
  }
  return "";
}

std::set<FieldClass> left_out_by(Preset preset) {
  std::set<FieldClass> out;
  if (preset == Preset::full) return out;
  for (const FieldClass each : field_classes()) out.insert(each);
  out.erase(FieldClass::naps);
  if (preset == Preset::sleep_and_prescribed) out.erase(FieldClass::prescribed);
  return out;
}

}  // namespace nightjar::report
