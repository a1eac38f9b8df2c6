"""The page on JSON lists every key that the program writes, and no other."""

from __future__ import annotations

import json
import re
from pathlib import Path
from shlex import quote

import pytest

from compliance.coding.decision_store import DecisionStore
from docs.json_keys import found_keys, listed_keys, written_keys
from docs.session import Shell, rewritten
from support.annex import annex
from support.builders import GAZETTE, HERALD, record, workspace
from support.codings import coded_twice
from support.commission import commission
from support.crawl import crawl, run_here
from support.decided import DECISIONS
from support.ford import SIDES, ford
from support.in_full import copy_in_full
from support.lake_cues import lake_with_cues
from support.lake_texts import TEXTS, write_digest
from support.renewals import INSTRUMENTS
from support.repository import ROOT
from support.strait import strait

PAGE = (ROOT / "docs" / "reference" / "json.md").read_text("utf-8")
LISTED = listed_keys(PAGE)
LIMITED = "passage.limited"
SHIPPED = {
    LIMITED,
    "waivers",
    "waivers[].finding",
    "waivers[].because",
    "figures[].about",
    "coded_by",
}
"""Keys of some records that were coded in full of the shipped workspace."""
GIVEN_KEYS = frozenset().union(*(LISTED[name] for name in LISTED if name.startswith("given")))
"""Keys that a document has where a record, an article or an agreement gives them."""
SHOWN = ("*", "4", "4b", "az", "az-mod", "farrukh-2022-03")
COMMANDS = {
    "report": ("report -f json", "report -f json -s az", "report -f json -s ru-mod"),
    "articles": ("articles list -f json",),
    "matrix": tuple(f"matrix -f json --by {by}" for by in ("source", "respondent", "incident")),
    "timeline": ("timeline -f json",),
    "network": ("network -f json",),
    "show": tuple(f'show -f json "{wanted}"' for wanted in SHOWN),
    "inventory": ("show -f json",),
}


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """All keys that the commands write of what was coded in full, by section."""
    shell = Shell(home=tmp_path_factory.mktemp("json"))
    shell.folder = copy_in_full(shell.home / "in-full")
    keys: dict[str, set[str]] = {}
    for section, lines in COMMANDS.items():
        for name, found in written_keys(shell, section, *lines).items():
            keys.setdefault(name, set()).update(found)
    return keys


@pytest.mark.parametrize("section", ["A", "O", "E", *COMMANDS])
def test_the_keys_of_a_document_are_listed(section: str, written: dict[str, set[str]]) -> None:
    assert LISTED[section] == written[section] - SHIPPED - LISTED["bodies"]


NUMBERS = ({"at_least": 2}, {"at_most": 2}, {"about": 2}, {"from": 1, "to": 2, "unit": "km"})
GIVEN = {
    "part": {"words": "at night"},
    "figures": [{"what": "boats", "as_printed": "two", **one} for one in NUMBERS],
}


def test_the_keys_of_fields_that_only_some_records_have_are_listed(tmp_path: Path) -> None:
    place = {"page": 1, "paragraph": "2(a)", "time": "1:02"}
    given: dict[str, object] = {**GIVEN, "translation": "Two.", "original_language": "ru"}
    given["waivers"] = [{"finding": "claim-status", "because": "It is right."}]
    given["coded_by"] = ["anna"]
    records = [
        record(**given, passage={"start": "Two boats stayed", **place}),
        record(article="post-1", status="violated", part={"words": "at night"}),
        record(article="post-2", status="fulfilled"),
    ]
    first: dict[str, object] = {"id": "post-1", "kind": "post", "machine_translated": True}
    second: dict[str, object] = {"id": "post-2", "replaces": ["post-1"]}
    renewed = record(targets=["1b"], instrument="summer-1999")
    root = workspace(
        tmp_path / "lake",
        evidence=[*records, renewed],
        articles=[first, second],
        agreement={"instruments": INSTRUMENTS},
    )
    shell = Shell(home=tmp_path)
    keys = written_keys(shell, "report", f"-w {quote(str(root))} report -f json")
    assert keys["E"] - LISTED["E"] == LISTED["given"] - {LIMITED}
    assert keys["A"] - LISTED["A"] == LISTED["given_A"]
    assert keys["report"] - LISTED["report"] == LISTED["given_report"]


