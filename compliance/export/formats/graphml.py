"""Who says what of whom as a graph, in GraphML, with an edge a statement."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.base import WHOLE, Target
from compliance.render.graphml import Graph
from compliance.views.selection import Selection
from compliance.workspace.evidence import Evidence

_OF_NODES = ("kind", "label", "side", "group")
_OF_EDGES = (
    "relation",
    "statement",
    "act",
    "status",
    "respondents",
    "said_on",
    "article",
    "denies",
)


def write_graphml(selection: Selection, statements: tuple[Evidence, ...]) -> Iterator[bytes]:
    """Yield a directed graph: voices speak of targets, and deny and name each other."""
    writer = _Writer(selection)
    for e in statements:
        writer.add(e)
    return writer.graph.written()


class _Writer:
    """Adds statements to a graph, an edge for each of what one is about."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self.graph = Graph(_OF_NODES, _OF_EDGES)

    def add(self, e: Evidence) -> None:
        """Add a statement: of what it is, whose conduct it is about, and whose words it denies."""
        voice = self._voice(e)
        for target in e.entry.targets:
            self._edge(voice, self._target(target), "speaks of", e)
        for party in e.entry.respondents:
            self._edge(voice, self._party(party), "speaks of the conduct of", e)
        for denied in e.responds_to:
            other = self._selection.workspace.evidence[denied]
            self._edge(voice, self._voice(other), "denies the words of", e, denied)

    def _voice(self, e: Evidence) -> str:
        speaker = e.speaker
        return self.graph.node(
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
        return self.graph.node(f"party:{party}", said)

    def _target(self, target: Target) -> str:
        printed = "" if target == WHOLE else f"{self._selection.agreement.printed(target)} "
        said = {"kind": "target", "label": f"{printed}{self._selection.duties[target]}"}
        return self.graph.node(f"target:{target}", said)

    def _edge(self, source: str, target: str, relation: str, e: Evidence, denied: str = "") -> None:
        names = self._selection.names
        said = {
            "relation": relation,
            "statement": e.id,
            "act": e.entry.act.value,
            "status": e.entry.status.value if e.entry.status else "",
            "respondents": ", ".join(names[party] for party in e.entry.respondents),
            "said_on": e.asserted.text,
            "article": e.article.id,
            "denies": denied,
        }
        self.graph.edge(source, target, said)
