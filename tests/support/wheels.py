"""Small wheels of invented packages, as an index offers them."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Release:
    """One release of an invented package: what it asks for, and with which extra."""

    name: str
    version: str
    requires: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()

    def write_wheel(self, folder: Path) -> str:
        """Write the wheel into a folder; return the line that pins it by its hash."""
        path = folder / f"{self.name}-{self.version}-py3-none-any.whl"
        info = f"{self.name}-{self.version}.dist-info"
        with zipfile.ZipFile(path, "w") as wheel:
            wheel.writestr(f"{self.name}.py", "")
            wheel.writestr(f"{info}/METADATA", self._metadata())
            wheel.writestr(
                f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
            )
            wheel.writestr(f"{info}/RECORD", "")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        return f"{self.name}=={self.version} --hash=sha256:{digest}"

    def _metadata(self) -> str:
        lines = ["Metadata-Version: 2.1", f"Name: {self.name}", f"Version: {self.version}"]
        lines += [f"Provides-Extra: {extra}" for extra in self.extras]
        lines += [f"Requires-Dist: {requirement}" for requirement in self.requires]
        return "\n".join(lines) + "\n"
