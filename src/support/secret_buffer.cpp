#include <cstring>
#include <nightjar/support/secret_buffer.hpp>

namespace nightjar {

SecretBuffer::SecretBuffer() : bytes_(capacity) { clear(); }
char* SecretBuffer::data() { return reinterpret_cast<char*>(bytes_.data()); }
std::string_view SecretBuffer::text() const {
  const auto* text = reinterpret_cast<const char*>(bytes_.data());
  return {text, strnlen(text, capacity)};
}
void SecretBuffer::clear() { wipe(bytes_.data(), bytes_.size()); }

}  // namespace nightjar
