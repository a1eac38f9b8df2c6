"""A number behind a name in Arabic or Hebrew stays behind it on a page."""

from __future__ import annotations

import pytest

from compliance.render.direction import settled

NAME = "מדינה"
MARK = "\u200e"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"kept by {NAME}", " · 15 Jan 2018"),
        (f"<text>not kept by {NAME}", ": 1</text>"),
        ("by مملكة الواحة", " (2) and others"),
        (f'<a href="x">{NAME}', "</a>: <b>2</b> contradictions"),
        (f"of {NAME}", ": 31 (“31”)"),
        (f"<textarea>{NAME} 15 boats</textarea> by {NAME}", " · 15 Jan"),
    ],
)
def test_a_mark_ends_the_run_of_a_name_before_a_number(before: str, after: str) -> None:
    assert settled(before + after).decode() == before + MARK + after


@pytest.mark.parametrize(
    "page",
    [
        "by Հայաստան · 15 Jan 2018",
        f"by {NAME} and 15 others",
        "“سوى 31 مترا مكعبا”",
        f"“{NAME} 31”",
        f'<p title="{NAME} · 15">x</p>',
        f"https://example.org/{NAME}-15/x",
        f"<https://example.org/{NAME} 15>",
        f"<td>{NAME}</td> <td>15</td>",
        f'<textarea id="x">{NAME} 15 boats</textarea> <textarea>{NAME} 15',
        f"{NAME} 15 boats</textarea>",
        "\ud800",
    ],
)
def test_numbers_of_the_text_itself_and_what_is_not_read_stay(page: str) -> None:
    assert settled(page) == page.encode("utf-8", "surrogatepass")
