"""What of the facts that were found goes into a draft, how each is known, and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from compliance.library.intake.addresses import address_facts
from compliance.library.intake.capture import Capture
from compliance.library.intake.extraction import Basis, Extraction, FactKey, FoundFact, Part
from compliance.workspace.write.draft_file import FoundFacts

_WHERE: Final[Mapping[Basis, str]] = {
    Basis.META: "in the metadata",
    Basis.JSON_LD: "in the JSON-LD",
    Basis.URL: "in the address",
    Basis.HEADER: "in the head",
    Basis.TEXT: "in the text",
    Basis.LIST: "in the reading list",
    Basis.FILE: "in what saved the file",
    Basis.HAND: "by hand",
}
_MOST_AUTHORS: Final = 10
_MAYBE_CUT: Final = frozenset({"truncated", "paywalled"})
_CUT_NOTE: Final = "The text that was read may not be whole."


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What facts are held against.

    Args:
        today: The day of the run, as an ISO date.
        signed: The first day on which an agreement of the workspace was signed, if any was.
        sources: The sources of the workspace by the hosts of their addresses.
    """

    today: str
    signed: str | None
    sources: Mapping[str, Sequence[str]]


def facts_of(capture: Capture, extraction: Extraction, part: Part) -> list[FoundFact]:
    """Return the facts of one article in a capture, those of itself alone first."""
    facts = [*part.facts, *capture.facts, *extraction.facts]
    if capture.retrieved is not None:
        facts.append(FoundFact(FactKey.RETRIEVED, capture.retrieved, Basis.FILE))
    if capture.archived is not None:
        facts.append(FoundFact(FactKey.COPY_URL, capture.archived, Basis.FILE))
    if capture.address is not None:
        facts += address_facts(capture.address, Basis.FILE)
    return facts


def judged(
    facts: Sequence[FoundFact], around: Surroundings, remarks: Iterable[str] = ()
) -> FoundFacts:
    """Return what goes into a draft; what cannot be is left open, with the reason.

    Args:
        facts: Those of one article, the surest of a key first.
        around: What they are held against.
        remarks: The codes of what was remarked on its text.
    """
    values: dict[str, object] = {}
    words: dict[str, str] = {}
    left: dict[str, str] = {}
    notes: list[str] = []
    for judge in (_outlet, _authors, _published, _language, _addresses, _beside):
        for key, value, said in judge(facts, around):
            if key == _NOTE:
                notes.append(said)
            elif value is None:
                left[key] = said
            else:
                values[key] = value
                words[key] = said
    if _MAYBE_CUT.intersection(remarks):
        values["note"] = f"{values['note']} {_CUT_NOTE}" if "note" in values else _CUT_NOTE
    return FoundFacts(values, words, left, tuple(notes))


Judgement = Iterator[tuple[str, object | None, str]]
"""A key, its value and how it is known; or None and why it stays open; or a note."""

_NOTE: Final = ""


def _outlet(facts: Sequence[FoundFact], around: Surroundings) -> Judgement:
    """Find the source whose address has the host of the page's."""
    named = [fact for fact in facts if fact.key is FactKey.OUTLET]
    addresses = [fact.value for fact in facts if fact.key is FactKey.URL]
    hosts = [urlsplit(address).hostname or "" for address in addresses]
    hosts += [fact.value.lower() for fact in named if fact.basis is Basis.URL]
    for host in dict.fromkeys(filter(None, hosts)):
        known = around.sources.get(bare_host(host), ())
        if len(known) == 1:
            yield "outlet", known[0], f"its address is on {host}, as that of this source"
            return
    said = dict.fromkeys([*(_told(fact) for fact in named), *filter(None, hosts)])
    if said:
        yield "outlet", None, "; ".join([*said][:3])


def bare_host(host: str) -> str:
    """Return a host without what sites put before their name for some readers."""
    for before in ("www.", "m.", "amp.", "mobile."):
        host = host.removeprefix(before)
    return host


def _authors(facts: Sequence[FoundFact], _: Surroundings) -> Judgement:
    named = [fact for fact in facts if fact.key is FactKey.AUTHORS]
    first = [fact for fact in named if (fact.basis, fact.place) == (named[0].basis, named[0].place)]
    names = [*dict.fromkeys(fact.value for fact in first)][:_MOST_AUTHORS]
    if names:
        yield "authors", names, _place(first[0])


def _published(facts: Sequence[FoundFact], around: Surroundings) -> Judgement:
    """Take the surest day; it is known better if two places agree, and doubted if two differ."""
    days = [fact for fact in facts if fact.key is FactKey.PUBLISHED]
    for fact in [fact for fact in days if fact.value[:10] > around.today]:
        days.remove(fact)
        yield _NOTE, None, f"{_told(fact)} lies in the future, and is not taken as its day"
    if not days:
        return
    day = days[0].value
    agreeing = [fact for fact in days if fact.value == day]
    places = dict.fromkeys(map(_place, agreeing))
    yield "published", day, ""
    yield "published_basis", " and ".join([*places][:2]), ""
    yield "confidence", "B" if len(places) > 1 else "C", ""
    others = [fact for fact in days if not _compatible(fact.value, day)]
    if others:
        told = "; ".join(dict.fromkeys(map(_told, others)))
        yield _NOTE, None, f"another date of publication was found, which differs: {told}"
    if around.signed is not None and day[:10] < around.signed[: len(day)]:
        yield _NOTE, None, f"{day} is before {around.signed}, when the agreement was signed"


def _compatible(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _language(facts: Sequence[FoundFact], _: Surroundings) -> Judgement:
    """Take the language that is declared, unless the words are clearly of another."""
    told = [fact for fact in facts if fact.key is FactKey.LANGUAGE]
    seen = next((fact for fact in told if fact.basis is Basis.TEXT), None)
    declared = [fact for fact in told if fact.basis is not Basis.TEXT]
    fitting = [fact for fact in declared if seen is None or _primary(fact) == _primary(seen)]
    chosen = next(iter(fitting), seen)
    if chosen is None:
        return
    said = "told from its words" if chosen.basis is Basis.TEXT else _place(chosen)
    yield "language", chosen.value, said
    if declared and not fitting:
        yield (
            _NOTE,
            None,
            f"{_told(declared[0])} is declared, but its words are not of that language",
        )


def _primary(fact: FoundFact) -> str:
    return fact.value.partition("-")[0].lower()


_SURE_OF_ADDRESS: Final = (Basis.META, Basis.HEADER, Basis.LIST, Basis.JSON_LD, Basis.FILE)


def _addresses(facts: Sequence[FoundFact], _: Surroundings) -> Judgement:
    for key in (FactKey.URL, FactKey.COPY_URL, FactKey.RETRIEVED):
        found = [fact for fact in facts if fact.key is key]
        found.sort(key=lambda fact: _rank(fact.basis))
        if found:
            yield str(key), found[0].value, _place(found[0])


def _beside(facts: Sequence[FoundFact], _: Surroundings) -> Judgement:
    for fact in [fact for fact in facts if fact.key is FactKey.NOTE][:1]:
        yield "note", fact.value, _place(fact)


def _rank(basis: Basis) -> int:
    known = _SURE_OF_ADDRESS
    return known.index(basis) if basis in known else len(known)


def _place(fact: FoundFact) -> str:
    where = _WHERE[fact.basis]
    return f"{where} ({fact.place})" if fact.place else where


def _told(fact: FoundFact) -> str:
    return f"{fact.value} {_place(fact)}"
