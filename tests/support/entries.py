"""Records of evidence that obey the table of acts, the voices and the dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from hypothesis import strategies as st

from compliance.model.agreement import Agreement
from compliance.model.article import Article
from compliance.model.base import (
    WHOLE,
    ArticleId,
    EvidenceId,
    IncidentId,
    InstrumentId,
    ReadingId,
    SourceId,
    Target,
)
from compliance.model.dates.edtf import EdtfDate, parse_edtf
from compliance.model.evidence import (
    UNLISTED,
    DeniedClaim,
    EvidenceEntry,
    EvidenceFile,
    Figure,
    PartGiven,
    PassagePin,
    ProbableSpeaker,
)
from compliance.model.words import COUNTED_SCOPES, Act, Extent, Link, Scope, Status, Voice
from compliance.workspace.checks.known import formal_on
from compliance.workspace.checks.record import find_voice_faults, is_after
from compliance.workspace.evidence import asserted_date
from compliance.workspace.voices import Source
from support.choices import among, several, up_to
from support.pools import DATES, LINES, WORDS

_Word = TypeVar("_Word", bound=StrEnum)

FIGURES = (
    Figure(what="boats", value=12, as_printed="a dozen"),
    Figure(what="Boats", value="1.5", unit="tons", as_printed="1,5 tons"),
    Figure(what="boats", at_least=10, as_printed="more than 10"),
    Figure(what="boats", at_most="12.25", as_printed="up to 12.25"),
    Figure(what="boats", about=100, as_printed="about a hundred"),
    Figure(what="boats", since=10, to=20, as_printed="10 to 20"),
)
# Often the same: laws on what several records say of one thing need several that do.
ACTS = (*[Act.ASSESSES] * 8, *Act)
SCOPES = (*[Scope.IN_SCOPE] * 10, *Scope)
PARSED = tuple(map(parse_edtf, DATES))

lines = among(LINES)
words = among(WORDS)
ends = st.none() | words


@dataclass
class EntryDrawer:
    """Draws the evidence of one workspace, article by article; answers go to earlier records."""

    draw: st.DrawFn
    agreement: Agreement
    voices: Mapping[SourceId, Source]
    incidents: Sequence[IncidentId]
    known: list[EvidenceId] = field(default_factory=list)

    def draw_files(self, articles: Sequence[Article]) -> dict[str, EvidenceFile]:
        """Draw a file an article; some articles have none."""
        files = {}
        for article in articles:
            number = self.draw(up_to(6))
            if not number:
                continue
            entries = []
            for index in range(1, number + 1):
                entries.append(self._entry(article, f"e{index}"))
                self.known.append(EvidenceId(f"{article.id}#e{index}"))
            files[f"evidence/{article.id}.yaml"] = EvidenceFile(
                article=ArticleId(article.id), agreement=self.agreement.id, evidence=tuple(entries)
            )
        return files

    def _entry(self, article: Article, name: str) -> EvidenceEntry:
        sources = tuple(self.voices)
        speaker = self.draw(among((*sources[:1] * len(sources), *sources)))
        voice, via = self._voice(speaker)
        act, scope = self._act(), self.draw(among(SCOPES))
        targets = self._targets()
        reading = self._reading(targets, needed=act is Act.INTERPRETS or scope is Scope.ARGUABLE)
        asserted = self._asserted(article)
        counted = scope in COUNTED_SCOPES
        probable = self._probable(speaker) if self._maybe(6) else None
        said = act is Act.ASSESSES and counted and probable is None
        status = self._one_of(Status) if said else None
        respondents = self._respondents(act)
        answers = self._answers(act)
        drawn = EvidenceEntry(
            id=name,
            targets=targets,
            link=self._one_of(Link),
            speaker=speaker,
            voice=voice,
            via=via,
            act=act,
            status=status,
            respondents=respondents,
            respondent_words=self._line() if respondents and self._maybe() else None,
            part=self._part(targets),
            scope=scope,
            instrument=InstrumentId("other-pact") if scope is Scope.OTHER_INSTRUMENT else None,
            reading=reading,
            claim=self._line(),
            event=self._event(act, asserted or article.published),
            asserted=asserted,
            responds_to=answers if act is Act.DENIES else (),
            extent=self._one_of(Extent) if act is Act.DENIES and answers else None,
            denied_claim=self._denied_claim() if act is Act.DENIES and not answers else None,
            qualifies=answers if act is Act.CAVEATS else (),
            incident=self._incident(),
            figures=self._figures(),
            origin="same-words" if self._maybe(4) else None,
            probable_speaker=probable,
            passage=self._pin(),
            note=self._line() if not counted or reading == UNLISTED or self._maybe() else None,
        )
        formal = formal_on(self.agreement.sides, article.published)
        voices = {str(one.id): one for one in self.voices.values()}
        if any(find_voice_faults(drawn, article, voices, formal)):
            drawn = replace(drawn, voice=Voice.CHARACTERISED)
        return replace(drawn, instrument=self._renewal(drawn, article)) if counted else drawn

    def _renewal(self, drawn: EvidenceEntry, article: Article) -> InstrumentId | None:
        """Draw a renewal of all that a record is about, of no day after what it tells."""
        told = drawn.event or asserted_date(drawn, article)
        fitting = [
            one.id
            for one in self.agreement.instruments
            if one.since is not None
            and not is_after(one.since, told)
            and {t for renewed in one.renews for t in self.agreement.within(renewed)}.issuperset(
                drawn.targets
            )
        ]
        return self.draw(among([None, *fitting])) if fitting else None

    def _maybe(self, one_in: int = 2) -> bool:
        return self.draw(up_to(one_in - 1)) == one_in - 1

    def _line(self) -> str:
        return self.draw(lines)

    def _act(self) -> Act:
        act = self.draw(among(ACTS))
        return Act.BACKGROUND if act is Act.CAVEATS and not self.known else act

    def _targets(self) -> tuple[Target, ...]:
        return self.draw(_targets_among((*self.agreement.targets[1:], WHOLE)))

    def _reading(self, targets: Sequence[Target], *, needed: bool) -> ReadingId | None:
        under = [
            reading.id
            for target in targets
            for obligation in self.agreement.under(target)
            for reading in obligation.readings
        ]
        if not needed and not self._maybe(4):
            return None
        return self.draw(among([*under, UNLISTED]))

    def _part(self, targets: Sequence[Target]) -> PartGiven | None:
        if not self._maybe(4):
            return None
        declared = tuple(self.agreement.parts_under(targets))
        of = st.lists(st.sampled_from(declared), unique=True) if declared else st.just([])
        named = tuple(self.draw(of))
        return PartGiven(of=named, words=None if named and self._maybe() else self._line())

    def _voice(self, speaker: SourceId) -> tuple[Voice, tuple[SourceId, ...]]:
        others = [source for source in self.voices if source != speaker]
        via = tuple(self.draw(several(others)))
        voice = self.draw(among([Voice.OWN, Voice.QUOTED, Voice.REPORTED]))
        return voice, () if voice is Voice.OWN else via

    def _asserted(self, article: Article) -> EdtfDate | None:
        return self.draw(_said_by(article.published.upper))

    def _event(self, act: Act, said: EdtfDate) -> EdtfDate | None:
        if act is not Act.STATES and not self._maybe(3):
            return None
        told = act in (Act.ASSESSES, Act.STATES)
        return self.draw(_begun_by(said.upper if told else None))

    def _respondents(self, act: Act) -> tuple[str, ...]:
        if act in (Act.DENIES, Act.CAVEATS, Act.BACKGROUND):
            return ()
        sides: list[str] = [side.id for side in self.agreement.sides]
        least = 1 if act is Act.DEMANDS else 0
        bodies = tuple(str(body.id) for body in self.agreement.bodies)
        parties = [*sides, *bodies, *self.voices, "third"]
        return self.draw(_respondents_among(tuple(sides[:2]), bodies, tuple(parties), least))

    def _answers(self, act: Act) -> tuple[EvidenceId, ...]:
        if act not in (Act.DENIES, Act.CAVEATS) or not self.known:
            return ()
        least = 1 if act is Act.CAVEATS else 0
        return tuple(self.draw(several(self.known, least=least)))

    def _denied_claim(self) -> DeniedClaim:
        parties = [*(side.id for side in self.agreement.sides), *self.voices]
        return DeniedClaim(by=self.draw(among(parties)), claim=self._line())

    def _incident(self) -> IncidentId | None:
        if not self.incidents or not self._maybe():
            return None
        return self.draw(among(self.incidents))

    def _figures(self) -> tuple[Figure, ...]:
        if not self._maybe(4):
            return ()
        made = self.draw(among(FIGURES))
        return (replace(made, of=self._line()),)

    def _probable(self, speaker: SourceId) -> ProbableSpeaker:
        others = among([source for source in self.voices if source != speaker])
        return ProbableSpeaker(source=self.draw(others), because=self._line())

    def _pin(self) -> PassagePin:
        return PassagePin(start=self.draw(words), end=self.draw(ends), prefix=self.draw(ends))

    def _one_of(self, words: type[_Word]) -> _Word:
        return self.draw(among(words))


@lru_cache(4_096)
def _said_by(last: date | None) -> st.SearchStrategy[EdtfDate | None]:
    return st.none() | _begun_by(last)


@lru_cache(4_096)
def _begun_by(last: date | None) -> st.SearchStrategy[EdtfDate]:
    """Return a strategy for a date that does not begin later than a day, as far as is known."""
    return st.sampled_from(
        [one for one in PARSED if one.lower is None or last is None or one.lower <= last]
    )


@lru_cache(4_096)
def _targets_among(targets: tuple[Target, ...]) -> st.SearchStrategy[tuple[Target, ...]]:
    return (st.just([Target("1a")]) | several(targets, least=1)).map(tuple)


@lru_cache(4_096)
def _respondents_among(
    first: tuple[str, ...], bodies: tuple[str, ...], parties: tuple[str, ...], least: int
) -> st.SearchStrategy[tuple[str, ...]]:
    often = st.permutations(first)
    if len(bodies) > 1:
        often |= st.permutations(bodies)
    return (often | several(parties, least=least)).map(tuple)
