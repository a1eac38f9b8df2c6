"""The texts of the invented articles, and the file that a reader of them would hold."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Final

HERALD: Final = """South keeps its boats on the lake

HAVEN, 1 July 1999 – South Shore has not withdrawn its patrol boats from the ferry lane, the \
Ministry of Waters of North Shore said on Thursday. “The gates of the dam were opened on the first \
of June, as the treaty asks,” the ministry said. It denied that a gate was shut again on 20 June.

South Shore, it said, holds that the lane begins only at the second buoy. It expects the League's \
mission to see to the withdrawal. Ferries crossed twelve times in June, the harbour office noted.
"""
GAZETTE: Final = """Office: a gate was shut

LOWTOWN, 28 June 1999 – North Shore shut one gate of the dam on 20 June, the Lake Office of South \
Shore said on Sunday. “That is a breach of point one,” a spokesman said. The boats left the lane \
on 15 June, the office added, and none came back. “Two boats stayed,” said an officer who gave no \
name. The Gazette could not check this. The office will invite observers in August.
"""
DIGEST: Final = f"A digest of the press\n\n{HERALD}\n* * *\n\n{GAZETTE}"
TEXTS: Final = {"herald-1999-07-01": HERALD, "gazette-1999-06-28": GAZETTE}


def digest_sha256() -> str:
    """Return the hash of the file that holds both articles."""
    return sha256(DIGEST.encode()).hexdigest()


def range_of(article: str) -> tuple[int, int]:
    """Return where in the file the text of an article stands, in code points."""
    start = DIGEST.index(TEXTS[article])
    return start, start + len(TEXTS[article])


def write_digest(folder: Path) -> Path:
    """Write the file that holds both articles into a folder; return its path."""
    path = folder / "digest.txt"
    path.write_bytes(DIGEST.encode())
    return path
