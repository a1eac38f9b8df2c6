"""Targets: command lines, names of files, revisions and what git answers, templates, sites."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from compliance.cli.app import COMMANDS
from compliance.render.sandbox.limits import LIMITS
from fuzz.scratch import Scratch, expect
from fuzz.target import SEPARATOR, Target, Try, chosen, parts, words
from fuzz.targets.files import READING
from support.builders import GAZETTE, HERALD, lake_files
from support.repository import ROOT

# ----- command lines


def _make_lines(scratch: Scratch) -> Try:
    """A command line, one word a line, after settings of the environment; below the folder."""
    scratch.put("given.txt", b"HAVEN, 5 July 1999\n\nNobody came.\n")
    scratch.keep()

    def attempt(data: bytes) -> None:
        argv = [_below(os.fsdecode(word.replace(b"\0", b""))) for word in data.split(b"\n")]
        env = {}
        while argv and "=" in argv[0][1:] and argv[0][:1].isalpha():
            name, _, value = argv.pop(0).partition("=")
            env[name] = value
        scratch.bare(*argv, writes=True, programs=True, env=env)

    return attempt


def _below(word: str) -> str:
    """Return a word that names nothing outside the folder in which the command runs."""
    pieces = [piece for piece in word.split("/") if piece != ".."]
    return "/".join(pieces).lstrip("/").replace("=/", "=").replace(":/", ":")


def _line_seeds(_scratch: Scratch) -> Iterable[bytes]:
    for argv in READING:
        yield "\n".join(("-w", "lake", *argv)).encode()
    for command in COMMANDS:
        yield f"-w\nlake\n{command}".encode()
        yield f"{command}\n--help".encode()
    for line in (
        "-w lake articles add given.txt --id wire-1999-07-05 --first HAVEN --last came.",
        "-w lake articles text herald-1999-07-01",
        "-w lake affirm --all --suspect --on 2026-11-01 -f json",
        "init new --from az_2020",
        "schema --all new",
        "schema evidence -o a.json",
        "-w lake site new --public",
        "-w lake diff north@1999-06-30 south --point 1 --exit-code",
        "-w lake report -s north --as-of 1999-07 --known-by 1999-07-02 -p 1 --official -o a.html",
        "COLUMNS=20 NO_COLOR=1 -w lake matrix",
        "explain silent-target",
    ):
        yield line.replace(" ", "\n").encode()


# ----- names of files

_KINDS: Final = "fdlpL"
"""What is made under a name: a file, a folder, a link to a file, a pipe, a link to a folder."""
_PLACES: Final = ("", "articles/", "evidence/", "sources/", "agreements/", "templates/", "texts/")


def _make_names(scratch: Scratch) -> Try:
    """Names of files, a line each: what it is, where, and the name; then some command."""
    scratch.put("outside/secret.yaml", b"secret: zqsecret\n")
    scratch.keep()

    def attempt(data: bytes) -> None:
        given = None
        for line in data.split(b"\n")[:20]:
            kind, place, name = line[:1], line[1:2], line[2:]
            folder = scratch.lake / _PLACES[ord(place or b"0") % len(_PLACES)]
            path = _path(folder, os.fsdecode(name.replace(b"\0", b"")))
            if path is not None and _create(scratch, kind, path):
                given = path
        valid = scratch.command("check", ends={0, 3}).status == 0
        ends = {0, 1, 3} if valid else {3}
        # Own templates run in a process of their own.
        said = scratch.command(*chosen(data, READING), ends=ends, programs=True)
        expect("a secret is told", holds="zqsecret" not in said.stdout + said.stderr)
        if given is not None:
            added = scratch.command("articles", "add", given, writes=True, programs=True)
            expect("a secret is told", holds="zqsecret" not in added.stdout + added.stderr)

    return attempt


def _path(folder: Path, name: str) -> Path | None:
    pieces = [piece for piece in name.split("/") if piece not in {"", ".", ".."}]
    return folder.joinpath(*pieces[:3]) if pieces else None


def _create(scratch: Scratch, kind: bytes, path: Path) -> bool:
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        match _KINDS[ord(kind or b"f") % len(_KINDS)]:
            case "d":
                path.mkdir(exist_ok=True)
            case "l":
                path.symlink_to(scratch.root / "outside" / "secret.yaml")
            case "L":
                path.symlink_to(scratch.root / "outside")
            case "p":
                os.mkfifo(path)
            case _ if not path.exists():
                path.write_bytes(lake_files()[f"articles/{HERALD}.yaml"].encode())
            case _:
                return False
        return True
    return False


def _name_seeds(_scratch: Scratch) -> Iterable[bytes]:
    # By their code points: f and p file or pipe, digits the place.
    for kind in "fdlpL":
        yield f"{kind}1a.yaml\n{kind}2a.yaml\n{kind}3a.yaml\n{kind}0notes.txt".encode()
        yield f"{kind}1{GAZETTE}.yaml\n{kind}5report/report.md.j2\n{kind}0incidents.yml".encode()
    yield b"f1con.yaml\nf1A.YAML\nf1a\x1b[31m.yaml\nf1\xff.yaml\nf1.hidden.yaml\nf1a.yaml.draft"


# ----- revisions

_GIT: Final = """#!/bin/sh
case "$*" in
*rev-parse*) exec cat "$ANSWERS/commit" ;;
*ls-tree*) exec cat "$ANSWERS/listed" ;;
*--batch-check*) exec cat "$ANSWERS/checked" ;;
*) exec cat "$ANSWERS/contents" ;;
esac
"""


def _make_answers(scratch: Scratch) -> Try:
    """What git answers: a commit, a listing, kinds and sizes, contents."""
    scratch.put("bin/git", _GIT.encode()).chmod(0o755)
    scratch.env["PATH"] = f"{scratch.root / 'bin'}{os.pathsep}{os.environ['PATH']}"
    scratch.env["ANSWERS"] = str(scratch.root / "answers")
    scratch.keep()

    def attempt(data: bytes) -> None:
        names = ("commit", "listed", "checked", "contents")
        for name, answer in zip(names, parts(data, 4), strict=True):
            scratch.put(f"answers/{name}", answer)
        scratch.command("diff", "north@rev:HEAD", "north", programs=True)

    return attempt


def _answer_seeds(_scratch: Scratch) -> Iterable[bytes]:
    blob = "0123456789abcdef0123456789abcdef01234567"
    files = lake_files()
    listed = "".join(f"100644 blob {blob}\t{name}\0" for name in files)
    checked = "".join(f"{blob} blob {len(one.encode())}\n" for one in files.values())
    contents = "".join(f"{blob} blob {len(one.encode())}\n{one}\n" for one in files.values())
    yield SEPARATOR.join(one.encode() for one in (f"{blob}\n", listed, checked, contents))
    odd = f"100644 blob {blob}\tarticles/../../x.yaml\0120000 blob {blob}\tsources/a.yaml\0"
    yield SEPARATOR.join(one.encode() for one in (f"{blob}\n", odd, f"{blob} blob 2\n" * 2, ""))
    yield SEPARATOR.join((blob.encode(), listed.encode(), f"{blob} missing\n".encode(), b""))


def _make_operands(scratch: Scratch) -> Try:
    """Two operands of `diff`, one a line, over a repository with one commit."""
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(scratch.lake)]
    for line in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        subprocess.run([*git, *line], check=True, capture_output=True)
    scratch.keep()

    def attempt(data: bytes) -> None:
        operands = [os.fsdecode(word.replace(b"\0", b"")) for word in data.split(b"\n")[:3]]
        scratch.command("diff", "--", *operands, programs=True)

    return attempt


# ----- templates of the workspace

_PAGES: Final = (
    ("report/report.md.j2", "md"),
    ("report/report.html.j2", "html"),
)


def _make_templates(scratch: Scratch) -> Try:
    """A template of the workspace's own for a report in Markdown or HTML."""

    def attempt(data: bytes) -> None:
        name, format = chosen(data, _PAGES)
        scratch.put(f"lake/templates/{name}", data)
        scratch.command("report", "-f", format, ends={0, 3}, programs=True)

    return attempt


