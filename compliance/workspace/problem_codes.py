"""The codes of Problems, and what each means; docs/reference/problems.md has cause and cure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

PROBLEM_CODES: Final[Mapping[str, str]] = {
    # the file itself
    "file-name": "A file is not named after the id in it, or does not end in .yaml.",
    "link": "A file or folder is a link to somewhere else.",
    "not-a-file": "A file is a folder, a device or the like, or a folder is a file.",
    "not-utf8": "A file is not UTF-8 text.",
    "too-large": "A file is larger than any file of a workspace should be.",
    "unreadable": "A file or folder cannot be read, for lack of rights or because of the disk.",
    # strict YAML, and TOML
    "alias": "A YAML alias stands for something written elsewhere.",
    "ambiguous-scalar": "A text without quotes is something else to some YAML readers.",
    "anchor": "A YAML anchor names something for use elsewhere.",
    "control-character": "A character that cannot be seen, or a line break, stands in a text.",
    "duplicate-key": "A key stands twice in one mapping.",
    "empty-file": "A file holds nothing.",
    "empty-value": "A key or an item of a list has no value.",
    "key-not-text": "A key is missing, or is no text.",
    "merge-key": "The key << merges mappings.",
    "several-documents": "A file holds several YAML documents.",
    "syntax": "A file cannot be read as YAML, or compliance.toml as TOML.",
    "tag": "A YAML tag forces a type on a value.",
    "too-deep": "Lists and mappings are nested too deep.",
    "too-many": "A file has more problems than are listed.",
    # the shape of records
    "date": "A text is no date of EDTF level 1.",
    "missing-key": "A key that is needed is not there.",
    "unknown-key": "A key is not known there.",
    "unknown-word": "A word is none of those that may stand there.",
    "wrong-type": "A value is of another type than is needed there.",
    "wrong-value": "A value is not written as it should be, or two exclude each other.",
    # between records
    "cycle": "A relation leads back to where it began.",
    "date-order": "Of two dates, the later is the one that must come first.",
    "duplicate-id": "An id is taken already.",
    "illegal-act": "An act has what it may not have, or lacks what it needs.",
    "lock": "A line of compliance.lock is damaged.",
    "other-side": "A source is part of a source of another side.",
    "range": "A range of an article's text is empty, or overlaps another.",
    "repeated": "Something is named twice where once is enough.",
    "scope": "A scope lacks the note or the instrument it needs, or has one too many.",
    "too-many-words": "More words of somebody else's text stand there than may.",
    "unknown-agreement": "No agreement has that id.",
    "unknown-article": "No article has that id.",
    "unknown-evidence": "No record of evidence on the same agreement has that id.",
    "unknown-incident": "No incident has that id.",
    "unknown-instrument": "The agreement lists no other instrument of that id.",
    "unknown-party": "No side and no source has that id.",
    "unknown-reading": "No reading of an obligation under the targets has that id.",
    "unknown-side": "No side has that id.",
    "unknown-source": "No source has that id.",
    "unknown-target": "The agreement has no clause or obligation of that id.",
    "unknown-text": "The agreement lists no published text of that id.",
    "voice": "A voice is not what those who relay it make it.",
    "white-space": "The words of a passage begin or end with white space.",
}
