"""Read the plan of an adjudication: strict YAML, checked like every file, wherever it lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compliance.errors import InvalidWorkspaceError, Problem
from compliance.model.adjudication import Plan
from compliance.model.evidence import EvidenceFile
from compliance.workspace.faults import Fault
from compliance.workspace.gate import check_shape, number_keys, prose_keys
from compliance.workspace.yaml.places import locate_all
from compliance.workspace.yaml.reader import read_yaml


@dataclass(frozen=True, slots=True)
class PlanFile:
    """The bytes of a plan and the name that problems give it."""

    name: str
    data: bytes

    def read(self) -> Plan:
        """Return the plan.

        Raises:
            InvalidWorkspaceError: it is wrong; carries every Problem.
        """
        prose = prose_keys(Plan) | prose_keys(EvidenceFile)
        content = read_yaml(self.data, self.name, prose, number_keys(EvidenceFile))
        faults: list[Fault] = []
        plan = None
        if content.value is not None:
            plan = check_shape(content.value, Plan, self.name, faults)
        problems = [*content.problems, *self.placed(faults)]
        if plan is None or problems:
            raise InvalidWorkspaceError(problems)
        return plan

    def placed(self, faults: Iterable[Fault]) -> list[Problem]:
        """Return faults of the plan as Problems with line and column."""
        told = tuple(faults)
        places = locate_all(self.data, [one.route for one in told], self.name)
        return [Problem(f.file, *places[f.route], f.code, f.message) for f in told]
