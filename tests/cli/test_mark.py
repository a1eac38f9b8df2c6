"""compliance articles mark: how far articles have come, by whom and when."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from compliance.model.article import Progress
from compliance.model.base import ArticleId
from compliance.model.dates.edtf import parse_edtf
from compliance.model.words import ArticleState
from compliance.workspace.load import load_workspace
from compliance.workspace.write import mark as module
from compliance.workspace.write.mark import UnmarkableError, mark
from support.builders import GAZETTE, workspace
from support.cli import run_cli

FILE = f"articles/{GAZETTE}.yaml"
HERALD = "herald-1999-07-01"
READ = ("--state", "read", "--by", "Ida", "--on", "1999-07-06")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "lake")


def test_a_step_is_added_and_what_is_coded_follows(root: Path) -> None:
    before = (root / FILE).read_text("utf-8")
    finished = run_cli("-w", root, "articles", "mark", GAZETTE, HERALD, *READ)
    assert (finished.status, finished.stdout) == (0, "")
    assert finished.stderr == (
        f"{FILE}: read by Ida on 1999-07-06\narticles/{HERALD}.yaml: read by Ida on 1999-07-06\n"
    )
    step = 'progress:\n  - state: read\n    by: Ida\n    day: "1999-07-06"\n'
    assert (root / FILE).read_text("utf-8") == before.replace(
        "coded: part\n", f"coded: none\n{step}"
    )
    run_cli("-w", root, "articles", "mark", GAZETTE, "--state", "full", "--by", "J K")
    article = load_workspace(root).articles[ArticleId(GAZETTE)]
    assert (article.state, article.coded, len(article.progress)) == ("full", "full", 2)
    shown = run_cli("-w", root, "show", GAZETTE).stdout
    assert "  state         coded in full, by J K, " in shown


def test_an_article_that_was_not_coded_is_never_called_coded(root: Path) -> None:
    run_cli("-w", root, "articles", "mark", GAZETTE, *READ)
    for command in (("show",), ("report",), ("audit",), ("show", "south-gazette")):
        printed = " ".join(run_cli("-w", root, *command).stdout.split())
        assert "not coded yet" in printed
        assert "in none" not in printed
    shown = run_cli("-w", root, "show", GAZETTE).stdout
    assert "  coded         not yet\n  state         read, by Ida, 6 Jul 1999\n" in shown


def test_a_second_run_changes_nothing(root: Path) -> None:
    run_cli("-w", root, "articles", "mark", GAZETTE, *READ)
    before = (root / FILE).read_bytes()
    again = run_cli("-w", root, "articles", "mark", GAZETTE, *READ)
    assert again.stderr == f"{FILE}: read by Ida on 1999-07-06 before\n"
    assert (root / FILE).read_bytes() == before


def test_drafts_are_marked_too(root: Path) -> None:
    draft = root / "articles" / "post.yaml.draft"
    draft.write_text("id: post\n# outlet:  # a source id\ncoded: none\n", "utf-8")
    finished = run_cli("-w", root, "articles", "mark", "post", *READ)
    assert finished.status == 0
    step = 'progress:\n  - state: read\n    by: Ida\n    day: "1999-07-06"\n'
    assert draft.read_text("utf-8") == f"id: post\n# outlet:  # a source id\ncoded: none\n{step}"


def test_all_or_none_are_marked(root: Path) -> None:
    (root / "articles" / "post.yaml.draft").write_text("id: post\noutlet: [1]\n", "utf-8")
    before = (root / FILE).read_bytes()
    finished = run_cli("-w", root, "articles", "mark", GAZETTE, "post", *READ)
    assert finished.status == 3
    assert finished.stderr.startswith('"articles/post.yaml.draft": ')
    assert (root / FILE).read_bytes() == before
    (root / "articles" / "post.yaml.draft").write_text("id: [\n", "utf-8")
    assert run_cli("-w", root, "articles", "mark", "post", *READ).status == 3


def test_a_step_before_the_last_one_is_refused(root: Path) -> None:
    run_cli("-w", root, "articles", "mark", GAZETTE, *READ)
    earlier = ("--state", "full", "--by", "Ida", "--on", "1999-07-01")
    finished = run_cli("-w", root, "articles", "mark", GAZETTE, *earlier)
    assert finished.status == 3
    assert finished.stderr == (
        f'"{FILE}": "1999-07-01" is before the step above it ("1999-07-06"); '
        "put the earlier step first\n"
    )


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("nobody", *READ), 3, f'no article "nobody"; known: {GAZETTE}, {HERALD}'),
        ((GAZETTE, "--state", "seen", "--by", "Ida"), 2, "'seen' is not one of 'new'"),
        ((GAZETTE, "--state", "read", "--by", " "), 2, "write a name, in one line"),
        ((GAZETTE, "--state", "read", "--by", "a\nb"), 2, "write a name, in one line"),
        ((GAZETTE, "--state", "read", "--by", "a" * 2001), 3, "the text is too long"),
        ((GAZETTE, "--state", "read", "--by", "I", "--on", "now"), 2, "--on"),
        ((GAZETTE, "--state", "read"), 2, "--by"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    root: Path, words: tuple[str, ...], status: int, said: str
) -> None:
    finished = run_cli("-w", root, "articles", "mark", *words)
    assert finished.status == status
    assert said in finished.stderr


def test_a_file_that_went_meanwhile_is_told(root: Path) -> None:
    step = Progress(state=ArticleState.READ, by="Ida", day=parse_edtf("1999-07-06"))
    with pytest.raises(UnmarkableError, match="cannot be read any more"):
        mark(root, ["articles/gone.yaml"], step, print)


def test_a_workspace_that_cannot_be_written_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(module, "replace_file", refuse)
    finished = run_cli("-w", root, "articles", "mark", GAZETTE, *READ)
    assert finished.status == 3
    assert finished.stderr.startswith("cannot write into this workspace")
