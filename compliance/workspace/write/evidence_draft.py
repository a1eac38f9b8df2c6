"""Write the draft of an evidence file, which nothing reads until a person renames it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from compliance.errors import ComplianceError
from compliance.files.paths import Kind, kind_of
from compliance.files.writing import make_folder, replace_file
from compliance.workspace import layout
from compliance.workspace.layout import UnwritableWorkspaceError
from compliance.workspace.write.draft_file import DRAFT_SUFFIX
from compliance.workspace.write.writers_lock import writing
from compliance.workspace.write.yaml_writer import write_yaml

HEAD: Final = """\
# Suggested, and accepted by nobody. Take out what is no evidence, correct the rest by the codebook,
# write each claim in your own words, then rename the file to end in .yaml.
"""
CLAIM: Final = "claim:  # what is said, in your own words"


class EvidenceExistsError(ComplianceError):
    """An article that has an evidence file, or a draft of one, already."""

    def __init__(self, file: str) -> None:
        super().__init__(f'"{file}" exists already; go on with it, or take it away')


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedEntry:
    """A record to be completed: its keys before and behind the claim, and notes for the person."""

    before: Mapping[str, object]
    behind: Mapping[str, object]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceDraft:
    """The draft of an article's evidence file."""

    article: str
    agreement: str
    entries: tuple[DraftedEntry, ...]

    @property
    def name(self) -> str:
        """The path of the file that it is to become."""
        return f"{layout.EVIDENCE}/{self.article}.yaml"

    @property
    def file(self) -> str:
        """The path of the draft."""
        return self.name + DRAFT_SUFFIX


def evidence_text(draft: EvidenceDraft) -> str:
    """Return the draft as it is written: each claim is a comment that asks for it."""
    head = write_yaml({"article": draft.article, "agreement": draft.agreement})
    return f"{HEAD}{head}evidence:\n" + "\n".join(map(_entry_text, draft.entries))


def write_evidence_draft(root: Path, draft: EvidenceDraft, say: Callable[[str], None]) -> str:
    """Write a draft into a workspace, and return its path there; never over a file.

    Args:
        root: The folder of the workspace.
        draft: What is to be written.
        say: Told when another process has to be waited for.

    Raises:
        EvidenceExistsError: the article has an evidence file, or a draft of one.
        ReadOnlyWorkspaceError: the workspace came with an installed package.
        UnwritableWorkspaceError: it cannot be written.
        FolderBusyError: another process did not finish writing in time.
    """
    layout.refuse_installed(root)
    with writing(root, say):
        for file in (draft.name, draft.file, f"{draft.name.removesuffix('.yaml')}{layout.LINES}"):
            if kind_of(root / file) is not Kind.MISSING:
                raise EvidenceExistsError(file)
        try:
            make_folder(root / layout.EVIDENCE, below=root)
            replace_file(root / draft.file, [evidence_text(draft).encode()], below=root)
        except OSError as error:
            raise UnwritableWorkspaceError(error) from None
    return draft.file


def _entry_text(entry: DraftedEntry) -> str:
    notes = "".join(f"  # {note}\n" for note in entry.notes)
    before, behind = (write_yaml(dict(part)).splitlines() for part in (entry.before, entry.behind))
    lines = [*before, f"# {CLAIM}", *behind]
    first, *others = lines
    return notes + "\n".join([f"  - {first}", *(f"    {line}" for line in others)]) + "\n"
