"""Join what stands together and means one voice: a body and its side, a title and a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from compliance.model.base import SideId
from compliance.suggest.read.layout import Layout, Sentence
from compliance.suggest.read.mention import Mention
from compliance.suggest.read.names import Names
from compliance.suggest.read.speech import Speech

_BETWEEN: Final = 4  # words between a body and its side: "of the self-proclaimed Republic of"
_OWNED: Final = ("body", "officials", "bodies")
_PAPERS: Final = ("anonymous", "bodies")  # "the paper", "news agency" before the name of one
_TITLES: Final = ("body", "officials", "side", "source", "anonymous")
_TAKEN: Final = frozenset({"say", "by", "status"})  # what stands between does not belong together
_FIRST_NAME: Final = 2  # words between a title and a name: a first name, or a comma

Gap = Sequence[str]
Join = Callable[[Mention, Mention, Gap, Names, Speech], "Mention | None"]


def joined_in(
    layout: Layout, sentence: Sentence, single: Sequence[Mention], names: Names, speech: Speech
) -> list[Mention]:
    """Return the mentions of a sentence with those as one that mean one voice."""
    if all(right.first - left.last > _BETWEEN for left, right in pairwise(single)):
        return list(single)
    taken = [
        hit.first for hit in sentence.hits if not _TAKEN.isdisjoint(s.kind for s in hit.senses)
    ]
    joined = list(single)
    for join in (_side_before, _side_behind, _with_near, _with_person, _with_title):
        joined = _together(layout, joined, taken, names, speech, join)
    return joined


def _together(
    layout: Layout,
    mentions: Sequence[Mention],
    taken: Sequence[int],
    names: Names,
    speech: Speech,
    join: Join,
) -> list[Mention]:
    """Return mentions with those as one that stand together, nothing of another kind between."""
    joined: list[Mention] = []
    for one in mentions:
        both = None
        if joined and one.first - joined[-1].last <= _BETWEEN:
            between = range(joined[-1].last, one.first)
            if not any(place in between for place in taken):
                gap = layout.words[joined[-1].last : one.first]
                both = join(joined[-1], one, gap, names, speech)
        if both:
            joined[-1] = both
        else:
            joined.append(one)
    return joined


def _is_linked(gap: Gap, speech: Speech) -> bool:
    return all(speech.has("linking", word) for word in gap)


def _side_before(
    left: Mention, right: Mention, gap: Gap, names: Names, speech: Speech
) -> Mention | None:
    """Return a body and the side before it as one: "the X ministry"."""
    if not (left.side and left.kind == "side" and right.kind in _OWNED):
        return None
    adjective = len(gap) == 1 and gap[0].isalpha() and not speech.has("light", gap[0])
    linked = _is_linked(gap, speech)
    return _of_side(left, right, left.side, right, names) if linked or adjective else None


def _side_behind(
    left: Mention, right: Mention, gap: Gap, names: Names, speech: Speech
) -> Mention | None:
    """Return a body and the side behind it as one: "the ministry of X"; or two words for one."""
    if not _is_linked(gap, speech):
        return None
    if gap and left.is_bare_body and right.is_bare_body:
        return left._replace(last=right.last)  # the press secretary of the president
    partly = left.is_bare_body or (left.kind == "bodies" and not left.names)
    if gap and left.kind == "bodies" and right.is_bare_body:
        return right._replace(first=left.first)  # a department of the ministry
    if gap and partly and right.names and (right.body or right.source):
        return right._replace(first=left.first)  # the head of the X ministry
    sent = any(speech.has("sent_to", word) for word in gap)  # "ambassador to X" is not X's
    if right.side and right.kind == "side" and left.kind in _OWNED and not left.names and not sent:
        return _of_side(left, right, right.side, left, names)
    return None


def _of_side(left: Mention, right: Mention, side: SideId, body: Mention, names: Names) -> Mention:
    """Return a body with its side as one mention: a source, if the workspace has it."""
    source = names.bodies.get((side, body.body)) if body.body else None
    return Mention(
        first=left.first,
        last=right.last,
        kind="source" if source else body.kind,
        side=side,
        source=source,
        body=body.body,
    )


def _with_person(
    left: Mention, right: Mention, gap: Gap, _names: Names, _speech: Speech
) -> Mention | None:
    """Return a title and the person who bears it as one: the person is the better known."""
    if right.kind == "outlet":
        return right._replace(first=left.first) if left.kind in _PAPERS and not gap else None
    if right.kind != "source" or left.kind not in _TITLES or len(gap) > _FIRST_NAME:
        return None
    if not all(word == "," or word.isalpha() for word in gap):
        return None
    alone = left.kind in {"side", "anonymous"}
    if left.side not in {None, right.side} or (alone and gap):
        return None
    return right._replace(first=left.first) if left.body or left.kind != "source" else None


def _with_near(
    left: Mention, right: Mention, gap: Gap, _names: Names, speech: Speech
) -> Mention | None:
    """Return somebody who is not named and a name near him as one: he is not whose it is."""
    known = right.kind in {"source", "outlet"} and not gap  # "analyst X", "the paper Y"
    if left.kind == "anonymous" and right.names and not known:
        near = all(speech.has("near", word) for word in gap)
        return left._replace(last=right.last) if near else None
    if right.kind == "anonymous" and left.names and _is_linked(gap, speech):
        return right._replace(first=left.first)
    return None


def _with_title(
    left: Mention, right: Mention, gap: Gap, _names: Names, speech: Speech
) -> Mention | None:
    """Return officials and their body, or a name and the title behind it, as one."""
    if left.kind == "officials" and right.kind == "body" and _is_linked(gap, speech):
        return right._replace(first=left.first)
    if left.names and not right.names and right.kind in _OWNED and len(gap) <= 1:
        return left._replace(last=right.last)
    alike = right.is_bare_body or (right.kind == "officials" and not right.names)
    return left._replace(last=right.last) if left.is_bare_body and alike and not gap else None
