// A record of any kind where it lies, for whoever reads many of them without keeping one.
#pragma once
#include <nightjar/domain/any_record.hpp>

namespace nightjar {

template <class V>
struct PointerToEach;
template <class... R>
struct PointerToEach<std::variant<R...>> {
  using type = std::variant<const R*...>;
};
using RecordView = PointerToEach<AnyRecord::Kinds>::type;

[[nodiscard]] inline RecordView view_of(const AnyRecord& record) {
  return visit_record([](const auto& r) -> RecordView { return &r; }, record);
}

}  // namespace nightjar
