"""Laws of reading a workspace: whatever the bytes, problems or a value, and nothing else."""

from __future__ import annotations

import os
import random
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from compliance.errors import InvalidWorkspaceError, Problem
from compliance.model.characters import FORBIDDEN_IN_LINES
from compliance.workspace.load import load_workspace
from compliance.workspace.problem_codes import PROBLEM_CODES
from compliance.workspace.workspace import Workspace
from compliance.workspace.yaml.reader import read_yaml
from support.builders import lake_files, write_files

LAKE = {path: text.encode() for path, text in lake_files().items()}
LOCK_LINE = (
    b'{"evidence":"herald-1999-07-01#e1","text_sha256":"' + b"a" * 64 + b'","range":[0,5],'
    b'"words":4,"passage_sha256":"' + b"b" * 64 + b'","fingerprint":{"act":"0123456789abcdef"},'
    b'"on":"1999-08-01"}\n'
)
VALID: Mapping[str, bytes] = {**LAKE, "compliance.lock": LOCK_LINE}
PATHS = sorted(VALID)
YAML_PATHS = [path for path in PATHS if path.endswith(".yaml")]

VALUE = re.compile(rb"(?<=[:,=] )[^,\[\]{}\n]+|(?<=[\[:])[^,\[\]{}:\n]+")

NASTY = (
    *(b"", b"\n", b"\r", b"\t", b" ", b"-", b":", b": ", b"- ", b"#", b"[", b"]", b"{", b"}", b","),
    *(b'"', b"'", b"|", b">", b"&a", b"*a", b"!", b"!!int ", b"<<: ", b"---\n", b"...\n", b"%"),
    *(b"null", b"~", b"no", b"1.10", b"-1", b"0", b"true", b"2022-03-27", b"99999999999999999999"),
    *(b"\x00", b"\x1b", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", "\u202e…é".encode()),
    *(b"north", b"south-office", b"lake_1999", b"e1", b"1a", b"id: ", b"[]", b"{}", b'"\\ud800"'),
    *(b"[" * 5_000, b"{a: " * 40, b"9" * 5_000, b"a" * 3_000, b'"on":', b"NaN", b"1e999"),
)


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("laws") / "lake", VALID)


def load(root: Path) -> Workspace | tuple[Problem, ...]:
    """Return the workspace, or its problems; anything else is raised."""
    try:
        return load_workspace(root)
    except InvalidWorkspaceError as error:
        return error.problems


def load_with(root: Path, path: str, content: bytes) -> Workspace | tuple[Problem, ...]:
    """Load a workspace with one file changed, and put the file back."""
    target = root / path
    before = target.read_bytes()
    target.write_bytes(content)
    try:
        return load(root)
    finally:
        target.write_bytes(before)


def line_ends(content: bytes) -> list[int]:
    """Return the length of each line of a file in characters, as far as it is text."""
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    return [len(line) for line in re.split(r"\r\n|\r|\n", text)]


def assert_well_formed(found: Workspace | tuple[Problem, ...], path: str, content: bytes) -> None:
    if not isinstance(found, tuple):
        return
    assert found
    assert list(found) == sorted(found)
    lengths = line_ends(content)
    for problem in found:
        assert problem.code in PROBLEM_CODES
        assert "; " in problem.message
        assert not FORBIDDEN_IN_LINES.search(str(problem)), "one line, no controls"
        known = lengths if problem.file == path else line_ends(VALID[problem.file])
        assert 1 <= problem.line <= len(known)
        assert 1 <= problem.column <= known[problem.line - 1] + 1


@st.composite
def changed_bytes(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a file of the workspace, and what a cat on the keyboard would leave of it."""
    path = draw(st.sampled_from(PATHS))
    content = VALID[path]
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(content)))
        stop = min(len(content), start + draw(st.sampled_from([0, 0, 1, 1, 2, 5, 20, 200])))
        piece = draw(st.sampled_from(NASTY) | st.binary(max_size=4))
        content = content[:start] + piece + content[stop:]
    return path, content


@st.composite
def changed_lines(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a file of the workspace with lines taken out, doubled, moved or indented."""
    path = draw(st.sampled_from(PATHS))
    lines = VALID[path].splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 3))):
        index = draw(st.integers(0, len(lines) - 1))
        how = draw(st.sampled_from(["take", "double", "move", "indent", "outdent"]))
        line = lines[index]
        if how == "take" and len(lines) > 1:
            del lines[index]
        elif how == "double":
            lines.insert(index, line)
        elif how == "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(index))
        elif how == "indent":
            lines[index] = b"  " + line
        else:
            lines[index] = line.removeprefix(b"  ")
    return path, b"".join(lines)


