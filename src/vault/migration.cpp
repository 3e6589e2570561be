#include <array>
#include <nightjar/vault/migration.hpp>

#include "vault/schema/001_first.hpp"
#include "vault/schema/002_planned_time.hpp"

namespace nightjar::vault {

std::span<const Migration> migrations() {
  static const std::array steps{Migration{1, schema::first}, Migration{2, schema::planned_time}};
  return steps;
}

}  // namespace nightjar::vault
