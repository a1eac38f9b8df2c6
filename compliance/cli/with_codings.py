"""The records of the workspace of a command with the blind codings, for the few that read them."""

from __future__ import annotations

from compliance.cli.context import Context
from compliance.workspace.checks.codings import find_coding_faults
from compliance.workspace.load import read_checked
from compliance.workspace.records import Records


def records_with_codings(context: Context) -> Records:
    """Return the records, read and checked with the codings; the command has them from then on.

    Raises:
        InvalidWorkspaceError: files are wrong, codings among them.
    """
    context.records = read_checked(context.root, context.cache_file, codings=find_coding_faults)
    return context.records
