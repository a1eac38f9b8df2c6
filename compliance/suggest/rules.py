"""The engine "rules": reads who says what, ranks what it is about, and pins the passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from compliance.model.base import WHOLE, ArticleId, EvidenceId, Target
from compliance.model.evidence import PartGiven
from compliance.model.words import COUNTED_SCOPES, Act, Link, Scope, Status
from compliance.passages.locate import Range, SearchText
from compliance.suggest.given import Given
from compliance.suggest.passage import bare, pin_passage
from compliance.suggest.rank.about import About
from compliance.suggest.rank.context import heaviest
from compliance.suggest.rank.incidents import carried, incident_of
from compliance.suggest.rank.ranker import Ranker, ranker_of
from compliance.suggest.rank.scope import Falls, scope_of
from compliance.suggest.rank.score import LEAST, score_of
from compliance.suggest.rank.topics import read_about
from compliance.suggest.rank.words import standing
from compliance.suggest.read.speech import speech_of
from compliance.suggest.said import Said
from compliance.suggest.suggestion import MOST_TARGETS, Clue, Reason, Suggestion

NAME: Final = "rules"
VERSION: Final = "1"
MOST_REASONS: Final = 4
"""How many reasons for the first target are told."""
DENIED_AT_LEAST: Final = 0.3
"""So like a denial a coded record must be to be what it denies."""


class RulesEngine:
    """Rules, cues and likeness to coded passages; nothing is trained, no network is asked."""

    @property
    def name(self) -> str:
        """The name by which it is chosen."""
        return NAME

    @property
    def version(self) -> str:
        """The version noted with each suggestion."""
        return VERSION

    def suggest(self, given: Given) -> Sequence[Suggestion]:
        """Return what may be evidence in an article, in the order of the text."""
        apart = given.apart | ({given.article} if given.article else frozenset[ArticleId]())
        ranker = ranker_of(given.known, given.language)
        search = SearchText(given.text)
        found: dict[Range, Suggestion] = {}
        places: dict[Range, Range] = {}
        for about in read_about(given, ranker, apart):
            score = score_of(given, about)
            made = _made(given, ranker, about, search, score) if score >= LEAST else None
            if made is not None:
                found.setdefault(made.range, made)
                places[about.said.range] = made.range
        return list(_limiting(carried(found.values()), places))


def _limiting(
    suggestions: Iterable[Suggestion], places: Mapping[Range, Range]
) -> Iterator[Suggestion]:
    """Yield suggestions; a caveat with the one that it limits, else with the one before it.

    `places` are those of the suggestions, by where what they suggest was said.
    """
    last: Range | None = None
    for one in suggestions:
        if one.limits is not None:
            yield replace(one, limits=places.get(one.limits, last))
        else:
            last = one.range
            yield one


def _made(
    given: Given, ranker: Ranker, about: About, search: SearchText, score: float
) -> Suggestion | None:
    """Return the suggestion of a sentence; None if no few words find it exactly."""
    said = about.said
    place = bare(given.text, about.place)
    pin = pin_passage(search, place)
    if pin is None:
        return None
    likely = heaviest(ranker.ordered(about.weights), about.weights, MOST_TARGETS)
    falls = scope_of(given.known, about.weighed, likely, given.language)
    targets = _with_whole(likely, falls)
    told = incident_of(
        given.known, about.words, (said.details.event, given.published), about.weighed.neighbours
    )
    act, status = _judged(said, falls)
    return Suggestion(
        range=place,
        text=given.text[slice(*place)],
        pin=pin,
        targets=targets,
        link=Link.NAMED if _is_named(about, targets[0]) else Link.INFERRED,
        speaker=said.speaker,
        speaker_words=said.speaker_words,
        side=said.side,
        group=said.group,
        voice=said.voice,
        via=said.via,
        act=act,
        status=status,
        respondents=said.respondents,
        respondent_words=said.respondent_words,
        part=PartGiven(of=said.details.parts) if said.details.parts else None,
        scope=falls.scope,
        instrument=falls.instrument,
        reading=falls.reading,
        asserted=said.details.asserted,
        event=said.details.event,
        incident=told[0] if told else None,
        figures=said.details.figures,
        responds_to=_denied(about),
        qualifies=_limited(given, said),
        limits=said.qualifies,
        score=score,
        reasons=_reasons(given, about, targets[0], (falls, told[1] if told else None)),
        engine=NAME,
        version=VERSION,
    )


def _denied(about: About) -> tuple[EvidenceId, ...]:
    """Return the coded record that a denial is most like, of whom it denies; else nothing."""
    by = about.said.details.denied if about.said.act is Act.DENIES else None
    if by is None:
        return ()
    found = (
        one.key.evidence
        for one in about.weighed.neighbours
        if one.likeness >= DENIED_AT_LEAST
        and by in {one.key.evidence.side, one.key.evidence.speaker.id}
    )
    return tuple(one.id for one in islice(found, 1))


def _limited(given: Given, said: Said) -> tuple[EvidenceId, ...]:
    """Return the first record of the article for what a caveat limits, if there is one."""
    if said.qualifies is None:
        return ()
    limited = given.text[slice(*said.qualifies)]
    found = (
        one.evidence.id
        for one in given.coded
        if one.evidence.article.id == given.article
        and one.evidence.entry.act is not Act.CAVEATS
        and (one.text in limited or limited in one.text)
    )
    return tuple(islice(found, 1))


def _judged(said: Said, falls: Falls) -> tuple[Act, Status | None]:
    """Return the act and the status: none without the other, and none of what lies outside."""
    if falls.scope not in COUNTED_SCOPES:
        return said.act, None
    if said.act is Act.ASSESSES and said.status is None:
        return Act.STATES, None
    return said.act, said.status if said.act is Act.ASSESSES else None


def _with_whole(likely: Sequence[Target], falls: Falls) -> tuple[Target, ...]:
    """Return the targets of a passage; what is of no point is said of the agreement as a whole."""
    if falls.scope in {Scope.NOT_A_CLAUSE, Scope.OTHER_INSTRUMENT} or not likely:
        likely = list(dict.fromkeys([WHOLE, *likely]))
    return tuple(likely[:MOST_TARGETS])


def _is_named(about: About, target: Target) -> bool:
    """Return whether the speaker names a target: by its number, or by words of its own."""
    return bool(about.weighed.cued.get(target) or about.said.named)


def _reasons(
    given: Given, about: About, target: Target, beside: tuple[Falls, Reason | None]
) -> tuple[Reason, ...]:
    """Return the reasons for the first target, with the words as they stand in the article."""
    falls, incident = beside
    text = given.text[slice(*about.said.range)]
    cued = (Reason(Clue.CUE, standing(text, at)) for at in about.weighed.cued.get(target, ()))
    like = (Reason(Clue.RESEMBLES, one) for one in about.weighed.like.get(target, ()))
    why = islice(dict.fromkeys((*cued, *like)), MOST_REASONS)
    scope = (Reason(Clue.SCOPE, standing(text, falls.places)),) if falls.places else ()
    told = () if incident is None else (incident,)
    return tuple(dict.fromkeys((*why, *about.said.details.reasons, *scope, *told)))


def reads(language: str | None) -> bool:
    """Return whether who says what is read in a language, or only what sentences are about."""
    return speech_of(language or "en") is not None
