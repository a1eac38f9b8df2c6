"""A PDF of a page: the process that makes it is started, timed and ended here."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from typing import Final

from compliance.errors import MissingExtraError
from compliance.files.refusals import refusal
from compliance.processes.child import ChildProcess
from compliance.processes.limits import Limits
from compliance.render.pdf.error import NoPangoError, PdfFailedError
from compliance.render.pdf.inside import FAILED, MADE, UNLOADED

LIMITS: Final = Limits(seconds=1_800, patience=3_600.0, memory=4 * 1024**3, size=256 * 1024 * 1024)
"""A task is a page; twenty times what the longest report of the shipped workspace takes."""

_CHILD: Final = "compliance.render.pdf.inside"
_TASK: Final = "writing a PDF"
_EXTRA: Final = "pdf"
_NEEDED: Final = ("weasyprint", "fontTools")
_MOST_NAMED: Final = 10

Say = Callable[[str], None]


def pdf_of(page: Iterable[bytes], say: Say) -> tuple[bytes]:
    """Return a PDF of a page in HTML; `say` is told of characters that it cannot show.

    Raises:
        MissingExtraError: weasyprint is not installed.
        NoPangoError: libraries of the system are missing.
        PdfFailedError: no PDF can be made of it.
    """
    return (PdfMaker(say).pdf(page),)


class PdfMaker:
    """Makes PDFs, one after another, in a process that is started for the first of them."""

    def __init__(self, say: Say, limits: Limits = LIMITS) -> None:
        """Take what is to be told of characters that cannot be shown.

        Raises:
            MissingExtraError: weasyprint is not installed.
        """
        if any(find_spec(name) is None for name in _NEEDED):
            raise MissingExtraError(_TASK, _EXTRA)
        self._say, self._limits = say, limits
        self._process: ChildProcess | None = None

    def pdf(self, page: Iterable[bytes]) -> bytes:
        """Return a PDF of a page in HTML, UTF-8.

        Raises:
            NoPangoError: libraries of the system are missing.
            PdfFailedError: no PDF can be made of it.
        """
        text = b"".join(page).decode("utf-8", "surrogatepass")
        process, self._process = self._process or self._started(), None
        match self._answer(process, text):
            case [kind, str(data), str(without)] if kind == MADE:
                # Not kept if the page failed: the process has ended, or is of no use.
                self._process = process
                self._tell(without)
                return b64decode(data)
            case [kind, str(why)] if kind == UNLOADED:
                raise NoPangoError(why)
            case [kind, str(wrong)] if kind == FAILED:
                raise PdfFailedError(wrong)
            case _:
                raise PdfFailedError(_how_it_ended(process))

    def _started(self) -> ChildProcess:
        try:
            return ChildProcess(_CHILD, self._limits)
        except OSError as error:
            raise PdfFailedError(refusal(error, "see that this user may start a process")) from None

    def _answer(self, process: ChildProcess, text: str) -> object:
        """Return what the process answers; None if it is no answer, or there is none."""
        with process.timed():
            process.send(json.dumps(text).encode("ascii"))
            try:
                return json.loads(process.reply(self._limits.size))
            except ValueError:
                return None

    def _tell(self, without: str) -> None:
        if without:
            named = " ".join(without[:_MOST_NAMED])
            more = " …" if len(without) > _MOST_NAMED else ""
            self._say(
                f"in the PDF these characters are boxes, for its font lacks them: {named}{more}"
            )


def _how_it_ended(process: ChildProcess) -> str:
    ending = process.ending()
    if ending.late:
        return "it takes longer than a PDF may"
    return f"it takes more than a PDF may, and was ended (status {ending.status})"
