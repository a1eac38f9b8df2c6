"""Keep the shipped templates compiled beside them, as Python keeps its own modules.

Compiling takes as long as writing a page of a thousand records. What is kept runs as code, so only
templates that are part of the program are kept, in the folder that Python would choose for a module
of theirs: whoever may write there may change the program itself. Those of a workspace are compiled
anew in each run, and nothing kept is looked for beside them.
"""

from __future__ import annotations

import marshal
import sys
import zlib
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Final

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from compliance.workspace.layout import TEMPLATES, bundled_root
from compliance.workspace.write.atomic import replace_file

if TYPE_CHECKING:
    from jinja2 import Environment

COMPILERS: Final = ("templates.py", "sandbox/meter.py", "sandbox/environment.py", "writing.py")
"""Modules beside this one that have a say in what templates are compiled to."""


class KeptBeside(BytecodeCache):
    """Reads and writes compiled templates; silently does without where that fails."""

    def __init__(self) -> None:
        self._shipped = bundled_root().resolve() / TEMPLATES
        self._made_by = made_by()

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Return what is kept of a template; empty if its text, or what compiles it, is another.

        The key of a bucket is the file that keeps it, its checksum all that must be the same.
        """
        # The name of the file is in the code, for messages.
        same = f"{self._made_by}\n{name}\n{filename}\n{source}"
        bucket = Bucket(environment, self._place(filename), same)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept."""
        # Whatever marshal says of bytes that it did not write.
        with suppress(OSError, EOFError, ValueError, TypeError):
            same, code = marshal.loads(Path(bucket.key).read_bytes())  # noqa: S302 - see above
            if same == bucket.checksum and isinstance(code, CodeType):
                bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket is filled with, unless Python may keep nothing of its own either."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        path = Path(bucket.key)
        with suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            replace_file(path, marshal.dumps((bucket.checksum, bucket.code)))

    def _place(self, filename: str | None) -> str:
        """Return the file that keeps a template; none, an empty text, if it is not shipped."""
        file = Path(filename or "").resolve()
        return cache_from_source(str(file)) if file.is_relative_to(self._shipped) else ""


def made_by() -> str:
    """Return what tells apart what different programs compile of one template."""
    here = Path(__file__).parent
    parts = (zlib.crc32((here / name).read_bytes()) for name in COMPILERS)
    return " ".join([jinja2.__version__, sys.version, *map(str, parts)])
