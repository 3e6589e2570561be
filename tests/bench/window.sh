#!/usr/bin/env bash
# Start and idle cost of the window, software GL. The window shows itself only once its first frame is drawn, so the
# moment at which it becomes visible is the moment of the first frame.
set -euo pipefail
program=$1
home=$(mktemp -d)
trap 'kill "$pid" 2>/dev/null || true; rm -rf "$home"' EXIT
export HOME=$home XDG_CONFIG_HOME=$home/c XDG_DATA_HOME=$home/d XDG_STATE_HOME=$home/s LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY
times=()
for _ in 1 2 3 4 5 6 7; do
  start=$(date +%s%N)
  "$program" >/dev/null 2>&1 &
  pid=$!
  until xdotool search --onlyvisible --name '^Nightjar$' >/dev/null 2>&1; do sleep 0.005; done
  times+=($((($(date +%s%N) - start) / 1000000)))
  [ ${#times[@]} -eq 7 ] || { kill "$pid"; wait "$pid" || true; }
done
sorted=($(printf '%s\n' "${times[@]}" | sort -n))
echo "first frame after start                                    n   7   median ${sorted[3]} ms   slowest ${sorted[6]} ms"
sleep 3
ticks() { awk '{print $14+$15}' "/proc/$pid/stat"; }
before=$(ticks)
sleep 10
echo "idle window, CPU ticks in 10 s                             $(($(ticks) - before))"

# The same on every screen of the invented year.
tap() { xdotool key "$1"; sleep "${2:-0.3}"; }
tap Tab; tap Return 15                                       # look around; its message goes by itself
number=1
for screen in "Last night" Calendar Trends Share Settings; do
  tap "ctrl+$number" 3
  before=$(ticks)
  sleep 10
  printf 'idle on %-12s CPU ticks in 10 s                      %d\n' "$screen," $(($(ticks) - before))
  number=$((number + 1))
done
[ "$(find "$home" -name 'nightjar-demo.nightjar' | wc -l)" -eq 1 ] || echo "no journal was open: the lines above are of the first screen"
