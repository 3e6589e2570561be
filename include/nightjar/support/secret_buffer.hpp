// A secret while it is typed.
#pragma once
#include <nightjar/support/secret.hpp>

namespace nightjar {

/// A passphrase: in guarded memory, of fixed size, wiped with clear() and when destroyed.
class SecretBuffer {
 public:
  static constexpr std::size_t capacity = 1024;
  SecretBuffer();
  [[nodiscard]] char* data();
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] bool empty() const { return text().empty(); }
  void clear();
  bool shown = false;  // the person asked to see it

 private:
  SecretBytes bytes_;
};
}  // namespace nightjar
