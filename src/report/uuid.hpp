// Names of resources in files for other systems.
#pragma once
#include <nightjar/support/digest.hpp>
#include <string>

namespace nightjar::report {

/// "urn:uuid:…", always the same for the same words, and telling nothing about them (RFC 9562, version 8).
[[nodiscard]] inline std::string uuid_of(const std::string& words) {
  std::string hex = sha256_hex("nightjar " + words).substr(0, 32);
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<unsigned char>(hex[16]) % 4];
  for (const std::size_t at : {20U, 16U, 12U, 8U}) hex.insert(at, 1, '-');
  return hex;
}

}  // namespace nightjar::report
