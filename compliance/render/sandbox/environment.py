"""What templates can reach: the data of the view, macros, and templates by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, Undefined
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import missing
from markupsafe import Markup, escape

from compliance.model.nearest import did_you_mean
from compliance.render.markdown_escape import escape_markdown
from compliance.render.sandbox import rewriting, texts
from compliance.render.templates import (
    OPTIONS,
    Address,
    address_filter,
    destination,
    is_web_address,
    marking,
    saying,
)

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from jinja2.exceptions import TemplateRuntimeError
    from jinja2.runtime import Context

FOLDER: Final = "templates/"
"""What stands before the name of a template where a mistake in it is told of."""

NO_CALL: Final = "templates may call macros, blocks and range, and nothing else"
NO_NAME: Final = "a template is named by a text, or several of them by a list of texts"

# What the engine itself hands to a template; its private attributes stay closed.
ENGINE: Final = (BlockReference, LoopContext, Macro, TemplateModule, TemplateReference)

# None of them computes anything about the domain; none (as `safe`, `escape` or `tojson` would)
# takes a value out of the escaping, and none takes a text apart.
FILTERS: Final = {
    "first": texts.first,
    "last": texts.last,
    "destination": destination,
    rewriting.CUT: texts.cut,
    rewriting.ITEMS: texts.gone_through,
    rewriting.ROWS: texts.rows,
}
TESTS: Final = ("==", "!=", "defined", "eq", "in", "ne", "none")


class UnknownName(StrictUndefined):
    """A name that is not there; using it in any way is an error that says what is."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        if hint is None:
            known = ["view"] if obj is missing else []
            if isinstance(obj, Mapping):
                known = [str(field) for field in obj]
            hint = f'there is no "{name}"{did_you_mean(str(name), known)}'
        super().__init__(hint, obj, name, exc)


class Loader(BaseLoader):
    """Knows the texts of all templates by their names."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, its place, and that it does not change.

        Raises:
            TemplateNotFound: there is none of that name.
        """
        del environment
        if template not in self._sources:
            raise TemplateNotFound(template)
        return self._sources[template], f"{FOLDER}{template}", lambda: True


class Sandbox(ImmutableSandboxedEnvironment):
    """Lets templates read plain data and call macros; nothing else can be reached or called."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self, loader: Loader, address: Address, escaped: texts.Escape) -> None:
        self._texts = texts.Texts(escaped)
        super().__init__(
            loader=loader, undefined=UnknownName, finalize=self._texts.printed, **OPTIONS
        )
        said = saying(self._texts.escaped)
        self._callable = (safe_range, *said.values())
        self.globals = {"range": safe_range, **said}
        known: dict[str, Any] = {
            "address": address_filter(address),
            "join": self._texts.together,
            "length": self.filters["length"],
            "with_own": marking(self._texts.escaped),
            rewriting.TOGETHER: self._texts.together,
        }
        self.filters = FILTERS | known
        self.tests = {name: self.tests[name] for name in TESTS} | {"web_address": is_web_address}

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - whatever a template reads
        """Return a field of a view, or a public attribute of what the engine hands out."""
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, (*ENGINE, Undefined)):
            return super().getattr(obj, attribute)
        return self.unsafe_undefined(obj, attribute)

    def unsafe_undefined(self, obj: object, attribute: str) -> Undefined:
        """Return a value whose error names what templates may use instead of an attribute."""
        hint = f'templates may not use "{attribute}"; they read the plain fields of the view'
        return self.undefined(hint, name=attribute, obj=obj, exc=SecurityError)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - whatever a template reads
        """Return an item of a list by its number, or else what `getattr` does."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        found = texts.items(obj)
        if isinstance(argument, int) and -len(found) <= argument < len(found):
            return found[argument]
        hint = f"this list has no such item; it has {len(found)}, counted from 0"
        return self.undefined(hint, obj=obj)

    def is_safe_callable(self, obj: object) -> bool:
        """Let templates call macros, blocks, a bounded range, and what says the program's words."""
        if isinstance(obj, BlockReference | Macro | Undefined):
            return True
        if any(obj is one for one in self._callable):
            return True
        raise SecurityError(NO_CALL)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Add; multiply nothing, or a short product could fill the memory."""
        if operator == "+":
            return self._texts.added(context, left, right)
        message = f'templates may not use the operator "{operator}"'
        raise SecurityError(message)

    def get_template(self, name: Any, *args: Any, **options: Any) -> Template:  # noqa: ANN401 - the engine's
        """Return a template by its name."""
        return super().get_template(_name(name), *args, **options)

    def select_template(self, names: Any, *args: Any, **options: Any) -> Template:  # noqa: ANN401 - the engine's
        """Return the first of several templates that is there."""
        return super().select_template(list(map(_name, _names(names))), *args, **options)

    def compile(self, source: Any, name: Any = None, filename: Any = None, *args: Any) -> Any:  # noqa: ANN401 - the engine's
        """Compile a template as it is rewritten.

        Raises:
            SyntaxError: it is nested too deep to be parsed.
        """
        try:
            parsed = rewriting.Rewriting(name, filename).visit(self.parse(source, name, filename))
            return super().compile(parsed, name, filename, *args)
        except RecursionError:
            raise SyntaxError(rewriting.TOO_DEEP, (filename, None, None, None)) from None


def _name(name: object) -> str:
    if isinstance(name, str):
        return name
    raise SecurityError(NO_NAME)


def _names(names: object) -> Iterable[object]:
    if isinstance(names, list | tuple):
        return names
    raise SecurityError(NO_NAME)


def _markdown(text: str) -> Markup:
    return Markup(escape_markdown(text))  # noqa: S704 - just escaped


def sandboxes(sources: Mapping[str, str], address: Address) -> tuple[Sandbox, Sandbox]:
    """Return the environments of strangers' templates for HTML and for Markdown.

    No template can switch off the escaping for a value.
    """
    made = partial(Sandbox, Loader(sources), address)
    return made(escape), made(_markdown)
