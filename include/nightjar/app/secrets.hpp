// Secrets while they are typed: they belong to the state that goes away with them, and wipe themselves.
#pragma once
#include <array>
#include <nightjar/support/secret_buffer.hpp>
#include <string>

namespace nightjar::app {

/// The passphrase of now and a new one, typed twice.
struct NewPassphrase {
  SecretBuffer now, next, again;
};

/// Parts of a secret in ordinary text fields, wiped when they go.
template <std::size_t N>
struct WipedTexts {
  WipedTexts() = default;
  WipedTexts(WipedTexts&&) noexcept = default;
  WipedTexts& operator=(WipedTexts&& other) noexcept {
    forget();
    texts = std::move(other.texts);
    return *this;
  }
  ~WipedTexts() { forget(); }
  [[nodiscard]] std::string& operator[](std::size_t i) { return texts[i]; }
  [[nodiscard]] const std::string& operator[](std::size_t i) const { return texts[i]; }

 private:
  void forget() {
    for (auto& text : texts) {
      text.resize(text.capacity());  // what was moved from, too: a short text stays in the string itself
      wipe(text.data(), text.size());
      text.clear();
    }
  }
  std::array<std::string, N> texts;
};

}  // namespace nightjar::app
