#!/usr/bin/env python3
"""Writes the seeds of the fuzzers to tests/data/fuzz/<target>/: small, different, and each one a valid input."""
import io
import json
import os
import pathlib
import struct
import zipfile

root = pathlib.Path(__file__).resolve().parents[1] / "data"


def seed(target, name, content):
    path = root / "fuzz" / target / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def head_of(name, lines):
    return "\n".join((root / name).read_text(errors="replace").splitlines()[:lines]) + "\n"


minimal = (root / "vaults" / "v1-minimal.nightjar").read_bytes()
seed("header", "whole", minimal[:4096] + b"\0" * 64)
seed("header_repaired", "whole", minimal[:4096])
seed("header_repaired", "newer", minimal[:8] + b"\2" + minimal[9:4096])
seed("payload", "empty", b"NJRP" + struct.pack("<IQQQ", 1, 0, 1, 0) + b"\x0e\x57" * 16)
seed("payload", "too-long", b"NJRP" + struct.pack("<IQQQ", 1, 1 << 40, 1, 0))
seed("database", "unchanged", b"")
seed("database", "newer-schema", struct.pack("<IB", 60, 3) + b"\0\0\0\xff")
seed("database", "page-type", struct.pack("<IB", 4096, 0) + b"\x0a" + struct.pack("<IB", 100, 1) + b"\x02\xff")
seed("recovery_code", "known", "0004-1061-050R-3GG2-8A1C-60T3-GF5E")
seed("recovery_code", "as-typed", "oo04 1o61 o5or 3gg2 8a1c 6ot3 gf5e")
seed("passphrase", "composed", "r\u00e9veil au cr\u00e9puscule")
seed("passphrase", "decomposed", "re\u0301veil \u1112\u1161\u11ab")
seed("passphrase", "not-utf8", b"caf\xe9 \xff\xfe")
seed("seen_note", "one", "000102030405060708090a0b0c0d0e0f 12 " + "ab" * 32 + "\n")

nights = (
    "night,zone,into_bed,tried_to_sleep,sleep_latency_min,awakenings,awake_min,final_awakening,still_trying_min,"
    "out_of_bed,quality,rested,factors,comments\n"
    "2024-03-30,Europe/Berlin,2024-03-30T22:30,2024-03-30T23:00,40,2,50,2024-03-31T06:10,,2024-03-31T07:00,3,,"
    "coffee after noon;tense,\"a \"\"quote\"\"\"\n"
)
seed("import_csv", "nights", b"\0" + nights.encode())
seed("import_csv", "nights-named", b"\1" + nights.replace(",", ";").encode())
seed("import_csv", "days", b"\2" + b"day,zone,substance,state\n2024-03-30,Europe/Berlin,coffee,taken\n")
seed("import_csv", "records", b"\3" + b"record,id,day\nnap,,2024-03-30\n")
seed("import_csv", "melidos", b"\4" + head_of("kumasi/KNUST_Kumasi.csv", 4).encode())
seed("csv", "quoted", 'a,b\n"x, ""y""\n z",2\n')
seed("csv", "semicolons", "\ufeffa;b\r\n1;2\r\n")

HEAD = {
    "id": "00" * 15 + "01",
    "created_utc": "2024-03-31T06:00:00.000Z",
    "changed_utc": "2024-03-31T06:00:00.000Z",
    "zone": "Europe/Berlin",
    "offset_min": 120,
    "device_id": "00" * 16,
    "revision": 1,
    "deleted_utc": None,
    "origin": "self",
    "form_version": 1,
}
MOMENT = {"local": "2024-03-30T23:00", "zone": "Europe/Berlin", "fold": 0, "offset_min": 60,
          "utc": "2024-03-30T22:00:00.000Z", "is": "unique"}
nap = {"record": "nap", **HEAD, "day": "2024-03-30", "start": MOMENT, "end": None, "minutes": 30, "comments": "x"}
seed("record_json", "nap", json.dumps(nap))
seed("record_json", "settings", json.dumps({"home_zone": "Europe/Berlin", "day_start_min": 240}))
seed("record_json", "moment", json.dumps(MOMENT))
seed("record_json", "list", '["a","b"]')
seed("record_json", "times", '["08:00","22:30"]')
seed("record_json", "checklist", '{"uneasy":2,"yawning":null}')
journal = {"format": "nightjar-journal", "version": 1, "settings": {}, "records": [nap], "revisions": [], "tombstones": []}
seed("import_json", "one-nap", json.dumps(journal))


def zipped(files, **how):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", **how) as archive:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = archive.compression
            archive.writestr(info, text)
    return out.getvalue()


seed("import_zip", "stored", zipped({"nights.csv": nights}))
seed("import_zip", "deflated", zipped({"nights.csv": nights, "journal.json": json.dumps(journal)},
                                      compression=zipfile.ZIP_DEFLATED))
seed("import_zip", "path-out", zipped({"../../nights.csv": nights}))
for i, text in enumerate(["22:45", "2245", "10:45pm", "7", "1045p", "24:00", "2024-03-30", "2024-03-30T23:05+01:00",
                          "2024-03-30T22:05:00.123Z", "Europe/Berlin|2024-03-31T02:30", "UTC+05:45|2024-10-27T02:30"]):
    seed("typed_time", f"{i:02d}", text)
seed("settings", "all", json.dumps({"version": 1, "theme": "light", "text_scale": 1.5, "recent_files": ["/a", "/b"],
                                    "window_width": 900, "window_height": 700, "device_id": "ab" * 16}))
seed("settings", "odd", json.dumps({"text_scale": -1e300, "window_width": "wide", "recent_files": [1, None]}))
seed("settings", "no-int", '{"window_width": 1723333333333333333333333333333333333333333333, "window_height": 18446744073709551615}')
seed("draft", "night", json.dumps({"night": ["2024-03-30"], "comments": ["half a thou"], "awakenings": ["2"]}))
seed("draft", "day", json.dumps({"day": ["2024-03-30"], "checklist": ["2 uneasy"], "note": ["x"], "mood": ["7"]}))
seed("draft", "other-shape", '{"day": 3, "note": [1], "x": {"y": []}}')
