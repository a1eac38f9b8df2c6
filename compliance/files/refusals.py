"""Why the system refuses to read or write a file, in its words, and what can be done about it."""

from __future__ import annotations

import errno
from typing import Final

_REMEDIES: Final[dict[str, str]] = {
    "ENOSPC": "make room there, then do this again",
    "EDQUOT": "make room in what you may use there, then do this again",
    "EFBIG": "raise the limit for the size of files, then do this again",
    "EROFS": "choose a place that can be written",
    "EIO": "see whether the disk is damaged",
    "ESTALE": "connect that network drive again",
    "EMFILE": "raise the limit for open files, then do this again",
    "ENFILE": "end other programs, then do this again",
    "ENOMEM": "end other programs, then do this again",
    "ENAMETOOLONG": "choose a shorter name",
    "ELOOP": "take away the links that lead in a circle",
}
"""What helps, by the name of the reason. Some names exist only on some systems."""

_BY_NUMBER: Final = {
    getattr(errno, name): remedy for name, remedy in _REMEDIES.items() if hasattr(errno, name)
}


def reason_of(error: OSError) -> str:
    """Return what the system says."""
    return error.strerror or str(error) or "the system does not say why"


def remedy_for(error: OSError, otherwise: str) -> str:
    """Return what to do about it; `otherwise` if the reason does not tell."""
    return _BY_NUMBER.get(error.errno or 0, otherwise)


def refusal(error: OSError, otherwise: str) -> str:
    """Return both, as the second half of a sentence."""
    return f"{reason_of(error)}; {remedy_for(error, otherwise)}"
