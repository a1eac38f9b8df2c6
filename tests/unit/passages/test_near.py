"""What is said of a passage that does not stand in its text."""

from __future__ import annotations

import pytest

from compliance.passages.locate import passage_text
from compliance.passages.near import Near, NearPart, Standing, WordChange, closest
from compliance.passages.search import SearchText
from compliance.passages.words import Pin

REPORT = (
    "The guards of Belsk have not been withdrawn from the gate, “as agreed”, a clerk said.\n"
    "Shells killed 3,000 sheep near Orsk. The mayor of Orsk can’t say who fired them.  "
    "Nobody was hurt."
)


def near(pin: Pin, text: str = REPORT) -> Near:
    found = closest(SearchText(text), pin)
    assert found is not None
    return found


def shown(part: NearPart, text: str = REPORT) -> tuple[str, Standing, str | None]:
    return part.part, part.standing, part.range and passage_text(text, part.range)


@pytest.mark.parametrize(
    ("words", "place", "difference"),
    [
        ("have been withdrawn from", "have not been withdrawn from", [("not", "")]),
        ("has not been", "have not been", [("have", "has")]),
        ("have not yet been withdrawn", "have not been withdrawn", [("", "yet")]),
        ("have been", "have not been", [("not", "")]),
        ("killed 4,000 sheep", "killed 3,000 sheep", [("3,000", "4,000")]),
        ("Shells killed 3", "Shells killed 3,000", [("3,000", "3")]),
        ("the gate, as agreed", "the gate, “as agreed", [("“as", "as")]),
        ("as agree", "as agreed", [("agreed", "agree")]),
        ("guards of Belks", "guards of Belsk", [("Belsk", "Belks")]),
        ("the mayor of Orsk can", "The mayor of Orsk can’t", [("The", "the"), ("can’t", "can")]),
        ("Orsk The mayor", "Orsk. The mayor", [("Orsk.", "Orsk")]),
        ("clerk said. Four shells", "clerk said.\nShells", [("Shells", "Four shells")]),
        ("Nobody was hurt badly", "Nobody was hurt", [("", "badly")]),
        ("really have not been", "Belsk have not been", [("Belsk", "really")]),
        ("nobody was", "Nobody was", [("Nobody", "nobody")]),
    ],
)
def test_the_altered_words_are_named(
    words: str, place: str, difference: list[tuple[str, str]]
) -> None:
    found = near(Pin(words))
    assert [shown(part) for part in found.parts] == [("start", Standing.ALTERED, place)]
    assert found.range == found.parts[0].range
    assert found.difference == tuple(WordChange(*pair) for pair in difference)


def test_the_end_that_was_found_and_the_one_that_was_not_are_told_apart() -> None:
    found = near(Pin("The guards of Belsk", "withdrawn to the gate"))
    assert [shown(part) for part in found.parts] == [
        ("start", Standing.FOUND, "The guards of Belsk"),
        ("end", Standing.ALTERED, "withdrawn from the gate"),
    ]
    assert found.difference == (WordChange("from", "to"),)
    assert passage_text(REPORT, found.range) == (
        "The guards of Belsk have not been withdrawn from the gate"
    )


def test_an_altered_start_leads_on_to_its_end() -> None:
    found = near(Pin("Shells killed 3,001 sheep", "near Orsk"))
    assert [shown(part) for part in found.parts] == [
        ("start", Standing.ALTERED, "Shells killed 3,000 sheep"),
        ("end", Standing.FOUND, "near Orsk"),
    ]


def test_both_ends_may_be_altered() -> None:
    found = near(Pin("Shells kill 3,000", "the mayor of Orsk"))
    assert found.difference == (WordChange("killed", "kill"), WordChange("The", "the"))


def test_an_end_that_stands_only_before_its_start_is_misplaced() -> None:
    found = near(Pin("Nobody was hurt", "The guards of Belsk"))
    assert [shown(part) for part in found.parts] == [
        ("start", Standing.FOUND, "Nobody was hurt"),
        ("end", Standing.MISPLACED, None),
    ]
    assert found.range == found.parts[0].range


