"""Sentences of a language that has no list of words: what they are about can still be ranked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from compliance.model.base import SideId
from compliance.model.words import Act, Voice
from compliance.passages.sentences import sentence_ends
from compliance.suggest.given import Given
from compliance.suggest.passage import bare
from compliance.suggest.said import Said, Sentence

UNKNOWN: SideId = SideId("unknown")
# Many languages write "on 12. January": behind a number of one or two digits a sentence goes on.
_ORDINALS = ("#",)


def unread_sentences(given: Given) -> Iterator[Sentence]:
    """Yield each sentence as its outlet's own, since who says what in it was not read."""
    outlet = None if given.outlet is None else given.sources.get(given.outlet)
    begin = 0
    ends = sentence_ends(given.text, 0, len(given.text), _ORDINALS)
    for end in (*ends, len(given.text)):
        place = bare(given.text, (begin, end))
        begin = end
        if place[0] < place[1]:
            said = Said(
                range=place,
                sentence=place,
                speaker=None if outlet is None else outlet.id,
                side=UNKNOWN if outlet is None else outlet.side_on(given.published),
                group=None if outlet is None else outlet.group,
                voice=Voice.OWN,
                act=Act.STATES,
            )
            yield Sentence(place, None, tells=False, sure=False, says=partial(tuple, (said,)))
