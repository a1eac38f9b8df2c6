"""Records of an agreement file: clauses, obligations, readings, texts, names, instruments."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Final

from compliance.model.base import (
    ID_RULE,
    NUMBER_RULE,
    WHOLE,
    AgreementId,
    FieldRule,
    Id,
    Line,
    Target,
    TargetField,
    file_record,
)
from compliance.model.bearers import JointBody
from compliance.model.cues import Cues, ScopeWords
from compliance.model.dates.edtf import Date
from compliance.model.document import Fact, NameEntry, PublishedText, Wording
from compliance.model.holder import Holder
from compliance.model.instrument import Instrument, InstrumentField
from compliance.model.language import LanguageTag
from compliance.model.obligation import Amendment, DutyPart, Obligation, Printed, Reading
from compliance.model.side import AgreementSide
from compliance.model.translation import Translations
from compliance.wording.speaking import Language, speaking, tr

MOST_LEVELS: Final = 4
"""How deep clauses stand within clauses."""


@file_record
class SharedAmendment:
    """A change of several obligations that somebody says was agreed later, written once."""

    id: Id
    instrument: Annotated[InstrumentField, FieldRule(description="The instrument that amends")]
    targets: Annotated[tuple[TargetField, ...], FieldRule(min_length=1)]
    due: Annotated[Date | None, FieldRule(description="The later date of each of them")] = None
    says: Line
    according_to: Annotated[tuple[Holder, ...], FieldRule(min_length=1)]


@file_record
class Clause:
    """A numbered point of the agreement, or a clause within one."""

    number: Annotated[Target, NUMBER_RULE]
    printed: Printed = None
    title: Line
    cues: Cues = None
    obligations: tuple[Obligation, ...] = ()
    clauses: Annotated[
        tuple["Clause", ...], FieldRule(description="Clauses within it, to four levels in all")
    ] = ()

    @property
    def inside(self) -> Iterator["Clause | Obligation"]:
        """The clause, then its obligations, then each clause within it in the same way."""
        yield self
        yield from self.obligations
        for clause in self.clauses:
            yield from clause.inside

    @property
    def targets(self) -> tuple[Target, ...]:
        """What a record can be about here: the clause, then what stands in it."""
        return tuple(map(target_of, self.inside))


def is_printed_as(about: Clause | Obligation, asked: str) -> bool:
    """Return whether that is its number as the agreement prints it; white space is nothing."""
    printed = about.printed
    return printed is not None and "".join(printed.split()) == "".join(asked.split())


def target_of(about: Clause | Obligation) -> Target:
    """Return the id of a clause or an obligation."""
    return about.number if isinstance(about, Clause) else about.id


@file_record
class Agreement:
    """A signed document, split into clauses and obligations."""

    id: Annotated[AgreementId, ID_RULE]
    title: Line
    short_title: Annotated[Line, FieldRule(description="As printed in the head of reports")]
    point_word: Annotated[
        Line | None,
        FieldRule(description="What readers call a clause; default: `Point`, in their language"),
    ] = None
    points_word: Annotated[
        Line | None, FieldRule(description="Several of them; default: with an s")
    ] = None
    each_point: Annotated[
        Line | None, FieldRule(description="Within a sentence; default: as `each point`")
    ] = None
    signed: Date
    in_force: Date
    drawn_up_in: Annotated[
        LanguageTag | None, FieldRule(description="BCP 47 tag of the original")
    ] = None
    sides: Annotated[tuple[AgreementSide, ...], FieldRule(min_length=1)]
    bodies: Annotated[
        tuple[JointBody, ...], FieldRule(description="Joint bodies of sides or sources")
    ] = ()
    facts: tuple[Fact, ...] = ()
    texts: tuple[PublishedText, ...] = ()
    clauses: Annotated[tuple[Clause, ...], FieldRule(min_length=1)]
    wordings: tuple[Wording, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    amendments: Annotated[
        tuple[SharedAmendment, ...],
        FieldRule(
            description="Changes of several obligations that somebody says were agreed later"
        ),
    ] = ()
    names: tuple[NameEntry, ...] = ()
    cues: Annotated[
        Cues, FieldRule(description="Words by which texts speak of the agreement as a whole")
    ] = None
    scope: ScopeWords | None = None
    translations: Translations = None

    @property
    def one_point(self) -> str:
        """What readers call a clause: by default the program's own word."""
        return self.point_word or tr("Point")

    @property
    def many_points(self) -> str:
        """What readers call several clauses."""
        return self.points_word or (f"{self.point_word}s" if self.point_word else tr("Points"))

    @property
    def any_point(self) -> str:
        """What readers call any of the clauses, within a sentence in its own language."""
        if self.each_point or self.point_word is None or speaking() is not Language.ENGLISH:
            return self.each_point or tr("each point")
        # Beside what was published, "each article" alone would be taken for one of those.
        return f"each {self.point_word.lower()} of the agreement"

    @property
    def outline(self) -> "Outline":
        """What stands where in it; made once, since it is asked for every record."""
        return _outline(_Same(self))

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """The obligations of all clauses, in the order of the text."""
        return self.outline.obligations

    @property
    def readings(self) -> Mapping[str, Reading]:
        """The readings of all duties, by their ids."""
        return {reading.id: reading for duty in self.obligations for reading in duty.readings}

    @property
    def targets(self) -> tuple[Target, ...]:
        """All that a record can be about: the whole, then each clause and what is in it."""
        return self.outline.targets

    def clause_of(self, target: str) -> Clause | None:
        """Return the innermost clause that a target is or stands in; None for the whole."""
        around = self.outline.around.get(target)
        return around[-1] if around else None

    def around(self, target: str) -> tuple[Clause, ...]:
        """Return the clauses that a target is or stands in, the outermost first."""
        return self.outline.around.get(target, ())

    def about(self, target: str) -> Clause | Obligation | None:
        """Return the clause or the obligation of an id; None for the whole agreement."""
        return self.outline.about.get(target)

    def obligation(self, target: str) -> Obligation | None:
        """Return the obligation of an id; None for a clause and for the whole agreement."""
        about = self.outline.about.get(target)
        return about if isinstance(about, Obligation) else None

    def within(self, target: str) -> tuple[Target, ...]:
        """Return a target and all that stand in it, in the order of the text."""
        if target == WHOLE:
            return self.targets
        about = self.outline.about.get(target)
        if about is None:
            return ()
        return about.targets if isinstance(about, Clause) else (about.id,)

    def under(self, target: str) -> tuple[Obligation, ...]:
        """Return the obligations that a target covers."""
        about = self.outline.about
        found = (about.get(one) for one in self.within(target))
        return tuple(one for one in found if isinstance(one, Obligation))

    def parts_under(self, targets: Iterable[str]) -> Mapping[str, DutyPart]:
        """Return the parts that the obligations under some targets declare, by id, in order.

        Where two of them give one id to two parts, it is the first's.
        """
        found: dict[str, DutyPart] = {}
        for obligation in (one for target in targets for one in self.under(target)):
            for part in obligation.parts:
                found.setdefault(part.id, part)
        return found

    def amendments_of(self, obligation: Obligation) -> tuple[Amendment | SharedAmendment, ...]:
        """Return the amendments of an obligation: its own, then those that it shares."""
        shared = (one for one in self.amendments if obligation.id in self.covered(one.targets))
        return (*obligation.amendments, *shared)

    def covered(self, targets: Iterable[str]) -> tuple[Target, ...]:
        """Return some targets and all that stand in them."""
        return tuple(one for target in targets for one in self.within(target))

    def instrument(self, wanted: str) -> Instrument:
        """Return the instrument of an id that the agreement declares."""
        return next(one for one in self.instruments if one.id == wanted)

    def printed(self, target: str) -> str:
        """Return the number of a target as the agreement prints it, else its id."""
        about = self.outline.about.get(target)
        return (about.printed if about else None) or target


