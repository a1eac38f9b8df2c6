"""The inside of a process of ours: it gives up for good what no task needs."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

try:
    import resource
except ImportError:  # pragma: no cover - not on this system
    resource = None  # type: ignore[assignment]

# Files to open, to write and to leave behind after a crash; processes to start.
_NONE: Final = ("RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_CORE", "RLIMIT_NPROC")


def hold(memory: int, *, reads: bool = False) -> None:
    """Take no more bytes of memory than these, open no file, start no process, from now on.

    A process that `reads` may open files, but write none.

    Where the system does not know how, nothing happens.
    """
    for name, most in {"RLIMIT_AS": memory, **dict.fromkeys(_NONE, 0)}.items():
        if not (reads and name == "RLIMIT_NOFILE"):
            _limit(name, most, for_good=True)


def grant(seconds: int, done: int) -> None:
    """Allow so many seconds of the processor in all, and half of one more for each task done."""
    _limit("RLIMIT_CPU", seconds + done // 2, for_good=False)


def _limit(name: str, most: int, *, for_good: bool) -> None:
    if not hasattr(resource, name):
        return
    kind = getattr(resource, name)
    # Some systems refuse some of them.
    with suppress(OSError, ValueError):
        _, hard = resource.getrlimit(kind)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most if for_good else hard))
