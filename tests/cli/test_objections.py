"""An objection stands with its record in every output; only the two clocks leave it out."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest

from compliance.passages.fingerprint import fingerprint
from compliance.workspace.load import load_workspace
from support.builders import AGREEMENT, GAZETTE, HERALD, record, workspace
from support.cli import run_cli
from support.templates import SHIPPED

PAGES = ("text", "md", "html", "json")
WIDE = {"COLUMNS": "400"}

OPENED = {"status": "fulfilled", "respondents": ["north"], "asserted": "1999-06-26"}
SHUT = {"article": HERALD, "targets": ["1b"], "act": "states", "incident": "gate-shut"}
WIRES = ("wire-1999-07-05", "wire-1999-07-06")
# One record of each way in which a record can be printed, or be named by its place alone.
RECORDS = [
    record(**OPENED, claim="It was opened."),
    record(
        **{**OPENED, "status": "not_fulfilled"},
        article=HERALD,
        voice="quoted",
        speaker="south-office",
        via=["wire"],
        claim="It was not opened.",
    ),
    *(
        record(**OPENED, article=wire, claim="It was opened.", origin="one-speech")
        for wire in WIRES
    ),
    record(
        **SHUT,
        speaker="south-office",
        voice="characterised",
        via=["north-ministry"],
        claim="A gate was shut.",
    ),
    record(
        **SHUT,
        speaker="north-ministry",
        voice="reported",
        scope="outside_zone",
        note="Of another gate.",
        claim="A gate stayed open.",
    ),
    record(
        article=HERALD,
        targets=["2a"],
        speaker="north-ministry",
        voice="reported",
        act="demands",
        respondents=["south"],
        claim="The boats should go.",
    ),
]
ARTICLES = [{}, {"id": "wire-1999-07-06", "published": "1999-07-06"}]
IDS = [
    f"{GAZETTE}#e1",
    f"{HERALD}#e1",
    *(f"{wire}#e1" for wire in WIRES),
    f"{HERALD}#e2",
    f"{HERALD}#e3",
    f"{HERALD}#e4",
]


def objections(*ids: str) -> str:
    """Return a file with an objection to each record, each on a ground of its own."""
    one = (
        f"  - id: o{n}\n    to: [{record}]\n    by: water-institute\n"
        f'    said_on: "1999-08-0{n}"\n    ground: Ground g{n}g is given.\n'
        f"    citation: Paper p{n}p\n    confidence: M\n"
        for n, record in enumerate(ids, 1)
    )
    return "objections:\n" + "".join(one)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A workspace with objections, and the same one without them."""
    roots = []
    for name, files in (("told", {"objections.yaml": objections(*IDS)}), ("untold", {})):
        root = tmp_path_factory.mktemp(name) / "lake"
        roots.append(workspace(root, evidence=RECORDS, articles=ARTICLES, files=files))
    return roots[0], roots[1]


REPORTS = [
    [],
    ["--official"],
    ["--public"],
    ["--source", "north"],
    ["--source", "south-office"],
    ["--point", "1"],
    ["--point", "2a"],
    ["--official", "--public", "--source", "league", "--point", "1a"],
]
THINGS = ([], ["1a"], *([one] for one in IDS))
OUTPUTS = [
    *(["report", *asked, "-f", form] for asked, form in product(REPORTS, (*PAGES, "csv"))),
    *(
        ["audit", "--fail-on", "never", *asked, "-f", form]
        for asked, form in product(([], ["--source", "north"], ["--point", "1"]), PAGES)
    ),
    *(
        ["diff", *asked, "-f", form]
        for asked, form in product(
            (
                ["north", "south"],
                ["south", "north", "--official"],
                ["north", "isles", "--all"],
                ["north", "third"],
                ["--own", "north"],
            ),
            PAGES,
        )
    ),
    *(
        ["matrix", "--by", by, *asked, "-f", form]
        for by, asked, form in product(
            ("source", "respondent", "incident"), ([], ["--official"]), (*PAGES, "csv", "svg")
        )
    ),
    *(["network", "-f", form] for form in ("text", "svg", "json")),
    *(
        ["timeline", *asked, "-f", form]
        for asked, form in product(([], ["--source", "north"]), ("text", "html", "svg", "json"))
    ),
    *(["show", *of, "-f", form] for of, form in product(THINGS, ("text", "json"))),
]
GROUND = re.compile(r"g(\d)g")
ONE = re.compile(r"objection of Institute of Inland Waters, \d Aug 1999: Ground g\dg is given\.")
PLACES = dict(zip(IDS, ("e1", "e1", "e1", "e1", "e2", "e3", "e4"), strict=True))


def plain(text: str) -> str:
    """Return a page as words with one space between them, the titles of signs among them."""
    titles = re.sub(r"<title>|</title>", " ", text)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", titles)))


def printed_by(root: Path, command: Sequence[str]) -> str:
    done = run_cli("-w", root, *command, env=WIDE)
    assert done.status == 0, done.stderr
    return done.stdout


