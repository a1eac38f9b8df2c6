"""Laws of the quick way through YAML: what it returns, the full reader returns too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from compliance.workspace.yaml_plain import PlainReader
from compliance.workspace.yaml_reader import read_yaml

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_SCALARS = (
    "text", "two words", "12", "-3", "0", "007", "1.5", "2021-01-02", "true", "no", "y", "null",
    "~", "", "a: b", "a:b", "a #b", "a#b", "# b", "a:", "- a", "-a", "?", "? a", ":a", "&a", "*a",
    "!t", "%d", "@a", "`a", "|", ">", ">-", "|-", "=", "<<", '"a"', '"a: b"', '"a #b"', '"a\\"b"',
    '"a\\\\"', '"a\\n"', '"a', 'a"', '"a" b', "'a'", "'a: b'", "'it''s'", "'a", '""', "''", "[]",
    "{}", "[a]", "[a, b]", "[a,b]", "[a, b,]", "[a, [b]]", "[1, true]", "[no]", '["a, b"]', "[a b]",
    "[a #b]", "[a#b]", "[ a]", "[a ]", "{a: b}", "{a: b, c: d}", "{a: b, a: c}", "{a: [b]}",
    "[{a: b}]", "{a: }", "{a:b}", "{a}", '{a: "b: c"}', "{ a: b}", "[a", "{a: b", "[a]]", "[a] b",
    "[a - b]", "[a, -]", "[-1]", "é", "“a”", "a\u00a0b", "\u00a0", "a\u0085b", "a\u2028b",
    "\ufeff", "\x07", "a\tb", "a ", " a", "...", "---", "--- a", "a\\b", "😀", "a\ud7ff",
)  # fmt: skip
_HEADS = (
    "", "- ", "-", "-  ", "- - ", "a: ", "b: ", "a:", "b:", "c_1: ", "- a: ", "- b: ", "- a:",
    "a:  ", "a : ", "A: ", "no: ", "y: ", "1: ", '"a": ', "a.b: ", "# ", "#", "? ", "%",
    "a" * 1100 + ": ",
)  # fmt: skip


@st.composite
def _lines(draw: st.DrawFn) -> str:
    indent = " " * draw(st.sampled_from((0, 0, 0, 1, 2, 2, 2, 3, 4, 4, 6)))
    return indent + draw(st.sampled_from(_HEADS)) + draw(st.sampled_from(_SCALARS))


def _files() -> SearchStrategy[str]:
    ends = st.sampled_from(("\n", "\n", "\n", "\n\n", "\r\n", "\n  \n", "\n# a\n"))
    pieces = st.lists(st.tuples(_lines(), ends).map("".join), max_size=8)
    return pieces.map("".join)


@given(_files())
def test_what_the_quick_reader_returns_the_full_reader_returns_without_a_problem(text: str) -> None:
    """For every text t: plain(t) is None, or full(t) = plain(t) without a Problem."""
    source = text.encode("utf-8", "surrogatepass")
    found = PlainReader().read(source)
    if found is not None:
        full = read_yaml(source, "f.yaml")
        assert (full.value, full.problems) == (found, ())
