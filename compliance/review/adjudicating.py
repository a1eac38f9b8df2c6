"""The sheets of two codings: which articles wait, and one settled pair by pair."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from compliance.coding.adjudicate import Adjudication, plan_of
from compliance.coding.choose import chosen_articles, unsettled
from compliance.coding.pairs import TwoCodings
from compliance.coding.settle import UnsettledError
from compliance.coding.write_settled import Done
from compliance.errors import ComplianceError
from compliance.files.paths import Kind, kind_of
from compliance.model.base import ArticleId
from compliance.review.plans import rows_in
from compliance.review.room import Room, address, fields_of
from compliance.views.review.adjudication import CodingsSheetView, Decided, adjudication_sheet
from compliance.views.review.view import SaidView, WayView
from compliance.views.words import counted
from compliance.workspace.faults import Fault
from compliance.workspace.layout import CODINGS

SHEET: Final = "this sheet"


class BlindError(ComplianceError):
    """Somebody who codes blind asks for the codings of others."""

    def __init__(self) -> None:
        super().__init__("who codes blind sees no other coding; begin again without --blind")


class AdjudicationSheets:
    """Answers requests for two codings, and settles them."""

    def __init__(self, room: Room, adjudication: Adjudication) -> None:
        self._room, self._adjudication = room, adjudication

    def waiting(self, request: Request) -> Response:
        """Return the articles that two coders have coded and nobody has settled."""
        room = self._room
        with room.lock:
            two = self._two(request)
            articles = room.desk.workspace.articles
            view = CodingsSheetView(
                head=room.head(request, "Two codings"),
                first=two.first,
                second=two.second,
                articles=tuple(
                    WayView(words=articles[one].title, href=_way(one, two))
                    for one in unsettled(two)
                ),
            )
        return room.sheet(request, view, "codings")

    def show(self, request: Request) -> Response:
        """Return two codings of an article side by side."""
        with self._room.lock:
            return self._sheet(request, self._two(request), Decided())

    def settle(self, request: Request) -> Response:
        """Write the evidence that comes of two codings, or say what is not decided yet."""
        room = self._room
        rows = rows_in(fields_of(request))
        with room.lock:
            two = self._two(request)
            plan = plan_of(two, room.coder, _article(request, two), rows)
            try:
                done = self._adjudication.settle(plan, SHEET, room.clock())
            except UnsettledError as error:
                problems = _by_row(error.faults)
            except ComplianceError as error:  # nothing of what was decided is to be lost
                problems = {None: error.lines}
            else:
                return room.on("/adjudicate", {}, _said(done))
            decided = Decided(rows=dict(enumerate(rows)), problems=problems)
            return self._sheet(request, two, decided)

    def _two(self, request: Request) -> TwoCodings:
        if self._room.blind:
            raise BlindError
        return self._adjudication.two(fields_of(request).all("coder"))

    def _sheet(self, request: Request, two: TwoCodings, decided: Decided) -> Response:
        room = self._room
        article = room.desk.workspace.articles[_article(request, two)]
        view = adjudication_sheet(room.head(request, article.title), two, article, decided)
        return room.sheet(request, view, "adjudicate", 422 if decided.problems else 200)


def _said(done: Done) -> SaidView:
    return SaidView(words=f"{counted(done.records, 'record')} written; both codings stay.")


def _article(request: Request, two: TwoCodings) -> ArticleId:
    return chosen_articles(two, [request.path_params["article"]])[0]


def _way(article: str, two: TwoCodings) -> str:
    return address(f"/adjudicate/{article}", [("coder", two.first), ("coder", two.second)])


def _by_row(faults: Iterable[Fault]) -> dict[int | None, tuple[str, ...]]:
    """Return what is wrong by the row of the sheet; by None what is of no row."""
    found: dict[int | None, tuple[str, ...]] = {}
    for fault in faults:
        row = next((step for step in fault.route[2:] if isinstance(step, int)), None)
        found[row] = (*found.get(row, ()), fault.message)
    return found


def has_codings(adjudication: Adjudication) -> bool:
    """Return whether a workspace has any codings."""
    return kind_of(adjudication.root / CODINGS) is not Kind.MISSING
