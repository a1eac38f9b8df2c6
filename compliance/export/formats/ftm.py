"""Statements as entities of FollowTheMoney (https://followthemoney.tech), a JSON object a line.

A statement is a Note on its article. Whoever speaks or is spoken of is a LegalEntity: that is the
word of the model for what may be a person, a body or a state, and says no more than is known here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from compliance.export.dates import plain_date
from compliance.export.names import Names
from compliance.model.article import Article
from compliance.model.base import WHOLE, EvidenceId, SourceId, Target
from compliance.render.json.writing import dumps
from compliance.views.selection import Selection
from compliance.views.words import ACT_WORDS, AS_TOLD, limits_words, status_words
from compliance.workspace.evidence import Evidence
from compliance.workspace.voices import Source

Entity = dict[str, Any]


def write_ftm(selection: Selection, statements: tuple[Evidence, ...]) -> Iterator[bytes]:
    """Yield each entity once, as soon as a statement needs it."""
    maker, seen = _Entities(selection, statements), set[str]()
    for entity in chain.from_iterable(map(maker.of, statements)):
        if entity["id"] not in seen:
            seen.add(entity["id"])
            yield from dumps(entity, tight=True)


class _Entities:
    """Makes the entities of statements."""

    def __init__(self, selection: Selection, statements: Sequence[Evidence]) -> None:
        self._selection, self._names = selection, Names(selection)
        self._here: frozenset[EvidenceId] = frozenset(e.id for e in statements)

    def of(self, e: Evidence) -> Iterator[Entity]:
        """Yield a statement, its article, those it is of, and what links them."""
        article, speaker = self._article(e.article), self._voice(e.speaker)
        note = self._note(e, article)
        yield from (article, speaker, note)
        says = f"{ACT_WORDS[e.entry.act]}{_told(e)}"
        yield self._link(speaker, note, says, plain_date(e.asserted))
        for relay in map(self._voice, e.relays):
            yield from (relay, self._link(relay, note, "passes on what others say"))
        for party in map(self._party, e.entry.respondents):
            yield from (party, self._link(note, party, "is about the conduct of"))
        for denied in e.responds_to:
            if denied in self._here:
                yield self._link(note, {"id": self._id("record", denied)}, "denies")

    def _note(self, e: Evidence, article: Entity) -> Entity:
        parties = [self._selection.names[party] for party in e.entry.respondents]
        address = self._names("record", e.id)
        status = e.entry.status and status_words(e.entry.status, parties, limits_words(e))
        said = {
            "name": e.id,
            "description": e.entry.claim,
            "summary": status and f"{e.speaker_name}{_told(e)}: {status}",
            "entity": article["id"],
            "keywords": [self._target(target) for target in e.entry.targets],
            "sourceUrl": address if address.startswith("http") else None,
        }
        return self._entity("Note", "record", e.id, said)

    def _article(self, article: Article) -> Entity:
        said = {
            "title": article.title,
            "fileName": article.id,
            "author": list(article.authors),
            "publisher": self._selection.workspace.sources[article.outlet].name,
            "publishedAt": plain_date(article.published),
            "sourceUrl": article.url,
        }
        return self._entity("Article", "article", article.id, said)

    def _voice(self, voice: Source) -> Entity:
        names = [voice.name, *(one.name for one in voice.entry.names)]
        return self._entity("LegalEntity", "voice", voice.id, {"name": names})

    def _party(self, party: str) -> Entity:
        source = self._selection.workspace.sources.get(SourceId(party))
        if source is not None:
            return self._voice(source)
        return self._entity("LegalEntity", "party", party, {"name": self._selection.names[party]})

    def _target(self, target: Target) -> str:
        printed = "" if target == WHOLE else f"{self._selection.agreement.printed(target)} "
        return f"{printed}{self._selection.duties[target]}"

    def _link(self, subject: Entity, about: Entity, role: str, day: str | None = None) -> Entity:
        said = {"subject": subject["id"], "object": about["id"], "role": role, "date": day}
        return self._entity("UnknownLink", "link", f"{subject['id']} {about['id']} {role}", said)

    def _entity(self, schema: str, kind: str, id: str, said: Mapping[str, object]) -> Entity:
        """Return an entity; of what is said, what there is nothing of is left out."""
        listed = {name: of if isinstance(of, list) else [of] for name, of in said.items() if of}
        return {"id": self._id(kind, id), "schema": schema, "properties": listed}

    def _id(self, kind: str, id: str) -> str:
        """Return the id of an entity: letters and digits alone, as the model asks for."""
        name = f"{self._selection.agreement.id} {kind} {id}"
        return hashlib.sha256(name.encode()).hexdigest()[:40]


def _told(e: Evidence) -> str:
    """Return what stands behind a voice of which another side tells what it says."""
    return f", {AS_TOLD}" if e.characterised else ""
