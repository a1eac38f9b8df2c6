"""An encoding that nothing declares is told from the letters, for short news, too."""
# ruff: noqa: RUF001 - letters of all scripts are what this module is about

from __future__ import annotations

import pytest

from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.detecting import extract, guessed, prepare

TEXTS = {
    "ru": "Мост открыли в субботу утром. Жители двух берегов пришли посмотреть на первый паром.",
    "ru, a line": "Паром ходил всю неделю.",
    "uk": "Міст відкрили в суботу вранці. Мешканці берегів їхали подивитися на перший пором.",
    "bg": "Мостът беше отворен в събота сутринта. Жителите дойдоха да видят първия ферибот.",
    "de": "Die Brücke wurde am Samstagmorgen geöffnet. Die Gäste fuhren über den See.",
    "fr": "Le pont a été ouvert samedi matin. La traversée a été rétablie, a dit le gardien.",
    "fr, a line": "La traversée a été rétablie.",
    "pl": "Most otwarto w sobotę rano. Prom kursował przez cały tydzień, aż do świąt.",
    "tr": "Vapur bütün hafta çalıştı. Köprü cumartesi sabahı açıldı.",
    "el": "Η γέφυρα άνοιξε το Σάββατο το πρωί. Οι κάτοικοι ήρθαν να δουν το πρώτο πλοίο.",
}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("ru", "cp1251"),
        ("ru", "koi8-r"),
        ("ru", "cp866"),
        ("ru", "iso8859-5"),
        ("ru, a line", "cp1251"),
        ("ru, a line", "koi8-r"),
        ("ru, a line", "cp866"),
        ("uk", "cp1251"),
        ("uk", "koi8-u"),
        ("bg", "cp1251"),
        ("de", "cp1252"),
        ("fr", "cp1252"),
        ("fr, a line", "cp1252"),
        ("pl", "cp1250"),
        ("tr", "cp1254"),
        ("el", "cp1253"),
    ],
)
def test_an_encoding_is_told_from_the_letters(text: str, encoding: str) -> None:
    prepare()
    assert guessed(TEXTS[text].encode(encoding)) == encoding


def test_a_long_text_is_judged_by_its_beginning() -> None:
    assert guessed((TEXTS["ru"] + " ").encode("koi8-r") * 9_000) == "koi8-r"
    assert guessed(TEXTS["ru"].replace(" ", "").encode("koi8-r") * 9_000) == "koi8-r"


def test_the_encoding_is_named_with_the_text() -> None:
    found = extract(Capture("a", TEXTS["ru"].encode("koi8-r")))
    assert found.text == TEXTS["ru"]
    assert found.extractor is not None
    assert found.extractor.settings == "encoding=koi8-r"


def test_what_is_in_no_known_encoding_is_refused() -> None:
    for data in (bytes(range(128, 256)) * 9, b"\xff", b"Fin \xe9"):
        with pytest.raises(UnfitCaptureError, match="is text in no encoding that can be told"):
            extract(Capture("a", data))
