"""The codes of Problems with their meaning; docs/reference/problems.md has cause and cure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PROBLEM_CODES: Final[Mapping[str, str]] = {
    # the file itself
    "file-name": "A file is not named after the id in it, or does not end in .yaml.",
    "link": "A file or folder is a link to somewhere else.",
    "not-a-file": "A file is a folder, a device or something else, or a folder is a file.",
    "not-utf8": "A file is not UTF-8 text.",
    "too-large": "A file is larger than any file of a workspace should be.",
    "unreadable": "A file or folder cannot be read, because of its permissions or the disk.",
    # strict YAML, and TOML
    "alias": "A YAML alias stands for something written elsewhere.",
    "ambiguous-scalar": "Some YAML readers take a text without quotes for something else.",
    "anchor": "A YAML anchor names something for use elsewhere.",
    "comment": "A comment stands behind a text without quotes, and may be a part of it.",
    "control-character": "A text has an invisible character or a line break.",
    "duplicate-key": "A mapping has the same key twice.",
    "empty-file": "A file is empty.",
    "empty-value": "A key or an item of a list has no value.",
    "key-not-text": "A key is missing, or is not text.",
    "merge-conflict": "Two versions of a file were merged by git, and not all of it could be.",
    "merge-key": "The key << merges mappings.",
    "several-documents": "A file holds several YAML documents.",
    "syntax": "A file cannot be read as YAML, or compliance.toml as TOML.",
    "tag": "A YAML tag forces a type on a value.",
    "too-deep": "Lists and mappings, or folders, are nested too deep.",
    "too-many": "A file has more problems than are listed.",
    # the shape of records
    "date": "A text is not an EDTF level 1 date.",
    "missing-key": "A required key is missing.",
    "unknown-key": "A key is not allowed in its place.",
    "unknown-word": "A word is not one of those allowed in its place.",
    "wrong-type": "A value has the wrong type for its place.",
    "wrong-value": "A value is not in the required form, or excludes another.",
    # between records
    "cycle": "A relation leads back to where it began.",
    "date-order": "Two dates are in the wrong order.",
    "duplicate-id": "An id is taken already.",
    "holder": "A holder is not who said what it is said to hold.",
    "illegal-act": "An act has something that it may not have, or lacks something that it needs.",
    "lock": "A line of compliance.lock is damaged.",
    "other-side": "A source is part of a source of another side.",
    "range": "A range of an article's text is empty, or overlaps another.",
    "repeated": "Something is named twice where once is enough.",
    "reserved-id": "A file is named after an id, and no file can have that name everywhere.",
    "scope": "A scope lacks the note or the instrument it needs, or has one too many.",
    "too-many-words": "More words of somebody else's text are quoted than allowed.",
    "unknown-agreement": "No agreement has that id.",
    "unknown-article": "No article has that id.",
    "unknown-body": "The agreement declares no joint body with that id.",
    "unknown-evidence": "No record of evidence on the same agreement has that id.",
    "unknown-incident": "No incident has that id.",
    "unknown-instrument": "The agreement lists no instrument with that id.",
    "unknown-part": "No obligation under the targets declares a part with that id.",
    "unknown-party": "No side and no source, or joint body that acts, has that id.",
    "unknown-reading": "No obligation under the targets has a reading with that id.",
    "unknown-side": "No side has that id.",
    "unknown-source": "No source has that id.",
    "unknown-target": "The agreement has no clause or obligation with that id.",
    "unknown-text": "The agreement lists no published text with that id.",
    "voice": "A voice does not fit the sources that relay it.",
    "white-space": "The words of a passage begin or end with white space.",
}
