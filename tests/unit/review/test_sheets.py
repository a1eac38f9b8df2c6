"""Sheets show what waits, take what was typed, and lose none of it when something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.workspace import layout
from compliance.workspace.layout import ReadOnlyWorkspaceError
from compliance.workspace.load import load_workspace
from support.asgi import Answer
from support.builders import GAZETTE, HERALD
from support.lake_texts import TEXTS
from support.reviewing import bench
from support.sheets import Study, after, entered, entering, form_of, links, study


@pytest.fixture
def here(tmp_path: Path) -> Study:
    return study(tmp_path)


def records(here: Study) -> list[str]:
    return sorted(load_workspace(here.bench.workspace).evidence)


def evidence(here: Study) -> dict[str, bytes]:
    return {name: data for name, data in here.bench.files().items() if "/evidence/" in name}


def test_the_queue_is_filtered_and_its_links_keep_the_filters(here: Study) -> None:
    every = here.visitor.get("/")
    assert every.status == 200
    some = here.visitor.get(f"/?article={GAZETTE}&side=south&least=0.2&act=background&x=1")
    found, fewer = links(every, "/item?"), links(some, "/item?")
    assert 0 < len(fewer) < len(found)
    assert all(f"&side=south&act=background&least=0.2&article={GAZETTE}" in one for one in fewer)
    both = here.visitor.get(f"/?article={GAZETTE}+{HERALD}")
    assert len(links(both, "/item?")) == len(found)
    none = here.visitor.get("/?side=nobody&act=nothing")
    assert links(none, "/item?") == []
    assert "code a passage of your own" in none.text


def test_the_queue_comes_in_parts(here: Study) -> None:
    count = len(links(here.visitor.get("/"), "/item?"))
    assert count < 50
    assert len(links(here.visitor.get(f"/?first={count - 1}"), "/item?")) == 1
    assert links(here.visitor.get("/"), "/?first=") == []


def test_an_item_has_the_article_the_record_and_what_others_said(here: Study) -> None:
    sheet = here.visitor.get(here.first())
    assert sheet.status == 200
    fields = form_of(sheet)
    article = fields["of"]
    passage = TEXTS[article][int(fields["from"]) : int(fields["to"])]
    assert " ".join(passage.split()) in " ".join(sheet.text.replace("&#39;", "'").split())
    assert "What others said of it" in sheet.text


def test_a_record_is_written_and_the_next_item_is_shown(here: Study) -> None:
    before = records(here)
    form = form_of(here.visitor.get(here.first()), claim="a claim of ours", do="accept")
    query = after(here.visitor.post("/item", form))
    assert query["key"] != form["key"]
    following = here.visitor.get(f"/item?key={query['key']}&said={query['said']}")
    (new,) = set(records(here)) - set(before)
    assert f"Written as {new}." in following.text
    written = load_workspace(here.bench.workspace).evidence[new]  # type: ignore[index]
    assert written.entry.claim == "a claim of ours"


def test_what_check_would_say_stands_beside_the_field_and_nothing_is_written(here: Study) -> None:
    before = here.bench.files()
    sheet = here.visitor.get(here.first())
    form = form_of(sheet, claim="", f__speaker="nobody", s__targets="9z 1a", do="accept")
    again = here.visitor.post("/item", form)
    assert again.status == 422
    assert 'id="field-claim-wrong"' in again.text
    assert form_of(again) == form_of(sheet, f__speaker="nobody", s__targets="9z 1a")
    assert here.bench.files() == before


def test_words_that_were_typed_are_not_passed_over(here: Study) -> None:
    before = here.bench.files()
    sheet = here.visitor.get(f"/own?of={HERALD}&first=Ferries+crossed&last=in+June")
    form = form_of(sheet, claim="kept", first="South Shore, it said", last="buoy", do="accept")
    moved = form_of(here.visitor.post("/own", form))
    place = slice(int(moved["from"]), int(moved["to"]))
    assert TEXTS[HERALD][place].startswith("South Shore, it said, holds")
    assert (moved["claim"], moved["first"]) == ("kept", "")
    form = form_of(sheet, claim="kept", first="the", do="words")
    again = here.visitor.post("/own", form)
    assert again.status == 422
    assert "These words stand in several places; type more of them." in again.text
    assert form_of(again)["from"] == form["from"]
    assert here.bench.files() == before


def test_an_article_is_opened_at_its_beginning(here: Study) -> None:
    form = form_of(here.visitor.get(f"/own?of={HERALD}"))
    assert TEXTS[HERALD][int(form["from"]) : int(form["to"])] == "South"


@pytest.mark.parametrize("do", ["grow-start", "shrink-start", "shrink-end", "grow-end"])
def test_an_end_of_the_passage_moves_by_a_word(here: Study, do: str) -> None:
    sheet = here.visitor.get(f"/own?of={HERALD}&first=Ferries+crossed&last=in+June")
    was = form_of(sheet)
    now = form_of(here.visitor.post("/own", form_of(sheet, claim="kept", do=do)))
    changed = {name for name in was if was[name] != now[name]}
    assert changed == {"from" if do.endswith("start") else "to", "claim"}


def test_a_selection_becomes_the_passage_in_whole_words(here: Study) -> None:
    sheet = here.visitor.get(f"/own?of={HERALD}&from=1&to=3")
    assert form_of(sheet)["to"] == str(len("South"))
    start = TEXTS[HERALD].index("erries")
    now = form_of(here.visitor.post("/own", form_of(sheet, do=f"selected {start} {start + 9}")))
    assert TEXTS[HERALD][int(now["from"]) : int(now["to"])] == "Ferries crossed"


@pytest.mark.parametrize("do", ["selected 5 5", "selected 0 999999", "selected x", "selected"])
def test_a_selection_that_no_text_has_is_refused(here: Study, do: str) -> None:
    sheet = here.visitor.get(f"/own?of={HERALD}&from=1&to=3")
    assert here.visitor.post("/own", form_of(sheet, do=do)).status == 400


def test_a_value_of_a_list_is_put_in_and_taken_out(here: Study) -> None:
    sheet = here.visitor.get(f"/own?of={HERALD}&from=1&to=3")
    put = here.visitor.post("/own", form_of(sheet, do="toggle targets 2a"))
    assert form_of(put)["s.targets"] == "2a"
    assert 'value="toggle targets 2a" aria-pressed="true"' in put.text
    out = here.visitor.post("/own", form_of(put, do="toggle targets 2a"))
    assert form_of(out)["s.targets"] == ""


def test_a_passage_of_ones_own_is_written(here: Study) -> None:
    before = records(here)
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
    assert len(set(records(here)) - set(before)) == 1


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
    assert "nothing to undo" in here.visitor.get(there(here.visitor.post("/undo", {}))).text
    form = form_of(here.visitor.get(here.first()), claim="a claim", do="accept")
    after(here.visitor.post("/item", form))
    undone = here.visitor.get(there(here.visitor.post("/undo", {})))
    assert "was taken out again" in undone.text
    assert form_of(undone)["key"] == form["key"]
    assert {n: d for n, d in here.bench.files().items() if n in before} == before


def there(answer: Answer) -> str:
    """Return the address to which a browser is sent on."""
    return answer.headers["location"]


def test_when_all_is_decided_the_queue_is_shown(here: Study) -> None:
    waiting = links(here.visitor.get(f"/?article={GAZETTE}"), "/item?")
    ways: list[str] = []
    for address in waiting:
        form = form_of(here.visitor.get(address))
        sent = {"key": form["key"], "began": "0", "do": "unsure", "article": GAZETTE}
        ways.append(there(here.visitor.post("/decline", sent)))
    assert [way.partition("?")[0] for way in ways] == ["/item"] * (len(waiting) - 1) + ["/"]


def test_a_sheet_that_a_script_asks_for_says_its_address(here: Study) -> None:
    first = here.first()
    assert here.visitor.get(first, hx_request="true").headers["hx-push-url"] == first
    assert here.visitor.get("/", hx_request="true").headers["hx-push-url"] == "/"
    assert "hx-push-url" not in here.visitor.get("/").headers


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nowhere", 404),
        ("/static/review.css", 404),
        ("/static/..%2Froom.py", 404),
        ("/item?key=x", 409),
        ("/own?of=nowhere&from=0&to=1", 409),
        ("/own?of=herald-1999-07-01&from=2", 400),
        ("/undo", 405),
        ("/?first=x", 400),
    ],
)
def test_what_is_not_there_is_told(here: Study, address: str, status: int) -> None:
    answer = here.visitor.get(address)
    assert answer.status == status
    assert answer.text


def test_scripts_and_style_are_served(here: Study) -> None:
    for name, kind in (
        ("htmx.min.js", "javascript"),
        ("review.js", "javascript"),
        ("style.css", "css"),
    ):
        answer = here.visitor.get(f"/static/{name}")
        assert answer.status == 200
        assert answer.headers["content-type"] == f"text/{kind}; charset=utf-8"


def test_a_workspace_that_became_wrong_is_told_on_the_sheet(here: Study) -> None:
    first = here.first()
    (here.bench.workspace / "incidents.yaml").write_text("incidents: 1\n", "utf-8")
    answer = here.visitor.get(first)
    assert answer.status == 409
    assert "incidents.yaml:1:" in answer.text


def test_the_markup_of_an_article_is_text(here: Study) -> None:
    file = here.bench.root / "markup.txt"
    file.write_text('Gates <script>x</script> <img onerror="y"> & </div> were shut', "utf-8")
    facts = ("--published", "1999-07-04", "--basis", "As printed.", "--confidence", "B")
    outlet = ("--outlet", "south-gazette", "--language", "en")
    here.bench.run("articles", "add", file, *facts, *outlet)
    sheet = here.visitor.get("/own?of=markup&first=Gates&last=shut").text
    shown = (
        "Gates &lt;script&gt;x&lt;/script&gt; &lt;img onerror=&#34;y&#34;&gt; &amp; &lt;/div&gt;"
    )
    assert sheet.count(f"{shown} were shut") == 2
    assert "<img" not in sheet


OWN = {
    "f.link": "inferred",
    "f.speaker": "south-office",
    "f.voice": "reported",
    "f.act": "assesses",
    "f.status": "violated",
    "f.respondents": "",
    "s.targets": "1b",
}


def of_the_other_side(here: Study) -> dict[str, str]:
    """Return a record of the other side on the same target, as it would be sent."""
    sheet = here.visitor.get(f"/own?of={GAZETTE}&first=That+is+a+breach&last=point+one")
    return form_of(sheet, claim="a breach", do="accept") | OWN


def test_what_another_side_said_stands_beside_and_where_it_may_answer_is_told(here: Study) -> None:
    written = there(here.visitor.post("/own", of_the_other_side(here)))
    answers = here.visitor.get(written).text.partition("Another side may answer it in:")[2]
    assert f'href="/?article={HERALD}"' in answers.partition("</ul>")[0]
    first = here.visitor.get(here.first())
    assert form_of(first)["s.targets"] == "1b"
    beside = first.text.partition("What others said of it")[2]
    assert "violated" in beside
    assert "“That is a breach of point one”" in beside
    assert f"{GAZETTE}#e" in beside


def test_a_passage_of_ones_own_is_undone_and_the_queue_shown(here: Study) -> None:
    before = records(here)
    after(here.visitor.post("/own", of_the_other_side(here)))
    way = there(here.visitor.post("/undo", {"side": "south"}))
    assert way.startswith("/?side=south&said=")
    assert "was taken out again" in here.visitor.get(way).text
    assert records(here) == before


def test_a_decision_that_was_cut_off_is_told(here: Study) -> None:
    assert "cannot be read" not in here.visitor.get("/").text
    form = form_of(here.visitor.get(here.first()), claim="a claim", do="accept")
    after(here.visitor.post("/item", form))
    (file,) = here.bench.root.rglob("anna.jsonl")
    file.write_bytes(file.read_bytes() + b'{"schema": "compl')
    told = here.visitor.get("/").text
    assert "anna.jsonl:2. It was kept where it stands" in told


def test_who_codes_blind_stays_in_the_article(tmp_path: Path) -> None:
    here = entering(bench(tmp_path), blind=True)
    queue = here.visitor.get("/")
    assert "You code blind" in queue.text
    assert links(queue, "/item?") == []
    assert 'class="filters" aria-label="Filters"' not in queue.text
    form = of_the_other_side(here)
    way = there(here.visitor.post("/own", form))
    following = here.visitor.get(way)
    assert f"Written as {GAZETTE}#e01." in following.text
    assert "Not shown while you code blind." in following.text
    again = form_of(following)
    assert {again[name] == form[name] for name in ("of", "from", "to")} == {True}
    assert again["claim"] == ""
    assert (here.bench.workspace / "codings" / "anna" / f"{GAZETTE}.yaml").is_file()
    assert not (here.bench.workspace / "evidence" / f"{GAZETTE}.yaml").exists()
    undone = here.visitor.get(there(here.visitor.post("/undo", {})))
    assert "was taken out again" in undone.text


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


def test_who_objects_to_a_record_stands_with_it(here: Study) -> None:
    after(here.visitor.post("/own", of_the_other_side(here)))
    (record,) = records(here)
    said = 'by: north-ministry, said_on: "1999-07-02", ground: the gate was under repair'
    (here.bench.workspace / "objections.yaml").write_text(
        f"objections:\n  - {{id: o1, to: [{record}], {said}, citation: a note, confidence: C}}\n",
        "utf-8",
    )
    beside = here.visitor.get(here.first()).text.partition("What others said of it")[2]
    assert "objection of Ministry of Waters, 2 Jul 1999" in beside
    assert "the gate was under repair" in beside
