"""What templates can reach: the plain fields of views, macros, and files of their folders."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import FileSystemLoader, StrictUndefined, Undefined
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.loaders import split_template_path
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import missing

from compliance.render.sandbox.failure import (
    ForbiddenCallError,
    ForbiddenOperatorError,
    LargeTemplateError,
    OutsideTemplateError,
)
from compliance.render.sandbox.meter import MOST_TEMPLATE_BYTES, Meter, MeteredTemplate, Metering
from compliance.render.writing import OneStep
from compliance.workspace.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

    from jinja2 import Environment, Template, nodes
    from jinja2.runtime import Context

VIEWS: Final = "compliance.views."

# What the engine itself hands to a template; its private attributes stay closed.
ENGINE: Final = (BlockReference, LoopContext, Macro, TemplateModule)


class UnknownName(StrictUndefined):
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


class FolderLoader(FileSystemLoader):
    """Reads templates from folders, and never what a link in them points to outside."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, its file, and whether that is still as it was.

        Raises:
            OutsideTemplateError: a link leads out of the folders.
            LargeTemplateError: it is larger than any template has a use for.
        """
        pieces = split_template_path(template)
        found = (Path(folder, *pieces) for folder in self.searchpath)
        file = next((path for path in found if path.is_file()), None)
        if file is not None:
            real = file.resolve()
            if not any(real.is_relative_to(Path(folder).resolve()) for folder in self.searchpath):
                raise OutsideTemplateError(template)
            if real.stat().st_size > MOST_TEMPLATE_BYTES:
                raise LargeTemplateError(template)
        return super().get_source(environment, template)


class Sandbox(ImmutableSandboxedEnvironment):
    """Lets templates read views and call macros; nothing else has attributes or can be called."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})
    template_class = MeteredTemplate
    code_generator_class = OneStep

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as the engine has it
        super().__init__(**options)
        self.meter = Meter()
        # Of loops and of modules of macros all that has a public name may be read.
        self.view_types: set[type] = {LoopContext, TemplateModule}
        self.shown_types: set[type] = {str, int, bool, tuple, type(None), Macro}
        self.concat = self.meter.concat  # type: ignore[method-assign]

    def field(self, obj: object, attribute: str) -> object:
        """Return what a template reads of something; note the classes met, of views and of texts.

        The code of a template asks only where it cannot tell by the classes met before.
        """
        if _is_view(obj):
            self.view_types.add(type(obj))
            self.shown_types.add(type(obj))
        value: object = self.getattr(obj, attribute)
        if isinstance(value, str):  # words of a closed list, too
            self.shown_types.add(type(value))
        return value

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
        """Let templates call macros, blocks and a bounded range, so many times."""
        self.meter.turn()
        if isinstance(obj, BlockReference | Macro | Undefined) or obj is safe_range:
            return True
        raise ForbiddenCallError

    def call(self, context: Context, obj: object, /, *args: object, **kwargs: object) -> object:
        """Call what may be called; a macro at once, others by the engine's steps.

        Those find out what a function wants to be told of where it is called; a macro is only told
        how to escape.
        """
        if type(obj) is not Macro:
            return super().call(context, obj, *args, **kwargs)
        self.meter.turn()
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return obj(context.eval_ctx, *args, **kwargs)

    def call_binop(self, _: Context, operator: str, left: object, right: object) -> object:
        """Add what the meter allows, and multiply nothing."""
        if operator == "+":
            return self.meter.added(left, right)
        raise ForbiddenOperatorError(operator)

    def _load_template(
        self,
        name: str,
        globals: MutableMapping[str, Any] | None,  # noqa: A002 - as the engine has it
    ) -> Template:
        """Count what is included like a call: it may include others."""
        self.meter.turn()
        return super()._load_template(name, globals)

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:  # noqa: ANN401
        """Compile a template with the meter in its loops."""
        return super()._generate(Metering().visit(source), *args, **options)


def _is_view(value: object) -> bool:
    return type(value).__module__.startswith(VIEWS)


def _is_shown(value: object) -> bool:
    return value is None or isinstance(value, str | int | tuple) or _is_view(value)
