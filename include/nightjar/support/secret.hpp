// Memory for keys and passphrases: guarded, locked where the system allows, wiped when freed, never copied or printed.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace nightjar {

void wipe(void* data, std::size_t size) noexcept;

/// False once the system refused to keep a secret out of swap: then keys may be written to it.
[[nodiscard]] bool secrets_are_locked_in_memory() noexcept;
/// "keys could not be locked in memory, …": what to say then, without a full stop.
inline constexpr std::string_view unlocked_secrets =
    "keys could not be locked in memory, so this computer may write them to its swap space; encrypted swap, or a "
    "higher "
    "limit of locked memory (ulimit -l), prevents that";

/// Bytes in guarded memory. Throws Failure{no_memory} when the system gives none.
class SecretBytes {
 public:
  SecretBytes() = default;
  explicit SecretBytes(std::size_t size);
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  SecretBytes(SecretBytes&& other) noexcept;
  SecretBytes& operator=(SecretBytes&& other) noexcept;
  ~SecretBytes();

  [[nodiscard]] static SecretBytes copy_of(std::string_view text);
  [[nodiscard]] static SecretBytes copy_of(std::span<const std::uint8_t> bytes);
  [[nodiscard]] SecretBytes clone() const { return copy_of(view()); }

  [[nodiscard]] std::uint8_t* data() { return data_; }
  [[nodiscard]] const std::uint8_t* data() const { return data_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::span<const std::uint8_t> view() const { return {data_, size_}; }
  [[nodiscard]] std::string_view text() const { return {reinterpret_cast<const char*>(data_), size_}; }
  /// Keeps the first n bytes. Precondition: n <= size().
  void shrink(std::size_t n);

 private:
  std::uint8_t* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace nightjar
