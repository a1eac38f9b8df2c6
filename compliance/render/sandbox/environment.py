"""What templates can reach: the plain fields of views, macros, and files of their folders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import FileSystemLoader, StrictUndefined, Undefined, pass_context, pass_environment
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.loaders import split_template_path
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import missing

from compliance.model.nearest import did_you_mean
from compliance.render.sandbox.failure import OutsideTemplateError
from compliance.render.sandbox.meter import (
    CONCATENATED,
    COUNTED,
    MOST_TEMPLATE_BYTES,
    Meter,
    MeteredTemplate,
    Metering,
)
from compliance.render.templates import (
    OPTIONS,
    address_filter,
    destination,
    is_web_address,
    markdown_value,
    no_page,
)

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from jinja2.exceptions import TemplateRuntimeError
    from jinja2.runtime import Context
    from markupsafe import Markup

VIEWS: Final = "compliance.views."
NO_CALL: Final = "templates may call macros, blocks and range, and nothing else"
NO_TEXT: Final = "this is no text or number; print its fields, or join its texts"

# What the engine itself hands to a template; its private attributes stay closed.
ENGINE: Final = (BlockReference, LoopContext, Macro, TemplateModule)

# None of them computes anything about the domain; none (as `safe`, `escape` or `tojson` would)
# takes a value out of the escaping.
FILTERS: Final = ("first", "last", "length")
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
            if _is_view(obj):
                known = [field for field in dir(obj) if not field.startswith("_")]
            hint = f'there is no "{name}"{did_you_mean(str(name), known)}'
        super().__init__(hint, obj, name, exc)


class FolderLoader(FileSystemLoader):
    """Reads templates from folders, and never what a link in them points to outside."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, its file, and whether that is still as it was.

        Raises:
            OutsideTemplateError: a link leads out of the folders.
            SecurityError: it is larger than any template has a use for.
        """
        pieces = split_template_path(template)
        found = (Path(folder, *pieces) for folder in self.searchpath)
        file = next((path for path in found if path.is_file()), None)
        if file is not None:
            real = file.resolve()
            if not any(real.is_relative_to(Path(folder).resolve()) for folder in self.searchpath):
                raise OutsideTemplateError(template)
            if real.stat().st_size > MOST_TEMPLATE_BYTES:
                message = f'"{template}" has over 1 MiB; split it'
                raise SecurityError(message)
        return super().get_source(environment, template)


class Sandbox(ImmutableSandboxedEnvironment):
    """Lets templates read views and call macros; nothing else has attributes or can be called."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})
    template_class = MeteredTemplate

    def __init__(self, folders: Sequence[Path], **options: Any) -> None:  # noqa: ANN401 - the engine's
        super().__init__(loader=FolderLoader(folders), undefined=UnknownName, **OPTIONS, **options)
        self.meter = Meter()
        self.concat = self.meter.concat  # type: ignore[method-assign]
        self.globals = {"range": safe_range}
        own = {"address": address_filter(no_page), "destination": destination, "join": joined}
        metered = {COUNTED: self.meter.counted, CONCATENATED: self.meter.concatenated}
        self.filters = {name: self.filters[name] for name in FILTERS} | own | metered
        self.tests = {name: self.tests[name] for name in TESTS} | {"web_address": is_web_address}

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Let views show plain values and other views, and the engine its public parts.

        What views carry for machine output, a whole passage among it, stays out of reach.
        """
        if not super().is_safe_attribute(obj, attr, value):
            return False
        return isinstance(obj, ENGINE) or (_is_view(obj) and _is_shown(value))

    def unsafe_undefined(self, obj: object, attribute: str) -> Undefined:
        """Return a value whose error names what templates may use instead of an attribute."""
        hint = f'templates may not use "{attribute}"; they read the plain fields of the view'
        return self.undefined(hint, name=attribute, obj=obj, exc=SecurityError)

    def is_safe_callable(self, obj: object) -> bool:
        """Let templates call macros, blocks and a bounded range, so many times."""
        self.meter.turn()
        if isinstance(obj, BlockReference | Macro | Undefined) or obj is safe_range:
            return True
        raise SecurityError(NO_CALL)

    def call_binop(self, _: Context, operator: str, left: object, right: object) -> object:
        """Add what the meter allows; multiply nothing, or a short product could fill the memory."""
        if operator == "+":
            return self.meter.added(left, right)
        message = f'templates may not use the operator "{operator}"'
        raise SecurityError(message)

    def get_template(self, *args: Any, **options: Any) -> Template:  # noqa: ANN401 - the engine's
        """Count what is included like a call: it may include others."""
        self.meter.turn()
        return super().get_template(*args, **options)

    def select_template(self, *args: Any, **options: Any) -> Template:  # noqa: ANN401 - the engine's
        """Count the first of several that is there like any other."""
        self.meter.turn()
        return super().select_template(*args, **options)

    def compile(self, source: Any, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - the engine's
        """Compile a template with the meter in its loops."""
        parsed = self.parse(source, *args[:2])
        return super().compile(Metering().visit(parsed), *args, **options)


def sandboxed(folders: Sequence[Path], *, markdown: bool) -> Sandbox:
    """Return an environment for templates of strangers; those of earlier folders win.

    No template can switch off the escaping for a value.
    """
    return Sandbox(folders, finalize=_markdown if markdown else _html)


@pass_context
def _html(_: Context, value: object) -> object:
    """Return a value that may be printed; the engine escapes it."""
    if not isinstance(value, str | int | Undefined):
        raise SecurityError(NO_TEXT)
    return value


@pass_context
def _markdown(context: Context, value: object) -> Markup:
    return markdown_value(context, _html(context, value))


@pass_environment
def joined(sandbox: Sandbox, texts: Iterable[object], sign: str = "") -> str:
    """Join texts; only texts, since anything else would be written out with all it holds."""
    parts = tuple(texts)
    if not all(isinstance(part, str) for part in parts):
        raise SecurityError(NO_TEXT)
    sandbox.meter.write(sum(len(str(part)) + len(sign) for part in parts))
    return sign.join(map(str, parts))


def _is_view(value: object) -> bool:
    return type(value).__module__.startswith(VIEWS)


def _is_shown(value: object) -> bool:
    return value is None or isinstance(value, str | int | tuple) or _is_view(value)
