"""What pages point to exists: pages, headings, functions, options, figures."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from compliance.render.sandbox.limits import (
    LIMITS,
    MOST_BYTES,
    MOST_TEMPLATE_BYTES,
    MOST_TEMPLATES,
)
from docs.generated import commands
from docs.session import Shell, blocks
from support.repository import PACKAGE, ROOT, functions_in

DOCS = ROOT / "docs"
MIB = 1024 * 1024
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("**/*.md"))]
LINK = re.compile(r"\]\((?!https?:)(?P<target>[^)\s#]*)(?:#(?P<anchor>[^)\s]+))?\)")
HEADING = re.compile(r"^#+ (?P<text>.+)$", re.MULTILINE)
MOST_LINES_SHOWN = 80
FENCED = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`(?:\.venv/bin/)?compliance (?P<command>[a-z]+)")
COMMAND = re.compile(r"\bcompliance (?P<words>[a-z-][^`|\n]*)")
LOOKS = re.compile(r"^\| .* \| `(?P<file>compliance/\S+)` \| `(?P<function>\w+)` \|$", re.MULTILINE)
RATE = re.compile(r"^\| (?P<field>[\w ,()]+) \| \d+ of \d+ \| (?P<per_cent>\d+) \|", re.MULTILINE)


def read(page: Path) -> str:
    return page.read_text("utf-8")


def prose(page: Path) -> str:
    return FENCED.sub("", read(page))


def anchors(page: Path) -> set[str]:
    headings = (found["text"].lower() for found in HEADING.finditer(prose(page)))
    return {re.sub(r"[^\w -]", "", heading).replace(" ", "-") for heading in headings}


def links(page: Path) -> Iterator[tuple[Path, str | None]]:
    for found in LINK.finditer(prose(page)):
        target = (page.parent / found["target"]) if found["target"] else page
        yield target.resolve(), found["anchor"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    dead = [
        f"{target.name}#{anchor}" if anchor else target.name
        for target, anchor in links(page)
        if not target.exists() or (anchor and anchor not in anchors(target))
    ]
    assert dead == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_sessions_show_what_is_worth_a_look(page: Path) -> None:
    """An ellipsis that matches no longer is written out in full by `--update-golden`."""
    shown = {
        found[0].partition("\n")[0]: found[0].count("\n") for found in FENCED.finditer(read(page))
    }
    assert {start for start, lines in shown.items() if lines > MOST_LINES_SHOWN} == set()


def test_every_page_can_be_reached_from_the_readme() -> None:
    all_pages = set(PAGES)
    reached = {ROOT / "README.md"}
    waiting = list(reached)
    while waiting:
        found = {
            target for target, _ in links(waiting.pop()) if target.suffix == ".md"
        } & all_pages - reached
        reached |= found
        waiting += found
    assert all_pages - reached == set()


def test_lines_come_from_where_the_architecture_says() -> None:
    rows = list(LOOKS.finditer(read(DOCS / "architecture.md")))
    assert len(rows) > 20
    assert [row[0] for row in rows if row["function"] not in functions_in(row["file"])] == []


def test_the_architecture_has_a_paragraph_for_every_layer() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    names = {name for layer in layers for name in re.findall(r"\w+", layer)}
    built = {
        name for name in names if (PACKAGE / name).exists() or (PACKAGE / f"{name}.py").exists()
    }
    described = re.findall(r"^- \*\*([\w, ]+)\*\*:", read(DOCS / "architecture.md"), re.MULTILINE)
    assert built <= {name for names in described for name in names.split(", ")}


def test_every_template_is_listed_with_the_view_it_gets() -> None:
    page = read(DOCS / "reference" / "templates.md")
    rows = re.findall(r"^\| (`[^|]+`) \| [^|]+ \| [^|]+ \|$", page, re.MULTILINE)
    listed = {name for row in rows for name in re.findall(r"`([\w/.]+\.j2)`", row)}
    there = {file.relative_to(ROOT / "templates") for file in ROOT.glob("templates/**/*.j2")}
    own = {file.as_posix() for file in there if not file.name.startswith("_")}
    assert listed <= own
    # No workspace has templates of its own for the page for reviewing.
    parts = ("_shared/", "review/")
    assert {name for name in own - listed if not name.startswith(parts)} == set()


def test_the_page_on_templates_names_their_limits() -> None:
    page = " ".join(read(DOCS / "reference" / "templates.md").split())
    assert f"{MOST_TEMPLATES:,} templates of your own" in page
    assert f"{MOST_TEMPLATE_BYTES // MIB} MiB each and {MOST_BYTES // MIB} MiB together" in page
    assert f"the processor for {LIMITS.seconds} seconds" in page
    assert f"be made within {LIMITS.patience:.0f} seconds" in page
    assert f"may have {LIMITS.size // MIB} MiB; the process has {LIMITS.memory // MIB} MiB" in page


def test_commands_in_the_text_exist(tmp_path: Path) -> None:
    helped = commands(Shell(home=tmp_path))
    known = set(re.findall(r"^## `compliance (\w+)", helped, re.MULTILINE))
    named = {
        (page.name, found["command"]) for page in PAGES for found in SPAN.finditer(prose(page))
    }
    assert {name for _, name in named} >= {"report", "check", "affirm", "init"}
    assert {(page, name) for page, name in named if name not in known} == set()


def test_commands_in_the_text_have_the_options_they_are_given(tmp_path: Path) -> None:
    helped = commands(Shell(home=tmp_path))
    known = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", helped))
    wrong = {
        (page.name, option)
        for page in PAGES
        for text in (prose(page), *("\n".join(block.lines) for block in blocks(read(page))))
        for found in COMMAND.finditer(text)
        for option in re.findall(r"(?<=\s)--?[a-z][a-z-]*", found["words"])
        if option not in known
    }
    assert wrong == set()


def test_the_method_gives_the_figures_of_the_codebook() -> None:
    codebook = RATE.finditer(read(DOCS / "codebook.md"))
    rates = {found["field"].split(" ")[0].strip(","): int(found["per_cent"]) for found in codebook}
    sentence = " ".join(read(DOCS / "method.md").split())
    assert (
        f"{rates['status']} per cent have the same status, {rates['act']} the same act, "
        f"{rates['targets']} the same targets, and {rates['all']} are the same in all seven fields"
    ) in sentence


def test_the_readme_names_the_test_command_that_ci_runs() -> None:
    assert re.search(r"^make test\b", read(ROOT / "README.md"), re.MULTILINE)
    assert "exec make test " in read(ROOT / ".ci" / "run")
