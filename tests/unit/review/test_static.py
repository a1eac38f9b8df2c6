"""The scripts and the style: what is vendored is what was published, and nothing else is served."""

from __future__ import annotations

import hashlib
import re

from compliance.review.static import FOLDER, SCRIPTS
from support.repository import ROOT

# htmx 4.0.1, dist/htmx.min.js of the npm package htmx.org. Licence: 0BSD.
HTMX = "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"
SHEETS = sorted((ROOT / "templates" / "review").glob("*.html.j2"))


def test_htmx_is_the_published_file() -> None:
    assert hashlib.sha256((FOLDER / "htmx.min.js").read_bytes()).hexdigest() == HTMX


def test_nothing_else_stands_beside_the_scripts_but_their_licence() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*SCRIPTS, "htmx.LICENSE"}


def test_no_sheet_has_a_script_a_style_or_a_handler_of_its_own() -> None:
    assert SHEETS
    for sheet in SHEETS:
        text = sheet.read_text("utf-8")
        assert not re.search(r"<style|\sstyle=|\son\w+=|hx-on|javascript:|\|\s*safe", text), sheet
        assert re.findall(r"<script(?! src=\"/static/[a-z.]+\" defer></script>)", text) == [], sheet
        assert re.findall(r"(?:src|href|action)=\"(?!/|#|\{\{)[^\"]", text) == [], sheet


def test_our_script_makes_no_markup_and_no_code() -> None:
    script = (FOLDER / "review.js").read_text("utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(", script
    )
