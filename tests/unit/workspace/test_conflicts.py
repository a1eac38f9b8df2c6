"""What git leaves in a file that could not be merged."""

from __future__ import annotations

import pytest

from compliance.workspace.conflicts import find_conflicts

LEFT = "a part of a merge conflict is left here; keep what is right, and take out"


def whole(first: int, last: int, listed: str) -> str:
    return (
        f"a merge conflict stands in lines {first} to {last}; keep what is right of it, "
        f"and take out its lines {listed}"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n", [(1, whole(1, 5, "1, 3 and 5"))]),
        (
            "x\n<<<<<<< HEAD\r\na\r\n||||||| base\r\n=======\r\nb\r\n>>>>>>> other",
            [(2, whole(2, 7, "2, 4, 5 and 7"))],
        ),
        (
            "<<<<<<< a\n=======\n>>>>>>> b\nc\n<<<<<<< d\n=======\n>>>>>>> e\n",
            [(1, whole(1, 3, "1, 2 and 3")), (5, whole(5, 7, "5, 6 and 7"))],
        ),
        ("a\n=======\nb\n", [(2, f"{LEFT} line 2")]),
        ("a\n>>>>>>> b\n", [(2, f"{LEFT} line 2")]),
        ("<<<<<<< a\n>>>>>>> b\n", [(1, f"{LEFT} lines 1 and 2")]),
        ("<<<<<<< a\n=======\n<<<<<<< b\n", [(1, f"{LEFT} lines 1 and 2"), (3, f"{LEFT} line 3")]),
    ],
)
def test_each_conflict_is_told_with_its_lines(text: str, found: list[tuple[int, str]]) -> None:
    assert list(find_conflicts(text)) == found


@pytest.mark.parametrize(
    "text",
    ["", "a: <<<<<<< b", " =======", "========", "<<<<<<<a", "# ======= #", "title = '======='"],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert list(find_conflicts(text)) == []