def test_an_end_is_sought_behind_its_start_even_within_a_word() -> None:
    found = near(Pin("shut", "left,shut;lest"), "left,shut;left")
    assert [(part.standing, part.range) for part in found.parts] == [
        (Standing.FOUND, (5, 9)),
        (Standing.ABSENT, None),
    ]
    assert found.range == (5, 9)


def test_an_end_is_shown_when_its_start_is_absent() -> None:
    found = near(Pin("Harvest festivals drew crowds", "a clerk said"))
    assert [shown(part) for part in found.parts] == [
        ("start", Standing.ABSENT, None),
        ("end", Standing.FOUND, "a clerk said"),
    ]
    assert passage_text(REPORT, found.range) == "a clerk said"


def test_a_start_is_shown_when_its_end_is_absent() -> None:
    found = near(Pin("Shells killed", "harvest festivals drew crowds"))
    assert [shown(part) for part in found.parts] == [
        ("start", Standing.FOUND, "Shells killed"),
        ("end", Standing.ABSENT, None),
    ]


def test_of_several_starts_the_last_before_the_end_is_shown() -> None:
    text = "The gate stood open. The gate was shut by guards of Belsk. The gate fell."
    found = near(Pin("The gate", "by guards of Belks"), text)
    assert passage_text(text, found.range) == "The gate was shut by guards of Belsk"


def test_of_several_starts_the_first_is_shown_when_the_end_is_nowhere() -> None:
    text = "The old stone gate stood. The old stone gate fell."
    found = near(Pin("The old stone gate", "harvest festivals"), text)
    assert found.range == (0, 18)


def test_an_end_far_from_its_start_is_still_seen() -> None:
    text = "The gate stood open. " + "Rain fell. " * 200 + "Guards of Belsk shut it."
    found = near(Pin("The gate stood", "Guards of Belks"), text)
    assert found.range == (0, len(text) - len(" shut it."))


def test_a_near_end_wins_over_a_better_one_far_away() -> None:
    text = "The gate was shut by guards at Belsk. " + "Rain fell. " * 200 + "Guards of Belsk left."
    found = near(Pin("The gate was", "guards of Belsk"), text)
    assert passage_text(text, found.range) == "The gate was shut by guards at Belsk"


@pytest.mark.parametrize(
    ("prefix", "standing", "difference"),
    [
        ("sheep near Belsk.", Standing.ALTERED, ("Orsk.", "Belsk.")),
        ("Nobody was hurt.", Standing.MISPLACED, ("sheep near Orsk.", "Nobody was hurt.")),
        ("Rain fell:", Standing.ABSENT, ("near Orsk.", "Rain fell:")),
    ],
)
@pytest.mark.parametrize("end", [None, "who fired"])
def test_a_wrong_prefix_is_named_beside_the_words_that_stand_there(
    prefix: str, standing: Standing, difference: tuple[str, str], end: str | None
) -> None:
    found = near(Pin("The mayor of Orsk", end, prefix))
    assert [part.standing for part in found.parts[1:]] == [Standing.FOUND] * (2 if end else 1)
    assert (found.parts[0].part, found.parts[0].standing) == ("prefix", standing)
    assert found.difference == (WordChange(*difference),)
    assert passage_text(REPORT, found.range).startswith("The mayor of Orsk")
    assert passage_text(REPORT, found.range).endswith(end or "Orsk")


def test_of_several_places_the_one_with_the_likest_words_before_it_is_shown() -> None:
    text = "At noon guards left. At nine the guards left. Rain fell and guards left."
    found = near(Pin("guards left", None, "At nine thy"), text)
    assert found.range == (33, 44)
    assert found.difference == (WordChange("the", "thy"),)


def test_of_very_many_places_only_the_first_are_compared_with_a_wrong_prefix() -> None:
    pin = Pin("guards left", None, "At nine thy")
    late = "The guards left. " * 50 + "At nine the guards left."
    assert near(pin, late).parts[0].standing is Standing.ABSENT
    assert near(pin, late[len("The guards left. ") :]).difference == (WordChange("the", "thy"),)


def test_a_prefix_at_the_head_of_a_text_has_nothing_before_it() -> None:
    found = near(Pin("The guards", None, "nobody said so:"))
    assert found.difference == (WordChange("", "nobody said so:"),)
    assert found.parts[0].range == (0, 0)


