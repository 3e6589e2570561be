#!/usr/bin/env bash
# The window opens where and as large as it was when it ended, and never off the screen, whatever the settings say.
# There is no window manager here, so nothing but the program places it.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
settings=$XDG_CONFIG_HOME/nightjar/settings.json

geometry() { xdotool getwindowgeometry --shell "$window" | sed -n 's/^\(X\|Y\|WIDTH\|HEIGHT\)=//p' | paste -sd' '; }
# One that a resize is still on its way to gets a second.
is_at() {
  local i
  for i in $(seq 20); do [ "$(geometry)" = "$1" ] && return; sleep 0.1; done
  die "the window is at $(geometry), not at $1 ($2)"
}
close_window() {
  kill -TERM "$pid"
  wait "$pid" || die "it ended with an error"
  pid=
}

start_window "$program"
is_at "0 0 1280 800" "as large as the screen, which it would have liked to be"
xdotool windowsize --sync "$window" 900 620 windowmove --sync "$window" 120 80
is_at "120 80 900 620" "moved"
settled
close_window
expect '"window_width": 900' "$settings"

start_window "$program"
is_at "120 80 900 620" "started again"
xdotool windowsize --sync "$window" 700 500
settled
close_window

start_window "$program"
is_at "120 80 700 500" "larger no more"
close_window

# A screen that is gone, and one that was larger.
sed -i 's/"window_x": [0-9-]*/"window_x": -3000/; s/"window_y": [0-9-]*/"window_y": 2500/' "$settings"
start_window "$program"
is_at "0 300 700 500" "off the screen"
close_window
sed -i 's/"window_width": [0-9]*/"window_width": 4000/; s/"window_height": [0-9]*/"window_height": 3000/' "$settings"
start_window "$program"
is_at "0 0 1280 800" "larger than the screen"
close_window
