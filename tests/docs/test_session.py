"""What pages tell readers to type does what they say, and the reader of pages notices it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.conftest import PageCheck
from docs.session import Shell, blocks, excerpt, rewritten
from support.crawl import run_here
from support.repository import ROOT

TUTORIAL = ROOT / "docs" / "tutorial.md"
HOW_TOS = sorted(ROOT.glob("docs/how-to/*.md"))
PRINTED = ["head", "a", "", "b", "", "c", "foot"]


def page(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(home=tmp_path)


def test_output_without_an_ellipsis_is_shown_whole() -> None:
    assert excerpt(["head"], PRINTED) == PRINTED


@pytest.mark.parametrize(
    "shown",
    [
        ["head", "…", "foot"],
        ["…", "b", "…"],
        ["…", "b", "", "c", "…"],
        ["head", "a", "…", "c", "foot"],
        ["head", "…"],
        ["…", "c", "foot"],
    ],
)
def test_an_excerpt_that_still_holds_stays(shown: list[str]) -> None:
    assert excerpt(shown, PRINTED) == shown


@pytest.mark.parametrize(
    ("shown", "should_be"),
    [
        (["…", "b", "new", "c", "…"], ["…", "b", "", "c", "…"]),
        (["old head", "a", "…"], ["head", "a", "…"]),
        (["…", "c", "old foot"], ["…", "c", "foot"]),
        (["…", "  b", "", "c  ", "…"], ["…", "b", "", "c", "…"]),
        (["…", "gone", "…"], PRINTED),
        (["…", "b", "gone", "…"], PRINTED),
    ],
    ids=["inside", "head", "foot", "spaces", "gone", "end gone"],
)
def test_an_excerpt_that_no_longer_holds_is_put_right(
    shown: list[str], should_be: list[str]
) -> None:
    assert excerpt(shown, PRINTED) == should_be


def test_files_are_written_changed_and_printed(shell: Shell) -> None:
    text = page(
        '```yaml title="a/b.yaml"',
        "x: 1",
        "y: 2",
        "```",
        '```text title="a/.c"',
        "```",
        '```diff title="a/b.yaml"',
        "-x: 1",
        "+x: 3",
        "```",
        "```console",
        "$ cd a",
        "$ ls",
        "b.yaml",
        "$ ls -A",
        ".c",
        "b.yaml",
        "$ cat b.yaml",
        "x: 3",
        "y: 2",
        "```",
        "```sh",
        "$ what no test runs",
        "```",
    )
    assert rewritten(text, shell) == text
    assert [block.kind for block in blocks(text)] == ["yaml", "text", "diff", "console", "sh"]


def test_a_status_must_be_shown(shell: Shell) -> None:
    shown = page("```console", "$ compliance -q check -f json -w", "$ echo $?", "9", "```")
    assert "\n$ echo $?\n2\n" in rewritten(shown, shell)
    hidden = page("```console", "$ compliance check --nonsense", "```")
    with pytest.raises(AssertionError, match=r"status 2; show it"):
        rewritten(hidden, shell)


def test_a_change_of_lines_that_are_not_there_fails(shell: Shell) -> None:
    shell.write("a.yaml", ["x: 1"])
    with pytest.raises(AssertionError, match=r"these lines 0 times"):
        shell.change("a.yaml", ["-x: 2", "+x: 3"])


def test_other_programs_are_not_run(shell: Shell) -> None:
    with pytest.raises(AssertionError, match=r'no test runs "curl"'):
        shell.run("curl everything")


def test_a_file_gets_another_name_and_takes_no_other_ones_place(shell: Shell) -> None:
    shell.write("a.yaml", ["x: 1"])
    shell.write("b.yaml", ["x: 2"])
    shell.run("mv a.yaml c.yaml")
    assert shell.run("cat c.yaml") == ["x: 1"]
    with pytest.raises(AssertionError, match="written over"):
        shell.run("mv b.yaml c.yaml")


def test_only_what_a_reader_made_is_removed(shell: Shell, tmp_path: Path) -> None:
    shell.write("a/b.yaml", ["x: 1"])
    shell.write("c.yaml", ["x: 1"])
    shell.run("rm -r a c.yaml")
    assert not list(shell.folder.iterdir())
    with pytest.raises(AssertionError, match=r"not the reader's"):
        shell.run(f"rm {tmp_path.parent}")


def test_a_page_with_an_open_fence_fails(shell: Shell) -> None:
    with pytest.raises(AssertionError, match=r"never closed"):
        rewritten(page("```console", "$ ls"), shell)


@pytest.mark.parametrize("page", [ROOT / "README.md", TUTORIAL], ids=lambda page: page.name)
def test_a_page_shows_what_its_commands_print(
    page: Path, shell: Shell, page_check: PageCheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_here(monkeypatch)
    page_check(page, rewritten(page.read_text("utf-8"), shell))


@pytest.mark.parametrize("page", HOW_TOS, ids=lambda page: page.name)
def test_a_how_to_goes_on_where_the_tutorial_ends(
    page: Path, shell: Shell, page_check: PageCheck
) -> None:
    rewritten(TUTORIAL.read_text("utf-8"), shell)
    page_check(page, rewritten(page.read_text("utf-8"), shell))
