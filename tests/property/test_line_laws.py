"""Laws of evidence in JSON Lines: what is said there is what YAML says, right or wrong."""

from __future__ import annotations

import copy
import json
from collections import Counter
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from compliance.model.characters import FORBIDDEN_IN_LINES
from compliance.model.evidence import EvidenceFile
from compliance.workspace.files import SourceBytes
from compliance.workspace.parse import ParsedFile, parse_file
from compliance.workspace.write.yaml_writer import write_yaml
from compliance.workspace.yaml.places import locate_all
from compliance.workspace.yaml.reader import read_yaml
from support.builders import HERALD, lake_files

CONTENT: Any = read_yaml(lake_files()[f"evidence/{HERALD}.yaml"].encode(), "").value
KEYS = [*sorted({key for one in CONTENT["evidence"] for key in one}), "colour", "of", "x: y"]
TEXTS = st.sampled_from(["1a", "north", "e1", "fulfilled", "1999-07", "no", "", "\U0001f6a3 / é"])
# What may stand in no line is told of where it stands; it is replaced so that reading goes on.
ANY_TEXT = st.text(max_size=20).filter(lambda text: not FORBIDDEN_IN_LINES.search(text))
VALUES = st.recursive(
    TEXTS | ANY_TEXT | st.booleans() | st.integers(-(10**17), 10**17),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def contents(draw: st.DrawFn) -> Any:  # noqa: ANN401 - what a file may hold
    """Draw the content of a file of evidence: a right one, or one with values that are wrong."""
    content = copy.deepcopy(CONTENT)
    for _ in range(draw(st.integers(0, 4))):
        of = draw(st.sampled_from([content, *content["evidence"]]))
        key = draw(st.sampled_from(KEYS))
        if draw(st.booleans()):
            of.pop(key, None)
        else:
            of[key] = draw(VALUES)
    return content


def in_yaml(content: dict[str, Any]) -> bytes:
    return write_yaml(content).encode()


def in_lines(content: dict[str, Any], *, ascii_only: bool) -> bytes:
    head = {key: value for key, value in content.items() if key != "evidence"}
    lines = [json.dumps(one, ensure_ascii=ascii_only) for one in (head, *content["evidence"])]
    return "\n".join(lines).encode()


def parsed(data: bytes, ending: str) -> ParsedFile[EvidenceFile]:
    return parse_file(SourceBytes(f"evidence/{HERALD}.{ending}", HERALD, data), EvidenceFile)


@given(contents(), st.booleans())
def test_lines_say_what_yaml_says(content: dict[str, Any], ascii_only: bool) -> None:
    """Law: the same record, or the same problems and faults but for their places."""
    yaml, lines = in_yaml(content), in_lines(content, ascii_only=ascii_only)
    assert read_yaml(lines, "a.jsonl").value == read_yaml(yaml, "a.yaml").value
    one, other = parsed(yaml, "yaml"), parsed(lines, "jsonl")
    assert one.record == other.record
    assert [(f.route, f.code, f.message) for f in one.faults] == [
        (f.route, f.code, f.message) for f in other.faults
    ]
    assert Counter(p.code for p in one.problems) == Counter(p.code for p in other.problems)


@given(contents(), st.data())
def test_a_place_is_where_the_key_stands(content: dict[str, Any], data: st.DataObject) -> None:
    """Law: line and column of a key of a record are those at which it stands in the file."""
    lines = in_lines(content, ascii_only=data.draw(st.booleans()))
    assume(not read_yaml(lines, "a.jsonl").problems)
    at = data.draw(st.integers(0, len(content["evidence"]) - 1))
    key = data.draw(st.sampled_from(sorted(content["evidence"][at])))
    route = ("evidence", at, key)
    line, column = locate_all(lines, [route], "a.jsonl")[route]
    assert line == at + 2
    assert lines.decode().split("\n")[line - 1][column - 1 :].startswith(f"{json.dumps(key)}: ")


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_whatever_the_bytes_there_is_a_value_or_a_problem(data: bytes) -> None:
    """Law: reading never raises; what gives no value has a problem, in a line of the file."""
    read = read_yaml(data, "a.jsonl")
    assert read.value is not None or read.problems
    assert all(1 <= one.line <= data.count(b"\n") + data.count(b"\r") + 1 for one in read.problems)
