// How a window may look: a setting of this computer, and a palette of the charts.
#pragma once

namespace nightjar {

enum class ThemeName { dark, light, high_contrast };

}  // namespace nightjar
