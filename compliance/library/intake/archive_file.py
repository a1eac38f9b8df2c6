"""Write what servers answered as a web archive (WARC 1.1)."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from fastwarc.warc import WarcRecord, WarcRecordType

from compliance.network.ask import USER_AGENT

_ABOUT: Final = "application/warc-fields"
_ANSWER: Final = "application/http; msgtype=response"
_QUESTION: Final = "application/http; msgtype=request"
_FIELDS: Final = f"software: {USER_AGENT}\r\nformat: WARC File Format 1.1\r\nrobots: classic\r\n"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and its answer, as they went over the wire.

    Args:
        address: What was asked for.
        number: The number of the host that was asked.
        at: When, in UTC.
        sent: The question.
        received: The answer.
    """

    address: str
    number: str
    at: datetime
    sent: bytes
    received: bytes


def write_archive(exchanges: Iterable[Exchange]) -> bytes:
    """Return an archive: of each exchange the answer and the question, in their order.

    The same exchanges make the same bytes: the ids of records are made from what is in them.
    """
    archive = io.BytesIO()
    for place, exchange in enumerate(exchanges):
        if place == 0:
            headers = {"Content-Type": _ABOUT}
            _write(archive, WarcRecordType.warcinfo, exchange, headers, _FIELDS.encode("ascii"))
        headers = {
            "Content-Type": _ANSWER,
            "WARC-Target-URI": exchange.address,
            "WARC-IP-Address": exchange.number.partition("%")[0],
        }
        answer = _write(archive, WarcRecordType.response, exchange, headers, exchange.received)
        headers |= {"Content-Type": _QUESTION, "WARC-Concurrent-To": f"<{answer.urn}>"}
        _write(archive, WarcRecordType.request, exchange, headers, exchange.sent)
    return archive.getvalue()


def _write(
    archive: io.BytesIO,
    kind: WarcRecordType,
    exchange: Exchange,
    headers: dict[str, str],
    block: bytes,
) -> UUID:
    """Write one record, and return its id."""
    seed = f"{kind} {archive.tell()} {exchange.at.isoformat()} {exchange.address} "
    record_id = uuid5(NAMESPACE_URL, seed + sha256(block).hexdigest())
    record = WarcRecord()
    record.init_headers(kind, record_id.urn.removeprefix("urn:").encode("ascii"))
    record.record_date = exchange.at
    for name, value in headers.items():
        record.headers.append(name, value)
    record.set_bytes_content(block)
    record.write(archive, checksum_data=True)
    return record_id
