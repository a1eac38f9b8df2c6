"""Signatures of minisign: https://jedisct1.github.io/minisign, both of its two ways to sign.

A signature file has four lines: a comment that nobody signed; an algorithm, the key's id and a
signature; a trusted comment; a signature of the signature and that comment. A key has two.
"""

from __future__ import annotations

import binascii
import hashlib
import re
from base64 import b64decode
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from compliance.export.dossier.seals.beside import NoSealError
from compliance.model.characters import escaped
from compliance.views.verification import SealKind, SealState, SealView

_WHOLE: Final = b"Ed"
_HASHED: Final = b"ED"
_UNTRUSTED, _TRUSTED = b"untrusted comment: ", b"trusted comment: "
_NAMED: Final = slice(2, 10)
"""The key's id, in a key and in a signature."""
_REST: Final = slice(10, None)
_KEY_BYTES: Final = 42
_SIGNED_BYTES: Final = 74
_GLOBAL_BYTES: Final = 64
_ONLY_KEY: Final = re.compile(r"RW[A-Za-z0-9+/]{54}")
_MOST_SHOWN: Final = 300


@dataclass(frozen=True, slots=True)
class Key:
    """A public key. `id` is 16 hexadecimal digits as minisign prints them."""

    id: str
    public: Ed25519PublicKey


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature as it stands in its file, of which nothing is believed."""

    hashed: bool
    key_id: str
    signature: bytes
    comment: bytes
    of_comment: bytes


def is_key(text: str) -> bool:
    """Return whether a text is a public key itself, as people print it in a letter."""
    return _ONLY_KEY.fullmatch(text) is not None


def key_in(name: str, data: bytes) -> Key:
    """Return the public key in a file, or in a text that has nothing else.

    Raises:
        NoSealError: there is none, or it is one that `minisign -G` did not write.
    """
    right = "name the file that minisign -G wrote as minisign.pub, or the line in it that begins RW"
    lines = _lines(data)
    at = 1 if len(lines) > 1 else 0
    raw = _decoded(lines[at], _KEY_BYTES)
    if len(lines) > at + 1 or raw is None or raw[:2] != _WHOLE:
        raise NoSealError(name, at + 1, "this is no public key of minisign", right)
    return Key(_id(raw), Ed25519PublicKey.from_public_bytes(raw[_REST]))


def signature_in(name: str, data: bytes) -> Signature:
    """Return the signature in a file.

    Raises:
        NoSealError: there is none, or it is cut off or has more than one.
    """
    right = "name the file that minisign -S wrote, whole"
    lines = _lines(data) + [b""] * 4
    signed, of_comment = _decoded(lines[1], _SIGNED_BYTES), _decoded(lines[3], _GLOBAL_BYTES)
    if not lines[0].startswith(_UNTRUSTED):
        raise NoSealError(name, 1, f'it does not begin "{_UNTRUSTED.decode()}"', right)
    if signed is None or signed[:2] not in {_WHOLE, _HASHED}:
        raise NoSealError(name, 2, "this is no signature of minisign", right)
    if not lines[2].startswith(_TRUSTED):
        raise NoSealError(name, 3, f'it does not begin "{_TRUSTED.decode()}"', right)
    if of_comment is None:
        raise NoSealError(name, 4, "this is no signature of the comment above it", right)
    if any(lines[4:]):
        raise NoSealError(name, 5, "a signature has four lines", right)
    comment = lines[2].removeprefix(_TRUSTED)
    return Signature(signed[:2] == _HASHED, _id(signed), signed[_REST], comment, of_comment)


def checked(name: str, signature: Signature, key: Key, data: bytes) -> SealView:
    """Return what a signature proves of the bytes of a file, by a key that the reader trusts."""
    if signature.key_id != key.id:
        words = f"it was made with the key {signature.key_id}, and the key given is {key.id}"
        return _seal(name, SealState.REFUTED, words)
    signed = hashlib.blake2b(data).digest() if signature.hashed else data
    if not _is_signed(key, signature.signature, signed):
        words = f"the key {key.id} did not sign these bytes: the file or the signature is another"
        return _seal(name, SealState.REFUTED, words)
    shown = escaped(signature.comment.decode("utf-8", "replace"))
    shown = shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…"
    if not _is_signed(key, signature.of_comment, signature.signature + signature.comment):
        words = f'the key {key.id} signed these bytes, but not the trusted comment "{shown}"'
        return _seal(name, SealState.REFUTED, words)
    words = (
        f'proved: who has the key {key.id} signed exactly these bytes, and the comment "{shown}"; '
        "not proved: whose key that is, when it was signed, and that what is said here is true"
    )
    return _seal(name, SealState.PROVED, words)


def _seal(name: str, state: SealState, words: str) -> SealView:
    return SealView(kind=SealKind.SIGNATURE, file=escaped(name), state=state, words=words)


def _is_signed(key: Key, signature: bytes, data: bytes) -> bool:
    try:
        key.public.verify(signature, data)
    except InvalidSignature:
        return False
    return True


def _lines(data: bytes) -> list[bytes]:
    """Return the lines of a file without their ends, and without empty ones after the last."""
    return [line.removesuffix(b"\r") for line in data.rstrip(b"\r\n").split(b"\n")]


def _decoded(line: bytes, length: int) -> bytes | None:
    try:
        raw = b64decode(line, validate=True)
    except binascii.Error:
        return None
    return raw if len(raw) == length else None


def _id(raw: bytes) -> str:
    """Return the id of a key as minisign prints it: a number that stands there backwards."""
    return raw[_NAMED][::-1].hex().upper()
