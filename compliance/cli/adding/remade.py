"""Which affirmed passages still stand where another extractor makes another text."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.library.containers import Container, Recognised
from compliance.model.article import Extractor
from compliance.passages.locate import SearchText, locate
from compliance.passages.prove import pin_of
from compliance.workspace.records import Records


def remade_lines(one: Recognised, container: Container, records: Records) -> Iterator[str]:
    """Yield what differs between the text that an article names and the one made now."""
    then = named(None if one.remade is None else one.remade.extractor)
    now = named(container.extractor)
    if one.fits:
        yield f"{one.article}: {now} makes the same words as {then} did, by which it is held"
        return
    yield f"{one.article}: {now} makes another text than {then} did; that one stays"
    affirmed = [*_affirmed(one, container, records)]
    lost = [name for name, stands in affirmed if not stands]
    if affirmed and not lost:
        yield f"  its affirmed passages, {len(affirmed)}, stand in both"
    elif affirmed:
        of = f"{len(lost)} of its {len(affirmed)} affirmed passages"
        yield f"  {of} do not stand in the other text: {', '.join(lost)}"


def named(extractor: Extractor | None) -> str:
    """Return an extractor in words."""
    return "plain UTF-8" if extractor is None else f"{extractor.name} {extractor.version}"


def _affirmed(
    one: Recognised, container: Container, records: Records
) -> Iterator[tuple[str, bool]]:
    """Yield each affirmed record of an article, and whether its passage stands in a text."""
    affirmed = {entry.evidence for entry in records.lock}
    text = SearchText(container.text)
    for file in records.evidence.values():
        for record in file.evidence if file.article == one.article else ():
            name = f"{file.article}#{record.id}"
            if name in affirmed:
                place = locate(text, pin_of(record.passage))
                yield name, place.range is not None and place.near is None
