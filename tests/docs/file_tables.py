"""Tables of the keys of every workspace file, from the record classes that read them."""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from compliance.model import words
from compliance.model.agreement import Agreement
from compliance.model.article import Article
from compliance.model.base import ID_PATTERN, NUMBER_PATTERN, FieldRule, key_of
from compliance.model.coder import CoderFile
from compliance.model.dates.edtf import EdtfDate
from compliance.model.evidence import CodingFile, EvidenceFile
from compliance.model.incident import IncidentFile, SearchFile, SearchRun
from compliance.model.lock import LockEntry
from compliance.model.objection import ObjectionFile
from compliance.model.place import PlaceFile
from compliance.model.settings import Settings
from compliance.model.source import SourceFile

FILES: Mapping[str, type[Any]] = {
    "settings": Settings,
    "agreement": Agreement,
    "sources": SourceFile,
    "article": Article,
    "evidence": EvidenceFile,
    "coding": CodingFile,
    "incidents": IncidentFile,
    "places": PlaceFile,
    "searches": SearchFile,
    "search-log": SearchRun,
    "coders": CoderFile,
    "objections": ObjectionFile,
    "lock": LockEntry,
}

# What the models leave to the name of the key, said for readers who do not know the code.
MEANINGS: Mapping[str, str] = {
    "note": "Anything else a reader should know",
    "url": "Its web address",
    "id": "Its id",
    "name": "Its name, as reports print it",
    "title": "Its title",
    "citation": "Where it can be read",
    "date": "Its date",
    "says": "What it says, in our words",
    "what": "What is counted, or said",
    "value": "The number",
    "evidence": "The records",
    "incidents": "The incidents",
    "searches": "The searches",
    "places": "The places",
    "coders": "The coders",
    "objections": "The objections",
    "sources": "The voices of this side",
    "agreement": "The agreement it was coded for",
    "article": "The article it was coded from",
    "Quantity.what": "What is counted",
    "Fact.what": "The fact, in our words",
    "Figure.what": "What is counted: words, or the id or an alias of a declared count",
    "Count.id": "Its id",
    "Clause.cues": "Words by which texts speak of it, by language",
    "Obligation.cues": "Words by which texts speak of it, by language",
    "Agreement.scope": "Words for what lies inside and outside of it",
    "Figure.of": "Of whom",
    "Figure.as_printed": "The number as the text prints it",
    "Settings.title": "Title of the workspace",
    "Settings.titles": "The title in other languages, by BCP 47 tag",
    "Settings.names": "Whether reports list the other names of places and bodies",
    "Agreement.title": "Full title",
    "Agreement.signed": "When it was signed",
    "Agreement.in_force": "From when it holds",
    "Agreement.wordings": "Where the published texts differ",
    "Agreement.names": "Things with several names; the first form is the neutral one",
    "Agreement.clauses": "The numbered points",
    "Agreement.translations": "The same in other languages, by BCP 47 tag",
    "Translation.short_title": "As printed in the head of reports",
    "Translation.point_word": "What readers call a clause",
    "Translation.points_word": "Several of them",
    "Clause.number": 'Its number, as in `--point`; a target such as "4"',
    "Clause.obligations": "Its duties and rights, one by one; absent where it has only clauses",
    "Obligation.id": "Its id, a target such as 4b",
    "Obligation.bearers": "Who owes it",
    "Obligation.beneficiaries": "To whom it is owed",
    "Obligation.quantities": "Figures in the text of the duty",
    "Obligation.relations": "How it bears on other obligations",
    "Obligation.readings": "Interpretations that somebody holds",
    "Obligation.amendments": "Later dates or contents that somebody says were agreed",
    "Obligation.due": "When it is due; absent where the text has no date",
    "Relation.to": "The other obligation or clause",
    "Reading.holders": "Who holds it",
    "Reading.bearers": "Where this reading holds others",
    "Reading.due": "Where this reading holds another date",
    "Reading.quantities": "Where this reading holds other figures",
    "Amendment.according_to": "Who says so",
    "Bearer.side": "A side of the agreement",
    "Bearer.source": "A source, where it is no side",
    "JointBody.id": "Its id, among those of sides and sources",
    "PublishedText.publisher": "Who published it",
    "SharedAmendment.targets": "Obligations; a clause, or `*`, stands for every obligation in it",
    "SharedAmendment.according_to": "Who says so",
    "Wording.targets": "Clauses or obligations in which the wording stands",
    "Wording.variants": "The wordings",
    "NameEntry.forms": "Its spellings; the first is printed",
    "NameForm.text": "The spelling",
    "SourceEntry.id": "Its id; sides and sources share one set of ids",
    "Article.published": "When it was published",
    "Article.chain": "Through whose hands the words went, the speaker's end first",
    "Article.held": "Which texts of it are known, by hash; the texts are not in the workspace",
    "EvidenceEntry.targets": 'Obligations (4b), clauses ("4") or "*" for the whole agreement',
    "EvidenceEntry.respondents": "Whose conduct: sides, sources, joint bodies; absent: nobody",
    "EvidenceEntry.instrument": "Which other one, for that scope; else of which renewal it speaks",
    "EvidenceEntry.responds_to": "The records that it denies",
    "EvidenceEntry.qualifies": "The records that it limits",
    "EvidenceEntry.incident": "What is said to have happened",
    "DutyPart.id": "Its id, which records name",
    "DeniedClaim.by": "Whose claim: a side or source id",
    "DeniedClaim.claim": "The claim, in our words",
    "ProbableSpeaker.source": "Who likely said it",
    "ProbableSpeaker.because": "Why we think so",
    "Waiver.because": "Why the record is right as it stands",
    "Incident.name": "Its name, which takes no side on whether it happened",
    "Incident.part_of": "The incident it belongs to",
    "Incident.date": "When it is said to have happened",
    "Incident.place": "Where it is said to have happened",
    "Search.side": "The side searched for; or",
    "Search.source": "the voice searched for",
    "Search.where": "Where it was searched",
    "Search.by": "Who searched",
    "Search.found": "What was found",
    "SearchHit.text_sha256": "SHA-256 of the text",
    "SearchRun.search": "The search, by its id",
    "SearchHit.article": "Its article, if it is of one of the workspace",
    "Objection.id": "Its id",
    "Objection.confidence": "How well it is established that it was made",
    "LockEntry.evidence": "The record",
    "LockEntry.text_sha256": "The text in which the passage was found",
    "LockEntry.range": "Where, as a half-open range of code points of that text",
    "LockEntry.passage_sha256": "SHA-256 of the passage's UTF-8 bytes",
    "LockEntry.fingerprint": "A short hash for each part of the record and its target",
    "LockEntry.on": "The day on which it was affirmed",
}


