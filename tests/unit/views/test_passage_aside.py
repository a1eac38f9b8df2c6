"""What stands beside a passage: its page and time, and what was translated, by whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from compliance.model.evidence import PassagePin
from compliance.passages.fingerprint import fingerprint
from compliance.render.text.report import render_report_text
from compliance.views.passage import passage_link
from compliance.workspace.workspace import Workspace
from support.builders import record
from support.rendered import text_of
from support.reports import document_of, lake, view_of
from support.templates import page_text

Json = dict[str, Any]

PLACE: Final = {"page": 12, "paragraph": "3(b)", "time": "1:02:03"}
ASIDE: Final = (
    "page 12, paragraph 3(b), at 1:02:03; machine translation; said in: ru; "
    "our translation: “Two of them.”"
)


def made(root: Path, **keys: object) -> Workspace:
    given: Json = {
        "status": "violated",
        "article": "wire-1999-07-05",
        "passage": {"start": "Two boats stayed", **PLACE},
        "translation": "Two of them.",
        "original_language": "ru",
    }
    article = {"machine_translated": True, "url": "https://example.org/report.PDF?v=1"}
    return lake(root, evidence=[record(**{**given, **keys})], articles=[article])


@pytest.mark.parametrize(
    "rendered",
    [
        lambda view: text_of(render_report_text(view)),
        lambda view: page_text(view, "report/report.html.j2"),
        lambda view: page_text(view, "report/report.md.j2"),
    ],
    ids=["text", "html", "md"],
)
def test_it_is_printed_with_the_passage(rendered: Callable[..., str], tmp_path: Path) -> None:
    text = " ".join(rendered(view_of(made(tmp_path))).replace("\\", "").split())
    assert ASIDE in text
    assert "machine translation" in text.replace(ASIDE, "")


def test_machine_output_has_each_part_under_its_key(tmp_path: Path) -> None:
    document = document_of(view_of(made(tmp_path)))
    north = document["clauses"][0]["obligations"][0]["others"]
    (said,) = next(o["evidence"] for o in north if o["source"] == "north")
    assert {key: said["passage"][key] for key in PLACE} == PLACE
    assert (said["translation"], said["original_language"]) == ("Two of them.", "ru")
    assert document["articles"][0]["machine_translated"] is True


@pytest.mark.parametrize(
    ("url", "page", "expected"),
    [
        ("https://e.org/a.pdf", 12, "https://e.org/a.pdf#page=12"),
        ("https://e.org/a.PDF?v=1#top", 3, "https://e.org/a.PDF?v=1#page=3"),
        ("https://e.org/a.pdf", "xii", "https://e.org/a.pdf#:~:text=Two"),
        ("https://e.org/a.pdf", None, "https://e.org/a.pdf#:~:text=Two"),
        ("https://e.org/?f=a.pdf", 12, "https://e.org/?f=a.pdf#:~:text=Two"),
        (None, 12, None),
    ],
)
def test_a_link_opens_a_pdf_at_its_page(
    url: str | None, page: int | str | None, expected: str | None
) -> None:
    assert passage_link(url, PassagePin(start="Two", page=page)) == expected


def test_a_lock_affirms_it_only_where_it_is_given(tmp_path: Path) -> None:
    def parts(workspace: Workspace) -> Mapping[str, str]:
        (e,) = workspace.evidence.values()
        return fingerprint(e, workspace.agreement())

    given = parts(made(tmp_path / "given"))
    plain = record(status="violated", article="wire-1999-07-05")
    without = parts(lake(tmp_path / "without", evidence=[plain], articles=[{}]))
    assert given.keys() - without.keys() == {"locator", "translation", "original_language"}
    assert all(given[name] == said for name, said in without.items())
