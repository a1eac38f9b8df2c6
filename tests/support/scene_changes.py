"""Changes of a scene: streams, folders, rights, disks and limits as they should not be."""

from __future__ import annotations

import os
import resource
import socket
import subprocess
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Final

from support.scenes import Scene, no_rights

UNSHARED: Final = ["unshare", "--user", "--map-root-user", "--mount"]
"""Runs a program that may mount file systems which nobody else sees."""

Prepare = Callable[[Scene], object]


@cache
def can_mount() -> bool:
    """Return whether this user may mount file systems that only one process sees."""
    program = [*UNSHARED, "mount", "-t", "tmpfs", "none", "/mnt"]
    try:
        return subprocess.run(program, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def disk(place: str, size: str) -> Prepare:
    """Mount a disk on a folder; a size of 0 stands for one that was full before."""

    def prepare(scene: Scene) -> None:
        folder = scene.folder / place
        folder.mkdir(exist_ok=True)
        fill = "dd if=/dev/zero of=$0/full bs=4k 2>/dev/null;" if size == "0" else ""
        size_of = "64k" if size == "0" else size
        mount = f'mount -t tmpfs -o size={size_of} none "$0" && {{ {fill} exec "$@"; }}'
        scene.before = [*UNSHARED, "sh", "-c", mount, str(folder)]

    return prepare


def sealed(scene: Scene) -> None:
    """Run the command as an ordinary user without a name or a home, on a read-only system."""
    mount = 'mount -o remount,bind,ro / 2>/dev/null; mount --bind "$0" "$0" && '
    mount += 'mount -o remount,bind,ro "$0" && exec "$@"'
    nobody = ["unshare", "--user", "--map-user=12345", "--map-group=12345"]
    scene.before = [*UNSHARED, "sh", "-c", mount, str(scene.folder), *nobody]
    scene.env.pop("HOME")


def together(*steps: Prepare) -> Prepare:
    def prepare(scene: Scene) -> None:
        for step in steps:
            step(scene)

    return prepare


def with_streams(**streams: str) -> Prepare:
    return lambda scene: scene.streams.update(streams)


def with_env(**variables: str) -> Prepare:
    def prepare(scene: Scene) -> None:
        for name, value in variables.items():
            scene.env[name] = value.format(folder=scene.folder)

    return prepare


def without_env(*names: str) -> Prepare:
    return lambda scene: [scene.env.pop(name, None) for name in names]


def without_options(scene: Scene) -> None:
    scene.options = ()


def verbose(scene: Scene) -> None:
    scene.options = ("-v", *scene.options)


def cwd_gone(scene: Scene) -> None:
    scene.in_child.append(scene.desk.rmdir)


def mode(path: str, mode: int) -> Prepare:
    """Change the rights of a file or folder once the process stands in its current folder."""
    return lambda scene: scene.in_child.append(partial((scene.folder / path).chmod, mode))


def named(path: str) -> Prepare:
    def prepare(scene: Scene) -> None:
        scene.options = ("-w", f"{scene.folder}/{path}")

    return prepare


def moved(name: str) -> Prepare:
    def prepare(scene: Scene) -> None:
        scene.root.rename(scene.folder / name)
        scene.options = ("-w", f"{scene.folder}/{name}")

    return prepare


def written(path: str) -> Prepare:
    def prepare(scene: Scene) -> None:
        (scene.folder / path).parent.mkdir(exist_ok=True)
        (scene.folder / path).write_bytes(b"")

    return prepare


def own_template(text: str) -> Prepare:
    def prepare(scene: Scene) -> None:
        folder = scene.root / "templates" / "report"
        folder.mkdir(parents=True)
        (folder / "_foot.html.j2").write_text(text, "utf-8")

    return prepare


def instead(path: str, make: Callable[[Path], object]) -> Prepare:
    """Put something else in the place of a file."""

    def prepare(scene: Scene) -> None:
        (scene.folder / path).unlink()
        make(scene.folder / path)

    return prepare


def bound(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        here = os.open(path.parent, os.O_RDONLY)
        one.bind(f"/proc/self/fd/{here}/{path.name}")
        os.close(here)


def as_nobody(scene: Scene) -> None:
    scene.before = ["unshare", "--user", "--map-user=12345", "--map-group=12345", *scene.before]


def limited(what: int, most: int) -> Prepare:
    return lambda scene: scene.in_child.append(partial(resource.setrlimit, what, (most, most)))


def drop_rights(scene: Scene) -> None:
    """Make the command one of a user whom file modes hold."""
    scene.in_child.append(no_rights)
