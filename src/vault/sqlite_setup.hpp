// Makes SQLite safe for journals, once for the process.
#pragma once
namespace nightjar::vault {

/// Memory wiped when freed, no URI file names, and a default file system on which nothing can be opened, so that no
/// journal text reaches a temporary file. Must run before anything else in the program uses SQLite; later calls do
/// nothing. Plain databases of other programs are opened through the file system named "unix".
void set_up_sqlite();

}  // namespace nightjar::vault
