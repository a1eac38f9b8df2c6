"""Surroundings that are not as they should be, and how a command may end in each."""

from __future__ import annotations

import os
import resource
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from support.scene_changes import (
    Prepare,
    as_nobody,
    bound,
    can_mount,
    cwd_gone,
    disk,
    instead,
    limited,
    mode,
    moved,
    named,
    own_template,
    sealed,
    together,
    verbose,
    with_env,
    with_streams,
    without_env,
    without_options,
    written,
)
from support.scenes import Ended

NEED_NO_WORKSPACE: Final = frozenset(
    {"init", "schema", "schema --all", "explain", "--help", "--version", "nothing", "check --help"}
)
WRITE: Final = frozenset({"affirm", "articles add", "articles mark", "search run"})

WRITING: Final = ("site", "init", "affirm", "articles add", "schema --all", "report -o", "diff rev")

Statuses = Callable[[str, Ended], set[int]]


def as_ever(_name: str, usual: Ended) -> set[int]:
    """Return the status that a command has in good surroundings."""
    return {usual.status}


def refused_if_it_prints(_name: str, usual: Ended) -> set[int]:
    """Return 3 for a command that has something to print."""
    return {3} if usual.out else {usual.status}


def well_if_it_prints(_name: str, usual: Ended) -> set[int]:
    """Return 0 for a command that has something to print: its reader has gone."""
    return {0, usual.status} if usual.out else {usual.status}


def refused_with_a_workspace(name: str, usual: Ended) -> set[int]:
    """Return 3 for a command that reads a workspace."""
    return {usual.status} if name in NEED_NO_WORKSPACE else {3}


def refused_if_it_writes(name: str, usual: Ended) -> set[int]:
    """Return 3 for a command that writes into the workspace or the text library."""
    return {3} if name in WRITE else {usual.status}


def refused_or_as_ever(_name: str, usual: Ended) -> set[int]:
    """Return both: what is refused here is not needed by every command."""
    return {3, usual.status}


def refused_or_without_texts(name: str, usual: Ended) -> set[int]:
    """Return these too where the texts are hidden or elsewhere: `affirm` then leaves a record."""
    return {3, usual.status} | ({1} if name == "affirm" else set())


def refused_to_add(name: str, usual: Ended) -> set[int]:
    return {3} if name == "articles add" else {usual.status}


def refused_without_git(name: str, usual: Ended) -> set[int]:
    return {3} if name == "diff rev" else {usual.status}


@dataclass(frozen=True)
class Surrounding:
    """A change of the scene, the statuses that are right in it, and who should be in it."""

    name: str
    prepare: Prepare
    right: Statuses
    first: tuple[str, ...] = ()
    """Commands that it matters for; others follow in turn."""
    silent: bool = False
    """Whether nothing can be read from standard error."""
    needs_no_rights: bool = False


def surroundings() -> Iterator[Surrounding]:
    """Yield every surrounding."""
    yield from _streams()
    yield from _folders()
    yield from _rights()
    yield from _homes()
    yield from _environments()
    yield from _limits()
    yield from _disks()
    yield from _own_templates()


def _streams() -> Iterator[Surrounding]:
    prints = ("report", "--help", "--version", "nothing", "schema")
    for name in ("stdout", "stderr", "stdin"):
        right = refused_if_it_prints if name == "stdout" else as_ever
        closed = with_streams(**{name: "closed"})
        yield Surrounding(f"{name} closed", closed, right, prints, silent=name == "stderr")
    every = with_streams(stdin="closed", stdout="closed", stderr="closed")
    yield Surrounding("all closed", every, refused_if_it_prints, prints, silent=True)
    full = "/dev/full"
    yield Surrounding("stdout full", with_streams(stdout=full), refused_if_it_prints, prints)
    yield Surrounding("stderr full", with_streams(stderr=full), as_ever, prints, silent=True)
    both = with_streams(stdout=full, stderr=full)
    yield Surrounding("both full", both, refused_if_it_prints, prints, silent=True)
    unbuffered = together(with_streams(stdout=full), with_env(PYTHONUNBUFFERED="1"))
    yield Surrounding("stdout full, unbuffered", unbuffered, refused_if_it_prints, prints)
    yield Surrounding("stdout left", with_streams(stdout="left"), well_if_it_prints, prints)
    yield Surrounding("stdout left midway", with_streams(stdout="ten"), well_if_it_prints, prints)
    left = with_streams(stdout="left", stderr="left")
    yield Surrounding("both left", left, well_if_it_prints, prints, silent=True)
    left = with_streams(stderr="left")
    yield Surrounding("stderr left", left, as_ever, prints, silent=True)


