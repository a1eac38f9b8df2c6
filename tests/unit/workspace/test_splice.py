"""Changing single values of a YAML file, with everything that people wrote around them kept."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.workspace.files import SourceBytes
from compliance.workspace.write.splice import Added, Replaced, UnspliceableError, spliced
from compliance.workspace.write.yaml_writer import write_yaml
from compliance.workspace.yaml.reader import read_yaml

STEP = {"state": "read", "by": "Ida", "day": "1999-07-06"}
ITEM = '- state: read\n  by: Ida\n  day: "1999-07-06"\n'
BEGUN = textwrap.indent(ITEM, "  ").join(("progress:\n", ""))
INNER = textwrap.indent(ITEM, "    ")
EDITS = (Replaced("coded", "full"), Added("progress", STEP, behind="coded"))


def changed(text: str) -> str:
    return spliced(SourceBytes("a.yaml", "a", text.encode()), EDITS).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "# head\nid:  a\ncoded: 'part' # so far\n\n# what is held\nheld: [x]\n",
            f"# head\nid:  a\ncoded: full # so far\n{BEGUN}\n# what is held\nheld: [x]\n",
        ),
        (
            "progress:\n# first\n- {state: new} # by hand\n\n# then\ncoded: none\n",
            f"progress:\n# first\n- {{state: new}} # by hand\n{ITEM}\n# then\ncoded: full\n",
        ),
        ("coded: part", f"coded: full\n{BEGUN}"),
        (
            "\ufeffcoded: part\r\nid: a\r\n",
            f"\ufeffcoded: full\n{BEGUN}id: a\n".replace("\n", "\r\n"),
        ),
        (
            "coded: none\nprogress:\n    -   state: new\n        by: |\n          Jon\n",
            f"coded: full\nprogress:\n    -   state: new\n        by: |\n          Jon\n{INNER}",
        ),
    ],
    ids=["a-list-to-begin", "a-list-to-go-on", "no-line-end", "windows", "a-block-at-the-end"],
)
def test_nothing_but_the_value_is_changed(before: str, after: str) -> None:
    assert changed(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "{coded: part}\n",
        "[coded]\n",
        "coded: part\nprogress: []\n",
        "coded: part\nprogress: {a: b}\n",
        "coded: part\nprogress:\n  a: b\n",
        "coded: part\nprogress: none\n",
        "coded:\n  - part\n",
        "id: a\n",
        "coded: part\ncoded: full\n",
        "coded: [\n",
        "",
    ],
)
def test_what_cannot_be_changed_safely_is_left_to_its_author(text: str) -> None:
    with pytest.raises(UnspliceableError, match=r"is written so that .* by hand: "):
        changed(text)


def test_the_message_says_what_is_to_stand_there() -> None:
    with pytest.raises(UnspliceableError, match=r"by hand: coded: full$"):
        changed("{coded: part}\n")
    step = r'progress: \[..., {state: read, by: Ida, day: "1999-07-06"}\]$'
    with pytest.raises(UnspliceableError, match=step):
        changed("coded: part\nprogress: []\n")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnspliceableError):
        spliced(SourceBytes("a.yaml", "a", b"\xff"), EDITS)


_WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=8)
_VALUES = st.recursive(
    _WORDS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from("xyz"), inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)


@given(
    st.dictionaries(st.sampled_from(["a", "b", "c"]), _VALUES),
    st.dictionaries(st.sampled_from(["d", "e"]), _VALUES),
    st.lists(st.fixed_dictionaries({"by": _WORDS}), max_size=3),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_file_says_what_is_meant_and_all_else_as_before(
    first: dict[str, object], last: dict[str, object], steps: list[object], end: str
) -> None:
    value = {**first, "coded": "part", **({"progress": steps} if steps else {}), **last}
    lines = write_yaml(value).splitlines()
    text = end.join(f"{line}  # {number}" for number, line in enumerate(lines))
    if read_yaml(text.encode(), "").problems or read_yaml(text.encode(), "").value != value:
        text = write_yaml(value)  # a comment would stand in a block
    after = changed(text)
    expected = {**value, "coded": "full", "progress": [*steps, STEP]}
    assert read_yaml(after.encode(), "").value == expected
    kept = [line for line in text.splitlines() if not line.startswith("coded:")]
    assert [line for line in after.splitlines() if line in kept] == kept
