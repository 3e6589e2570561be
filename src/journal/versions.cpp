#include <nightjar/codec/record_json.hpp>
#include <nightjar/journal/versions.hpp>

namespace nightjar::journal {

std::optional<AnyRecord> record_of(const Revision& version) {
  auto record = codec::record_from_json(version.before);
  return record ? std::optional(std::move(*record)) : std::nullopt;
}

}  // namespace nightjar::journal
