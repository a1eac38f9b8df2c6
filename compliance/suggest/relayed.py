"""How the words of a voice reach the reader that somebody else tells."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from compliance.model.base import SideId
from compliance.model.dates.edtf import EdtfDate
from compliance.model.words import Voice
from compliance.workspace.voices import Source, tellers_apart


def relayed_voice(
    speaker: Source | None,
    side: SideId,
    relays: Sequence[Source],
    published: EdtfDate,
    formal: Collection[str],
) -> Voice:
    """Return the voice of words that are told and not quoted.

    Args:
        speaker: Whose they are, if that is a source.
        side: The side of the speaker.
        relays: Who tells them.
        published: When that was printed.
        formal: The sides that are party or signatory then.
    """
    apart = tellers_apart(relays, published, side, formal)
    others = [one for one in apart if speaker is None or not one.is_channel_of(speaker, published)]
    return Voice.CHARACTERISED if others else Voice.REPORTED
