"""Statements as references: CSL-JSON and BibTeX, for programs that keep and print bibliographies.

Each is cited as its page on a site cites it (views/cite.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from compliance.views.cite import CitationView
from compliance.views.selection import Selection
from compliance.views.site.card import CardWriter
from compliance.views.site.links import addresses_of
from compliance.workspace.evidence import Evidence


def write_csl_json(selection: Selection, statements: tuple[Evidence, ...]) -> Iterator[bytes]:
    """Yield a list of references, an item a line."""
    before = "[\n"
    for citation in _citations(selection, statements):
        # A citation is a list by itself.
        yield f"{before}{citation.csl_json[1:-1]}".encode()
        before = ",\n"
    yield b"[]\n" if before == "[\n" else b"\n]\n"


def write_bibtex(selection: Selection, statements: tuple[Evidence, ...]) -> Iterator[bytes]:
    """Yield an entry for each statement."""
    for citation in _citations(selection, statements):
        yield f"{citation.bibtex}\n\n".encode()


def _citations(selection: Selection, statements: tuple[Evidence, ...]) -> Iterator[CitationView]:
    cards, address = CardWriter(selection), addresses_of(selection.agreement)
    for e in statements:
        card = cards.card(e)
        yield cards.citer.statement(card.record, card.outlet, address("record", e.id))
