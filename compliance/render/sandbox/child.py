"""The process that makes pages by a workspace's own templates: it holds itself to its limits.

It reads lines of JSON: first the templates, then for each page the view in parts, and the name of
its template. It answers the text in parts, then that it is done, or else what went wrong.
"""

from __future__ import annotations

# Python and the engine import them when they need them, and then no file can be opened any more.
import encodings.unicode_escape  # noqa: F401
import json
import sys
import unicodedata  # noqa: F401
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from typing import IO, Final

import jinja2.debug  # noqa: F401

from compliance.render.page import MARKDOWN
from compliance.render.parts import gathered
from compliance.render.sandbox.environment import Sandbox, sandboxes
from compliance.render.sandbox.failure import failure_of
from compliance.render.sandbox.plain import Receiver
from compliance.render.templates import no_page
from compliance.views.site.addresses import Addresses

try:
    import resource
except ImportError:  # pragma: no cover - not on this system
    resource = None  # type: ignore[assignment]

TEXT, DONE, FAILED = "text", "done", "failed"

_LONGEST: Final = 65_536

# Files to open, to write and to leave behind after a crash; processes to start.
_NONE: Final = ("RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_CORE", "RLIMIT_NPROC")


def main() -> None:
    """Make pages until nobody asks for one; the arguments are seconds, and bytes of memory."""
    seconds, memory = map(int, sys.argv[-2:])
    made = count()
    hold(memory)
    serve(sys.stdin.buffer, sys.stdout.buffer, lambda: grant(seconds, next(made)))


def hold(memory: int) -> None:
    """Give up what no template needs, where the system knows how."""
    for name, most in {"RLIMIT_AS": memory, **dict.fromkeys(_NONE, 0)}.items():
        _limit(name, most, for_good=True)


def grant(seconds: int, made: int) -> None:
    """Allow so many seconds of the processor in all, and half of one more for each page made."""
    _limit("RLIMIT_CPU", seconds + made // 2, for_good=False)


def _limit(name: str, most: int, *, for_good: bool) -> None:
    if not hasattr(resource, name):
        return
    kind = getattr(resource, name)
    # Some systems refuse some of them.
    with suppress(OSError, ValueError):
        _, hard = resource.getrlimit(kind)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most if for_good else hard))


def serve(requests: IO[bytes], replies: IO[bytes], begin: Callable[[], None]) -> None:
    """Answer one request after another; `begin` is called before each page."""
    begin()
    given = json.loads(requests.readline())
    targets = given["addresses"]
    address = no_page if targets is None else Addresses(targets)
    html, markdown = sandboxes(given["sources"], address)
    received = Receiver()
    for line in requests:
        what, *parts = json.loads(line)
        if what != "page":
            received.take(what, *parts)
            continue
        (name,) = parts
        environment = markdown if name.endswith(MARKDOWN) else html
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
