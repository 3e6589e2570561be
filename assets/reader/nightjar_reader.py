#!/usr/bin/env python3
"""Reads a Nightjar journal file without Nightjar.

This program shares no line with Nightjar. It exists so that a journal can still be opened when Nightjar itself
can no longer be had, and so that the description in FILE_FORMAT.md is proven by something that follows it.
Needs Python 3.8 or later and PyNaCl (Debian: python3-nacl).

    nightjar_reader.py JOURNAL                 asks for the passphrase, writes JOURNAL.sqlite
    nightjar_reader.py JOURNAL -o FILE         writes there ("-": standard output)
    nightjar_reader.py --recovery JOURNAL      asks for the recovery code instead
    nightjar_reader.py --info JOURNAL          tells what can be seen without a secret
    nightjar_reader.py --salvage JOURNAL       leaves out damaged parts (they become zeros)

The result is an ordinary, UNENCRYPTED SQLite database. Exit status: 0, or 1 with the name of the error.
"""
import argparse
import getpass
import hashlib
import os
import struct
import sys
import unicodedata
from typing import List, NamedTuple, Optional

from nacl import bindings as sodium
from nacl.exceptions import CryptoError

HEADER = 4096
CHUNK = 65536
SEALED_CHUNK = CHUNK + 16
LARGEST_PAYLOAD = 512 * 1024 * 1024
MOST_KDF_MEMORY = 2 * 1024 * 1024 * 1024
PASSPHRASE, RECOVERY = 1, 2
BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'


class VaultError(Exception):
    """What is wrong with the file or the secret; the text is the name of the error in FILE_FORMAT.md."""


class Header(NamedTuple):
    raw: bytes
    major: int
    minor: int
    vault_id: bytes
    payload_length: int


class Slot(NamedTuple):
    raw: bytes
    index: int
    kind: int
    kdf: int
    ops: int
    memory: int


class Journal(NamedTuple):
    database: bytes
    counter: int
    saved_at_ms: int
    damaged_chunks: List[int]


def blake2b(data: bytes, key: bytes = b'') -> bytes:
    return hashlib.blake2b(data, key=key, digest_size=32).digest()


def subkey(master_key: bytes, number: int, purpose: bytes) -> bytes:
    """crypto_kdf_derive_from_key of libsodium: BLAKE2b with the number as salt and the purpose as person."""
    return hashlib.blake2b(key=master_key, digest_size=32, salt=number.to_bytes(8, 'little') + bytes(8),
                           person=purpose + bytes(8)).digest()


def read_header(data: bytes) -> Header:
    """All checks that need no secret, in the order of the format."""
    raw = data[:HEADER]
    if not raw.startswith(b'\x89NJR\r\n\x1a\n'):
        raise VaultError('not_a_vault')
    if len(raw) < HEADER:
        raise VaultError('truncated')
    if blake2b(raw[:4064]) != raw[4064:]:
        raise VaultError('damaged_header')
    major, minor, header_length = struct.unpack_from('<HHI', raw, 8)
    chunk, cipher, payload_length, incompatible, _compatible = struct.unpack_from('<IIQII', raw, 64)
    if major != 1 or header_length != HEADER or chunk != CHUNK or cipher != 1 or incompatible != 0:
        raise VaultError('too_new')
    if payload_length == 0 or payload_length % SEALED_CHUNK:
        raise VaultError('tampered_header')
    if payload_length > LARGEST_PAYLOAD:
        raise VaultError('too_large')
    missing = HEADER + payload_length - len(data)
    if missing > 0:
        raise VaultError('truncated')
    if missing < 0:
        raise VaultError('trailing')
    return Header(raw, major, minor, raw[16:32], payload_length)


def slots(header: Header) -> List[Slot]:
    found = []
    for index in range(8):
        raw = header.raw[256 + 256 * index:512 + 256 * index]
        ops, memory = struct.unpack_from('<QQ', raw, 8)
        found.append(Slot(raw, index, raw[0], raw[1], ops, memory))
    return found


def passphrase_spellings(text: str) -> List[bytes]:
    """Normal form C first, then exactly as typed."""
    try:
        spellings = [unicodedata.normalize('NFC', text).encode(), text.encode()]
    except UnicodeEncodeError:  # bytes that were no UTF-8 on the command line
        return [os.fsencode(text)]
    return list(dict.fromkeys(spellings))


def recovery_digits(typed: str) -> bytes:
    """The 26 digits before the two check digits."""
    text = ''.join(typed.split()).replace('-', '').upper()
    text = text.translate(str.maketrans('ILO', '110'))
    if len(text) != 28 or any(c not in BASE32 for c in text):
        raise VaultError('code_typo')
    number = 0
    for c in text:
        number = number * 32 + BASE32.index(c)
    secret, check = divmod(number, 1024)
    if secret >= 1 << 128 or secret % 1021 != check:
        raise VaultError('code_typo')
    return text[:26].encode()


