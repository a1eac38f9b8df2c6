"""Suggestions as they are shown: for each text those asked for, and what was left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from compliance.model.base import ArticleId, Target
from compliance.model.dates.edtf import EdtfDate
from compliance.model.words import Act, Scope, Voice
from compliance.suggest.given import Given
from compliance.suggest.law import Outcome
from compliance.suggest.suggestion import Clue, Suggestion
from compliance.views.words import ACT_WORDS, SCOPE_WORDS, STATUS_WORDS, VOICE_WORDS

CLUE_WORDS: Mapping[Clue, str] = {
    Clue.NAMED: "names",
    Clue.HEADING: "under",
    Clue.CUE: "words of the target",
    Clue.DUTY: "words of the duty",
    Clue.RESEMBLES: "like",
    Clue.SPEAKER: "speaker",
    Clue.ACT: "act",
    Clue.STATUS: "status",
    Clue.RESPONDENT: "whose conduct",
    Clue.SCOPE: "outside",
    Clue.DATE: "day",
    Clue.FIGURE: "figure",
    Clue.INCIDENT: "incident",
    Clue.CAVEAT: "limits",
    Clue.CODED: "coded elsewhere",
}
"""What stands before the words of a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedView:
    """A suggestion in words: what is said of what, by whom, of whom, and why it was suggested.

    `words` is the passage, or its ends where not more may be printed.
    """

    suggestion: Suggestion
    targets: str
    said: str
    who: str
    words: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedArticleView:
    """The suggestions for one text; `article` is None for one that is not in the workspace.

    `reads` tells whether who says what was read; else the language has no list of words for it, and
    only what sentences are about was ranked. `decided` counts its suggestions that are,
    `left_out` those not asked for, `dropped` has a sentence for each that broke the law of engines.
    """

    article: ArticleId | None
    name: str
    published: EdtfDate
    language: str | None
    reads: bool
    suggestions: tuple[SuggestedView, ...]
    decided: int
    left_out: int
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestView:
    """The suggestions for all texts asked for, by one engine."""

    engine: str
    version: str
    explain: bool
    public: bool
    articles: tuple[SuggestedArticleView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which suggestions are asked for: on which targets, of what score, and how many."""

    targets: Collection[Target] | None = None
    least: float = 0.0
    most: int | None = None

    def chosen(self, suggestions: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
        """Return those asked for, in the order of the text; of too many, the best."""
        fit = [
            one
            for one in suggestions
            if one.score >= self.least
            and (self.targets is None or any(target in self.targets for target in one.targets))
        ]
        best = sorted(range(len(fit)), key=lambda place: (-fit[place].score, place))[: self.most]
        return tuple(fit[place] for place in sorted(best))


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestWriter:
    """What is the same for all texts: the names of sides and sources, and how much is printed."""

    names: Mapping[str, str]
    wanted: Wanted
    public: bool

    def write(
        self, given: Given, outcome: Outcome, name: str, *, reads: bool, decided: int = 0
    ) -> SuggestedArticleView:
        """Return what is shown of the suggestions for a text, of which so many are decided."""
        chosen = self.wanted.chosen(outcome.suggestions)
        return SuggestedArticleView(
            article=given.article,
            name=name,
            published=given.published,
            language=given.language,
            reads=reads,
            suggestions=tuple(self.suggested(one) for one in chosen),
            decided=decided,
            left_out=len(outcome.suggestions) - len(chosen),
            dropped=outcome.dropped,
        )

    def suggested(self, one: Suggestion) -> SuggestedView:
        """Return one suggestion in words."""
        return SuggestedView(
            suggestion=one,
            targets=", ".join(one.targets),
            said=self._said(one),
            who=self._who(one),
            words=self._words(one),
            reasons=tuple(f"{CLUE_WORDS[why.cue]}: {why.words}" for why in one.reasons),
        )

    def _said(self, one: Suggestion) -> str:
        """Return what is done, with which status, and of whose conduct."""
        said = "background" if one.act is Act.BACKGROUND else ACT_WORDS[one.act]
        if one.status is not None:
            said = f"{said}: {STATUS_WORDS[one.status]}"
        if one.respondents:
            said = f"{said}, of {self._named(one.respondents)}"
        if one.scope is Scope.IN_SCOPE:
            return said
        beside = SCOPE_WORDS[one.scope]
        return f"{said} ({beside}: {one.instrument})" if one.instrument else f"{said} ({beside})"

    def _who(self, one: Suggestion) -> str:
        """Return who says it, for which side, how it reaches the reader, and when it was said."""
        named = self.names[one.speaker] if one.speaker else one.speaker_words or "nobody named"
        parts = [f"{named} ({self.names[one.side]})"]
        if one.voice is not Voice.OWN:
            parts.append(VOICE_WORDS[one.voice])
        if one.asserted is not None:
            parts.append(one.asserted.text)
        return ", ".join(parts)

    def _words(self, one: Suggestion) -> str:
        if self.public:
            return " … ".join(part for part in (one.pin.start, one.pin.end) if part)
        return " ".join(one.text.split())

    def _named(self, parties: Sequence[str]) -> str:
        return ", ".join(self.names[party] for party in parties)
