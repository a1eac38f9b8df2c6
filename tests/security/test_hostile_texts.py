"""A stranger's texts in every field of every file come out as text, in every format."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from compliance.model import agreement, article, evidence, incident, objection, settings, source
from compliance.model.characters import UNFIT_FOR_A_PAGE, UNFIT_FOR_TEXT_OUTPUT
from compliance.site.scripts import SEARCH_SCRIPTS
from compliance.workspace.load import WorkspaceReader
from support.builders import GAZETTE, record, workspace
from support.cli import run_cli
from support.hostile import (
    COMMANDS,
    DIVIDED,
    MARKUP,
    STEERING,
    UNSEEN,
    all_line_fields,
    commands_in,
    line_fields,
    write_filled,
)
from support.pages import Page, read_page

MODULES = (agreement, article, evidence, incident, objection, settings, source)
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ALL = " ".join(MARKUP)
TURNED = " ".join(reversed(MARKUP))
LEADING = tuple(text for text in MARKUP if text[0] in "=@-+#")
ORDERS = (*COMMANDS, " ".join(COMMANDS), "x" * 70 + "".join(COMMANDS), ":" * 200)

PAGES = (
    ("report", "-f", "html"),
    ("report", "--source", "north", "-f", "html"),
    ("audit", "-f", "html"),
    ("matrix", "-f", "html"),
    ("matrix", "-f", "svg"),
    ("timeline", "-f", "html"),
    ("timeline", "-f", "svg"),
    ("diff", "north", "south", "-f", "html"),
    ("diff", "--own", "north", "-f", "html"),
    ("network", "-f", "svg"),
    ("network", "-f", "html"),
)
MARKDOWN = (
    ("report", "-f", "md"),
    ("report", "--source", "north", "-f", "md"),
    ("audit", "-f", "md"),
    ("matrix", "-f", "md"),
    ("coverage", "-f", "md"),
    ("diff", "north", "south", "-f", "md"),
    ("diff", "--own", "north", "-f", "md"),
)
TEXTS = (
    ("report",),
    ("report", "--source", "north"),
    ("audit",),
    ("matrix",),
    ("timeline",),
    ("diff", "north", "south"),
    ("diff", "--own", "north"),
    ("network",),
    ("show",),
    ("show", "lake_1999"),
    ("show", "2a"),
    ("show", f"{GAZETTE}#e3"),
    ("show", GAZETTE),
    ("show", "north-ministry"),
    ("show", "gate-shut"),
    ("show", "o1"),
    ("coverage",),
    ("articles", "list"),
)
TABLES = (
    ("report", "-f", "csv"),
    ("matrix", "-f", "csv"),
    ("coverage", "-f", "csv"),
    ("diff", "north", "south", "-f", "csv"),
    ("network", "-f", "csv"),
)
MACHINE = (
    ("report", "-f", "json"),
    ("audit", "-f", "json"),
    ("matrix", "-f", "json"),
    ("show", f"{GAZETTE}#e3", "-f", "json"),
    ("timeline", "-f", "json"),
    ("network", "-f", "json"),
)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Workspaces, each with one text in every field that takes one."""
    hostile = (ALL, TURNED, DIVIDED, *LEADING)
    texts = (*hostile, *ORDERS, *map(harmless, hostile), *UNSEEN)
    root = tmp_path_factory.mktemp("hostile")
    return {text: write_filled(root, text, str(i)) for i, text in enumerate(texts)}


def harmless(text: str) -> str:
    """Return a text of the same words' lengths: it takes the same lines and columns."""
    return re.sub(r"\S", "x", text)


def output(root: Path, command: tuple[str, ...], env: dict[str, str] | None = None) -> str:
    finished = run_cli("-w", root, *command, env=env)
    assert finished.status in (0, 1), finished.stderr
    assert finished.stdout
    return finished.stdout


def links(page: Page) -> list[str]:
    """Return what links lead to, without the words that a browser is to look for there."""
    return [address.split("#:~:text=")[0] for address in page.values("href")]


def test_every_field_that_takes_a_line_of_text_is_filled(folders: dict[str, Path]) -> None:
    classes = {
        cls
        for module in MODULES
        for cls in vars(module).values()
        if dataclasses.is_dataclass(cls) and isinstance(cls, type)
    }
    records = WorkspaceReader(folders[ALL]).read_records()
    assert len(records.evidence) > 0
    assert all_line_fields(classes) <= line_fields(records)


