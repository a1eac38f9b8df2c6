"""The names of the commands, and a line on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "report": "What a side or voice says of each point, all others beside.",
    "diff": "Where two sides, voices, dates or revisions differ.",
    "matrix": "A table of what is said: by side, by conduct, or by incident.",
    "timeline": "What was said when: lanes by side and group, due dates as lines.",
    "audit": "Every step from each point to the articles; what to look at again.",
    "site": "The workspace as a folder of pages, for a browser.",
    "show": "What there is; or one thing with all that touches it.",
    "check": "Every problem in the files of the workspace.",
    "articles": "Keep the texts of articles in the text library; draft new ones.",
    "affirm": "Find passages in the texts held here, and note where they stand.",
    "init": "Make a new workspace.",
    "schema": "The JSON Schemas of the files, for editors.",
    "explain": "What the code of a problem or finding means, and what to do.",
}
"""The commands in the order printed, each with its line; the module of the name has the rest."""
