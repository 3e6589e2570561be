#include "vault/deny_vfs.hpp"

#include <sqlite3.h>

#include <nightjar/support/error.hpp>

namespace nightjar::vault {
namespace {
int refuse_to_open(sqlite3_vfs*, const char*, sqlite3_file* file, int, int*) {
  file->pMethods = nullptr;  // SQLite's sign that there is nothing to close
  return SQLITE_CANTOPEN;
}
}  // namespace

void install_deny_vfs() {
  const sqlite3_vfs* real = sqlite3_vfs_find("unix");
  if (real == nullptr) throw Failure({ErrorCode::internal, "the database library has no file system named 'unix'", ""});
  static sqlite3_vfs deny = *real;
  deny.zName = deny_vfs_name;
  deny.pNext = nullptr;
  deny.xOpen = refuse_to_open;
  if (sqlite3_vfs_register(&deny, 1) != SQLITE_OK)
    throw Failure({ErrorCode::internal, "the database library could not be set up", ""});
}

}  // namespace nightjar::vault