@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_no_field_adds_an_element_an_attribute_or_a_link_to_a_page(
    command: tuple[str, ...], folders: dict[str, Path]
) -> None:
    for text in (ALL, TURNED):
        page = read_page(output(folders[text], command))
        other = read_page(output(folders[harmless(text)], command))
        assert page.shape == other.shape
        assert links(page) == links(other)
        assert page.values("style") == other.values("style")


def test_no_field_adds_an_element_an_attribute_or_a_link_to_a_site(
    folders: dict[str, Path], tmp_path: Path
) -> None:
    sites = []
    for name, text in (("hostile", ALL), ("harmless", harmless(ALL))):
        folder = tmp_path / name
        assert run_cli("-w", folders[text], "site", folder).status == 0
        sites.append(
            {
                path.relative_to(folder).as_posix(): read_page(path.read_text("utf-8"))
                for path in sorted(folder.rglob("*.html"))
            }
        )
    hostile, other = sites
    assert hostile.keys() == other.keys()
    assert len(hostile) > 10
    for name, page in hostile.items():
        assert page.shape == other[name].shape, name
        assert links(page) == links(other[name]), name
        assert {"img", "iframe"}.isdisjoint(e.tag for e in page.elements)
        own = {"script", "form"} if name == "search.html" else set()
        assert {"script", "form"} & {e.tag for e in page.elements} == own


@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_no_page_asks_for_anything_from_elsewhere(
    command: tuple[str, ...], folders: dict[str, Path]
) -> None:
    written = output(folders[ALL], command)
    page = read_page(written)
    loading = {"script", "img", "image", "link", "iframe", "form", "object", "embed", "base"}
    assert loading.isdisjoint(element.tag for element in page.elements)
    assert page.values("src") == page.values("srcset") == []
    assert [n for e in page.elements for n in e.attributes if n.startswith("on")] == []
    assert re.findall(r"url\((?!#)|@import|expression\(", written) == []
    policies = [e.attributes["content"] for e in page.all("meta") if "http-equiv" in e.attributes]
    if command[-1] == "html":
        assert [policy.split(";")[0] for policy in policies] == ["default-src 'none'"]


