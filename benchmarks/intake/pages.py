"""Twelve kinds of pages, with invented articles: what is their text, and what stands around it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from typing import Final

_WHO: Final = (
    "The harbour office",
    "A keeper of the northern lock",
    "The council of Haven",
    "Two captains of the morning ferry",
    "The owner of the fish market",
    "An inspector who came by rail",
    "The teachers of the river school",
)
_DID: Final = (
    "said on {day} that the gate had stayed shut for {n} hours",
    "counted {n} boats below the old bridge before {day}",
    "asked the other bank to open its landing by {day}, {n} days early",
    "found that {n} of the lamps along the quay had gone out on {day}",
    "will pay {n} coins a week for the pump until {day}",
    "wrote {n} letters about the fares, the last of them on {day}",
)
_WHY: Final = (
    "since the water stood higher than in any year that people remember",
    "although nobody on the other bank had been told of it",
    "because the wind had turned and the crews were tired",
    "while the tower was being painted for the feast",
    "after the clerk had read the old rule aloud in the hall",
)
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
BESIDE: Final = (
    "Sign up for our morning letter",
    "Most read this week",
    "Share this story with your friends",
    "We and our 412 partners store cookies on your device",
    "Advertisement: boats for hire from nine coins",
    "All rights reserved by the River Times",
    "Related: ten bridges that you must see",
    "Weather: clear over both banks",
    "First! Great read, says a reader in a comment",
)
"""Words that stand around articles and are not of them."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its HTML, the paragraphs of its article, and what of BESIDE is on it."""

    name: str
    html: str
    paragraphs: tuple[str, ...]
    beside: tuple[str, ...]


