// Contracts: a broken one is our own mistake, and stopping is better than corrupting a journal.
#pragma once
namespace nightjar {
[[noreturn]] void contract_failed(const char* condition, const char* file, int line);
}
#define NIGHTJAR_EXPECTS(condition) \
  ((condition) ? static_cast<void>(0) : ::nightjar::contract_failed(#condition, __FILE__, __LINE__))
