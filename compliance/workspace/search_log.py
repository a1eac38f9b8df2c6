"""Read and write searches.log.jsonl: JSON Lines, one for each run of a search, the first first."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Final

from compliance.errors import MOST_PROBLEMS, InvalidWorkspaceError, Problem, first_of
from compliance.files.writing import replace_file
from compliance.model.base import as_written
from compliance.model.incident import SearchRun, last_run
from compliance.workspace import layout
from compliance.workspace.files import MOST_LOCK_BYTES, SourceBytes, read_file
from compliance.workspace.layout import UnwritableWorkspaceError
from compliance.workspace.lock_file import find_conflicts_in, read_line
from compliance.workspace.write.writers_lock import writing

_CURE: Final = "take the line out and run that search anew"


def read_search_log(source: SourceBytes) -> tuple[tuple[SearchRun, ...], tuple[Problem, ...]]:
    """Return the valid lines of a log in their order, and the faults of the others."""
    runs: list[SearchRun] = []
    if problems := list(islice(find_conflicts_in(source), MOST_PROBLEMS + 1)):
        return (), first_of(problems)
    for number, line in enumerate(BytesIO(source.data), 1):
        if not line.strip():
            continue
        run, wrong = read_line(line, SearchRun, _CURE)
        if run is not None:
            runs.append(run)
        problems.extend(Problem(source.file, number, 1, "search-log", one) for one in wrong)
        if len(problems) > MOST_PROBLEMS:
            break
    return tuple(runs), first_of(problems)


def write_run(root: Path, run: SearchRun, say: Callable[[str], None]) -> bool:
    """Add a run to the log of a workspace, and return whether that changed a byte.

    A run that the log has as the last one of its search is not added again.

    Args:
        root: The folder of the workspace.
        run: What is to be noted.
        say: Told when another process has to be waited for.

    Raises:
        InvalidWorkspaceError: the log is wrong, or cannot be read.
        ReadOnlyWorkspaceError: the workspace came with an installed package.
        UnwritableWorkspaceError: it cannot be written; what stood there stays.
        FolderBusyError: another process did not finish writing in time.
    """
    layout.refuse_installed(root)
    with writing(root, say):
        problems: list[Problem] = []
        source = read_file(root, layout.SEARCH_LOG, problems, most=MOST_LOCK_BYTES)
        runs, wrong = ((), ()) if source is None else read_search_log(source)
        if problems or wrong:
            raise InvalidWorkspaceError([*problems, *wrong])
        if last_run(runs, run.search) == run:
            return False
        before = b"" if source is None else source.data
        gap = b"" if before.endswith(b"\n") or not before else b"\n"
        try:
            replace_file(root / layout.SEARCH_LOG, [before, gap, _line(run)], below=root)
        except OSError as error:
            raise UnwritableWorkspaceError(error) from None
    return True


def _line(run: SearchRun) -> bytes:
    text = json.dumps(as_written(run), ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()
