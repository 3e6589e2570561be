#!/usr/bin/env python3
"""Writes vectors.txt: files with one fault each, as changes to v1-minimal.nightjar, and the error each must give.

One line is one file: its name, the expected error ("ok" where none), its length, and changes as OFFSET:HEX. All secrets
are those of v1-minimal. An attacker who can repair the sum, and one who even holds the keys, are among them: what is
encrypted is changed by changing the same bytes of the ciphertext and making a new tag. Uses the reader in
assets/reader and no code of Nightjar."""
import pathlib
import struct
import sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parents[2] / "assets/reader"))
sys.dont_write_bytecode = True
import nightjar_reader as reader  # noqa: E402
from nacl import bindings as sodium  # noqa: E402

base = (here / "v1-minimal.nightjar").read_bytes()
spellings = reader.passphrase_spellings("correct horse battery staple")
header = reader.read_header(base)
master = reader.master_key(header, reader.PASSPHRASE, spellings)
lines = []


def vector(name, error, data):
    changes, at = [], 0
    while at < min(len(data), len(base)):
        if data[at] == base[at]:
            at += 1
            continue
        end = at
        while end < min(len(data), len(base)) and data[end:end + 4] != base[end:end + 4]:
            end += 1
        changes.append(f"{at}:{data[at:end].hex()}")
        at = end
    if len(data) > len(base):
        changes.append(f"{len(base)}:{data[len(base):].hex()}")
    lines.append(" ".join([name, error, str(len(data)), *changes]))


def put(at, new, data=base):
    return data[:at] + new + data[at + len(new):]


def summed(data):
    """As someone without the keys can: the sum fits again."""
    return put(4064, reader.blake2b(data[:4064]), data)


def payload_key(data):
    return reader.blake2b(reader.blake2b(data[:4032]), reader.subkey(master, 2, b"NJRcnt01"))


def plain(data):
    return sodium.crypto_aead_chacha20poly1305_ietf_decrypt(data[4096:], b"", bytes(11) + b"\1", payload_key(data))


def seal(text, data=base):
    nonce = bytes(11) + b"\1"  # the only chunk is the last one
    return sodium.crypto_aead_chacha20poly1305_ietf_encrypt(text, b"", nonce, payload_key(data))


def inner(at, new):
    return base[:4096] + seal(put(at, new, plain(base)))


def u16(n):
    return struct.pack("<H", n)


def u32(n):
    return struct.pack("<I", n)


def u64(n):
    return struct.pack("<Q", n)


vector("whole", "ok", base)
vector("empty", "not_a_vault", b"")
vector("magic-only", "truncated", base[:8])
for i, wrong in enumerate([b"\x88", b"n", b"\x0a"]):
    vector(f"magic-byte-{(0, 1, 4)[i]}", "not_a_vault", put((0, 1, 4)[i], wrong))
vector("half-a-header", "truncated", base[:2048])
vector("header-less-one", "truncated", base[:4095])
vector("header-alone", "truncated", base[:4096])
vector("payload-less-one", "truncated", base[:-1])
vector("payload-half", "truncated", base[:4096 + 32768])
vector("one-byte-more", "trailing", base + b"\0")
vector("a-chunk-more", "trailing", base + bytes(64))
for at in (9, 17, 40, 66, 70, 75, 81, 86, 100, 255, 300, 511, 600, 2303, 2304, 4000, 4031, 4032, 4063, 4064, 4095):
    vector(f"bit-{at}", "damaged_header", put(at, bytes([base[at] ^ 0x10])))
for name, at, new, error in [
    ("major-2", 8, u16(2), "too_new"), ("major-0", 8, u16(0), "too_new"), ("header-8192", 12, u32(8192), "too_new"),
    ("chunk-4096", 64, u32(4096), "too_new"), ("cipher-2", 68, u32(2), "too_new"), ("cipher-0", 68, u32(0), "too_new"),
    ("incompatible-bit-0", 80, u32(1), "too_new"), ("incompatible-bit-31", 80, u32(1 << 31), "too_new"),
    ("payload-0", 72, u64(0), "tampered_header"), ("payload-odd", 72, u64(65551), "tampered_header"),
    ("payload-513-mb", 72, u64(65552 * 8192), "too_large"), ("payload-huge", 72, u64(65552 << 40), "too_large"),
    ("payload-two-chunks", 72, u64(2 * 65552), "truncated"), ("kdf-2", 257, b"\2", "too_new"),
    ("kdf-0-passes", 264, u64(0), "kdf_refused"), ("kdf-17-passes", 264, u64(17), "kdf_refused"),
    ("kdf-little-memory", 272, u64(8191), "kdf_refused"), ("kdf-all-memory", 272, u64(1 << 63), "kdf_refused"),
    ("slot-salt", 280, b"\0", "wrong_secret"), ("slot-nonce", 300, b"\0", "wrong_secret"),
    ("slot-key", 330, b"\0", "wrong_secret"), ("slot-tag", 360, b"\0", "wrong_secret"),
    ("slot-number", 260, u32(1), "wrong_secret"), ("slot-type-none", 256, b"\0", "wrong_secret"),
    ("slot-type-code", 256, b"\2", "wrong_secret"), ("another-journal", 16, bytes(16), "wrong_secret"),
    ("save-salt", 32, bytes(32), "tampered_header"), ("minor-1-forged", 10, u16(1), "tampered_header"),
    ("compatible-forged", 84, u32(1), "tampered_header"), ("reserved-forged", 90, b"\1", "tampered_header"),
    ("reserved-after-slots", 2304, b"\1", "tampered_header"), ("other-slot", 512 + 64, bytes(48), "tampered_header"),
    ("mac", 4032, bytes(32), "tampered_header"),
]:
    vector("sum-fits-" + name, error, summed(put(at, new)))
vector("body-first-byte", "damaged_chunk", put(4096, bytes([base[4096] ^ 1])))
vector("body-middle", "damaged_chunk", put(40000, bytes([base[40000] ^ 1])))
vector("body-tag", "damaged_chunk", base[:-1] + bytes([base[-1] ^ 1]))
vector("inner-magic", "damaged_inner", inner(0, b"X"))
vector("inner-version", "damaged_inner", inner(4, u32(2)))
vector("inner-length-more", "damaged_inner", inner(8, u64(65409)))
vector("inner-length-huge", "damaged_inner", inner(8, u64((1 << 64) - 1)))
vector("inner-length-less", "damaged_inner", inner(8, u64(3)))
vector("inner-hash", "damaged_inner", inner(32, bytes(32)))
vector("inner-content", "damaged_inner", inner(128, b"\0"))
vector("inner-reserved", "ok", inner(96, b"\1"))
vector("inner-padding", "ok", inner(60000, b"\1"))
(here / "vectors.txt").write_text("\n".join(lines) + "\n")
print(len(lines), "vectors")
