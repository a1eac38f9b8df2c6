"""What cannot matter is passed over before it is read; the rest is read and searched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from compliance.library.intake import reading
from compliance.library.intake.capture import Capture
from compliance.library.intake.extraction import Basis, FactKey, FoundFact
from compliance.library.intake.kinds import Kind
from compliance.library.intake.readers import Reader
from compliance.model.dates.edtf import parse_edtf
from compliance.processes.child import ChildProcess
from compliance.scan import search
from compliance.scan.hit import Hit
from compliance.scan.records import Record
from compliance.scan.search import Searcher
from compliance.scan.sieve import Sieve
from compliance.scan.tally import Tally
from compliance.suggest.given import Given
from compliance.suggest.rules import RulesEngine
from support.crawl import PLANTED, html, lake_searcher, lake_task, page_of_two, prose
from support.pdfs import column, pdf

NO_CUE = "without the cues of an agreement"
EARLY = "from before the days asked for"
LATE = "from after the days asked for"


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return lake_searcher(tmp_path_factory.mktemp("lake"), until=date(1999, 12, 31))


def searched(searcher: Searcher, capture: Capture) -> tuple[list[Hit], Tally]:
    tally = Tally()
    return list(searcher.search(Record("record 1", capture), tally)), tally


def test_an_article_with_a_passage_is_a_hit(searcher: Searcher) -> None:
    (hit,), tally = searched(searcher, Capture("a", html(1, planted=True)))
    assert hit.given.text.startswith("Story 1 of the day")
    assert (hit.given.published.text, hit.given.language) == ("1999-07-01", "en")
    assert hit.candidates[0][0] == "lake_1999"
    assert (tally.hits, tally.records) == (1, 1)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (html(1, planted=False), NO_CUE),
        (html(1, planted=True, day="1998-07-01"), EARLY),
        (html(1, planted=True, day="2000-01-01"), LATE),
        ("Die Fähre über den See, der Damm und die Boote. The lake treaty. ".encode() * 9, None),
    ],
)
def test_what_has_none_is_counted_by_the_reason(
    data: bytes, told: str | None, searcher: Searcher
) -> None:
    hits, tally = searched(searcher, Capture("a", data))
    assert hits == []
    assert sum(tally.passed.values()) == 1
    assert told is None or tally.passed == {told: 1}


def test_a_text_in_another_language_is_passed_over(tmp_path: Path) -> None:
    data = html(1, planted=True) + b"<!-- the lake -->"
    hits, tally = searched(lake_searcher(tmp_path, languages=("ru",)), Capture("a", data))
    assert (hits, tally.passed) == ([], {NO_CUE: 1})
    german = "Der Minister sprach am Mittwoch über das Abkommen und die Boote. " * 9
    hits, tally = searched(
        lake_searcher(tmp_path), Capture("a", f"{german} South Shore: lake treaty".encode())
    )
    assert (hits, tally.passed) == ([], {"in other languages": 1})


def test_in_a_language_without_cues_for_places_all_is_read(tmp_path: Path) -> None:
    sieve = Sieve(lake_task(tmp_path, languages=("en", "ru")))
    russian = "Премьер-министр рассказал журналистам, какие планы имеет правительство. " * 5
    assert sieve.before_reading(Capture("a", russian.encode())) is None
    assert sieve.before_reading(Capture("a", prose(1).encode())) == NO_CUE


def test_what_was_archived_too_early_was_published_too_early(searcher: Searcher) -> None:
    data = html(1, planted=True)
    assert searched(searcher, Capture("a", data, retrieved="1998-12-31"))[1].passed == {EARLY: 1}
    assert searched(searcher, Capture("a", data, retrieved="1999-07-02"))[1].hits == 1


def test_a_day_that_its_file_has_is_asked_before_it_is_read(searcher: Searcher) -> None:
    day = FoundFact(FactKey.PUBLISHED, "1998", Basis.LIST)
    tally = searched(searcher, Capture("a", html(1, planted=True), facts=(day,)))[1]
    assert tally.passed == {EARLY: 1}


def test_an_article_without_a_day_is_of_any_day_until_it_was_archived(searcher: Searcher) -> None:
    text = f"{PLANTED} {prose(1)}".encode()
    (hit,), _ = searched(searcher, Capture("a", text, retrieved="1999-07-02"))
    assert hit.given.published == parse_edtf("../1999-07-02")
    (hit,), _ = searched(searcher, Capture("a", text))
    assert hit.given.published.lower is None


def test_words_that_are_not_the_articles_take_nothing_away(searcher: Searcher) -> None:
    # "shut" beside the gates of the dam is against the only cue here; it stands in the menu.
    page = html(1, planted=False).replace(
        b"<article>", b"<nav>shut</nav><article><p>The gates of the dam.</p>"
    )
    assert NO_CUE not in searched(searcher, Capture("a", page))[1].passed


def test_a_paper_is_read_before_its_words_are_known(searcher: Searcher) -> None:
    hits, tally = searched(searcher, Capture("a.pdf", pdf([column([PLANTED[:60], PLANTED[60:]])])))
    assert len(hits) + sum(tally.passed.values()) == 1
    assert NO_CUE not in tally.passed


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04 the lake", "is packed"),
        (
            b"<html><body>South Shore, the lake, patrol boats</body></html>" * 0 or b"\x00lake" * 9,
            "",
        ),
    ],
)
def test_what_no_text_can_be_made_of_is_refused(data: bytes, told: str, searcher: Searcher) -> None:
    _, tally = searched(searcher, Capture("a", data))
    assert tally.records == 1
    if told:
        assert tally.refused == {told: 1}


def test_a_reading_list_is_no_article(searcher: Searcher) -> None:
    data = b"url,title\nhttps://news.example/1,Patrol boats leave the lake of South Shore\n"
    _, tally = searched(searcher, Capture("a", data))
    assert tally.refused == {"is a list of articles, or has none in it": 1}


def test_an_error_that_is_not_of_the_capture_is_told(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "READERS", {Kind.HTML: Reader("pages:extract", ("not_there",))})
    _, tally = searched(searcher, Capture("a", html(1, planted=True)))
    (told,) = tally.refused
    assert 'needs the extra "text"' in told


def test_a_text_that_is_too_long_is_a_fault(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "LONGEST", 50)
    _, tally = searched(searcher, Capture("a", html(1, planted=True)))
    assert tally.faults == {"too large": 1}


class _Breaks(RulesEngine):
    def suggest(self, given: Given) -> tuple[()]:
        raise RecursionError(given.text[:1])


def test_an_error_of_ours_in_one_record_stops_no_other(tmp_path: Path) -> None:
    searcher = Searcher(lake_task(tmp_path), _Breaks())
    hits, tally = searched(searcher, Capture("a", html(1, planted=True)))
    assert (hits, tally.refused) == ([], {"broke the program (RecursionError)": 1})


def test_each_article_on_a_page_of_several_is_a_hit_of_its_own(searcher: Searcher) -> None:
    hits, tally = searched(searcher, Capture("a", page_of_two()))
    assert [(hit.part, hit.given.text.splitlines()[0]) for hit in hits] == [
        (1, "Ferry runs"),
        (2, "Bridge opens"),
    ]
    assert (tally.records, tally.hits, tally.articles) == (1, 1, 2)


@pytest.mark.parametrize(("kills", "hits"), [(1, 1), (2, 0)])
def test_a_page_is_read_once_more_if_its_process_was_killed(
    kills: int, hits: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply, left = ChildProcess.reply, [kills]

    def killed(process: ChildProcess, most: int) -> bytes:
        if left[0]:
            left[0] -= 1
            process._process.kill()
            process._process.wait()
        return reply(process, most)

    monkeypatch.setattr(ChildProcess, "reply", killed)
    page = Capture("a", html(1, planted=True))
    found, tally = searched(lake_searcher(tmp_path / "lake"), page)
    assert (len(found), tally.hits, tally.records, left) == (hits, hits, 1, [0])
    broke = {"takes more memory than reading may take, or breaks its parser": 1}
    assert tally.refused == ({} if hits else broke)
