"""Who is named in a sentence: names and bodies that stand together are one mention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from compliance.model.base import SideId, SourceId
from compliance.model.dates.edtf import EdtfDate
from compliance.suggest.read.joining import joined_in
from compliance.suggest.read.layout import Layout, Sentence
from compliance.suggest.read.mention import Mention
from compliance.suggest.read.names import Names
from compliance.suggest.read.speech import Speech

_AND_THE: Final = 2
NAMED: Final = frozenset({"side", "source", "joint"})


def mentions_in(
    layout: Layout, sentence: Sentence, names: Names, speech: Speech, when: EdtfDate
) -> list[Mention]:
    """Return who is named in a sentence, in order."""
    single = list(_single(layout, sentence, names, when))
    joined = joined_in(layout, sentence, single, names, speech) if len(single) > 1 else single
    marked: list[Mention] = []
    for one in joined:
        oblique = _is_oblique(layout, sentence, one, speech) or (
            bool(marked) and marked[-1].oblique and _is_joined(layout, marked[-1], one, speech)
        )
        marked.append(one._replace(oblique=True) if oblique else one)
    return marked


def _is_joined(layout: Layout, left: Mention, right: Mention, speech: Speech) -> bool:
    """Return whether only "and" stands between two mentions."""
    gap = layout.words[left.last : right.first]
    joins = 0 < len(gap) <= _AND_THE and speech.has("conjunctions", gap[0])
    return joins and all(speech.has("articles", word) for word in gap[1:])


def _single(layout: Layout, sentence: Sentence, names: Names, when: EdtfDate) -> Iterator[Mention]:
    """Yield each name and each word for a voice or a body by itself."""
    for first, last, senses in sentence.hits:
        kinds = [sense for sense in senses if sense.kind in NAMED]
        if kinds:
            yield from _named(first, last, kinds, names, when)
        elif senses[0].kind == "body":
            yield Mention(first=first, last=last, kind="body", body=senses[0].value)
        elif senses[0].kind == "voice" and not _is_letters(layout, first):
            yield Mention(first=first, last=last, kind=senses[0].value)


def _is_letters(layout: Layout, at: int) -> bool:
    """Return whether a word is written as the letters of a name: "US" is not "us"."""
    begin, end = layout.starts[at], layout.end_of(at)
    return end - begin > 1 and layout.text[begin:end].isupper()


def _named(
    first: int, last: int, senses: Sequence[tuple[str, str]], names: Names, when: EdtfDate
) -> Iterator[Mention]:
    """Yield the mention of a name; of several that it may be, only the side that they share."""
    sides = {SideId(value) for kind, value in senses if kind == "side"}
    sources = [SourceId(value) for kind, value in senses if kind == "source"]
    joint = next((value for kind, value in senses if kind == "joint"), None)
    sides |= {names.side_of(source, when) for source in sources}
    if len(sides) == 1 and len(sources) <= 1:
        side = next(iter(sides))
        source = sources[0] if sources else None
        kind = ("outlet" if names.is_outlet(source) else "source") if source else "side"
        yield Mention(first=first, last=last, kind=kind, side=side, source=source, joint=joint)
    elif len(sides) == 1:
        yield Mention(first=first, last=last, kind="body", side=next(iter(sides)), body="")
    elif joint and not sides:
        yield Mention(first=first, last=last, kind="joint", joint=joint)


def _is_oblique(layout: Layout, sentence: Sentence, one: Mention, speech: Speech) -> bool:
    """Return whether a preposition or a bracket stands before a mention; adjectives may too."""
    at = one.first - 1
    while at >= sentence.first:
        word = layout.words[at]
        if word == "(" or speech.has("prepositions", word):
            return True
        if not speech.has("articles", word):
            return False
        at -= 1
    return False