def file_table(name: str) -> str:
    """Return the keys of a file and of every kind of record in it, as Markdown tables."""
    seen = {record for other in FILES if other != name for record in _before(other, name)}
    records = [record for record in _reached(FILES[name]) if record not in seen]
    return "\n\n".join(
        table if index == 0 else f"### {_heading(record)}\n\n{_first_line(record)}\n\n{table}"
        for index, record in enumerate(records)
        for table in [_table(record)]
    )


def word_tables() -> str:
    """Return every closed list of words that files may use."""
    lists = [
        value
        for value in vars(words).values()
        if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum
    ]
    return "\n".join(
        f"- {_first_line(one).removesuffix('.')}: {_listed(one, ', ')}." for one in lists
    )


def _before(other: str, name: str) -> list[type[Any]]:
    """Return the records shown in the section of another file that stands before this one."""
    order = list(FILES)
    return _reached(FILES[other]) if order.index(other) < order.index(name) else []


def _reached(record: type[Any]) -> list[type[Any]]:
    """Return a record class and those it holds, each once, in the order of their keys."""
    found = [record]
    for one in found:
        for hint in _hints(one).values():
            found += [inner for inner in _records_in(hint) if inner not in found]
    return found


def _records_in(hint: object) -> list[type[Any]]:
    if isinstance(hint, type) and dataclasses.is_dataclass(hint) and hint is not EdtfDate:
        return [hint]
    return [record for part in typing.get_args(hint) for record in _records_in(part)]


