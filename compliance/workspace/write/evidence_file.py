"""The text of a new evidence file, as one would be after its records were put there one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compliance.workspace.write.yaml_writer import write_yaml

_PAD = "  "


def evidence_file_text(head: Mapping[str, object], records: Sequence[Mapping[str, object]]) -> str:
    """Return a file of evidence: its other keys, then its records with empty lines between them."""
    blocks = (
        "".join(
            f"{_PAD}{line}\n" if line else "\n" for line in write_yaml([dict(one)]).splitlines()
        )
        for one in records
    )
    return write_yaml(dict(head)) + (
        "evidence:\n" + "\n".join(blocks) if records else "evidence: []\n"
    )
