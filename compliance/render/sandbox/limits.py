"""How much a workspace's own templates may take: far above what any page of ours needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MOST_TEMPLATE_BYTES: Final = 1024 * 1024
MOST_TEMPLATES: Final = 1_000
MOST_BYTES: Final = 8 * 1024 * 1024
"""Of all own templates together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What making pages may take.

    Args:
        seconds: How long all pages may take the processor, but for half a second more a page.
        patience: Seconds after which one page is given up, whatever it waits for.
        memory: Bytes that the process may have at a time.
        size: Bytes of one page in UTF-8.
    """

    seconds: int = 20
    patience: float = 40.0
    memory: int = 768 * 1024 * 1024
    size: int = 256 * 1024 * 1024


LIMITS: Final = Limits()
