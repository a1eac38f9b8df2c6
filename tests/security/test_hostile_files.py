"""Files that are links, devices, bombs or far too large: refused, in one run, in little time."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

import pytest

from compliance.model.characters import UNFIT_FOR_TEXT_OUTPUT
from compliance.workspace.write.yaml_writer import write_yaml
from support.builders import GAZETTE, HERALD, article, workspace
from support.cli import run_cli
from support.kills import start
from support.lake_texts import write_digest

OUTSIDE = (
    "../../etc/passwd",
    "/etc/passwd",
    "..",
    "../gazette-1999-06-28",
    "C:\\secret",
    "\\\\host\\share",
    "a/../b",
    "a\\b",
    "~root",
    "file:///etc/passwd",
    "con.txt",
    "a b",
    "$HOME",
    "`id`",
    "-rf",
)
NO_ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "//evil.example",
    "https://a b",
    'https://a/"onclick=alert(1)',
    "https://a/<script>",
    " https://a",
)
BOMB = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
)
HOSTILE_YAML = {
    "bomb of aliases": BOMB.encode(),
    "deep lists": b"[" * 100_000,
    "deep lists in lines": b"- " * 100_000,
    "deep mappings": b"{a: " * 100_000,
    "deep mappings in lines": b"".join(b" " * i + b"a:\n" for i in range(1_500)),
    "tag of Python": b"a: !!python/object/apply:os.system [id]",
    "tag of Python, new": b"!!python/object/new:os.system [id]",
    "merge": b"a: &a {b: c}\nd: {<<: *a}",
    "not UTF-8": b"id: \xff\xfe",
    "UTF-16": "id: x".encode("utf-16"),
    "half a character": b'id: "\\ud800"',
    "half a character in bytes": b"id: \xed\xa0\x80",
    "beyond Unicode": b'id: "\\U00110000"',
    "NUL": b"id: a\x00b",
    "escape sequence in an id": b'id: "a\\x1b[31m"',
    "escape sequence in a key": b'"a\\x1b[31m": b',
    "bidi mark in an id": b'id: "a\\u200e"',
    "several documents": b"id: a\n---\nid: b",
    "many keys twice": b"id: a\n" * 5_000,
    "one line of five megabytes": b"id: " + b"a " * 2_500_000,
    "quotes without end": b'id: "' + b"a" * 1_000_000,
    "spaces": b" " * 1_000_000 + b"\t",
    "colons": b":" * 200_000,
    "question marks": b"? " * 100_000,
    "nothing": b"",
}


def put(kind: str, path: Path, target: Path | None = None) -> None:
    """Put something that is no regular file at a path."""
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(target if kind == "link" and target else "/dev/zero")


@pytest.mark.parametrize("data", HOSTILE_YAML.values(), ids=HOSTILE_YAML)
def test_hostile_yaml_is_a_problem_with_its_place(data: bytes, tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake", files={f"articles/{HERALD}.yaml": data})
    finished = run_cli("-w", root, "check")
    assert finished.status == 3
    lines = finished.stdout.splitlines()
    assert any(line.startswith(f"articles/{HERALD}.yaml:") for line in lines)
    assert all(len(line) < 400 for line in lines)
    assert UNFIT_FOR_TEXT_OUTPUT.findall(finished.stdout.replace("\n", "")) == []


@pytest.mark.parametrize("named", OUTSIDE)
def test_an_id_never_leads_to_another_file(named: str, tmp_path: Path) -> None:
    coded = {"article": named, "agreement": "lake_1999", "evidence": [{"id": "e1"}]}
    files = {
        "articles/wire-1999-07-05.yaml": write_yaml(article(id=named)),
        "evidence/wire-1999-07-05.yaml": write_yaml(coded),
    }
    root = workspace(tmp_path / "lake", files=files)
    finished = run_cli("-w", root, "check")
    assert finished.status == 3
    for file, key in (("articles", '"id"'), ("evidence", '"article"')):
        assert any(
            line.startswith(f"{file}/wire-1999-07-05.yaml:")
            for line in finished.stdout.splitlines()
        ), (key, finished.stdout)
    text = tmp_path / "a.txt"
    text.write_text("Words.", "utf-8")
    before = sorted(tmp_path.rglob("*"))
    for command in (
        ("articles", "add", text, f"--id={named}"),
        ("articles", "text", "--", named),
        ("show", "--", named),
        ("init", tmp_path / "new", f"--from={named}"),
    ):
        env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
        assert run_cli("-w", workspace(tmp_path / "lake2"), *command, env=env).status in {2, 3}
    made = {path for path in tmp_path.rglob("*") if "lake2" not in path.parts}
    assert sorted(made) == before


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_is_no_web_address_is_a_problem(address: str, tmp_path: Path) -> None:
    root = workspace(tmp_path, articles=[{"url": address}])
    finished = run_cli("-w", root, "check")
    assert finished.status == 3
    assert "articles/wire-1999-07-05.yaml:" in finished.stdout


@pytest.mark.parametrize(
    "file", ["compliance.toml", "searches.yaml", f"evidence/{GAZETTE}.yaml", "compliance.lock"]
)
@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "device"])
def test_a_file_of_a_workspace_that_is_no_regular_file_is_not_opened(
    file: str, kind: str, tmp_path: Path
) -> None:
    root = workspace(tmp_path / "lake", files={"compliance.lock": ""})
    secret = tmp_path / "secret.yaml"
    secret.write_text("a secret", "utf-8")
    path = root / file
    path.unlink()
    put(kind, path, secret)
    for command in ("check", "report", "affirm"):
        finished = run_cli("-w", root, command, *(["--all"] if command == "affirm" else []))
        assert finished.status == 3
        assert "secret" not in (finished.stdout + finished.stderr).replace("secret.yaml", "")


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "device"])
def test_a_text_of_the_library_that_is_no_regular_file_is_not_held(
    kind: str, tmp_path: Path
) -> None:
    env = {"COMPLIANCE_TEXTS": str(tmp_path / "texts")}
    root = workspace(tmp_path / "lake")
    assert run_cli("-w", root, "articles", "add", write_digest(tmp_path), env=env).status == 0
    for path in list((tmp_path / "texts").rglob("*.txt")):
        moved = tmp_path / path.name
        path.rename(moved)
        put(kind, path, moved)
    listed = run_cli("-w", root, "articles", "list", env=env)
    assert listed.status == 0
    assert "text held" not in listed.stdout


@pytest.mark.parametrize("kind", ["pipe", "folder", "device", "huge", "not UTF-8"])
def test_a_file_given_to_articles_add_is_a_text_of_bounded_size(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "given.txt"
    if kind in {"pipe", "folder", "device"}:
        put(kind, path)
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(64 * 1024 * 1024 + 1)
    else:
        path.write_bytes(b"\xff")
    finished = run_cli("-w", workspace(tmp_path / "lake"), "articles", "add", path)
    assert finished.status == 3
    named, wrong = finished.stderr.split('" ', 1)
    assert named in {f'"{path}', f'"{path.name}'}
    assert wrong.startswith(
        "is larger than 64 MiB" if kind == "huge" else ("is ", "has no files in")
    )
    assert not (tmp_path / "lake" / "articles" / "given.yaml.draft").exists()


@pytest.mark.parametrize(
    ("kind", "status", "said"),
    [
        ("folder", 3, "it is no regular file; "),
        ("pipe", 3, "No such device or address; "),  # nobody reads it, and it is not waited for
        ("device", 0, ""),
    ],
)
def test_an_output_never_takes_the_place_of_a_folder_or_a_device(
    kind: str, status: int, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "out"
    put(kind, path)
    finished = run_cli("-w", workspace(tmp_path / "lake"), "report", "-o", path)
    assert finished.status == status
    assert finished.stderr.startswith(f'cannot write "{path}": {said}' if said else "")
    assert path.is_symlink() or not path.is_file()


def test_a_workspace_of_large_files_is_read_in_bounded_memory(tmp_path: Path) -> None:
    """A gigabyte that says nothing: the file is refused by its size, unread."""
    root = workspace(tmp_path / "lake")
    for file in ("searches.yaml", "compliance.lock", f"articles/{HERALD}.yaml"):
        with (root / file).open("wb") as out:
            out.truncate(1024 * 1024 * 1024)

    def check() -> None:
        pages = Path("/proc/self/statm").read_text("ascii").split()[0]
        held = int(pages) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + 200 * 1024 * 1024,) * 2)
        assert run_cli("-w", root, "check").stdout.count(": too-large: ") == 3

    assert os.waitpid(start(check), 0)[1] == 0


SETTINGS = 'title = "A lake"\nagreement = "lake_1999"\n'


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("a" + ".a" * 20_000 + " = 1\n", "3:1: too-large: the line has over 2,000 characters"),
        ("#" * 65_536, '1:1: too-large: "compliance.toml" has over 64 KiB; split it'),
    ],
)
def test_settings_that_take_the_memory_are_refused_before_they_are_parsed(
    added: str, said: str, tmp_path: Path
) -> None:
    root = workspace(tmp_path / "lake")
    (root / "compliance.toml").write_text(SETTINGS + added, "utf-8")
    finished = run_cli("-w", root, "check")
    assert finished.status == 3
    assert f"compliance.toml:{said}" in finished.stdout


def test_many_unknown_keys_of_the_settings_have_their_places_at_once(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    keys = [f"x{number} = 1" for number in range(5_000)]
    (root / "compliance.toml").write_text(SETTINGS + "\n".join(keys), "utf-8")
    began = time.process_time()
    said = run_cli("-w", root, "check").stdout
    assert 'compliance.toml:1002:1: unknown-key: unknown key "x999"' in said
    assert "compliance.toml:1003:1: too-many: " in said
    assert time.process_time() - began < 5


def test_of_the_problems_of_a_lock_a_thousand_are_told(tmp_path: Path) -> None:
    root = workspace(tmp_path / "lake")
    (root / "compliance.lock").write_bytes(b"0\n" * 1_000_000)
    began = time.process_time()
    finished = run_cli("-w", root, "check")
    assert finished.status == 3
    lines = [line for line in finished.stdout.splitlines() if line.startswith("compliance.lock:")]
    assert len(lines) == 1_001
    assert lines[-1].startswith("compliance.lock:1001:1: too-many: there are more than 1,000 ")
    assert time.process_time() - began < 5
