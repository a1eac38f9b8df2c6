"""Time `compliance search` on invented texts in four scripts, each run as a process of its own.

`python -m benchmarks.search [TEXTS]` prints processor time and the largest memory: the index made
at first, then warm, with one text more, with a cache that was damaged, and without one.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from compliance.library.store import TextLibrary

SIZES = (1_000, 10_000)
LETTERS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзийклмнопрстуфхцчшщыьэюя",
    "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
)
WORDS = 450
"""So many in a text, which makes about 3,000 characters."""


def texts(count: int) -> Iterator[str]:
    """Yield invented texts, a quarter in each script; few words are frequent, most are rare."""
    made = random.Random(7)  # noqa: S311 - the same texts in each run
    known = [
        ["".join(made.choices(letters, k=made.randint(2, 9))) for _ in range(30_000)]
        for letters in LETTERS
    ]
    for number in range(count):
        words = known[number % len(known)]
        chosen = (words[min(int(made.paretovariate(0.6)), 29_999)] for _ in range(WORDS))
        yield f"{' '.join(chosen)} lone{number}."


def run(words: str, folder: Path, *, cache: bool = True) -> tuple[float, int]:
    """Return processor time in seconds and the largest memory in MiB of one search."""
    kept = str(folder / "cache") if cache else "off"
    env = {**os.environ, "COMPLIANCE_TEXTS": str(folder), "COMPLIANCE_CACHE": kept}
    code = (
        "import resource, sys\n"
        "from compliance.cli.app import app\n"
        "try: app(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "used = resource.getrusage(resource.RUSAGE_SELF)\n"
        "sys.stderr.write(f'{used.ru_utime + used.ru_stime} {used.ru_maxrss // 1024}')\n"
    )
    command = [sys.executable, "-c", code, "search", "--most", "20", words]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=env)
    seconds, memory = done.stderr.split()
    return float(seconds), int(memory)


def measure(size: int) -> None:
    """Print the figures for so many texts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = TextLibrary(folder)
        for text in texts(size):
            library.put(text)
        say(size, "first", run("lone17", folder))
        say(size, "warm, one text", min(run("lone17", folder) for _ in range(5)))
        say(size, "warm, a tenth", min(run("lone1*", folder) for _ in range(5)))
        library.put("One more.")
        say(size, "one more", run("lone17", folder))
        (index,) = (folder / "cache" / "search").rglob("*.sqlite3")
        mib = index.stat().st_size / 1024**2
        index.write_bytes(index.read_bytes()[:-1])
        say(size, "damaged", run("lone17", folder))
        say(size, "no cache", run("lone17", folder, cache=False))
        sys.stdout.write(f"{size:8,}  the index has {mib:.0f} MiB\n")


def say(size: int, what: str, figures: tuple[float, int]) -> None:
    """Print a line."""
    seconds, memory = figures
    sys.stdout.write(f"{size:8,}  {what:<16}{seconds:8.2f} s{memory:6} MiB\n")
    sys.stdout.flush()


def main() -> None:
    """Print the figures for each number of texts, or for the one on the command line."""
    sizes = [int(one) for one in sys.argv[1:]] or SIZES
    for size in sizes:
        measure(size)


if __name__ == "__main__":
    main()