@st.composite
def changed_values(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a file of the workspace in which a value stands that belongs elsewhere."""
    path = draw(st.sampled_from(PATHS))
    content = VALID[path]
    values = [*VALUE.finditer(content)]
    others = [found[0] for found in VALUE.finditer(VALID[draw(st.sampled_from(PATHS))])]
    for found in reversed(draw(st.lists(st.sampled_from(values), min_size=1, max_size=3))):
        value = draw(st.sampled_from(others) | st.sampled_from(NASTY))
        content = content[: found.start()] + value + content[found.end() :]
    return path, content


@given(changed=changed_bytes() | changed_lines() | changed_values())
@example(changed=("compliance.toml", b"title = " + b"[" * 5_000))
@example(changed=("compliance.toml", b"title = " + b"9" * 5_000))
@example(changed=("compliance.toml", b"\xef\xbb\xbf" + LAKE["compliance.toml"]))
@example(changed=("compliance.toml", LAKE["compliance.toml"].replace(b"\n", b"\r\n")))
@example(changed=("compliance.lock", b'{"evidence":"\\ud800"}'))
@example(changed=("compliance.lock", b"[" * 5_000))
@example(changed=("compliance.lock", b'{"\\n":1}'))
def test_any_bytes_give_problems_or_a_workspace(lake: Path, changed: tuple[str, bytes]) -> None:
    """Whatever a file holds, loading gives a valid workspace or problems, and nothing else.

    Each problem has a known code, a message of one line with a cure, and a place in its file.
    """
    path, content = changed
    assert_well_formed(load_with(lake, path, content), path, content)


@given(path=st.sampled_from(PATHS), content=st.binary(max_size=200))
def test_a_file_of_random_bytes_is_no_different(lake: Path, path: str, content: bytes) -> None:
    """The same holds of bytes that were never a file of ours."""
    assert_well_formed(load_with(lake, path, content), path, content)


@given(changed=changed_lines() | changed_values())
def test_problems_are_the_same_each_time(lake: Path, changed: tuple[str, bytes]) -> None:
    """Loading twice gives the same problems in the same order, or equal workspaces."""
    assert load_with(lake, *changed) == load_with(lake, *changed)


Listed = tuple[str, list[str], list[str]]


def shuffled_walk(seed: int) -> Callable[..., Iterator[Listed]]:
    """Return a walk that lists every folder in another order."""
    chance = random.Random(seed)
    walk = os.walk

    def walk_shuffled(top: Path, onerror: Callable[[OSError], None]) -> Iterator[Listed]:
        for at, folders, names in walk(top, onerror=onerror):
            chance.shuffle(folders)
            yield str(at), folders, chance.sample(names, len(names))

    return walk_shuffled


@given(changed=st.none() | changed_lines() | changed_values(), seed=st.integers(0, 99))
def test_the_order_in_which_files_are_listed_changes_nothing(
    lake: Path, changed: tuple[str, bytes] | None, seed: int
) -> None:
    """A workspace and its problems do not depend on the order of the file system."""
    path, content = changed or ("compliance.toml", VALID["compliance.toml"])
    straight = load_with(lake, path, content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "walk", shuffled_walk(seed))
        assert load_with(lake, path, content) == straight


@given(order=st.permutations(PATHS))
def test_the_order_in_which_files_are_made_changes_nothing(lake: Path, order: list[str]) -> None:
    """Two folders with the same files are the same workspace."""
    with tempfile.TemporaryDirectory() as folder:
        made = write_files(Path(folder), {path: VALID[path] for path in order})
        assert load(made) == load(lake)


def in_other_style(content: bytes, chance: random.Random) -> bytes:
    """Write a YAML file anew: brackets or lines, other quotes, comments, other line breaks."""

    def restyled(value: object) -> object:
        if isinstance(value, dict):
            return {key: restyled(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [restyled(item) for item in value]
        if isinstance(value, str):
            quoted = chance.choice([DoubleQuotedScalarString, SingleQuotedScalarString])
            return quoted(value)
        return value

    yaml = YAML()
    yaml.default_flow_style = chance.choice([True, False, None])
    yaml.width = chance.choice([20, 80, 4_000])
    yaml.indent(mapping=chance.choice([2, 4]), sequence=4, offset=2)
    written = StringIO()
    yaml.dump(restyled(read_yaml(content, "").value), written)
    text = "# a comment\n" + written.getvalue() + "# another\n"
    return text.replace("\n", chance.choice(["\n", "\r\n"])).encode()


@given(paths=st.sets(st.sampled_from(YAML_PATHS), min_size=1), seed=st.integers(0, 999))
def test_comments_and_style_change_nothing(lake: Path, paths: set[str], seed: int) -> None:
    """What a YAML file says does not depend on how it is written."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder) / "lake"
        shutil.copytree(lake, other)
        for path in sorted(paths):
            (other / path).write_bytes(in_other_style(VALID[path], chance))
        assert load(other) == load(lake)