def kept(value: object) -> object:
    """Return a document without its objections."""
    if isinstance(value, dict):
        return {key: kept(one) for key, one in value.items() if key != "objections"}
    return [*map(kept, value)] if isinstance(value, list) else value


def records_of(document: str) -> set[str]:
    """Return the records that a document in JSON names, by its own keys."""
    return {one for one in IDS if f'"{one}"' in document}


def of_json(command: Sequence[str]) -> list[str]:
    return [*command[:-1], "json"]


@pytest.mark.parametrize("command", OUTPUTS, ids=" ".join)
def test_whatever_prints_a_record_prints_the_objection_to_it(
    command: list[str], both: tuple[Path, Path]
) -> None:
    told, untold = both
    out = printed_by(told, command)
    named = records_of(printed_by(untold, of_json(command)))
    grounds = {f"{IDS.index(one) + 1}" for one in named}
    assert set(GROUND.findall(out)) >= grounds
    assert "(unconfirmed)" in out or not grounds or command[-1] == "json"


@pytest.mark.parametrize("command", OUTPUTS, ids=" ".join)
def test_nothing_else_is_different(command: list[str], both: tuple[Path, Path]) -> None:
    told, untold = (printed_by(root, command) for root in both)
    if command[-1] == "json":
        assert kept(json.loads(told)) == json.loads(untold)
    elif command[-1] == "csv":
        rows = [*csv.DictReader(io.StringIO(told))]
        assert [kept(row) for row in rows] == [*csv.DictReader(io.StringIO(untold))]
    elif command[-1] == "text" and command[0] not in {"matrix", "diff"}:
        lines = [line for line in told.splitlines() if not _tells(line)]
        assert [line for line in lines if line] == [line for line in untold.splitlines() if line]
    else:
        assert _words(told) == _words(untold)


def _tells(line: str) -> bool:
    heading = line.strip() in {"OBJECTIONS", "Objections"}
    return heading or "objection" in line


def _words(page: str) -> list[str]:
    """Return the words of a page, those of objections left out; the order of rows is not theirs."""
    words = plain(page)
    tail = r": Ground g\dg is given\. · Paper p\dp \(unconfirmed\)"
    place = r"(?:\\?\[\d\\?\] e\d: |o\d to [\w#-]+: |• )?"
    words = re.sub(
        rf";? ?{place}objection of Institute of Inland Waters, \d Aug 1999{tail}", " ", words
    )
    words = re.sub(
        r"objections? o\d(?:, o\d)*|\bo an objection|\bo\b|Objections|OBJECTIONS", " ", words
    )
    return sorted(re.sub(r"[-|#* .;0-9]", " ", words).split())


@pytest.mark.parametrize(
    "command", [c for c in OUTPUTS if c[0] in {"report", "matrix", "timeline"}], ids=" ".join
)
def test_an_objection_that_was_made_later_is_left_out(
    command: list[str], both: tuple[Path, Path]
) -> None:
    for option in ("--as-of", "--known-by"):
        out = printed_by(both[0], [*command[:-2], option, "1999-08-03", *command[-2:]])
        assert set(GROUND.findall(out)) <= {"1", "2", "3"}
        before = [*command[:-2], option, "1999-07-31", *command[-2:]]
        assert printed_by(both[0], before) == printed_by(both[1], before)


def test_each_operand_of_a_difference_has_its_own_day(both: tuple[Path, Path]) -> None:
    done = printed_by(both[0], ["diff", "north@1999-08-03", "north", "--all", "-f", "json"])
    document = json.loads(done)
    left, right = (
        {one["id"] for one in document[side].get("objections", ())} for side in ("left", "right")
    )
    assert left == {"o1", "o3"}
    assert right == {"o1", "o3", "o4", "o6", "o7"}


def test_a_finding_about_a_record_has_its_objections_beside_it(both: tuple[Path, Path]) -> None:
    told, untold = (
        printed_by(root, ["audit", "--fail-on", "never", "-f", "github"]).splitlines()
        for root in both
    )
    ours = [line for line in told if "title=objection::" in line]
    assert [line for line in told if line not in ours] == untold
    assert {GROUND.findall(line)[0] for line in ours} == {str(n) for n in range(1, 8)}
    assert len(ours) == 7
    assert all(line.startswith("::notice file=evidence/") for line in ours)


def test_every_page_of_a_site_on_which_a_record_stands_has_the_objection(
    both: tuple[Path, Path], tmp_path: Path
) -> None:
    pages: list[dict[str, str]] = []
    for number, root in enumerate(both):
        out = tmp_path / str(number)
        assert run_cli("-w", root, "site", out).status == 0
        pages.append(
            {
                path.relative_to(out).as_posix(): path.read_text("utf-8")
                for path in sorted(out.rglob("*"))
                if path.suffix in {".html", ".json", ".csv"}
            }
        )
    told, untold = pages
    assert told.keys() == untold.keys()
    for name, page in told.items():
        shown = {i for i in IDS if i in page or f"{i.replace('#', '.html#')}" in untold[name]}
        if name.startswith("articles/"):
            shown = {i for i in IDS if name == f"articles/{i.partition('#')[0]}.html"}
        assert {str(IDS.index(one) + 1) for one in shown} <= set(GROUND.findall(page)), name
        if name.endswith(".html") and name != "index.html":
            assert _words(page) == _words(untold[name]), name
    front = told["index.html"]
    for number, wanted in enumerate(IDS, 1):
        article, _, entry = wanted.partition("#")
        assert (
            f'<a href="articles/{article}.html#{entry}">o{number} to {wanted}: objection' in front
        )


