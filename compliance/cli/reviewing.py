"""Serve the page for reviewing from the command line: who decides, the address, the browser."""

from __future__ import annotations

import gc
import webbrowser
from collections.abc import Sequence
from threading import Thread
from typing import Final
from urllib.parse import urlencode

from compliance.cli.adjudication import adjudication_of
from compliance.cli.clock import system_clock
from compliance.cli.context import Context
from compliance.cli.output import write_output
from compliance.coding.blind import BlindDesk
from compliance.coding.desk import Desk
from compliance.errors import ComplianceError
from compliance.model.words import CoderKind
from compliance.network.listening import LOOPBACK, listening_at
from compliance.render.pages import Pages
from compliance.review.admission import Admission
from compliance.review.app import application
from compliance.review.room import Room
from compliance.review.selections import Selections
from compliance.review.server import serve
from compliance.suggest.store import SuggestionStore
from compliance.workspace.workspace import Workspace

ALONE: Final = "me"
"""Who decides where no coders.yaml says who there is."""


class WhoError(ComplianceError):
    """Nobody said who decides, and coders.yaml has several people, or none."""

    def __init__(self, known: Sequence[str]) -> None:
        if known:
            super().__init__(f"say who you are with --coder; coders.yaml has: {', '.join(known)}")
        else:
            cure = "add yourself: {id: ..., name: ..., kind: person}"
            super().__init__(f"coders.yaml has no person who could decide; {cure}")


def run_review(  # noqa: PLR0913 - all that it depends on
    context: Context,
    coder: str | None,
    port: int,
    *,
    opens: bool,
    blind: bool,
    sheet: str,
    asked: Sequence[tuple[str, str]],
) -> None:
    """Serve the page until Ctrl-C; print its address, and open it in a browser if wanted.

    Args:
        context: The workspace, its texts and the user's choices.
        coder: Who decides; None for the only person there is.
        port: The port; 0 for any that is free.
        opens: Whether a browser is opened.
        blind: Whether the coder codes alone, into codings.
        sheet: The path of the sheet that it begins with.
        asked: What is asked of that sheet.

    Raises:
        ComplianceError: a coder is unknown, or the port cannot be had.
    """
    room = _room(context, coder or _only_person(context.workspace), blind=blind)
    with listening_at(port) as listening:
        port = listening.getsockname()[1]
        admission = Admission()
        app = application(room, adjudication_of(context), admission, port)
        # A command ends before it is worth the time to collect garbage; a server does not.
        gc.enable()

        def ready() -> None:
            write_output(f"{_address(port, sheet, admission.token, asked)}\n", None)
            context.say(f"{room.coder} decides; Ctrl-C ends it")
            if opens:
                _open(_address(port, sheet, admission.token_for_once(), asked))

        serve(app, listening, ready)


def _room(context: Context, coder: str, *, blind: bool) -> Room:
    clock = system_clock().now
    desk = (BlindDesk if blind else Desk)(
        context.root,
        context.library,
        SuggestionStore(context.library.root, context.key),
        coder,
        clock,
        agreement=context.agreement_option,
        cache=context.cache_file,
        say=context.say,
    )
    return Room(
        desk=desk,
        selection=Selections(desk),
        agreement=context.agreement.short_title,
        coder=coder,
        # The shipped ones alone: what they send writes evidence.
        pages=Pages(context.shipped_templates),
        clock=clock,
        blind=blind,
    )


def _only_person(workspace: Workspace) -> str:
    """Return the only person that coders.yaml has; where there is no such file, a word for one.

    Raises:
        WhoError: there are several, or none.
    """
    people = [one.id for one in workspace.coders.values() if one.kind is CoderKind.PERSON]
    if len(people) == 1:
        return people[0]
    if not workspace.coders:
        return ALONE
    raise WhoError(people)


def _address(port: int, sheet: str, token: str, asked: Sequence[tuple[str, str]]) -> str:
    return f"http://{LOOPBACK}:{port}{sheet}?{urlencode([('token', token), *asked])}"


def _open(address: str) -> None:
    """Open an address in a browser; some browsers return only when they are closed."""
    Thread(target=webbrowser.open, args=[address], daemon=True).start()
