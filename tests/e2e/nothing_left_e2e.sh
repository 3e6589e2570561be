#!/usr/bin/env bash
# What is left after locking, in the memory of the program and in everything that it wrote to a file: nothing readable.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
passphrase='marker-passphrase walnut tide'
journal=$XDG_DATA_HOME/nightjar/journal.nightjar

# A sanitizer keeps freed memory as it was for a while, on purpose: there only the files are searched.
if grep -qa __asan_init "$program"; then sanitized=1; else sanitized=; fi

start_window strace -f -qq -y -xx -s 2000000 -e trace=write,pwrite64,writev,pwritev -o "$work/trace" "$program"
running=$(pgrep -P "$pid" | head -n 1)
keys Return
type_text "$passphrase"; keys Tab
type_text "$passphrase"; keys Return
for _ in $(seq 300); do [ -s "$journal" ] && break; sleep 0.2; done
[ -s "$journal" ] || die "no journal was made"
sleep 3
keys Tab Tab Tab Return; keys Tab Return
sleep 1.5
keys Escape; keys t; sleep 2
keys Tab; type_text 'Markersubstance'
keys ctrl+a ctrl+c End ctrl+v                           # copied, and pasted
sleep 3                                                 # sealed as a draft
shot draft
# The search itself works: while it is open, what was typed is there.
[ -n "$sanitized" ] || /usr/bin/python3 "$here/residue.py" memory "$running" "$passphrase" "$journal" Markersubstance \
  >"$work/open.txt" && [ -z "$sanitized" ] && die "nothing was found while the journal was open"
[ -n "$sanitized" ] || expect 'Markersubstance' "$work/open.txt"
nothing_in_memory() {
  [ -z "$sanitized" ] || return 0
  /usr/bin/python3 "$here/residue.py" memory "$running" "$passphrase" "$journal" Markersubstance >"$work/locked.txt" || {
    cat "$work/locked.txt"
    die "something was left in memory: $1"
  }
  tail -n 4 "$work/locked.txt"
}
keys ctrl+l
sleep 3
shot locked
nothing_in_memory "of what was typed, copied and pasted"
# Opened again, only looked at, and locked.
type_text "$passphrase"; keys Return
sleep 4
shot looked_at
keys ctrl+l
sleep 3
nothing_in_memory "of what was looked at"
kill -TERM "$running"
wait "$pid" || die "the program did not end well after SIGTERM"
pid=
/usr/bin/python3 "$here/residue.py" trace "$work/trace" "$passphrase" Markersubstance walnut
echo "nothing_left: done"
