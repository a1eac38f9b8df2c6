"""What came of something that a coder did: it is noted, or nothing was written, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from compliance.coding.decision import Decision
from compliance.model.base import EvidenceId
from compliance.workspace.write.evidence_check import WrongField


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a decision.

    Either it is noted (`decision`, and the `record` that was written); or there are `problems`,
    sentences by the flat name of the field ("" for the record as a whole), or a `conflict`, a
    sentence that says how the file moved on: then nothing was written at all.
    """

    decision: Decision | None = None
    record: EvidenceId | None = None
    problems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    conflict: str | None = None

    def renamed(self, name: Callable[[str], str]) -> Outcome:
        """Return the same with the problems under the names that a form has for the fields."""
        return replace(self, problems={name(one): said for one, said in self.problems.items()})

    @property
    def done(self) -> bool:
        """Whether it is noted."""
        return self.decision is not None


def wrong(found: Iterable[WrongField]) -> Outcome:
    """Return that nothing was written, since something is wrong."""
    problems: dict[str, tuple[str, ...]] = {}
    for one in found:
        said = problems.get(one.field, ())
        problems[one.field] = said if one.message in said else (*said, one.message)
    return Outcome(problems=problems)
