#!/usr/bin/env bash
# By keyboard alone, from the first run: three nights (one across a clock change, one with a wrong hour that one key
# mends, one with how it felt alone), a craving over a half-filled form, undo after a restart, search, and a lock with
# the draft still there afterwards. Judged by the command line on the saved file.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

passphrase='owls over the wall'
journal=$XDG_DATA_HOME/nightjar/journal.nightjar
printf %s "$passphrase" >"$work/passphrase"
times() { local n=$1; shift; while [ "$n" -gt 0 ]; do keys "$@"; n=$((n - 1)); done; }

# The latest Sunday on which the clocks of Berlin changed, and how many days ago that is; a day begins at four.
today=$(date -d '4 hours ago' +%F)
for back in $(seq 1 400); do
  day=$(date -d "$today 12:00 $back days ago" +%F)
  [ "$(date -d "$day 00:00" +%z)" != "$(date -d "$day 12:00" +%z)" ] && break
done
before() { date -d "$day 12:00 $1 days ago" +%F; }

start_window "$program"
keys Return                                              # Make a new journal
type_text "$passphrase"; keys Tab; type_text "$passphrase"; keys Return
for _ in $(seq 300); do [ -s "$journal" ] && break; sleep 0.2; done
[ -s "$journal" ] || die "no journal was made"
settled
keys Tab Tab Tab Return; keys Tab Return                 # not now; go on without writing the code down

keys ctrl+2; times $((back / 7)) Up; times $((back % 7)) Left
keys Return                                              # the night that led into that Sunday
for text in 2300 2315 10 0 0 0700 0 0715; do type_text "$text"; keys Tab; done
shot clock-change
keys ctrl+s
keys ctrl+2 Left Return                                  # the night before: 11:00 was typed for 23:00
for text in 1100 2310 10 0 0 0610 0 0700; do type_text "$text"; keys Tab; done
shot wrong-hour
keys ctrl+r ctrl+s
keys ctrl+2 Left Return                                  # and the one before: only how it felt
times 10 Tab; keys space ctrl+s
keys ctrl+2 Left Left; keys t                            # something taken, on another day
type_text Heronword; keys ctrl+Return
keys ctrl+2 Right Return; type_text 2230                 # a half-filled form, and a craving over it
keys c 7 Tab; type_text 2100; keys ctrl+Return
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
type_text "$passphrase"; keys Return
keys Escape ctrl+z                                       # out of the field; the craving was the last thing before
shot undone
keys ctrl+f; type_text heronw
shot found
keys Tab Return; keys Return                             # its day, and the night that led into it
type_text 2245; sleep 3                                  # a draft is sealed two seconds after the first key
keys ctrl+l
type_text "$passphrase"; keys Return
keys ctrl+f; type_text heronw; keys Tab Return; keys Return
shot draft
keys ctrl+s
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
