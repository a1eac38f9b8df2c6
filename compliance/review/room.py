"""What all sheets share: the desk, used by one request at a time, and how a sheet is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from compliance.coding.desk import Desk
from compliance.coding.queue import QueueItem
from compliance.render.page import PageMaker
from compliance.review.fields import Fields
from compliance.review.notices import Notices
from compliance.views.review.build import SheetWriter
from compliance.views.review.filters import NAMES, filters_of
from compliance.views.review.view import SaidView, SheetHeadView
from compliance.views.selection import Selection

HTML: Final = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The desk with all that is needed to show it.

    `selection` returns the workspace as it is now. `agreement` and `coder` are their names. `blind`
    tells that the desk shows no suggestions and nobody's records. `lock` is held while a request is
    answered: two browsers wait for one another.
    """

    desk: Desk
    selection: Callable[[], Selection]
    agreement: str
    coder: str
    pages: PageMaker
    clock: Callable[[], datetime]
    blind: bool = False
    notices: Notices = field(default_factory=Notices)
    lock: Lock = field(default_factory=Lock)

    def writer(self, asked: Mapping[str, str]) -> SheetWriter:
        """Return what writes sheets whose links keep the filters asked for."""
        return SheetWriter(self.selection(), lambda key: item_address(key, asked))

    def head(self, request: Request, title: str) -> SheetHeadView:
        """Return the head of a sheet."""
        fields = fields_of(request)
        filters = filters_in(fields)
        return SheetHeadView(
            title=title,
            agreement=self.agreement,
            coder=self.coder,
            blind=self.blind,
            form_token=request.state.form_token,
            filters=tuple(filters.items()),
            query=urlencode(filters),
            said=self.notices.get(fields.last("said")),
        )

    def now(self) -> int:
        """Return the time, in seconds."""
        return int(self.clock().timestamp())

    def sheet(self, request: Request, view: object, template: str, status: int = 200) -> Response:
        """Return a sheet; where a script asked for it, the address it is to be known by."""
        body = b"".join(self.pages.page(view, f"review/{template}.html.j2"))
        answer = Response(body, status, media_type=HTML)
        if request.method == "GET" and "hx-request" in request.headers:
            answer.headers["HX-Push-Url"] = _relative(request)
        return answer

    def waiting(self, asked: Mapping[str, str]) -> tuple[QueueItem, ...]:
        """Return what waits to be decided under the filters asked for; of articles, any number."""
        articles = asked.get("article", "").split()
        one = {"article": articles[0]} if len(articles) == 1 else {"article": ""}
        found = self.desk.queue(filters_of({**asked, **one}))
        return tuple(item for item in found if not articles or item.article in articles)

    def on(self, path: str, asked: Mapping[str, str], said: SaidView | None = None) -> Response:
        """Send the browser on to another sheet, which tells what came of what was asked for."""
        more = {} if said is None else {"said": self.notices.put(said)}
        return RedirectResponse(address(path, {**asked, **more}), 303)


def fields_of(request: Request) -> Fields:
    """Return what the guard found in a request."""
    fields: Fields = request.state.fields
    return fields


def filters_in(fields: Fields) -> dict[str, str]:
    """Return the filters that an address or a form carries."""
    return {name: value for name in NAMES if (value := fields.last(name))}


def item_address(key: str, asked: Mapping[str, str]) -> str:
    """Return the address of a suggestion."""
    return address("/item", {"key": key, **asked})


def address(path: str, query: Mapping[str, str] | Iterable[tuple[str, str]]) -> str:
    """Return an address within the page."""
    encoded = urlencode(query if isinstance(query, Mapping) else tuple(query))
    return f"{path}?{encoded}" if encoded else path


def _relative(request: Request) -> str:
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path
