"""Where statements come from, in PROV-JSON (https://www.w3.org/submissions/prov-json/)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compliance.export.names import TERMS, Names
from compliance.model.article import Article
from compliance.model.words import CoderKind, Voice
from compliance.render.json.writing import dumps
from compliance.views.selection import Selection
from compliance.workspace.evidence import Evidence

_AGENTS = {
    CoderKind.PERSON: "prov:Person",
    CoderKind.LANGUAGE_MODEL: "prov:SoftwareAgent",
    CoderKind.ENGINE: "prov:SoftwareAgent",
}


def write_prov(selection: Selection, statements: tuple[Evidence, ...]) -> Iterator[bytes]:
    """Yield a document: statements derived from articles, by coders, attributed to speakers."""
    document = _Document(selection)
    for e in statements:
        document.add(e)
    return dumps(document.made)


class _Document:
    """What is said of where things come from, each once."""

    def __init__(self, selection: Selection) -> None:
        self._selection, self._names = selection, Names(selection)
        self.made: dict[str, Any] = {
            "prefix": {"compliance": TERMS, "thing": f"{TERMS}thing:"},
            "entity": {},
            "agent": {},
            "activity": {},
            "wasGeneratedBy": {},
            "wasAssociatedWith": {},
            "wasAttributedTo": {},
            "wasDerivedFrom": {},
        }

    def add(self, e: Evidence) -> None:
        """Add a statement with its article, its speaker and its coders."""
        statement, article = self._thing("record", e.id), self._article(e.article)
        self.made["entity"][statement] = {
            "prov:type": "compliance:statement",
            "prov:label": e.entry.claim,
            "compliance:address": self._names("record", e.id),
        }
        speaker = self._agent("voice", e.speaker.id, e.speaker.name, "compliance:voice")
        self._relation("wasAttributedTo", {"prov:entity": statement, "prov:agent": speaker})
        coding = self._coding(e)
        self._relation("wasGeneratedBy", {"prov:entity": statement, "prov:activity": coding})
        self._relation(
            "wasDerivedFrom",
            {
                "prov:generatedEntity": statement,
                "prov:usedEntity": article,
                **({"prov:type": "prov:PrimarySource"} if e.entry.voice is Voice.OWN else {}),
            },
        )

    def _article(self, article: Article) -> str:
        name = self._thing("article", article.id)
        if name not in self.made["entity"]:
            texts = [held.text_sha256 for held in article.held]
            self.made["entity"][name] = {
                "prov:type": "compliance:article",
                "prov:label": article.title,
                "compliance:published": article.published.text,
                **({"compliance:url": article.url} if article.url else {}),
                **({"compliance:text_sha256": texts} if texts else {}),
            }
            outlet = self._selection.workspace.sources[article.outlet]
            agent = self._agent("voice", outlet.id, outlet.name, "compliance:outlet")
            self._relation("wasAttributedTo", {"prov:entity": name, "prov:agent": agent})
        return name

    def _coding(self, e: Evidence) -> str:
        """Return the activity by which an article was coded by those who coded a statement."""
        activity = self._thing("coding", ".".join((e.article.id, *e.coded_by)))
        if activity not in self.made["activity"]:
            self.made["activity"][activity] = {"prov:type": "compliance:coding"}
            for id in e.coded_by:
                coder = self._selection.workspace.coders[id]
                agent = self._agent("coder", coder.id, coder.name, _AGENTS[coder.kind])
                said = {"prov:activity": activity, "prov:agent": agent}
                self._relation("wasAssociatedWith", said)
        return activity

    def _agent(self, kind: str, id: str, name: str, what: str) -> str:
        agent = self._thing(kind, id)
        self.made["agent"].setdefault(agent, {"prov:type": what, "prov:label": name})
        return agent

    def _relation(self, kind: str, said: dict[str, str]) -> None:
        self.made[kind][f"_:{kind}{len(self.made[kind]) + 1}"] = said

    @staticmethod
    def _thing(kind: str, id: str) -> str:
        return f"thing:{kind}-{id.replace('#', '-')}"
