"""How a template's values become text: escaped in one step, short ones once a page or more.

The engine would call its own escaping around ours for every value that is printed; a page of ten
thousand records prints half a million of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Undefined, nodes
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from compliance.render.markdown_escape import escape_markdown
from compliance.render.sandbox.failure import UnprintableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.compiler import Frame

MARKDOWN: Final = ".md.j2"
# Controls have no use on a page, and bidi overrides would turn what stands around a value.
CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SHORT: Final = 1_000
_MOST: Final = 50_000


class Written(dict[str, str]):
    """Texts that stand on a page as they are, kept once met; whatever else is escaped each time.

    A page of ten thousand records prints a hundred thousand short texts, most of them often: those
    are found without a call of Python's. Only what escaping leaves alone is kept, since a text that
    is escaped already can be equal to one that is not.
    """

    def __init__(self, escaped: Callable[[str], str]) -> None:
        super().__init__()
        self._escaped = escaped

    def __missing__(self, value: object) -> str:
        """Return a value as it stands on the page.

        Raises:
            UnprintableError: it is no text and no number.
            UndefinedError: there is no such value.
        """
        if type(value) is not str:
            return str(value) if type(value) is int else self._other(value)
        text = self._escaped(value)
        if text == value and len(value) <= _SHORT and len(self) < _MOST:
            self[value] = value
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
    # To look for five signs takes a tenth of what the answer "none" does.
    if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
        return str(escape(text))
    return text


def writers() -> dict[str, Written]:
    """Return what writes values, by the names that compiled templates call it by."""
    return {
        "write_html": Written(html),
        "write_markdown": Written(escape_markdown),
    }


class OneStep(CodeGenerator):
    """Compiles a template so that values are written, and fields of views read, without a call.

    `environment.view_types` has the classes of views, `environment.shown_types` those of what they
    may show. A field of the one that holds one of the other is read on the spot; of anything else
    `environment.field` decides. Names that begin with an underscore are read by `getattr`, which
    allows none.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - the engine's
        """Bind what every field and every value needs to names of the module."""
        for name in ("field", "shown_types", "view_types", "write_html", "write_markdown"):
            self.writeline(f"{name} = environment.{name}")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - the engine's
        """Read an attribute."""
        if node.attr.startswith("_"):
            super().visit_Getattr(node, frame)
            return
        # What is within is read before its own names are bound, so one pair does for all.
        self.write("(held if type(one := ")
        self.visit(node.node, frame)
        self.write(f") in view_types and type(held := getattr(one, {node.attr!r}, missing))")
        self.write(f" in shown_types else field(one, {node.attr!r}))")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - the engine's
        """Write all of an output at once: each piece would pass through every block around it."""
        if frame.buffer is not None or frame.require_output_check or len(node.nodes) == 1:
            super().visit_Output(node, frame)
            return
        self.writeline("yield ''.join((", node)
        self.indent()
        for child in node.nodes:
            self.newline(child)
            if isinstance(child, nodes.TemplateData):
                self.write(f"{child.data!r},")
            else:
                self._output_child_pre(child, frame, None)
                self.visit(child, frame)
                self._output_child_post(child, frame, None)
                self.write(",")
        self.outdent()
        self.writeline("))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002 - the engine's
        kind = "markdown" if (self.name or "").endswith(MARKDOWN) else "html"
        self.write(f"write_{kind}[")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002 - the engine's
        self.write("]")


def never_at_once(_: object) -> object:
    """Stand in for what a template's constants would go through, so that they are written late."""
    raise UnprintableError
