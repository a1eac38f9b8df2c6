"""The process that makes pages by a workspace's own templates: it holds itself to its limits.

It reads lines of JSON: first the templates, then for each page the view in parts, and the name of
its template with the language it speaks. It answers the text in parts, then that it is done, or
else what went wrong.
"""

from __future__ import annotations

# Python and the engine import them when they need them, and then no file can be opened any more.
import encodings.unicode_escape  # noqa: F401
import json
import sys
import unicodedata  # noqa: F401
from collections.abc import Callable, Iterator
from itertools import count
from typing import IO, Final

import jinja2.debug  # noqa: F401

from compliance.processes.held import grant, hold
from compliance.render.page import MARKDOWN
from compliance.render.parts import gathered
from compliance.render.sandbox.environment import Sandbox, sandboxes
from compliance.render.sandbox.failure import failure_of
from compliance.render.sandbox.plain import Receiver
from compliance.render.templates import no_page
from compliance.views.site.addresses import Addresses
from compliance.wording.speaking import Language, read_catalogs, spoken_in

TEXT, DONE, FAILED = "text", "done", "failed"

_LONGEST: Final = 65_536


def main(seconds: int, memory: int) -> None:
    """Make pages until nobody asks for one, with so many seconds, and bytes of memory."""
    made = count()
    read_catalogs()
    hold(memory)
    serve(sys.stdin.buffer, sys.stdout.buffer, lambda: grant(seconds, next(made)))


def serve(requests: IO[bytes], replies: IO[bytes], begin: Callable[[], None]) -> None:
    """Answer one request after another; `begin` is called before each page."""
    begin()
    given = json.loads(requests.readline())
    places = given["addresses"]
    address = no_page if places is None else Addresses(places)
    html, markdown = sandboxes(given["sources"], address)
    received = Receiver()
    for line in requests:
        what, *parts = json.loads(line)
        if what != "page":
            received.take(what, *parts)
            continue
        name, language, written = parts
        environment = markdown if name.endswith(MARKDOWN) else html
        with spoken_in(Language(language), written):
            for reply in _answers(environment, name, received.view):
                replies.write(json.dumps(reply).encode("ascii") + b"\n")
        replies.flush()
        received = Receiver()
        begin()


def _answers(environment: Sandbox, name: str, view: object) -> Iterator[tuple[str, ...]]:
    try:
        page = environment.get_template(name).generate(view=view)
        for text in gathered(page, ""):
            for start in range(0, len(text), _LONGEST):
                yield TEXT, text[start : start + _LONGEST]
    except Exception as error:  # noqa: BLE001 - whatever a stranger's template makes go wrong
        yield FAILED, *failure_of(error, name)
    else:
        yield DONE, ""
