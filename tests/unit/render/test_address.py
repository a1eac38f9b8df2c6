"""Addresses on the pages of a site: templates ask for them by kind and id."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.render.pages import Pages
from compliance.render.sandbox.failure import TemplateFailedError
from compliance.render.templates import NoPageError
from compliance.views.site.links import Addresses
from compliance.views.site.view import NamedView
from support.reports import lake


@pytest.mark.parametrize("own", [False, True])
@pytest.mark.parametrize(
    ("id", "kind", "address"),
    [
        ("gazette-1999#e3", "record", "articles/gazette-1999.html#e3"),
        ("gazette-1999", "article", "articles/gazette-1999.html"),
        ("north-herald", "voice", "voices/north-herald.html"),
        ("north", "side", "sides/north.html"),
        ("flood", "incident", "incidents/flood.html"),
        ("*", "target", "points/whole.html"),
        ("1", "target", "points/1.html"),
        ("1a", "target", "obligations/1a.html"),
    ],
)
def test_a_thing_has_one_address(
    id: str, kind: str, address: str, own: bool, tmp_path: Path
) -> None:
    assert page(tmp_path, kind, id, own=own, site=True) == address


@pytest.mark.parametrize("own", [False, True])
def test_only_a_site_has_addresses(own: bool, tmp_path: Path) -> None:
    with pytest.raises(TemplateFailedError if own else NoPageError, match='as "voice"'):
        page(tmp_path, "voice", "north-herald", own=own, site=False)


@pytest.mark.parametrize(("kind", "id"), [("voice", None), ("nothing", "north-herald")])
def test_only_an_id_of_a_known_kind_has_one(kind: str, id: str | None, tmp_path: Path) -> None:
    with pytest.raises(TemplateFailedError):
        page(tmp_path, kind, id, own=True, site=True)


def page(root: Path, kind: str, id: str | None, *, own: bool, site: bool) -> str:
    """Return the address of a thing as a template prints it; without an id, of a whole view."""
    (root / "page.html.j2").write_text(
        f"{{{{ {'view' if id is None else 'view.id'} | address(view.name) }}}}"
    )
    addresses = Addresses(lake(root / "lake").agreement()) if site else None
    pages = Pages(root, root if own else None, addresses)
    return pages.page(NamedView(id=id or "", name=kind), "page.html.j2").decode()