def sentences() -> Iterator[str]:
    """Yield sentences without end, of which no two are the same."""
    for n in count():
        who, did, why = _WHO[n % 7], _DID[n % 6], _WHY[n // 2 % 5]
        yield f"{who} {did.format(day=_DAYS[n // 3 % 5], n=n + 3)}, {why}."


def paragraphs(number: int, start: int) -> tuple[str, ...]:
    """Return so many paragraphs of two sentences."""
    said = islice(sentences(), start, start + 2 * number)
    pairs = zip(said, said, strict=True)
    return tuple(f"{one} {other}" for one, other in pairs)


def pages() -> list[Page]:
    """Return all pages."""
    return [
        _semantic(),
        _div_soup(),
        _paywall(),
        _advertisements(),
        _quotes_lists_table(),
        _short(),
        _line_breaks(),
        _json_ld_only(),
        _live_blog(),
        _cookie_wall(),
        _inline(),
        _long(),
    ]


_HEAD: Final = "<title>The gate of the harbour - River Times</title><meta charset=utf-8>"
_NAVIGATION: Final = (
    "<nav><ul><li><a href=/>Front</a><li><a href=/w>Weather</a><li><a href=/s>Sport</a></ul></nav>"
)


def _html(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang=en><head>{_HEAD}{head}</head><body>{body}</body></html>"


def _joined(found: tuple[str, ...], tag: str = "p") -> str:
    return "".join(f"<{tag}>{one}</{tag}>\n" for one in found)


def _aside(*found: str) -> str:
    return "".join(f"<aside class=widget><h3>{one}</h3></aside>" for one in found)


def _semantic() -> Page:
    text, beside = paragraphs(8, 0), (BESIDE[0], BESIDE[1], BESIDE[5])
    body = (
        f"<header>{_NAVIGATION}</header><main><article><h1>The gate of the harbour</h1>"
        f"{_joined(text)}</article>{_aside(*beside[:2])}</main><footer><p>{beside[2]}</p></footer>"
    )
    return Page("semantic", _html(body), text, beside)


def _div_soup() -> Page:
    text, beside = paragraphs(9, 20), (BESIDE[1], BESIDE[2], BESIDE[6])
    cells = "".join(f"<div class=x{at}><div>{one}</div></div>" for at, one in enumerate(text))
    body = (
        f"<div id=a><div class=b>{_NAVIGATION}</div></div><div><div class=c><div><div>"
        f"The gate of the harbour</div>{cells}</div></div><div class=r><div>{beside[0]}</div>"
        f"<div><a href=/1>{beside[2]}</a></div></div></div><div class=share>{beside[1]}</div>"
    )
    return Page("div soup", _html(body), text, beside)


def _paywall() -> Page:
    text, beside = paragraphs(3, 40), (BESIDE[0], BESIDE[5])
    offer = "<div class=paywall><h2>Subscribe to read on</h2><p>Four weeks for one coin.</p></div>"
    body = (
        f"{_NAVIGATION}<article><h1>The gate</h1>{_joined(text)}{offer}</article>"
        f"{_aside(beside[0])}<footer>{beside[1]}</footer>"
    )
    return Page("paywall", _html(body), text, (*beside, "Four weeks for one coin"))


def _advertisements() -> Page:
    text, beside = paragraphs(10, 60), (BESIDE[4], BESIDE[6], BESIDE[8])
    between = f"<div class=ad-slot data-ad=1><p>{beside[0]}</p></div>"
    parts = "".join(f"<p>{one}</p>{between if at % 3 == 1 else ''}" for at, one in enumerate(text))
    comments = f"<section id=comments><div class=comment><p>{beside[2]}</p></div></section>"
    body = (
        f"{_NAVIGATION}<article><h1>The gate</h1>{parts}</article>"
        f"<div class=related><a href=/2>{beside[1]}</a></div>{comments}"
    )
    return Page("advertisements", _html(body), text, beside)


def _quotes_lists_table() -> Page:
    text, beside = paragraphs(9, 80), (BESIDE[1], BESIDE[7])
    quoted = f"<blockquote><p>{text[2]}</p></blockquote>"
    items = f"<ul>{_joined(text[3:6], 'li')}</ul>"
    rows = "".join(f"<tr><td>{one}</td><td>{at}</td></tr>" for at, one in enumerate(text[6:8]))
    body = (
        f"{_NAVIGATION}<article><h1>The gate</h1>{_joined(text[:2])}{quoted}{items}"
        f"<table><tr><th>What</th><th>No</th></tr>{rows}</table><p>{text[8]}</p></article>"
        f"{_aside(*beside)}"
    )
    return Page("quotes, lists, table", _html(body), text, beside)


def _short() -> Page:
    text, beside = paragraphs(1, 100), (BESIDE[0], BESIDE[1], BESIDE[5])
    body = (
        f"{_NAVIGATION}<article><h1>The gate</h1>{_joined(text)}</article>{_aside(*beside[:2])}"
        f"<footer><p>{beside[2]}</p></footer>"
    )
    return Page("short", _html(body), text, beside)


def _line_breaks() -> Page:
    text, beside = paragraphs(7, 110), (BESIDE[7], BESIDE[5])
    words = "<br><br>\n".join(text)
    body = (
        f"<table width=900><tr><td colspan=2><a href=/>River Times</a></td></tr><tr><td width=150>"
        f"<a href=/a>News</a><br><a href=/b>Boats</a><br>{beside[0]}</td><td><b>The gate of the"
        f" harbour</b><br><br>{words}</td></tr><tr><td colspan=2>{beside[1]}</td></tr></table>"
    )
    return Page("br and table layout", _html(body), text, beside)


def _json_ld_only() -> Page:
    text, beside = paragraphs(6, 130), (BESIDE[1],)
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "The gate of the harbour",
        "articleBody": "\n\n".join(text),
    }
    head = f"<script type=application/ld+json>{json.dumps(told)}</script>"
    body = f"<div id=app></div><noscript>Turn scripts on.</noscript>{_aside(*beside)}"
    return Page("JSON-LD only", _html(body, head), text, beside)


def _live_blog() -> Page:
    text, beside = paragraphs(12, 150), (BESIDE[2], BESIDE[6])
    posts = "".join(
        f"<article class=post><time>{9 + at // 2}:{30 * (at % 2):02}</time><p>{one}</p></article>"
        for at, one in enumerate(text)
    )
    body = (
        f"{_NAVIGATION}<main><h1>The gate, hour by hour</h1><div class=feed>{posts}</div></main>"
        f"<div class=share-tools>{beside[0]}</div>{_aside(beside[1])}"
    )
    return Page("live blog", _html(body), text, beside)


def _cookie_wall() -> Page:
    text, beside = paragraphs(7, 180), (BESIDE[3], BESIDE[0])
    wall = (
        f"<div id=consent role=dialog class=cookie-banner><h2>Your choice</h2><p>{beside[0]}.</p>"
        "<button>Accept all</button></div>"
    )
    body = (
        f"{wall}{_NAVIGATION}<article><h1>The gate</h1>{_joined(text)}</article>{_aside(beside[1])}"
    )
    return Page("cookie wall", _html(body), text, beside)


def _inline() -> Page:
    text, beside = paragraphs(8, 200), (BESIDE[1], BESIDE[6])
    marked = (
        one.replace(" the ", " <em>the</em> ", 1).replace(" of ", " <a href=/x>of</a> ", 1)
        for one in text
    )
    split = (
        one.replace("hours", "ho<b>ur</b>s").replace(", ", "<span>, </span>") for one in marked
    )
    body = (
        f"{_NAVIGATION}<article><h1>The gate</h1>{_joined(tuple(split))}</article>{_aside(*beside)}"
    )
    return Page("inline markup", _html(body), text, beside)


def _long() -> Page:
    text, beside = paragraphs(150, 220), (BESIDE[0], BESIDE[1], BESIDE[5])
    parts = "".join(
        f"{f'<h2>Part {at // 10 + 1}</h2>' if at % 10 == 0 else ''}<p>{one}</p>"
        for at, one in enumerate(text)
    )
    body = (
        f"{_NAVIGATION}<article><h1>The gate</h1>{parts}</article>{_aside(*beside[:2])}"
        f"<footer>{beside[2]}</footer>"
    )
    return Page("long", _html(body), text, beside)