def test_the_keys_of_objections_are_listed(tmp_path: Path) -> None:
    objections = (
        f"objections:\n  - id: o1\n    to: [{HERALD}#e1, {HERALD}#e3]\n    by: wire\n"
        "    said_on: '1999-08'\n    ground: A ground.\n    citation: A letter\n"
    )
    shell = Shell(home=tmp_path)
    root = quote(str(workspace(tmp_path / "lake", files={"objections.yaml": objections})))
    found: set[str] = set()
    for section, command in {
        "report": "report",
        "audit": "audit --fail-on never",
        "diff": "diff north south",
        "matrix": "matrix",
        "timeline": "timeline",
        "inventory": "show",
        "show": f"show {HERALD}#e1",
    }.items():
        keys = written_keys(shell, section, f"-w {root} {command} -f json")
        found |= {
            key.removeprefix("left.").removeprefix("right.")
            for name, of in keys.items()
            for key in of - LISTED[name]
            if "objections" in key
        }
    assert found == LISTED["objections"] | LISTED["objected"]


def test_the_keys_of_a_voice_beside_itself_are_listed(tmp_path: Path) -> None:
    keys = written_keys(Shell(home=tmp_path), "diff", "diff --own ru-mod -f json")
    both = written_keys(Shell(home=tmp_path), "diff", "diff az ru -f json")
    assert keys["diff"] - both["diff"] == LISTED["given_diff"]


def test_the_keys_of_clauses_within_clauses_are_listed(tmp_path: Path) -> None:
    root = strait(tmp_path / "strait", {"targets": ["3.2.c"]}, {"targets": ["3.2.b"]})
    shell = Shell(home=tmp_path)
    keys = written_keys(shell, "report", f"-w {quote(str(root))} report -s north -f json")
    assert keys["report"] - LISTED["report"] == LISTED["nested"]


def test_the_keys_of_joint_bodies_are_listed(tmp_path: Path) -> None:
    root = quote(str(commission(tmp_path / "lake")))
    shell = Shell(home=tmp_path)
    keys = written_keys(shell, "report", f"-w {root} report -s north -f json")
    listed = written_keys(shell, "inventory", f"-w {root} show -f json")
    found = keys["report"] - LISTED["report"] | listed["inventory"] - LISTED["inventory"]
    assert found == LISTED["bodies"]


def test_the_keys_of_sides_whose_role_somebody_gives_are_listed(tmp_path: Path) -> None:
    letter = {"source": "south", "said_on": "1999-06", "citation": "A letter", "confidence": "B"}
    told = {**letter, "url": "https://example.org/letter"}
    root = ford(
        tmp_path / "ford",
        [
            *SIDES[:3],
            {**SIDES[3], "roles": [*SIDES[3]["roles"], {"role": "other", "according_to": [told]}]},
        ],
    )
    keys = written_keys(Shell(home=tmp_path), "inventory", f"-w {quote(str(root))} show -f json")
    assert keys["inventory"] - LISTED["inventory"] == LISTED["given_inventory"]


def test_the_keys_of_amendments_that_several_obligations_share_are_listed(tmp_path: Path) -> None:
    root, shell = quote(str(annex(tmp_path / "lake"))), Shell(home=tmp_path)
    for section, command in (("report", "report"), ("audit", "audit --fail-on never")):
        keys = written_keys(shell, section, f"-w {root} {command} -f json")
        assert LISTED["amended"] <= keys[section]
        known = LISTED[section] | LISTED["amended"] | LISTED["given_report"]
        assert keys[section] - known == set()


def test_the_keys_of_coverage_are_listed(tmp_path: Path) -> None:
    root, shell = quote(str(workspace(tmp_path / "lake"))), Shell(home=tmp_path)
    in_full = quote(str(copy_in_full(tmp_path / "in-full")))
    keys = written_keys(shell, "coverage", *(f"-w {w} coverage -f json" for w in (root, in_full)))
    assert keys["coverage"] == LISTED["coverage"]


def test_the_keys_of_a_search_are_listed(tmp_path: Path) -> None:
    root, shell = quote(str(workspace(tmp_path / "lake"))), Shell(home=tmp_path)
    shell.run(f"compliance -w {root} articles add {quote(str(write_digest(tmp_path)))}")
    keys = written_keys(shell, "search", f"-w {root} search boats -f json")
    assert keys["search"] == LISTED["search"]


