"""Check cues, and words by which texts name somebody: that each says something, and stands once."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.agreement import Agreement
from compliance.model.cues import CueError, Cues, name_words, parse_cue
from compliance.workspace.checks.ids import IdKind, KnownIds, find_repeats
from compliance.workspace.faults import Fault, Route, shown
from compliance.workspace.outline import places_in


def find_cue_faults(file: str, agreement: Agreement) -> Iterator[Fault]:
    """Yield every fault of the cues of an agreement."""
    names = KnownIds(
        kind=IdKind.NAME,
        ids={*(one.id for one in agreement.names), *(one.id for one in agreement.sides)},
        within=agreement.id,
    )
    for route, cues in _places(agreement):
        for language, written in (cues or {}).items():
            place = (*route, language)
            yield from find_repeats(file, place, written)
            for index, one in enumerate(written):
                yield from _cue(file, (*place, index), one, names)
    for index, side in enumerate(agreement.sides):
        yield from find_called_faults(file, ("sides", index), side.called)
    for index, body in enumerate(agreement.bodies):
        yield from find_called_faults(file, ("bodies", index), body.called)


def find_called_faults(file: str, route: Route, called: Cues) -> Iterator[Fault]:
    """Yield every fault of the words by which texts name a side, a joint body or a source."""
    for language, written in (called or {}).items():
        place = (*route, "called", language)
        yield from find_repeats(file, place, written)
        for index, one in enumerate(written):
            try:
                name_words(one)
            except CueError as error:
                message = (
                    f"{shown(one)} is no name: {error}; write one as defence ministry or russia-"
                )
                yield Fault(file, (*place, index), "cue", message)


def _places(agreement: Agreement) -> Iterator[tuple[Route, Cues]]:
    yield ("cues",), agreement.cues
    if agreement.scope is not None:
        for key in ("inside", "outside", "other"):
            yield ("scope", key), getattr(agreement.scope, key)
    for index, instrument in enumerate(agreement.instruments):
        yield ("instruments", index, "called"), instrument.called
    for route, about in places_in(agreement):
        yield (*route, "cues"), about.cues


def _cue(file: str, route: Route, written: str, names: KnownIds) -> Iterator[Fault]:
    try:
        cue = parse_cue(written)
    except CueError as error:
        message = f"{shown(written)} is no cue: {error}; write one as withdraw- + troops ! gas"
        yield Fault(file, route, "cue", message)
        return
    for name in cue.names:
        yield from names.find_dangling(file, route, name)
