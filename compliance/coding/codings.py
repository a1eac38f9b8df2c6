"""The codings of a workspace, linked and located: who coded which article, and what each says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from compliance.coding.coded import Coded
from compliance.errors import ComplianceError
from compliance.library.store import TextLibrary
from compliance.model.agreement import Agreement
from compliance.model.base import ArticleId, CoderId
from compliance.model.evidence import CodingFile
from compliance.model.nearest import did_you_mean
from compliance.passages.level import Level
from compliance.passages.prove import FOUND, Prover
from compliance.suggest.gather import text_of
from compliance.workspace.evidence import Evidence, full_id
from compliance.workspace.evidence_fields import FIELDS
from compliance.workspace.faults import shown
from compliance.workspace.records import Records
from compliance.workspace.workspace import link

_PLACED = (*FOUND, Level.ATTESTED)
_NOT_SAID = frozenset({"coded_by"})


class NoCodingError(ComplianceError):
    """A coder of whom the workspace has no coding of an agreement, or not of an article."""

    def __init__(self, coder: str, known: Mapping[CoderId, object], article: str = "") -> None:
        of = f" of {shown(article)}" if article else ""
        path = f"codings/{coder}/{article or '<article>'}.yaml"
        hint = "" if coder in known else did_you_mean(coder, sorted(known))
        hint = hint or f"; it would be {path}"
        super().__init__(f"there is no coding{of} by {shown(coder)}{hint}")


@dataclass(frozen=True)
class Codings:
    """The blind codings for an agreement; a coder's records are located when asked for.

    `records` are those of the workspace with its codings.
    """

    records: Records
    library: TextLibrary
    agreement: Agreement

    @cached_property
    def files(self) -> Mapping[CoderId, Mapping[ArticleId, CodingFile]]:
        """The codings by coder and article, in the order of ids."""
        found: dict[CoderId, dict[ArticleId, CodingFile]] = {}
        for coding in sorted(self.records.codings.values(), key=lambda c: (c.coder, c.article)):
            if coding.agreement == self.agreement.id:
                found.setdefault(coding.coder, {})[coding.article] = coding
        return found

    def of(self, coder: str) -> Mapping[ArticleId, CodingFile]:
        """Return the codings of a coder, by article.

        Raises:
            NoCodingError: there are none.
        """
        if coder not in self.files:
            raise NoCodingError(coder, self.files)
        return self.files[CoderId(coder)]

    @cached_property
    def _provers(self) -> dict[CoderId, Prover]:
        return {}

    def prover(self, coder: CoderId) -> Prover:
        """Return what locates the passages of a coder: its workspace has the coder's records."""
        if coder not in self._provers:
            own = {name: c for name, c in self.records.codings.items() if c.coder == coder}
            self._provers[coder] = Prover(link(replace(self.records, evidence=own)), self.library)
        return self._provers[coder]

    def articles(self, coder: str) -> tuple[ArticleId, ...]:
        """Return the articles that a coder has coded, in the order of ids.

        Raises:
            NoCodingError: there are none.
        """
        return tuple(self.of(coder))

    def text_of(self, article: ArticleId) -> tuple[str, str] | None:
        """Return the hash and the text of an article, the first held here; None if none is."""
        return text_of(self.plain.workspace.articles[article], self.plain)

    @cached_property
    def plain(self) -> Prover:
        """What finds texts, of the workspace as it is."""
        return Prover(link(self.records), self.library)

    def coded(self, coder: CoderId, article: ArticleId) -> tuple[Coded, ...]:
        """Return the records that a coder has of an article, in the order of the file.

        Raises:
            NoCodingError: there is no such coding.
        """
        coding = self.of(coder).get(article)
        if coding is None:
            raise NoCodingError(coder, self.files, article)
        prover = self.prover(coder)
        records = prover.workspace.evidence
        return tuple(
            coded_evidence(records[full_id(entry.id, article)], prover) for entry in coding.evidence
        )


def coded_evidence(one: Evidence, prover: Prover) -> Coded:
    """Return a record in the form in which codings are compared, its passage located."""
    proof = prover.prove(one)
    placed = proof.level in _PLACED
    return Coded(
        id=one.entry.id,
        article=one.article.id,
        pin=one.entry.passage,
        index=one.index,
        values={f.name: f.data(one) for f in FIELDS if f.name not in _NOT_SAID},
        text_sha256=proof.text_sha256 if placed else None,
        range=proof.range if placed else None,
        passage=proof.text,
        evidence=one,
    )
