"""A role that somebody gives is printed with who gives it in every output, never as a fact."""

from __future__ import annotations

import html
import json
import re
from itertools import product
from pathlib import Path

import pytest

from compliance.model.words import Role
from compliance.views.kinds import ROLE_WORDS
from compliance.workspace.workspace import ALWAYS
from support.builders import record
from support.cli import run_cli
from support.ford import SIDES, WORDS, ford, said

PAGES = ("text", "md", "html", "json")
THINGS = ([], *([one] for one in (*WORDS, "lake_1999", "third", "isles-council", "1a", "2")))
OUTPUTS = [
    *(["show", *of, "-f", form] for of, form in product(THINGS, ("text", "json"))),
    *(["report", "-f", form] for form in (*PAGES, "csv")),
    *(["report", "--source", "isles", "-f", form] for form in (*PAGES, "csv")),
    *(["audit", "--fail-on", "never", "-f", form] for form in PAGES),
    *(["diff", "north", "isles", "-f", form] for form in PAGES),
    *(
        ["matrix", "--by", by, "-f", form]
        for by, form in product(("source", "respondent", "incident"), (*PAGES, "csv", "svg"))
    ),
    *(["timeline", "-f", form] for form in ("text", "html", "svg", "json")),
]
# "other" is the code of a group of voices too, and a voice of "another party" is nobody's role.
WORD = "|".join({*ROLE_WORDS.values(), *Role} - {"other"})
ROLE = re.compile(rf"(?<!another )\b(?:{WORD})\b", re.IGNORECASE)
GIVEN = re.compile(r"(?: (?:from|until) \d+ \w+ \d+)? according to ")


def plain(text: str) -> str:
    """Return a text, or a page, as words with one space between them."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", text)))


def bare(text: str) -> list[str]:
    """Return each role in a text that stands there without who gives it, and what is around it."""
    return [
        text[max(found.start() - 40, 0) : found.end() + 40]
        for found in ROLE.finditer(text)
        if not GIVEN.match(text, found.end())
    ]


def stated(value: object) -> list[object]:
    """Return the objects within a document that have a role without who gives it."""
    found: list[object] = []
    if isinstance(value, dict):
        given = value.get("role") in set(Role) and value.get("id") not in ALWAYS
        if given and not {"according_to", "roles"} & value.keys():
            found.append(value)
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        found += stated(inner)
    return found


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ford(tmp_path_factory.mktemp("ford"))


@pytest.mark.parametrize("command", OUTPUTS, ids=" ".join)
def test_no_output_states_a_role_that_somebody_gives(command: list[str], root: Path) -> None:
    done = run_cli("-w", root, *command)
    assert done.status == 0, done.stderr
    found = stated(json.loads(done.stdout)) if command[-1] == "json" else bare(plain(done.stdout))
    assert found == []


def test_no_page_of_a_site_states_a_role_that_somebody_gives(root: Path, tmp_path: Path) -> None:
    assert run_cli("-w", root, "site", tmp_path / "site").status == 0
    pages = {
        # The basis of a source is its author's own sentence.
        path.relative_to(tmp_path / "site").as_posix(): plain(path.read_text("utf-8")).replace(
            "Sent by the signatory.", ""
        )
        for path in sorted((tmp_path / "site").rglob("*.html"))
    }
    assert [(name, found) for name, page in pages.items() for found in bare(page)] == []
    for side, words in WORDS.items():
        assert f"Role {words} " in pages[f"sides/{side}.html"]


def test_each_role_is_printed_with_who_gives_it(root: Path) -> None:
    def shown(*of: str) -> str:
        return plain(run_cli("-w", root, "show", *of).stdout)

    for side, words in WORDS.items():
        assert f"role {words} " in shown(side)
        assert f"({side}), {words} " in shown("lake_1999")
        assert f" {side} {words} " in shown()
    assert "league River League see below 0 statements" in shown()
    assert "(as told by another side): herald-1999-07-01#e4" in shown("isles")
    assert "ROLES GIVEN TO SIDES isles party according to Isle Council " in shown("isles-council")
    given = f"ROLES GIVEN TO SIDES north {WORDS['north']} league {WORDS['league'].split('; ')[0]} "
    assert given in shown("south")


def test_json_keeps_a_role_that_all_give_on_all_days_and_adds_who_gives_which(root: Path) -> None:
    document = json.loads(run_cli("-w", root, "show", "-f", "json").stdout)
    sides = {side["id"]: side for side in document["sides"]}
    assert [sides[one]["role"] for one in WORDS] == ["party", "party", None, None]
    assert [sides[one]["roles"] for one in WORDS] == [side["roles"] for side in SIDES]
    assert sides["third"]["role"] is None
    assert "roles" not in sides["third"]
    shown = json.loads(run_cli("-w", root, "show", "isles", "-f", "json").stdout)
    assert shown["record"] == SIDES[-1]


def test_a_role_of_a_time_is_not_the_only_role(tmp_path: Path) -> None:
    only = {**SIDES[0], "roles": [said("party", "south", **{"from": "1999-06"})]}
    root = ford(tmp_path, sides=[only, *SIDES[1:]])
    side = json.loads(run_cli("-w", root, "show", "-f", "json").stdout)["sides"][0]
    assert side["role"] is None


@pytest.mark.parametrize(
    ("published", "right", "wrong"),
    [
        ("1999-06-21", "characterised", "reported"),
        ("1999-06", "characterised", "reported"),
        ("1999-06-20", "reported", "characterised"),
    ],
)
def test_whom_anybody_calls_a_party_tells_of_others_as_another_side_from_that_day_on(
    published: str, right: str, wrong: str, tmp_path: Path
) -> None:
    isles = {**SIDES[3], "roles": [said("party", "isles-council", **{"from": "1999-06-21"})]}
    isles["roles"].append(said("not_a_party", "north"))
    article = {"id": "wire-2", "published": published}
    status = {}
    for voice in (right, wrong):
        told = record(article="wire-2", voice=voice, via=["isles-council"])
        sides = [*SIDES[:3], isles]
        root = ford(tmp_path / voice, sides=sides, evidence=[told], articles=[article])
        status[voice] = run_cli("-w", root, "check").status
    assert status == {right: 0, wrong: 3}
