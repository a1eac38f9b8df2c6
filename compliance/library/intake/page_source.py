"""The markup of a page: its characters, and bounds that keep a parser from harm."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from typing import Final

from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.decoding import codec_name
from compliance.library.intake.detecting import guessed
from compliance.library.intake.kinds import declared_encoding, utf_16_without_mark

_HEAD: Final = 4_096
_CURE: Final = "save the article's text as plain text"

_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE | re.ASCII)
_META: Final = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_AS_BROWSERS_DO: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
"""The larger encoding that browsers take for a smaller one of which it is an extension."""

MOST_CHARACTERS: Final = 4_000_000
"""Of a page without its scripts, styles and drawings."""
_LONGEST_TAG: Final = 16 * 1024
MOST_NESTED: Final = 200

_ODD: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*>", re.IGNORECASE)
_SKIPPED: Final = re.compile(r"<(script|style|svg|template)\b|<!--", re.IGNORECASE)
_CLOSING: Final = {
    "": re.compile("-->"),
    "script": re.compile("</script", re.IGNORECASE),
    "style": re.compile("</style", re.IGNORECASE),
    "svg": re.compile("</svg", re.IGNORECASE),
    "template": re.compile("</template", re.IGNORECASE),
}
_LD_JSON: Final = re.compile(r"[^>]*application/ld\+json[^>]*>", re.IGNORECASE)
_DATA: Final = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=%]{100,}")
_ANY_TAG: Final = re.compile(r"<[^<>]*>")
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
# Elements that have no end, or whose end is often left out.
_UNNESTED: Final = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody"),
        *("tfoot", "option", "optgroup", "colgroup", "rt", "rp", "path"),
    }
)


@dataclass(frozen=True, slots=True)
class PageSource:
    """A page before it is parsed.

    Args:
        markup: Its characters without styles, drawings, comments, and scripts but for JSON-LD.
        encoding: The encoding that its bytes were taken to be in.
        comments: The comments near its head, where programs say what they saved.
        ld_json: The texts of its JSON-LD.
    """

    markup: str
    encoding: str
    comments: tuple[str, ...]
    ld_json: tuple[str, ...]


def page_source(capture: Capture) -> PageSource:
    """Return the markup of a page.

    Raises:
        UnfitCaptureError: it is larger, or nested deeper, than can be read.
    """
    text, encoding = _characters(capture)
    text = _ODD.sub("", text)
    declaration = _DECLARATION.match(text)
    text = text if declaration is None else text[declaration.end() :]
    kept, comments, ld_json = _divided(text)
    markup = _short_tags(_DATA.sub("data:,", kept))
    if len(markup) > MOST_CHARACTERS:
        wrong = f"has more than {MOST_CHARACTERS:,} characters of markup"
        raise UnfitCaptureError(capture.name, wrong, _CURE)
    if _depth(markup) > MOST_NESTED:
        wrong = f"has more than {MOST_NESTED} elements in one another"
        raise UnfitCaptureError(capture.name, wrong, _CURE)
    return PageSource(markup, encoding, comments, ld_json)


def all_text(capture: Capture) -> str:
    """Return all characters between the tags of a page, or of a text, cheaply and for no reader.

    It has every word that can be read out of the capture, but where tags divide a word.
    """
    text, _ = _characters(capture)
    if "<" in text:
        kept, _, ld_json = _divided(text)
        text = " ".join((_ANY_TAG.sub(" ", kept), *ld_json))
    return unescape(text) if "&" in text else text


def _characters(capture: Capture) -> tuple[str, str]:
    """Return the characters of a page, and the encoding they were in."""
    data = capture.data
    for known in (capture.encoding, _by_bytes(data)):
        if known is not None:
            encoding = codec_name(known) or known
            return data.decode(encoding, errors="replace").removeprefix("\ufeff"), encoding
    for declared in (_CHARSET.search(capture.header("content-type") or ""), _META.search(data)):
        encoding = _known(declared)
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(encoding), encoding
    encoding = guessed(data) or "cp1252"
    return data.decode(encoding, errors="replace"), encoding


def _by_bytes(data: bytes) -> str | None:
    """Return the encoding that the bytes themselves show: others are not UTF-8 by chance."""
    declared = declared_encoding(data)
    if declared is not None:
        return declared[0]
    with suppress(UnicodeDecodeError):
        data.decode("utf-8")
        return utf_16_without_mark(data) or "utf-8"
    return utf_16_without_mark(data)


def _known(declared: re.Match[str] | re.Match[bytes] | None) -> str:
    """Return the encoding that was declared; a name of none if none was."""
    if declared is None:
        return ""
    name = declared[1]
    found = codec_name(name if isinstance(name, str) else name.decode("ascii", "replace")) or ""
    return _AS_BROWSERS_DO.get(found, found)


def _divided(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return a page without what is not shown, its first comments, and its JSON-LD."""
    kept: list[str] = []
    comments: list[str] = []
    ld_json: list[str] = []
    at = 0
    while (found := _SKIPPED.search(text, at)) is not None:
        kept.append(text[at : found.start()])
        close = _CLOSING[(found[1] or "").lower()].search(text, found.end())
        if close is None:  # as browsers do: it takes in all the rest
            at = len(text)
            break
        inside = text[found.end() : close.start()]
        if found[1] is None and found.start() < _HEAD:
            comments.append(inside[:_HEAD])
        elif found[1] is not None and (opening := _LD_JSON.match(inside)):
            ld_json.append(inside[opening.end() :])
            # Some pages have their text nowhere else.
            kept.append(f"{found[0]}{inside}</script>")
        at = close.end() if found[1] is None else (text.find(">", close.end()) + 1 or len(text))
    kept.append(text[at:])
    return "".join(kept), tuple(comments), tuple(ld_json)


def _short_tags(text: str) -> str:
    """Return markup in which tags that are too long have no attributes.

    The time that a parser takes grows with the square of their number.
    """
    kept: list[str] = []
    at = copied = 0
    while (found := _TAG.search(text, at)) is not None:
        end = text.find(">", found.end())
        if end < 0:
            end = len(text)
        if end - found.start() > _LONGEST_TAG:
            kept.append(text[copied : found.end()])
            copied = end
        at = end
    kept.append(text[copied:])
    return "".join(kept)


def _depth(text: str) -> int:
    """Return how many elements stand in one another at the most."""
    deepest = depth = 0
    for closing, name in _TAG.findall(text):
        if name.lower() not in _UNNESTED:
            depth = max(0, depth - 1) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest
