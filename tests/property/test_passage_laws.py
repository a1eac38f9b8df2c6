"""Laws of folding and of locating a pinned passage."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from string import ascii_letters

from hypothesis import assume, example, given
from hypothesis import strategies as st

from compliance.passages.edges import stands_alone
from compliance.passages.fold import fold
from compliance.passages.locate import Level, Pin, SearchText, locate
from compliance.passages.near import WordChange
from compliance.passages.signs import INVISIBLE, REMOVED, plain
from support.examples import MANY

LETTERS = (
    "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789éÅñ\u0130\u0131çğş\u0410\u0431в\u0433д\u0435ёжзий"
    "Հայաստնլուբից\u0627\u0628\u062a\u062b\u062c가각"
)
NASTY = [
    *LETTERS[::5],
    *"各国",
    *"'‘’“”\"«»`\u00b4\u02bc-–—\u2011\u2212 \n\t\u00a0\u2009\u3000\r…,.:;?!()/",
    *INVISIBLE,
    *"\ufb01\ufb05\u2026\u0640\u05be\u05f3\u05f4\ufefb\ufed7\ufb13\ufb4f\ufdfa\ufe77\uff21\uff76\uff9e\uff0c\u300c\u055a\u02bb",
    *"\u0301\u0300\u0323\u0307\u0338\u0327\u064b\u093c\u0915\u1100\u1161\u11a8\uac00\u212b\u1fef\u037e",
    "\U0001f468\u200d\U0001f469",
    "\U0001f3f3\ufe0f\u200d\U0001f308",
    "\U0001f44d\U0001f3fd",
    "e\u0301",
    "q\u0323\u0307",
    "q\u0307\u0323",
]
texts = st.lists(st.sampled_from(NASTY), max_size=40).map("".join) | st.text(max_size=40)
words = st.text(LETTERS, min_size=1, max_size=9)


@dataclass(frozen=True)
class Passage:
    """A text of words that all differ, and where one passage stands in it."""

    text: str
    places: list[tuple[int, int]]
    first: int
    last: int

    @property
    def range(self) -> tuple[int, int]:
        return self.places[self.first][0], self.places[self.last][1]

    @property
    def pin(self) -> Pin:
        """The first and the last words of the passage, at most six each, as they stand."""
        half = (self.first + self.last) // 2
        start = self.slice(self.first, min(self.first + 5, half))
        if half == self.last:
            return Pin(start)
        return Pin(start, self.slice(max(self.last - 5, half + 1), self.last))

    def slice(self, first: int, last: int) -> str:
        return self.text[self.places[first][0] : self.places[last][1]]


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    text, places = "", []
    separators = st.sampled_from([" ", " ", " ", ", ", ". ", " (", ") ", " “", "” ", " –"])
    for word in draw(st.lists(words, min_size=1, max_size=24, unique=True)):
        places.append((len(text), len(text) + len(word)))
        text += word + draw(separators)
    first, last = sorted(draw(st.tuples(*[st.integers(0, len(places) - 1)] * 2)))
    return Passage(text, places, first, last)


def shown(text: str) -> str:
    """Return the letters, digits and marks of a text, forms spelled out, in NFC."""
    seen = "".join(plain(sign) if sign.isalnum() else sign for sign in text if sign not in REMOVED)
    return "".join(
        sign
        for sign in unicodedata.normalize("NFC", seen)
        if unicodedata.category(sign)[0] in "LNM"
    )


@MANY
@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    """fold(fold(t)) == fold(t), and it is in normal form C."""
    folded = fold(text).text
    assert fold(folded).text == folded
    assert unicodedata.is_normalized("NFC", folded)


@MANY
@given(texts)
def test_folding_changes_no_letter_digit_mark_or_case(text: str) -> None:
    """The letters, digits and marks of fold(t) are those of t."""
    assert shown(fold(text).text) == shown(text)


@MANY
@given(texts)
def test_normal_forms_fold_alike(text: str) -> None:
    """fold(NFC(t)) == fold(NFD(t)) == fold(t), for a text without ligatures split by marks."""
    forms = {fold(unicodedata.normalize(form, text)).text for form in ("NFC", "NFD")}
    assert forms == {fold(text).text}


@MANY
@given(texts, st.data())
def test_folded_places_lead_back_in_order(text: str, data: st.DataObject) -> None:
    """Each folded character comes from a range of the text, and a slice from all of its own."""
    folded = fold(text)
    ranges = [folded.original(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert ranges == sorted(ranges)
    assert [end for _, end in ranges] == sorted(end for _, end in ranges)
    a, b = sorted(data.draw(st.tuples(*[st.integers(0, len(folded.text))] * 2)))
    if a < b:
        assert folded.original(a, b) == (ranges[a][0], ranges[b - 1][1])


@MANY
@given(texts, st.data())
def test_the_original_of_a_folded_slice_folds_to_it_again(text: str, data: st.DataObject) -> None:
    """fold(t[original(a, b)]) == fold(t)[a:b], where a and b cut no ligature or cluster.

    What is removed stands outside the original range at its edges; a slice that would begin
    with a joiner, which stays only after its pictograph, is left out.
    """
    folded = fold(text)
    length = len(folded.text)
    whole = [
        at
        for at in range(length + 1)
        if at in (0, length) or folded.original(at - 1, at)[1] <= folded.original(at, at + 1)[0]
    ]
    a, b = sorted(data.draw(st.tuples(*[st.sampled_from(whole)] * 2)))
    assume(not folded.text.startswith("\u200d", a))
    start, end = folded.original(a, b)
    assert fold(text[start:end]).text == folded.text[a:b]


@MANY
@given(texts, st.data())
def test_any_white_space_divides_words_alike(text: str, data: st.DataObject) -> None:
    """A range stands alone, or does not, whichever sign of white space is around it."""
    a, b = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    assume(text[a:b].strip(INVISIBLE))
    tabbed = text.replace(" ", "\t").replace("\n", "\t")
    assert stands_alone(text, a, b) == stands_alone(tabbed, a, b)


@MANY
@given(passages())
def test_the_words_of_a_passage_lead_to_it(passage: Passage) -> None:
    """A slice at word boundaries whose words stand once is exact, at its own range."""
    pin = passage.pin
    location = locate(SearchText(passage.text), pin)
    assert (location.level, location.range) == (Level.EXACT, passage.range)
    assert location.candidates == (passage.range,)


@MANY
@given(passages())
def test_a_passage_printed_twice_is_ambiguous_until_a_prefix_tells(passage: Passage) -> None:
    """In t + mark + t every pin is ambiguous, and the mark as prefix picks the second."""
    text = f"{passage.slice(passage.first, passage.last)} ## {passage.text[passage.range[0] :]}"
    pin = passage.pin
    assert locate(SearchText(text), pin).level is Level.AMBIGUOUS
    told = locate(SearchText(text), Pin(pin.start, pin.end, "##"))
    length = passage.range[1] - passage.range[0]
    assert (told.level, told.range) == (Level.EXACT, (length + 4, 2 * length + 4))


@st.composite
def alterations(draw: st.DrawFn) -> tuple[Passage, int, str]:
    """A passage, the number of a pinned word, and that word with one letter changed."""
    passage = draw(passages())
    number = draw(st.sampled_from(sorted({passage.first, passage.last})))
    word = passage.slice(number, number)
    at = draw(st.integers(0, len(word)))
    kept = draw(st.integers(at, min(at + 1, len(word))))
    letter = draw(st.sampled_from(["", *LETTERS]))
    altered = word[:at] + letter + word[kept:]
    others = {passage.slice(other, other) for other in range(len(passage.places))}
    assume(altered and altered not in others)
    return passage, number, altered


def altered_pin(passage: Passage, number: int, altered: str) -> Pin:
    """Return the pin of a passage with its first or last word as altered."""
    pin = passage.pin
    length = passage.places[number][1] - passage.places[number][0]
    if number == passage.first:
        return Pin(altered + pin.start[length:], pin.end)
    if pin.end is None:
        return Pin(pin.start[:-length] + altered)
    return Pin(pin.start, pin.end[:-length] + altered)


@MANY
@given(alterations())
def test_a_changed_letter_in_a_pin_is_never_accepted(case: tuple[Passage, int, str]) -> None:
    """A pin with one letter or digit added, left out or exchanged is not in the text."""
    passage, number, altered = case
    location = locate(SearchText(passage.text), altered_pin(passage, number, altered))
    assert location.level in (Level.NEAR, Level.MISSING)
    if location.near is not None and location.range is not None:
        start, end = location.range
        assert 0 <= start < end <= len(passage.text)


@MANY
@given(alterations())
def test_a_changed_letter_in_a_text_is_never_accepted(case: tuple[Passage, int, str]) -> None:
    """The same with the letter changed in the text instead."""
    passage, number, altered = case
    start, end = passage.places[number]
    text = passage.text[:start] + altered + passage.text[end:]
    assert locate(SearchText(text), passage.pin).level in (Level.NEAR, Level.MISSING)


@MANY
@given(
    st.lists(st.text(LETTERS, min_size=5, max_size=9), min_size=6, max_size=20, unique=True),
    st.sampled_from(["not", "no", "7"]),
    st.data(),
)
def test_a_word_put_in_is_never_accepted_and_is_named(
    plain: list[str], added: str, data: st.DataObject
) -> None:
    """A word more in the pin, or in the text, is named; the place is near, never accepted."""
    first = data.draw(st.integers(0, len(plain) - 6))
    inside = data.draw(st.integers(1, 4))
    less = plain[first : first + 5]
    more = [*less[:inside], added, *less[inside:]]
    text = " ".join(plain)
    location = locate(SearchText(text), Pin(" ".join(more)))
    assert location.near is not None
    assert location.near.difference == (WordChange("", added),)
    location = locate(SearchText(text.replace(" ".join(less), " ".join(more))), Pin(" ".join(less)))
    assert location.near is not None
    assert location.near.difference == (WordChange(added, ""),)
    assert location.level is Level.NEAR


@MANY
@given(
    st.permutations(ascii_letters).map(lambda letters: [letter * 5 for letter in letters]),
    st.sampled_from(["", "not", "7"]),
    st.data(),
)
def test_a_word_altered_in_a_long_passage_is_named(
    plain: list[str], altered: str, data: st.DataObject
) -> None:
    """Of thirty words without a likeness, one put in, left out or exchanged is named alone."""
    first = data.draw(st.integers(0, len(plain) - 30))
    passage = plain[first : first + 30]
    inside = data.draw(st.integers(1, 28))
    exchanged = data.draw(st.booleans()) or not altered
    words = [*passage[:inside], altered, *passage[inside + exchanged :]]
    location = locate(SearchText(" ".join(plain)), Pin(" ".join(words).replace("  ", " ")))
    assert location.level is Level.NEAR
    assert location.near is not None
    there = passage[inside] if exchanged else ""
    assert location.near.difference == (WordChange(there, altered),)


@st.composite
def drifts(draw: st.DrawFn) -> tuple[Passage, Passage]:
    """A passage, and the same as another printer would set it."""
    plain = draw(passages())
    text, places, done = "", [], 0
    for start, end in plain.places:
        text += draw(drifted_gap(plain.text[done:start]))
        word = draw(drifted_word(plain.text[start:end]))
        places.append((len(text), len(text) + len(word)))
        text += word
        done = end
    text += draw(drifted_gap(plain.text[done:]))
    return plain, Passage(text, places, plain.first, plain.last)


@st.composite
def drifted_gap(draw: st.DrawFn, gap: str) -> str:
    spaces = st.sampled_from([" ", "\n", "\u00a0", "  ", " \u200b\r\n", "\ufeff \u2009"])
    marks = {
        " ": spaces,
        "“": st.sampled_from('“"„«\u301d'),
        "”": st.sampled_from('”"“»'),
        "–": st.sampled_from("–-—\u2212\u2011"),
    }
    return "".join(draw(marks.get(sign, st.just(sign))) for sign in gap)


@st.composite
def drifted_word(draw: st.DrawFn, word: str) -> str:
    at = draw(st.integers(0, len(word)))
    hidden = draw(st.sampled_from(["", "", "\u00ad", "\u200b\u2060", "\u200c"]))
    if not 0 < at < len(word):
        hidden = ""
    drifted = word[:at] + hidden + word[at:]
    if draw(st.booleans()):
        drifted = unicodedata.normalize("NFD", drifted)
    return drifted.replace("fi", "\ufb01") if draw(st.booleans()) else drifted


FI = Passage("office", [(0, 6)], 0, 0)


@MANY
@given(drifts())
@example((FI, Passage("o\ufb03ce", [(0, 4)], 0, 0)))
def test_drift_of_print_is_folded_at_the_right_place(case: tuple[Passage, Passage]) -> None:
    """Other quotes, dashes, spaces, soft hyphens, ligatures or composition change no place."""
    plain, drifted = case
    text = SearchText(drifted.text)
    assert fold(drifted.text).text == fold(plain.text).text
    location = locate(text, plain.pin)
    assert location.level is (Level.EXACT if drifted.pin == plain.pin else Level.FOLDED)
    assert location.range == drifted.range


@MANY
@given(passages(), st.lists(words, max_size=4).map(" ".join), st.lists(words, max_size=3))
def test_candidates_are_those_of_the_plain_definition(
    passage: Passage, middle: str, extra: list[str]
) -> None:
    """All candidates equal those that a search of every pair of places finds."""
    pin = passage.pin
    text = f"{passage.text} {middle} {passage.text} {' '.join(extra)} {pin.end or ''}"
    expected = tuple(plain_candidates(text, pin.start, pin.end))
    location = locate(SearchText(text), pin)
    assert location.candidates == expected
    assert location.level is (Level.EXACT if len(expected) == 1 else Level.AMBIGUOUS)


def plain_candidates(text: str, start: str, end: str | None) -> list[tuple[int, int]]:
    """Try every pair of places, as the definition reads."""

    def places(sought: str) -> list[tuple[int, int]]:
        stops = [(at, at + len(sought)) for at in range(len(text) - len(sought) + 1)]
        return [place for place in stops if text[slice(*place)] == sought and whole(*place)]

    def whole(a: int, b: int) -> bool:
        return stands_alone(text, a, b)

    if end is None:
        return places(start)
    pairs = [
        (a, min((d for c, d in places(end) if c >= b), default=None)) for a, b in places(start)
    ]
    return [(a, d) for a, d in pairs if d is not None]
