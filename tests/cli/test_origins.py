"""One utterance in two papers, from their texts to the report."""
# ruff: noqa: RUF001 - signs of all scripts are printed

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.cli import run_cli

ARTICLE = (
    "{{id: e1, targets: [1a], link: inferred, speaker: south-harbour, voice: quoted, "
    "act: background, claim: a claim, passage: {{start: {start!r}, end: {end!r}}}}}"
)


def origins_in(root: Path, env: dict[str, str]) -> int:
    report = json.loads(run_cli("-w", root, "report", "-f", "json", env=env).stdout)
    return int(report["corpus"]["origins"])


@pytest.mark.parametrize(
    ("one", "other", "pin", "origins"),
    [
        (
            "“The ford has been open to all cars since Monday and it won’t shut again”",
            '"The ford has been open to all cars\nsince Monday and it won\'t shut again"',
            ("The ford has been", "shut again"),
            1,
        ),
        (
            "“The withdrawal of all cars was over by Monday and nothing came again”",
            '"The with-\ndrawal of all cars was over by Mon-\nday and nothing came again"',
            ("The withdrawal of all", "came again"),
            1,
        ),
        (
            "「渡口自星期一起向所有车辆开放，以后不会再关闭，双方已经确认这一点」",
            "“渡口自星期一起向所有车辆开放，\n以后不会\n再关闭，双方已经确认这一点”",
            ("渡口自星期一起", "确认这一点"),
            1,
        ),
        ("“The ford is open”", '"The ford is open"', ("The ford", "is open"), 2),
    ],
)
def test_a_quotation_with_marks_and_lines_of_each_paper_is_one_utterance(
    one: str, other: str, pin: tuple[str, str], origins: int, tmp_path: Path
) -> None:
    language = "en" if pin[0].isascii() else "zh"
    root = tmp_path / "ws"
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
    assert run_cli("init", root, env=env).status == 0
    before = origins_in(root, env)
    for article, words in (("a1", one), ("b1", other)):
        text = tmp_path / f"{article}.txt"
        text.write_text(f"A headline {article}\n\nHe said: {words}.\n", "utf-8")
        facts = ("--outlet", "river-times", "--published", "2024-03-01", "--basis", "x")
        options = ("--id", article, "--language", language, *facts, "--confidence", "A")
        assert run_cli("-w", root, "articles", "add", text, *options, env=env).status == 0
        record = ARTICLE.format(start=pin[0], end=pin[1])
        (root / "evidence" / f"{article}.yaml").write_text(
            f"article: {article}\nagreement: my_agreement\nevidence:\n  - {record}\n", "utf-8"
        )
    ids = ("a1#e1", "b1#e1")
    assert run_cli("-w", root, "affirm", *ids, env=env).status == 0
    assert origins_in(root, env) == before + origins
