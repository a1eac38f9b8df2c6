"""Bound what one page may cost: turns of loops, calls, templates loaded, characters written.

The sandbox keeps a template from reaching anything; these limits keep a short one from running for
ever or filling the memory. They are far above what a page of ten thousand records needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Template, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import markup_join
from jinja2.visitor import NodeTransformer

if TYPE_CHECKING:
    from jinja2.runtime import Context

MOST_TURNS: Final = 2_000_000
MOST_CHARACTERS: Final = 512 * 1024 * 1024
MOST_TEMPLATE_BYTES: Final = 1024 * 1024
_AT_ONCE: Final = 4_096

COUNTED: Final = "counted"
CONCATENATED: Final = "concatenated"
"""Filters that stand in compiled templates; a template that names them itself gains nothing."""


class Meter:
    """What the page that is being made has cost so far."""

    def __init__(self) -> None:
        self.turns = 0
        self.characters = 0

    def reset(self) -> None:
        """Begin a page."""
        self.turns = self.characters = 0

    def turn(self, count: int = 1) -> None:
        """Note turns of a loop, before they are made, or a call.

        Raises:
            SecurityError: there were too many.
        """
        self.turns += count
        if self.turns > MOST_TURNS:
            message = f"templates may make {MOST_TURNS:,} turns of loops and calls, no more"
            raise SecurityError(message)

    def write(self, count: int) -> None:
        """Note characters, before they are put together.

        Raises:
            SecurityError: there were too many.
        """
        self.characters += count
        if self.characters > MOST_CHARACTERS:
            message = f"templates may write {MOST_CHARACTERS:,} characters, no more"
            raise SecurityError(message)

    # The context is asked for so that no call is made once, when a template is compiled.
    @pass_context
    def counted(self, _: Context, things: Sized) -> Sized:
        """Return what a loop goes through, whose turns are noted."""
        self.turn(len(things))
        return things

    @pass_context
    def concatenated(self, _: Context, parts: Iterable[Any]) -> str:
        """Return what `~` makes of its parts."""
        texts = tuple(parts)
        self.write(sum(len(text) if isinstance(text, str) else 1 for text in texts))
        return markup_join(texts)

    def concat(self, parts: Iterable[str]) -> str:
        """Join what a template, a block or a macro has written."""
        if isinstance(parts, list) and len(parts) <= _AT_ONCE:
            self.write(sum(map(len, parts)))
            return "".join(parts)
        source = iter(parts)
        pieces: list[str] = []
        while some := list(islice(source, _AT_ONCE)):
            self.write(sum(map(len, some)))
            pieces += some
        return "".join(pieces)

    def added(self, left: Any, right: Any) -> Any:  # noqa: ANN401 - whatever a template adds
        """Return a sum; of texts or lists, what it holds is noted."""
        for side in (left, right):
            if not isinstance(side, int):
                self.write(len(side))
        return left + right


class MeteredTemplate(Template):
    """A template that begins a page each time it is rendered."""

    def generate(self, *args: Any, **kwargs: Any) -> Iterator[str]:  # noqa: ANN401 - as the engine has it
        """Yield the page in pieces."""
        meter: Meter = self.environment.meter  # type: ignore[attr-defined]
        meter.reset()
        for piece in super().generate(*args, **kwargs):
            meter.write(len(piece))
            yield piece


class Metering(NodeTransformer):
    """Puts the meter into every loop and every `~` of a parsed template."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - named after the node
        """Note the turns of a loop before it begins."""
        self.generic_visit(node)
        node.iter = _filtered(node.iter, COUNTED)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - named after the node
        """Note the characters of texts that are put together."""
        self.generic_visit(node)
        parts = nodes.List(node.nodes, lineno=node.lineno, environment=node.environment)
        return _filtered(parts, CONCATENATED)


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    at = {"lineno": node.lineno, "environment": node.environment}
    return nodes.Filter(node, name, [], [], None, None, **at)
