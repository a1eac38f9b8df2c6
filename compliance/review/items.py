"""The sheet of an item: shown, changed, and written as a record."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from compliance.coding.desk import Outcome, UnknownItemError
from compliance.coding.item import Item
from compliance.coding.words import whole_words
from compliance.errors import ComplianceError
from compliance.passages.search import Range
from compliance.review.after import After
from compliance.review.forms import ItemForm, item_form, place_in
from compliance.review.passage import found, moved
from compliance.review.room import Room, fields_of, filters_in
from compliance.views.review.build import Typed

TEXT_MOVED: Final = (
    "The text of this article is another one now. The passage is where it was in the old one: "
    "see where it belongs, then accept."
)
DECIDED: Final = (
    "This suggestion was decided meanwhile, or there is none any more. What you typed is kept as a "
    "passage of your own: accept it if it is still wanted."
)


class ItemSheets:
    """Answers requests for items, and what is sent of them."""

    def __init__(self, room: Room) -> None:
        self._room, self._after = room, After(room)

    def show(self, request: Request) -> Response:
        """Return the sheet of a suggestion."""
        key = fields_of(request).one("key")
        with self._room.lock:
            return self._sheet(request, self._room.desk.item(key), Typed())

    def show_own(self, request: Request) -> Response:
        """Return the sheet of a passage of the coder's own, by its range or by its words."""
        fields, desk = fields_of(request), self._room.desk
        article, first, last = (fields.one(name) for name in ("of", "first", "last"))
        with self._room.lock:
            if first:
                text = desk.own_item(article, (0, 1)).text
                place, wrong = found(text, first, last, (0, 1))
            else:
                # Without any, the article is shown from its beginning.
                place, wrong = place_in(fields) if fields.one("from") else (0, 1), None
                place = whole_words(desk.own_item(article, place).text, place) or place
            item = desk.own_item(article, place)
            return self._sheet(request, item, Typed(words_problem=wrong))

    def decide(self, request: Request) -> Response:
        """Do what a sheet asks for: put its passage or its fields in order, or write a record."""
        form = item_form(fields_of(request))
        with self._room.lock:
            # Words that were typed to find another passage by are not passed over.
            if form.do == "accept" and not form.first:
                return self._accept(request, form)
            return self._changed(request, form)

    def _changed(self, request: Request, form: ItemForm) -> Response:
        item, gone = self._item(form, form.place)
        place, wrong = moved(item.text, form)
        typed = Typed(claim=form.claim, words_problem=wrong, moved=gone)
        changed, _ = self._item(form, place)
        return self._sheet(request, changed, typed, form.began)

    def _accept(self, request: Request, form: ItemForm) -> Response:
        item, gone = self._item(form, form.place)
        if gone or item.text_sha256 != form.text_sha256:
            typed = Typed(claim=form.claim, moved=gone or TEXT_MOVED)
            return self._sheet(request, item, typed, form.began)
        waiting = self._after.waiting(request)
        try:
            outcome = self._written(form)
        except ComplianceError as error:  # nothing was written, and nothing typed is to be lost
            outcome = Outcome(conflict="; ".join(error.lines))
        if outcome.done:
            return self._after.decision(request, form.key, waiting, outcome)
        typed = Typed(claim=form.claim, problems=outcome.problems, moved=outcome.conflict)
        item, _ = self._item(form, form.place)
        return self._sheet(request, item, typed, form.began)

    def _written(self, form: ItemForm) -> Outcome:
        desk, seconds = self._room.desk, self._after.seconds(form.began)
        told = form.typed, form.claim, form.revision
        if form.key is None:
            return desk.own(form.article, form.place, *told, seconds=seconds)
        return desk.accept(form.key, *told, place=form.place, seconds=seconds)

    def _item(self, form: ItemForm, place: Range) -> tuple[Item, str | None]:
        """Return the item with what was typed; and a sentence, if it is no suggestion any more."""
        desk = self._room.desk
        if form.key is None:
            return desk.own_item(form.article, place, form.typed), None
        try:
            return desk.item(form.key, place, form.typed), None
        except UnknownItemError:
            return desk.own_item(form.article, place, form.typed), DECIDED

    def _sheet(
        self, request: Request, item: Item, typed: Typed, began: int | None = None
    ) -> Response:
        """Return a sheet; its status says whether something on it is to be mended."""
        room = self._room
        asked = filters_in(fields_of(request))
        head = room.head(request, item.article.title)
        view = room.writer(asked).item(head, item, room.now() if began is None else began, typed)
        wrong = 422 if typed.problems or typed.words_problem else 200
        return room.sheet(request, view, "item", 409 if typed.moved else wrong)
