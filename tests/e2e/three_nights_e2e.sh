#!/usr/bin/env bash
# By keyboard alone, from the first run: three nights (one across a clock change, one with a wrong hour that one key
# mends, one with how it felt alone), a craving over a half-filled form, undo after a restart, search, and a lock with
# the draft still there afterwards. Judged by the command line on the saved file.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

passphrase='owls over the wall'
journal=$XDG_DATA_HOME/nightjar/journal.nightjar
printf %s "$passphrase" >"$work/passphrase"
tap() { local key; for key in "$@"; do xdotool key --delay 30 "$key"; sleep 0.2; done; }
times() { local n=$1; shift; while [ "$n" -gt 0 ]; do tap "$@"; n=$((n - 1)); done; }
line() { xdotool type --delay 40 -- "$1"; sleep 0.2; }

# The latest Sunday on which the clocks of Berlin changed, and how many days ago that is; a day begins at four.
today=$(date -d '4 hours ago' +%F)
for back in $(seq 1 400); do
  day=$(date -d "$today 12:00 $back days ago" +%F)
  [ "$(date -d "$day 00:00" +%z)" != "$(date -d "$day 12:00" +%z)" ] && break
done
before() { date -d "$day 12:00 $1 days ago" +%F; }

start_window "$program"
tap Return                                               # Make a new journal
line "$passphrase"; tap Tab; line "$passphrase"; tap Return
for _ in $(seq 300); do [ -s "$journal" ] && break; sleep 0.2; done
[ -s "$journal" ] || die "no journal was made"
sleep 2
tap Tab Tab Tab Return; tap Tab Return                   # not now; go on without writing the code down
sleep 1

tap ctrl+2; times $((back / 7)) Up; times $((back % 7)) Left
tap Return                                               # the night that led into that Sunday
for text in 2300 2315 10 0 0 0700 0 0715; do line "$text"; tap Tab; done
shot clock-change
tap ctrl+s
tap ctrl+2 Left Return                                   # the night before: 11:00 was typed for 23:00
for text in 1100 2310 10 0 0 0610 0 0700; do line "$text"; tap Tab; done
shot wrong-hour
tap ctrl+r ctrl+s
tap ctrl+2 Left Return                                   # and the one before: only how it felt
times 10 Tab; tap space ctrl+s
tap ctrl+2 Left Left; tap t; sleep 0.5                   # something taken, on another day
tap Tab; line Heronword; tap Return; sleep 0.5
tap ctrl+2 Right Return; line 2230                       # a half-filled form, and a craving over it
tap c; sleep 0.5; tap 7 Return
shot craving
sleep 2.5
kill -TERM "$pid"; wait "$pid" || die "the program did not end well after SIGTERM: $(tail -n 5 "$work/err.txt")"
pid=

"$program" nights "$journal" --passphrase-file "$work/passphrase" --from "$(before 9)" --to "$day" --json >"$work/nights.json"
"$program" export "$journal" --passphrase-file "$work/passphrase" --out "$work/first.json" >/dev/null
/usr/bin/python3 - "$work/first.json" "$(before 1)" "$(before 2)" "$(before 3)" <<'PY' || die "the three nights are not as typed"
import json, sys
journal = json.load(open(sys.argv[1]))
of = lambda kind: [r for r in journal["records"] if r["record"] == kind]
nights = {n["night"]: n for n in of("night")}
change, wrong, felt = (nights[day] for day in sys.argv[2:5])
minutes = lambda m: m["local"][11:16]
assert len(nights) == 3, nights.keys()
assert (minutes(change["into_bed"]), minutes(change["out_of_bed"])) == ("23:00", "07:15")
assert change["into_bed"]["offset_min"] != change["out_of_bed"]["offset_min"], "the clock changed in that night"
assert minutes(wrong["into_bed"]) == "23:00", wrong["into_bed"]
assert felt["quality"] == 3 and felt["into_bed"] is None
assert [c["peak"] for c in of("craving") if not c["deleted_utc"]] == [7]
PY
grep -Eq '"time_in_bed_min": (435|555)' "$work/nights.json" || die "the night of the clock change has a wrong length"

start_window "$program"
line "$passphrase"; tap Return; sleep 4
tap Escape ctrl+z; sleep 0.5                             # out of the field; the craving was the last thing before
shot undone
tap ctrl+f; line heronw; sleep 0.5
shot found
tap Tab Return; sleep 0.3; tap Return                    # its day, and the night that led into it
line 2245; sleep 3                                       # a draft is sealed two seconds after the first key
tap ctrl+l; sleep 1.5
line "$passphrase"; tap Return; sleep 4
tap ctrl+f; line heronw; sleep 0.5; tap Tab Return; sleep 0.3; tap Return; sleep 0.3
shot draft
tap ctrl+s; sleep 1
kill -TERM "$pid"; wait "$pid" || die "the program did not end well after SIGTERM: $(tail -n 5 "$work/err.txt")"
pid=

"$program" export "$journal" --passphrase-file "$work/passphrase" --out "$work/second.json" >/dev/null
/usr/bin/python3 - "$work/second.json" "$(before 5)" <<'PY' || die "undo, search or the draft did not work"
import json, sys
journal = json.load(open(sys.argv[1]))
of = lambda kind: [r for r in journal["records"] if r["record"] == kind]
assert all(c["deleted_utc"] for c in of("craving")), "the craving was undone"
nights = {n["night"]: n for n in of("night")}
assert nights[sys.argv[2]]["into_bed"]["local"][11:16] == "22:45", "what was typed before the lock was there after it"
assert len(nights) == 4
PY
echo "three_nights: done"
