"""Pages in one line: by the shipped templates, or with those of a stranger."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from compliance.render.page import in_utf_8
from compliance.render.pages import Pages
from compliance.render.sandbox.child import serve
from compliance.render.sandbox.error import TemplateFailedError
from compliance.render.sandbox.plain import Message, send_plain
from compliance.render.sandbox.sources import own_texts, shipped_texts
from compliance.wording.speaking import spoken
from support.rendered import text_of
from support.repository import ROOT

SHIPPED = ROOT / "templates"
_PAGES = Pages(SHIPPED)


def page_text(view: object, template: str, own: Path | None = None) -> str:
    """Return a page as text; with a folder of a workspace's own templates, if that is given."""
    if own is None:
        return text_of(_PAGES.page(view, template))
    return text_of(in_utf_8(asked(view, template, shipped_texts(SHIPPED) | own_texts(own))))


def asked(
    view: object,
    template: str,
    sources: Mapping[str, str],
    addresses: Mapping[str, Mapping[str, str]] | None = None,
) -> Iterator[str]:
    """Yield a page by a stranger's templates in pieces, as their process would, but in this one."""
    requests, replies = BytesIO(), BytesIO()

    def send(message: Message | Mapping[str, object]) -> None:
        requests.write(json.dumps(message).encode() + b"\n")

    send({"sources": sources, "addresses": addresses})
    send_plain(view, send)
    send(("page", template, *spoken()))
    requests.seek(0)
    serve(requests, replies, lambda: None)
    for line in replies.getvalue().splitlines():
        what, *said = json.loads(line)
        if what == "failed":
            raise TemplateFailedError(*said)
        yield from said
