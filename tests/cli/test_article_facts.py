"""compliance articles add: what is wrong with the facts given is told, and nothing is written."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.workspace.write.draft_file import ArticleExistsError
from support.builders import GAZETTE, workspace
from support.cli import Finished, run_cli

RIGHT = {
    "--outlet": "wire",
    "--published": "1999-07-05",
    "--basis": "Printed at the head.",
    "--language": "en",
    "--url": "https://example.org/lake",
    "--confidence": "A",
    "--id": "wire-1999-07-05",
}
WRONG = {
    "--outlet": ("wier", "south", "No Id", ""),
    "--published": ("5 July 1999", "1999-13", "1999-07-05/..", ""),
    "--basis": ("", "two\nlines", "a\x1b[8mb", "a\u202eb", "x" * 2_001, "a\ufffe"),
    "--language": ("english", "english!", "en_GB", "e", ""),
    "--url": ("ftp://x", "javascript:alert(1)", "https://a b", "x\ny"),
    "--confidence": ("Z", "a", ""),
    "--id": ("../x", "A", "a b", "a/b", "a\\b", "c:", "a.b", "a\n", "-a", "a" * 81, "", GAZETTE),
}
"""For each option, what stops a workspace, alone or beside what is there."""


def add(root: Path, facts: dict[str, str]) -> Finished:
    file = root / "lake.txt"
    file.write_text("The lake after the rain\nTwo boats left.\n", "utf-8")
    options = [part for option, value in facts.items() for part in (option, value)]
    env = {"COMPLIANCE_TEXTS": str(root / "texts")}
    return run_cli("-w", root / "lake", "articles", "add", file, *options, env=env)


def files(root: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in root.rglob("*") if one.is_file()}


EACH = [(option, one) for option, some in WRONG.items() for one in some]


@pytest.mark.parametrize(
    ("given_besides", "option", "value"),
    [
        *((RIGHT, option, one) for option, one in EACH),
        *(({}, option, some[0]) for option, some in WRONG.items()),
    ],
    ids=ascii,
)
def test_a_wrong_fact_is_told_by_its_option_and_nothing_is_written(
    given_besides: dict[str, str], option: str, value: str, tmp_path: Path
) -> None:
    workspace(tmp_path / "lake")
    before = files(tmp_path / "lake")
    finished = add(tmp_path, given_besides | {option: value})
    assert finished.status in (2, 3)
    assert (
        finished.stderr.splitlines()[-1]
        .removeprefix("Error: Invalid value: ")
        .startswith(f"{option}: ")
    )
    assert files(tmp_path / "lake") == before
    assert not (tmp_path / "texts").exists()


def test_all_that_is_wrong_is_told_in_one_run(tmp_path: Path) -> None:
    workspace(tmp_path / "lake")
    finished = add(tmp_path, {option: some[0] for option, some in WRONG.items()})
    assert finished.status == 2  # some of it would be wrong anywhere
    told = [line.removeprefix("Error: Invalid value: ") for line in finished.stderr.splitlines()]
    assert sorted(line.partition(":")[0] for line in told[3:]) == sorted(WRONG)
    here = add(tmp_path, RIGHT | {"--outlet": "wier", "--id": GAZETTE})
    assert here.status == 3
    assert here.stderr.splitlines() == [
        f"--id: {ArticleExistsError(f'articles/{GAZETTE}.yaml')}",
        '--outlet: no source "wier"; did you mean "wire"?',
    ]


def test_a_text_in_the_place_of_another_article_is_refused(tmp_path: Path) -> None:
    workspace(tmp_path / "lake")
    assert add(tmp_path, RIGHT).status == 0
    again = add(tmp_path, RIGHT | {"--id": "another"})
    assert again.status == 3
    assert again.stderr.startswith("--first: the range [0, ")


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    named = [tmp_path / folder / "same.txt" for folder in ("a", "b")]
    for file in named:
        file.parent.mkdir()
        file.write_text(f"The text of {file.parent.name}.", "utf-8")
    finished = run_cli("-w", root, "articles", "add", *named)
    assert finished.status == 3
    assert finished.stderr.endswith(f"--id: {ArticleExistsError('articles/same.yaml.draft')}\n")
    assert (root / "articles" / "same.yaml.draft").exists()


CHOICES = st.fixed_dictionaries(
    {}, optional={o: st.sampled_from((RIGHT[o], RIGHT[o], *WRONG[o])) for o in RIGHT}
)


@given(CHOICES)
@settings(max_examples=30)
def test_what_is_added_never_stops_a_workspace(facts: dict[str, str]) -> None:
    """Law: after `add` the workspace has no problems; unless all went well, it is as before."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        workspace(root / "lake")
        before = files(root / "lake")
        finished = add(root, facts)
        assert (finished.status == 0) == (facts.items() <= RIGHT.items())
        assert (files(root / "lake") == before) == (finished.status != 0)
        assert (root / "texts").exists() == (finished.status == 0)
        assert run_cli("-w", root / "lake", "check").status == 0


@pytest.mark.parametrize(
    "file", ["agreements/lake_1999.yaml", "incidents.yaml", "searches.yaml", "compliance.lock"]
)
def test_a_mistake_in_a_file_that_articles_do_without_stops_no_article(
    tmp_path: Path, file: str
) -> None:
    root = workspace(tmp_path / "lake")
    (root / file).write_text("<<<<<<< HEAD\n", "utf-8")
    added = add(tmp_path, RIGHT)
    assert (added.status, added.stderr) == (
        0,
        "lake.txt: new: text kept, articles/wire-1999-07-05.yaml written\n",
    )
    assert run_cli("-w", root, "check").status == 3


@pytest.mark.parametrize("file", ["sources/north.yaml", "articles/gazette-1999-06-28.yaml"])
def test_a_mistake_in_sources_or_articles_is_told_first(tmp_path: Path, file: str) -> None:
    root = workspace(tmp_path / "lake")
    (root / file).write_text("<<<<<<< HEAD\n", "utf-8")
    added = add(tmp_path, RIGHT)
    assert added.status == 3
    assert added.stderr.startswith(f"{file}:1:1: ")


def test_what_a_broken_agreement_seems_to_declare_takes_no_id_of_a_source(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    file = root / "agreements" / "lake_1999.yaml"
    text = file.read_text("utf-8")
    named = (
        "names:\n  - id: north-ministry\n    kind: body\n    forms: [{text: x, confidence: A}]\n"
    )
    broken = text.replace("names:\n", named, 1).replace("point_word:", "pointword:", 1)
    assert broken.count("north-ministry") > 0
    file.write_text(broken.replace("\nsigned: ", "\nsigned: 99", 1), "utf-8")
    told = run_cli("-w", root, "check").stdout.splitlines()
    assert [line.split(":")[0] for line in told] == ["agreements/lake_1999.yaml"] * len(told)
