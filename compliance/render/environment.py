"""The one template environment: closed to hostile templates, escaping whatever they print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jinja2 import Undefined, pass_context, pass_environment
from jinja2.sandbox import safe_range
from markupsafe import Markup

from compliance.render.markdown_escape import escape_markdown
from compliance.render.meter import CONCATENATED, COUNTED
from compliance.render.sandbox import FolderLoader, Sandbox, UnknownName
from compliance.render.template_failure import (
    FAILURES,
    NoWebAddressError,
    TemplateFailedError,
    UnprintableError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from jinja2 import Environment
    from jinja2.runtime import Context

MARKDOWN: Final = ".md.j2"

# None of them computes anything about the domain; none (as `safe`, `escape` or `tojson` would)
# takes a value out of the escaping.
FILTERS: Final = ("first", "last", "length")
TESTS: Final = ("==", "!=", "defined", "eq", "in", "ne", "none")

WEB_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+")
# Controls have no use on a page, and bidi overrides would turn what stands around a value.
CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def environment(folders: Sequence[Path]) -> Environment:
    """Return the one environment; templates of earlier folders win over those of later ones.

    Every printed value is escaped, as Markdown in *.md.j2 and as HTML everywhere else; no template
    can switch that off for a value.
    """
    made = Sandbox(
        loader=FolderLoader(folders, followlinks=False),
        autoescape=True,
        finalize=_escaped,
        undefined=UnknownName,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
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


@pass_context
def _escaped(context: Context, value: object) -> object:
    """Escape a printed value for Markdown; for HTML the engine does the rest."""
    if isinstance(value, Markup | Undefined):
        return value
    if not isinstance(value, str | int):
        raise UnprintableError
    text = str(value)
    if context.name is not None and context.name.endswith(MARKDOWN):
        return Markup(escape_markdown(text))  # noqa: S704 - escaped right here
    # What can be printed holds none of them; to ask that is ten times as fast as to look for them.
    return text if text.isprintable() else CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)