def master_key(header: Header, kind: int, spellings: List[bytes]) -> bytes:
    for secret in spellings:
        for slot in slots(header):
            if slot.kind != kind:
                continue
            if slot.kdf != 1:
                raise VaultError('too_new')
            if not (1 <= slot.ops <= 16 and 8192 <= slot.memory <= MOST_KDF_MEMORY):
                raise VaultError('kdf_refused')
            try:
                wrapping_key = sodium.crypto_pwhash_alg(32, secret, slot.raw[24:40], slot.ops, slot.memory,
                                                        sodium.crypto_pwhash_ALG_ARGON2ID13)
            except (RuntimeError, CryptoError) as e:
                raise VaultError('no_memory') from e
            bound_to = b'NJR slot v1' + header.vault_id + bytes([slot.index]) + slot.raw[:64]
            try:
                return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(slot.raw[64:112], bound_to, slot.raw[40:64],
                                                                         wrapping_key)
            except CryptoError:
                continue
    raise VaultError('wrong_secret')


def read_journal(data: bytes, kind: int, spellings: List[bytes], salvage: bool = False) -> Journal:
    header = read_header(data)
    key = master_key(header, kind, spellings)
    if blake2b(header.raw[:4032], subkey(key, 1, b'NJRhdr01')) != header.raw[4032:4064]:
        raise VaultError('tampered_header')

    payload_key = blake2b(blake2b(header.raw[:4032]), subkey(key, 2, b'NJRcnt01'))
    count = header.payload_length // SEALED_CHUNK
    plain, damaged = bytearray(), []
    for number in range(count):
        start = HEADER + number * SEALED_CHUNK
        nonce = bytes(3) + number.to_bytes(8, 'big') + bytes([1 if number == count - 1 else 0])
        try:
            plain += sodium.crypto_aead_chacha20poly1305_ietf_decrypt(data[start:start + SEALED_CHUNK], b'', nonce,
                                                                      payload_key)
        except CryptoError:
            damaged.append(number)
            plain += bytes(CHUNK)
    if damaged and not salvage:
        raise VaultError('damaged_chunk')

    magic, version, length, counter, saved_at = struct.unpack_from('<4sIQQq', plain, 0)
    if magic != b'NJRP' or version != 1 or length > len(plain) - 128:
        raise VaultError('damaged_inner')
    database = bytes(plain[128:128 + length])
    if not damaged and blake2b(database) != plain[32:64]:
        raise VaultError('damaged_inner')
    return Journal(database, counter, saved_at, damaged)


def show_info(data: bytes) -> None:
    header = read_header(data)
    kinds = {PASSPHRASE: 'passphrase', RECOVERY: 'recovery code', 3: 'key file'}
    print(f'format         {header.major}.{header.minor}')
    print(f'journal id     {header.vault_id.hex()}')
    print(f'payload        {header.payload_length // SEALED_CHUNK} parts of 64 KiB')
    for slot in slots(header):
        if slot.kind:
            print(f'opened by      {kinds.get(slot.kind, "unknown")} '
                  f'(Argon2id, {slot.ops} x {slot.memory / (1 << 20):g} MiB)')


def write_new_file(path: str, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, 'wb') as out:
        out.write(data)


def ask(prompt: str, from_file: Optional[str]) -> str:
    if from_file is None:
        return getpass.getpass(prompt)
    with open(from_file, encoding='utf-8', errors='surrogateescape') as lines:
        return lines.readline().rstrip('\r\n')


def main() -> int:
    parser = argparse.ArgumentParser(description='Reads a Nightjar journal file without Nightjar.')
    parser.add_argument('journal')
    parser.add_argument('-o', '--output', help='where the SQLite database goes (default: JOURNAL.sqlite)')
    parser.add_argument('--recovery', action='store_true', help='open with the recovery code')
    parser.add_argument('--secret-file', metavar='FILE', help='read the secret from the first line of FILE')
    parser.add_argument('--info', action='store_true', help='tell what can be seen without a secret')
    parser.add_argument('--salvage', action='store_true', help='leave out damaged parts')
    options = parser.parse_args()
    try:
        with open(options.journal, 'rb') as file:
            data = file.read()
        if options.info:
            show_info(data)
            return 0
        read_header(data)  # whatever is wrong with the file is told before a secret is asked for
        if options.recovery:
            kind, spellings = RECOVERY, [recovery_digits(ask('Recovery code: ', options.secret_file))]
        else:
            kind, spellings = PASSPHRASE, passphrase_spellings(ask('Passphrase: ', options.secret_file))
        journal = read_journal(data, kind, spellings, options.salvage)
        if journal.damaged_chunks:
            print(f'{len(journal.damaged_chunks)} damaged parts are zeros now', file=sys.stderr)
        target = options.output or options.journal + '.sqlite'
        if target == '-':
            sys.stdout.buffer.write(journal.database)
        else:
            write_new_file(target, journal.database)
            print(f'{target}: {len(journal.database)} bytes, save number {journal.counter}')
        return 0
    except VaultError as e:
        print(e, file=sys.stderr)
    except OSError as e:
        print(f'{e.filename}: {e.strerror}', file=sys.stderr)
    return 1


if __name__ == '__main__':
    sys.exit(main())
