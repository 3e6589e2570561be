#!/usr/bin/env python3
"""residue.py memory PID PASSPHRASE JOURNAL MARKER...   what of them is left in the memory of a process
residue.py trace FILE MARKER...                         what of them was written to a file, in the output of strace

A marker is looked for as UTF-8, UTF-16 and UTF-32, from its second letter on: a text that was assigned over keeps all
but the first. In memory the keys of the journal are looked for, too. Prints a line
for each find and for what was searched. Exit status 1 when a key or a passphrase was found in memory, or more than five
other texts (a short text can stay in a frame of the stack that is still in use), or anything at all in a file."""
import pathlib
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "assets/reader"))


def spellings(marker):
    return {f"'{marker}' as {name}": marker[1:].encode(name) for name in ("utf-8", "utf-16-le", "utf-32-le")}


def keys(passphrase, journal):
    import nightjar_reader as reader
    from nacl import bindings as sodium
    header = reader.read_header(pathlib.Path(journal).read_bytes())
    spelling = reader.passphrase_spellings(passphrase)
    slot = next(s for s in reader.slots(header) if s.kind == reader.PASSPHRASE)
    return {"the master key": reader.master_key(header, reader.PASSPHRASE, spelling),
            "the key made from the passphrase": sodium.crypto_pwhash_alg(
                32, spelling[0], slot.raw[24:40], slot.ops, slot.memory, sodium.crypto_pwhash_ALG_ARGON2ID13)}


def memory(pid, wanted):
    found, searched = [], 0
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as mem:
        for line in maps:
            place, rights, *rest = line.split(None, 5)
            name = rest[3].strip() if len(rest) > 3 else "heap of a thread"
            if "r" not in rights or name in ("[vvar]", "[vsyscall]"):
                continue
            begin, end = (int(x, 16) for x in place.split("-"))
            try:
                mem.seek(begin)
                data = mem.read(end - begin)
            except (OSError, ValueError):
                continue
            searched += len(data)
            for what, needle in wanted.items():
                for match in re.finditer(re.escape(needle), data):
                    around = data[max(0, match.start() - 24):match.end() + 24]
                    found.append(f"{what} in {name}, {end - begin - match.start()} bytes before its end: {around!r}")
    print(f"searched {searched >> 20} MB of memory for {len(wanted)} things")
    return found


def unescape(text):
    return bytes.fromhex(text.replace("\\x", ""))


def trace(path, wanted):
    found, files, total = [], {}, 0
    for line in open(path, errors="replace"):
        # write(5</path>, "\x01...", 3) and the like: -y names the file, -xx writes every byte in hex
        match = re.search(r"\b(?:write|pwrite64|writev|pwritev|pwritev2)\(\d+<([^>]*)>", line)
        if not match or re.match(r"(socket|pipe|anon_inode|UNIX|/dev/|/memfd|/proc)", unhex(match[1])):
            continue
        name = unhex(match[1])
        data = b"".join(unescape(part) for part in re.findall(r'"((?:\\x[0-9a-f]{2})*)"', line))
        files[name] = files.get(name, 0) + len(data)
        total += len(data)
        for what, needle in wanted.items():
            if needle in data:
                found.append(f"{what} was written to {name}")
    for name in sorted({re.sub(r"[0-9a-f]{16}\.tmp", "*.tmp", n) for n in files}):
        print("written:", name)
    print(f"searched {total} bytes that were written to {len(files)} files")
    return found


def unhex(name):
    return re.sub(rb"\\x([0-9a-f]{2})", lambda m: bytes.fromhex(m[1].decode()), name.encode()).decode(errors="replace")


def main():
    wanted = {}
    how, where, *rest = sys.argv[1:]
    if how == "memory":
        passphrase, journal, *markers = rest
        wanted.update(keys(passphrase, journal))
        for marker in [passphrase, *markers]:
            wanted.update(spellings(marker))
        found = memory(int(where), wanted)
        print("\n".join(found) if found else "found nothing")
        secret = [f for f in found if f.startswith(("the ", f"'{passphrase}'"))]
        print(f"{len(secret)} secrets, {len(found) - len(secret)} other texts")
        sys.exit(bool(secret) or len(found) > 5)
    else:
        for marker in rest:
            wanted.update(spellings(marker))
        found = trace(where, wanted)
    print("\n".join(found) if found else "found nothing")
    sys.exit(bool(found))


main()
