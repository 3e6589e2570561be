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
using RecordView = PointerToEach<AnyRecord>::type;

[[nodiscard]] inline RecordView view_of(const AnyRecord& record) {
  return std::visit([](const auto& r) -> RecordView { return &r; }, record);
}

}  // namespace nightjar
