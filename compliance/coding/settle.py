"""Settle two codings by a plan: the evidence that comes of it, and a decision for each row.

Nothing is written before all of it is right, and what stands there already is not written again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from compliance.coding.coded import Coded
from compliance.coding.decision import Decision, Verdict
from compliance.coding.entries import Entry, EntryMaker, Written
from compliance.coding.pairs import TwoCodings
from compliance.coding.plan_faults import PlanChecker
from compliance.errors import ComplianceError
from compliance.model.adjudication import Plan, PlanRow, Take
from compliance.model.base import ArticleId, CoderId, EvidenceId, Target
from compliance.model.evidence import EvidenceEntry, EvidenceFile
from compliance.model.words import Act
from compliance.passages.prove import FOUND, Proof, Prover, pin_of
from compliance.workspace import layout
from compliance.workspace.checks.evidence import find_evidence_faults
from compliance.workspace.checks.known import Known
from compliance.workspace.evidence import full_id
from compliance.workspace.faults import Fault, Route
from compliance.workspace.files import SourceBytes
from compliance.workspace.parse import parse_file
from compliance.workspace.records import Records
from compliance.workspace.workspace import link
from compliance.workspace.write.evidence_file import evidence_file_text

_ROWS = "records"


class UnsettledError(ComplianceError):
    """A plan with mistakes, or of which evidence with mistakes would come; nothing was written."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(one.message for one in faults))


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledArticle:
    """The evidence of an article: the `entries` that its file lacks, and its head if it is new."""

    file: str
    head: Mapping[str, object] | None
    entries: tuple[Written, ...]

    @property
    def new_file(self) -> bytes | None:
        """The bytes of the file if there is none yet."""
        if self.head is None:
            return None
        return evidence_file_text(self.head, self.entries).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What is to be written: evidence by article, and a decision for each row.

    The decisions have no number yet, and no time.
    """

    articles: tuple[SettledArticle, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """The records of an article, each with what it was made of."""

    file: str
    entries: tuple[Entry, ...]
    written: tuple[Written, ...]
    records: EvidenceFile


class Settler:
    """Settles one plan; it must be right in all of its rows.

    Args:
        two: The two codings.
        plan: What a person decided of these two.
        file: The name of the plan, which faults give.
    """

    def __init__(self, two: TwoCodings, plan: Plan, file: str) -> None:
        self.two, self.plan, self.file = two, plan, file
        self.checker = PlanChecker(two, plan, file)
        self.records: Records = two.codings.records

    def settle(self) -> Settled:
        """Return what is to be written.

        Raises:
            UnsettledError: something is wrong; it has every fault.
        """
        faults = [*self._coder_faults(), *self.checker.find_faults()]
        if faults:
            raise UnsettledError(faults)
        maker = EntryMaker(self.checker)
        made = [one for article in maker.entries if (one := self._made(maker, article, faults))]
        with_them, missing = self._with(made, faults)
        if not faults:
            faults += self._between(made, with_them)
        proofs = {} if faults else self._proofs(made, with_them, faults)
        if faults:
            raise UnsettledError(faults)
        return Settled(
            articles=tuple(one for one in missing if one.entries),
            decisions=tuple(self._decisions(made, proofs)),
        )

    def _coder_faults(self) -> Iterator[Fault]:
        """Yield a fault if the one who decides is no coder; the codings of the others are there."""
        known = Known.of(self.records).coders
        yield from known.find_dangling(self.file, ("by",), self.plan.by)

    @property
    def _coded_by(self) -> tuple[CoderId, ...]:
        return tuple(dict.fromkeys((*self.plan.coders, self.plan.by)))

    def _made(self, maker: EntryMaker, article: ArticleId, faults: list[Fault]) -> _Made | None:
        """Return the records of an article, read as those of a file are; None with faults noted."""
        entries = maker.entries[article]
        written = tuple(maker.written(entry, faults) for entry in entries)
        file = self._file_of(article)
        data = evidence_file_text(self._head(article), written).encode()
        parsed = parse_file(SourceBytes(file, article, data), EvidenceFile)
        faults += [self._of_row(entries, one.route, one.code, one.message) for one in parsed.faults]
        if parsed.record is None or parsed.faults:
            return None
        return _Made(file, entries, written, parsed.record)

    def _head(self, article: ArticleId) -> dict[str, object]:
        return {
            "article": article,
            "agreement": self.two.codings.agreement.id,
            "coded_by": list(self._coded_by),
        }

    def _file_of(self, article: ArticleId) -> str:
        """Return the file that has the evidence of an article, or is to have it."""
        known = (file for file, one in self.records.evidence.items() if one.article == article)
        return next(known, f"{layout.EVIDENCE}/{article}.yaml")

    def _of_row(self, entries: Sequence[Entry], route: Route, code: str, message: str) -> Fault:
        """Return a fault of a record as one of the row, or of what the row has for the field."""
        # Whatever is wrong is so in a record: all else in the file was not the plan's to say.
        entry, field = entries[int(route[1])], route[2:]
        name = f"{field[0]}: " if field else ""
        if field and field[0] in (entry.row.fields or {}):
            return Fault(self.file, (*entry.route, "fields", *field), code, message)
        return Fault(self.file, (*entry.route, "choice"), code, f"{name}{message}")

    def _with(
        self, made: Sequence[_Made], faults: list[Fault]
    ) -> tuple[Records, list[SettledArticle]]:
        """Return the records with what is to be written, and what their files lack of it."""
        evidence = dict(self.records.evidence)
        missing = []
        for one in made:
            standing = evidence.get(one.file)
            if standing is None:
                evidence[one.file] = one.records
                head = self._head(one.records.article)
                missing.append(SettledArticle(file=one.file, head=head, entries=one.written))
                continue
            there = {entry.id: entry for entry in standing.evidence}
            new = []
            by = standing.coded_by != self._coded_by
            for index, entry in enumerate(one.records.evidence):
                before = there.get(entry.id)
                if before is None:
                    new.append(index)
                elif replace(before, coded_by=()) != entry:
                    message = f"{one.file} has another record {entry.id}; give this one another id,"
                    cure = "or take that one out"
                    route = ("evidence", index, "id")
                    faults.append(
                        self._of_row(one.entries, route, "duplicate-id", f"{message} {cure}")
                    )
            added = tuple(_named(one.written[index], self._coded_by if by else ()) for index in new)
            missing.append(SettledArticle(file=one.file, head=None, entries=added))
            merged = (*standing.evidence, *(one.records.evidence[index] for index in new))
            evidence[one.file] = replace(standing, evidence=merged)
        return replace(self.records, evidence=evidence), missing

    def _between(self, made: Sequence[_Made], with_them: Records) -> Iterator[Fault]:
        """Yield what would be wrong between the records and the rest of the workspace."""
        files = {one.file: one for one in made}
        for fault in find_evidence_faults(with_them, Known.of(with_them)):
            # What stood there before was right, and names nothing that is new.
            one = files[fault.file]
            id = with_them.evidence[one.file].evidence[int(fault.route[1])].id
            index = [entry.id for entry in one.records.evidence].index(id)
            route = ("evidence", index, *fault.route[2:])
            yield self._of_row(one.entries, route, fault.code, fault.message)

    def _proofs(
        self, made: Sequence[_Made], with_them: Records, faults: list[Fault]
    ) -> Mapping[EvidenceId, Proof]:
        """Return where each passage stands in a text held here."""
        workspace = link(with_them)
        prover = Prover(workspace, self.two.codings.library)
        proofs = {}
        for one in made:
            article = one.records.article
            if one.entries and not prover.holds(workspace.articles[article]):
                message = f"the text of {article} is not on this machine; see: compliance articles"
                route: Route = (*one.entries[0].route[:2], "article")
                faults.append(Fault(self.file, route, "unknown-text", message))
                continue
            for index, entry in enumerate(one.records.evidence):
                id = full_id(entry.id, article)
                proofs[id] = prover.prove(workspace.evidence[id])
                if proofs[id].level not in FOUND:
                    message = (
                        f"the passage is {proofs[id].level} in the text; write it under fields"
                    )
                    place = ("evidence", index, "passage")
                    faults.append(self._of_row(one.entries, place, "wrong-value", message))
        return proofs

    def _decisions(
        self, made: Sequence[_Made], proofs: Mapping[EvidenceId, Proof]
    ) -> Iterator[Decision]:
        for one in made:
            article = one.records.article
            for entry, record in zip(one.entries, one.records.evidence, strict=True):
                id = full_id(record.id, article)
                yield self._kept(entry, record, proofs[id], id)
        for settled in self.plan.articles:
            for row in settled.records:
                if row.choice is Take.NEITHER:
                    yield self._dropped(settled.article, row)

    def _kept(self, entry: Entry, record: EvidenceEntry, proof: Proof, id: EvidenceId) -> Decision:
        row = entry.row
        return Decision(
            coder=self.plan.by,
            article=entry.base.article,
            text_sha256=proof.text_sha256 or "",
            decision=Verdict.ADJUDICATED,
            passage=proof.range or (0, 0),
            pin=pin_of(record.passage),
            targets=record.targets,
            act=record.act,
            changed=tuple(sorted({*row.other, *(row.fields or ()), *row.without})),
            reason=self.checker.reason(row),
            record=id,
        )

    def _dropped(self, article: ArticleId, row: PlanRow) -> Decision:
        coded: Coded = self.checker.pair(article, row).either
        # A passage that was not found may be anywhere.
        sha256, text = self.two.codings.text_of(article) or ("", "")
        targets = coded.value("targets")
        return Decision(
            coder=self.plan.by,
            article=article,
            text_sha256=coded.text_sha256 or sha256,
            decision=Verdict.REJECTED,
            passage=coded.range or (0, len(text)),
            pin=pin_of(coded.pin),
            targets=tuple(Target(str(one)) for one in targets) if isinstance(targets, list) else (),
            act=Act(str(coded.value("act"))),
            reason=self.checker.reason(row),
        )


def _named(written: Written, coders: Sequence[CoderId]) -> Written:
    """Return a record that says itself who coded it, where its file says otherwise."""
    return {**written, "coded_by": list(coders)} if coders else written
