"""The one template environment: closed to hostile templates, escaping whatever they print."""

from __future__ import annotations

import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, pass_context
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from markupsafe import Markup

from compliance.errors import ComplianceError
from compliance.render.markdown_escape import escape_markdown
from compliance.workspace.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jinja2 import Environment
    from jinja2.runtime import Context

MARKDOWN: Final = ".md.j2"
VIEWS: Final = "compliance.views."

# All that a template may call on a value: none of them computes anything about the domain, and
# none (as `safe`, `escape` or `tojson` would) takes a value out of the escaping.
FILTERS: Final = ("first", "join", "last", "length", "lower", "upper")
TESTS: Final = ("defined", "none", "eq", "equalto", "==", "ne", "!=", "in", "true", "false")

# What the engine itself hands to a template; its private attributes stay closed.
ENGINE: Final = (BlockReference, LoopContext, Macro, TemplateModule, TemplateReference)

WEB_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+", re.ASCII)
# What a template can make go wrong besides the engine's own errors: a sum of words, an endless
# include, a file that is not UTF-8.
FAILURES: Final = (TemplateError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError)


class TemplateFailedError(ComplianceError):
    """A template cannot be read, or does what templates may not do."""

    def __init__(self, place: str, wrong: str) -> None:
        super().__init__(f"{place}: {wrong}")


class _Unknown(StrictUndefined):
    """A name that is not there; using it in any way is an error that says what is."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        known = [name for name in dir(self._undefined_obj) if not name.startswith("_")]
        if not type(self._undefined_obj).__module__.startswith(VIEWS):
            known = []
        return f'there is no "{self._undefined_name}"{did_you_mean(str(self._undefined_name), known)}'


class _Loader(FileSystemLoader):
    """Reads templates from folders, and never what a link in them points to outside."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, name, uptodate = super().get_source(environment, template)
        real = Path(name).resolve()
        if not any(real.is_relative_to(Path(folder).resolve()) for folder in self.searchpath):
            raise TemplateNotFound(template, f'"{template}" leads out of the template folders')
        return source, name, uptodate


class _Environment(ImmutableSandboxedEnvironment):
    """Lets templates read views and call macros; nothing else has attributes or can be called."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Let views show plain values and other views, the engine its public helpers.

        What views carry for machine output, a whole passage among it, stays out of reach.
        """
        if not super().is_safe_attribute(obj, attr, value):
            return False
        return isinstance(obj, ENGINE) or (_is_view(obj) and _is_shown(value))

    def is_safe_callable(self, obj: object) -> bool:
        """Let templates call macros, blocks and a bounded range."""
        return isinstance(obj, BlockReference | Macro) or obj is safe_range

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Multiply nothing: a short template could fill the memory with it."""
        raise SecurityError(f'templates may not use the operator "{operator}"')


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
        cache_size=-1,
    )
    made.globals = {"range": safe_range}
    made.filters = {name: made.filters[name] for name in FILTERS} | {"destination": _destination}
    made.tests = {name: made.tests[name] for name in TESTS} | {"web_address": is_web_address}
    return made


def render(folders: Sequence[Path], template: str, view: object) -> str:
    """Return what a template makes of a view, its only variable.

    Raises:
        TemplateFailedError: the template is missing, wrong, or does what it may not.
    """
    made = environment(folders)
    try:
        return made.get_template(template).render(view=view)
    except FAILURES as error:
        raise TemplateFailedError(_place(error, folders, template), _wrong(error)) from error


def is_web_address(text: object) -> bool:
    """Tell whether text may stand in a link: http or https, and no character that ends one."""
    return isinstance(text, str) and WEB_ADDRESS.fullmatch(text) is not None


def _destination(address: str) -> Markup:
    """Return a web address as it stands in a Markdown link, between < and >."""
    if not is_web_address(address):
        raise SecurityError(f'"{address}" is no web address')
    # An entity would be read as one: "&copy=1" as a sign.
    return Markup(address.replace("&", "&amp;"))  # noqa: S704 - only safe characters are left


@pass_context
def _escaped(context: Context, value: object) -> object:
    """Escape a printed value for Markdown; the engine itself does it for HTML."""
    if isinstance(value, Markup | StrictUndefined):
        return value
    if not _is_shown(value) or isinstance(value, tuple) or _is_view(value):
        raise SecurityError(f"a {type(value).__name__} cannot be printed; print its fields")
    if (context.name or "").endswith(MARKDOWN):
        return Markup(escape_markdown(str(value)))  # noqa: S704 - escaped right here
    return value


def _is_view(value: object) -> bool:
    return type(value).__module__.startswith(VIEWS)


def _is_shown(value: object) -> bool:
    return value is None or isinstance(value, str | int | tuple) or _is_view(value)


def _place(error: BaseException, folders: Sequence[Path], template: str) -> str:
    """Return the file and line of a template where an error arose."""
    if isinstance(error, TemplateSyntaxError):
        return f"{_relative(error.filename or template, folders)}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    names = [(_relative(f.filename, folders), f.lineno) for f in frames if f.filename.endswith(".j2")]
    return f"{names[-1][0]}:{names[-1][1]}" if names else f"templates/{template}"


def _relative(name: str, folders: Sequence[Path]) -> str:
    """Return a file's name from its template folder on."""
    path = Path(name)
    for folder in folders:
        if path.is_relative_to(folder):
            return f"{folder.name}/{path.relative_to(folder).as_posix()}"
    return name


def _wrong(error: BaseException) -> str:
    if isinstance(error, TemplateNotFound):
        return f'there is no template "{error.name}"' if error.message == error.name else error.message or ""
    if isinstance(error, RecursionError):
        return "it includes itself without end"
    message = error.message if isinstance(error, TemplateError) else str(error)
    return " ".join(str(message).split()).removesuffix(".")
