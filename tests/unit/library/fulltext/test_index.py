"""The index of words: the same texts are found whatever becomes of what is kept of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from unicodedata import combining

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compliance.library.fulltext import index as module
from compliance.library.fulltext.hits import find_hits
from compliance.library.fulltext.index import NoFullTextError, Searched, search_texts
from compliance.library.store import TextLibrary, text_sha256
from compliance.model.query.query import parse_query
from compliance.model.query.words import words_of

LANE, GATE = "The ferry lane was shut.", "A gate of the dam. The ferry left."
LANGUAGES = (
    "Ceasefire in Nagorno-Karabakh: the peacekeepers’ column left Aghdam on 20 November.",
    "Перемирие в Нагорном Карабахе: колонна миротворцев ушла из Агдама, самолёт — нет.",  # noqa: RUF001
    "Dağlıq Qarabağda atəşkəs: sülhməramlıların kolonu İyulda Ağdamdan çıxıb, BAKI deyir.",
    "Հրադադար Լեռնային Ղարաբաղում. խաղաղապահների շարասյունը լքեց Աղդամը և Շուշին։",
)


class Given:
    """Texts in memory, of which some may be gone or altered; it counts those that are read."""

    def __init__(self, *texts: str) -> None:
        self.texts: dict[str, str | None] = {text_sha256(text): text for text in texts}
        self.read: list[str] = []

    def hashes(self) -> Iterator[str]:
        yield from self.texts

    def pass_through(self, sha256: str) -> str | None:
        self.read.append(sha256)
        return self.texts[sha256]


def found(texts: Given, asked: str, folder: Path | None) -> list[str]:
    texts.read.clear()
    return sorted(
        texts.texts[one] or "" for one in search_texts(texts, parse_query(asked), folder).found
    )


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("text", LANGUAGES)
@pytest.mark.parametrize("change", [str, str.upper, str.lower, str.swapcase])
def test_each_word_of_a_text_finds_it(text: str, change: type[str], tmp_path: Path) -> None:
    texts = Given(*LANGUAGES)
    for word in text.split():
        if words_of(word):
            asked = "".join(
                sign if sign.isalnum() or combining(sign) else " " for sign in change(word)
            )
            assert text in found(texts, f'"{asked}"', tmp_path / "index")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_what_the_index_finds_has_hits_and_nothing_else_has(given: list[str]) -> None:
    texts = Given(*given)
    for text in given:
        for word in words_of(text)[:3]:
            query = parse_query(f'"{word}"')
            expected = {t for t in given if find_hits(t, query.wanted)}
            assert text in expected
            assert set(found(texts, f'"{word}"', None)) == expected


def test_only_new_texts_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "search"
    texts = Given(LANE)
    assert found(texts, "ferry", folder) == [LANE]
    assert len(texts.read) == 1
    assert found(texts, "gate", folder) == []
    assert texts.read == []
    texts.texts |= Given(GATE).texts
    assert found(texts, "ferry", folder) == [GATE, LANE]
    assert set(texts.read) == {text_sha256(GATE)}
    assert len(names_in(folder)) == 1


def test_texts_that_are_gone_are_not_found_and_leave_the_index_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = Given(LANE, GATE)
    assert found(texts, "ferry", tmp_path) == [GATE, LANE]
    (before,) = names_in(tmp_path)
    del texts.texts[text_sha256(LANE)]
    assert found(texts, "ferry", tmp_path) == [GATE]
    assert names_in(tmp_path) == [before]
    monkeypatch.setattr(module, "_SPARE", -2)
    assert found(texts, "ferry", tmp_path) == [GATE]
    assert names_in(tmp_path) != [before]


def test_an_altered_text_is_not_found_until_it_is_restored(tmp_path: Path) -> None:
    texts = Given(LANE, GATE)
    texts.texts[text_sha256(LANE)] = None
    assert found(texts, "ferry", tmp_path) == [GATE]
    (before,) = names_in(tmp_path)
    assert found(texts, "ferry", tmp_path) == [GATE]
    assert names_in(tmp_path) == [before]
    texts.texts[text_sha256(LANE)] = LANE
    assert found(texts, "ferry", tmp_path) == [GATE, LANE]


def test_what_was_damaged_is_made_anew(tmp_path: Path) -> None:
    texts = Given(LANE, GATE)
    found(texts, "ferry", tmp_path)
    (name,) = names_in(tmp_path)
    sound = (tmp_path / name).read_bytes()
    for damaged in (b"", sound[:5000], sound[:-9] + b"x" * 9, b"x" * len(sound)):
        (tmp_path / name).write_bytes(damaged)
        assert found(texts, "ferry", tmp_path) == [GATE, LANE]
        assert (tmp_path / name).read_bytes() == sound
    (tmp_path / name).unlink()
    (tmp_path / name).symlink_to(tmp_path)
    assert found(texts, "ferry", tmp_path) == [GATE, LANE]


def test_an_index_of_another_program_gives_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = Given(LANE)
    found(texts, "ferry", tmp_path)
    (before,) = names_in(tmp_path)
    monkeypatch.setattr(module, "FORMAT", 0)
    assert found(texts, "ferry", tmp_path) == [LANE]
    (after,) = names_in(tmp_path)
    assert after != before


def test_files_of_others_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.sqlite3").write_text("mine")
    assert found(Given(LANE), "ferry", tmp_path) == [LANE]
    assert "notes.sqlite3" in names_in(tmp_path)


def test_a_cache_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert found(Given(LANE, GATE), "gate", tmp_path / "file" / "search") == [GATE]
    assert found(Given(LANE, GATE), "gate", tmp_path / "file") == [GATE]


def test_one_that_another_process_took_away_meanwhile_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = Given(LANE)
    found(texts, "ferry", tmp_path)
    monkeypatch.setattr(module, "_sound_index", lambda _: tmp_path / "gone.sqlite3")
    assert found(texts, "ferry", tmp_path) == [LANE]


def test_an_index_that_cannot_be_removed_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    texts = Given(LANE)
    found(texts, "ferry", tmp_path)
    monkeypatch.setattr(module, "remove_file", refuse)
    texts.texts |= Given(GATE).texts
    assert found(texts, "ferry", tmp_path) == [GATE, LANE]
    assert found(texts, "ferry", tmp_path) == [GATE, LANE]


@pytest.mark.parametrize(
    ("statement", "error"),
    [("CREATE VIRTUAL TABLE x USING fts9(y)", NoFullTextError), ("nonsense", sqlite3.Error)],
)
def test_a_python_that_cannot_search_is_told(
    statement: str, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SCHEMA", (statement,))
    with pytest.raises(error):
        found(Given(LANE), "ferry", None)


def test_the_library_is_searched_as_it_is(tmp_path: Path) -> None:
    library = TextLibrary(tmp_path / "library")
    assert list(library.hashes()) == []
    lane, gate = library.put(LANE), library.put(GATE)
    (tmp_path / "library" / "texts" / lane[:2] / "notes.txt").write_text("no text")
    (tmp_path / "library" / "texts" / "zz.txt").write_text("no text")
    assert sorted(library.hashes()) == sorted([lane, gate])
    assert search_texts(library, parse_query("gate"), None) == Searched(
        frozenset({lane, gate}), frozenset({gate})
    )
    (tmp_path / "library" / library.file_name(gate)).write_text("A gate.")
    fresh = TextLibrary(tmp_path / "library")
    assert search_texts(fresh, parse_query("gate"), None) == Searched(
        frozenset({lane}), frozenset()
    )
    assert (fresh.pass_through(lane), fresh.pass_through(gate)) == (LANE, None)
    assert fresh.pass_through("0" * 64) is None
