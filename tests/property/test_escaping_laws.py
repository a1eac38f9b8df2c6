"""Escaping: whatever a text holds, it comes back out of the page as text, and only as text."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from compliance.model.characters import REPLACEMENT, UNFIT_FOR_A_PAGE
from compliance.render.markdown_escape import escape_markdown
from support.audits import audit_view
from support.pages import page_of, read_markdown
from support.templates import page_text
from support.views import HOSTILE, report_view, with_texts

SIGNS = st.text("\\`*_{}[]()<>#+-.!|~&;:=\"'/@$ \t\n\r0a1.htpsw\u202e\u00a0é", min_size=1)
TEXTS = st.one_of(st.sampled_from(HOSTILE), SIGNS, st.text(min_size=1))
VIEWS: dict[str, Any] = {
    **dict.fromkeys(("report/report.html.j2", "report/report.md.j2"), report_view()),
    **dict.fromkeys(("audit/audit.html.j2", "audit/audit.md.j2"), audit_view()),
}
# Where templates print values, and the text a reader then sees around them.
PLACES = {
    "x {} y": "x {} y",
    "{}": "{}",
    "- {}": "{}",
    "  - **{}** and {}": "{} and {}",
    "> “{}”": "“{}”",
    "*{}*\n": "{}",
    "| a |\n| --- |\n| {} |": "a {}",
}


def as_read(text: str) -> str:
    """Return text as it stands in a page: in one line, controls replaced."""
    line = re.sub("[\t-\r\x1c-\x20\x85\u2028\u2029]+", " ", text)
    line = re.sub("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "\ufffd", line)
    return " ".join(line.split())


@given(TEXTS)
def test_markdown_prints_an_escaped_text_as_it_is(text: str) -> None:
    """Law: parse(escape(t)) has the shape of parse("word"), and its text is t in one line."""
    assume(as_read(text))
    # As on every page, what has no use there is replaced in the end.
    escaped = UNFIT_FOR_A_PAGE.sub(REPLACEMENT, escape_markdown(text))
    for place, seen in PLACES.items():
        page = read_markdown(place.replace("{}", escaped))
        assert page.shape == read_markdown(place.replace("{}", "word")).shape
        assert page.text == as_read(seen.replace("{}", as_read(text)))


@pytest.mark.parametrize("name", VIEWS)
@given(text=TEXTS)
def test_no_text_changes_the_shape_of_a_page(name: str, text: str) -> None:
    """Law: shape(render(t in every field)) == shape(render("word" in every field))."""
    assume(as_read(text) or name.endswith(".html.j2"))

    def shape(said: str) -> object:
        return page_of(name, page_text(with_texts(VIEWS[name], lambda _: said), name)).shape

    assert shape(text) == shape("word")
