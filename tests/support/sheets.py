"""The page for reviewing in this process: a desk with suggestions, and a browser let in to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl

from compliance.coding.adjudicate import Adjudication
from compliance.coding.blind import BlindDesk
from compliance.coding.decision_store import DecisionStore
from compliance.coding.desk import Desk
from compliance.library.store import TextLibrary
from compliance.render.pages import Pages
from compliance.review.admission import Admission
from compliance.review.app import application
from compliance.review.room import Room
from compliance.review.selections import Selections
from compliance.suggest.store import SuggestionStore
from compliance.workspace.layout import TEMPLATES, bundled_root
from support.asgi import PORT, Answer, Visitor
from support.builders import GAZETTE
from support.reviewing import CODER, Bench, bench


class Clock:
    """A clock that goes on by a second each time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 27, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@dataclass
class Study:
    """A workspace, the page on it, and a browser that was let in."""

    bench: Bench
    room: Room
    visitor: Visitor

    def first(self) -> str:
        """Return the address of the first item in the queue."""
        return links(self.visitor.get("/"), "/item?")[0]


def study(root: Path) -> Study:
    """Return the page for reviewing on the invented workspace."""
    return entering(bench(root))


def entering(made: Bench, *, blind: bool = False) -> Study:
    """Return the page for reviewing on a workspace."""
    return Study(made, *entered(made, blind=blind))


def entered(made: Bench, *, blind: bool = False) -> tuple[Room, Visitor]:
    """Return the page on a workspace as it is now, as after a new start, with a browser let in."""
    library, clock = TextLibrary(made.root / "texts"), Clock()
    store = SuggestionStore(library.root, made.key)
    desk = (BlindDesk if blind else Desk)(made.workspace, library, store, CODER, clock)
    room = Room(
        desk=desk,
        selection=Selections(desk),
        agreement=desk.agreement.short_title,
        coder=CODER,
        pages=Pages(bundled_root() / TEMPLATES),
        clock=clock,
        blind=blind,
    )
    admission = Admission()
    decisions = DecisionStore(library.root, made.key, made.workspace)
    adjudication = Adjudication(root=made.workspace, library=library, store=decisions)
    guard = application(room, adjudication, admission, PORT)
    cookie = admission.new_cookie()
    return room, Visitor(guard, f"{guard.cookie}={cookie}", admission.form_token(cookie))


def links(answer: Answer, start: str) -> list[str]:
    """Return the addresses on a sheet that begin in some way."""
    found = re.findall(r'href="([^"]*)"', answer.text)
    return [unescape(one) for one in found if one.startswith(start)]


class _Form(HTMLParser):
    """Collects what a browser would send of a form, by its id."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._form, self._inside, self._select, self._text = form, False, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("id") == self._form
        name = given.get("name", "")
        if not self._inside or "form" in given:
            return
        if tag == "input" and (given.get("type") != "radio" or "checked" in given):
            self.fields[name] = given.get("value", "")
        elif tag == "select":
            self._select = name
        elif tag == "textarea":
            self._text = name
            self.fields[name] = ""
        elif tag == "option" and "selected" in given:
            self.fields[self._select] = given["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""

    def handle_data(self, data: str) -> None:
        if self._text:
            self.fields[self._text] += data


def form_of(answer: Answer, form: str = "record", /, **changed: str) -> dict[str, str]:
    """Return what a browser would send of a form on a sheet, but for the token.

    In the names of changed fields `__` stands for a full stop.
    """
    parser = _Form(form)
    parser.feed(answer.text)
    assert parser.fields, answer.text
    parser.fields.pop("form_token")
    return parser.fields | {name.replace("__", "."): value for name, value in changed.items()}


def after(answer: Answer) -> dict[str, str]:
    """Return the query of the address to which a browser is sent on."""
    assert answer.status == 303, answer.text
    return dict(parse_qsl(sent_to(answer).partition("?")[2]))


def sent_to(answer: Answer) -> str:
    """Return the address to which a browser is sent on."""
    return answer.headers["location"]


_OWN: Final = {
    "f.link": "inferred",
    "f.speaker": "south-office",
    "f.voice": "reported",
    "f.act": "assesses",
    "f.status": "violated",
    "f.respondents": "",
    "s.targets": "1b",
}


def of_the_other_side(here: Study) -> dict[str, str]:
    """Return a record of the other side on the target of the first item, as it would be sent."""
    sheet = here.visitor.get(f"/own?of={GAZETTE}&first=That+is+a+breach&last=point+one")
    return form_of(sheet, claim="a breach", do="accept") | _OWN
