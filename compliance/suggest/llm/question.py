"""What a language model is asked: the rules, the agreement as data, and an article set apart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from compliance.files.reading import read_shipped
from compliance.model.agreement import Agreement
from compliance.model.obligation import Obligation
from compliance.model.words import Act, Scope, Status
from compliance.suggest.given import Given
from compliance.suggest.suggestion import Clue

PROMPT_FILE: Final = "prompt.txt"
_WINDOW: Final = 24_000
"""Code points of an article that are asked about at once."""


class Prompt:
    """The rules that the model is given, as they are shipped, with their hash."""

    def __init__(self) -> None:
        data = read_shipped(Path(__file__).with_name(PROMPT_FILE))
        self.text, self.sha256 = data.decode("utf-8"), sha256(data).hexdigest()


def questions(given: Given, model: str, prompt: Prompt) -> Iterator[bytes]:
    """Yield the body of each question about an article, of which each asks about one piece.

    Lists have the order of the files they come from. The line around a piece is made from the hash
    of the piece, so that nothing in an article can pretend to be its end.
    """
    told = json.dumps(_known(given), ensure_ascii=False)
    for piece in _pieces(given.text):
        line = f"===== {sha256(piece.encode('utf-8', 'surrogatepass')).hexdigest()}"
        messages = [
            {"role": "system", "content": prompt.text},
            {"role": "user", "content": told},
            {"role": "user", "content": f"{line}\n{piece}\n{line}"},
        ]
        question = {
            "model": model,
            "messages": messages,
            "temperature": 0,
            "seed": 0,
            "response_format": {"type": "json_object"},
        }
        yield json.dumps(question).encode("ascii")


def _pieces(text: str) -> Iterator[str]:
    """Yield an article in pieces that can be asked about, divided between lines where it can be."""
    start = 0
    while len(text) - start > _WINDOW:
        line = text.rfind("\n", start, start + _WINDOW) + 1
        stop = line if line > start else start + _WINDOW
        yield text[start:stop]
        start = stop
    if text[start:].strip():
        yield text[start:]


def _known(given: Given) -> dict[str, object]:
    agreement = given.agreement
    return {
        "agreement": agreement.title,
        "signed": agreement.signed.text,
        "published": given.published.text,
        "outlet": given.outlet,
        "targets": _targets(agreement),
        "sides": {side.id: side.name for side in agreement.sides},
        "voices": {
            source.id: {
                "name": source.name_on(given.published),
                "side": source.side_on(given.published),
            }
            for source in given.sources.values()
        },
        "bodies": {body.id: body.name for body in agreement.bodies},
        "instruments": {one.id: one.title for one in agreement.instruments},
        "acts": list(Act),
        "statuses": list(Status),
        "scopes": [scope for scope in Scope if scope is not Scope.ARGUABLE],
        "cues": list(Clue),
    }


def _targets(agreement: Agreement) -> dict[str, str]:
    found: dict[str, str] = {}
    for target in agreement.targets:
        about = agreement.about(target)
        if about is None:
            found[target] = "the agreement as a whole"
        elif isinstance(about, Obligation):
            found[target] = about.detail or about.duty
        else:
            found[target] = about.title
    return found
