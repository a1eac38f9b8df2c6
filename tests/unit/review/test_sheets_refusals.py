"""What a sheet does not take is told, and nothing of what was typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.workspace import layout
from compliance.workspace.layout import ReadOnlyWorkspaceError
from support.builders import HERALD
from support.sheets import Study, after, form_of, links


def evidence(here: Study) -> dict[str, bytes]:
    return {name: data for name, data in here.bench.files().items() if "/evidence/" in name}


def test_what_check_would_say_stands_beside_the_field_and_nothing_is_written(here: Study) -> None:
    before = here.bench.files()
    sheet = here.visitor.get(here.first())
    form = form_of(sheet, claim="", f__speaker="nobody", s__targets="9z 1a", do="accept")
    again = here.visitor.post("/item", form)
    assert again.status == 422
    assert 'id="field-claim-wrong"' in again.text
    assert form_of(again) == form_of(sheet, f__speaker="nobody", s__targets="9z 1a")
    assert here.bench.files() == before


def test_a_file_that_moved_on_is_not_written_over(here: Study) -> None:
    first, second = links(here.visitor.get(f"/?article={HERALD}"), "/item?")[:2]
    form = form_of(here.visitor.get(second), claim="a claim", do="accept")
    after(here.visitor.post("/item", form_of(here.visitor.get(first), claim="x", do="accept")))
    file = here.bench.workspace / "evidence" / f"{HERALD}.yaml"
    file.write_bytes(file.read_bytes() + b"# looked over\n")
    moved = here.bench.files()
    again = here.visitor.post("/item", form)
    assert again.status == 409
    assert here.bench.files() == moved
    fields = form_of(again)
    assert fields["revision"] != form["revision"]
    assert {**fields, "revision": "", "do": ""} == {**form, "revision": "", "do": ""}
    after(here.visitor.post("/item", form_of(again, do="accept")))
    assert file.read_bytes().count(b"# looked over\n") == 1


def test_what_another_browser_decided_is_kept_as_a_passage_of_ones_own(here: Study) -> None:
    sheet = here.visitor.get(here.first())
    after(here.visitor.post("/item", form_of(sheet, claim="the first", do="accept")))
    written = evidence(here)
    again = here.visitor.post("/item", form_of(sheet, claim="the second", do="accept"))
    assert again.status == 409
    assert "was decided meanwhile" in again.text
    form = form_of(again)
    assert (form["claim"], "key" in form) == ("the second", False)
    assert evidence(here) == written
    changed = here.visitor.post("/item", form_of(sheet, claim="the second", do="grow-end"))
    assert changed.status == 409


def test_another_text_of_the_article_is_told(here: Study) -> None:
    form = form_of(here.visitor.get(here.first()), claim="a claim", do="accept", text="0" * 64)
    before = here.bench.files()
    again = here.visitor.post("/item", form)
    assert again.status == 409
    assert "another one now" in again.text
    assert here.bench.files() == before


def test_what_cannot_be_written_is_told_and_what_was_typed_stays(
    here: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(root: Path) -> None:
        raise ReadOnlyWorkspaceError(root)

    monkeypatch.setattr(layout, "refuse_installed", refuse)
    before = here.bench.files()
    sheet = here.visitor.get(here.first())
    again = here.visitor.post("/item", form_of(sheet, claim="a claim", do="accept"))
    assert again.status == 409
    assert "compliance init" in again.text
    assert form_of(again)["claim"] == "a claim"
    assert here.bench.files() == before


def test_a_script_is_told_why_and_leaves_what_was_typed(here: Study) -> None:
    form = form_of(here.visitor.get(here.first()), claim="a claim", do="accept")
    (here.bench.workspace / "incidents.yaml").write_text("incidents: 1\n", "utf-8")
    answer = here.visitor.post("/item", form, hx_request="true")
    assert (answer.status, answer.headers["content-type"]) == (400, "text/plain; charset=utf-8")
    assert answer.text.startswith("incidents.yaml:1:")
    assert here.visitor.post("/item", form).status == 409
