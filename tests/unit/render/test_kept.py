"""Shipped templates are kept compiled beside them; those of a workspace never are."""

from __future__ import annotations

import marshal
import sys
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from compliance.render import kept
from compliance.render.sandbox.environment import Sandbox
from compliance.render.templates import environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "page.html.j2"


@pytest.fixture
def shipped(tmp_path: Path) -> Iterator[Path]:
    """A folder of shipped templates with one in it; Python may keep what it compiles."""
    folder = tmp_path / "program" / "templates"
    folder.mkdir(parents=True)
    (folder / NAME).write_text("one {{ view }}", "utf-8")
    with (
        mock.patch.object(kept, "bundled_root", return_value=folder.parent),
        mock.patch.object(sys, "dont_write_bytecode", new=False),
        mock.patch.object(sys, "pycache_prefix", None),
    ):
        yield folder


def rendered(*folders: Path) -> tuple[str, int]:
    """Return what the page of the first folder that has it says, and how many were compiled."""
    with mock.patch.object(Sandbox, "compile", autospec=True, side_effect=Sandbox.compile) as made:
        said = environment(folders).get_template(NAME).render(view="<x>")
    return said, made.call_count


def kept_files(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").glob("*"))


def test_a_shipped_template_is_compiled_once(shipped: Path) -> None:
    assert rendered(shipped) == ("one &lt;x&gt;", 1)
    assert [file.name for file in kept_files(shipped)] == [
        f"page.html.{sys.implementation.cache_tag}.pyc"
    ]
    assert rendered(shipped) == ("one &lt;x&gt;", 0)


def test_another_text_is_compiled_anew(shipped: Path) -> None:
    rendered(shipped)
    (shipped / NAME).write_text("two {{ view }}", "utf-8")
    assert rendered(shipped) == ("two &lt;x&gt;", 1)
    assert rendered(shipped) == ("two &lt;x&gt;", 0)


def test_another_program_compiles_anew(shipped: Path) -> None:
    rendered(shipped)
    with mock.patch.object(kept, "made_by", return_value="another"):
        assert rendered(shipped)[1] == 1
    assert rendered(shipped)[1] == 1


def test_what_compiles_templates_is_part_of_what_tells_them_apart() -> None:
    before = kept.made_by()
    assert kept.made_by() == before
    with mock.patch.object(kept, "COMPILERS", ("kept.py",)):
        assert kept.made_by() != before
    for name in kept.COMPILERS:
        assert f"compliance.render.{name.removesuffix('.py').replace('/', '.')}" in sys.modules


def test_nothing_is_kept_or_looked_for_beside_the_templates_of_a_workspace(
    shipped: Path, tmp_path: Path
) -> None:
    own = tmp_path / "workspace" / "templates"
    own.mkdir(parents=True)
    (own / NAME).write_text("own {{ view }}", "utf-8")
    rendered(shipped)
    planted = own / "__pycache__" / kept_files(shipped)[0].name
    planted.parent.mkdir()
    same = f"{kept.made_by()}\n{NAME}\n{own / NAME}\nown {{{{ view }}}}"
    planted.write_bytes(marshal.dumps((same, compile("1 / 0", "planted", "exec"))))
    before = planted.read_bytes()
    assert rendered(own, shipped) == ("own &lt;x&gt;", 1)
    assert rendered(own, shipped) == ("own &lt;x&gt;", 1)
    assert planted.read_bytes() == before


@pytest.mark.parametrize(
    "damaged",
    [b"", b"(", b"no marshal", marshal.dumps(1), marshal.dumps(("", 1)), marshal.dumps(("a",))],
)
def test_what_is_damaged_is_as_if_it_were_not_there(shipped: Path, damaged: bytes) -> None:
    rendered(shipped)
    kept_files(shipped)[0].write_bytes(damaged)
    assert rendered(shipped) == ("one &lt;x&gt;", 1)
    assert rendered(shipped) == ("one &lt;x&gt;", 0)


def test_code_of_another_template_is_not_run(shipped: Path) -> None:
    rendered(shipped)
    file = kept_files(shipped)[0]
    same, _ = marshal.loads(file.read_bytes())
    file.write_bytes(marshal.dumps((same, "no code")))
    assert rendered(shipped) == ("one &lt;x&gt;", 1)


def test_where_python_keeps_nothing_neither_do_we(shipped: Path) -> None:
    with mock.patch.object(sys, "dont_write_bytecode", new=True):
        assert rendered(shipped)[1] == 1
    assert kept_files(shipped) == []


def test_a_folder_that_cannot_be_written_is_done_without(shipped: Path) -> None:
    (shipped / "__pycache__").write_text("a file", "utf-8")
    assert rendered(shipped) == ("one &lt;x&gt;", 1)
    assert rendered(shipped) == ("one &lt;x&gt;", 1)
