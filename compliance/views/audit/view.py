"""The audit: under each target its records, each with every step down to the article it is from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compliance.assessments.blank import Blank
from compliance.audit.rule import Finding, Severity
from compliance.audit.run import Audit
from compliance.model.base import EvidenceId
from compliance.model.obligation import Obligation
from compliance.passages.near import Near
from compliance.views.article import ArticleView
from compliance.views.blank import BlankView
from compliance.views.objection import ObjectedView
from compliance.views.proofs import LevelView
from compliance.views.record import RecordView
from compliance.views.spoken import Spoken
from compliance.views.target import target_anchor
from compliance.views.words import counted
from compliance.wording.speaking import tr
from compliance.wording.worded import Worded

SEVERITY_WORDS: Mapping[Severity, str] = Worded(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}, "a finding"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One finding, with the place in the files that it is about.

    `anchor` is the name by which links in a page lead here, made of code and subject. `context`
    has words of an article beyond the pinned ends; None for `--public`, and where there are none.
    `record` is the id of the record that it is about, if it is about one.
    """

    anchor: str
    code: str
    severity: str
    severity_words: str
    subject: str
    file: str
    line: int
    column: int
    message: str
    context: str | None
    finding: Finding
    record: str | None = None

    @property
    def place(self) -> str:
        """Where it is, as editors open it."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsView:
    """The findings of one severity."""

    severity: str
    counted: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeView:
    """A code that some finding has: its severity, and what its rule looks for."""

    code: str
    severity: str
    severity_words: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceView:
    """One record, and the steps from it down to a place in a text.

    `who` is the speaker with side, group and voice; `place` where the passage stands in the
    text of the article `record.number`; `affirmed` when that was noted and what changed since;
    `answered` which records deny it or add to it, of whatever side; `looked_at` which findings the
    coder of the record waives, and why. What was not `found` is
    printed as pinned, and `differences` say how it is not what stands at the closest place.
    """

    record: RecordView
    who: str
    place: str | None
    affirmed: str
    suspect: bool
    apart: str | None
    looked_at: tuple[str, ...]
    answered: tuple[str, ...]
    found: bool
    differences: tuple[str, ...]
    findings: tuple[FindingView, ...]
    affirmed_on: str | None
    changed: tuple[str, ...] | None
    denied_by: tuple[EvidenceId, ...]
    qualified_by: tuple[EvidenceId, ...]
    near: Near | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedTargetView:
    """A target with the records on it; those printed in full above are in `above`."""

    id: str
    heading: str
    duty: str
    kind: str | None
    bearers: str
    due: str
    traces: Sequence[TraceView]
    above: Sequence[TraceView]
    blanks: tuple[BlankView, ...]
    findings: tuple[FindingView, ...]
    obligation: Obligation | None
    missing: tuple[tuple[str, Blank], ...]

    @property
    def anchor(self) -> str:
        """The name by which links in a page lead here."""
        return target_anchor(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedClauseView:
    """A numbered point: what is said of it as a whole, then what stands in it, in its order.

    Among its `obligations` stand the clauses within it, which have no kind.
    """

    number: str
    heading: str
    title: str
    whole: AuditedTargetView | None
    obligations: tuple[AuditedTargetView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """One text of an article: its hash, whether it is here, and from which file it was cut.

    `here` is false of one that is held but altered; `standing` says so in words. `file`
    tells from where in which file it was cut, `file_short` the same with less of the file's hash.
    """

    sha256: str
    short: str
    here: bool
    standing: str
    file: str
    file_short: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedArticleView:
    """An article at the end of the way: what was published, which texts of it are known."""

    article: ArticleView
    basis: str
    confidence: str
    retrieved: str | None
    texts: tuple[TextView, ...]
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCountView:
    """How many passages have one level of proof."""

    level: LevelView
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditView(Spoken):
    """Everything an audit prints, in order.

    `levels` has every level that some passage has; they add up to `total`. `unchecked` says in
    words what could not be looked at. `failing` counts the findings that `--fail-on` asks for.
    `checkout` is the way from the root of the checkout to the workspace, as "data/", or empty.
    `names_in` and
    `point_in` are the tags of the languages of the agreement's names and of its word for a clause;
    None: that of the workspace.
    """

    title: str
    agreement_title: str
    point_word: str
    source: str | None
    source_name: str | None
    points: tuple[str, ...]
    public: bool
    total: int
    levels: tuple[LevelCountView, ...]
    texts_held: int
    read_in_full: tuple[tuple[str, str, int], ...]
    read_in_part: tuple[tuple[str, str, int], ...]
    unchecked: tuple[str, ...]
    whole: AuditedTargetView | None
    clauses: tuple[AuditedClauseView, ...]
    findings: tuple[FindingsView, ...]
    codes: tuple[CodeView, ...]
    articles: tuple[TracedArticleView, ...]
    fail_on: str | None
    failing: int
    checkout: str
    objections: tuple[ObjectedView, ...]
    names_in: str | None
    point_in: str | None
    audit: Audit

    @property
    def failing_words(self) -> str:
        """Those that `--fail-on` asks for, in words."""
        words = {
            "findings": counted(self.failing, "finding"),
            "option": f"--fail-on {self.fail_on}",
        }
        return tr("{findings} at or above {option}: exit status 1", **words)

    @property
    def all_findings(self) -> tuple[FindingView, ...]:
        """Every finding in the order printed."""
        return tuple(one for part in self.findings for one in part.findings)
