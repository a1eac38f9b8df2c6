"""What follows a decision: a word about it, and the next sheet."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from compliance.coding.desk import Outcome
from compliance.review.room import Room, address, fields_of, filters_in
from compliance.views.review.view import SaidView, WayView

MOST_ANSWERS: Final = 8
LONGEST: Final = 86_400
"""Seconds after which nobody knows how long a decision took."""


class After:
    """Sends the browser on after a decision."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def seconds(self, began: int) -> float | None:
        """Return how long something has taken since it was first shown."""
        took = self._room.now() - began
        return float(took) if 0 <= took <= LONGEST else None

    def waiting(self, request: Request) -> tuple[str, ...]:
        """Return the keys of what waits, under the filters of a request."""
        asked = filters_in(fields_of(request))
        return tuple(one.key for one in self._room.waiting(asked))

    def decision(
        self, request: Request, key: str | None, before: tuple[str, ...], outcome: Outcome
    ) -> Response:
        """Go on to the next item after one that was decided."""
        record = outcome.record
        said = (
            SaidView(words=f"Written as {record}.", answers=self._ways(record))
            if record
            else SaidView(words="Noted.")
        )
        return self.go_on(request, key, before, said)

    def go_on(
        self, request: Request, key: str | None, before: tuple[str, ...], said: SaidView
    ) -> Response:
        """Go on to what stood behind an item in the queue as it was, else to its first."""
        asked = filters_in(fields_of(request))
        now = self.waiting(request)
        behind = before[before.index(key) + 1 :] if key in before else ()
        if self._room.blind:
            return self._on_in_article(request, said)
        following = next((one for one in (*behind, *now) if one in now and one != key), None)
        if following is None:
            return self._room.on("/", asked, said)
        return self._room.on("/item", {"key": following, **asked}, said)

    def _on_in_article(self, request: Request, said: SaidView) -> Response:
        """Go on in the article that is coded blind, at the passage that was just coded."""
        fields = fields_of(request)
        place = {name: fields.one(name) for name in ("of", "from", "to")}
        return self._room.on("/own", place, said)

    def undone(self, request: Request) -> Response:
        """Withdraw the last decision, and show again what it was about."""
        desk, asked = self._room.desk, filters_in(fields_of(request))
        outcome = desk.undo()
        decision = outcome.decision
        if decision is None:
            words = outcome.conflict or "There is nothing to undo."
            return self._room.on("/", asked, SaidView(words=words))
        taken = f" {decision.record} was taken out again." if decision.record else ""
        said = SaidView(words=f"Undone: {decision.decision}.{taken}")
        for one in desk.queue():
            if one.article == decision.article and one.suggestion.range == decision.passage:
                return self._room.on("/item", {"key": one.key, **asked}, said)
        return self._room.on("/", asked, said)

    def _ways(self, record: str) -> tuple[WayView, ...]:
        """Return the way to the articles in which another side may answer a record."""
        articles = self._room.selection().workspace.articles
        return tuple(
            WayView(words=articles[one].title, href=address("/", {"article": one}))
            for one in self._room.desk.answers(record)[:MOST_ANSWERS]
        )