def test_the_keys_of_suggestions_are_listed(tmp_path: Path) -> None:
    root, page = lake_with_cues(tmp_path / "lake"), tmp_path / "page.txt"
    page.write_text(TEXTS[HERALD], "utf-8")
    command = f"-w {quote(str(root))} suggest --text {quote(str(page))} --published 1999-07-01"
    keys = written_keys(Shell(home=tmp_path), "suggest", f"{command} -f json")
    assert keys["suggest"] == LISTED["suggest"]


def test_the_keys_of_an_import_are_listed(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake", evidence=[record()])
    shell = Shell(home=tmp_path)
    made = tmp_path / "made.csv"
    made.write_text(f"id,claim\n{GAZETTE}#e1,Other words\n", "utf-8")
    command = f"-q -w {quote(str(root))} import {quote(str(made))} -f json"
    found = written_keys(shell, "import", command)
    waiting = {f"waiting[].{key}" for key in ("article", "targets", "start", "end")}
    assert found == {"import": LISTED["import"] - waiting}
    assert waiting <= LISTED["import"]


def test_the_keys_of_a_plan_are_listed(tmp_path: Path) -> None:
    root = quote(str(coded_twice(tmp_path / "lake")))
    command = f"-q -w {root} adjudicate --plan --by rules -f json"
    found = written_keys(Shell(home=tmp_path), "plan", command)
    assert found == {"plan": LISTED["plan"]}


def test_the_keys_of_reliability_are_listed(tmp_path: Path) -> None:
    root = quote(str(coded_twice(tmp_path / "lake")))
    command = f"-w {root} reliability -f json"
    assert written_keys(Shell(home=tmp_path), "reliability", command) == {
        "reliability": LISTED["reliability"]
    }


def test_the_keys_of_decisions_are_listed(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    (root / "decisions").mkdir()
    store = DecisionStore(tmp_path / "data", "key", root)
    for one in DECISIONS:
        store.add(one)
    command = f"-w {quote(str(root))} decisions -f json"
    keys = written_keys(Shell(home=tmp_path), "decisions", command)["decisions"]
    inner = re.compile(r"\.(decided|changed)\.")
    assert {key for key in keys if not inner.search(key)} == LISTED["decisions"]


def test_the_keys_of_a_scan_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_here(monkeypatch)
    root = quote(str(lake_with_cues(tmp_path / "lake")))
    archives = f"{quote(str(crawl(tmp_path / 'crawl')))} none.warc"
    shell = Shell(home=tmp_path)
    keys = written_keys(shell, "scan", f"-w {root} scan {archives} --out hits -f json")["scan"]
    inner = re.compile(r"(passed|faults|refused)\.")
    assert {key for key in keys if not inner.match(key)} == LISTED["scan"]


def test_the_keys_of_problems_are_listed(tmp_path: Path) -> None:
    shell = Shell(home=tmp_path)
    shell.write("compliance.toml", ['title = "x"', 'agreement = "none"'])
    figure = {"what": "boats", "of": "not said", "value": 2, "as_printed": "two"}
    older = workspace(tmp_path / "lake", evidence=[record(figures=[figure])])
    told = written_keys(shell, "check", f"-q -w {quote(str(older))} check -f json")
    found = written_keys(shell, "check", "check -f json")
    assert told["check"] | found["check"] == LISTED["check"]


def test_the_keys_of_an_audit_are_listed(tmp_path: Path) -> None:
    """Of what was coded in full, and of one with an extracted text and a passage that is near."""
    shell = Shell(home=tmp_path)
    rewritten((ROOT / "docs" / "tutorial.md").read_text("utf-8"), shell)
    file = shell.folder / "evidence" / "northern-wire.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("start: Our nets left", "start: Our old nets left"), "utf-8")
    article = shell.folder / "articles" / "northern-wire.yaml"
    made = '    extractor: {name: trafilatura, version: "2.3.1", settings: no comments}'
    article.write_text(f"{article.read_text('utf-8').rstrip()}\n{made}\n", "utf-8")
    lines = (
        "audit -f json --fail-on never",
        f"-w {quote(str(copy_in_full(tmp_path / 'in-full')))} audit -f json",
    )
    audited = written_keys(shell, "audit", *lines)
    assert LISTED["audit"] == audited["audit"]
    assert LISTED["E"] | LISTED["T"] == audited["E"] - LISTED["given"]
    assert LISTED["given"] & audited["E"] == SHIPPED
    assert LISTED["E"] & LISTED["T"] == set()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the shipped workspace."""
    shell = Shell(home=tmp_path_factory.mktemp("site"))
    shell.run("compliance site pages")
    return shell.folder / "pages"


def test_the_manifest_of_a_site_lists_its_files(site: Path) -> None:
    document = json.loads((site / "site.json").read_text("utf-8"))
    assert found_keys(document, "site") == {"site": LISTED["site"]}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert document["files"] == sorted(files - {"site.json"})


def test_the_data_files_of_a_site_are_listed(site: Path) -> None:
    sides = {path.stem for path in (site / "sides").iterdir()}
    points = {path.stem for path in (site / "points").iterdir()} - {"whole"}
    listed = re.findall(r"`(data/[^`]+)`", PAGE)
    expected = {
        name.replace("<side>", one).replace("<point>", one)
        for name in listed
        for one in (points if "<point>" in name else sides if "<side>" in name else [""])
    }
    there = {path.relative_to(site).as_posix() for path in (site / "data").iterdir()}
    assert there | {"data/picture.png"} == expected  # which needs an extra


def test_the_data_files_of_a_site_have_the_shapes_of_the_page(site: Path) -> None:
    for path in sorted((site / "data").glob("*.json")):
        document = json.loads(path.read_text("utf-8"))
        section = document["schema"].split("/")[1]
        listed = LISTED[section]
        if section == "site_audit":
            assert set(document) == listed
            listed = listed | LISTED["audit"]
        found = found_keys(document, section)
        assert found[section] <= listed | LISTED["bodies"] | GIVEN_KEYS, path.name
        assert found.get("A", set()) <= LISTED["A"] | GIVEN_KEYS, path.name
        assert found.get("E", set()) <= LISTED["E"] | LISTED["T"] | GIVEN_KEYS, path.name


def test_the_recipe_names_every_folder_of_a_site(site: Path) -> None:
    recipe = (ROOT / "docs" / "how-to" / "publish-a-site.md").read_text("utf-8")
    rows = re.findall(r"^\| (`[^|]+`) \| [^|]+ \|$", recipe, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([\w-]+)/", row)}
    assert named == {path.name for path in site.iterdir() if path.is_dir()}
    pages = {name for row in rows for name in re.findall(r"`([\w/.-]+\.html)`", row)}
    assert {name for name in pages if not (site / name).is_file()} == set()


def test_the_first_row_of_the_csv_of_a_matrix_is_listed(site: Path) -> None:
    head = (site / "data" / "table-source.csv").read_text("utf-8").splitlines()[0]
    sentence = PAGE.partition("As CSV, a matrix has one row for each cell:")[2].partition("\n\n")[0]
    assert re.findall(r"`(\w+)`", sentence) == head.split(",")


def test_keys_are_found_in_lists_and_shared_shapes() -> None:
    document = {"a": [{"b": 1}, {"c": ["x"]}], "evidence": [{"id": "e1"}], "links": {"x": []}}
    assert found_keys(document, "top") == {
        "top": {"a", "a[].b", "a[].c", "evidence", "links"},
        "E": {"id"},
    }
    assert found_keys({"A": {"evidence": ["e1"]}}, "top") == {"top": {"A", "A.evidence"}}


def test_the_keys_of_a_dossier_that_was_altered_are_listed(tmp_path: Path) -> None:
    shell = Shell(home=tmp_path)
    root = workspace(tmp_path / "lake", evidence=[record()])
    shell.run(f"compliance -q -w {quote(str(root))} dossier lake.zip")
    file = shell.folder / "lake.zip"
    file.write_bytes(file.read_bytes() + b" ")
    file.with_name("lake.zip.minisig").write_bytes(b"")
    keys = written_keys(shell, "verify", "verify lake.zip -f json")
    assert keys["verify"] == LISTED["verify"]
