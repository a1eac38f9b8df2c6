"""What limits a passage between its ends, which words of it are printed, and where none can be."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.audit.left_out import LeftOut, is_limited, left_out
from compliance.model.evidence import MOST_WORDS, PassagePin
from compliance.passages.level import Level
from compliance.passages.prove import Proof
from compliance.workspace.evidence import Evidence


def found_in(marked: str, tag: str = "en", *, around: str = "") -> LeftOut | None:
    """Look into a passage; braces stand around what is left out between its ends."""
    start, _, rest = marked.partition("{")
    passage = marked.replace("{", "").replace("}", "")
    text = f"{around}{passage}{around}"
    place = len(around), len(around) + len(passage)
    end = rest.partition("}")[2].strip() or None
    proof = Proof(level=Level.EXACT, range=place, found_in=text)
    return left_out(record(start.strip(), end, tag), proof)


def record(start: str, end: str | None, tag: str = "en") -> Evidence:
    entry = SimpleNamespace(passage=PassagePin(start=start, end=end))
    return cast("Evidence", SimpleNamespace(entry=entry, article=SimpleNamespace(language=tag)))


def printed(found: LeftOut | None) -> str:
    assert found is not None
    return " … ".join(part or "[…]" for part in found.parts)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # The case of the mayor: a word is left out before the end, so that no ten stand in a row.
        (
            "We stopped it in {every place, excluding the mill and the lower} quarters of the town",
            "We stopped it in … excluding the mill and the … quarters of the town",
        ),
        # A clause of its own, whole, without what stands at its edges.
        ("One two {three four (if five six), seven} eight", "One two … if five six … eight"),
        # Before the word, where nothing follows it in its clause.
        ("One two {three four five not, six} seven", "One two three four five not … seven"),
        ("One {a b c d e f g not, six} two", "One … c d e f g not … two"),
        # What follows comes first, and then what precedes.
        ("One {a b c d not e f, g} two", "One … b c d not e f … two"),
        ("One {a, b not c d e f g h} two", "One … not c d e f g … two"),
        # Beside an end it is one with it, up to six words in all.
        ("One {not two three four five} six", "One not two three four … six"),
        ("One {not, two three four five} six", "One not … six"),
        ("One {two three, not} four", "One … not four"),
        ("One two three four five {not six seven} eight", "One two three four five not … eight"),
        ("One {not two} three", "One not two three"),
        # No white space stands before the word, or behind it.
        ("One two{\u2014not three four\u2014}five", "One two\u2014not three four\u2014five"),
        ("One two{ three four\u2014except}-five six", "One two three four\u2014except-five six"),
        # No more than six in a row, so one that stands beside six is not printed.
        (
            "One two three four five six {not seven eight} nine",
            "One two three four five six … […] … nine",
        ),
        (
            "One two {three except} four five six seven eight nine",
            "One two … […] … four five six seven eight nine",
        ),
        ("One {two never} a b c d e", "One … never a b c d e"),
        # Several clauses, each word of them once; no clause takes the place of a later word.
        ("One {not a b c d e f, only g h} two", "One not a b c d … only g h two"),
        ("One {x not never two, if, y} three", "One x not never two, if … three"),
        ("One {x not a b c d e f g not h, i j} two", "One … not a b c d e … g not h … two"),
        ("One {x not a b c d not e f} two", "One … not a b c d not … two"),
        ("One {x not a b c d e not f g} two", "One … not a b c d … not f g two"),
        # More limiting words in a row than may be printed.
        (
            "One {x not not not not not not not y} two",
            "One … not not not not not not … […] … two",
        ),
        # A sentence ends a clause too.
        ("One {two. Three not four. Five six} seven", "One … Three not four. … seven"),
        # A line of the text, with signs as it has them.
        ("One {two, don\u2019t\n  three,  four} five", "One … don\u2019t three … five"),
        # A word of a phrase that stands in an end already is not left out.
        ("One on {condition of two, three} four", "One on condition of two … four"),
    ],
)
def test_the_clauses_that_limit_a_passage_are_printed_between_its_ends(
    marked: str, expected: str
) -> None:
    assert printed(found_in(marked)) == expected
    assert printed(found_in(marked, around=" not so if ")) == expected


@pytest.mark.parametrize(
    ("marked", "tag"),
    [
        ("We stopped the fire in {every place of the} town", "en"),
        ("We did not stop {the fire in} the town", "en"),
        ("We stopped {the fire} but not in town", "en"),
        ("We stopped the fire, not all", "en"),
        # Said beyond doubt, or of the month.
        ("There is {no doubt of that in} the town", "en"),
        ("One {of the days of 5 May 2015 in} the town", "en"),
        ("One is not {only two but} three", "en"),
        # No list reads these.
        ("We stopped {the fire, excluding all of} the town", "mul"),
        ("We stopped {the fire, excluding all of} the town", "ru"),
    ],
)
def test_nothing_limits_a_passage_of_whose_limiting_words_none_is_left_out(
    marked: str, tag: str
) -> None:
    assert found_in(marked, tag) is None


def test_the_words_are_told_apart_and_each_is_named_once() -> None:
    found = found_in("One {x, not two, if not three y, excluding four, no five, z} six")
    assert found is not None
    assert found.negations == ("not", "no")
    assert found.conditions == ("if", "excluding")
    assert found.clauses == ("not two, if not three", "excluding four, no five")


def test_without_a_text_only_the_lock_tells_that_something_limits_a_passage() -> None:
    attested = Proof(level=Level.ATTESTED, range=(0, 9), limited=True)
    e = record("One", "two")
    assert left_out(e, attested) == LeftOut(parts=("One", None, "two"))
    assert is_limited(e, attested)
    assert left_out(e, Proof(level=Level.ATTESTED, range=(0, 9))) is None
    assert left_out(record("One", None), attested) is None
    assert not is_limited(record("One", None), attested)


WORDS = st.sampled_from(
    ["ferry", "mill", "town", "not", "except", "if", "the", "ran,", "(and", "so."]
)


@given(
    start=st.lists(WORDS, min_size=1, max_size=6),
    between=st.lists(WORDS, max_size=30),
    end=st.lists(WORDS, min_size=1, max_size=6),
)
def test_never_more_than_six_words_stand_in_a_row_and_each_limit_is_shown_or_marked(
    start: list[str], between: list[str], end: list[str]
) -> None:
    found = found_in(f"{' '.join(start)} {{{' '.join(between)}}} {' '.join(end)}")
    limits = {"not", "except", "if"}
    if limits.isdisjoint(between):
        assert found is None
        return
    assert found is not None
    for part in found.parts:
        assert part is None or len(part.split()) <= MOST_WORDS
    shown = [word for part in found.parts for word in (part or "").split()]
    left = [word for word in (*start, *between, *end) if word in limits]
    assert None in found.parts or [word for word in shown if word in limits] == left
    assert {*found.negations, *found.conditions} == limits & {*between}


@pytest.mark.parametrize("ends", ["the withdrawal", "the with-drawal", "the with- drawal"])
def test_an_end_that_the_text_divides_takes_no_word_from_what_is_left_out(ends: str) -> None:
    passage = "the with-\ndrawal no more of the with-\ndrawal"
    proof = Proof(level=Level.FOLDED, range=(0, len(passage)), found_in=passage)
    found = left_out(record(ends, ends.removeprefix("the ")), proof)
    assert found is not None
    assert found.negations == ("no",)
