// The allocator given to SQLite: every block is wiped before it goes back to the system.
#pragma once
#include <sqlite3.h>

namespace nightjar::vault {
[[nodiscard]] const sqlite3_mem_methods& zeroing_memory();
}
