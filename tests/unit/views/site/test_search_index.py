"""What the search of a site knows: all that it finds by, and nothing that no page prints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from compliance.model.words import Act
from compliance.render.json.site_search import COLUMNS, render_search_script
from compliance.views.site.contents import SiteContents
from compliance.views.site.search_index import SearchIndexView, search_index
from compliance.views.site.search_page import search_page
from compliance.wording.speaking import Language, spoken_in
from compliance.workspace.load import load_workspace
from support import reports
from support.builders import GAZETTE, record, source, workspace

SPELLED = {
    "names": [
        {
            "id": "harbour",
            "kind": "place",
            "forms": [
                {"text": "Shusha"},
                {"text": "Shushi"},
                {"text": "Шуша", "script": "Cyrl"},
            ],
        },
        {"id": "alone", "kind": "place", "forms": [{"text": "Alone"}]},
        {"id": "word", "kind": "term", "forms": [{"text": "point"}, {"text": "article"}]},
    ]
}


def contents_of(root: Path) -> SiteContents:
    return SiteContents(reports.selection_of(load_workspace(root)))


def index_of(root: Path) -> SearchIndexView:
    return search_index(contents_of(root))


def written(view: SearchIndexView) -> dict[str, Any]:
    script = b"".join(render_search_script(view)).decode("utf-8")
    name, _, value = script.partition(" =")
    assert name == "globalThis.complianceSearch"
    found: dict[str, Any] = json.loads(value)
    return found


def rows(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the statements by the names of their columns; what is left out is None."""
    empty = dict.fromkeys(COLUMNS)
    return [{**empty, **dict(zip(COLUMNS, row, strict=False))} for row in found["statements"]]


def test_a_statement_has_its_voice_side_words_and_time(tmp_path: Path) -> None:
    told = record(
        status="violated",
        respondents=["south"],
        targets=["1b", "1a"],
        asserted="1999-06",
        link="inferred",
        incident="gate-shut",
    )
    found = written(index_of(workspace(tmp_path, evidence=[told])))
    (row,) = rows(found)
    assert found["articles"][row["article"]][:2] == [GAZETTE, f"articles/{GAZETTE}.html"]
    assert found["voices"][row["voice"]][0] == "north-ministry"
    assert found["sides"][row["side"]][0] == "north"
    assert (found["acts"][row["act"]], found["statuses"][row["status"]]) == (
        "assesses",
        "violated",
    )
    assert found["leads"][row["lead"]].startswith("violated by ")
    assert row["words"] == "An invented claim"
    assert found["whens"][row["when"]] == ["Jun 1999", "1999-06-01", "1999-06-30"]
    assert [found["points"][point][0] for point in row["targets"]] == ["1b", "1a"]
    assert {found["points"][point][4] for point in row["targets"]} == {"1"}
    assert found["incidents"][row["incident"]][0] == "gate-shut"
    assert row["inferred"] == 1
    assert row["kinds"] is row["marks"] is row["apart"] is None


def test_what_was_said_by_some_day_counts_as_said_on_it(tmp_path: Path) -> None:
    told = [record(asserted="../1999-06-25"), record(asserted="1999-06-01/..")]
    found = index_of(workspace(tmp_path, evidence=told))
    days = [(one.when.first, one.when.last) for one in found.statements]
    assert days == [("1999-06-25", "1999-06-25"), ("1999-06-01", "1999-06-01")]


def test_what_limits_a_statement_goes_with_it(tmp_path: Path) -> None:
    told = [
        record(voice="characterised", speaker="south-office", via=["north-ministry"]),
        record(status="violated", respondents=["south"], asserted="1999-06-01"),
        record(status="fulfilled", respondents=["south"], asserted="1999-06-02"),
    ]
    found = written(index_of(workspace(tmp_path, evidence=told)))
    first, second, third = rows(found)
    assert found["aparts"][first["apart"]] == "as told by another side"
    assert first["status"] is first["lead"] is None
    marks = [found["marks"][row["marks"]] for row in (second, third) if row["marks"] is not None]
    assert marks in ([], ["(earlier)"])


def test_a_statement_says_how_it_stands_to_another_side(tmp_path: Path) -> None:
    told = [
        record(act="states", incident="gate-shut", event="1999-06-20", targets=["1b"]),
        record(
            act="denies",
            speaker="south-office",
            responds_to=["e1"],
            extent="whole",
            targets=["1b"],
        ),
        record(speaker="south-office", targets=["2a"]),
    ]
    found = index_of(workspace(tmp_path, evidence=told))
    kinds = [one.kinds for one in found.statements]
    assert kinds == [("denial",), ("denial",), ()]
    assert found.statements[1].act == "denies"


def test_names_that_have_several_spellings_are_known_and_words_are_no_names(
    tmp_path: Path,
) -> None:
    found = index_of(workspace(tmp_path, agreement=SPELLED))
    assert found.spellings == (("Shusha", "Shushi", "Шуша"),)


def test_a_voice_is_found_by_all_that_it_is_called(tmp_path: Path) -> None:
    called = {"en": ["Ann Bo"], "ru": ["Анна-"]}
    dated = [{"name": "The Old Post", "to": "1990"}]
    more = source(id="lake-post", short="Post", called=called, names=dated)
    found = index_of(workspace(tmp_path, sources=[more]))
    (post,) = (voice for voice in found.voices if voice.id == "lake-post")
    assert post.also == ("Post", "The Old Post", "Ann Bo", "Анна-")
    assert (post.href, post.within) == ("voices/lake-post.html", "third")


def test_points_stand_under_their_outermost_point(tmp_path: Path) -> None:
    found = index_of(workspace(tmp_path))
    assert {point.id: point.within for point in found.points} == {
        "*": "*",
        **{target: target[0] for target in ("1", "1a", "1b", "2", "2a", "2b")},
    }


@pytest.mark.parametrize("language", list(Language))
def test_a_link_selects_the_same_in_every_language(tmp_path: Path, language: Language) -> None:
    root = workspace(tmp_path)
    english = _values_of(root)
    with spoken_in(language):
        assert _values_of(root) == english


def _values_of(root: Path) -> list[tuple[str, str]]:
    filters = search_page(contents_of(root)).filters
    return [(one.name, option.value) for one in filters for option in one.options]


def test_the_words_of_filters_are_those_of_rows(tmp_path: Path) -> None:
    contents = contents_of(workspace(tmp_path))
    options = {one.name: one.options for one in search_page(contents).filters}
    filters = {name: [o.value for o in found] for name, found in options.items()}
    found = written(search_index(contents))
    assert filters["side"] == [side for side, _ in found["sides"]]
    assert filters["act"] == found["acts"]
    assert len(found["acts"]) == len({o.words for o in options["act"]}) < len(Act)
    assert filters["status"] == found["statuses"]
    assert [[o.value, o.words] for o in options["kind"]] == found["kinds"]
    assert filters["point"] == ["*", "1", "2"]
    assert set(filters["voice"]) == {found["voices"][row["voice"]][0] for row in rows(found)}


@pytest.mark.parametrize("evidence", [[], None])
def test_a_way_leads_to_everything(tmp_path: Path, evidence: list[Any] | None) -> None:
    contents = contents_of(workspace(tmp_path, evidence=evidence))
    links = {link.href for way in search_page(contents).ways for link in way.links}
    for kind, known in (
        ("voice", contents.workspace.sources),
        ("article", contents.workspace.articles),
        ("incident", contents.workspace.incidents),
    ):
        assert {contents.address(kind, one) for one in known} <= links
