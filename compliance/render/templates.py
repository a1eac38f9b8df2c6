"""The one template environment: closed to hostile templates, escaping whatever they print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jinja2 import pass_environment
from jinja2.sandbox import safe_range
from markupsafe import Markup

from compliance.render.kept import KeptBeside
from compliance.render.sandbox.environment import FolderLoader, Sandbox, UnknownName
from compliance.render.sandbox.failure import (
    FAILURES,
    NoWebAddressError,
    TemplateFailedError,
    UnprintableError,
)
from compliance.render.sandbox.meter import CONCATENATED, COUNTED, MeteredTemplate
from compliance.render.writing import never_at_once, writers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


# None of them computes anything about the domain; none (as `safe`, `escape` or `tojson` would)
# takes a value out of the escaping.
FILTERS: Final = ("first", "last", "length")
TESTS: Final = ("==", "!=", "defined", "eq", "in", "ne", "none")

WEB_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+")


def environment(folders: Sequence[Path]) -> Sandbox:
    """Return the one environment; templates of earlier folders win over those of later ones.

    Every printed value is escaped, as Markdown in *.md.j2 and as HTML everywhere else; no template
    can switch that off for a value.
    """
    made = Sandbox(
        loader=FolderLoader(folders, followlinks=False),
        autoescape=True,
        finalize=never_at_once,
        undefined=UnknownName,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=KeptBeside(),
        auto_reload=False,
    )
    for name, write in writers().items():
        setattr(made, name, write)
    made.globals = {"range": safe_range}
    own_filters = {"destination": _destination, "join": _joined}
    metered = {COUNTED: made.meter.counted, CONCATENATED: made.meter.concatenated}
    made.filters = {name: made.filters[name] for name in FILTERS} | own_filters | metered
    made.tests = {name: made.tests[name] for name in TESTS} | {"web_address": is_web_address}
    return made


def render(folders: Sequence[Path], template: str, view: object) -> str:
    """Return what a template makes of a view, its only variable.

    Raises:
        TemplateFailedError: the template is missing, wrong, or does what it may not.
    """
    try:
        return environment(folders).get_template(template).render(view=view)
    except FAILURES as error:
        raise TemplateFailedError(error, folders, template) from error


def render_pieces(folders: Sequence[Path], template: str, view: object) -> tuple[bytes, ...]:
    """Return what a template makes of a view, in pieces of UTF-8.

    Put together, and as text, a large page takes up three times as much memory.

    Raises:
        TemplateFailedError: the template is missing, wrong, or does what it may not.
    """
    try:
        page: MeteredTemplate = environment(folders).get_template(template)  # type: ignore[assignment] # its template_class
        return tuple(page.pieces(view=view))
    except FAILURES as error:
        raise TemplateFailedError(error, folders, template) from error


def is_web_address(text: object) -> bool:
    """Tell whether text may stand in a link: http or https, and no character that ends one."""
    return isinstance(text, str) and WEB_ADDRESS.fullmatch(text) is not None


def _destination(address: str) -> Markup:
    """Return a web address as it stands in a Markdown link, between < and >."""
    if not is_web_address(address):
        raise NoWebAddressError(address)
    # Bare, "&copy=1" would be read as a sign.
    return Markup(address.replace("&", "&amp;"))  # noqa: S704 - only safe characters are left


@pass_environment
def _joined(made: Sandbox, texts: Iterable[object], sign: str = "") -> str:
    """Join texts; only texts, since anything else would be written out with all it holds."""
    parts = tuple(texts)
    if not all(isinstance(part, str) for part in parts):
        raise UnprintableError
    made.meter.write(sum(len(str(part)) + len(sign) for part in parts))
    return sign.join(map(str, parts))
