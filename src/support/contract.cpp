#include <cstdio>
#include <cstdlib>
#include <nightjar/support/contract.hpp>

namespace nightjar {
void contract_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "nightjar: internal error at %s:%d: expected %s\n", file, line, condition);
  std::abort();
}
}  // namespace nightjar
