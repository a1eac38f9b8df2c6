"""The sheet of the queue: what waits to be decided, over all articles."""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from compliance.coding.adjudicate import Adjudication
from compliance.review.adjudicating import has_codings
from compliance.review.room import Room, address, fields_of, filters_in
from compliance.views.review.build import ROWS
from compliance.views.review.filters import filter_views


class QueueSheets:
    """Answers requests for the queue."""

    def __init__(self, room: Room, adjudication: Adjudication) -> None:
        self._room, self._adjudication = room, adjudication

    def show(self, request: Request) -> Response:
        """Return a part of the queue."""
        room, fields = self._room, fields_of(request)
        asked = filters_in(fields)
        first = fields.number("first") if fields.one("first") else 0
        with room.lock:
            everything = room.desk.queue()
            items = room.waiting(asked)
            sheet = room.writer(asked).queue(
                room.head(request, "Queue"),
                items,
                tuple(filter_views(room.selection(), everything, asked)),
                first,
                address("/", {**asked, "first": str(first + ROWS)}),
            )
            damaged = room.desk.damaged
        codings = not room.blind and has_codings(self._adjudication)
        return room.sheet(request, replace(sheet, codings=codings, damaged=damaged), "queue")
