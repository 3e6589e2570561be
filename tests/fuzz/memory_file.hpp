// Bytes as a file that never touches the disk, for readers that take a path.
#pragma once
#include <sys/mman.h>
#include <unistd.h>

#include <string>

#include "fuzz/targets.hpp"

namespace nightjar::fuzz {

class MemoryFile {
 public:
  explicit MemoryFile(Bytes bytes) : descriptor_(::memfd_create("nightjar-fuzz", MFD_CLOEXEC)) {
    must(descriptor_ >= 0 && ::write(descriptor_, bytes.data(), bytes.size()) == static_cast<::ssize_t>(bytes.size()),
         "there is a file in memory");
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(descriptor_); }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

}  // namespace nightjar::fuzz
