"""Sheets show what waits, the article and what others said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.builders import GAZETTE, HERALD
from support.lake_texts import TEXTS
from support.reviewing import bench
from support.sheets import Study, after, entering, form_of, links, of_the_other_side, sent_to


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


def test_a_value_of_a_list_is_put_in_and_taken_out(here: Study) -> None:
    sheet = here.visitor.get(f"/own?of={HERALD}&from=1&to=3")
    put = here.visitor.post("/own", form_of(sheet, do="toggle targets 2a"))
    assert form_of(put)["s.targets"] == "2a"
    assert 'value="toggle targets 2a" aria-pressed="true"' in put.text
    out = here.visitor.post("/own", form_of(put, do="toggle targets 2a"))
    assert form_of(out)["s.targets"] == ""


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


def test_what_another_side_said_stands_beside_and_where_it_may_answer_is_told(here: Study) -> None:
    written = sent_to(here.visitor.post("/own", of_the_other_side(here)))
    answers = here.visitor.get(written).text.partition("Another side may answer it in:")[2]
    assert f'href="/?article={HERALD}"' in answers.partition("</ul>")[0]
    first = here.visitor.get(here.first())
    assert form_of(first)["s.targets"] == "1b"
    beside = first.text.partition("What others said of it")[2]
    assert "violated" in beside
    assert "“That is a breach of point one”" in beside
    assert f"{GAZETTE}#e" in beside


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
    way = sent_to(here.visitor.post("/own", form))
    following = here.visitor.get(way)
    assert f"Written as {GAZETTE}#e01." in following.text
    assert "Not shown while you code blind." in following.text
    again = form_of(following)
    assert {again[name] == form[name] for name in ("of", "from", "to")} == {True}
    assert again["claim"] == ""
    assert (here.bench.workspace / "codings" / "anna" / f"{GAZETTE}.yaml").is_file()
    assert not (here.bench.workspace / "evidence" / f"{GAZETTE}.yaml").exists()
    undone = here.visitor.get(sent_to(here.visitor.post("/undo", {})))
    assert "was taken out again" in undone.text


def test_who_objects_to_a_record_stands_with_it(here: Study) -> None:
    after(here.visitor.post("/own", of_the_other_side(here)))
    (record,) = here.bench.records()
    said = 'by: north-ministry, said_on: "1999-07-02", ground: the gate was under repair'
    (here.bench.workspace / "objections.yaml").write_text(
        f"objections:\n  - {{id: o1, to: [{record}], {said}, citation: a note, confidence: C}}\n",
        "utf-8",
    )
    beside = here.visitor.get(here.first()).text.partition("What others said of it")[2]
    assert "objection of Ministry of Waters, 2 Jul 1999" in beside
    assert "the gate was under repair" in beside
