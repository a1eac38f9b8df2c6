"""The first page: numbers that agree with those of other pages."""

from __future__ import annotations

from pathlib import Path

from compliance.views.site.contents import SiteContents
from compliance.views.site.home import home_page
from compliance.views.site.targets import side_page
from compliance.workspace.load import load_workspace
from support.builders import workspace
from support.reports import selection_of


def test_statements_of_sides_add_up_to_all_and_to_those_of_their_voices(tmp_path: Path) -> None:
    contents = SiteContents(selection_of(load_workspace(workspace(tmp_path))))
    page = home_page(contents)
    numbers = [one.statements for one in page.read]
    assert sum(numbers) == page.corpus.records
    sides = (side_page(contents, side) for side in contents.selection.everyone)
    assert numbers == [sum(voice.records for voice in side.voices) for side in sides]
