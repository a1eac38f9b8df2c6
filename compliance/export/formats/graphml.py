"""Who says what of whom as a graph, in GraphML (http://graphml.graphdrawing.org/)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from compliance.model.base import WHOLE, Target
from compliance.model.characters import REPLACEMENT, UNFIT_FOR_A_PAGE
from compliance.views.selection import Selection
from compliance.workspace.evidence import Evidence

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_OF_NODES = ("kind", "label", "side", "group")
_OF_EDGES = ("relation", "statement", "act", "status", "respondents", "said_on", "article")


def write_graphml(selection: Selection, statements: tuple[Evidence, ...]) -> Iterator[bytes]:
    """Yield a directed graph: voices speak of targets, and deny and name each other."""
    graph = _Graph(selection)
    for e in statements:
        graph.add(e)
    indent(graph.root)
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    yield tostring(graph.root, encoding="utf-8")
    yield b"\n"


class _Graph:
    """The document, with each node once; an edge for each statement and what it is about."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._nodes: set[str] = set()
        self._edges = 0
        self.root = Element("graphml", xmlns=_NAMESPACE)
        for of, keys in (("node", _OF_NODES), ("edge", _OF_EDGES)):
            for key in keys:
                about = {"id": f"{of}-{key}", "for": of, "attr.name": key, "attr.type": "string"}
                SubElement(self.root, "key", about)
        self._graph = SubElement(self.root, "graph", edgedefault="directed")

    def add(self, e: Evidence) -> None:
        """Add a statement: of what it is, whose conduct it is about, and whose words it denies."""
        voice = self._voice(e)
        for target in e.entry.targets:
            self._edge(voice, self._target(target), "speaks of", e)
        for party in e.entry.respondents:
            self._edge(voice, self._party(party), "speaks of the conduct of", e)
        for denied in e.responds_to:
            other = self._selection.workspace.evidence[denied]
            self._edge(voice, self._voice(other), "denies the words of", e)

    def _voice(self, e: Evidence) -> str:
        speaker = e.speaker
        return self._node(
            f"voice:{speaker.id}",
            {
                "kind": "voice",
                "label": speaker.name,
                "side": self._selection.names[speaker.home],
                "group": speaker.group.value,
            },
        )

    def _party(self, party: str) -> str:
        said = {"kind": "party", "label": self._selection.names[party]}
        return self._node(f"party:{party}", said)

    def _target(self, target: Target) -> str:
        printed = "" if target == WHOLE else f"{self._selection.agreement.printed(target)} "
        said = {"kind": "target", "label": f"{printed}{self._selection.duties[target]}"}
        return self._node(f"target:{target}", said)

    def _node(self, id: str, said: Mapping[str, str]) -> str:
        if id not in self._nodes:
            self._nodes.add(id)
            _fill(SubElement(self._graph, "node", id=id), "node", said)
        return id

    def _edge(self, source: str, target: str, relation: str, e: Evidence) -> None:
        self._edges += 1
        names = self._selection.names
        said = {
            "relation": relation,
            "statement": e.id,
            "act": e.entry.act.value,
            "status": e.entry.status.value if e.entry.status else "",
            "respondents": ", ".join(names[party] for party in e.entry.respondents),
            "said_on": e.asserted.text,
            "article": e.article.id,
        }
        edge = SubElement(self._graph, "edge", id=f"e{self._edges}", source=source, target=target)
        _fill(edge, "edge", said)


def _fill(element: Element, of: str, said: Mapping[str, str]) -> None:
    for key, value in said.items():
        if value:
            data = SubElement(element, "data", key=f"{of}-{key}")
            data.text = UNFIT_FOR_A_PAGE.sub(REPLACEMENT, value)
