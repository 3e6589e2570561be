#include <array>
#include <nightjar/vault/migration.hpp>

#include "vault/schema/001_first.hpp"

namespace nightjar::vault {

std::span<const Migration> migrations() {
  static const std::array steps{Migration{1, schema::first}};
  return steps;
}

}  // namespace nightjar::vault
