#!/usr/bin/env bash
# Going to Share, whose pages are laid out beside the window, and locking at once: the program lives on, and opens again
# with what was written. A few times; fifty with NIGHTJAR_LONG=1.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

passphrase='marker-passphrase walnut tide'
journal=$work/journal.nightjar
printf %s "$passphrase" >"$work/passphrase"
"$program" create "$journal" --passphrase-file "$work/passphrase" --kdf-cost minimal >"$work/made" 2>&1 || die "$(cat "$work/made")"
for day in 17 18 19 20 21; do
  "$program" log night "$journal" --passphrase-file "$work/passphrase" --night "2026-11-$day" --in-bed 22:30 --tried 23:00 \
    --latency 20 --final 06:10 --up 07:00 --quality 3 >"$work/logged" 2>&1 || die "$(cat "$work/logged")"
done

start_window "$program" "$journal"
times=5
[ -z "${NIGHTJAR_LONG:-}" ] || times=50
for i in $(seq $times); do
  type_text "$passphrase"; keys Return
  shot "open-$i"
  xdotool key --delay 0 ctrl+4 ctrl+l
  settled
  kill -0 "$pid" 2>/dev/null || die "it ended at round $i: $(cat "$work/err.txt")"
done
type_text "$passphrase"; keys Return
keys ctrl+5                                             # it is open: it can be closed, and the lock of the file with it
shot end
kill -TERM "$pid"
wait "$pid" 2>/dev/null || true
pid=
"$program" show "$journal" --passphrase-file "$work/passphrase" >"$work/shown"
expect 2026-11-21 "$work/shown"
echo "$times rounds"
