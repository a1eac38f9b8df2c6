"""The texts of an agreement as a reader sees them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from compliance.views.texts import DocumentView, document_view, language_words
from support.builders import one_duty
from support.reports import lake

TEXT: dict[str, Any] = {
    "id": "north-en",
    "title": "The treaty",
    "languages": ["en"],
    "publisher": "Ministry of the North",
    "url": "https://www.north.example/treaty",
    "status": "official",
    "confidence": "A",
}
LEAKED = {
    **TEXT,
    "id": "leaked",
    "languages": ["fr", "xx"],
    "publisher": "The Herald",
    "status": "leaked",
    "confidence": "M",
    "note": "Printed before the treaty was.",
}
WORDING: dict[str, Any] = {
    "targets": ["1a"],
    "variants": [
        {"words": "by", "texts": ["north-en"], "confidence": "A"},
        {"words": "before", "seen": "a poster", "confidence": "C"},
    ],
    "note": "Of the date.",
}
FACT = {"what": "It was signed at noon.", "citation": "The Herald", "confidence": "B"}


def document(root: Path, duty: dict[str, Any] | None = None, **keys: Any) -> DocumentView:  # noqa: ANN401 - as files have it
    agreement = one_duty(**(duty or {}))
    made = lake(root, agreement=agreement | keys, evidence=[])
    return document_view(made.agreement())


def test_a_text_says_who_published_it_in_what_language_and_how_it_was_checked(
    tmp_path: Path,
) -> None:
    leaked = {k: v for k, v in LEAKED.items() if k != "url"}
    one, other = document(tmp_path, texts=[TEXT, leaked], drawn_up_in="fr").texts
    assert (one.publisher, one.host, one.official) == (
        "Ministry of the North",
        "north.example",
        True,
    )
    assert (one.languages, one.tongue) == ("English (translation)", "English")
    assert other.languages == "French (as drawn up) and xx (translation)"
    assert (other.host, other.official, other.unconfirmed) == ("", False, True)
    assert one.confidence.startswith("A: ")


def test_where_nobody_says_in_what_it_was_drawn_up_no_text_is_a_translation(
    tmp_path: Path,
) -> None:
    made = lake(tmp_path, agreement=one_duty() | {"texts": [TEXT]}, evidence=[])
    (one,) = document_view(replace(made.agreement(), drawn_up_in=None)).texts
    assert one.languages == "English"


def test_wordings_stand_beside_each_other_with_who_has_them(tmp_path: Path) -> None:
    (one,) = document(tmp_path, texts=[TEXT], wordings=[WORDING]).wordings
    assert one.targets == (("1a", "1a"),)
    assert [(v.words, v.texts, v.seen) for v in one.variants] == [
        ("by", (("north-en", "Ministry of the North (English)"),), None),
        ("before", (), "a poster"),
    ]
    assert not one.read


def test_words_that_several_texts_have_stand_once_where_the_words_alone_stand(
    tmp_path: Path,
) -> None:
    again = {"words": "by", "seen": "a stamp", "confidence": "C"}
    wording = WORDING | {"variants": [*WORDING["variants"], again]}
    (one,) = document(tmp_path, texts=[TEXT], wordings=[wording]).wordings
    assert one.words == ("by", "before")


def test_a_place_that_is_read_in_two_ways_is_marked(tmp_path: Path) -> None:
    holder = {"source": "south", "citation": "A letter", "confidence": "C"}
    readings = [
        {"id": f"reading-{n}", "says": f"Read {n}.", "turns_on": "by", "holders": [holder]}
        for n in "xy"
    ]
    about = WORDING | {"targets": ["1a", "1"]}
    (one,) = document(tmp_path, {"readings": readings}, texts=[TEXT], wordings=[about]).wordings
    assert one.read


def test_facts_stand_with_where_they_can_be_read(tmp_path: Path) -> None:
    (one,) = document(tmp_path, facts=[FACT]).facts
    assert (one.what, one.citation, one.url) == ("It was signed at noon.", "The Herald", None)


def test_a_language_without_a_name_here_goes_by_its_tag() -> None:
    assert [language_words(tag) for tag in ("hy", "az-Latn", "tlh")] == [
        "Armenian",
        "Azerbaijani",
        "tlh",
    ]
