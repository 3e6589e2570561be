// The allocator given to SQLite: every block is wiped before it goes back to the system.
#pragma once
#include <sqlite3.h>

namespace nightjar::vault {
[[nodiscard]] const sqlite3_mem_methods& zeroing_memory();
/// Whether the system ever refused a block. SQLite also reports "out of memory", without asking for any, when a record
/// says that it is larger than a block can be: only then it is damage.
[[nodiscard]] bool memory_was_refused();
}  // namespace nightjar::vault
