"""What the address of a page says: its host, its day, and which page it is an archived copy of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from compliance.library.intake.days import day_of
from compliance.library.intake.extraction import Basis, FactKey, FoundFact

# As web.archive.org/web/20220327101112id_/https://..., archive.ph/2022.03.27-101112/https://...,
# and the archives of libraries, which have the same form.
_COPY: Final = re.compile(
    r"https?://[^/\s]+/(?:[^/\s]+/){0,4}?"
    r"(?P<year>(?:19|20)\d\d)[.]?(?P<month>\d\d)?[.]?(?P<day>\d\d)?[-\d]*(?:[a-z]{2}_)?"
    r"/(?P<scheme>https?):/{1,2}(?P<rest>[^/\s]\S*)"
)
# /2022/03/27/, /2022-03-27-, /20220327/, /2022/mar/27/
_DAY_IN_ADDRESS: Final = re.compile(
    r"[/_-](?P<year>(?:19|20)\d\d)(?P<sign>[/_-]?)(?P<month>[01]\d|[a-z]{3})(?P=sign)"
    r"(?P<day>[0-3]\d)(?=[/_.-]|$)"
)


@dataclass(frozen=True, slots=True)
class ArchivedCopy:
    """The address of the page that a copy is of, and the day of the copy as EDTF."""

    original: str
    day: str


def archived_copy(address: str) -> ArchivedCopy | None:
    """Return what the address of an archived copy says; None if it is the address of none."""
    found = _COPY.fullmatch(address)
    if found is None:
        return None
    day = "-".join(part for part in found.group("year", "month", "day") if part is not None)
    return ArchivedCopy(f"{found['scheme']}://{found['rest']}", day)


def address_facts(address: str, basis: Basis) -> Iterator[FoundFact]:
    """Yield what the address of a page says, be it of the page itself or of an archived copy."""
    copy = archived_copy(address)
    if copy is not None:
        yield FoundFact(FactKey.COPY_URL, address, basis)
        yield FoundFact(FactKey.RETRIEVED, copy.day, Basis.URL, "the day of the archived copy")
        yield from address_facts(copy.original, Basis.URL)
        return
    yield FoundFact(FactKey.URL, address, basis)
    parts = urlsplit(address)
    if parts.hostname:
        yield FoundFact(FactKey.OUTLET, parts.hostname, Basis.URL)
    if found := _DAY_IN_ADDRESS.search(parts.path.lower()):
        day = day_of(" ".join(found.group("day", "month", "year"))) or day_of(
            "-".join(found.group("year", "month", "day"))
        )
        if day is not None:
            yield FoundFact(FactKey.PUBLISHED, day, Basis.URL)
