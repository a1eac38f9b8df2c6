"""compliance show: what there is, and one thing with everything that touches it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from compliance.library.store import TextLibrary
from compliance.passages.prove import Prover
from compliance.render.json.show import render_thing_json
from compliance.render.text.show import render_thing_text
from compliance.views.selection import Selection
from compliance.views.show.build import build_thing_view
from compliance.workspace.load import load_workspace
from compliance.workspace.things import ThingKind, all_things
from support.cli import printed, printed_json, run_cli
from support.golden import Golden
from support.rendered import text_of
from support.repository import ROOT

SHOWN = {
    "agreement": "nov10_2020",
    "point": "4",
    "obligation": "6c",
    "obligation-amended": "6a",
    "obligation-computed": "6d",
    "reading": "4b-az",
    "reading-of-bearers": "6d-three",
    "side": "nk",
    "side-third": "third",
    "source": "ru-mod",
    "source-media": "azernews",
    "article": "babel-2023-09-19",
    "article-copied": "bm-2020-11-22",
    "evidence": "reuters-2022-03-27-barbs#e09",
    "evidence-characterised": "azernews-2022-03-27#e07",
    "incident": "farrukh-2022-03",
    "incident-part": "farrukh-casualties",
    "instrument": "alliance-2022-02-22",
    "text": "am-en",
    "name": "shusha",
}


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """The invented workspace that `compliance init` makes."""
    run_cli("init", tmp_path / "ferry")
    return tmp_path / "ferry"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_without_an_id_it_lists_what_there_is(golden: Golden, in_full: Path) -> None:
    golden("show/inventory.text", printed("show", cwd=in_full))


def test_the_list_is_there_for_programs_too() -> None:
    document = printed_json("show")
    assert document["schema"] == "compliance/show/1"
    assert document["kind"] == "inventory"
    assert [point["number"] for point in document["points"]] == [str(n) for n in range(1, 10)]
    assert [side["id"] for side in document["sides"]][-2:] == ["third", "unknown"]
    workspace = load_workspace(ROOT)
    sources = [source["id"] for side in document["sides"] for source in side["sources"]]
    assert sorted(sources) == sorted(workspace.sources)
    assert sum(article["records"] for article in document["articles"]) == len(workspace.evidence)
    assert sum(side["records"] for side in document["sides"]) == len(workspace.evidence)
    assert {i["id"] for i in document["incidents"]} == set(workspace.incidents)
    assert not any(article["held"] for article in document["articles"])


@pytest.mark.parametrize("case", SHOWN)
def test_a_thing_is_shown_with_all_that_touches_it(
    case: str, golden: Golden, in_full: Path
) -> None:
    golden(f"show/{case}.text", printed("show", SHOWN[case], cwd=in_full))


def test_every_thing_can_be_shown_in_both_formats_and_fits_the_width(tmp_path: Path) -> None:
    workspace = load_workspace(ROOT)
    agreement = workspace.agreement()
    selection = Selection.of(workspace, agreement, Prover(workspace, TextLibrary(tmp_path)))
    things = list(all_things(workspace, agreement))
    assert {thing.kind for thing in things} == set(ThingKind) - {
        ThingKind.AMENDMENT,
        ThingKind.OBJECTION,
    }
    for thing in things:
        view = build_thing_view(selection, thing, tmp_path)
        lines = render_thing_text(view).splitlines()
        texts = [line for line in lines if not line.strip().startswith(("http://", "https://"))]
        assert max(map(cell_len, texts)) <= 100, thing.id
        document = json.loads(text_of(render_thing_json(view)))
        assert (document["schema"], document["kind"]) == ("compliance/show/1", thing.kind)
        assert document["id"] == thing.id
        assert {record["id"] for record in document["evidence"]} <= set(workspace.evidence)


@pytest.mark.parametrize("case", SHOWN)
def test_the_place_is_the_line_where_the_record_begins(case: str) -> None:
    document = printed_json("show", SHOWN[case])
    lines = (ROOT / document["file"]).read_text("utf-8").splitlines()
    name = SHOWN[case].rpartition("#")[2]
    assert re.search(rf"\b(id|number|side): \"?{name}\b", lines[document["line"] - 1])
    assert f"{document['file']}:{document['line']}" in printed("show", SHOWN[case])


def test_what_the_file_says_is_in_the_json_as_the_file_says_it() -> None:
    document = printed_json("show", "azernews-2022-03-27#e24")
    assert document["record"]["passage"] == {
        "start": "The Armenian armed forces",
        "end": "not yet been withdrawn",
    }
    assert document["record"]["status"] == "not_fulfilled"
    assert document["record"]["respondents"] == ["am"]
    assert "figures" not in document["record"]
    assert document["links"]["denied_by"] == []


def test_a_short_id_is_enough_where_one_article_has_it(ferry: Path) -> None:
    assert printed("-w", ferry, "show", "e03") == printed("-w", ferry, "show", "evidence:e03")
    assert printed("-w", ferry, "show", "e03").startswith("EVIDENCE river-times-2024-02-26#e03 ")


def test_a_short_id_of_several_articles_lists_the_choices() -> None:
    done = run_cli("show", "e08")
    assert (done.status, done.stdout) == (3, "")
    told, _, listed = done.stderr.partition("; write one of ")
    assert told == '"e08" is the id of several things'
    choices = [choice.strip().strip('"') for choice in listed.split(",")]
    assert set(choices) == {one for one in load_workspace(ROOT).evidence if one.endswith("#e08")}


def test_an_id_of_several_kinds_lists_them_and_each_can_be_shown(ferry: Path) -> None:
    change(ferry / "incidents.yaml", "id: ferry-stop-2024-02", "id: south-gazette")
    change(ferry / "evidence/river-times-2024-02-26.yaml", "ferry-stop-2024-02", "south-gazette")
    done = run_cli("-w", ferry, "show", "south-gazette")
    assert (done.status, done.stdout) == (3, "")
    assert done.stderr == (
        '"south-gazette" is the id of several things; '
        'write one of "source:south-gazette", "incident:south-gazette"\n'
    )
    assert printed("-w", ferry, "show", "incident:south-gazette").startswith("INCIDENT")


def test_a_name_leads_to_its_entry_and_the_star_to_the_agreement() -> None:
    assert printed("show", "shushi").startswith("NAME shusha ")
    assert printed("show", "*") == printed("show", "nov10_2020")


def test_an_entry_of_the_list_of_names_gives_way_to_what_it_names() -> None:
    text = printed("show", "az-mod")
    assert text.startswith("SOURCE az-mod ")
    assert "  also called   Ministry of Defense of Azerbaijan" in text
    assert printed("show", "name:az-mod").startswith("NAME az-mod ")


def test_a_passage_is_whole_where_its_text_is_held_and_its_ends_in_public(
    ferry: Path, tmp_path: Path
) -> None:
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
    run_cli("-w", ferry, "articles", "add", ferry / "example-article.txt", env=env)
    whole = run_cli("-w", ferry, "show", "e04", env=env).stdout
    words = " ".join(whole.split())
    assert "“Passengers who asked not to be named saw rowing boats on the water" in words
    assert "words found in our copy (exact), characters 301 to 379 of the article" in words
    public = run_cli("-w", ferry, "show", "e04", "--public", env=env).stdout
    assert "“Passengers who asked not to be … water on Thursday”" in public
    for hidden in (
        public,
        run_cli("-w", ferry, "show", "e04", "--public", "-f", "json", env=env).stdout,
        run_cli("-w", ferry, "show", "river-times-2024-02-26", "--public", env=env).stdout,
    ):
        assert "saw rowing boats" not in hidden
    held = run_cli("-w", ferry, "show", "river-times-2024-02-26", env=env).stdout
    assert "on this machine; characters 0 to 381" in held


def test_a_passage_in_several_places_says_so(ferry: Path, tmp_path: Path) -> None:
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
    run_cli("-w", ferry, "articles", "add", ferry / "example-article.txt", env=env)
    pin = "{start: Passengers who asked not to be, end: water on Thursday}"
    change(ferry / "evidence/river-times-2024-02-26.yaml", pin, "{start: the}")
    text = run_cli("-w", ferry, "show", "e04", env=env).stdout
    assert "words found in several places of our copy (ambiguous), 4 places" in text


def test_words_that_could_steer_a_terminal_do_not(ferry: Path) -> None:
    change(ferry / "sources/south.yaml", "name: Southbank Gazette", 'name: "South\\u200fGazette"')
    text = printed("-w", ferry, "show", "south-gazette")
    assert "\u200f" not in text
    assert "South\ufffdGazette" in text
    assert "\u200f" not in printed("-w", ferry, "show")


def test_a_list_leaves_out_what_there_is_none_of(ferry: Path) -> None:
    assert "\nINCIDENTS\n" in printed("-w", ferry, "show")
    (ferry / "incidents.yaml").write_text("incidents: []\n", "utf-8")
    change(ferry / "evidence/river-times-2024-02-26.yaml", "    incident: ferry-stop-2024-02\n", "")
    listed = printed("-w", ferry, "show")
    assert "INCIDENTS" not in listed
    assert listed.endswith("GO ON WITH\n  compliance report --source north\n  compliance show 1a\n")


def test_a_thing_of_another_agreement_is_shown_through_its_own(ferry: Path) -> None:
    other = (ferry / "agreements/my_agreement.yaml").read_text("utf-8")
    other = other.replace("id: my_agreement", "id: other").replace("1a", "1b")
    (ferry / "agreements/other.yaml").write_text(other.replace("ferry agreement", "other"), "utf-8")
    assert "Other agreements here: other" in printed("-w", ferry, "show")
    assert printed_json("-w", ferry, "show", "other")["agreement"] == "other"
    through = printed_json("-w", ferry, "-a", "other", "show", "e01")
    assert through["agreement"] == "my_agreement"
    assert "1b" in printed("-w", ferry, "show", "other")


def test_searches_are_shown_with_whom_they_were_for(ferry: Path) -> None:
    search = (
        "searches:\n"
        "  - {side: north, targets: all, from: '2024-02-01', to: '2024-03-01',\n"
        "     where: website, by: A. Coder, found: nothing}\n"
        "  - {source: south-harbour, targets: ['1', 1a], from: '2024-02', to: '2024-02',\n"
        "     where: notices, by: A. Coder, found: one notice}\n"
    )
    (ferry / "searches.yaml").write_text(search, "utf-8")
    of_side = "all points, 1 Feb 2024 to 1 Mar 2024, website, by A. Coder: nothing"
    of_source = "1, 1a, Feb 2024 to Feb 2024, notices, by A. Coder: one notice"
    assert f"SEARCHES\n  {of_side}\n" in printed("-w", ferry, "show", "north")
    assert f"SEARCHES\n  {of_source}\n" in printed("-w", ferry, "show", "south-harbour")
    listed = printed("-w", ferry, "show")
    assert f"SEARCHES\n  north: {of_side}\n  south-harbour: {of_source}\n" in listed


def test_a_side_without_a_file_is_shown_without_a_line(ferry: Path) -> None:
    change(ferry / "evidence/river-times-2024-02-26.yaml", "passengers-unnamed", "river-society")
    (ferry / "sources/unknown.yaml").unlink()
    head, _, rest = printed("-w", ferry, "show", "unknown").partition("\n")
    assert head.split() == ["SIDE", "unknown", "sources/unknown.yaml"]
    assert "SOURCES\n  none\n" in rest
    assert printed_json("-w", ferry, "show", "unknown")["line"] is None


def test_a_long_id_and_its_place_stand_on_two_lines(ferry: Path) -> None:
    name = "south-gazette-" + "x" * 63
    change(ferry / "sources/south.yaml", "id: south-gazette", f"id: {name}")
    lines = printed("-w", ferry, "show", name).splitlines()
    assert lines[:3] == [f"SOURCE {name}", "sources/south.yaml:11", "Southbank Gazette"]
    listed = printed("-w", ferry, "show")
    assert f"\n  {name} 0 statements media\n      Southbank Gazette\n" in listed
