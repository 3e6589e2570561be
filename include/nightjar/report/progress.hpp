// How a long piece of work tells how far it is, and is told to stop.
#pragma once
#include <functional>

namespace nightjar::report {

/// Called now and then with the share that is done, 0 to 1; answers false to stop.
using Progress = std::function<bool(double)>;

}  // namespace nightjar::report
