"""Templates as they are compiled: what the engine does by itself is given to our functions.

What Python could not compile is refused here, where the line of the template is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NoReturn

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.visitor import NodeTransformer

from compliance.render.templates import SAYING

ITEMS, ROWS, CUT, TOGETHER = "items", "rows", "cut", "together"
"""Filters that stand in compiled templates; a template that names them itself gains nothing."""

TOO_DEEP: Final = "it is nested too deep; divide it, or leave brackets out"
MOST_NESTED_BLOCKS: Final = 16
MOST_NESTED: Final = 100

_GIVEN: Final = {
    "_": (1, (1,), "a message as it is, between quotes"),
    "_n": (2, (3,), "two forms of a message as they are, between quotes, and a number"),
    "_p": (2, (2,), "where a message stands, and the message, both between quotes"),
    "foreign": (0, (0, 1), "the tag of a language, or nothing"),
}
"""How many texts each function that says something begins with, how many arguments it has in all
but for those with names, and what these are."""

_BLOCKS: Final = (
    nodes.AssignBlock,
    nodes.Block,
    nodes.CallBlock,
    nodes.For,
    nodes.If,
    nodes.Macro,
    nodes.With,
)


class Rewriting(NodeTransformer):
    """Rewrites one parsed template."""

    def __init__(self, name: str | None, filename: str | None) -> None:
        self._name, self._filename = name, filename
        self._blocks = self._depth = 0

    def visit(self, node: nodes.Node, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - the engine's
        """Rewrite a node and what it holds.

        Raises:
            TemplateSyntaxError: it holds what templates may not, or is nested too deep.
        """
        block = isinstance(node, _BLOCKS)
        self._blocks += block
        self._depth += 1
        if self._blocks > MOST_NESTED_BLOCKS or self._depth > MOST_NESTED:
            self._refuse(node, TOO_DEEP)
        made = super().visit(node, *args, **options)
        self._blocks -= block
        self._depth -= 1
        return made

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - named after the node
        """Put texts together by our own function, which escapes what has to be."""
        self.generic_visit(node)
        parts = nodes.List(node.nodes, lineno=node.lineno, environment=node.environment)
        return _filtered(parts, TOGETHER)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - named after the node
        """Let a loop go through lists only, and take apart only lists."""
        self.generic_visit(node)
        unpacked = isinstance(node.target, nodes.Tuple)
        if unpacked and any(isinstance(one, nodes.Tuple) for one in _parts(node.target)):
            self._refuse(node, "a loop takes its items apart once, not their parts again")
        node.iter = _filtered(node.iter, ROWS if unpacked else ITEMS)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802 - named after the node
        """Take parts of lists by our own function; the engine would take them of texts, too."""
        self.generic_visit(node)
        if not isinstance(node.arg, nodes.Slice):
            return node
        arg, at = node.arg, {"lineno": node.lineno, "environment": node.environment}
        bounds = [one or nodes.Const(None, **at) for one in (arg.start, arg.stop, arg.step)]
        return _filtered(node.node, CUT, bounds)

    def visit_Assign(self, node: nodes.Assign) -> nodes.Node:  # noqa: N802 - named after the node
        """Refuse to take a value apart."""
        self._one_name(node, node.target)
        return self.generic_visit(node)

    def visit_With(self, node: nodes.With) -> nodes.Node:  # noqa: N802 - named after the node
        """Refuse to take a value apart."""
        for target in node.targets:
            self._one_name(node, target)
        return self.generic_visit(node)

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.Node:  # noqa: N802 - named after the node
        """Refuse what would take what was escaped apart."""
        self._one_name(node, node.target)
        if node.filter is not None:
            self._refuse(node, "a block has no filter; give it to the values in the block")
        return self.generic_visit(node)

    def visit_FilterBlock(self, node: nodes.FilterBlock) -> NoReturn:  # noqa: N802 - named after the node
        """Refuse a filter on what was escaped."""
        self._refuse(node, "there is no block of a filter; give it to the values in the block")

    def visit_EvalContextModifier(self, node: nodes.EvalContextModifier) -> NoReturn:  # noqa: N802 - named after the node
        """Refuse to switch the escaping."""
        self._refuse(node, "templates do not switch the escaping")

    visit_ScopedEvalContextModifier = visit_EvalContextModifier  # noqa: N815 - named after the node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802 - named after the node
        """Refuse a parameter that stands twice."""
        self._once(node, "parameter", [arg.name for arg in node.args])
        return self.generic_visit(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802 - named after the node
        """Refuse a parameter that stands twice, and an argument of the name that the block has."""
        self._once(node, "parameter", [arg.name for arg in node.args])
        self._once(node, "argument", ["caller", *_keys(node.call)])
        return self.generic_visit(node)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - named after the node
        """Refuse an argument that stands twice, and a message that is not written out."""
        self._once(node, "argument", _keys(node))
        called = node.node
        if isinstance(called, nodes.Name) and called.name in SAYING:
            texts, numbers, what = _GIVEN[called.name]
            fits = len(node.args) in numbers and all(map(_written_out, node.args[:texts]))
            if not fits or node.dyn_args or node.dyn_kwargs:
                self._refuse(node, f"{called.name}() is given {what}")
            node.args = [self.visit(one) for one in node.args]
            node.kwargs = [self.visit(one) for one in node.kwargs]
            return node
        return self.generic_visit(node)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:  # noqa: N802 - named after the node
        """Refuse an argument that stands twice."""
        self._once(node, "argument", _keys(node))
        return self.generic_visit(node)

    visit_Test = visit_Filter  # noqa: N815 - named after the node

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802 - named after the node
        """Refuse another name for what says messages: what it is given would be unknown."""
        if node.name in SAYING and node.ctx == "load":
            self._refuse(node, f'"{node.name}" is called, and nothing else is done with it')
        return node

    def _one_name(self, node: nodes.Node, target: nodes.Node) -> None:
        if isinstance(target, nodes.Tuple):
            self._refuse(node, "one name stands for one value; only a loop takes its items apart")

    def _once(self, node: nodes.Node, kind: str, names: Sequence[str]) -> None:
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            self._refuse(node, f'the {kind} "{twice}" stands twice')

    def _refuse(self, node: nodes.Node, message: str) -> NoReturn:
        raise TemplateSyntaxError(message, node.lineno, self._name, self._filename)


def _parts(node: nodes.Node) -> Sequence[nodes.Node]:
    return node.items if isinstance(node, nodes.Tuple) else ()


def _written_out(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str)


def _keys(node: nodes.Call | nodes.Filter | nodes.Test) -> list[str]:
    # A filter has pairs for its arguments, if one understands the engine's types.
    arguments: Any = node.kwargs
    return [argument.key for argument in arguments]


def _filtered(node: nodes.Node, name: str, arguments: Sequence[nodes.Node] = ()) -> nodes.Filter:
    at = {"lineno": node.lineno, "environment": node.environment}
    return nodes.Filter(node, name, list(arguments), [], None, None, **at)
