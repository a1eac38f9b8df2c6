"""How much memory a program can have here, as the system says; and taking no more than that."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

try:
    import resource
except ImportError:  # pragma: no cover - not on this system
    resource = None  # type: ignore[assignment]

GROUP_LIMITS: Final = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)
"""Where Linux tells what a container may have, in its two versions."""


def memory_here() -> int | None:
    """Return how many bytes of memory a program can have: the machine's, or what a container may.

    None where the system does not say. What others use is not taken off, so that it is the same in
    every run.
    """
    return min(_known(), default=None)


def keep_below(memory: int) -> None:
    """Take no more bytes for data than these from now on, or than was allowed already.

    Where the system does not know how, nothing happens.
    """
    with suppress(AttributeError, OSError, ValueError):
        soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = memory if soft == resource.RLIM_INFINITY else min(soft, memory)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _known() -> Iterator[int]:
    with suppress(AttributeError, OSError, ValueError):  # not on every system
        yield os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    for path in GROUP_LIMITS:
        with suppress(OSError, ValueError):  # there is none, or it says "max"
            yield int(path.read_text("ascii"))
