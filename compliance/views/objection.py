"""Objections as readers see them: the same words wherever a record stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from compliance.assessments.assessment import Assessor
from compliance.assessments.objections import Objections, objections_to
from compliance.model.base import EvidenceId, SourceId
from compliance.model.dates.words import display_date
from compliance.model.objection import Objection
from compliance.model.words import Confidence
from compliance.views.told import ToldView, told
from compliance.views.words import UNCONFIRMED
from compliance.wording.speaking import tr
from compliance.workspace.voices import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionView:
    """An objection to a record. It upholds nothing: neither the record nor what it says against it.

    `head` says whose it is and of which day, `said` on what ground, and where that can be read.
    """

    id: str
    head: str
    said: str
    objection: Objection

    @property
    def words(self) -> str:
        """The objection in a line."""
        return f"{self.head}: {self.said}"

    @property
    def told(self) -> ToldView:
        """The line, in which the ground is the workspace's own."""
        return told(self.words, self.objection.ground)

    @property
    def source_id(self) -> SourceId:
        """The source that objects."""
        return self.objection.by


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectedView:
    """A record with an objection to it, where objections are listed."""

    record: EvidenceId
    objection: ObjectionView

    @property
    def words(self) -> str:
        """The objection and the record that it is to in a line."""
        objection, words = self.objection.id, self.objection.words
        return tr(
            "{objection} to {record}: {words}", objection=objection, record=self.record, words=words
        )

    @property
    def told(self) -> ToldView:
        """The line, in which the ground is the workspace's own."""
        return told(self.words, self.objection.objection.ground)


def objection_view(objection: Objection, sources: Mapping[SourceId, Source]) -> ObjectionView:
    """Return an objection in words; the only place where they are made."""
    by = sources[objection.by].short_on(objection.said_on)
    where = " · ".join(filter(None, (objection.citation, objection.evidence)))
    doubt = f" {tr(UNCONFIRMED)}" if objection.confidence is Confidence.M else ""
    return ObjectionView(
        id=objection.id,
        head=tr("objection of {party}, {date}", party=by, date=display_date(objection.said_on)),
        said=f"{objection.ground} · {where}{doubt}",
        objection=objection,
    )


class ObjectionWriter:
    """Writes the objections to records, as they stand after a cut."""

    def __init__(self, assessor: Assessor) -> None:
        self._assessor = assessor
        self._sources = assessor.workspace.sources

    @cached_property
    def _found(self) -> Objections:
        assessor = self._assessor
        return objections_to(assessor.workspace, assessor.cut, assessor.versions)

    def to(self, record: EvidenceId) -> tuple[ObjectionView, ...]:
        """Return the objections to a record, the oldest first."""
        if not self._found:
            return ()  # as in most workspaces
        return tuple(objection_view(o, self._sources) for o in self._found.get(record, ()))

    def among(self, records: Iterable[EvidenceId]) -> tuple[ObjectedView, ...]:
        """Return the objections to some records, each record once, in the order given."""
        return tuple(self._among(dict.fromkeys(records)) if self._found else ())

    def _among(self, records: Iterable[EvidenceId]) -> Iterator[ObjectedView]:
        for record in records:
            for view in self.to(record):
                yield ObjectedView(record=record, objection=view)
