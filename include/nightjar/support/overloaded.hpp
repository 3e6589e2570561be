// A visitor made of lambdas, for std::visit.
#pragma once
namespace nightjar {
template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;
}  // namespace nightjar
