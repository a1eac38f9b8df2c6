"""Turn suggestions into the draft of an evidence file; what only a person can say stays open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

from compliance.model.base import AgreementId, ArticleId, as_written
from compliance.model.words import Act, Scope, Voice
from compliance.passages.search import Range
from compliance.suggest.suggestion import Suggestion
from compliance.workspace.write.evidence_draft import DraftedEntry, EvidenceDraft

_OF_THE_FILE = (
    "speaker",
    "voice",
    "via",
    "act",
    "status",
    "respondents",
    "respondent_words",
    "part",
    "scope",
    "instrument",
    "reading",
)
_BEHIND_CLAIM = ("event", "asserted", "responds_to", "qualifies", "incident", "figures")
_IMPLIED = (None, Voice.OWN.value, Scope.IN_SCOPE.value)
"""What a record says where it says nothing."""
_OPEN = {
    Act.DENIES: "responds_to: [e1] and extent: unspecified; or denied_claim",
    Act.CAVEATS: "qualifies: [e1]",
    Act.DEMANDS: "respondents: [whom it is asked of]",
    Act.INTERPRETS: "reading: one of the obligation's, or unlisted with a note",
    Act.STATES: "incident, or event",
}
"""What a record of an act needs beside, where it was not found."""


def draft_of(
    article: ArticleId, agreement: AgreementId, suggestions: Sequence[Suggestion]
) -> EvidenceDraft:
    """Return the draft of an evidence file with a record for each suggestion, in their order."""
    ids = {one.range: f"e{number:02}" for number, one in enumerate(suggestions, 1)}
    return EvidenceDraft(
        article=article,
        agreement=agreement,
        entries=tuple(_entry(one, ids) for one in suggestions),
    )


def said_of(one: Suggestion) -> dict[str, object]:
    """Return the keys that a suggestion fills in of a record, but for its passage, in order."""
    written = {f.name: as_written(getattr(one, f.name)) for f in fields(one) if f.name in _KEYS}
    given = {key: value for key, value in written.items() if value not in (None, [], {})}
    said = {key: given[key] for key in _OF_THE_FILE if given.get(key) not in _IMPLIED}
    behind = {key: given[key] for key in _BEHIND_CLAIM if key in given}
    return {"targets": [one.targets[0]], "link": str(one.link), **said, **behind}


def _entry(one: Suggestion, ids: Mapping[Range, str]) -> DraftedEntry:
    """Return the entry of a suggestion; `ids` are those of all entries, by their passages."""
    said = said_of(one)
    behind = {key: value for key, value in said.items() if key in _BEHIND_CLAIM}
    limited = ids.get(one.limits) if one.limits else None
    if limited:
        behind["qualifies"] = [*one.qualifies, limited]
    return DraftedEntry(
        before={"id": ids[one.range], **{k: v for k, v in said.items() if k not in behind}},
        behind={**behind, "passage": as_written(one.pin)},
        notes=tuple(_notes(one, limits=limited is not None)),
    )


def _notes(one: Suggestion, *, limits: bool) -> Iterator[str]:
    """Yield what a person should know of an entry, or fill in, a line each."""
    yield f"score {one.score:.2f}, {one.engine} {one.version}"
    if len(one.targets) > 1:
        yield f"or targets: {', '.join(one.targets[1:])}"
    if one.speaker is None:
        printed = f', printed as "{one.speaker_words}"' if one.speaker_words else ""
        yield f"speaker: a source id{printed}"
    lacking = {
        Act.DENIES: not one.responds_to,
        Act.CAVEATS: not (one.qualifies or limits),
        Act.DEMANDS: not one.respondents,
        Act.INTERPRETS: one.reading is None,
        Act.STATES: one.incident is None and one.event is None,
    }
    if lacking.get(one.act):
        yield f"add {_OPEN[one.act]}"


_KEYS = frozenset((*_OF_THE_FILE, *_BEHIND_CLAIM))
