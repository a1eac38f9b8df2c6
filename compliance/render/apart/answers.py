"""The inside of such a process: lines of JSON come in, and each is answered with a line."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from typing import IO, Any

MADE, FAILED, UNLOADED = "made", "failed", "unloaded"

Answer = tuple[str, ...]


def serve(
    answer: Callable[[Any], Answer],
    requests: IO[bytes],
    replies: IO[bytes],
    begin: Callable[[], None],
) -> None:
    """Answer one request after another; `begin` is called before each."""
    for line in requests:
        begin()
        replies.write(json.dumps(answer(json.loads(line))).encode("ascii") + b"\n")
        replies.flush()


def answered(make: Callable[[], tuple[bytes, str]]) -> Answer:
    """Return what is made, in base 64, with what there is to say of it; or else what went wrong."""
    try:
        data, said = make()
    except MemoryError:
        return FAILED, "it takes more memory than it may"
    except Exception as error:  # noqa: BLE001 - whatever a stranger's page makes a library do
        return FAILED, f"{type(error).__name__}: {error}"
    return MADE, b64encode(data).decode("ascii"), said
