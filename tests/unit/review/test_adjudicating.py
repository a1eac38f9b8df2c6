"""Two codings side by side: what differs needs a choice and a reason, and both codings stay."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from compliance.coding import adjudicate
from compliance.coding.decision_store import DecisionStore
from compliance.workspace.layout import ReadOnlyWorkspaceError
from compliance.workspace.load import load_workspace
from support.asgi import Answer
from support.builders import GAZETTE, HERALD
from support.reviewing import coded_bench
from support.sheets import Study, entering, form_of, links, sent_to

TWO: Final = [("coder", "anna"), ("coder", "boris")]


@pytest.fixture
def here(tmp_path: Path) -> Study:
    return entering(coded_bench(tmp_path))


def sheet(here: Study, article: str = GAZETTE) -> Answer:
    answer = here.visitor.get(f"/adjudicate/{article}")
    assert answer.status == 200, answer.text
    return answer


def settle(here: Study, form: dict[str, str], article: str = GAZETTE) -> Answer:
    pairs = [*TWO, *((name, value) for name, value in form.items() if name != "coder")]
    return here.visitor.post(f"/adjudicate/{article}", pairs)


def decided(form: dict[str, str], **choices: str) -> dict[str, str]:
    """Return a form in which every row is decided with a reason, by the first coder's record."""
    numbers = range(int(form["rows"]))
    made = {f"r{n}.choice": "a" if f"r{n}.a" in form else "neither" for n in numbers}
    made |= {f"r{n}.reason": f"why {n}" for n in numbers}
    return form | made | {name.replace("__", "."): value for name, value in choices.items()}


def number(form: dict[str, str], entry: str) -> int:
    """Return the number of the row with a record of the first coder, or of the second alone."""
    key = "a" if entry.startswith("e") else "b"
    return next(n for n in range(int(form["rows"])) if form.get(f"r{n}.{key}") == entry)


def evidence(here: Study) -> list[str]:
    return sorted(load_workspace(here.bench.workspace).evidence)


def test_the_articles_that_wait_are_listed(here: Study) -> None:
    found = links(here.visitor.get("/adjudicate"), "/adjudicate/")
    assert [one.partition("?")[0] for one in found] == [
        f"/adjudicate/{GAZETTE}",
        f"/adjudicate/{HERALD}",
    ]
    assert here.visitor.get(found[0]).status == 200
    assert 'href="/adjudicate"' in here.visitor.get("/").text


def test_what_differs_stands_side_by_side(here: Study) -> None:
    text = sheet(here).text
    assert "a: anna" in text
    assert "b: boris" in text
    assert "Two boats stayed." in text
    assert "Two of the boats did not leave." in text
    assert "Has no record of it." in text
    assert "Said alike by both (" in text


def test_all_has_to_be_decided_with_a_reason(here: Study) -> None:
    before = here.bench.files()
    form = form_of(sheet(here), "settle")
    again = settle(here, form)
    assert again.status == 422
    assert "nothing is decided; write a, b, both or neither" in again.text
    differing = number(form, "e3")
    kept = decided(form) | {f"r{differing}.reason": ""}
    again = settle(here, kept)
    assert again.status == 422
    assert "the coders do not agree, so say why" in again.text
    shown = form_of(again, "settle")
    assert {name: value for name, value in shown.items() if value} == {
        name: value for name, value in kept.items() if value
    }
    assert here.bench.files() == before


def test_records_are_written_and_both_codings_stay(here: Study) -> None:
    before = here.bench.files()
    form = form_of(sheet(here), "settle")
    answer = settle(here, decided(form))
    assert answer.status == 303, answer.text
    told = here.visitor.get(sent_to(answer))
    assert "6 records written; both codings stay." in told.text
    assert [one.partition("?")[0] for one in links(told, "/adjudicate/")] == [
        f"/adjudicate/{HERALD}"
    ]
    after = here.bench.files()
    assert {name: data for name, data in after.items() if name in before} == before
    records = load_workspace(here.bench.workspace).evidence
    assert {one.entry.claim for one in records.values()} >= {"Two boats stayed."}
    store = DecisionStore(here.bench.root / "texts", here.bench.key, here.bench.workspace)
    noted = store.read("anna").standing
    assert {one.decision for one in noted} == {"adjudicated", "rejected"}
    assert "why 0" in {one.reason for one in noted}


