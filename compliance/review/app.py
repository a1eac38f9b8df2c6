"""The page as an application: which sheet answers which address, and the guard before all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from compliance.coding.adjudicate import Adjudication
from compliance.errors import ComplianceError
from compliance.review.adjudicating import AdjudicationSheets
from compliance.review.admission import Admission
from compliance.review.declining import Declining
from compliance.review.fields import UnfitFieldsError
from compliance.review.guard import Guard
from compliance.review.items import ItemSheets
from compliance.review.queue import QueueSheets
from compliance.review.room import Room
from compliance.review.static import Static
from compliance.views.review.view import TroubleSheetView

NO_SHEET: Final = "There is no such sheet; go back to the queue."
UNFIT: Final = "No sheet of this page sends that; go back to the queue."


def application(room: Room, adjudication: Adjudication, admission: Admission, port: int) -> Guard:
    """Return the page behind its guard, for a server at a port of this machine."""
    queue, items, declining = QueueSheets(room, adjudication), ItemSheets(room), Declining(room)
    codings = AdjudicationSheets(room, adjudication)
    static = Static(room.pages)
    app = Starlette(
        routes=[
            Route("/", queue.show),
            Route("/item", items.show),
            Route("/item", items.decide, methods=["POST"]),
            Route("/own", items.show_own),
            Route("/own", items.decide, methods=["POST"]),
            Route("/decline", declining.decline, methods=["POST"]),
            Route("/undo", declining.undo, methods=["POST"]),
            Route("/adjudicate", codings.waiting),
            Route("/adjudicate/{article}", codings.show),
            Route("/adjudicate/{article}", codings.settle, methods=["POST"]),
            Route("/static/style.css", static.style),
            Route("/static/{name}", static.script),
        ],
        exception_handlers={
            ComplianceError: partial(_trouble, room, _told),
            UnfitFieldsError: partial(_trouble, room, lambda _: (400, (UNFIT,))),
            HTTPException: partial(_trouble, room, _missing),
        },
    )
    return Guard(app, admission, port)


def _told(error: Exception) -> tuple[int, tuple[str, ...]]:
    return 409, error.lines if isinstance(error, ComplianceError) else (str(error),)


def _missing(error: Exception) -> tuple[int, tuple[str, ...]]:
    return getattr(error, "status_code", 404), (NO_SHEET,)


def _trouble(
    room: Room,
    lines_of: Callable[[Exception], tuple[int, tuple[str, ...]]],
    request: Request,
    error: Exception,
) -> Response:
    """Return a sheet that says what keeps another one from being shown.

    A script that sent a form gets the sentences alone: it leaves what was typed where it is.
    """
    status, lines = lines_of(error)
    if request.method == "POST" and "hx-request" in request.headers:
        return PlainTextResponse("\n".join(lines), 400)
    view = TroubleSheetView(head=room.head(request, "Not shown"), lines=lines)
    return room.sheet(request, view, "trouble", status)
