// What a screen asks for, as a value. The kinds are in computer_actions.hpp, start_actions.hpp and journal_actions.hpp.
#pragma once
#include <concepts>
#include <memory>
#include <nightjar/app/about.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace nightjar::app {

/// One thing that a screen asks for, of any kind: done after the frame, so that the next one shows the result. Moved
/// and never copied: some carry secrets. What it is stays behind one pointer, so that a file that asks for things knows
/// only the kinds that it names.
class Action {
 public:
  template <class Kind>
    requires(!std::same_as<Kind, Action>)
  Action(Kind what) : what_(std::make_unique<Holder<Kind>>(std::move(what))), about_(about_of<Kind>()) {}

  [[nodiscard]] About about() const { return about_; }
  /// Null: it is of another kind.
  template <class Kind>
  [[nodiscard]] Kind* as() {
    auto* holder = dynamic_cast<Holder<Kind>*>(what_.get());
    return holder ? &holder->what : nullptr;
  }
  /// Calls the one of these functions that takes this kind, each a lambda of one reference. False: none does.
  template <class... F>
  bool visit(F&&... functions) {
    return (give(functions, &F::operator()) || ...);
  }

 private:
  struct AnyHolder {
    AnyHolder() = default;
    AnyHolder(const AnyHolder&) = delete;
    AnyHolder& operator=(const AnyHolder&) = delete;
    virtual ~AnyHolder() = default;
  };
  template <class Kind>
  struct Holder final : AnyHolder {
    explicit Holder(Kind kind) : what(std::move(kind)) {}
    Kind what;
  };
  template <class F, class Kind>
  bool give(F& function, void (F::*)(Kind&) const) {
    auto* what = as<std::remove_const_t<Kind>>();
    if (what) function(*what);
    return what != nullptr;
  }
  std::unique_ptr<AnyHolder> what_;
  About about_;
};
using Actions = std::vector<Action>;

}  // namespace nightjar::app
