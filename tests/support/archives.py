"""A small writer of web archives: records of answers, packed or not, and lists of pages."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Iterable, Mapping
from io import BytesIO

from fastwarc.stream_io import BrotliWriter

from support.documents import zipped


def answer(body: bytes, kind: str = "text/html", status: str = "200 OK", **headers: str) -> bytes:
    """Return what a server answers; names of headers have "_" for their hyphens."""
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else [])]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def chunked(body: bytes, size: int = 10) -> bytes:
    """Return a body in pieces of so many bytes, as servers send it."""
    pieces = (body[at : at + size] for at in range(0, len(body), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def brotli_packed(body: bytes) -> bytes:
    """Return a body as browsers ask for it."""
    stream = BytesIO()
    with BrotliWriter(stream) as writer:
        writer.write(body)
    return stream.getvalue()


def record(
    address: str,
    block: bytes,
    *,
    kind: str = "response",
    content: str = "application/http; msgtype=response",
    date: str = "2022-03-28T08:00:00Z",
    **headers: str,
) -> bytes:
    """Return a record with its digest; a header that is given wins."""
    digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    told = {
        "WARC-Type": kind,
        "WARC-Target-URI": address,
        "WARC-Date": date,
        "WARC-Block-Digest": f"sha1:{digest}",
        "Content-Type": content,
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value)
    return b"WARC/1.1\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def packed(records: Iterable[bytes]) -> bytes:
    """Return records each packed by itself, as archives are."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def wacz(archives: Mapping[str, bytes], pages: Iterable[str] = ()) -> bytes:
    """Return a WACZ with archives and the lines of its list of pages."""
    members: dict[str, str | bytes] = {f"archive/{name}": data for name, data in archives.items()}
    lines = "".join(f"{line}\n" for line in pages)
    return zipped({"datapackage.json": "{}", **members, "pages/pages.jsonl": lines})