@dataclass(frozen=True, slots=True)
class Outline:
    """What stands where in an agreement: each by its id, and the clauses around it."""

    about: Mapping[str, Clause | Obligation]
    around: Mapping[str, tuple[Clause, ...]]
    targets: tuple[Target, ...]
    obligations: tuple[Obligation, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """An agreement as a key of a cache: equal to itself alone, and never compared by content."""

    agreement: Agreement

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.agreement is other.agreement

    def __hash__(self) -> int:
        return id(self.agreement)


@lru_cache(maxsize=32)
def _outline(same: _Same) -> Outline:
    around: dict[str, tuple[Clause, ...]] = {
        target_of(about): clauses
        for clause in same.agreement.clauses
        for about, clauses in _nested(clause, ())
    }
    every = [one for clause in same.agreement.clauses for one in clause.inside]
    about: dict[str, Clause | Obligation] = {target_of(one): one for one in every}
    return Outline(
        about=about,
        around=around,
        targets=(WHOLE, *map(target_of, about.values())),
        obligations=tuple(one for one in about.values() if isinstance(one, Obligation)),
    )


def _nested(
    clause: Clause, outer: tuple[Clause, ...]
) -> Iterator[tuple[Clause | Obligation, tuple[Clause, ...]]]:
    around = (*outer, clause)
    yield clause, around
    yield from ((obligation, around) for obligation in clause.obligations)
    for inner in clause.clauses:
        yield from _nested(inner, around)
