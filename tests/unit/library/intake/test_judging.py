"""Of what was found that goes into a draft which can be so; the rest is told with the reason."""

from __future__ import annotations

import pytest

from compliance.library.intake.capture import Capture
from compliance.library.intake.extraction import Basis, Extraction, FactKey, FoundFact, Part
from compliance.library.intake.judging import Surroundings, facts_of, judged

AROUND = Surroundings(
    "2026-11-27",
    "2020-11-10",
    {"river.example": ["river-times"], "shared.example": ["one", "two"]},
)


def published(day: str, basis: Basis = Basis.META, place: str = "date") -> FoundFact:
    return FoundFact(FactKey.PUBLISHED, day, basis, place)


@pytest.mark.parametrize(
    ("days", "value", "basis", "confidence"),
    [
        ([published("2022-03-27")], "2022-03-27", "in the metadata (date)", "C"),
        (
            [published("2022-03-27"), published("2022-03-27", Basis.URL, "")],
            "2022-03-27",
            "in the metadata (date) and in the address",
            "B",
        ),
        ([published("2022-03-27")] * 2, "2022-03-27", "in the metadata (date)", "C"),
        (
            [published("2031-01-01"), published("2022-03", Basis.TEXT, "")],
            "2022-03",
            "in the text",
            "C",
        ),
    ],
)
def test_a_day_is_known_better_if_two_places_have_it(
    days: list[FoundFact], value: str, basis: str, confidence: str
) -> None:
    found = judged(days, AROUND)
    assert found.values["published"] == value
    assert found.values["published_basis"] == basis
    assert found.values["confidence"] == confidence


def test_a_day_that_cannot_be_is_told() -> None:
    future = judged([published("2031-01-01")], AROUND)
    assert future.values == {}
    assert future.notes == (
        "2031-01-01 in the metadata (date) lies in the future, and is not taken as its day",
    )
    early = judged([published("2019-05-01")], AROUND)
    assert early.notes == ("2019-05-01 is before 2020-11-10, when the agreement was signed",)
    assert judged([published("2020")], AROUND).notes == ()
    assert judged([published("2019")], Surroundings("2026-11-27", None, {})).notes == ()


def test_days_that_differ_are_told() -> None:
    found = judged(
        [published("2022-03-27"), published("2022-03-29", Basis.TEXT, ""), published("2022-03")],
        AROUND,
    )
    assert found.values["published"] == "2022-03-27"
    assert found.notes == (
        "another date of publication was found, which differs: 2022-03-29 in the text",
    )


def test_an_outlet_is_a_source_whose_address_has_the_host() -> None:
    page = FoundFact(FactKey.URL, "https://www.river.example/n/1", Basis.META)
    name = FoundFact(FactKey.OUTLET, "River Times", Basis.META, "og:site_name")
    found = judged([name, page], AROUND)
    assert found.values["outlet"] == "river-times"
    assert found.words["outlet"] == "its address is on www.river.example, as that of this source"
    host = FoundFact(FactKey.OUTLET, "m.river.example", Basis.URL)
    assert judged([host], AROUND).values["outlet"] == "river-times"
    shared = FoundFact(FactKey.URL, "https://shared.example/1", Basis.META)
    open_ = judged([name, shared], AROUND)
    assert "outlet" not in open_.values
    assert open_.open["outlet"] == "River Times in the metadata (og:site_name); shared.example"
    assert judged([FoundFact(FactKey.URL, "mailto:a", Basis.META)], AROUND).open == {}


def language(tag: str, basis: Basis = Basis.META) -> FoundFact:
    return FoundFact(FactKey.LANGUAGE, tag, basis)


def test_the_language_is_the_declared_one_unless_the_words_are_of_another() -> None:
    declared = judged([language("en-GB"), language("en", Basis.TEXT)], AROUND)
    assert (declared.values["language"], declared.notes) == ("en-GB", ())
    other = judged([language("en"), language("ru", Basis.TEXT)], AROUND)
    assert other.values["language"] == "ru"
    assert other.words["language"] == "told from its words"
    assert other.notes == (
        "en in the metadata is declared, but its words are not of that language",
    )
    assert judged([language("az")], AROUND).values["language"] == "az"
    assert judged([language("ru", Basis.TEXT)], AROUND).notes == ()


def test_names_are_those_of_the_surest_place() -> None:
    facts = [
        FoundFact(FactKey.AUTHORS, "Ada", Basis.JSON_LD, "author"),
        FoundFact(FactKey.AUTHORS, "Ben", Basis.JSON_LD, "author"),
        FoundFact(FactKey.AUTHORS, "By Ada", Basis.TEXT, "byline"),
    ]
    found = judged(facts, AROUND)
    assert found.values["authors"] == ["Ada", "Ben"]
    assert found.words["authors"] == "in the JSON-LD (author)"


def test_addresses_are_those_that_the_page_gives_itself() -> None:
    facts = [
        FoundFact(FactKey.URL, "https://a.example/?x=1", Basis.FILE),
        FoundFact(FactKey.URL, "https://b.example/", Basis.HAND),
        FoundFact(FactKey.URL, "https://a.example/", Basis.META),
    ]
    assert judged(facts, AROUND).values["url"] == "https://a.example/"


def test_a_text_that_may_be_cut_gets_a_note_that_judges_nobody() -> None:
    assert judged([], AROUND, ["truncated"]).values == {
        "note": "The text that was read may not be whole."
    }
    assert judged([], AROUND, ["several"]).values == {}


def test_what_a_list_notes_is_the_note_of_an_article() -> None:
    noted = FoundFact(FactKey.NOTE, "As planned.", Basis.LIST, "why")
    found = judged([noted], AROUND)
    assert found.values == {"note": "As planned."}
    assert judged([noted], AROUND, ["truncated"]).values == {
        "note": "As planned. The text that was read may not be whole."
    }


def test_the_facts_of_a_part_come_first_and_those_of_the_capture_last() -> None:
    own, around, inside = published("2022-03-27"), published("2022-03-28"), published("2022-03-29")
    capture = Capture(
        "a",
        b"",
        address="https://a.example/",
        archived="https://archive.example/1",
        retrieved="2022-04-01",
        facts=(around,),
    )
    part = Part((0, 1), (own,))
    facts = facts_of(capture, Extraction("a", None, (inside,), parts=(part,)), part)
    assert facts[:3] == [own, around, inside]
    found = judged(facts[3:], AROUND)
    assert found.open == {"outlet": "a.example in the address; a.example"}
    assert found.values == {
        "url": "https://a.example/",
        "copy_url": "https://archive.example/1",
        "retrieved": "2022-04-01",
    }
    assert facts_of(Capture("a", b""), Extraction("a", None), Part((0, 1))) == []
