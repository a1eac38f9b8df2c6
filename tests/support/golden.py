"""Expected output kept as files: compare, accept, and tell which files nobody asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol


class Golden(Protocol):
    """What a test that asks for the `golden` fixture gets."""

    def __call__(self, name: str, actual: str) -> None:
        """Compare `actual` with tests/golden/<name>, byte for byte."""


@dataclass
class GoldenFolder:
    """The folder of expected output, and which of its files were asked for."""

    root: Path
    update: bool = False
    used: set[Path] = field(default_factory=set)

    def check(self, name: str, actual: str) -> None:
        """Compare, or with `update` write and then compare."""
        path = self.root / name
        self.used.add(path)
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(actual.encode())
        accept = "look at it, then accept it with: pytest --update-golden"
        assert path.is_file(), f"tests/golden/{name} does not exist; {accept}"
        assert actual == path.read_bytes().decode(), f"tests/golden/{name} differs; {accept}"

    def strays(self) -> tuple[str, ...]:
        """Return the names of files that no test compared with, sorted."""
        files = {path for path in self.root.rglob("*") if path.is_file()}
        return tuple(sorted(path.relative_to(self.root).as_posix() for path in files - self.used))
