// What a form wants kept: records with their new answers, or gone to the bin. The controller makes an edit of them.
#pragma once
#include <nightjar/domain/any_record.hpp>
#include <vector>

namespace nightjar::entry {

struct ProposedChange {
  AnyRecord record;     // a nil id: a new record
  bool remove = false;  // to the bin
};
using ProposedChanges = std::vector<ProposedChange>;

}  // namespace nightjar::entry
