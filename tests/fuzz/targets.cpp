#include "fuzz/targets.hpp"

namespace nightjar::fuzz {

std::span<const Target> targets() {
  static constexpr Target all[] = {{"header", header},
                                   {"header_repaired", header_repaired},
                                   {"payload", payload},
                                   {"database", database},
                                   {"recovery_code", recovery_code},
                                   {"passphrase", passphrase},
                                   {"seen_note", seen_note},
                                   {"import_csv", import_csv},
                                   {"import_json", import_json},
                                   {"import_zip", import_zip},
                                   {"csv", csv},
                                   {"record_json", record_json},
                                   {"typed_time", typed_time},
                                   {"settings", settings},
                                   {"draft", draft}};
  return all;
}

}  // namespace nightjar::fuzz
