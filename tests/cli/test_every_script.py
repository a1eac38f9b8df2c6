"""Pins and the words left out beside them, in texts of many scripts, through the program."""
# ruff: noqa: RUF001 - letters of all scripts are what this module is about

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support.cli import run_cli

Coded = Callable[[str, str, dict[str, str]], tuple[str, list[str]]]


@pytest.fixture
def coded(tmp_path: Path) -> Coded:
    """Code one passage of a text of one's own; return its level, and what the audit finds."""

    def run(language: str, text: str, pin: dict[str, str]) -> tuple[str, list[str]]:
        env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
        root = tmp_path / "ws"
        assert run_cli("init", root, env=env).status == 0
        file = tmp_path / "a.txt"
        file.write_text(f"A headline\n\n{text}\n", "utf-8")
        known = ("--outlet", "river-times", "--published", "2024-03-01", "--basis", "x")
        told = ("--language", language, "--confidence", "A")
        added = run_cli("-w", root, "articles", "add", file, "--id", "a1", *known, *told, env=env)
        assert added.status == 0, added.stderr
        record = {
            "id": "e1",
            "targets": ["1a"],
            "link": "inferred",
            "speaker": "river-times",
            "voice": "own",
            "act": "background",
            "claim": "A claim.",
            "passage": pin,
        }
        (root / "evidence" / "a1.yaml").write_text(
            f"article: a1\nagreement: my_agreement\nevidence:\n"
            f"  - {json.dumps(record, ensure_ascii=False)}\n",
            "utf-8",
        )
        audited = run_cli("-w", root, "audit", "--format", "json", env=env)
        found = json.loads(audited.stdout)["findings"]
        codes = [one["code"] for one in found if one["code"].startswith("cut-")]
        shown = json.loads(run_cli("-w", root, "show", "a1#e1", "-f", "json", env=env).stdout)
        return shown["evidence"][0]["passage"]["proof"], codes

    return run


ARMENIAN = "Նա ասաց. չէ՞ր եկել նավը։ Նավը չէ եկել։"
HEBREW = 'דובר צה״ל אמר כי ארה"ב תסייע.'


@pytest.mark.parametrize(
    ("language", "text", "pin", "level"),
    [
        ("hy", ARMENIAN, "ասաց. չէ", "near"),
        ("hy", ARMENIAN, "չէ", "exact"),
        ("he", HEBREW, "דובר צה", "near"),
        ("he", HEBREW, 'דובר צה"ל אמר', "folded"),
        ("he", HEBREW, "כי ארה״ב תסייע", "folded"),
        ("he", "הדובר בתל־אביב אמר.", "הדובר בתל-אביב", "folded"),
        ("ar", "ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﺇﻥ ﺍﻟﻤﻌﺒﺮ مفتوح", "قال الوزير إن المعبر", "folded"),
        ("zh", "双方代表昨天在边境签署停火协定后，渡口已经开放。", "签署停火协定", "exact"),
        ("zh", "双方代表，渡口已经开放（2024年）。", "双方代表,渡口已经开放(2024年)", "folded"),
        ("ja", "両国の代表は昨日、国境で停戦協定に署名した。", "停戦協定に署名", "exact"),
        ("th", "ผู้แทนทั้งสองฝ่ายลงนามข้อตกลงหยุดยิงแล้ว", "ลงนามข้อตกลงหยุดยิง", "exact"),
        ("my", "နှစ်ဖက်ကိုယ်စားလှယ်များ အပစ်အခတ်ရပ်စဲရေးသဘောတူညီချက်", "အပစ်အခတ်ရပ်စဲရေး", "exact"),
        ("fa", "او می\u200cخواهد برود.", "می", "missing"),
        ("uk", "Це об\u2019єкт уваги.", "об'єкт уваги", "folded"),
        ("ru", "Город не сдался.", "Гοрод не", "near"),
    ],
)
def test_a_pin_is_found_where_its_script_has_its_words(
    coded: Coded, language: str, text: str, pin: str, level: str
) -> None:
    assert coded(language, text, {"start": pin})[0] == level


WRAPPED = "The office told the wire that no\nNorthbank boats left the post."
EMBASSY = "Nobody at the U.S. Embassy in Elmstead saw the guards of Oakland leave the ford."


@pytest.mark.parametrize(
    ("language", "text", "pin", "codes"),
    [
        (
            "en",
            WRAPPED,
            {"start": "Northbank boats left the post"},
            ["cut-negation", "cut-attribution"],
        ),
        (
            "en",
            EMBASSY,
            {"start": "saw the guards of Oakland leave", "end": "the ford"},
            ["cut-negation"],
        ),
        ("ru", "Судно „Надежда“ стояло в порту. Переправа работала неделю.", {}, []),
        ("ru", "Он был «рад. Переправа работала неделю.", {}, ["cut-attribution"]),
    ],
)
def test_what_is_left_out_is_looked_for_in_the_whole_sentence(
    coded: Coded, language: str, text: str, pin: dict[str, str], codes: list[str]
) -> None:
    pin = pin or {"start": "Переправа работала неделю"}
    assert coded(language, text, pin)[1] == codes
