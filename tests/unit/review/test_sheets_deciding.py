"""What a coder decides on a sheet is done, and another sheet is shown."""

from __future__ import annotations

from compliance.workspace.load import load_workspace
from support.builders import GAZETTE, HERALD
from support.sheets import Study, after, entered, form_of, links, of_the_other_side, sent_to


def test_a_record_is_written_and_the_next_item_is_shown(here: Study) -> None:
    before = here.bench.records()
    form = form_of(here.visitor.get(here.first()), claim="a claim of ours", do="accept")
    query = after(here.visitor.post("/item", form))
    assert query["key"] != form["key"]
    following = here.visitor.get(f"/item?key={query['key']}&said={query['said']}")
    (new,) = here.bench.records() - before
    assert f"Written as {new}." in following.text
    written = load_workspace(here.bench.workspace).evidence[new]
    assert written.entry.claim == "a claim of ours"


def test_a_passage_of_ones_own_is_written(here: Study) -> None:
    before = here.bench.records()
    sheet = here.visitor.get(f"/own?of={HERALD}&first=Ferries+crossed&last=in+June&side=north")
    fields = {
        "f.link": "inferred",
        "f.speaker": "north-harbour",
        "f.voice": "reported",
        "f.act": "assesses",
        "f.status": "fulfilled",
        "f.scope": "in_scope",
        "s.targets": "2b",
    }
    form = form_of(sheet, claim="ferries crossed", do="accept") | fields
    query = after(here.visitor.post("/own", form))
    assert query["side"] == "north"
    assert len(here.bench.records() - before) == 1


def test_what_is_rejected_needs_a_reason_and_is_not_asked_again(here: Study) -> None:
    form = form_of(here.visitor.get(here.first()))
    sent = {"key": form["key"], "began": form["began"], "do": "reject"}
    again = here.visitor.post("/decline", sent)
    assert again.status == 422
    query = after(here.visitor.post("/decline", {**sent, "reason": "a  heading"}))
    assert "Noted as no evidence." in here.visitor.get(f"/?said={query['said']}").text
    assert here.visitor.get(f"/item?key={form['key']}").status == 409
    here.room, here.visitor = entered(here.bench)
    assert not any(form["key"] in one for one in links(here.visitor.get("/"), "/item?"))


def test_not_sure_leaves_the_queue_and_is_found_again(here: Study) -> None:
    form = form_of(here.visitor.get(here.first()))
    sent = {"key": form["key"], "began": form["began"], "do": "unsure", "reason": "who speaks?"}
    after(here.visitor.post("/decline", sent))
    waiting = links(here.visitor.get("/"), "/item?")
    assert not any(form["key"] in one for one in waiting)
    assert len(links(here.visitor.get("/?unsure=yes"), "/item?")) == 1


def test_what_is_skipped_comes_last(here: Study) -> None:
    first = here.first()
    form = form_of(here.visitor.get(first))
    sent = {"key": form["key"], "began": form["began"], "do": "skip"}
    query = after(here.visitor.post("/decline", sent))
    assert query["key"] != form["key"]
    assert links(here.visitor.get("/"), "/item?")[-1] == first
    assert here.visitor.post("/decline", {**sent, "do": "nothing"}).status == 400


def test_the_last_decision_is_undone(here: Study) -> None:
    before = here.bench.files()
    assert "nothing to undo" in here.visitor.get(sent_to(here.visitor.post("/undo", {}))).text
    form = form_of(here.visitor.get(here.first()), claim="a claim", do="accept")
    after(here.visitor.post("/item", form))
    undone = here.visitor.get(sent_to(here.visitor.post("/undo", {})))
    assert "was taken out again" in undone.text
    assert form_of(undone)["key"] == form["key"]
    assert {n: d for n, d in here.bench.files().items() if n in before} == before


def test_when_all_is_decided_the_queue_is_shown(here: Study) -> None:
    waiting = links(here.visitor.get(f"/?article={GAZETTE}"), "/item?")
    ways: list[str] = []
    for address in waiting:
        form = form_of(here.visitor.get(address))
        sent = {"key": form["key"], "began": "0", "do": "unsure", "article": GAZETTE}
        ways.append(sent_to(here.visitor.post("/decline", sent)))
    assert [way.partition("?")[0] for way in ways] == ["/item"] * (len(waiting) - 1) + ["/"]


def test_a_passage_of_ones_own_is_undone_and_the_queue_shown(here: Study) -> None:
    before = here.bench.records()
    after(here.visitor.post("/own", of_the_other_side(here)))
    way = sent_to(here.visitor.post("/undo", {"side": "south"}))
    assert way.startswith("/?side=south&said=")
    assert "was taken out again" in here.visitor.get(way).text
    assert here.bench.records() == before