def _hints(record: type[Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(record, include_extras=True)
    return {field.name: hints[field.name] for field in dataclasses.fields(record)}


def _table(record: type[Any]) -> str:
    rows = ["| key | holds | needed | meaning |", "| --- | --- | --- | --- |"]
    for field in dataclasses.fields(record):
        hint = _hints(record)[field.name]
        key = key_of(field.name)
        meaning = _meaning(record, field.name, hint)
        rows.append(f"| `{key}` | {_kind(hint)} | {_needed(field)} | {meaning} |")
    return "\n".join(rows)


def _needed(field: dataclasses.Field[Any]) -> str:
    default = field.default
    if default is dataclasses.MISSING:
        return "yes"
    if default is None or default == ():
        return "no"
    shown = str(default).lower() if isinstance(default, bool) else str(default)
    return f"no: `{shown}`"


def _meaning(record: type[Any], name: str, hint: object) -> str:
    described = [
        extra.description
        for extra in getattr(hint, "__metadata__", ())
        if isinstance(extra, FieldRule) and extra.description
    ]
    if described and not described[-1].startswith("EDTF"):
        return _cell(described[-1])
    for key in (f"{record.__name__}.{name}", name):
        if key in MEANINGS:
            return _cell(MEANINGS[key])
    inner = [part for part in _flat(hint) if isinstance(part, type)]
    named = [p for p in inner if issubclass(p, StrEnum) or dataclasses.is_dataclass(p)]
    assert named, f"nothing says what {record.__name__}.{name} means"
    return _cell(_first_line(named[0]).removesuffix("."))


def _flat(hint: object) -> list[object]:
    arguments = typing.get_args(hint)
    return [part for one in arguments for part in _flat(one)] if arguments else [hint]


def _kind(hint: object) -> str:
    """Say in words what a key holds."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return _text_kind(arguments) if arguments[0] is str else _kind(arguments[0])
    if origin in (typing.Union, types.UnionType):
        return ", or ".join(_kind(part) for part in arguments if part is not types.NoneType)
    if origin is typing.Literal:
        return " or ".join(f"`{word}`" for word in arguments)
    if origin is tuple:
        return f"list: {_kind(arguments[0])}" if Ellipsis in arguments else "two whole numbers"
    if origin is Mapping:
        return f"mapping to {_kind(arguments[1])}"
    return _plain_kind(hint)


def _plain_kind(hint: object) -> str:
    if isinstance(hint, typing.NewType):
        return re.sub("([a-z])([A-Z])", r"\1 \2", hint.__name__).lower()
    if hint in PLAIN:
        return PLAIN[hint]
    assert isinstance(hint, type)
    if issubclass(hint, StrEnum):
        return _listed(hint)
    return f"[{_heading(hint)}](#{_heading(hint).replace(' ', '-')})"


PLAIN: Mapping[object, str] = {
    EdtfDate: "[date](dates.md)",
    bool: "true or false",
    int: "whole number",
    str: "text",
}
PATTERNS: Mapping[str, str] = {ID_PATTERN: "id", NUMBER_PATTERN: "number or id"}


def _text_kind(parts: tuple[Any, ...]) -> str:
    for pattern in [part.pattern or "" for part in parts if isinstance(part, FieldRule)]:
        if pattern in PATTERNS:
            return PATTERNS[pattern]
        if pattern.startswith("^https"):
            return "web address"
        if "{64}" in pattern:
            return "SHA-256"
    return "text"


def _listed(words_of: type[StrEnum], sign: str = " or ") -> str:
    return sign.join(f"`{word.value}`" for word in words_of)


def _heading(record: type[Any]) -> str:
    return re.sub("([a-z])([A-Z])", r"\1 \2", record.__name__).lower()


def _first_line(thing: type[Any]) -> str:
    assert thing.__doc__, f"{thing.__name__} has no docstring"
    return thing.__doc__.strip().splitlines()[0]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
