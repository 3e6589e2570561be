// The program of ./dev fuzz. NIGHTJAR_FUZZ_TARGET in the environment names the target; "list" prints all names.
#include <cstring>

#include "fuzz/targets.hpp"

namespace {
const nightjar::fuzz::Target* chosen = nullptr;
}

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  const char* name = std::getenv("NIGHTJAR_FUZZ_TARGET");
  if (name == nullptr) name = "list";
  for (const auto& target : nightjar::fuzz::targets()) {
    if (std::strcmp(name, "list") == 0) std::printf("%s\n", target.name.data());
    if (target.name == name) chosen = &target;
  }
  if (chosen == nullptr) std::exit(std::strcmp(name, "list") == 0 ? 0 : 2);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  chosen->run({data, size});
  return 0;
}
