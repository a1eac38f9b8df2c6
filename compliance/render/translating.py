"""The program's own pages in the language spoken: their messages are put in when they are compiled.

So a page asks no catalog when it is made, and text that is the same on every page is one piece.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

from compliance.wording.speaking import foreign, pieces_of, tr, trp

_SAYS: Final[Mapping[str, Callable[..., str]]] = {"_": tr, "_p": trp}


class SpokenEnvironment(Environment):
    """Compiles templates in the language that is spoken then; each language needs its own."""

    def compile(self, source: Any, name: Any = None, filename: Any = None, *args: Any) -> Any:  # noqa: ANN401 - the engine's
        """Compile a template with its messages in the language spoken."""
        return super().compile(
            _Translating().visit(self._parse(source, name, filename)), name, filename, *args
        )


class _Translating(NodeTransformer):
    """Replaces calls that say a message by what they say."""

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 - named after the node
        """Put the pieces of messages among the others that a template prints."""
        node.nodes = [made for one in node.nodes for made in self._printed(one)]
        return node

    def _printed(self, node: nodes.Expr) -> Iterator[nodes.Expr]:
        said = self._said(node)
        if said is None:
            yield self.visit(node)
            return
        for one in said:
            if isinstance(one, str):
                yield nodes.TemplateData(one, lineno=node.lineno, environment=node.environment)
            else:
                yield one

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - named after the node
        """Put a message in as a text that is markup already, but for what fills its gaps."""
        said = self._said(node)
        if said is None:
            return self.generic_visit(node)
        at = {"lineno": node.lineno, "environment": node.environment}
        parts = [
            nodes.MarkSafe(nodes.Const(one, **at), **at) if isinstance(one, str) else one
            for one in said
        ]
        return parts[0] if len(parts) == 1 else nodes.Concat(parts, **at)

    def _said(self, node: nodes.Node) -> list[str | nodes.Expr] | None:
        """Return the pieces of what a call says; None if it is none that is known beforehand."""
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
            return None
        if node.node.name == "foreign" and not node.args:
            tag = foreign()
            return ["" if tag is None else f' lang="{tag}"']
        given: list[Any] = node.args
        if node.node.name not in _SAYS:
            return None
        message = _SAYS[node.node.name](*(one.value for one in given))
        gaps = {one.key: self.visit(one.value) for one in node.kwargs}
        pieces = pieces_of(message)
        return [gaps[one] if number % 2 else one for number, one in enumerate(pieces)]
