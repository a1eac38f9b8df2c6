"""What renderers make, as one text."""

from __future__ import annotations

from collections.abc import Iterable


def text_of(made: str | Iterable[bytes]) -> str:
    """Return an output as text, whether it is made at once or in parts."""
    return made if isinstance(made, str) else b"".join(made).decode("utf-8", "surrogatepass")
