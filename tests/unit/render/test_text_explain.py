"""A section of the reference as plain text."""

from __future__ import annotations

from compliance.render.text.explain import render_code_lists, render_explanation
from compliance.views.explanation import CodeLineView, CodeListView, ExplanationView

SECTION = """\
**Warning.** It `looks` for what a
[page](../page.md) says.

```text
file.yaml:1:1: code: an example of up to one hundred columns, which four more columns make too long
  indented
```

- one, which goes
  on in a second line
- two

1. first
2. second
"""


def test_marks_and_links_are_left_out_and_examples_stay_as_they_are() -> None:
    view = ExplanationView(code="some-code", kind="finding, warning", section=SECTION)
    assert render_explanation(view) == (
        "some-code (finding, warning)\n"
        "\n"
        "Warning. It looks for what a page says.\n"
        "\n"
        "    file.yaml:1:1: code: an example of up to one hundred columns, which four more columns "
        "make too long\n"
        "      indented\n"
        "\n"
        "- one, which goes on in a second line\n"
        "- two\n"
        "\n"
        "1. first\n"
        "2. second\n"
    )


def test_a_section_that_ends_in_an_example_loses_nothing() -> None:
    view = ExplanationView(code="c", kind="problem", section="```text\n\nlast\n```")
    assert render_explanation(view) == "c (problem)\n\n    \n    last\n".replace("    \n", "\n")


def test_codes_stand_in_one_column_and_empty_lists_are_left_out() -> None:
    def line(code: str) -> CodeLineView:
        return CodeLineView(code=code, summary=f"What {code} is.")

    lists = (
        CodeListView(title="problems", codes=(line("a"), line("a-long-code"))),
        CodeListView(title="findings: error", codes=()),
        CodeListView(title="findings: info", codes=(line("b"),)),
    )
    assert render_code_lists(lists) == (
        "PROBLEMS\n"
        "  a            What a is.\n"
        "  a-long-code  What a-long-code is.\n"
        "FINDINGS: INFO\n"
        "  b            What b is.\n"
        "\n"
        "More on one: compliance explain CODE\n"
    )
