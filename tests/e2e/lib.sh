# Shared by the whole-program scripts: a home of its own, a window under Xvfb, keys, and judgement by exit status.
set -euo pipefail

program=${NIGHTJAR_PROGRAM:?names the program to run}
work=$(mktemp -d)
export HOME=$work/home TMPDIR=$work/tmp XDG_CONFIG_HOME=$work/home/.config XDG_DATA_HOME=$work/home/.local/share
export XDG_STATE_HOME=$work/home/.local/state XDG_RUNTIME_DIR=$work/run LIBGL_ALWAYS_SOFTWARE=1 TZ=Europe/Berlin
# Mesa keeps compiled shaders on disk; they hold nothing of ours, and without them every run is alike.
export MESA_SHADER_CACHE_DISABLE=true
unset WAYLAND_DISPLAY
mkdir -p "$HOME" "$TMPDIR" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
pid=
cleanup() {
  [ -z "$pid" ] || kill -KILL "$pid" 2>/dev/null || true
  [ -n "${NIGHTJAR_E2E_KEEP:-}" ] || rm -rf "$work"
}
trap cleanup EXIT

die() {
  printf 'e2e: %s\n' "$*" >&2
  [ -z "${NIGHTJAR_E2E_SHOTS:-}" ] || import -window root "$NIGHTJAR_E2E_SHOTS/failure.png" || true
  exit 1
}

# Starts the window with the given arguments and waits until it can be typed into.
start_window() {
  "$@" >"$work/out.txt" 2>"$work/err.txt" &
  pid=$!
  local i
  for i in $(seq 100); do
    window=$(xdotool search --onlyvisible --name '^Nightjar$' 2>/dev/null | head -n 1) || true
    [ -n "${window:-}" ] && break
    kill -0 "$pid" 2>/dev/null || die "the program ended early: $(cat "$work/err.txt")"
    sleep 0.1
  done
  [ -n "${window:-}" ] || die "no window appeared"
  xdotool windowfocus "$window" 2>/dev/null || true
  sleep 1
}

# Processor time of every thread of the program, also below a tracer, and whether one of them is at work or waits for the disk.
at_work() {
  local process
  for process in "$pid" $(pgrep -P "$pid"); do cat /proc/"$process"/task/*/stat 2>/dev/null || true; done |
    sed 's/.*) //' | awk '{ ticks += $12 + $13; if ($1 ~ /[RDT]/) works = 1 } END { print ticks, works + 0 }'
}
# Until the program has nothing left to do with what was typed: on a busy machine that takes longer than on an idle one.
settled() {
  local before= now i
  sleep 0.15
  for i in $(seq 300); do
    now=$(at_work)
    [ "$now" = "$before" ] && [ "${now#* }" = 0 ] && return
    before=$now
    sleep 0.1
  done
  die "the program does not come to rest"
}
# One key a frame, also where frames are slow (sanitizers, software rendering).
keys() {
  local key
  for key in "$@"; do
    xdotool key --delay 40 "$key"
    settled
  done
}
type_text() { xdotool type --delay 60 -- "$1"; settled; }
shot() { [ -z "${NIGHTJAR_E2E_SHOTS:-}" ] || import -window root "$NIGHTJAR_E2E_SHOTS/$1.png"; }

# expect PATTERN FILE: the file has a line that matches.
expect() { grep -Eq -- "$1" "$2" || { cat "$2" >&2; die "no line matches: $1"; }; }