def test_a_wrong_prefix_of_a_start_that_is_nowhere_is_not_the_matter() -> None:
    found = near(Pin("The guards of Belks", None, "nobody"))
    assert [part.part for part in found.parts] == ["start"]


def test_drift_of_print_is_no_difference_and_the_text_is_quoted_as_printed() -> None:
    text = "a cler\u00adk’s  “big\nbook” and cafe\u0301 burnt"
    found = near(Pin('a clerk\'s "big books" and café'), text)
    assert found.difference == (WordChange("book”", 'books"'),)
    assert passage_text(text, found.range) == "a cler\u00adk’s  “big\nbook” and cafe\u0301"


LONG = (
    "Rain fell in Belsk from Monday. The mayor of Orsk said that 40 guards had left the old stone "
    "gate before noon, and that nobody at the town hall knew who had asked them to go."
)
LONG_REPORT = f"{REPORT} {LONG} {REPORT} The clerk of Orsk did not answer."


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("40 guards", "41 guards", [("40", "41")]),
        ("had left", "had not left", [("", "not")]),
        ("Rain fell", "Snow lay", [("Rain fell", "Snow lay")]),
        ("Rain fell", "rain fell", [("Rain", "rain")]),
        ("to go.", "to come.", [("go.", "come.")]),
        ("40 guards had left the old stone gate before noon, and that ", "",
            [("40 guards had left the old stone gate before noon, and that", "")]),
        ("from Monday. The mayor of Orsk", "on Friday. The clerk of Belsk",
            [("from Monday.", "on Friday."), ("mayor", "clerk"), ("Orsk", "Belsk")]),
    ],
)  # fmt: skip
def test_the_altered_words_of_a_long_passage_are_named(
    old: str, new: str, difference: list[tuple[str, str]]
) -> None:
    found = near(Pin(LONG.replace(old, new)), LONG_REPORT)
    assert [(change.text, change.pin) for change in found.difference] == difference
    assert passage_text(LONG_REPORT, found.range) == LONG


@pytest.mark.parametrize(("cut", "shown"), [(slice(5, None), LONG[5:]), (slice(-4), LONG[:-4])])
def test_a_long_passage_may_begin_or_end_beyond_the_text(cut: slice, shown: str) -> None:
    found = near(Pin(LONG), LONG[cut])
    assert passage_text(LONG[cut], found.range) == shown.strip()


@pytest.mark.parametrize(
    ("text", "pin", "passage", "there", "here"),
    [
        (
            "公所里没有人知道。雨从星期一开始下在市长说卫兵在中午之前离开了古老的大门。",
            "在市长说卫兵在晚上之前离开了古老",
            "在市长说卫兵在中午之前离开了古老",
            "中午",
            "晚上",
        ),
        (
            "ผู้แทนทั้งสองฝ่ายลงนามข้อตกลงหยุดยิงที่ชายแดนเมื่อวานนี้",
            "ลงนามข้อตกลงหยุดพักที่ชายแดน",
            "ลงนามข้อตกลงหยุดยิงที่ชายแดน",
            "ยิง",
            "พัก",
        ),
    ],
)
def test_letters_of_scripts_without_spaces_are_aligned_one_by_one(
    text: str, pin: str, passage: str, there: str, here: str
) -> None:
    found = near(Pin(pin), text)
    assert passage_text(text, found.range) == passage
    assert [(change.text, change.pin) for change in found.difference] == [(there, here)]


def test_a_long_passage_without_spaces_is_found_among_others() -> None:
    words = "雨从星期一开始下在市长说卫兵在中午之前离开了古老的石门镇公所里没有人知道" * 4
    text = f"甲\n\n{words}\n\n乙"
    found = near(Pin(words.replace("中午", "晚上", 1)), text)
    assert passage_text(text, found.range) == words


@pytest.mark.parametrize(
    "pin",
    [
        LONG.upper(),
        " ".join(reversed(LONG.split())),
        LONG[:50] + "; harvest festivals drew large crowds of singers to the hills, far from any "
        "town, and they sang until the sun had set behind the last of all these hills.",
    ],
)
def test_a_long_passage_that_has_too_few_pieces_in_line_is_missing(pin: str) -> None:
    assert closest(SearchText(LONG_REPORT), Pin(pin)) is None


