"""The law of every engine: what a suggestion must be like to be let in."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from compliance.model.words import COUNTED_SCOPES, Act
from compliance.passages.locate import Pin, SearchText
from compliance.suggest.engine import Engine
from compliance.suggest.given import Given
from compliance.suggest.suggestion import MOST_TARGETS, Dropped, Suggestion
from compliance.workspace.workspace import ALWAYS


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an engine suggested: what the law lets in, and a sentence for each that it does not."""

    suggestions: tuple[Suggestion, ...]
    dropped: tuple[str, ...]


def ask(engine: Engine, given: Given) -> Outcome:
    """Return what an engine suggests for an article; what breaks the law is dropped and told."""
    kept: list[Suggestion] = []
    dropped: list[str] = []
    search = SearchText(given.text)
    for one in engine.suggest(given):
        if isinstance(one, Dropped):
            dropped.append(one.why)
            continue
        wrong = next(find_wrong(one, given, search, engine), None)
        if wrong is None:
            kept.append(one)
        else:
            dropped.append(wrong)
    return Outcome(tuple(_with_limits_kept(kept)), tuple(dropped))


def _with_limits_kept(kept: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield suggestions; one that limits another only where that is one of them."""
    places = {one.range for one in kept}
    for one in kept:
        known = one.limits is None or (one.limits in places and one.limits != one.range)
        yield one if known else replace(one, limits=None)


def find_wrong(one: Suggestion, given: Given, search: SearchText, engine: Engine) -> Iterator[str]:
    """Yield a clause for each thing in which a suggestion breaks the law."""
    yield from _passage(one, given.text, search)
    yield from _ids(one, given)
    judges = one.act is Act.ASSESSES and one.scope in COUNTED_SCOPES
    if judges is not (one.status is not None):
        yield "it has a status without the act for it, or the act without a status"
    if not 0 <= one.score <= 1:
        yield f"its score is {one.score}, not from 0 to 1"
    if (one.engine, one.version) != (engine.name, engine.version):
        yield f"it names {one.engine} {one.version}, not the engine that made it"


def _passage(one: Suggestion, text: str, search: SearchText) -> Iterator[str]:
    start, end = one.range
    if not (0 <= start < end <= len(text) and text[start:end] == one.text):
        yield f"its words do not stand at {start}-{end}"
    elif search.as_written(Pin(one.pin.start, one.pin.end, one.pin.prefix)) != (one.range,):
        yield f"its first and last words do not find {start}-{end} alone"


def _ids(one: Suggestion, given: Given) -> Iterator[str]:
    """Yield the values that are of none of the closed lists."""
    agreement = given.agreement
    sides = {*ALWAYS, *(side.id for side in agreement.sides)}
    parties = sides | given.sources.keys() | {body.id for body in agreement.bodies}
    instruments = {instrument.id for instrument in agreement.instruments}
    if not 0 < len(one.targets) <= MOST_TARGETS:
        yield f"it has {len(one.targets)} targets, not one to {MOST_TARGETS}"
    yield from _strange("target", one.targets, agreement.targets)
    yield from _strange("side", (one.side,), sides)
    yield from _strange("source", (one.speaker, *one.via), given.sources)
    yield from _strange("respondent", one.respondents, parties)
    yield from _strange("instrument", (one.instrument,), instruments)
    yield from _strange("reading", (one.reading,), agreement.readings)
    yield from _strange("incident", (one.incident,), given.known.incidents)


def _strange(kind: str, values: Iterable[str | None], known: Container[str]) -> Iterator[str]:
    for value in values:
        if value is not None and value not in known:
            yield f'there is no {kind} "{value}"'
