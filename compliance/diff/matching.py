"""Match the records of two revisions: by id or, if ids were reassigned, by what they say."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from compliance.model.agreement import Agreement, Clause, target_of
from compliance.model.base import EvidenceId
from compliance.workspace.evidence import Evidence
from compliance.workspace.evidence_fields import FIELDS, DiffRole, Output, fields_in

FieldTexts = dict[str, str]

WORDING = frozenset(one.name for one in FIELDS if one.role is DiffRole.WORDING)
"""Fields whose change only rewords a record."""

REFERENCES = frozenset(one.name for one in FIELDS if one.role is DiffRole.REFERENCE)
"""Fields that hold ids, which another revision may have reassigned."""

CONTENT = tuple(one for one in FIELDS if one.given and one.role is not DiffRole.REFERENCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names for the ids of one operand that are comparable with those of the other.

    What has the same content in both goes by one name, under whatever ids it stands.
    """

    targets: Mapping[str, str]
    records: Mapping[str, str]

    def references(self, e: Evidence) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Return the names of what a record is about, denies and limits."""
        return (
            self.targets_of(e),
            tuple(self.records.get(i, i) for i in e.responds_to),
            tuple(self.records.get(i, i) for i in e.qualifies),
        )

    def targets_of(self, e: Evidence) -> tuple[str, ...]:
        """Return the names of what a record is about."""
        return tuple(self.targets.get(t, t) for t in e.entry.targets)


def field_texts(e: Evidence, *, current: bool) -> FieldTexts:
    """Return the parts of a record, each as text; "" for a part without a value.

    `current`: whether no later status of the same voice displaces it.
    """
    texts = {}
    for one in fields_in(Output.DIFF):
        texts[one.name] = one.line(e)
        if one.name == "status":
            texts["current"] = (
                ("now" if current else "earlier") if e.replaced_by is None else "replaced"
            )
    return texts


def content_of(e: Evidence) -> tuple[object, ...]:
    """Return everything that a record says in its file, except its id and those it refers to."""
    return tuple(getattr(e.entry, one.name) for one in CONTENT)


Pairs = dict["EvidenceId", "EvidenceId"]
TargetNames = Mapping[str, str]
Key = Callable[["Evidence", TargetNames], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """The pairs of records that are the same in both operands; the others are in one only.

    `names` are those of the left and of the right.
    """

    pairs: tuple[tuple[Evidence, Evidence], ...]
    gone: tuple[Evidence, ...]
    new: tuple[Evidence, ...]
    names: tuple[Names, Names]


def match(
    left: Mapping[EvidenceId, Evidence],
    right: Mapping[EvidenceId, Evidence],
    agreements: tuple[Agreement, Agreement],
) -> Matched:
    """Return the matched records: by id and content, then by content, then by id or passage.

    Content goes before the id alone, so that a record put in between, after which all others
    are numbered anew, does not look like a change of each. What was also reworded is known by
    its passage, speaker, act and targets; whatever is left, by its id.
    """
    targets = target_names(*agreements)
    pairs: Pairs = {i: i for i, e in left.items() if i in right and e.entry == right[i].entry}
    pairs |= _alike(left, right, pairs, targets, _said_here)
    pairs |= _alike(left, right, pairs, targets, _said)
    pairs |= _alike(left, right, pairs, targets, _said_there)
    pairs |= _alike(left, right, pairs, targets, _said_at)
    pairs |= _alike(left, right, pairs, targets, _id)
    taken = set(pairs.values())
    # A name that is no id: an id may be that of another record on the other side.
    here = {str(i): f"{i} = {pairs[i]}" if i in pairs else f"{i} (gone)" for i in left}
    there = {str(j): f"{i} = {j}" for i, j in pairs.items()}
    there |= {str(j): f"{j} (new)" for j in right if j not in taken}
    return Matched(
        pairs=tuple((left[i], right[pairs[i]]) for i in left if i in pairs),
        gone=tuple(e for i, e in left.items() if i not in pairs),
        new=tuple(e for i, e in right.items() if i not in taken),
        names=(
            Names(targets=targets[0], records=here),
            Names(targets=targets[1], records=there),
        ),
    )


def target_names(left: Agreement, right: Agreement) -> tuple[dict[str, str], dict[str, str]]:
    """Return the names of targets: those worded alike in both agreements have one name.

    Others go by their number, so that a duty that was only reworded stays the same.
    """
    worded = tuple(_by_words(agreement) for agreement in (left, right))
    shared = worded[0].keys() & worded[1].keys()
    here, there = (
        {number: words for words, number in found.items() if words in shared} for found in worded
    )
    return here, there


def _by_words(agreement: Agreement) -> dict[str, str]:
    """Return the number of each point and duty by its words, if no other has the same words."""
    found: dict[str, list[str]] = defaultdict(list)
    for about in agreement.outline.about.values():
        words = f"point: {about.title}" if isinstance(about, Clause) else f"duty: {about.duty}"
        found[words].append(target_of(about))
    return {words: numbers[0] for words, numbers in found.items() if len(numbers) == 1}


def _alike(
    left: Mapping[EvidenceId, Evidence],
    right: Mapping[EvidenceId, Evidence],
    pairs: Pairs,
    targets: tuple[TargetNames, TargetNames],
    key: Key,
) -> Iterator[tuple[EvidenceId, EvidenceId]]:
    """Yield pairs of records that are equal by a key, in order."""
    taken = set(pairs.values())
    waiting: dict[object, deque[EvidenceId]] = defaultdict(deque)
    for j, e in right.items():
        if j not in taken:
            waiting[key(e, targets[1])].append(j)
    for i, e in left.items():
        if i not in pairs and (found := waiting.get(key(e, targets[0]))):
            yield i, found.popleft()


def _about(e: Evidence, names: TargetNames) -> tuple[str, ...]:
    return tuple(names.get(t, t) for t in e.entry.targets)


def _said_here(e: Evidence, names: TargetNames) -> object:
    return (e.article.id, _said(e, names))


def _said(e: Evidence, names: TargetNames) -> object:
    """Return what a record says, except its own id and those it refers to."""
    return (_about(e, names), content_of(e))


def _said_at(e: Evidence, names: TargetNames) -> object:
    """Return the speaker, passage, act and targets of a record."""
    return (e.article.id, _about(e, names), e.entry.speaker, e.entry.act, e.entry.passage)


def _said_there(e: Evidence, names: TargetNames) -> object:
    return (e.id, _said_at(e, names))


def _id(e: Evidence, _: TargetNames) -> object:
    return e.id
