"""Addresses of archived copies: which page they are copies of, and of which day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# As web.archive.org/web/20220327101112id_/https://..., archive.ph/2022.03.27-101112/https://...,
# and the archives of libraries, which have the same form.
_COPY: Final = re.compile(
    r"https?://[^/\s]+/(?:[^/\s]+/){0,4}?"
    r"(?P<year>(?:19|20)\d\d)[.]?(?P<month>\d\d)?[.]?(?P<day>\d\d)?[-\d]*(?:[a-z]{2}_)?"
    r"/(?P<scheme>https?):/{1,2}(?P<rest>[^/\s]\S*)"
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
