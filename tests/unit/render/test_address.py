"""Addresses on the pages of a site: templates ask for them by kind and id."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.render.pages import Pages
from compliance.render.sandbox.error import TemplateFailedError
from compliance.render.sandbox.sources import own_texts
from compliance.render.templates import NoPageError
from compliance.views.site.links import addresses_of
from compliance.views.site.view import NamedView
from support.rendered import text_of
from support.reports import lake
from support.templates import asked


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
        ("1a", "target", "points/1.html#1a"),
        ("gates_all", "reading", "points/1.html#reading:gates_all"),
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


@pytest.mark.parametrize("own", [False, True])
@pytest.mark.parametrize(("kind", "id"), [("nothing", "north-herald"), ("target", "9z")])
def test_only_an_id_of_a_known_kind_has_one(kind: str, id: str, own: bool, tmp_path: Path) -> None:
    with pytest.raises(TemplateFailedError if own else NoPageError, match=f'as "{kind}"'):
        page(tmp_path, kind, id, own=own, site=True)


@pytest.mark.parametrize("own", [False, True])
def test_a_whole_view_has_no_address(own: bool, tmp_path: Path) -> None:
    with pytest.raises(TemplateFailedError if own else NoPageError, match='as "voice"'):
        page(tmp_path, "voice", None, own=own, site=True)


def page(root: Path, kind: str, id: str | None, *, own: bool, site: bool) -> str:
    """Return the address of a thing as a template prints it; without an id, of a whole view."""
    (root / "page.html.j2").write_text(
        f"{{{{ {'view' if id is None else 'view.id'} | address(view.name) }}}}"
    )
    addresses = addresses_of(lake(root / "lake").agreement()) if site else None
    view = NamedView(id=id or "", name=kind)
    if own:
        places = None if addresses is None else addresses.places
        return "".join(asked(view, "page.html.j2", own_texts(root), places))
    return text_of(Pages(root, addresses).page(view, "page.html.j2"))
