"""The parts of pages that are made from the program, and where they stand."""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, cast

import typer.main

from compliance.audit.bounds import BOUNDS
from compliance.audit.language import CLASSES, words_of
from compliance.cli.app import app
from compliance.model.dates.edtf import parse_edtf
from compliance.model.dates.months import month_names
from compliance.model.dates.words import display_date
from compliance.model.words import Act, Status
from compliance.views.diff.words import DIFF_KIND_WORDS
from compliance.views.words import (
    ACT_WORDS,
    GROUP_WORDS,
    PROOF_MEANINGS,
    PROOF_SHORT,
    PROOF_WORDS,
    STATUS_WORDS,
)
from compliance.wording.speaking import OWN_NAMES, Language, spoken_in
from compliance.workspace.checks.record import NEEDS
from compliance.workspace.evidence_fields import FIELD
from docs.file_tables import FILES, file_table, word_tables
from docs.paths import draw
from docs.session import Shell
from docs.view_tables import view_tables
from support.repository import PACKAGE, ROOT

MARK = re.compile(r"(<!-- generated: (?P<name>[\w -]+) -->\n).*?(<!-- end -->)", re.DOTALL)

DATES = (
    "2022-03-27",
    "2022-03",
    "2022",
    "2022-21",
    "2022-24",
    "202X",
    "2022-XX-XX",
    "2022-03-XX",
    "2020-11-22~",
    "2020-11-22?",
    "2020-11-22%",
    "2020-11-12/2020-11-22",
    "2020-11-10/..",
    "../2022-03-27",
    "2020-11-10/",
    "/2022-03-27",
)


def regenerated(text: str, shell: Shell) -> str:
    """Return a page with its generated parts made anew."""

    def make(found: re.Match[str]) -> str:
        return f"{found[1]}\n{generator(found['name'], shell)()}\n\n{found[3]}"

    return MARK.sub(make, text)


def generator(name: str, shell: Shell) -> Callable[[], str]:
    """Return what makes a part.

    Raises:
        KeyError: no part has that name.
    """
    parts: Mapping[str, Callable[[], str]] = {
        "words": word_tables,
        "acts": acts,
        "commands": lambda: commands(shell),
        "views": view_tables,
        "layers": layers,
        "dates": dates,
        "levels": levels,
        "languages": languages,
        "translations": translations,
        "decisions": decisions,
        "paths": lambda: draw(shell),
        **{f"file {name}": lambda name=name: file_table(name) for name in FILES},  # type: ignore[misc]
    }
    return parts[name]


def acts() -> str:
    """Return the table of acts: what each may carry."""
    rows = [
        "| act | printed | status | respondents | also needs |",
        "| --- | --- | --- | --- | --- |",
    ]
    rows += [
        f"| `{act}` | {ACT_WORDS[act]} | {_may(act, 'status')} | "
        f"{_may(act, 'respondents')} | {_also(act)} |"
        for act in Act
    ]
    return "\n".join(rows)


def _may(act: Act, field: str) -> str:
    if act not in FIELD[field].acts:
        return "none"
    return "required" if NEEDS.get(act, ("", ""))[0] == field else "optional"


def _also(act: Act) -> str:
    if act is Act.DENIES:
        return "`responds_to` with `extent`, or `denied_claim`"
    if act is Act.STATES:
        return "`incident` or `event`"
    needed, _ = NEEDS.get(act, ("", ""))
    return "" if needed in {"", "status", "respondents"} else f"`{needed}`"


def commands(shell: Shell) -> str:
    """Return the help of every command, as it is printed."""
    names = ["", *_command_names()]
    return "\n\n".join(
        f"## `{f'compliance {name}'.strip()}`\n\n```text\n{_help(name, shell)}\n```"
        for name in names
    )


def _command_names() -> Iterator[str]:
    """Yield every command, in the order in which the program lists them."""
    top = cast("Any", typer.main.get_command(app))
    context = typer.Context(top)
    for name in top.list_commands(context):
        yield name
        group = top.get_command(context, name)
        if hasattr(group, "list_commands"):
            yield from (f"{name} {inner}" for inner in group.list_commands(typer.Context(group)))


