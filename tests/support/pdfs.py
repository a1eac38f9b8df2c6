"""A small writer of PDF files: lines of text at places, pictures, passwords, and damage."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

_PAD: Final = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_ID: Final = bytes(range(16))
_OFTEN: Final = 4  # everything allowed but what the flags leave out: -4 as an unsigned number


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: how far from its left and lower edge, and what is printed there."""

    x: float
    y: float
    text: str
    size: float = 11


Page = Sequence[Line]


def column(lines: Iterable[str], x: float = 72, top: float = 740, step: float = 14) -> list[Line]:
    """Return lines below each other."""
    return [Line(x, top - step * number, text) for number, text in enumerate(lines)]


def pdf(
    pages: Sequence[Page],
    info: Mapping[str, str] | None = None,
    *,
    password: str | None = None,
    picture: bool = False,
) -> bytes:
    """Return a PDF with one page for each sequence of lines.

    Args:
        pages: The lines of each page.
        info: Its title, author, dates: by the names that PDF has for them.
        password: What has to be known to open it.
        picture: Whether each page has a picture, as one that was scanned.
    """
    signs = sorted({sign for page in pages for line in page for sign in line.text})
    codes = {sign: number for number, sign in enumerate(signs, 1)}
    first = 7
    kids = b" ".join(b"%d 0 R" % (first + 2 * at) for at in range(len(pages)))
    objects: list[tuple[bytes, bytes | None]] = [
        (b"<< /Type /Catalog /Pages 2 0 R >>", None),
        (b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)), None),
        (_FONT, None),
        (_DESCENDANT, None),
        (b"", _cmap(codes)),
        (
            _PICTURE,
            b"\x00\xff\xff\x00",
        ),
    ]
    for number, page in enumerate(pages):
        content = b"".join(_shown(line, codes) for line in page)
        if picture:
            content += b"q 500 0 0 700 50 50 cm /P Do Q\n"
        objects += [
            (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources"
                b" << /Font << /F 3 0 R >> /XObject << /P 6 0 R >> >> >>"
                % (first + 2 * number + 1),
                None,
            ),
            (b"", content),
        ]
    return _file(objects, info or {}, password)


_PICTURE: Final = (
    b"/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray"
)
_FONT: Final = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Invented /Encoding /Identity-H"
    b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
)
_DESCENDANT: Final = (
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Invented /DW 500 /CIDSystemInfo"
    b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor"
    b" << /Type /FontDescriptor /FontName /Invented /Flags 4 /FontBBox [0 -200 1000 800]"
    b" /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>"
)


def _cmap(codes: Mapping[str, int]) -> bytes:
    pairs = [
        b"<%04x> <%s>" % (code, sign.encode("utf-16-be").hex().encode())
        for sign, code in codes.items()
    ]
    blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    body = b"".join(
        b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks
    )
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def\n"
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n" + body + b"endcmap end end"
    )


def _shown(line: Line, codes: Mapping[str, int]) -> bytes:
    text = "".join(f"{codes[sign]:04x}" for sign in line.text).encode()
    place = b"%g %g" % (line.x, line.y)
    return b"BT /F %g Tf 1 0 0 1 %s Tm <%s> Tj ET\n" % (line.size, place, text)


def _file(
    objects: Sequence[tuple[bytes, bytes | None]], info: Mapping[str, str], password: str | None
) -> bytes:
    key = None if password is None else _key(password)
    written = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, (head, content) in enumerate(objects, 1):
        places.append(len(written))
        if content is None:
            written += b"%d 0 obj\n%s\nendobj\n" % (number, head)
            continue
        body = content if key is None else _rc4(_of_object(key, number), content)
        written += b"%d 0 obj\n<< %s /Length %d >>\nstream\n" % (number, head, len(body))
        written += body + b"\nendstream\nendobj\n"
    number = len(objects) + 1
    places.append(len(written))
    written += b"%d 0 obj\n<< %s >>\nendobj\n" % (number, _info(info, key, number))
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (number + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    secret = b"" if key is None or password is None else _secret(password, key)
    names = b"/ID [<%s> <%s>]" % (_ID.hex().encode(), _ID.hex().encode())
    trailer = b"<< /Size %d /Root 1 0 R /Info %d 0 R %s %s >>" % (number + 1, number, names, secret)
    return bytes(written + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, start))


def _info(info: Mapping[str, str], key: bytes | None, number: int) -> bytes:
    entries = []
    for name, value in info.items():
        data = b"\xfe\xff" + value.encode("utf-16-be")
        coded = data if key is None else _rc4(_of_object(key, number), data)
        entries.append(b"/%s <%s>" % (name.encode(), coded.hex().encode()))
    return b" ".join(entries)


# The oldest of the ways to encrypt a PDF: RC4 with 40 bits.


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + _PAD)[:32]


def _owner(password: str) -> bytes:
    return _rc4(_md5(_padded(password))[:5], _padded(password))


def _key(password: str) -> bytes:
    flags = struct.pack("<i", -_OFTEN)
    return _md5(_padded(password) + _owner(password) + flags + _ID)[:5]


def _secret(password: str, key: bytes) -> bytes:
    return b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>" % (
        _owner(password).hex().encode(),
        _rc4(key, _PAD).hex().encode(),
        -_OFTEN,
    )


def _of_object(key: bytes, number: int) -> bytes:
    return _md5(key + struct.pack("<I", number)[:3] + b"\x00\x00")[:10]


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    other = 0
    for at in range(256):
        other = (other + state[at] + key[at % len(key)]) % 256
        state[at], state[other] = state[other], state[at]
    at = other = 0
    coded = bytearray()
    for byte in data:
        at = (at + 1) % 256
        other = (other + state[at]) % 256
        state[at], state[other] = state[other], state[at]
        coded.append(byte ^ state[(state[at] + state[other]) % 256])
    return bytes(coded)
