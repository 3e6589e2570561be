#include <sodium.h>

#include <atomic>
#include <cstring>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/error.hpp>
#include <nightjar/support/secret.hpp>
#include <utility>

namespace nightjar {

namespace {
std::atomic<bool> lock_refused{false};
}  // namespace

bool secrets_are_locked_in_memory() noexcept { return !lock_refused.load(std::memory_order_relaxed); }

void wipe(void* data, std::size_t size) noexcept {
  if (data != nullptr && size > 0) sodium_memzero(data, size);
}

SecretBytes::SecretBytes(std::size_t size) : size_(size) {
  if (sodium_init() < 0) throw Failure({ErrorCode::internal, "the cryptography library did not start", ""});
  data_ = static_cast<std::uint8_t*>(sodium_malloc(size > 0 ? size : 1));
  if (data_ == nullptr) throw Failure({ErrorCode::no_memory, "not enough memory for a key", "close other programs"});
  // sodium_malloc locked it already and keeps to itself whether that worked. Doing it again changes nothing, and tells.
  if (sodium_mlock(data_, size > 0 ? size : 1) != 0) lock_refused.store(true, std::memory_order_relaxed);
}
SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
  if (this != &other) {
    sodium_free(data_);
    data_ = std::exchange(other.data_, nullptr);
    size_ = std::exchange(other.size_, 0);
  }
  return *this;
}
SecretBytes::~SecretBytes() { sodium_free(data_); }

SecretBytes SecretBytes::copy_of(std::span<const std::uint8_t> bytes) {
  SecretBytes out(bytes.size());
  if (!bytes.empty()) std::memcpy(out.data_, bytes.data(), bytes.size());
  return out;
}
SecretBytes SecretBytes::copy_of(std::string_view text) {
  return copy_of(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}
void SecretBytes::shrink(std::size_t n) {
  NIGHTJAR_EXPECTS(n <= size_);
  if (n < size_) sodium_memzero(data_ + n, size_ - n);
  size_ = n;
}

}  // namespace nightjar
