"""GraphML (http://graphml.graphdrawing.org/): how a graph is written, and a network as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from compliance.model.characters import REPLACEMENT, UNFIT_FOR_A_PAGE
from compliance.views.ties.view import NetworkView
from compliance.views.ties.words import TIE_WORDS

_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_NUMBERS: Final = frozenset({"statements", "origins"})
_OF_NODES: Final = ("kind", "label")
_OF_EDGES: Final = (
    "relation",
    "label",
    "directed",
    "statements",
    "origins",
    "groups",
    "evidence",
    "answers",
)


class Graph:
    """A document with each node once. Values are texts; an empty one is left out."""

    def __init__(self, nodes: Sequence[str], edges: Sequence[str]) -> None:
        """Declare what nodes and edges tell, by the names that readers see."""
        self._known: set[str] = set()
        self._edges = 0
        self._root = Element("graphml", xmlns=_NAMESPACE)
        for of, keys in (("node", nodes), ("edge", edges)):
            for key in keys:
                kind = "int" if key in _NUMBERS else "string"
                about = {"id": f"{of}-{key}", "for": of, "attr.name": key, "attr.type": kind}
                SubElement(self._root, "key", about)
        self._graph = SubElement(self._root, "graph", edgedefault="directed")

    def node(self, id: str, said: Mapping[str, str]) -> str:
        """Add a node, if it is not there yet; return its id."""
        if id not in self._known:
            self._known.add(id)
            _fill(SubElement(self._graph, "node", id=id), "node", said)
        return id

    def edge(self, source: str, target: str, said: Mapping[str, str]) -> None:
        """Add an edge between two nodes."""
        self._edges += 1
        about = {"id": f"e{self._edges}", "source": source, "target": target}
        _fill(SubElement(self._graph, "edge", about), "edge", said)

    def written(self) -> Iterator[bytes]:
        """Yield the document in UTF-8."""
        indent(self._root)
        yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
        yield tostring(self._root, encoding="utf-8")
        yield b"\n"


def render_network_graphml(view: NetworkView) -> Iterator[bytes]:
    """Yield a network as a graph: an edge a tie, with its statements.

    A tie both ways is told so in a field: few readers take a graph of which only some edges lead
    from one to the other.
    """
    graph = Graph(_OF_NODES, _OF_EDGES)
    for one in view.tied:
        graph.node(one.id, {"kind": one.kind, "label": one.name})
    for tie in view.ties:
        said = {
            "relation": tie.tie.value,
            "label": TIE_WORDS[tie.tie],
            "directed": "yes" if tie.directed else "no",
            "statements": str(len(tie.statements)),
            "origins": str(tie.origins),
            "groups": ", ".join(f"{group} {number}" for group, number in tie.groups),
            "evidence": " ".join(tie.statements),
            "answers": " ".join(tie.answers),
        }
        graph.edge(tie.source.id, tie.target.id, said)
    return graph.written()


def _fill(element: Element, of: str, said: Mapping[str, str]) -> None:
    for key, value in said.items():
        if value:
            data = SubElement(element, "data", key=f"{of}-{key}")
            data.text = UNFIT_FOR_A_PAGE.sub(REPLACEMENT, value)
