// What is copied and pasted. A passphrase may be pasted, and a note copied: neither stays longer than it is needed.
#pragma once
#include <cstddef>
#include <functional>
#include <nightjar/support/secret.hpp>
#include <nightjar/toolkit/bmp_guard.hpp>
#include <optional>
#include <string>

struct ImGuiIO;

namespace nightjar::toolkit {

class Clipboard {
 public:
  /// The system's: `get` answers its own copy of the text, which may be written over, or null.
  struct System {
    std::function<char*()> get;
    std::function<void(const char*)> set;
  };
  Clipboard(BmpGuard& guard, System system) : guard_(guard), system_(std::move(system)) {}
  /// From now on fields copy and paste through this one, which must live as long.
  void install(ImGuiIO& io);

  /// After each frame: what was pasted in it is in its field by now.
  void forget_pasted() { pasted_ = {}; }
  /// What was copied here goes, if it is still there. What somebody else copied stays.
  void empty_if_ours();

 private:
  static const char* get(void* me);
  static void set(void* me, const char* text);
  [[nodiscard]] bool is_ours(const char* text) const;

  BmpGuard& guard_;
  System system_;
  SecretBytes pasted_;                 // ended by a NUL, as a field reads it
  std::optional<std::size_t> copied_;  // a digest of what was copied here last
};

}  // namespace nightjar::toolkit