def _help(name: str, shell: Shell) -> str:
    return "\n".join(shell.run(f"compliance {name} --help")).strip()


def layers() -> str:
    """Return the layers of the package, the highest first, as the import contract has them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contract = project["tool"]["importlinter"]["contracts"][0]
    lines = [
        " | ".join(_layer(name) for name in layer.replace("(", "").replace(")", "").split(" | "))
        for layer in contract["layers"]
    ]
    return "\n".join(["```text", *lines, "```"])


def _layer(name: str) -> str:
    there = (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()
    return name if there else f"{name} (later)"


def dates() -> str:
    """Return examples of dates, with the days they can mean and the words for them."""
    rows = ["| written | first day | last day | printed |", "| --- | --- | --- | --- |"]
    for text in DATES:
        date = parse_edtf(text)
        first, last = (day.isoformat() if day else "open" for day in (date.lower, date.upper))
        rows.append(f"| `{text}` | {first} | {last} | {display_date(date)} |")
    return "\n".join(rows)


def levels() -> str:
    """Return the levels of proof, as reports print and explain them."""
    rows = [
        f"| `{level}` | {PROOF_WORDS[level].format(on='DATE')} | {PROOF_SHORT[level]} | {says} |"
        for level, says in PROOF_MEANINGS.items()
    ]
    head = ["| in data | in words | in a line of text | meaning |", "| --- | --- | --- | --- |"]
    return "\n".join([*head, *rows])


def languages() -> str:
    """Return the table of words: each class of each language, and who has seen them."""
    lists = {tag: words for tag in sorted(month_names()) if (words := words_of(tag))}
    rows = [
        f"| | {' | '.join(words['name'] for words in lists.values())} |",
        f"| --- |{' --: |' * len(lists)}",
        _row("code", [f"`{tag}`" for tag in lists]),
        _row("script", [f"`{words['script']}`" for words in lists.values()]),
        _row("seen by a native speaker", [_seen(words) for words in lists.values()]),
    ]
    kinds = (*CLASSES, "abbreviations", "point", "turning", "undone", "ordinals", "numerals")
    rows += [_row(f"`{kind}`", [len(words[kind]) for words in lists.values()]) for kind in kinds]
    rows += [
        _row(f"bound `{bound}`", [len(words["bounds"][bound]) for words in lists.values()])
        for bound in BOUNDS
    ]
    rows += [
        _row(f"status `{status}`", [len(words["status"][status]) for words in lists.values()])
        for status in Status
    ]
    rows.append(_row("months", [sum(map(len, month_names()[tag])) for tag in lists]))
    unseen = [words["name"] for words in lists.values() if words["seen_by"] == "none"]
    said = f"No native speaker has seen the words of: {', '.join(unseen)}." if unseen else ""
    return "\n".join([*rows, *([""] if said else []), *textwrap.wrap(said, 100)])


def translations() -> str:
    """Return the words of the other tables of their page in every language of the program."""
    heads = [f"{OWN_NAMES[language]} (`{language}`)" for language in Language]
    rows = [_row("", heads), _row("---", ["---"] * len(heads))]
    for name, words in (
        ("status", STATUS_WORDS),
        ("act", ACT_WORDS),
        ("voices", GROUP_WORDS),
        ("difference", DIFF_KIND_WORDS),
    ):
        rows += list(
            dict.fromkeys(_row(name, map(partial(_in, words, one), Language)) for one in words)
        )
    return "\n".join(rows)


def _in(words: Mapping[Any, str], member: object, language: Language) -> str:
    with spoken_in(language):
        return words[member]


def _row(name: str, cells: Iterable[object]) -> str:
    return f"| {name} | {' | '.join(map(str, cells))} |"


def _seen(words: Mapping[str, Any]) -> str:
    return "no" if words["seen_by"] == "none" else str(words["seen_by"])


def decisions() -> str:
    """Return a line a decision: its number and title."""
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    titles = {page.name: page.read_text("utf-8").splitlines()[0] for page in pages}
    return "\n".join(
        f"- [{name[:4]}]({name}) {title.removeprefix('# ').partition('. ')[2]}"
        for name, title in titles.items()
    )
