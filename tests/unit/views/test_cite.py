"""Citations: three forms of the same, each read back by what reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from compliance.model.dates.edtf import parse_edtf
from compliance.views.cite import (
    CitationView,
    Citer,
    csl_date,
    date_parts,
    in_bibtex,
    slashed,
)
from compliance.workspace.load import load_workspace
from compliance.workspace.workspace import Workspace
from support.builders import LAKE, article, record, workspace
from support.reports import selection_of

TERMS = """
[publication]
address = "https://example.org/lake/"
version = "1999.7"
date = "1999-07-09"
publisher = "Lake Watch"
"""
# Of the schema of CSL's input data 1.0.2, what citations have.
FIELDS = {
    "id": str, "type": str, "title": str, "container-title": str, "publisher": str, "URL": str,
    "version": str, "language": str, "note": str, "original-title": str, "original-publisher": str,
    "author": list, "issued": dict, "original-date": dict,
}  # fmt: skip
KINDS = {"entry", "webpage", "dataset"}


def published(root: Path, terms: str, **changes: Any) -> Workspace:  # noqa: ANN401 - as `workspace` takes them
    """Return the invented workspace, changed, under some terms."""
    settings = (LAKE / "compliance.toml").read_text("utf-8") + terms
    return load_workspace(workspace(root, files={"compliance.toml": settings}, **changes))


def statement(
    root: Path,
    terms: str = "",
    title: str = "100 % of R&D_x …",
    **keys: Any,  # noqa: ANN401 - as files take them
) -> CitationView:
    """Return how the one record of a workspace is cited."""
    wire = article(title=title, url="https://wire.example/a?b=1&c=2")
    one = record(article=wire["id"], **keys)
    made = published(root, terms, articles=[wire], evidence=[one])
    selection = selection_of(made)
    (e,) = selection.evidence
    view = selection.records.write(e)
    return Citer(made, selection.agreement.id).statement(view, "The Wire", "articles/a.html#e1")


def item(citation: CitationView) -> dict[str, Any]:
    """Return the one item of a citation as CSL-JSON, whose fields are those of the schema."""
    (found,) = json.loads(citation.csl_json)
    assert {name: type(value) for name, value in found.items()} == {
        name: FIELDS[name] for name in found
    }
    assert found["type"] in KINDS
    return dict(found)


def fields(citation: CitationView) -> dict[str, str]:
    """Return the key and the fields of a citation as a reader of BibTeX finds them."""
    read, raw = (
        parse_string(citation.bibtex, append_middleware=decoding).entries[0].fields_dict
        for decoding in ([LatexDecodingMiddleware()], [])
    )
    (entry,) = parse_string(citation.bibtex).entries
    found = {name: str(field.value) for name, field in read.items()}
    if "url" in raw:  # which is no text of LaTeX
        found["url"] = str(raw["url"].value)
    return {"key": entry.key, **found}


def test_a_statement_is_cited_by_who_said_it_and_where(tmp_path: Path) -> None:
    cited = statement(tmp_path, TERMS, asserted="1999-07-03")
    assert cited.plain == (
        "Ministry of Waters of North Shore, 3 Jul 1999: “Two boats stayed”. The Wire, "
        "“100 % of R&D_x …”, 5 Jul 1999. Statement wire-1999-07-05#e1 in: Lake treaty of 1 May "
        "1999: who says what, version 1999.7. https://example.org/lake/articles/a.html#e1"
    )
    csl, bibtex = item(cited), fields(cited)
    assert csl["id"] == bibtex["key"] == "wire-1999-07-05:e1"
    assert csl["author"] == [{"literal": "Ministry of Waters of North Shore"}]
    assert csl["issued"] == {"date-parts": [[1999, 7, 3]]}
    assert csl["original-title"] == "100 % of R&D_x …"
    assert csl["URL"] == bibtex["url"] == "https://example.org/lake/articles/a.html#e1"
    assert (bibtex["year"], bibtex["month"]) == ("1999", "jul")
    assert "“100 % of R&D_x …”" in bibtex["howpublished"]


def test_without_an_address_a_statement_is_cited_by_that_of_its_article(tmp_path: Path) -> None:
    cited = statement(tmp_path)
    assert item(cited)["URL"] == "https://wire.example/a?b=1&c=2"
    assert "publisher" not in item(cited)
    assert fields(cited)["url"] == "https://wire.example/a?b=1&c=2"


def test_what_another_side_tells_is_cited_by_those_who_tell_it(tmp_path: Path) -> None:
    cited = statement(tmp_path, voice="characterised", via=["south-office"])
    assert item(cited)["author"] == [{"literal": "Lake Office of South Shore"}]
    assert item(cited)["note"] == "as told by another side"
    assert "as told by another side" in cited.plain


def test_pages_and_the_whole_are_cited_by_the_publisher(tmp_path: Path) -> None:
    citer = Citer(published(tmp_path / "a", TERMS), "lake_1999")
    page, whole = citer.page("point-1", "Point 1: The dam", "points/1.html"), citer.whole()
    assert page.plain == (
        "Lake Watch, 9 Jul 1999: Point 1: The dam. In: Lake treaty of 1 May 1999: who says what, "
        "version 1999.7. https://example.org/lake/points/1.html"
    )
    assert item(page)["container-title"] == "Lake treaty of 1 May 1999: who says what"
    assert fields(page)["key"] == "lake_1999:point-1"
    assert whole.plain.endswith("Version 1999.7. https://example.org/lake/")
    assert item(whole)["type"] == "dataset"
    bare = Citer(published(tmp_path / "b", ""), "lake_1999").whole()
    assert bare.plain == "Lake treaty of 1 May 1999: who says what."
    assert set(fields(bare)) == {"key", "title"}
    assert set(item(bare)) == {"id", "type", "title", "language"}


@pytest.mark.parametrize(
    ("date", "csl", "collected"),
    [
        ("1999-07-03", {"date-parts": [[1999, 7, 3]]}, "1999/07/03"),
        ("1999-07", {"date-parts": [[1999, 7]]}, "1999/07"),
        ("1999~", {"date-parts": [[1999]], "circa": True}, "1999"),
        ("1999-07-03/1999-08", {"date-parts": [[1999, 7, 3], [1999, 8]]}, None),
        ("../1999-07-03", {"literal": "by 3 Jul 1999"}, None),
        ("1999-21", {"literal": "spring 1999"}, None),
        ("199X", {"literal": "1990–1999, year not known"}, None),
    ],
)
def test_a_date_has_its_parts_or_its_words(
    date: str, csl: dict[str, object], collected: str | None
) -> None:
    assert csl_date(parse_edtf(date)) == csl
    assert slashed(parse_edtf(date)) == collected
    assert (date_parts(parse_edtf(date)) is None) is ("literal" in csl)


def test_a_date_without_parts_stands_in_words(tmp_path: Path) -> None:
    cited = fields(statement(tmp_path))  # by the day of its article
    assert cited["note"] == "by 5 Jul 1999"
    assert "year" not in cited


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60))
def test_no_sign_of_a_text_breaks_out_of_its_field(text: str) -> None:
    """The braces are balanced, and nothing stands there that LaTeX would obey."""
    made = in_bibtex(text)
    library = parse_string(f"@misc{{key,\n  title = {{{{{made}}}}}\n}}")
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == ["key"]
    bare = made
    for known in ("textbackslash{}", "textbraceleft{}", "textbraceright{}", "textasciitilde{}"):
        bare = bare.replace(f"\\{known}", "")
    bare = bare.replace("\\textasciicircum{}", "")
    for sign in "&%$#_":
        bare = bare.replace(f"\\{sign}", "")
    assert not set(bare) & set("\\{}~^&%$#_")


@pytest.mark.parametrize("title", ["[title not seen]", "(none in the copy)"])
def test_where_no_headline_was_seen_none_is_cited(tmp_path: Path, title: str) -> None:
    cited = statement(tmp_path, title=title)
    assert "The Wire, 5 Jul 1999" in cited.plain
    assert title not in f"{cited.plain}{cited.bibtex}{cited.csl_json}"
    assert "original-title" not in item(cited)
