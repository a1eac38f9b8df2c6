"""What the page of the search gives its script: numbers in words, in every language."""

from __future__ import annotations

from collections.abc import Callable
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel import Locale

from compliance.views.site.contents import SiteContents
from compliance.views.site.search_page import ONE_AND_OTHER, PLURALS, search_page
from compliance.wording.speaking import CATALOGS, Language, spoken_in
from compliance.workspace.load import load_workspace
from support import reports
from support.builders import workspace


def form_of(language: Language) -> Callable[[int], int]:
    """Return by what a catalog chooses the form that goes with a number."""
    if language is Language.ENGLISH:
        return lambda number: int(number != 1)
    with (CATALOGS / f"{language}.mo").open("rb") as file:
        catalog: GNUTranslations = GNUTranslations(file)
    form: Callable[[int], int] = vars(catalog)["plural"]
    return form


@pytest.mark.parametrize("language", Language)
def test_a_number_takes_the_same_form_in_a_browser_as_in_a_catalog(language: Language) -> None:
    known, form = dict(PLURALS.get(language, ONE_AND_OTHER)), form_of(language)
    category = Locale(language.value).plural_form
    for number in range(1000):
        assert form(known[category(number)]) == form(number), number
    assert "other" in known


@pytest.mark.parametrize(
    ("language", "categories"),
    [(Language.ENGLISH, ["one", "other"]), (Language.RUSSIAN, ["one", "few", "many", "other"])],
)
def test_the_script_is_given_a_form_for_each_category(
    tmp_path: Path, language: Language, categories: list[str]
) -> None:
    with spoken_in(language):
        selection = reports.selection_of(load_workspace(workspace(tmp_path)))
        numbers = search_page(SiteContents(selection)).numbers
    assert [one.category for one in numbers] == categories
    assert all("{n}" in one.words and "{n}" in one.more for one in numbers)
