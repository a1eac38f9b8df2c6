"""Words that a text of ours has in a row with somebody else's."""

from __future__ import annotations

import pytest

from compliance.passages.copied import copied_words

THEIRS = "“The gates of the dam\nwere opened on the first of June”, it said."


@pytest.mark.parametrize(
    ("ours", "found"),
    [
        ("", None),
        ("Gates are open", None),
        ("It says the gates of the dam were shut", None),
        ("It says the gates of the dam were opened", "the gates of the dam were opened"),
        ("THE GATES, of the “dam” were: opened", "THE GATES, of the “dam” were: opened"),
        ("the gates of our dam were opened on the first", None),
        ("gates of the dam were opened on Monday", "gates of the dam were opened on"),
        ("dam were opened on the first of June", "dam were opened on the first of"),
        ("hegates of the dam were opened", None),
    ],
)
def test_more_than_so_many_words_in_a_row_are_found(ours: str, found: str | None) -> None:
    assert copied_words(ours, THEIRS, 6) == found


def test_nothing_is_copied_from_nothing() -> None:
    assert copied_words("one two three", "", 1) is None
    assert copied_words("one two", "two one", 1) is None
    assert copied_words("one two", "one two", 1) == "one two"


def test_letters_of_scripts_without_spaces_are_measured_as_elsewhere() -> None:
    theirs = "据国防部称军队已经从湖区的渡口撤出全部巡逻艇"
    assert copied_words("军队已经从湖区的渡口", theirs, 6) is None
    assert (
        copied_words("他说军队已经从湖区的渡口撤出全部", theirs, 6) == "军队已经从湖区的渡口撤出全"
    )
