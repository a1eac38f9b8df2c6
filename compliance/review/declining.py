"""What is decided without a record: no evidence, not sure, later; and what is taken back."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from compliance.coding.desk import Outcome
from compliance.review.after import After
from compliance.review.fields import UnfitFieldsError
from compliance.review.room import Room, fields_of, filters_in
from compliance.views.review.build import Typed
from compliance.views.review.view import SaidView


class Declining:
    """Answers what is sent of an item that becomes no record."""

    def __init__(self, room: Room) -> None:
        self._room, self._after = room, After(room)

    def decline(self, request: Request) -> Response:
        """Note that a suggestion is no evidence, or that nobody can say yet; or put it off."""
        fields = fields_of(request)
        key, reason = fields.one("key"), " ".join(fields.one("reason").split())
        with self._room.lock:
            before = self._after.waiting(request)
            outcome, words = self._done(request, key, reason)
            if not outcome.problems and not outcome.conflict:
                return self._after.go_on(request, key, before, SaidView(words=words))
            return self._shown_again(request, key, outcome)

    def undo(self, request: Request) -> Response:
        """Take the last decision back."""
        with self._room.lock:
            return self._after.undone(request)

    def _done(self, request: Request, key: str, reason: str) -> tuple[Outcome, str]:
        fields, desk = fields_of(request), self._room.desk
        seconds = self._after.seconds(fields.number("began"))
        match fields.one("do"):
            case "reject":
                return desk.reject(key, reason, seconds=seconds), "Noted as no evidence."
            case "unsure":
                return desk.unsure(key, reason, seconds=seconds), "Noted as not sure."
            case "skip":
                desk.skip(key)
                return Outcome(), "Put at the end of the queue."
            case _:
                raise UnfitFieldsError

    def _shown_again(self, request: Request, key: str, outcome: Outcome) -> Response:
        room = self._room
        typed = Typed(problems=outcome.problems, moved=outcome.conflict)
        view = room.writer(filters_in(fields_of(request))).item(
            room.head(request, "Not noted"), room.desk.item(key), room.now(), typed
        )
        return room.sheet(request, view, "item", 409 if outcome.conflict else 422)
