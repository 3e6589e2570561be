// Every block that the program gives back is wiped first, so that what a journal held does not stay behind in memory
// once it is locked. For the program alone: tests and tools keep the usual operators.
#include <malloc.h>

#include <cstdlib>
#include <new>
#include <nightjar/support/secret.hpp>

namespace {

void give_back(void* block) noexcept {
  if (block == nullptr) return;
  nightjar::wipe(block, ::malloc_usable_size(block));
  std::free(block);
}

void* take(std::size_t size) {
  while (true) {
    if (void* block = std::malloc(size == 0 ? 1 : size)) return block;
    const auto handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

}  // namespace

void* operator new(std::size_t size) { return take(size); }
void* operator new[](std::size_t size) { return take(size); }
void operator delete(void* block) noexcept { give_back(block); }
void operator delete[](void* block) noexcept { give_back(block); }
void operator delete(void* block, std::size_t) noexcept { give_back(block); }
void operator delete[](void* block, std::size_t) noexcept { give_back(block); }
