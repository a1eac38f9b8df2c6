"""Declare the fields of evidence: what each says, and where it is printed, hashed, compared.

One line a field, read by everything that lists fields: JSON, CSV, `show`, pages and text, the
fingerprint in the lock, differences, and the check of acts. The shape of a field stands in
`model.evidence`. A test holds that every field there has its line here, and another that each
output tells two records apart that differ in one field alone, or that it is left out by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, asdict, dataclass, field, is_dataclass
from enum import Enum, auto
from functools import cache
from typing import Any, Final

from compliance.model.dates.edtf import EdtfDate
from compliance.model.words import OF_NOBODY, Act
from compliance.wording.speaking import Language, spoken_in
from compliance.workspace.evidence import Evidence
from compliance.workspace.field_words import BELOW, LABELS, locator_of

Plain = str | int | float | None | Sequence["Plain"] | Mapping[str, "Plain"]
"""A value in JSON, except booleans."""

OWN_WAY: Final = "printed there in a way of its own"
"""The reason why an output prints a field but does not list it."""


class Output(Enum):
    """The outputs that list the fields of a record."""

    JSON = auto()
    CSV = auto()
    SHOW = auto()
    DETAILS = auto()
    """The details under a record in the pages of a report and of a site."""
    TEXT = auto()
    """The details under a record in the text report."""
    FINGERPRINT = auto()
    DIFF = auto()


class DiffRole(Enum):
    """What a change of a field means when two revisions are compared."""

    CONTENT = auto()
    """The record says something else."""
    WORDING = auto()
    """It says the same, with other words of ours or another passage."""
    REFERENCE = auto()
    """It may only follow ids that another revision has reassigned."""


@dataclass(frozen=True, slots=True)
class EvidenceField:
    """One field of a record; what its declaration does not say follows from its name.

    `data_of` returns what it says as plain data: else the value in the entry. `line_of` returns the
    same in one line. `acts` may carry it. `left_out` names the outputs that do not list it as they
    list others, with the reasons. A field that is not `given` is worked out of others.

    In the fingerprint, several fields may share a `part`. It is hashed `hashed_as`, else as data;
    where the record says nothing, only if it is `always_hashed`. A field that `came_later` is not,
    so that no record affirmed before turns suspect; JSON has it where it is given, and CSV has a
    column for it if any record gives it, so that what is written of older records stays the same.
    A `new_column` is one of the latter kind for a field that JSON has had all along.
    """

    name: str
    data_of: Callable[[Evidence], Plain] | None = None
    _: KW_ONLY
    line_of: Callable[[Evidence], str] | None = None
    acts: frozenset[Act] = frozenset(Act)
    role: DiffRole = DiffRole.CONTENT
    part: str | None = None
    hashed_as: Callable[[Evidence], Plain] | None = None
    always_hashed: bool = False
    came_later: bool = False
    new_column: bool = False
    given: bool = True
    left_out: Mapping[Output, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """What readers call it."""
        return LABELS[self.name]

    @property
    def detail(self) -> str:
        """What it is called under a record."""
        return BELOW.get(self.name) or self.label

    def data(self, e: Evidence) -> Plain:
        """Return what it says as plain data."""
        return self.data_of(e) if self.data_of else _plain(getattr(e.entry, self.name))

    def line(self, e: Evidence) -> str:
        """Return what it says in one line, "" for nothing: items part with commas."""
        if self.line_of is not None:
            return self.line_of(e)
        said = self.data(e)
        if isinstance(said, dict):
            return ": ".join(map(str, said.values()))
        return ", ".join(map(str, said)) if isinstance(said, list) else str(said or "")

    def cell(self, e: Evidence) -> str:
        """Return its value for a spreadsheet, with several ids in one cell."""
        said = self.data(e)
        if said is None or isinstance(said, str):
            return said or ""
        if isinstance(said, list) and all(isinstance(one, str) for one in said):
            return " ".join(map(str, said))
        return self.line(e)

    @property
    def always_has_a_column(self) -> bool:
        """Whether a spreadsheet lists it even where no record gives it."""
        return not (self.came_later or self.new_column)


def _plain(value: Any) -> Plain:  # noqa: ANN401 - whatever a field holds
    # Nearly all are text or nothing, and a site asks half a million times.
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, EdtfDate):
        return value.text
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


_DENIAL: Final = frozenset({Act.DENIES})

# Reasons why an output does not list a field as it lists others.

_SHOWN: Final = {Output.SHOW: OWN_WAY}
_HEAD: Final = {Output.DETAILS: OWN_WAY, Output.TEXT: OWN_WAY}
_QUIET: Final = {
    Output.DETAILS: "`show`, JSON and CSV tell it",
    Output.TEXT: "`show`, JSON and CSV tell it",
}
_NOT_IN_TEXT: Final = {Output.TEXT: "one line of status and one of passage; `show` tells it"}
_NO_COLUMN: Final = {Output.CSV: "no column in version 1; `show` and JSON tell it"}
_NOT_AFFIRMED: Final = {Output.FINGERPRINT: "not among what a lock affirms"}
_MATCHED_BY: Final = {Output.DIFF: "a record of another article is another record"}
_WORKED_OUT: Final = _HEAD | _SHOWN | {Output.FINGERPRINT: "worked out, not coded"}


def _locator(e: Evidence) -> str | None:
    """Return the same as data, which a lock affirms: whatever is spoken, it is in English."""
    with spoken_in(Language.ENGLISH):
        return locator_of(e.entry.passage) or None


def _relays(e: Evidence) -> list[str]:
    return [relay.id for relay in e.relays]


def _figures_line(e: Evidence) -> str:
    return "; ".join(figure.line for figure in e.figures)


def _figures(e: Evidence) -> list[Plain]:
    """Return figures as plain data: bounds and units, which came later, only where given."""
    return [
        {"what": f.what, "of": f.of, "value": None}
        | {key: _number(number) for key, number in f.numbers.items()}
        | ({"unit": f.unit} if f.unit else {})
        | {"as_printed": f.as_printed}
        for f in e.entry.figures
    ]


def _number(number: int | str) -> int | float:
    # Files have so few digits that this is the same number.
    return number if isinstance(number, int) else float(number)


def _figures_hashed(e: Evidence) -> list[Plain]:
    hashed: list[Plain] = []
    for f in e.entry.figures:
        bounds: dict[str, Plain] = {k: n for k, n in f.numbers.items() if k != "value"}
        more = bounds | ({"unit": f.unit} if f.unit else {})
        hashed.append([f.what, f.of, f.value, f.as_printed, *([more] if more else ())])
    return hashed


def _part(e: Evidence) -> Plain:
    return e.part.data if e.part else None


def _part_meant(e: Evidence) -> Plain:
    """Return a part with what the agreement's file says of it: a record rests on both."""
    return [*([p.id, p.words, p.kind] for p in e.part.declared), e.part.words] if e.part else None