def _folders() -> Iterator[Surrounding]:
    yield Surrounding("current folder gone", cwd_gone, as_ever, ("explain", "check", "--help"))
    nowhere = together(cwd_gone, without_options)
    needing = ("report", "explain", "init", "articles add", "schema --all", "report -o")
    yield Surrounding("current folder gone, no -w", nowhere, refused_with_a_workspace, needing)
    for name in ("desk", ""):
        shut = mode(name, 0)
        where = "current folder shut" if name else "folder above shut"
        unnamed = together(shut, without_options)
        yield Surrounding(
            f"{where}, no -w", unnamed, refused_or_as_ever, needing, needs_no_rights=True
        )
    yield Surrounding("current folder shut", mode("desk", 0), as_ever, needs_no_rights=True)
    long = "x" * 300
    for name, path in {
        "5,000 letters": "x/" * 2_500,
        "300 letters": long,
        "a newline": "a\nforged: line",
        "an escape": "a\x1b]0;b\x07\x9b31m",
        "bidi": "a\u202eb\u2066",
        "half a character": "a\udc80\udcff",
    }.items():
        nowhere = named(path)
        yield Surrounding(
            f"-w of {name}, not there", nowhere, refused_or_as_ever, ("show", "affirm")
        )
    for name, path in {
        "a newline": "a\nforged: line",
        "an escape": "a\x1b]0;b\x07",
        "half a character": "a\udc80\udcff",
    }.items():
        elsewhere = together(moved(path), verbose)
        yield Surrounding(f"-w of {name}", elsewhere, as_ever, ("check", "report", "site"))


def _rights() -> Iterator[Surrounding]:
    reading = ("report", "check", "report -f html", "articles add")
    for name in ("evidence", "articles", "compliance.toml", "agreements"):
        shut = mode(f"lake/{name}", 0)
        yield Surrounding(
            f"{name} shut", shut, refused_with_a_workspace, reading, needs_no_rights=True
        )
    shut = together(written("lake/templates/x.j2"), mode("lake/templates", 0))
    yield Surrounding("templates shut", shut, refused_or_as_ever, reading, needs_no_rights=True)
    shut = together(written("lake/compliance.lock"), mode("lake/compliance.lock", 0))
    yield Surrounding("lock shut", shut, refused_with_a_workspace, reading, needs_no_rights=True)
    shut = mode("lake", 0)
    yield Surrounding(
        "workspace shut", shut, refused_with_a_workspace, reading, needs_no_rights=True
    )
    shut = together(*(mode(name, 0o555) for name in ("lake/articles", "lake")))
    writing = ("affirm", "articles add", "report")
    yield Surrounding(
        "read-only workspace", shut, refused_if_it_writes, writing, needs_no_rights=True
    )
    odd_files: dict[str, Callable[[Path], object]] = {
        "a folder": Path.mkdir,
        "a pipe": os.mkfifo,
        "a device": partial(os.symlink, "/dev/zero"),
        "a link to itself": lambda path: path.symlink_to(path),
        "a socket": bound,
    }
    for name, make in odd_files.items():
        odd = instead("lake/compliance.toml", make)
        yield Surrounding(f"settings are {name}", odd, refused_with_a_workspace, reading)
    for path in ("/proc/kmsg", "/dev/zero", "/proc/self/mem", "/dev/null"):
        given = instead("given.txt", partial(os.symlink, path))
        yield Surrounding(f"given {path}", given, refused_to_add, ("articles add",))
    for name in ("a folder", "a pipe", "a socket"):
        given = instead("given.txt", odd_files[name])
        yield Surrounding(f"given {name}", given, refused_to_add, ("articles add",))


