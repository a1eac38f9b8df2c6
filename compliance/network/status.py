"""What the status of an answer means, and what is said of one that is not what was asked for."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from compliance.network.error import LATER, SAVE_IT, UnfetchedError

_FOUND: Final = frozenset({HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION})
_LEAD_ON: Final = frozenset(
    {
        HTTPStatus.MOVED_PERMANENTLY,
        HTTPStatus.FOUND,
        HTTPStatus.SEE_OTHER,
        HTTPStatus.TEMPORARY_REDIRECT,
        HTTPStatus.PERMANENT_REDIRECT,
    }
)
_LOOK: Final = "see that it is spelled right, or give the address of an archived copy"
_SAID: Final[dict[int, tuple[str, str]]] = {
    HTTPStatus.UNAUTHORIZED: ("is for those who have logged in", SAVE_IT),
    HTTPStatus.PAYMENT_REQUIRED: ("is for those who have paid", SAVE_IT),
    HTTPStatus.FORBIDDEN: ("is not given to programs", SAVE_IT),
    HTTPStatus.NOT_FOUND: ("is not there", _LOOK),
    HTTPStatus.GONE: ("is no longer there", _LOOK),
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: ("is withheld for legal reasons", _LOOK),
}


def is_found(status: int) -> bool:
    """Tell whether an answer is what was asked for."""
    return status in _FOUND


def leads_on(status: int) -> bool:
    """Tell whether an answer names another address instead."""
    return status in _LEAD_ON


def asks_to_wait(status: int) -> bool:
    """Tell whether a server says that it is asked too much."""
    return status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}


def fails(status: int) -> bool:
    """Tell whether a server cannot answer, or not now."""
    return status >= HTTPStatus.INTERNAL_SERVER_ERROR or asks_to_wait(status)


def refuse_status(address: str, status: int) -> None:
    """Refuse an answer that is not what was asked for.

    Raises:
        UnfetchedError: It is not.
    """
    if is_found(status):
        return
    other = ("is of a server that fails", LATER) if fails(status) else ("is not given", SAVE_IT)
    wrong, cure = _SAID.get(status, other)
    raise UnfetchedError(address, f"{wrong} (status {status})", cure)
