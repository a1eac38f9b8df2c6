"""The clauses and obligations of an agreement with the places where its file has them."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.agreement import Agreement, Clause
from compliance.model.obligation import Obligation
from compliance.workspace.faults import Route


def places_in(agreement: Agreement) -> Iterator[tuple[Route, Clause | Obligation]]:
    """Yield every clause and obligation with its route, in the order of the text."""
    for number, clause in enumerate(agreement.clauses):
        yield from _in_clause(("clauses", number), clause)


def clauses_in(agreement: Agreement) -> Iterator[tuple[Route, Clause]]:
    """Yield every clause with its route, each before those within it."""
    return ((route, one) for route, one in places_in(agreement) if isinstance(one, Clause))


def obligations_in(agreement: Agreement) -> Iterator[tuple[Route, Obligation]]:
    """Yield every obligation with its route."""
    return ((route, one) for route, one in places_in(agreement) if isinstance(one, Obligation))


def _in_clause(route: Route, clause: Clause) -> Iterator[tuple[Route, Clause | Obligation]]:
    yield route, clause
    for index, obligation in enumerate(clause.obligations):
        yield (*route, "obligations", index), obligation
    for index, inner in enumerate(clause.clauses):
        yield from _in_clause((*route, "clauses", index), inner)
