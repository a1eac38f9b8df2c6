"""Find what files still say in an older form: it is read, and there is a better one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from compliance.workspace.evidence import NOT_SAID
from compliance.workspace.faults import Fault
from compliance.workspace.records import Records

OLDER_FORM: Final = "older-form"


def find_older_forms(records: Records) -> Iterator[Fault]:
    """Yield each place with an older form, in the order of the files; none of them is a mistake."""
    for file, told in records.evidence.items():
        for index, entry in enumerate(told.evidence):
            for number, figure in enumerate(entry.figures):
                if figure.of == NOT_SAID:
                    route = ("evidence", index, "figures", number, "of")
                    message = f'"{NOT_SAID}" is an older form; leave "of" out'
                    yield Fault(file, route, OLDER_FORM, message)
