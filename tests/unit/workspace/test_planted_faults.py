"""Seven of the eight faults by which tools of this kind are compared: `check` names each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from compliance.errors import InvalidWorkspaceError
from compliance.workspace.load import load_workspace
from support.builders import article, record, workspace

if TYPE_CHECKING:
    from pathlib import Path

FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "dangling link": ({"evidence": [record(targets=["9z"])]}, "unknown-target"),
    "duplicate id": ({"evidence": [record(id="e1"), record(id="e1")]}, "duplicate-id"),
    "unknown status": ({"evidence": [record(status="fulfiled")]}, "unknown-word"),
    "impossible date": ({"evidence": [record(asserted="2021-13-45")]}, "date"),
    "no source": ({"evidence": [record(speaker="")]}, "wrong-value"),
    "bad URL": ({"articles": [article(url="htp:/news example")]}, "wrong-value"),
    "no text": ({"evidence": [record(claim="")]}, "wrong-value"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_check_names_the_fault_and_nothing_else(tmp_path: Path, name: str) -> None:
    changes, code = FAULTS[name]
    with pytest.raises(InvalidWorkspaceError) as invalid:
        load_workspace(workspace(tmp_path, **changes))
    assert {problem.code for problem in invalid.value.problems} == {code}
