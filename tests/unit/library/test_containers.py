"""Files that hold articles, and the known articles found in them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from compliance.library.containers import (
    Container,
    RangeOutsideError,
    Recognised,
    recognise,
    slice_text,
)
from compliance.library.store import TextLibrary, text_sha256
from compliance.model.article import Article, HeldText
from compliance.model.base import ArticleId
from compliance.workspace.load import load_workspace
from support.builders import LAKE

FIRST = "Gate opens\n\nThe guards left.\n"
SECOND = "Gate shuts\n\nThe guards are “back”.\n"


def container(text: str, name: str = "wire.txt") -> Container:
    return Container(name, hashlib.sha256(text.encode()).hexdigest(), text)


def held(where: Container, place: tuple[int, int], text: str) -> HeldText:
    return HeldText(container_sha256=where.sha256, range=place, text_sha256=text_sha256(text))


def article(name: str, *texts: HeldText) -> Article:
    (first, *_) = load_workspace(LAKE).articles.values()
    return replace(first, id=ArticleId(name), held=texts)


BOTH = container(FIRST + SECOND)


def test_a_slice_counts_code_points() -> None:
    assert slice_text(container("“a\U0001f468b”"), (1, 4)) == "a\U0001f468b"
    assert slice_text(BOTH, (0, len(BOTH.text))) == BOTH.text


@pytest.mark.parametrize("place", [(0, 4), (-1, 2), (2, 1), (1, 1)])
def test_a_range_that_the_file_has_not_is_refused(place: tuple[int, int]) -> None:
    with pytest.raises(RangeOutsideError) as caught:
        slice_text(container("abc"), place)
    assert str(caught.value) == f'range {list(place)} lies outside "wire.txt"; it has 3 code points'


def test_each_article_of_a_known_file_is_compared_at_its_range(tmp_path: Path) -> None:
    first = article("first", held(BOTH, (0, len(FIRST)), FIRST))
    moved = article("moved", held(BOTH, (1, len(SECOND) + 1), SECOND))
    cut = article("cut", held(BOTH, (len(FIRST), len(BOTH.text) + 1), SECOND))
    none = article("none")
    other = article("other", held(container("x"), (0, 1), "x"))
    assert tuple(recognise(BOTH, [first, moved, cut, none, other], TextLibrary(tmp_path))) == (
        Recognised(ArticleId("first"), (0, len(FIRST)), fits=True),
        Recognised(ArticleId("moved"), (1, len(SECOND) + 1), fits=False),
        Recognised(ArticleId("cut"), (len(FIRST), len(BOTH.text) + 1), fits=False),
    )


def test_a_text_in_the_library_is_found_in_a_file_of_another_hash(tmp_path: Path) -> None:
    library = TextLibrary(tmp_path)
    library.put(SECOND)
    library.put("")
    alone = container(SECOND, "second.txt")
    second = article(
        "second",
        held(alone, (0, len(SECOND)), SECOND),
        held(container("copy of it"), (9, 50), SECOND),
        held(container("empty"), (0, 1), ""),
        held(container("not held"), (0, 1), "not held"),
    )
    found = Recognised(ArticleId("second"), (len(FIRST), len(BOTH.text)), fits=True)
    assert list(recognise(BOTH, [second], library)) == [found]
    assert list(recognise(container(FIRST), [second], library)) == []
    [known] = recognise(alone, [second], library)
    assert known == Recognised(ArticleId("second"), (0, len(SECOND)), fits=True)


def test_a_damaged_text_of_the_library_recognises_nothing(tmp_path: Path) -> None:
    library = TextLibrary(tmp_path)
    sha256 = library.put(SECOND)
    (tmp_path / "texts" / sha256[:2] / f"{sha256}.txt").write_text("Gate", "utf-8")
    second = article("second", held(container(SECOND), (0, len(SECOND)), SECOND))
    assert list(recognise(BOTH, [second], library)) == []
