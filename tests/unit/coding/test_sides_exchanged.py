"""Exchange two sides in a workspace, its texts and suggestions: the desk exchanges just them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.coding.desk import Desk
from compliance.library.store import TextLibrary, text_sha256
from compliance.model.base import ArticleId
from compliance.model.words import Act
from compliance.workspace.load import read_checked
from support.builders import GAZETTE, HERALD, article, record
from support.desks import Office, office, suggested
from support.lake_texts import TEXTS
from support.relabel import Swap

GIVEN = {
    HERALD: (
        suggested(
            HERALD,
            "The gates of the dam were opened on the first of June",
            "1b",
            "1a",
            speaker="north-ministry",
            respondents=("north",),
        ),
        suggested(HERALD, "Ferries crossed twelve times in June", "2b", side="south"),
    ),
    GAZETTE: (
        suggested(GAZETTE, "Two boats stayed", "1a", speaker="south-office", side="south"),
        suggested(
            GAZETTE,
            "The office will invite observers in August",
            "1b",
            speaker="south-office",
            side="south",
            act=Act.COMMITS,
        ),
    ),
}
SAID: list[dict[str, Any]] = [
    {"targets": ["1a"], "asserted": "1999-06-20"},
    {"article": HERALD, "targets": ["1b"], "speaker": "south-office", "voice": "quoted"},
    {"article": "post", "targets": ["1"], "speaker": "south-office", "asserted": "1999-07-04"},
    {"article": "letter", "targets": ["1a"], "speaker": "north-harbour"},
]


@pytest.fixture
def here(tmp_path: Path) -> Office:
    posts = [article(id=name, published="1999-07-05", coded="none") for name in ("post", "letter")]
    passage = {"start": "as the treaty asks"}
    evidence = [record(**one, passage=passage) for one in SAID]
    return office(tmp_path / "one", GIVEN, evidence=evidence, articles=posts)


def exchanged(here: Office, folder: Path) -> tuple[Office, Swap]:
    """Return the same office with two sides exchanged wherever they are named."""
    swap = Swap(read_checked(here.root), "north", "south")
    made = Office(folder / "lake", folder / "data")
    hashes = {text_sha256(text): text_sha256(swap.text(text)) for text in TEXTS.values()}
    for path in here.root.rglob("*"):
        if path.is_file():
            text = swap.text(path.read_text("utf-8"))
            for old, new in hashes.items():
                text = text.replace(old, new)
            to = made.root / swap.text(path.relative_to(here.root).as_posix())
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_text(text, "utf-8")
    for name, text in TEXTS.items():
        TextLibrary(made.data).put(swap.text(text))
        made.suggest(name, *map(swap.value, GIVEN[name]), text=swap.text(text))
    return made, swap


def seen(desk: Desk) -> list[Any]:
    """Return what a coder sees at a desk, in its order."""
    found: list[Any] = []
    for one in desk.queue():
        item = desk.item(one.key)
        others = [(other.side, [e.id for e in other.said]) for other in item.others]
        values = {field.name: field.values for field in item.fields}
        marks = [(mark.range, mark.record) for mark in item.marks]
        found.append(
            (one.article, one.side, one.targets, one.suggestion.text, others, values, marks)
        )
    answers = {str(e): desk.answers(e) for e in desk.workspace.evidence}
    return [*found, answers]


def test_the_desk_shows_the_same_with_the_sides_exchanged(here: Office, tmp_path: Path) -> None:
    other, swap = exchanged(here, tmp_path / "other")
    assert seen(other.desk()) == swap.value(seen(here.desk()))
    assert any(seen(here.desk())[-1].values())


def test_what_is_written_is_the_same_with_the_sides_exchanged(here: Office, tmp_path: Path) -> None:
    other, swap = exchanged(here, tmp_path / "other")
    for made in (here, other):
        desk = made.desk()
        for one in desk.queue():
            item = desk.item(one.key)
            form = {field.name: field.values for field in item.fields if field.values}
            desk.accept(one.key, form, "A claim of ours", item.revision)
    for name in (HERALD, GAZETTE):
        written = (here.evidence(name) or b"").decode()
        assert (other.evidence(name) or b"").decode() == swap.text(written)
        assert len(here.desk().workspace.evidence) > len(SAID)
    assert ArticleId(HERALD) in here.desk().workspace.articles
