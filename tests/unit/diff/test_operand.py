"""What may stand on either side of a difference, and what may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from compliance.diff.operand import Operand, OperandError, paired, parse_operand


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("az", Operand(text="", voice="az")),
        ("az-mod", Operand(text="", voice="az-mod")),
        ("az@2021-12-31", Operand(text="", voice="az", as_of=date(2021, 12, 31))),
        ("az@2021", Operand(text="", voice="az", as_of=date(2021, 12, 31))),
        ("az@rev:HEAD~3", Operand(text="", voice="az", revision="HEAD~3")),
        ("az@rev:v1.0/a@{2}", Operand(text="", voice="az", revision="v1.0/a@{2}")),
        *(
            (f"az@rev:{revision}", Operand(text="", voice="az", revision=revision))
            for revision in (
                "правки",
                "_old",
                ":/a text",
                "main@{1 minute ago}",
                "HEAD^{/fix}",
                "v1.0^0",
                "HEAD x",
                "HEAD:a/b",
            )
        ),
        ("@rev:HEAD", Operand(text="", revision="HEAD")),
        (
            "az@2021-12-31@rev:HEAD",
            Operand(text="", voice="az", as_of=date(2021, 12, 31), revision="HEAD"),
        ),
        ("az@../copy", Operand(text="", voice="az", path=Path("../copy"))),
        (
            "az@../copy@2021-12-31",
            Operand(text="", voice="az", path=Path("../copy"), as_of=date(2021, 12, 31)),
        ),
        (".", Operand(text="", path=Path())),
        ("../copy", Operand(text="", path=Path("../copy"))),
        ("/a/copy@b", Operand(text="", path=Path("/a/copy@b"))),
        ("data/copy", Operand(text="", path=Path("data/copy"))),
    ],
)
def test_what_an_operand_may_be(text: str, expected: Operand) -> None:
    assert parse_operand(text) == replace(expected, text=text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "is empty"),
        ("@", "has nothing behind @"),
        ("az@", "has nothing behind @"),
        ("az@2021-01-01@", "has nothing behind @"),
        ("az@./there@", "has nothing behind @"),
        ("az@@2021", 'has "" where a date is wanted'),
        ("Az!", "names no side or voice"),
        ("-az", "names no side or voice"),
        ("az@2021-13", 'has "2021-13" where a date is wanted'),
        ("az@tomorrow", 'has "tomorrow" where a date is wanted'),
        ("az@2021-01-01/..", 'has "2021-01-01/..", which has no last day'),
        ("az@2021-13/2021", 'has "2021-13/2021" where a date'),
        ("az@rev:", 'has no revision of git in ""'),
        ("az@rev:--output=x", 'has no revision of git in "--output=x"'),
        ("az@rev:-", 'has no revision of git in "-"'),
        ("az@rev:" + "a" * 201, "has no revision of git"),
    ],
)
def test_what_an_operand_may_not_be(text: str, wrong: str) -> None:
    with pytest.raises(OperandError) as error:
        parse_operand(text)
    assert str(error.value).startswith(f'"{text}" {wrong}')
    assert str(error.value).endswith("SIDE@rev:HEAD~3 or a path")


def test_a_line_break_in_an_operand_is_shown_as_one() -> None:
    with pytest.raises(OperandError, match=r'^"az@rev:a\\u000ab" has no revision of git in "a'):
        parse_operand("az@rev:a\nb")


def test_an_operand_without_a_voice_takes_that_of_the_other() -> None:
    here, there = parse_operand("az"), parse_operand("../copy")
    assert [one.voice for one in paired(here, there)] == ["az", "az"]
    assert [one.voice for one in paired(there, here)] == ["az", "az"]
    assert [one.voice for one in paired(there, there)] == [None, None]
