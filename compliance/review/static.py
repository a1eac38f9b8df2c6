"""The scripts and the style of the page: files of the program, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from compliance.files.reading import read_shipped
from compliance.render.page import PageMaker

FOLDER: Final = Path(__file__).parent / "static"
SCRIPTS: Final = ("htmx.min.js", "review.js")


class Static:
    """Answers requests for scripts and the style."""

    def __init__(self, pages: PageMaker) -> None:
        self._scripts = {name: read_shipped(FOLDER / name) for name in SCRIPTS}
        self._style = b"".join(pages.page(None, "review/style.css.j2"))

    def script(self, request: Request) -> Response:
        """Return a script by its name."""
        script = self._scripts.get(request.path_params["name"])
        if script is None:
            return Response("There is no such script.\n", 404, media_type="text/plain")
        return Response(script, media_type="text/javascript; charset=utf-8")

    def style(self, _: Request) -> Response:
        """Return the style."""
        return Response(self._style, media_type="text/css; charset=utf-8")
