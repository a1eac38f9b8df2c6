"""The one template environment: closed to hostile templates, escaping whatever they print."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import FileSystemLoader, StrictUndefined, Undefined, pass_context
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import missing
from markupsafe import Markup

from compliance.render.markdown_escape import escape_markdown
from compliance.render.template_failure import (
    FAILURES,
    ForbiddenCallError,
    ForbiddenOperatorError,
    NoWebAddressError,
    OutsideTemplateError,
    TemplateFailedError,
    UnprintableError,
)
from compliance.workspace.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jinja2 import Environment
    from jinja2.runtime import Context

MARKDOWN: Final = ".md.j2"
VIEWS: Final = "compliance.views."

# None of them computes anything about the domain; none (as `safe`, `escape` or `tojson` would)
# takes a value out of the escaping.
FILTERS: Final = ("first", "last", "length")
TESTS: Final = ("==", "!=", "defined", "eq", "in", "ne", "none")

# What the engine itself hands to a template; its private attributes stay closed.
ENGINE: Final = (BlockReference, LoopContext, Macro, TemplateModule)

WEB_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+")
# Controls have no use on a page, and bidi overrides would turn what stands around a value.
CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class _Unknown(StrictUndefined):
    """A name that is not there; using it in any way is an error that says what is."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        known = ["view"] if self._undefined_obj is missing else []
        if _is_view(self._undefined_obj):
            known = [name for name in dir(self._undefined_obj) if not name.startswith("_")]
        name = str(self._undefined_name)
        return f'there is no "{name}"{did_you_mean(name, known)}'


class _Loader(FileSystemLoader):
    """Reads templates from folders, and never what a link in them points to outside."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, name, uptodate = super().get_source(environment, template)
        real = Path(name).resolve()
        if not any(real.is_relative_to(Path(folder).resolve()) for folder in self.searchpath):
            raise OutsideTemplateError(template)
        return source, name, uptodate


class _Environment(ImmutableSandboxedEnvironment):
    """Lets templates read views and call macros; nothing else has attributes or can be called."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Let views show plain values and other views, and the engine its public parts.

        What views carry for machine output, a whole passage among it, stays out of reach.
        """
        if not super().is_safe_attribute(obj, attr, value):
            return False
        return isinstance(obj, ENGINE) or (_is_view(obj) and _is_shown(value))

    def unsafe_undefined(self, obj: object, attribute: str) -> Undefined:
        """Say what templates may use instead of this attribute."""
        hint = f'templates may not use "{attribute}"; they read the plain fields of the view'
        return self.undefined(hint, name=attribute, obj=obj, exc=SecurityError)

    def is_safe_callable(self, obj: object) -> bool:
        """Let templates call macros, blocks and a bounded range."""
        if isinstance(obj, BlockReference | Macro | Undefined) or obj is safe_range:
            return True
        raise ForbiddenCallError

    def call_binop(self, _: Context, operator: str, _left: object, _right: object) -> object:
        """Multiply nothing."""
        raise ForbiddenOperatorError(operator)


def environment(folders: Sequence[Path]) -> Environment:
    """Return the one environment; templates of earlier folders win over those of later ones.

    Every printed value is escaped, as Markdown in *.md.j2 and as HTML everywhere else; no template
    can switch that off for a value.
    """
    made = _Environment(
        loader=_Loader(folders, followlinks=False),
        autoescape=True,
        finalize=_escaped,
        undefined=_Unknown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals = {"range": safe_range}
    own_filters = {"destination": _destination, "join": _joined}
    made.filters = {name: made.filters[name] for name in FILTERS} | own_filters
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


def _joined(texts: Iterable[object], sign: str = "") -> str:
    """Join texts; only texts, since anything else would be written out with all it holds."""
    parts = tuple(texts)
    if not all(isinstance(part, str) for part in parts):
        raise UnprintableError
    return sign.join(map(str, parts))


@pass_context
def _escaped(context: Context, value: object) -> object:
    """Escape a printed value for Markdown; for HTML the engine does the rest."""
    if isinstance(value, Markup | Undefined):
        return value
    if not isinstance(value, str | int):
        raise UnprintableError
    if (context.name or "").endswith(MARKDOWN):
        return Markup(escape_markdown(str(value)))  # noqa: S704 - escaped right here
    return CONTROLS.sub("\N{REPLACEMENT CHARACTER}", str(value))


def _is_view(value: object) -> bool:
    return type(value).__module__.startswith(VIEWS)


def _is_shown(value: object) -> bool:
    return value is None or isinstance(value, str | int | tuple) or _is_view(value)