@pytest.mark.parametrize(
    "pin",
    [
        Pin("Harvest festivals drew crowds"),
        Pin("Harvest festivals drew", "large crowds"),
        Pin("5"),
        Pin("—"),
        Pin("Harvest festivals drew crowds", "Orsk"),  # two places: it tells nothing
        Pin("festivals drew crowds of " * 40),
        Pin("The mayor of Orsk fell ill and left town for a month in the hills of Belsk"),
    ],
)
def test_nothing_is_close_below_the_floor(pin: Pin) -> None:
    assert closest(SearchText(REPORT), pin) is None


def test_a_pin_longer_than_the_text_is_compared_with_the_whole_of_it() -> None:
    assert near(Pin("The gate is shut"), "gate is shut").difference == (WordChange("", "The"),)
    assert closest(SearchText("gate"), Pin("The gate is shut")) is None
    assert closest(SearchText(""), Pin("The gate is shut")) is None
    assert closest(SearchText("   "), Pin("The gate is shut")) is None


WORDS = "left the lane"


@pytest.mark.parametrize(
    ("text", "prefix", "shown"),
    [
        ("so x a b left the lane", "c d", "a b"),
        ("so x a b  left the lane", "c d", "a b"),
        ("a b left the lane", "c d", "a b"),
        ("b left the lane", "c d", "b"),
        ("so many boats left the lane", "few ships then", "so many boats"),
    ],
)
def test_before_a_start_as_many_words_are_shown_as_the_prefix_has(
    text: str, prefix: str, shown: str
) -> None:
    found = near(Pin(WORDS, None, prefix), text)
    at = text.index(shown)
    change = (WordChange(shown, prefix),)
    before = NearPart("prefix", Standing.ABSENT, (at, at + len(shown)), change)
    start = text.index(WORDS)
    assert found.parts == (before, NearPart("start", Standing.FOUND, (start, start + len(WORDS))))
    assert found.range == (start, start + len(WORDS))


MONTH = (
    "On the first day of the month the harbour office noted that every ferry had crossed the lake "
    "at noon and that none of the patrol boats was seen near the second buoy of the lane"
)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("On the first", "In that last"),
        ("of the lane", "in our lake"),
        ("every ferry", "no ferry at all"),
        ("On", "As was said, on"),
        ("none of the patrol boats", "boats"),
    ],
)
def test_long_words_are_found_with_their_edges_whatever_was_altered(was: str, now: str) -> None:
    there = MONTH.replace(was, now, 1)
    text = f"It rained. {there} for the whole week, it said. The lake was calm."
    found = near(Pin(MONTH), text)
    (part,) = found.parts
    assert part.standing is Standing.ALTERED
    start, end = found.range
    assert text[start:end] in {there, there.removeprefix("As was said, ")}


def test_a_wrong_prefix_leaves_start_and_end_where_they_stand() -> None:
    text = "some boats left the lane on the first day, it said"
    found = near(Pin("boats left", "first day", "few"), text)
    assert [shown(part, text) for part in found.parts] == [
        ("prefix", Standing.ABSENT, "some"),
        ("start", Standing.FOUND, "boats left"),
        ("end", Standing.FOUND, "first day"),
    ]
    assert passage_text(text, found.range) == "boats left the lane on the first day"


def test_a_start_inside_the_end_is_not_the_start() -> None:
    text = "the boats came and the boats left now"
    found = near(Pin("the boats", "and the boats lift"), text)
    assert passage_text(text, found.range) == "the boats came and the boats left"


def test_three_words_that_stand_twice_tell_the_place_and_two_do_not() -> None:
    text = SearchText("boats left here. then boats left here.")
    assert closest(text, Pin("boats left here", "zebras graze")) is not None
    assert closest(text, Pin("boats left", "zebras graze")) is None


def test_each_part_that_differs_is_compared_once() -> None:
    text = SearchText("some boats left the lane on the first day, it said")
    found = closest(text, Pin("some boots left the lane", "on the fist day"))
    assert found is not None
    assert text.alignments == len([part for part in found.parts if part.difference]) == 2