def test_single_fields_are_the_other_coders_or_written_anew_or_left_out(here: Study) -> None:
    form = form_of(sheet(here), "settle")
    act, claim = number(form, "e3"), number(form, "e4")
    choices = {
        f"r{act}.way.act": "other",
        f"r{act}.way.status": "without",
        f"r{claim}.way.claim": "anew",
        f"r{claim}.anew.claim": "two  boats were still there",
    }
    assert settle(here, decided(form) | choices).status == 303
    records = load_workspace(here.bench.workspace).evidence
    claims = {one.entry.claim: one.entry for one in records.values()}
    assert "two boats were still there" in claims
    kept = next(one for id, one in records.items() if id.endswith("#e3"))
    assert (kept.entry.act, kept.entry.status) == ("states", None)


def test_lists_are_written_with_spaces_between(here: Study) -> None:
    assert settle(here, decided(form_of(sheet(here), "settle"))).status == 303  # what it names
    form = form_of(sheet(here, HERALD), "settle")
    row = number(form, "e1")
    assert f"r{row}.way.targets" in form
    wrong = decided(form) | {f"r{row}.anew.targets": "2a 9z", f"r{row}.way.targets": "anew"}
    again = settle(here, wrong, HERALD)
    assert again.status == 422
    shown = form_of(again, "settle")
    assert shown[f"r{row}.anew.targets"] == "2a 9z"
    right = wrong | {f"r{row}.anew.targets": "2a, 1a"}
    answer = settle(here, right, HERALD)
    assert answer.status == 303, answer.text
    records = load_workspace(here.bench.workspace).evidence
    kept = next(one for id, one in records.items() if id == f"{HERALD}#e1")
    assert kept.entry.targets == ("2a", "1a")


def test_what_one_coder_alone_has_is_kept_or_not(here: Study) -> None:
    form = form_of(sheet(here), "settle")
    alone = number(form, "b7")
    assert settle(here, decided(form) | {f"r{alone}.choice": "b"}).status == 303
    assert len(evidence(here)) == 7


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"r0.choice": "c"}, 400),
        ({"rows": "x"}, 400),
        ({"rows": "999999999"}, 400),
        ({"rows": "1"}, 422),
        ({"r0.a": "e99"}, 422),
        ({"r0.id": "../../x"}, 422),
        ({"r0.way.nonsense": "other"}, 422),
    ],
    ids=repr,
)
def test_what_no_sheet_sends_writes_nothing(
    here: Study, changed: dict[str, str], status: int
) -> None:
    before = here.bench.files()
    form = decided(form_of(sheet(here), "settle"))
    assert settle(here, form | changed).status == status
    assert here.bench.files() == before


@pytest.mark.parametrize("address", ["/adjudicate/nowhere", "/adjudicate?coder=anna&coder=zoe"])
def test_codings_that_are_not_there_are_told(here: Study, address: str) -> None:
    assert here.visitor.get(address).status == 409


def test_what_cannot_be_written_is_told_and_what_was_decided_stays(
    here: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(root: Path) -> None:
        raise ReadOnlyWorkspaceError(root)

    monkeypatch.setattr(adjudicate, "refuse_installed", refuse)
    form = decided(form_of(sheet(here), "settle"))
    again = settle(here, form)
    assert again.status == 422
    assert "compliance init" in again.text
    shown = form_of(again, "settle")
    assert shown["r0.reason"] == "why 0"


def test_who_codes_blind_sees_no_other_coding(tmp_path: Path) -> None:
    here = entering(coded_bench(tmp_path), blind=True)
    assert 'href="/adjudicate"' not in here.visitor.get("/").text
    for address in ("/adjudicate", f"/adjudicate/{GAZETTE}"):
        answer = here.visitor.get(address)
        assert answer.status == 409
        assert "who codes blind sees no other coding" in answer.text
    assert settle(here, {"rows": "1"}).status == 409
