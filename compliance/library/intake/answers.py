"""Which answers of a server are no articles, by what it says of them."""

from __future__ import annotations

from typing import Final

from compliance.network.error import UnfetchedError

_FAMILIES: Final = frozenset({"audio", "font", "image", "model", "video"})
_NO_ARTICLES: Final = frozenset(
    {
        "application/gzip",
        "application/java-archive",
        "application/vnd.rar",
        "application/wasm",
        "application/x-7z-compressed",
        "application/x-bzip2",
        "application/x-gzip",
        "application/x-msdownload",
        "application/x-rar-compressed",
        "application/x-tar",
        "application/zip",
        "application/x-zip-compressed",
    }
)


def refuse_kind(address: str, content_type: str) -> None:
    """Refuse an answer that says of itself that it is no text.

    Raises:
        UnfetchedError: It is a picture, a recording, or packed files.
    """
    kind = content_type.partition(";")[0].strip().lower()
    family = kind.partition("/")[0]
    if family in _FAMILIES:
        wrong, cure = f"is no article but {family}", "give the address of the page around it"
        raise UnfetchedError(address, f"{wrong} ({kind})", cure)
    if kind in _NO_ARTICLES:
        cure = "unpack it and add the files in it"
        raise UnfetchedError(address, f"is no article but packed files ({kind})", cure)