def test_the_words_are_those_of_one_function(both: tuple[Path, Path]) -> None:
    out = printed_by(both[0], ["report"])
    words = "objection of Institute of Inland Waters, 1 Aug 1999: Ground g1g is given. · Paper p1p"
    assert f"{words} (unconfirmed)" in out
    assert len(ONE.findall(out)) == 7
    repeated = "the same, of one origin with it: [4] e1\n"
    following = out.partition(repeated)[2].partition("\n")[0].strip()
    assert following.startswith("[4] e1: objection of Institute")


def test_show_tells_of_the_objection_its_record_and_whoever_objects(
    both: tuple[Path, Path],
) -> None:
    root = both[0]
    shown = printed_by(root, ["show", "o2"])
    assert shown.startswith("OBJECTION o2")
    assert "none: it upholds nothing, and changes no status, label, blank or count" in shown
    assert "OBJECTS TO: 1 statement" in shown
    document = json.loads(printed_by(root, ["show", "o2", "-f", "json"]))
    assert document["links"] == {"to": [f"{HERALD}#e1"], "said_in": []}
    assert document["record"]["said_on"] == "1999-08-02"
    source = printed_by(root, ["show", "water-institute"])
    assert f"  {IDS[1]}" in source.partition("OBJECTS TO\n")[2]
    listed = printed_by(root, ["show"]).partition("OBJECTIONS\n")[2]
    assert listed.startswith(f"  o1  to {IDS[0]}: objection of Institute of Inland Waters, 1 Aug")
    inventory = json.loads(printed_by(root, ["show", "-f", "json"]))
    assert inventory["objections"][0]["to"] == [IDS[0]]
    linked = json.loads(printed_by(root, ["show", IDS[0], "-f", "json"]))
    assert linked["links"]["objections"] == ["o1"]


def test_an_objection_that_a_record_makes_is_known_when_that_is(tmp_path: Path) -> None:
    said = [
        *RECORDS,
        record(article="wire-1999-07-06", claim="It objects.", speaker="wire", voice="own"),
    ]
    file = (
        f"objections:\n  - id: o1\n    to: [{IDS[0]}]\n    by: wire\n    said_on: '1999-07-06'\n"
        "    ground: Ground g1g is given.\n    evidence: wire-1999-07-06#e2\n"
    )
    root = workspace(tmp_path, evidence=said, articles=ARTICLES, files={"objections.yaml": file})
    assert "given. · wire-1999-07-06#e2" in printed_by(root, ["report"])
    assert "SAID IN: 1 statement" in printed_by(root, ["show", "o1"])
    for option in ("--as-of", "--known-by"):
        assert "g1g" not in printed_by(root, ["report", option, "1999-07-05"])
        assert "g1g" in printed_by(root, ["report", option, "1999-07-06"])


def test_an_objection_to_a_replaced_version_stands_with_the_later_one(tmp_path: Path) -> None:
    later = [
        {},
        {"id": "wire-1999-07-06", "published": "1999-07-06", "replaces": ["wire-1999-07-05"]},
    ]
    files = {"objections.yaml": objections("wire-1999-07-05#e1")}
    root = workspace(tmp_path, evidence=RECORDS[2:4], articles=later, files=files)
    document = json.loads(printed_by(root, ["report", "--point", "1a", "-f", "json"]))
    (shown,) = (
        e for other in document["clauses"][0]["obligations"][0]["others"] for e in other["evidence"]
    )
    assert (shown["id"], shown["objections"][0]["id"]) == ("wire-1999-07-06#e1", "o1")


def test_a_copy_of_an_older_template_still_makes_its_page(
    both: tuple[Path, Path], tmp_path: Path
) -> None:
    mine = {
        "templates/report/_record.html.j2": (SHIPPED / "report/_record.html.j2").read_text("utf-8"),
        "objections.yaml": objections(*IDS),
    }
    root = workspace(tmp_path / "lake", evidence=RECORDS, articles=ARTICLES, files=mine)
    page = printed_by(root, ["report", "-f", "html"])
    assert page == printed_by(both[0], ["report", "-f", "html"])
    assert len(set(GROUND.findall(page))) == 7


def test_what_is_affirmed_knows_nothing_of_objections(both: tuple[Path, Path]) -> None:
    told, untold = map(load_workspace, both)
    agreement = told.agreement(AGREEMENT)
    for i, e in told.evidence.items():
        assert fingerprint(e, agreement) == fingerprint(untold.evidence[i], agreement)
