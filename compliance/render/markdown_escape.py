"""Make any text safe to stand in Markdown: no sign in it is read as markup."""

from __future__ import annotations

import re
from typing import Final

_BREAKS: Final = re.compile(r"[\t-\r\x1c-\x20\x85\u2028\u2029]+")
_SIGNS: Final = re.compile(r"[\\`*_\[\]|~$]")
_BLOCK_START: Final = re.compile(r"^(?:(\d{1,9})(?=[.)])|(?=[-+=#>:]))")
# GitHub makes links of bare addresses, and of a name after an @.
_BARE_LINKS: Final = re.compile(
    r"(?i)(?<=http)(?=:)|(?<=https)(?=:)|(?<=ftp)(?=:)|(?<=mailto)(?=:)|(?<=xmpp)(?=:)|(?<=www)(?=\.)|(?=@)"
)


def escape_markdown(text: str) -> str:
    """Return text that Markdown prints as it is, in one line, in a paragraph or a table's cell."""
    line = _SIGNS.sub(r"\\\g<0>", _BREAKS.sub(" ", text).strip())
    line = _BARE_LINKS.sub(r"\\", line)
    line = _BLOCK_START.sub(r"\1\\", line)
    return line.replace("&", "&amp;").replace("<", "&lt;")
