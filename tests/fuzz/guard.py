"""Watch what Python does for a command: programs started, networks asked, files written afar."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_PROGRAMS: Final = ("os.system", "os.exec", "os.posix_spawn", "subprocess.Popen", "pty.spawn")
_NETWORK: Final = ("socket.connect", "socket.bind", "socket.getaddrinfo", "urllib.Request")
_CHANGES: Final = (
    "os.mkdir",
    "os.remove",
    "os.rmdir",
    "os.rename",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "os.chown",
    "os.utime",
)
_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_HARMLESS: Final = (os.devnull, "/dev/tty")


class Guard:
    """Notes what is forbidden while it watches, and refuses to write outside one folder.

    Below the folder anything may be written: whether something was, its owner sees.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = f"{folder.resolve()}{os.sep}"
        self.seen: list[str] = []
        self._watching = False
        self._programs = False
        sys.addaudithook(self._event)

    @contextmanager
    def watching(self, *, programs: bool = False) -> Iterator[None]:
        """Watch a command, which may start programs or not."""
        self.seen.clear()
        self._watching, self._programs = True, programs
        try:
            yield
        finally:
            self._watching = False

    def _event(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self._watching:
            return
        if event in _NETWORK or (event in _PROGRAMS and not self._programs):
            self.seen.append(f"{event} {arguments!r:.200}")
        elif event == "open":
            flags = arguments[2]
            if isinstance(flags, int) and flags & _WRITES:
                self._refuse(event, arguments[:1])
        elif event in _CHANGES:
            self._refuse(event, arguments[:2])

    def _refuse(self, event: str, names: tuple[object, ...]) -> None:
        """Refuse what is named with its whole path outside; other names are below the folder."""
        for name in names:
            if not isinstance(name, str | bytes):
                continue
            path = os.path.normpath(os.fsdecode(name))
            if not Path(path).is_absolute() or path in _HARMLESS:
                continue
            if not f"{path}{os.sep}".startswith(self.folder):
                self.seen.append(f"{event} {path!r:.200}")
                raise PermissionError(1, "Operation not permitted", path)
