"""Sentences of languages without a list of words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from compliance.suggest.unread import unread_sentences
from support.builders import HERALD
from support.lake_cues import lake_given


def test_the_number_of_a_day_ends_no_sentence(tmp_path: Path) -> None:
    text = "Am 5. Juli wurden alle Tore geöffnet. Am Abend war der See leer."
    given = replace(lake_given(tmp_path, HERALD), text=text, language="de")
    found = [text[slice(*one.place)] for one in unread_sentences(given)]
    assert found == ["Am 5. Juli wurden alle Tore geöffnet", "Am Abend war der See leer"]
