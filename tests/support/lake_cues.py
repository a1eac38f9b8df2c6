"""The invented workspace with cues in its agreement, and its texts, to suggest from."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from compliance.library.store import TextLibrary
from compliance.passages.prove import Prover
from compliance.suggest.gather import gather_known, given_of
from compliance.suggest.given import Given, Known
from compliance.workspace.load import load_workspace
from compliance.workspace.workspace import Workspace
from compliance.workspace.yaml.reader import read_yaml
from support.builders import AGREEMENT, lake_files, workspace
from support.lake_texts import TEXTS

CUES: Final[dict[str, dict[str, list[str]]]] = {
    "1a": {"en": ["gates + open-", "gates of the dam ! shut"]},
    "1b": {"en": ["gate + shut", "gates + shut"], "ru": ["ворот- + закры-"]},
    "2a": {"en": ["patrol boats", "boats + withdraw-", "boats + @the-lane"]},
    "2b": {"en": ["ferr- + cross-"]},
}
WHOLE: Final = {"en": ["the treaty", "lake treaty"], "ru": ["договор-"]}
SCOPE: Final = {
    "inside": {"en": ["dam", "lake", "@the-lane"]},
    "outside": {"en": ["sea", "upper river"]},
    "other": {"en": ["price of fish"]},
}
CALLED: Final = {"en": ["fishing accord"]}


def with_cues(clauses: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the clauses of the invented agreement with the cues of their obligations."""
    return [
        {**clause, "obligations": [{**o, "cues": CUES[o["id"]]} for o in clause["obligations"]]}
        for clause in clauses
    ]


def lake_with_cues(root: Path, **changes: Any) -> Path:  # noqa: ANN401 - as `workspace` has them
    """Write the invented workspace with cues into a folder; return the folder."""
    found = read_yaml(lake_files()[f"agreements/{AGREEMENT}.yaml"].encode(), "lake").value
    assert isinstance(found, dict)
    fishing = [{**found["instruments"][0], "called": CALLED}]
    keys = {
        "clauses": with_cues(found["clauses"]),
        "instruments": fishing,
        "cues": WHOLE,
        "scope": SCOPE,
    }
    return workspace(root, agreement={**keys, **changes.pop("agreement", {})}, **changes)


def library_of_lake(folder: Path) -> TextLibrary:
    """Return a text library that holds the texts of the two articles."""
    library = TextLibrary(folder)
    for text in TEXTS.values():
        library.put(text)
    return library


def lake_known(root: Path, **changes: Any) -> tuple[Workspace, Known]:  # noqa: ANN401 - as above
    """Return the invented workspace with cues and texts, and what it knows."""
    loaded = load_workspace(lake_with_cues(root / "lake", **changes))
    prover = Prover(loaded, library_of_lake(root / "texts"))
    return loaded, gather_known(loaded, loaded.agreement(), prover)


def lake_given(root: Path, article: str) -> Given:
    """Return what an engine is given of one of the two articles."""
    loaded, known = lake_known(root)
    found = next(one for one in loaded.articles.values() if one.id == article)
    return given_of(found, TEXTS[article], known)
