"""The scope of an audit: a whole workspace, or only some points or voices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from compliance.assessments.perspective import Perspective, find_perspective
from compliance.assessments.points import check_points, target_asked, targets_asked
from compliance.audit.edges import Edges, edges_of
from compliance.audit.language import Language, language_of
from compliance.model.agreement import Agreement, target_of
from compliance.model.article import Article
from compliance.model.base import WHOLE, ArticleId, SourceId, Target
from compliance.passages.prove import Prover
from compliance.workspace.evidence import Evidence
from compliance.workspace.faults import Route
from compliance.workspace.outline import places_in
from compliance.workspace.voices import Source
from compliance.workspace.workspace import Workspace


class Audited:
    """The scope of one audit, with the lookups that its rules need.

    `targets` are the points asked for and their obligations or, if none were, all targets and
    "*". `evidence` are the records on them by voices of `source` (by all voices without one), in
    the order of ids. `articles` are those of that evidence; an audit of the `whole` agreement
    also includes articles without any.
    """

    def __init__(
        self,
        workspace: Workspace,
        agreement: Agreement,
        prover: Prover,
        *,
        source: str | None = None,
        points: Sequence[str] = (),
    ) -> None:
        self.workspace = workspace
        self.agreement = agreement
        self.prover = prover
        self.points = tuple(target_asked(agreement, point) for point in points)
        self.source: Perspective | None = (
            None if source is None else find_perspective(workspace, agreement, source)
        )
        check_points(points, agreement)
        self.targets = targets_asked(agreement, self.points)
        self._reads: dict[tuple[str, str | None], bool] = {}
        wanted = frozenset(self.targets)
        self.evidence: tuple[Evidence, ...] = tuple(
            e
            for e in workspace.evidence_on(agreement)
            if not wanted.isdisjoint(e.entry.targets)
            and (self.source is None or self.source.speaks(e))
        )

    @property
    def whole(self) -> bool:
        """Whether the audit is not limited to some points or a source."""
        return self.source is None and not self.points

    def with_bodies(self, voice: Source) -> Iterator[Source]:
        """Yield a voice, then the body that it is part of, and so on to the outermost."""
        yield voice
        while voice.entry.part_of is not None:
            voice = self.workspace.sources[voice.entry.part_of]
            yield voice

    def language(self, e: Evidence) -> Language | None:
        """Return the patterns of a record's language; None if there are none for its text."""
        return None if self.is_misread(e) else language_of(e.article.language)

    def is_misread(self, e: Evidence) -> bool:
        """Return whether a record's text is in another script than the list of its language."""
        language = language_of(e.article.language)
        sha256 = self.prover.prove(e).text_sha256
        key = (e.article.language, sha256)
        if key not in self._reads:
            text = None if sha256 is None else self.prover.text(sha256)
            self._reads[key] = language is None or text is None or language.reads(text.text)
        return not self._reads[key]

    @cached_property
    def edges(self) -> tuple[Edges, ...]:
        """What stands beside each passage of the evidence that was found in a text."""
        return tuple(edges_of(self.evidence, self.prover, self.language))

    @cached_property
    def articles(self) -> Mapping[ArticleId, Article]:
        """The articles in the scope, in the order of ids."""
        told = {e.article.id for e in self.evidence}
        return {i: a for i, a in self.workspace.articles.items() if self.whole or i in told}

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources in the scope, in the order of ids: all, those asked for, or the speakers."""
        every = self.workspace.sources.values()
        if self.source is not None:
            perspective = self.source
            voices = perspective.voices
            return tuple(
                s
                for s in every
                if (perspective.side in s.sides if voices is None else s.id in voices)
            )
        speaking = {e.speaker.id for e in self.evidence}
        return tuple(s for s in every if self.whole or s.id in speaking)

    @cached_property
    def article_files(self) -> Mapping[ArticleId, str]:
        """The file that describes each article."""
        return {article.id: file for file, article in self.workspace.records.articles.items()}

    @cached_property
    def source_places(self) -> Mapping[SourceId, tuple[str, int]]:
        """The file that describes each source, and the index of the source in it."""
        return {
            entry.id: (file, index)
            for file, source_file in self.workspace.records.sources.items()
            for index, entry in enumerate(source_file.sources)
        }

    @cached_property
    def target_places(self) -> Mapping[Target, tuple[str, Route]]:
        """The file of the agreement, and the route to each target in it."""
        records = self.workspace.records.agreements.items()
        file = next(file for file, known in records if known.id == self.agreement.id)
        places: dict[Target, tuple[str, Route]] = {WHOLE: (file, ())}
        return places | {target_of(one): (file, route) for route, one in places_in(self.agreement)}
