"""Under which terms a workspace is published: who coded it, people first."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.views.publication import publication_view
from compliance.workspace.load import load_workspace
from support.builders import record, workspace

CODERS = """coders:
  - {id: anna, name: Anna, kind: person}
  - {id: machine, name: A model, kind: language_model}
"""


@pytest.mark.parametrize(
    ("coded_by", "coded"),
    [
        (["machine", "anna"], "Coded by people and language models."),
        (["anna"], "Coded by people."),
        (["machine"], "Coded by language models; no person is named among the coders."),
        ([], "No coder is named."),
    ],
)
def test_what_kinds_of_coders_there_were(tmp_path: Path, coded_by: list[str], coded: str) -> None:
    one = record(coded_by=coded_by) if coded_by else record()
    root = workspace(tmp_path / "lake", evidence=[one], files={"coders.yaml": CODERS})
    loaded = load_workspace(root)
    evidence = tuple(loaded.evidence.values())
    view = publication_view(loaded, evidence, "compliance 0")
    assert view.coded == coded
    assert (view.uncoded is None) is bool(coded_by)