def _homes() -> Iterator[Surrounding]:
    no_texts = ("COMPLIANCE_TEXTS", "COMPLIANCE_CACHE")
    users = ("report", "articles add", "articles list", "check")
    file = together(without_env(*no_texts), with_env(HOME="{folder}/given.txt"))
    yield Surrounding("HOME is a file", file, refused_or_without_texts, users)
    gone = together(without_env(*no_texts), mode("home", 0o555), with_env(HOME="{folder}/home/a/b"))
    yield Surrounding(
        "HOME is not there", gone, refused_or_without_texts, users, needs_no_rights=True
    )
    shut = together(without_env(*no_texts), mode("home", 0))
    yield Surrounding("HOME is shut", shut, refused_or_without_texts, users, needs_no_rights=True)
    relative = together(without_env(*no_texts), with_env(HOME="."))
    yield Surrounding("HOME is relative", relative, refused_or_without_texts, users)
    if shutil.which("unshare"):
        nobody = together(without_env(*no_texts, "HOME"), as_nobody)
        yield Surrounding("no HOME, nobody", nobody, refused_or_as_ever, users)
    for name, path in {"a file": "given.txt", "below a file": "given.txt/x"}.items():
        cached = with_env(COMPLIANCE_CACHE=f"{{folder}}/{path}")
        yield Surrounding(f"cache is {name}", cached, as_ever, users)
        texts = with_env(COMPLIANCE_TEXTS=f"{{folder}}/{path}")
        yield Surrounding(f"text library is {name}", texts, refused_or_without_texts, users)
    shut = together(mode("home", 0o555), with_env(COMPLIANCE_CACHE="{folder}/home"))
    yield Surrounding("cache unwritable", shut, as_ever, users, needs_no_rights=True)
    shut = together(mode("home", 0o555), with_env(COMPLIANCE_TEXTS="{folder}/home"))
    yield Surrounding(
        "text library unwritable", shut, refused_or_without_texts, users, needs_no_rights=True
    )
    shut = mode("texts", 0)
    yield Surrounding(
        "text library shut", shut, refused_or_without_texts, users, needs_no_rights=True
    )


def _environments() -> Iterator[Surrounding]:
    ascii_only = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    odd = {
        "LANG=C": {"LANG": "C"},
        "ASCII": ascii_only,
        "PYTHONIOENCODING": {"PYTHONIOENCODING": "ascii"},
        "TERM=dumb": {"TERM": "dumb"},
        "COLUMNS=0": {"COLUMNS": "0"},
        "COLUMNS=abc": {"COLUMNS": "abc"},
        "PYTHONSAFEPATH": {"PYTHONSAFEPATH": "1"},
    }
    for name, variables in odd.items():
        yield Surrounding(name, with_env(**variables), as_ever, ("diff rev", "nothing"))
    nothing = with_env(PATH="")
    yield Surrounding("no PATH", nothing, refused_without_git, ("diff rev",))
    nothing = without_env("PATH", "HOME", "COMPLIANCE_CACHE", "COLUMNS")
    yield Surrounding("no environment", nothing, refused_or_as_ever, ("report", "diff rev"))


def _limits() -> Iterator[Surrounding]:
    for most in (5, 6, 8):
        few = limited(resource.RLIMIT_NOFILE, most)
        needy = ("site", "diff rev", "report", "affirm")
        yield Surrounding(f"{most} open files", few, refused_or_as_ever, needy)
    for most in (0, 5_000):
        small = limited(resource.RLIMIT_FSIZE, most)
        writing = (
            "init",
            "site",
            "affirm",
            "articles add",
            "schema --all",
            "report -o",
            "diff rev",
        )
        yield Surrounding(f"files of {most} bytes", small, refused_or_as_ever, writing)


def _own_templates() -> Iterator[Surrounding]:
    """Yield what is around a workspace's own templates, which run in a process of their own."""
    own = own_template("{{ view.title }}")
    pages = ("report -f html", "site", "report")
    around: dict[str, tuple[Prepare, Statuses]] = {
        "PYTHONSAFEPATH": (with_env(PYTHONSAFEPATH="1"), as_ever),
        "no environment": (without_env("PATH", "HOME", "COMPLIANCE_CACHE"), refused_or_as_ever),
        "8 open files": (limited(resource.RLIMIT_NOFILE, 8), refused_or_as_ever),
        "stdout full": (with_streams(stdout="/dev/full"), refused_if_it_prints),
        "stdout left": (with_streams(stdout="left"), well_if_it_prints),
        "all closed": (
            with_streams(stdin="closed", stdout="closed", stderr="closed"),
            refused_if_it_prints,
        ),
        "current folder gone": (cwd_gone, as_ever),
    }
    for name, (prepare, right) in around.items():
        both = together(own, prepare)
        yield Surrounding(f"own templates, {name}", both, right, pages, silent=name == "all closed")


def _disks() -> Iterator[Surrounding]:
    """Yield disks of this machine's own making, where the system lets users make some."""
    if not can_mount():
        return
    for size in ("0", "128k"):
        for place in ("out", "texts", "home", "tmp"):
            full = together(disk(place, size), with_env(COMPLIANCE_CACHE="{folder}/home"))
            named = f"disk of {size} under {place}"
            yield Surrounding(named, full, refused_or_without_texts, WRITING)
    alone = together(sealed, with_env(COMPLIANCE_CACHE="{folder}/home/x"))
    reading = ("report", "articles add", "affirm", "report -f html", "diff rev")
    yield Surrounding("read-only container", alone, refused_or_as_ever, reading)