def test_no_page_of_a_site_asks_for_anything_from_elsewhere(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    assert run_cli("-w", root, "site", tmp_path / "site").status == 0
    pages = sorted((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 10
    for path in pages:
        page = read_page(path.read_text("utf-8"))
        told = [
            (e.attributes["http-equiv"], e.attributes["content"])
            for e in page.all("meta")
            if "http-equiv" in e.attributes
        ]
        policies = [said for name, said in told if name == "Content-Security-Policy"]
        assert [policy.split(";")[0] for policy in policies] == ["default-src 'none'"], path
        # Whoever comes by an address that something once had is led on within the site.
        moved = [said for name, said in told if name == "refresh"]
        assert all(said.startswith("0; url=../points/") for said in moved)
        assert len(told) == len(policies) + len(moved)
        scripts = {f"scripts/{name}" for name in SEARCH_SCRIPTS} | {"data/search.js"}
        assert set(page.values("src")) <= (scripts if path.name == "search.html" else set())
        assert page.values("srcset") == []
        loaded = [element.attributes["href"] for element in page.all("link")]
        # An icon that stands in its address asks for nothing.
        asked = {name.removeprefix("../") for name in loaded if not name.startswith("data:")}
        assert asked <= {"style.css"}


@pytest.mark.parametrize("command", MARKDOWN, ids=" ".join)
def test_no_field_adds_markup_or_a_link_to_markdown(
    command: tuple[str, ...], folders: dict[str, Path]
) -> None:
    for text in (ALL, TURNED, *LEADING):
        page = read_page(PARSER.render(output(folders[text], command)))
        other = read_page(PARSER.render(output(folders[harmless(text)], command)))
        assert page.shape == other.shape
        assert links(page) == links(other)


@pytest.mark.parametrize("command", TEXTS, ids=" ".join)
def test_no_field_brings_a_control_or_bidi_character_into_text(
    command: tuple[str, ...], folders: dict[str, Path]
) -> None:
    for text in UNSEEN:
        assert UNFIT_FOR_TEXT_OUTPUT.findall(output(folders[text], command).replace("\n", "")) == []


@pytest.mark.parametrize("command", TEXTS, ids=" ".join)
def test_no_field_is_a_command_to_a_build_service(
    command: tuple[str, ...], folders: dict[str, Path]
) -> None:
    for text in ORDERS:
        assert commands_in(output(folders[text], command)) == []


@pytest.mark.parametrize("text", COMMANDS)
def test_no_message_is_a_command_to_a_build_service(text: str, tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake", evidence=[record(act=text, note=text), {text: text}])
    (root / f"articles/{text}.yaml").write_text(f"{json.dumps(text)}: 1\n", "utf-8")
    for command in (("check",), ("report",), ("show", text), ("report", "-s", text)):
        finished = run_cli("-w", root, *command)
        assert finished.status == 3
        assert commands_in(finished.stdout + finished.stderr) == []
    annotations = run_cli("-w", root, "check", "-f", "github").stdout
    assert {line.split(" ")[0] for line in annotations.splitlines()} == {"::error"}
    assert commands_in(annotations.replace("::error file=", "")) == []


@pytest.mark.parametrize("command", TABLES, ids=" ".join)
def test_no_field_becomes_a_formula_or_a_row_of_a_table(
    command: tuple[str, ...], folders: dict[str, Path]
) -> None:
    for text in (ALL, DIVIDED, *LEADING):
        rows = cells(output(folders[text], command))
        other = cells(output(folders[harmless(text)], command))
        assert [len(row) for row in rows] == [len(row) for row in other]
        parts = [part for row in rows for cell in row for part in re.split(r"[,;|] ?", cell)]
        assert [part for part in parts if part.startswith(("=", "+", "-", "@"))] == []


def cells(table: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table, newline="")))


@pytest.mark.parametrize("command", MACHINE, ids=" ".join)
def test_machine_output_has_every_text_as_it_is(
    command: tuple[str, ...], folders: dict[str, Path]
) -> None:
    for text in (ALL, *LEADING):
        assert text in set(strings(json.loads(output(folders[text], command))))


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


@pytest.mark.parametrize("text", STEERING, ids=ascii)
def test_what_steers_terminals_is_a_problem_in_every_field_and_is_not_printed(
    text: str, tmp_path: Path
) -> None:
    root = write_filled(tmp_path, text)
    for command in (("check",), ("check", "-f", "json"), ("check", "-f", "github"), ("report",)):
        finished = run_cli("-w", root, *command)
        assert finished.status == 3
        said = finished.stdout + finished.stderr
        assert UNFIT_FOR_TEXT_OUTPUT.findall(said.replace("\n", "")) == []
    problems = run_cli("-w", root, "check").stdout.splitlines()
    assert sum(": control-character: " in line for line in problems) > 47


def passage(tmp_path: Path, between: str) -> tuple[Path, dict[str, str]]:
    """Return a workspace with a passage in a text that its reader holds; and where he holds it."""
    text = f"A head.\nTwo boats {between} stayed there. The end."
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
    root = workspace(tmp_path / "lake")
    file = tmp_path / "wire.txt"
    file.write_bytes(text.encode("utf-8"))
    facts = ("--outlet", "wire", "--published", "1999-07-05", "--basis", "x", "--language", "en")
    argv = ("articles", "add", file, "--id", "wire-1999-07-05", *facts, "--confidence", "A")
    assert run_cli("-w", root, *argv, env=env).status == 0
    pin = {"start": "Two boats", "end": "stayed there"}
    made = workspace(tmp_path / "more", evidence=[record(article="wire-1999-07-05", passage=pin)])
    coded = "evidence/wire-1999-07-05.yaml"
    (root / coded).write_bytes((made / coded).read_bytes())
    return root, env


@pytest.mark.parametrize("text", [" ".join(STEERING), ALL, TURNED], ids=["steer", "all", "turned"])
def test_what_stands_in_an_article_comes_out_as_text(text: str, tmp_path: Path) -> None:
    root, env = passage(tmp_path, text)
    clean, clean_env = passage(tmp_path / "clean", harmless(text))
    machine = json.loads(output(root, ("report", "-f", "json"), env))
    assert f"Two boats {text} stayed there" in set(strings(machine))
    for lines in (("report",), ("audit",), ("show", "wire-1999-07-05#e1")):
        said = output(root, lines, env)
        assert UNFIT_FOR_TEXT_OUTPUT.findall(said.replace("\n", "")) == []
    for command in ("report", "audit"):
        html = output(root, (command, "-f", "html"), env)
        other = output(clean, (command, "-f", "html"), clean_env)
        assert read_page(html).shape == read_page(other).shape
        assert UNFIT_FOR_A_PAGE.findall(html) == []
        markdown = output(root, (command, "-f", "md"), env)
        other = output(clean, (command, "-f", "md"), clean_env)
        shape = read_page(PARSER.render(other)).shape
        assert read_page(PARSER.render(markdown)).shape == shape
        assert UNFIT_FOR_A_PAGE.findall(markdown) == []
