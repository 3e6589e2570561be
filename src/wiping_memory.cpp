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

void* take_or_null(std::size_t size) noexcept {
  try {
    return take(size);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

}  // namespace

// Every form of the pair that libraries may call is replaced, so that no block is taken by one allocator and given
// back by another: a graphics driver uses the nothrow forms, and a sanitizer brings its own of whatever is left out.
void* operator new(std::size_t size) { return take(size); }
void* operator new[](std::size_t size) { return take(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return take_or_null(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return take_or_null(size); }
void operator delete(void* block) noexcept { give_back(block); }
void operator delete[](void* block) noexcept { give_back(block); }
void operator delete(void* block, std::size_t) noexcept { give_back(block); }
void operator delete[](void* block, std::size_t) noexcept { give_back(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { give_back(block); }
void operator delete[](void* block, const std::nothrow_t&) noexcept { give_back(block); }
