"""Links whose words are titles and names: in which language these are, if it is another."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.views.site.book import book_page
from compliance.views.site.contents import SiteContents
from compliance.wording.speaking import Language, spoken_in
from compliance.workspace.load import load_workspace
from support import reports
from support.builders import workspace


@pytest.mark.parametrize(
    ("spoken", "written", "marked"),
    [
        (Language.ENGLISH, "en", None),
        (Language.ENGLISH, "en-GB", None),
        (Language.ENGLISH, "ru", "ru"),
        (Language.RUSSIAN, "ru", None),
        (Language.RUSSIAN, "en", "en"),
        (Language.RUSSIAN, None, None),
    ],
)
def test_a_title_in_another_language_than_is_spoken_is_marked(
    tmp_path: Path, spoken: Language, written: str | None, marked: str | None
) -> None:
    contents = SiteContents(reports.selection_of(load_workspace(workspace(tmp_path))))
    with spoken_in(spoken):
        link = contents.link("A title", "article", "post-1999", language=written)
    assert (link.href, link.language) == ("../articles/post-1999.html", marked)


def test_names_of_incidents_are_in_the_language_of_the_workspace(tmp_path: Path) -> None:
    contents = SiteContents(reports.selection_of(load_workspace(workspace(tmp_path))))
    (incident, *_) = contents.workspace.incidents.values()
    assert contents.incident_link(incident).language is None
    with spoken_in(Language.ARMENIAN):
        assert contents.incident_link(incident).language == "en"


def test_what_stands_in_a_pdf_is_listed_in_the_language_spoken(tmp_path: Path) -> None:
    contents = SiteContents(reports.selection_of(load_workspace(workspace(tmp_path))))
    with spoken_in(Language.RUSSIAN):
        page = book_page(contents)
    assert page.site.here == "Содержание"
    listed = [part.words for part in page.parts]
    assert (*listed[:2], listed[-1]) == ("Обзор", "Противоречия", "соглашение в целом")
