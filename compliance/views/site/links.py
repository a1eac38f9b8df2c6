"""Addresses in a site: the same for the same thing in every edition of it.

Every page but the first stands one folder down, so that "../" leads from each to each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from compliance.model.agreement import Agreement
from compliance.model.base import WHOLE

WHOLE_NAME = "whole"


class Addresses:
    """The addresses in a site of one agreement, as templates ask for them: by kind and id."""

    def __init__(self, agreement: Agreement) -> None:
        # A site asks for the addresses of some hundred targets a hundred thousand times.
        targets = {str(one): target_address(agreement, one) for one in agreement.targets}
        self._by_kind: dict[str, Callable[[str], str]] = {
            "record": evidence_address,
            "article": article_address,
            "voice": voice_address,
            "side": side_address,
            "incident": incident_address,
            "target": targets.__getitem__,
        }

    def __call__(self, kind: str, id: str) -> str:
        """Return where a thing stands, from the folder of the first page.

        Raises:
            KeyError: things of that kind, or the target, have no page.
        """
        return self._by_kind[kind](id)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """Words that lead to a page of the site; `href` is None where nothing stands there."""

    words: str
    href: str | None


def evidence_address(evidence_id: str) -> str:
    """Return where a record stands: on the page of its article, under its own name."""
    article, _, entry = evidence_id.partition("#")
    return f"articles/{article}.html#{entry}"


def target_address(agreement: Agreement, target: str) -> str:
    """Return the page of a target: of the whole, a point or an obligation."""
    if target == WHOLE:
        return f"points/{WHOLE_NAME}.html"
    if any(clause.number == target for clause in agreement.clauses):
        return f"points/{target}.html"
    return f"obligations/{target}.html"


def article_address(article: str) -> str:
    """Return the page of an article."""
    return f"articles/{article}.html"


def side_address(side: str) -> str:
    """Return the page of a side."""
    return f"sides/{side}.html"


def voice_address(source: str) -> str:
    """Return the page of a voice."""
    return f"voices/{source}.html"


def incident_address(incident: str) -> str:
    """Return the page of an incident."""
    return f"incidents/{incident}.html"


def timeline_address(side: str | None) -> str:
    """Return the page that says what a side, or all of them, said when."""
    return f"timelines/{side or 'all'}.html"


def diff_address(left: str, right: str) -> str:
    """Return the page on which two sides are compared."""
    return f"differences/{left}-{right}.html"


def inner(address: str) -> str:
    """Return an address as a page one folder down writes it."""
    return f"../{address}"