def _template_seeds(_scratch: Scratch) -> Iterable[bytes]:
    for path in sorted((ROOT / "templates").glob("report/*.j2")):
        yield path.read_bytes()
    yield b"# {{ view.title }}\n{% for c in view.clauses %}{{ c.number }}\n{% endfor %}"


# ----- a folder with a site


def _make_site(scratch: Scratch) -> Try:
    """The list of files in a folder with a site: what others have there and elsewhere stays."""
    site = scratch.root / "out" / "site"
    scratch.command("site", site, ends={0}, writes=True, programs=True)
    kept = {
        "out/mine.txt": b"mine",
        "out/site/theirs.txt": b"theirs",
        "out/site/deep/theirs.html": b"theirs",
    }
    for name, data in kept.items():
        scratch.put(name, data)
    scratch.keep()

    def attempt(data: bytes) -> None:
        scratch.put("out/site/site.json", data)
        before = {name: stamp for name, stamp in scratch.stamps().items() if _is_others(name)}
        scratch.command("site", site, ends={0, 3}, writes=True, programs=True)
        now = {name: stamp for name, stamp in scratch.stamps().items() if _is_others(name)}
        expect("files of others are touched", holds=before == now)

    return attempt


def _is_others(name: str) -> bool:
    return not name.startswith("out/site/") or "theirs" in name


def _site_seeds(scratch: Scratch) -> Iterable[bytes]:
    manifest = (scratch.root / "out" / "site" / "site.json").read_bytes()
    yield manifest
    yield b"{}"
    yield manifest.replace(b'"index.html"', b'"../mine.txt", "theirs.txt", "/etc/passwd"')


TARGETS: Final = (
    Target("command-lines", _make_lines, _line_seeds, words("lines")),
    Target(
        "file-names", _make_names, _name_seeds, (*words("yaml"), b"\n", b".yaml", b".yml", b"/")
    ),
    Target(
        "git-answers",
        _make_answers,
        _answer_seeds,
        words("answers"),
    ),
    Target(
        "git-operands",
        _make_operands,
        lambda _scratch: (
            b"north@rev:HEAD\nsouth",
            b"north@1999-06-30\nnorth@rev:HEAD^{tree}",
            b"lake:north\n.:south@rev:@",
            b"@rev:HEAD~1\n@",
        ),
        words("operands"),
    ),
    Target(
        "templates",
        _make_templates,
        _template_seeds,
        words("templates"),
        seconds=2.0 + LIMITS.seconds,
        megabytes=1_000,  # the process may have 768 MiB
    ),
    Target(
        "site",
        _make_site,
        _site_seeds,
        words("site"),
    ),
)
