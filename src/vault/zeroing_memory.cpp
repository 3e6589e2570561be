#include "vault/zeroing_memory.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <nightjar/support/secret.hpp>

namespace nightjar::vault {
namespace {

// In front of each block, as long as the strictest alignment so that the block itself keeps it.
constexpr std::size_t size_before_block = alignof(std::max_align_t);
static_assert(size_before_block >= sizeof(int));

std::atomic<bool> refused = false;

unsigned char* start_of(void* block) { return static_cast<unsigned char*>(block) - size_before_block; }

int size_of(void* block) {
  if (block == nullptr) return 0;
  int size = 0;
  std::memcpy(&size, start_of(block), sizeof size);
  return size;
}

void* allocate(int size) {
  auto* start = static_cast<unsigned char*>(std::malloc(static_cast<std::size_t>(size) + size_before_block));
  if (start == nullptr) {
    refused = true;
    return nullptr;
  }
  std::memcpy(start, &size, sizeof size);
  return start + size_before_block;
}

void release(void* block) {
  if (block == nullptr) return;
  wipe(block, static_cast<std::size_t>(size_of(block)));
  std::free(start_of(block));
}

// Never realloc(): it may move the block and leave the old copy behind.
void* reallocate(void* block, int size) {
  void* larger = allocate(size);
  if (larger == nullptr) return nullptr;
  if (block != nullptr) {
    std::memcpy(larger, block, static_cast<std::size_t>(std::min(size, size_of(block))));
    release(block);
  }
  return larger;
}

int round_up(int size) { return (size + 7) & ~7; }
int start(void*) { return SQLITE_OK; }
void stop(void*) {}

}  // namespace

const sqlite3_mem_methods& zeroing_memory() {
  static const sqlite3_mem_methods methods{allocate, release, reallocate, size_of, round_up, start, stop, nullptr};
  return methods;
}

bool memory_was_refused() { return refused; }

}  // namespace nightjar::vault
