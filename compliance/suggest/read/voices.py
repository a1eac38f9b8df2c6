"""The one voice that an article reports, if it reports no other: what runs on is his."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from compliance.model.words import Group
from compliance.suggest.read.lines import Line
from compliance.suggest.read.speakers import Speaker, Speakers

_TAIL: Final = 2  # sentences at the end
_OFTEN: Final = 2
_SELDOM: Final = 3  # sentences, the headline among them
_AFTERWORD: Final = 4  # sentences
_LEAD: Final = 3  # sentences, the headline among them


def voices_of(lines: Sequence[Line], speakers: Speakers) -> tuple[Speaker | None, Speaker | None]:
    """Return the voice that is named for a whole article, and the only one that it reports.

    The first is named by the headline, "...: X", or only at the end, for all that stands before.
    """
    if not lines or speakers.group_of(speakers.own) is not Group.MEDIA:
        return None, None
    headed = _head_voice(lines, speakers)
    if headed is not None:
        return headed, headed
    found = _named_voices(lines, speakers)
    sole = max(found, key=lambda one: len(found[one]), default=None)
    if sole is None or not _is_source(sole, speakers):
        return None, None
    attributed = sum(bool(line.outside) for line in lines)
    if len({speaker.side for speaker in found}) > 1:
        return None, None
    if found[sole][0] >= max(_TAIL, len(lines) - _TAIL) and attributed == 1:
        return sole, sole
    return None, sole if attributed >= _OFTEN and found[sole][0] <= _LEAD else None


def tail_of(
    lines: Sequence[Line],
    sole: Speaker | None,
    headed: Speaker | None,
    backs: Collection[int],
    speakers: Speakers,
) -> int:
    """Return the sentence at which the words of the one voice have ended, and the outlet's begin.

    That is behind the last sentence that he is said to say. All that stands in the article is his
    if he is not named often, or much stands behind.
    """
    current: Speaker | None = None
    spoken = [0]
    for line in lines:
        current = next(reversed(_named_in(line, speakers)), current)
        his = current == sole or (headed and current and current.side == headed.side)
        if his and (line.outside or line.quoted or line.number in backs):
            spoken.append(line.number)
    end = spoken[-1] + 1
    much = len(lines) - end > _AFTERWORD and current == sole
    whole = len(spoken) <= _SELDOM or much
    return len(lines) if whole else end


def is_told(speaker: Speaker, speakers: Speakers) -> bool:
    """Return whether a speaker is no outlet, which only relays what others say."""
    return speakers.group_of(speaker) is not Group.MEDIA


def _head_voice(lines: Sequence[Line], speakers: Speakers) -> Speaker | None:
    labels = [one for one in lines[0].outside if one.label]
    if not lines[0].sentence.is_heading or not labels:
        return None
    speaker = speakers.meant(labels[0].subject, speakers.own)
    return speaker if _is_source(speaker, speakers) else None


def _is_source(speaker: Speaker, speakers: Speakers) -> bool:
    """Return whether a speaker is a body or a person that the workspace has by name."""
    return speaker.source is not None and speaker.source not in speakers.names.unnamed.values()


def _named_voices(lines: Sequence[Line], speakers: Speakers) -> Mapping[Speaker, Sequence[int]]:
    """Return who is named as a speaker in the article, with the numbers of the sentences."""
    found: dict[Speaker, list[int]] = {}
    for line in lines:
        for speaker in _named_in(line, speakers):
            if is_told(speaker, speakers):
                found.setdefault(speaker, []).append(line.number)
    return found


def _named_in(line: Line, speakers: Speakers) -> Sequence[Speaker]:
    """Return who speaks in a sentence by a name, in the order of their verbs."""
    subjects = (one.subject for one in line.outside if one.subject)
    named = (one for one in subjects if one.names or one.kind == "stranger")
    return [speakers.meant(one, speakers.own) for one in named]
