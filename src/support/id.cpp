#include <sys/random.h>

#include <algorithm>
#include <nightjar/support/id.hpp>

namespace nightjar {
namespace {
constexpr std::string_view digits = "0123456789abcdef";
int value_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}
}  // namespace

std::string Id::hex() const {
  std::string out(32, '0');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out[2 * i] = digits[bytes[i] >> 4];
    out[2 * i + 1] = digits[bytes[i] & 15];
  }
  return out;
}

bool Id::is_nil() const {
  return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t b) { return b == 0; });
}

Result<Id> parse_id(std::string_view hex) {
  if (hex.size() != 32) return fail(ErrorCode::parse, "an id must have 32 hex digits");
  Id id;
  for (std::size_t i = 0; i < 16; ++i) {
    const int high = value_of(hex[2 * i]);
    const int low = value_of(hex[2 * i + 1]);
    if (high < 0 || low < 0) return fail(ErrorCode::parse, "an id must have 32 hex digits");
    id.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return id;
}

Id random_id() {
  Id id;
  if (::getrandom(id.bytes.data(), id.bytes.size(), 0) != static_cast<ssize_t>(id.bytes.size()))
    throw Failure({ErrorCode::io, "the system gave no random numbers", ""});
  return id;
}
}  // namespace nightjar
