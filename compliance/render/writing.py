"""How a template's values become text: escaped in one step, short ones once a page or more.

The engine would call its own escaping around ours for every value that is printed; a page of ten
thousand records prints half a million of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Undefined
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from compliance.render.markdown_escape import escape_markdown
from compliance.render.template_failure import UnprintableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import nodes
    from jinja2.compiler import Frame

MARKDOWN: Final = ".md.j2"
# Controls have no use on a page, and bidi overrides would turn what stands around a value.
CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SHORT: Final = 64
_MOST: Final = 20_000


class Writer:
    """Escapes values for one kind of template; what is short is escaped once and kept."""

    def __init__(self, escaped: Callable[[str], str]) -> None:
        self._escaped = escaped
        self._kept: dict[str, str] = {}

    def write(self, value: object) -> str:
        """Return a value as it stands on the page.

        Raises:
            UnprintableError: it is no text and no number.
            UndefinedError: there is no such value.
        """
        if type(value) is not str:
            return self._other(value)
        text = self._kept.get(value)
        if text is None:
            text = self._escaped(value)
            if len(value) <= _SHORT and len(self._kept) < _MOST:
                self._kept[value] = text
        return text

    def _other(self, value: object) -> str:
        # Markup was escaped before; to write what is undefined is an error of its own.
        if isinstance(value, Markup | Undefined):
            return str(value)
        if not isinstance(value, str | int):
            raise UnprintableError
        return self._escaped(str(value))


def html(text: str) -> str:
    """Escape a text for HTML, without controls."""
    # What can be printed holds none of them; to ask that is ten times as fast as to look for them.
    if not text.isprintable():
        text = CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)
    return str(escape(text))


def writers() -> dict[str, Callable[[object], str]]:
    """Return what writes values, by the names that compiled templates call it by."""
    return {"write_html": Writer(html).write, "write_markdown": Writer(escape_markdown).write}


class OneStep(CodeGenerator):
    """Compiles a template so that every value that it prints goes through its writer, once.

    Attributes that begin with no underscore are read by `Sandbox.field`, the others by `getattr`.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - the engine's
        """Read an attribute."""
        self.write(f"environment.{'getattr' if node.attr.startswith('_') else 'field'}(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002 - the engine's
        kind = "markdown" if (self.name or "").endswith(MARKDOWN) else "html"
        self.write(f"environment.write_{kind}(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002 - the engine's
        self.write(")")


def never_at_once(_: object) -> object:
    """Stand in for what a template's constants would go through, so that they are written late."""
    raise UnprintableError
