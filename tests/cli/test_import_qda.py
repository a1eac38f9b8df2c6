"""compliance import: what comes back from programs that code, as a plan, and then done."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from compliance.library.store import text_sha256
from support.builders import GAZETTE, HERALD
from support.cli import printed_json, run_cli
from support.lake_texts import TEXTS
from support.refi.lake import (
    ALL,
    NASTY,
    PLAIN,
    RECORDS,
    WIRE,
    evidence,
    exported,
    imported,
)
from support.refi.others import (
    NS,
    WAYS,
    Files,
    Node,
    add_code,
    as_qualcoder,
    mark,
    rewritten,
    selection,
    take_code,
)


@pytest.mark.parametrize("options", [(), ("--texts",)])
def test_what_comes_back_as_it_left_changes_nothing(
    options: tuple[str, ...], refi_lake: Path, refi_env: dict[str, str]
) -> None:
    before = evidence(refi_lake)
    path = exported(refi_lake, refi_env, *options)
    for apply in ((), ("--apply",)):
        done = imported(refi_lake, path, refi_env, *apply)
        assert (done.status, done.stdout) == (0, ALL)
    assert evidence(refi_lake) == before


@pytest.mark.parametrize("way", WAYS)
def test_whatever_positions_count_passages_stand_where_they_stood(
    way: str, refi_lake: Path, refi_env: dict[str, str]
) -> None:
    done = imported(
        refi_lake, rewritten(exported(refi_lake, refi_env, "--texts"), WAYS[way]), refi_env
    )
    assert done.stdout.splitlines()[-1] + "\n" == ALL, done.stdout
    assert done.status == 0
    said = {
        "UTF-16 units": "UTF-16 units",
        "line ends of two characters as one": "line ends of two characters as one",
        "no byte order mark": "no byte order mark",
        "all of it": "UTF-16 units",
    }
    counts = f'"{WIRE}": positions count {said.get(way)}\n'
    assert (counts in done.stdout) is (way in said), done.stdout


def test_qualcoder_gives_new_guids_and_takes_selections_apart(
    refi_lake: Path, refi_env: dict[str, str]
) -> None:
    path = rewritten(exported(refi_lake, refi_env, "--texts"), as_qualcoder)
    done = imported(refi_lake, path, refi_env)
    assert (done.status, done.stdout) == (0, ALL)


def test_other_codes_are_a_change_and_applied_leave_the_rest_alone(
    refi_lake: Path, refi_env: dict[str, str]
) -> None:
    def recode(root: Node, _: Files) -> None:
        first = selection(root, f"{GAZETTE}#e1")
        take_code(root, first, "status: fulfilled")
        add_code(root, first, "status: violated")
        take_code(root, first, "respondents: south")
        second = selection(root, f"{GAZETTE}#e2")
        add_code(root, second, "2a")
        take_code(root, second, "1 ")

    path = rewritten(exported(refi_lake, refi_env, "--texts"), recode)
    before = evidence(refi_lake)
    done = imported(refi_lake, path, refi_env)
    assert done.status == 0
    assert done.stdout.splitlines() == [
        f"{GAZETTE}#e1",
        "  status: fulfilled -> violated",
        "  respondents: south -> nothing",
        f"{GAZETTE}#e2",
        "  targets: 1 1a -> 1a 2a",
        f"{len(RECORDS) - 2} statements as here, 2 changed, 0 for the inbox",
    ]
    assert done.stderr.endswith("made.qdpx --apply\n")
    assert evidence(refi_lake) == before
    done = imported(refi_lake, path, refi_env, "--apply")
    assert (done.status, done.stderr) == (
        0,
        f"written: evidence/{GAZETTE}.yaml; 0 new in the inbox\n",
    )
    changed = printed_json("-w", refi_lake, "show", f"{GAZETTE}#e1")
    assert changed["record"]["status"] == "violated", changed
    assert {name for name, data in evidence(refi_lake).items() if data != before[name]} == {
        f"{GAZETTE}.yaml"
    }
    assert run_cli("-w", refi_lake, "check").status == 0
    assert imported(refi_lake, path, refi_env).stdout == ALL


def test_a_figure_with_a_fraction_and_a_comment_stay_as_they_are(
    refi_lake: Path, refi_env: dict[str, str]
) -> None:
    path = refi_lake / "evidence" / f"{HERALD}.yaml"
    text = path.read_text("utf-8").replace("value: 2", "value: 1.5 # about")
    path.write_text(text, "utf-8")

    def recode(root: Node, _: Files) -> None:
        marked = selection(root, f"{HERALD}#e1")
        add_code(root, marked, "2a")

    made = rewritten(exported(refi_lake, refi_env), recode)
    assert imported(refi_lake, made, refi_env, "--apply").status == 0
    assert path.read_text("utf-8") == text.replace("[1a]", "[1a, 2a]", 1)


def test_an_edited_description_is_a_change_too(refi_lake: Path, refi_env: dict[str, str]) -> None:
    def edit(root: Node, _: Files) -> None:
        told = selection(root, f"{GAZETTE}#e1").find("p:Description", NS)
        told.text = told.text.replace("A note.", "Another note.")

    path = rewritten(exported(refi_lake, refi_env), edit)
    done = imported(refi_lake, path, refi_env)
    assert "  note: A note. -> Another note.\n" in done.stdout


def test_a_passage_marked_anew_gets_new_ends(refi_lake: Path, refi_env: dict[str, str]) -> None:
    text = TEXTS[HERALD]

    def move(root: Node, _: Files) -> None:
        marked = selection(root, f"{HERALD}#e1")
        start = text.index("Ferries crossed")
        marked.set("startPosition", str(start))
        marked.set("endPosition", str(start + len("Ferries crossed twelve times")))

    path = rewritten(exported(refi_lake, refi_env, "--texts"), move)
    done = imported(refi_lake, path, refi_env)
    assert done.stdout.splitlines()[1:3] == [
        "  passage.start: Ferries crossed -> Ferries crossed twelve times",
        "  passage.end: in June -> nothing",
    ]
    assert imported(refi_lake, path, refi_env, "--apply").status == 0
    assert imported(refi_lake, path, refi_env).stdout == ALL


def test_a_new_passage_stands_in_the_text_as_it_is_held(
    refi_lake: Path, refi_env: dict[str, str]
) -> None:
    start = PLAIN.index("Nobody")
    place = start, PLAIN.index(" at all")
    path = rewritten(
        exported(refi_lake, refi_env, "--texts"), lambda root, _: mark(root, WIRE, place, "1a")
    )
    assert imported(refi_lake, path, refi_env, "--apply").status == 0
    (kept,) = Path(refi_env["COMPLIANCE_TEXTS"]).glob(f"suggestions/*/{WIRE}.json")
    (one,) = json.loads(kept.read_bytes())["suggestions"]
    words = "Nobody asked them\r\nto \U0001f6a3 leave"
    assert (one["text"], NASTY[slice(*one["range"])]) == (words, words)


def test_a_new_passage_waits_in_the_inbox_and_suggest_leaves_it_there(
    refi_lake: Path, refi_env: dict[str, str]
) -> None:
    text = TEXTS[HERALD]
    start = text.index("holds that the lane")

    def code(root: Node, _: Files) -> None:
        root.set("origin", "QualCoder-3.6")
        words = "olds that the lane begins only at the second buo"
        place = (start + 1, start + 1 + len(words))
        codes = "1a", "2a", "act: interprets", "speaker: south-office", "respondents: south"
        mark(root, HERALD, place, *codes, memo="They\nmean the buoy.")
        mark(root, HERALD, place, "voice: reported", "link: named")

    path = rewritten(exported(refi_lake, refi_env, "--texts"), code)
    (waiting,) = json.loads(imported(refi_lake, path, refi_env, "-f", "json").stdout)["waiting"]
    assert waiting == {
        "article": HERALD,
        "targets": ["1a", "2a"],
        "start": "holds that the lane begins only",
        "end": "at the second buoy",
    }
    done = imported(refi_lake, path, refi_env, "--apply")
    assert done.status == 0, done.stdout
    assert done.stdout.splitlines()[:2] == [
        f"{HERALD}: for the inbox",
        "  1a, 2a: “holds that the lane begins only … at the second buoy”",
    ]
    assert "written: nothing; 1 new in the inbox" in done.stderr
    assert "0 new in the inbox" in imported(refi_lake, path, refi_env, "--apply").stderr
    library = Path(refi_env["COMPLIANCE_TEXTS"])
    (kept,) = library.glob(f"suggestions/*/{HERALD}.json")
    (one,) = json.loads(kept.read_bytes())["suggestions"]
    assert (one["act"], one["link"], one["voice"]) == ("interprets", "named", "reported")
    assert (one["speaker"], one["side"]) == ("south-office", "south")
    assert (one["engine"], one["version"]) == ("refi-qda", "QualCoder-3.6")
    reasons = [why["words"] for why in one["reasons"]]
    assert reasons[0].endswith("respondents south, They mean the buoy.")
    assert run_cli("-w", refi_lake, "suggest", HERALD, env=refi_env).status == 0
    engines = [each["engine"] for each in json.loads(kept.read_bytes())["suggestions"]]
    assert engines[0] == "refi-qda"
    assert len(engines) > 1
    assert "0 new in the inbox" in imported(refi_lake, path, refi_env, "--apply").stderr


def test_what_is_suggested_for_another_text_of_an_article_gives_way(
    refi_lake: Path, refi_env: dict[str, str]
) -> None:
    path = rewritten(
        exported(refi_lake, refi_env, "--texts"),
        lambda root, _: mark(root, HERALD, (0, 11), "1a", "status: violated", "scope: in_scope"),
    )
    assert imported(refi_lake, path, refi_env, "--apply").status == 0
    (kept,) = Path(refi_env["COMPLIANCE_TEXTS"]).glob(f"suggestions/*/{HERALD}.json")
    (one,) = json.loads(kept.read_bytes())["suggestions"]
    assert (one["act"], one["status"], one["side"]) == ("assesses", "violated", "unknown")
    kept.write_bytes(kept.read_bytes().replace(text_sha256(TEXTS[HERALD]).encode(), b"a" * 64))
    assert run_cli("-w", refi_lake, "suggest", HERALD, env=refi_env).status == 0
    assert b"refi-qda" not in kept.read_bytes()


def test_of_many_points_each_has_a_proposal_and_a_status_out_of_scope_is_none(
    refi_lake: Path, refi_env: dict[str, str]
) -> None:
    path = rewritten(
        exported(refi_lake, refi_env, "--texts"),
        lambda root, _: mark(
            root, HERALD, (0, 11), "*", "1 ", "1a", "1b", "status: violated", "scope: outside_zone"
        ),
    )
    assert imported(refi_lake, path, refi_env).stdout.count(f"{HERALD}: for the inbox") == 2


def test_one_more_code_at_the_place_of_a_statement_is_of_that_statement(
    refi_lake: Path, refi_env: dict[str, str]
) -> None:
    start = TEXTS[HERALD].index("Ferries crossed")
    place = start, TEXTS[HERALD].index("in June", start) + len("in June")
    path = rewritten(
        exported(refi_lake, refi_env, "--texts"), lambda root, _: mark(root, HERALD, place, "2a")
    )
    assert "  targets: 1a -> 1a 2a\n" in imported(refi_lake, path, refi_env).stdout


def test_a_codebook_as_it_left_is_as_here(refi_lake: Path, refi_env: dict[str, str]) -> None:
    path = exported(refi_lake, refi_env, to="qdc")
    done = imported(refi_lake, path, refi_env, "--apply")
    assert (done.status, done.stderr) == (0, "")
    assert re.fullmatch("[0-9]+ codes as here, 0 left out\n", done.stdout)
    plan = json.loads(imported(refi_lake, path, refi_env, "-f", "json").stdout)
    assert (plan["left_out"], plan["missing"], plan["absent"]) == ([], [], 0)
    assert done.stdout.startswith(f"{plan['same']} codes")
