"""One record as a reader sees it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.views.denied import shortened
from compliance.views.fragment import fragment_link
from compliance.views.record import RecordView, anchor_of
from compliance.views.report.view import ReportView
from support.builders import GAZETTE, HERALD
from support.lake_texts import HERALD as HERALD_TEXT
from support.reports import lake, targets_of, view_of


def record_of(root: Path, *before: dict[str, object], **keys: object) -> RecordView:
    """Return the view of one record; `before` stand in front of it."""
    view = view_of(lake(root, evidence=[*before, keys]))
    return next(r for r in records_in(view) if r.entry == f"e{len(before) + 1}")


def records_in(view: ReportView) -> list[RecordView]:
    return [
        record
        for target in targets_of(view)
        for panel in target.beside
        for record in (
            *(r for group in panel.groups for r in group.records),
            *panel.characterised,
            *panel.in_doubt,
            *panel.not_counted,
        )
    ]


@pytest.mark.parametrize(
    ("keys", "headline"),
    [
        ({"status": "fulfilled"}, "fulfilled; by whom, not said"),
        ({"status": "violated", "respondents": ["north"]}, "violated by North Shore"),
        (
            {"status": "lapsed", "respondents": ["isles"], "respondent_words": "the islanders"},
            "lapsed by Lake Isles (“the islanders”)",
        ),
        ({"claim": "Boats came."}, "says Boats came"),
        ({"act": "commits", "claim": "Boats will go"}, "says it will Boats will go"),
        ({"act": "demands", "respondents": ["south"]}, "asks An invented claim"),
        ({"act": "forecasts"}, "expects An invented claim"),
        (
            {"act": "interprets", "reading": "gates_all", "claim": "All four gates."},
            "reads as All four gates",
        ),
        (
            {"act": "denies", "denied_claim": {"by": "south", "claim": "One was shut."}},
            "denies An invented claim (denied claim of South Shore)",
        ),
        (
            {"act": "denies", "responds_to": ["e1"], "extent": "unspecified"},
            (
                "denies North Shore’s account given by 28 Jun 1999 ([1] e1): An invented claim"
                " (which part, not said)"
            ),
        ),
        (
            {"act": "caveats", "qualifies": ["e1"]},
            "adds to North Shore’s account given by 28 Jun 1999 ([1] e1): An invented claim",
        ),
    ],
    ids=lambda value: value.get("act", "") if isinstance(value, dict) else None,
)
def test_a_headline_is_a_status_or_a_verb_and_the_claim(
    keys: dict[str, Any], headline: str, tmp_path: Path
) -> None:
    assert record_of(tmp_path, {}, **keys).headline == headline


@pytest.mark.parametrize(
    ("keys", "voice"),
    [
        ({"voice": "own", "speaker": "south-gazette"}, "South Gazette"),
        ({"voice": "quoted"}, "Ministry of Waters, in South Gazette"),
        ({"via": ["wire"]}, "Ministry of Waters, in Inland Wire"),
        ({"via": ["wire", "south-office"]}, "Ministry of Waters, in Inland Wire, Lake Office"),
    ],
)
def test_a_voice_is_the_speaker_and_who_relays_it(
    keys: dict[str, Any], voice: str, tmp_path: Path
) -> None:
    assert record_of(tmp_path, **keys).voice == voice


def test_what_a_record_has_beside_its_words_is_written_out(tmp_path: Path) -> None:
    made = record_of(
        tmp_path,
        act="states",
        link="inferred",
        incident="gate-shut",
        note="A note.",
        asserted="1999-06-20~",
        scope="arguable",
        reading="gates_all",
    )
    assert (made.inferred, made.arguable, made.reading) == (True, True, "gates_all")
    assert [(detail.label, detail.words) for detail in made.details] == [
        ("incident", "Reported shutting of a gate"),
        ("coder’s note", "A note."),
    ]
    assert (made.note, made.date) == ("A note.", "about 20 Jun 1999")
    assert (made.side, made.speaker, made.first_under, made.number) == (
        "North Shore",
        "Ministry of Waters",
        "1a",
        1,
    )
    assert made.scope == "under the point on one reading"
    assert made.anchor == "e-gazette-1999-06-28-e1"


def test_a_likely_speaker_is_named_with_the_reason(tmp_path: Path) -> None:
    made = record_of(tmp_path, probable_speaker={"source": "wire", "because": "a slip"})
    assert made.probable_speaker == "Inland Wire: a slip"
    assert record_of(tmp_path / "none").probable_speaker is None


def test_a_reference_to_an_article_that_is_not_cited_is_written_in_full(tmp_path: Path) -> None:
    made = lake(
        tmp_path,
        evidence=[
            {"article": HERALD, "targets": ["2a"]},
            {"act": "denies", "responds_to": [f"{HERALD}#e1"], "extent": "whole"},
        ],
    )
    (told,) = records_in(view_of(made, points=("1",)))
    assert told.answers == (f"{HERALD}#e1",)
    assert told.references[0].anchor is None
    both = records_in(view_of(made))
    assert [r.references[0].anchor for r in both if r.references] == [anchor_of(f"{HERALD}#e1")]


def test_references_in_a_row_name_their_article_once() -> None:
    assert shortened(["[2] e04", "[2] e05", "[1] e07", "[2] e9"]) == "[2] e04, e05, [1] e07, [2] e9"
    assert shortened(["late#e1", "late#e1", "[1] e2"]) == "late#e1, late#e1, [1] e2"
    assert shortened([]) == ""


URL = "https://example.org/page"


@pytest.mark.parametrize(
    ("pin", "fragment"),
    [
        (("first words",), "first%20words"),
        (("first", "last"), "first,last"),
        (("one, two", "and-so & on"), "one%2C%20two,and%2Dso%20%26%20on"),
        (("first", None, "before-hand,"), "before%2Dhand%2C-,first"),
        (("first", "last", "before"), "before-,first,last"),
        (("“é”",), "%E2%80%9C%C3%A9%E2%80%9D"),
        (("a_b.c~d",), "a_b.c~d"),
        (("100%#1/2?",), "100%25%231%2F2%3F"),
        (("签署", "开放。"), "%E7%AD%BE%E7%BD%B2,%E5%BC%80%E6%94%BE%E3%80%82"),
        (("תל-אביב",), "%D7%AA%D7%9C%2D%D7%90%D7%91%D7%99%D7%91"),
        (("رود & پل",), "%D8%B1%D9%88%D8%AF%20%26%20%D9%BE%D9%84"),
    ],
)
def test_a_link_opens_a_page_at_the_passage(pin: tuple[str | None, ...], fragment: str) -> None:
    start, *rest = pin
    assert start is not None
    assert fragment_link(URL, start, *rest) == f"{URL}#:~:text={fragment}"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://x.example/#/news/12", "https://x.example/#/news/12:~:text=x"),
        (f"{URL}?a=b#c", f"{URL}?a=b#c:~:text=x"),
        (f"{URL}#", f"{URL}#:~:text=x"),
        (f"{URL}#:~:text=other", f"{URL}#:~:text=x"),
        (f"{URL}#!/a:~:text=other&text=more", f"{URL}#!/a:~:text=x"),
    ],
)
def test_a_fragment_of_the_address_stays_but_for_what_a_browser_is_told(
    address: str, link: str
) -> None:
    assert fragment_link(address, "x") == link


def test_without_an_address_there_is_no_link() -> None:
    assert fragment_link(None, "x", "y", "z") is None


def test_a_record_links_to_the_publication_else_to_the_copy(tmp_path: Path) -> None:
    pin = {"start": "a", "end": "b", "prefix": "c"}
    for url, copy_url, expected in (
        ("https://example.org/1", "https://example.net/2", "https://example.org/1"),
        (None, "https://example.net/2", "https://example.net/2"),
    ):
        article = {"id": "late", "copy_url": copy_url} | ({"url": url} if url else {})
        root = tmp_path / ("one" if url else "other")
        made = lake(root, articles=[article], evidence=[{"article": "late", "passage": pin}])
        (record,) = records_in(view_of(made))
        assert record.passage.link == f"{expected}#:~:text=c-,a,b"


@pytest.mark.parametrize(
    ("pin", "short"),
    [
        ({"start": "its patrol boats", "end": "ferry lane"}, True),
        ({"start": "ferry lane, the", "end": "the ministry said. It"}, False),
    ],
)
def test_a_passage_is_printed_whole_where_it_is_short_and_held(
    pin: dict[str, str], short: bool, tmp_path: Path
) -> None:
    made = lake(tmp_path, evidence=[{"article": HERALD, "passage": pin}])
    ends = f"{pin['start']} … {pin['end']}"
    (held,) = records_in(view_of(made, texts=[HERALD_TEXT]))
    start = HERALD_TEXT.index(pin["start"])
    whole = HERALD_TEXT[start : HERALD_TEXT.index(pin["end"]) + len(pin["end"])]
    assert (held.passage.whole, held.passage.short, held.passage.ends) == (whole, short, ends)
    assert held.passage.printed == (whole if short else ends)
    (public,) = records_in(view_of(made, texts=[HERALD_TEXT], public=True))
    assert (public.passage.whole, public.passage.short, public.proved.text) == (None, False, None)
    assert (public.passage.printed, public.proof) == (ends, "words found in our copy")
    (absent,) = records_in(view_of(made))
    assert (absent.passage.printed, absent.proof) == (ends, "never checked; text not here")


def test_a_line_break_in_a_passage_is_printed_as_a_space(tmp_path: Path) -> None:
    pin = {"start": "harbour office noted."}
    made = lake(tmp_path, evidence=[{"article": HERALD, "passage": pin}])
    pin_of_two_lines = {"start": "boats on the lake", "end": "HAVEN"}
    two = lake(tmp_path / "2", evidence=[{"article": HERALD, "passage": pin_of_two_lines}])
    (one,) = records_in(view_of(made, texts=[HERALD_TEXT]))
    (other,) = records_in(view_of(two, texts=[HERALD_TEXT]))
    assert one.passage.printed == "harbour office noted."
    assert other.passage.whole == "boats on the lake\n\nHAVEN"
    assert other.passage.printed == "boats on the lake HAVEN"


def test_the_articles_of_the_lake_are_where_this_file_thinks() -> None:
    assert GAZETTE < HERALD
