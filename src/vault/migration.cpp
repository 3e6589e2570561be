#include <array>
#include <nightjar/vault/migration.hpp>

#include "vault/schema/001_first.hpp"

namespace nightjar::vault {

std::span<const Migration> migrations() {
  static const std::array steps{Migration{1, schema::first}};
  return steps;
}

int newest_schema_version() { return migrations().back().to_version; }

}  // namespace nightjar::vault
