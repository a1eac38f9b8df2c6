"""Names for what was inside a mail or an archive; strangers gave them, and no file is called so."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 100
_UNFIT: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\u202a-\u202e\u2066-\u2069]+"
)


def inner_name(outer: str, inner: str | None, number: int) -> str:
    """Return the name of something inside a capture: what it was called, or else its number."""
    last = re.split(r"[/\\]", inner or "")[-1]
    plain = " ".join(_UNFIT.sub(" ", last).split())[-_LONGEST:].strip(". ")
    return f"{outer}/{plain or number}"
