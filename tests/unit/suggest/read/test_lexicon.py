"""Phrases found in a text."""

from __future__ import annotations

from compliance.passages.quotations import quotations
from compliance.suggest.read.lexicon import Lexicon, Sense, phrase, words_in


def found(entries: dict[str, str], text: str) -> list[tuple[str, str]]:
    """Return the phrases in a text, each with what it means."""
    made = Lexicon((phrase(one), Sense(kind, "")) for one, kind in entries.items())
    words = words_in(text).words
    return [
        (" ".join(words[hit.first : hit.last]), ", ".join(sense.kind for sense in hit.senses))
        for hit in made.hits(words)
    ]


def test_of_phrases_that_begin_at_a_word_the_longest_counts() -> None:
    entries = {"call": "short", "call on": "middle", "call on the lake": "long"}
    assert found(entries, "They call on the lake.") == [("call on the lake", "long")]
    assert found(entries, "They call on us, call, and call") == [
        ("call on", "middle"),
        ("call", "short"),
        ("call", "short"),
    ]


def test_no_phrase_begins_inside_another() -> None:
    assert found({"the lake": "name", "lake": "other"}, "the lake") == [("the lake", "name")]


def test_a_stem_stands_for_all_its_endings() -> None:
    assert found({"норланд-": "side"}, "норландский, Норланда") == [
        ("норландский", "side"),
        ("норланда", "side"),
    ]
    assert found({"ministry of north*": "body"}, "Ministry of Northland") == [
        ("ministry of northland", "body")
    ]


def test_a_word_that_is_written_whole_goes_before_a_stem() -> None:
    assert found({"nor*": "stem", "norland": "whole"}, "norland nora") == [
        ("norland", "whole"),
        ("nora", "stem"),
    ]


def test_a_longer_stem_behind_a_word_goes_before_a_shorter_phrase() -> None:
    entries = {"no lake": "short", "no lak* here": "long"}
    assert found(entries, "no lake here") == [("no lake here", "long")]


def test_a_phrase_may_mean_several_things() -> None:
    made = Lexicon([(("may",), Sense("month", "5")), (("may",), Sense("hedge", ""))])
    assert [sense.kind for sense in made.hits(["may"])[0].senses] == ["month", "hedge"]


def test_an_empty_phrase_means_nothing() -> None:
    assert found({"": "nothing", "...": "nothing"}, "a b c") == []


def test_hyphens_apostrophes_and_points_join_words() -> None:
    assert words_in("Norland's cease-fire, Wire.pro - 3.").words == [
        "norland", "s", "cease", "fire", ",", "wire", "pro", "-", "3",
    ]  # fmt: skip


def test_words_stand_where_the_text_has_them() -> None:
    text = "\u0130zmir \u2014 KARS"
    words = words_in(text)
    assert [text[start] for start in words.starts] == ["\u0130", "\u2014", "K"]


def test_quotations_of_several_kinds_are_found() -> None:
    text = '“One” «два» „drei“ "four" don’t 5" o"clock, ‘five’ “six'
    assert [text[begin:end] for begin, end in quotations(text)] == [
        "One",
        "два",
        "drei",
        "four",
        "six",
    ]


def test_a_quotation_that_is_not_closed_ends_with_its_paragraph() -> None:
    text = "“One\n\ntwo «three» four"
    assert [text[begin:end] for begin, end in quotations(text)] == ["One", "three"]


def test_one_that_is_never_closed_ends_with_its_paragraph_too() -> None:
    text = "“One\n\ntwo"
    assert [text[begin:end] for begin, end in quotations(text)] == ["One"]


def test_a_quotation_goes_on_in_paragraphs_that_begin_with_a_mark() -> None:
    text = "“One\n\n“two\n\n“three” four"
    assert [text[begin:end] for begin, end in quotations(text)] == ["One\n\n“two\n\n“three"]


def test_a_quotation_without_marks_between_its_paragraphs_ends_at_the_one_that_closes() -> None:
    text = "“One\n\ntwo\n\nthree” four"
    assert [text[begin:end] for begin, end in quotations(text)] == ["One\n\ntwo\n\nthree"]
