#!/usr/bin/env bash
# First run to first night by keyboard alone; killed two seconds after saving; read back by the command line.
# Then a craving over a half-filled form, a lock, an unlock with the draft still there, and a search of every file that
# the program could write for what was typed. The whole run is traced: no internet socket is ever opened.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# A zone in which it is between nine and ten in the morning, so that the window asks about last night.
offset=$((9 - $(date -u +%-H)))
[ $offset -lt -11 ] && offset=$((offset + 24))
if [ $offset -ge 0 ]; then export TZ=Etc/GMT-$offset; else export TZ=Etc/GMT+$((-offset)); fi

passphrase='marker-passphrase walnut tide'
journal=$XDG_DATA_HOME/nightjar/journal.nightjar
printf %s "$passphrase" >"$work/passphrase"

start_traced() { start_window strace -f -qq -e trace=socket,connect -o "$work/trace.$1" "$program"; }
# The program itself, below strace.
program_pid() { pgrep -P "$pid" | head -n 1; }

start_traced first
shot welcome
keys Return                                             # Make a new journal
type_text "$passphrase"; keys Tab
type_text "$passphrase"; keys Return
for _ in $(seq 300); do [ -s "$journal" ] && break; sleep 0.2; done
[ -s "$journal" ] || die "no journal was made"
sleep 3
shot recovery-code
keys Tab Tab Tab Return; keys Tab Return                # not now; go on without writing it down
sleep 1.5
shot last-night

type_text 2230; keys Tab; type_text 2300; keys Tab; type_text 40; keys Tab; type_text 2; keys Tab
type_text 50; keys Tab; type_text 0610; keys Tab; type_text 30; keys Tab; type_text 0700; keys Tab
shot filled
keys ctrl+s
sleep 2
kill -KILL "$(program_pid)"
wait "$pid" 2>/dev/null || true
pid=

"$program" nights "$journal" --passphrase-file "$work/passphrase" --json >"$work/nights.json"
expect '"total_sleep_time_min": 340' "$work/nights.json"
expect '"time_in_bed_min": 510' "$work/nights.json"
expect '"still_trying_min": 30' "$work/nights.json"
"$program" show "$journal" --passphrase-file "$work/passphrase" >"$work/show.txt"
expect '22:30 +23:00 +06:10 +07:00 +8 h 30 min +5 h 40 min +66.7 %' "$work/show.txt"

# Second sitting: unlock, a draft, a craving over it, a lock.
start_traced second
type_text "$passphrase"; keys Return
sleep 5
shot unlocked
keys Escape; keys d; sleep 0.5                          # out of the field; from last night to this day
keys Escape; keys c; sleep 0.8                          # a craving, over the form
keys 7
keys Return
sleep 2.5
shot craving-saved
keys Escape; keys t; sleep 0.8                                       # something taken: typed, and left as a draft
shot taken
keys Tab; type_text 'Markersubstance'          # into the field below the chip
sleep 3                                                 # the draft is sealed two seconds after the first key
keys ctrl+l
sleep 2.5
shot locked
type_text "$passphrase"; keys Return
sleep 5
shot unlocked-again
kill -TERM "$(program_pid)"
wait "$pid" || die "the program did not end well after SIGTERM"
pid=

"$program" export "$journal" --passphrase-file "$work/passphrase" --out "$work/out.json" >/dev/null
expect '"peak": ?7' "$work/out.json"

# Nothing readable on the disk: UTF-8 and UTF-16, everywhere the program may write.
for place in "$HOME" "$TMPDIR" "$XDG_RUNTIME_DIR" /var/tmp; do
  for marker in 'marker-passphrase' 'Markersubstance'; do
    wide=$(printf %s "$marker" | sed 's/./&\\x00/g')
    if grep -rqaF -- "$marker" "$place" 2>/dev/null || grep -rqaP -- "$wide" "$place" 2>/dev/null; then
      die "a file under $place holds what was typed: $marker"
    fi
  done
done
# The search itself works: the export on purpose does hold the craving in clear.
grep -qaF 'craving' "$work/out.json" || die "the search found nothing where there is something"

if grep -E 'AF_INET|AF_INET6|AF_PACKET' "$work"/trace.*; then die "an internet socket was opened"; fi
echo "log_a_night: done"
