"""What is shown of how far two coders agree, and of where they do not."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.views.decisions import EngineFiguresView


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureView:
    """How far two coders agree on one thing: `field` is None for passages.

    `alpha` is None where nothing differs, or nothing was compared; `low` and `high` where there is
    no interval. `same` is the share of records with the same value; of passages, the share of the
    text that one coded that the other coded too. `units` counts records; of passages, code points
    of text. `remark` is what is to be known of it.
    """

    field: str | None
    label: str
    scale: str
    alpha: float | None
    low: float | None
    high: float | None
    same: float | None
    units: int
    articles: int
    alpha_words: str
    interval_words: str
    same_words: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedRecordView:
    """A record of one coder: its ends, its passage where the text is held, and its claim."""

    id: str
    start: str
    end: str | None
    text: str | None
    words: str
    claim: str | None
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDifferenceView:
    """A field in which two records differ, with what each coder wrote."""

    field: str
    label: str
    first: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementView:
    """A passage that one coder alone has, or of which the two say different things."""

    article: str
    first: CodedRecordView | None
    second: CodedRecordView | None
    differences: tuple[FieldDifferenceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementsOfArticleView:
    """The disagreements on one article, in the order of its text."""

    article: str
    title: str
    disagreements: tuple[DisagreementView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """Two coders and how far they agree.

    `both`, `first_alone` and `second_alone` count records. `unmeasured` counts articles that are
    not in `passages`: their text is not on this machine, or a passage is not in it. `measures` are
    `passages` and `fields`.
    """

    first: str
    second: str
    first_name: str
    second_name: str
    articles: int
    both: int
    first_alone: int
    second_alone: int
    agreed: int
    unmeasured: int
    passages: MeasureView
    fields: tuple[MeasureView, ...]
    measures: tuple[MeasureView, ...]
    disagreements: tuple[DisagreementsOfArticleView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliabilityView:
    """How far coders agree, two by two; `points` are those asked for.

    `engines` has what coders decided of the suggestions of engines, if anything.
    """

    title: str
    agreement_title: str
    points: tuple[str, ...]
    public: bool
    comparisons: tuple[ComparisonView, ...]
    engines: tuple[EngineFiguresView, ...]
    notes: tuple[str, ...]