def _renewal_meant(e: Evidence) -> Plain:
    """Return a renewal with what the agreement's file says of it: a record rests on both."""
    renewal = e.renewal
    begins = renewal.begins.text if renewal and renewal.begins else None
    return [renewal.id, *renewal.renews, begins] if renewal else None


def _probable_source(e: Evidence) -> str | None:
    return e.entry.probable_speaker.source if e.entry.probable_speaker else None


def _pin(e: Evidence) -> list[str | None]:
    pin = e.entry.passage
    return [pin.start, pin.end, pin.prefix]


def _pin_line(e: Evidence) -> str:
    pin = e.entry.passage
    return " … ".join(part for part in (pin.prefix, pin.start, pin.end) if part)


FIELDS: Final[tuple[EvidenceField, ...]] = (
    EvidenceField(
        "targets",
        role=DiffRole.REFERENCE,
        always_hashed=True,
        left_out=_HEAD | _SHOWN | {Output.CSV: OWN_WAY},
    ),
    EvidenceField("link", left_out=_HEAD | _SHOWN | _NOT_AFFIRMED),
    EvidenceField("speaker", always_hashed=True, left_out=_HEAD | _SHOWN),
    EvidenceField("side", lambda e: e.side, given=False, left_out=_WORKED_OUT),
    EvidenceField("group", lambda e: e.speaker.group, given=False, left_out=_WORKED_OUT),
    EvidenceField("voice", always_hashed=True, left_out=_HEAD | _SHOWN),
    EvidenceField("via", _relays, always_hashed=True, left_out=_HEAD | _SHOWN),
    EvidenceField("act", always_hashed=True, left_out=_HEAD | _SHOWN),
    EvidenceField(
        "status", acts=frozenset({Act.ASSESSES}), always_hashed=True, left_out=_HEAD | _SHOWN
    ),
    EvidenceField(
        "respondents", acts=frozenset(Act) - OF_NOBODY, always_hashed=True, left_out=_HEAD | _SHOWN
    ),
    EvidenceField(
        "respondent_words",
        role=DiffRole.WORDING,
        left_out=_NOT_IN_TEXT | _SHOWN | _NOT_AFFIRMED,
    ),
    EvidenceField(
        "part",
        _part,
        line_of=lambda e: e.part.line if e.part else "",
        hashed_as=_part_meant,
        came_later=True,
        left_out=_HEAD,
    ),
    EvidenceField("scope", always_hashed=True, left_out=_HEAD | _SHOWN),
    EvidenceField("instrument", left_out=_QUIET | _SHOWN | _NO_COLUMN | _NOT_AFFIRMED),
    EvidenceField(
        "renewal",
        lambda e: e.renewal_id,
        hashed_as=_renewal_meant,
        given=False,
        came_later=True,
        left_out=_HEAD | _SHOWN | {Output.DIFF: "told as the instrument"},
    ),
    EvidenceField("reading", always_hashed=True, left_out=_HEAD | _SHOWN),
    EvidenceField("claim", role=DiffRole.WORDING, always_hashed=True, left_out=_HEAD | _SHOWN),
    EvidenceField(
        "event",
        part="dates",
        always_hashed=True,
        hashed_as=lambda e: e.entry.event.text if e.entry.event else "None",
        left_out=_HEAD | _SHOWN,
    ),
    EvidenceField(
        "asserted",
        lambda e: e.asserted.text,
        part="dates",
        always_hashed=True,
        left_out=_HEAD | _SHOWN,
    ),
    EvidenceField(
        "published",
        lambda e: e.article.published.text,
        given=False,
        left_out=_WORKED_OUT | {Output.JSON: "stands with the article"},
    ),
    EvidenceField(
        "responds_to",
        lambda e: list(e.responds_to),
        acts=_DENIAL,
        role=DiffRole.REFERENCE,
        always_hashed=True,
        left_out=_HEAD | _SHOWN,
    ),
    EvidenceField("extent", acts=_DENIAL, left_out=_HEAD | _SHOWN | _NOT_AFFIRMED),
    EvidenceField(
        "denied_claim", acts=_DENIAL, left_out=_QUIET | _SHOWN | _NO_COLUMN | _NOT_AFFIRMED
    ),
    EvidenceField(
        "qualifies",
        lambda e: list(e.qualifies),
        acts=frozenset({Act.CAVEATS}),
        role=DiffRole.REFERENCE,
        left_out=_HEAD | _SHOWN | _NOT_AFFIRMED,
    ),
    EvidenceField("incident", left_out=_NOT_IN_TEXT | _SHOWN | _NOT_AFFIRMED),
    EvidenceField(
        "figures",
        _figures,
        line_of=_figures_line,
        always_hashed=True,
        hashed_as=_figures_hashed,
        new_column=True,
        left_out=_SHOWN,
    ),
    EvidenceField(
        "origin",
        left_out=_QUIET | _NOT_AFFIRMED | {Output.SHOW: "the records of one origin are listed"},
    ),
    EvidenceField(
        "probable_speaker",
        always_hashed=True,
        hashed_as=_probable_source,
        left_out=_NOT_IN_TEXT | _SHOWN | _NO_COLUMN,
    ),
    EvidenceField(
        "passage",
        _pin,
        line_of=_pin_line,
        role=DiffRole.WORDING,
        always_hashed=True,
        left_out=_HEAD | _SHOWN | {Output.JSON: OWN_WAY, Output.CSV: OWN_WAY},
    ),
    EvidenceField(
        "locator",
        _locator,
        line_of=lambda e: locator_of(e.entry.passage),
        role=DiffRole.WORDING,
        given=False,
        came_later=True,
        left_out=_HEAD | _NO_COLUMN | {Output.JSON: "stands with the passage"},
    ),
    EvidenceField(
        "translation",
        role=DiffRole.WORDING,
        came_later=True,
        left_out=_HEAD | _NO_COLUMN,
    ),
    EvidenceField(
        "original_language", role=DiffRole.WORDING, came_later=True, left_out=_HEAD | _NO_COLUMN
    ),
    EvidenceField(
        "waivers",
        lambda e: _plain(e.entry.waivers) or None,
        line_of=lambda e: "; ".join(f"{w.finding}: {w.because}" for w in e.entry.waivers),
        role=DiffRole.WORDING,
        came_later=True,
        left_out=_NOT_IN_TEXT | _NO_COLUMN | _NOT_AFFIRMED,
    ),
    EvidenceField(
        "note",
        role=DiffRole.WORDING,
        left_out=_NOT_IN_TEXT | _NO_COLUMN | _NOT_AFFIRMED,
    ),
    EvidenceField(
        "coded_by",
        lambda e: list(e.coded_by) or None,
        role=DiffRole.WORDING,
        came_later=True,
        left_out=_QUIET | _NOT_AFFIRMED,
    ),
    EvidenceField(
        "language",
        lambda e: e.language,
        role=DiffRole.WORDING,
        given=False,
        came_later=True,
        left_out=_QUIET | _NO_COLUMN | _NOT_AFFIRMED,
    ),
    EvidenceField(
        "replaced_by",
        lambda e: e.replaced_by,
        given=False,
        came_later=True,
        left_out=_WORKED_OUT | _NO_COLUMN | {Output.DIFF: "told with its status"},
    ),
    EvidenceField(
        "article", lambda e: e.article.id, given=False, left_out=_WORKED_OUT | _MATCHED_BY
    ),
)

FIELD: Final[Mapping[str, EvidenceField]] = {one.name: one for one in FIELDS}
"""The declarations by name."""
LIMITED: Final = tuple(one for one in FIELDS if one.given and one.acts != frozenset(Act))
"""The fields that not every act may carry."""


@cache
def fields_in(output: Output) -> tuple[EvidenceField, ...]:
    """Return the fields that an output lists, in order."""
    return tuple(one for one in FIELDS if output not in one.left_out)
