"""How templates are read, and how the values that they print are escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.exceptions import SecurityError
from markupsafe import Markup, escape

from compliance.render.markdown_escape import escape_markdown
from compliance.render.translating import SpokenEnvironment
from compliance.wording.speaking import foreign, tr, trn, trp

if TYPE_CHECKING:
    from jinja2.runtime import Context

WEB_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+")

Address = Callable[[str, str], str]
"""Returns the address of a page, given the kind and the id of what it is about."""

OPTIONS: Final[dict[str, Any]] = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "auto_reload": False,
}
"""What holds for all templates, whoever wrote them."""


class NoNumberError(SecurityError):
    """A template has a message with a number, and gives it something else."""

    def __init__(self, value: object) -> None:
        super().__init__(f"_n() is given two forms of a message and a number, not {value!r}")


class NoTagError(SecurityError):
    """A template marks text with the tag of a language, and gives something else."""

    def __init__(self) -> None:
        super().__init__("foreign() is given the tag of a language, or nothing")


class NoOwnWordsError(SecurityError):
    """A template marks words in a text, and gives something else."""

    def __init__(self) -> None:
        super().__init__(
            "with_own is given words that stand in a text, and the tag of their language or nothing"
        )


_NOTHING: Final = Markup()

SAYING: Final = ("_", "_n", "_p", "foreign")
"""What templates call for the program's words: a message, one with a number, one that means
something else elsewhere; and for what marks text in the workspace's own language, or in another
whose tag it is given."""


def saying(printed: Callable[[object], Markup]) -> Mapping[str, Callable[..., Markup]]:
    """Return the functions of `SAYING`; `printed` returns a value as pages of this kind have it.

    Messages are markup of the program's own; only what fills their gaps is escaped.
    """

    def say(message: str, /, **values: object) -> Markup:
        return Markup(tr(message, **_printed(values)))  # noqa: S704 - of the program; gaps escaped

    def say_number(one: str, many: str, number: int, /, **values: object) -> Markup:
        if not isinstance(number, int):
            raise NoNumberError(number)
        return Markup(trn(one, many, number, **_printed(values)))  # noqa: S704 - as above

    def say_there(context: str, message: str, /, **values: object) -> Markup:
        return Markup(trp(context, message, **_printed(values)))  # noqa: S704 - as above

    def mark_foreign(written: str | None = None, /) -> Markup:
        if not isinstance(written, str | None):
            raise NoTagError
        tag = foreign(written)
        return _NOTHING if tag is None else Markup(' lang="{}"').format(tag)

    def _printed(values: Mapping[str, object]) -> dict[str, Markup]:
        return {name: printed(value) for name, value in values.items()}

    return dict(zip(SAYING, (say, say_number, say_there, mark_foreign), strict=True))


def marking(printed: Callable[[object], Markup]) -> Callable[..., Markup]:
    """Return the filter that prints a text with the workspace's `own` words in it marked.

    Marked they are where they are in another language than is spoken; `printed` as for `saying`.
    A filter, since a macro takes four times as long, and a site tells of each statement six times.
    """

    @pass_context
    def with_own(_: Context, text: object, own: object, written: object = None) -> Markup:
        if not isinstance(own, str) or not isinstance(written, str | None):
            raise NoOwnWordsError
        tag = foreign(written)
        if tag is None or not own or not isinstance(text, str) or isinstance(text, Markup):
            return printed(text)
        before, found, after = text.partition(own)
        if not found:
            return printed(text)
        parts = (printed(before), tag, printed(found), printed(after))
        return Markup('{}<span lang="{}">{}</span>{}').format(*parts)

    return with_own


class NoWebAddressError(SecurityError):
    """A template makes a link of something else."""

    def __init__(self, text: str) -> None:
        super().__init__(f'"{text}" is no web address; test it with "is web_address" first')


class NoPageError(SecurityError):
    """A template asks for the address of something that has no page."""

    def __init__(self, kind: str) -> None:
        super().__init__(f'nothing here has a page as "{kind}"')


def trusted(folder: Path, address: Address, *, markdown: bool) -> Environment:
    """Return an environment for templates that are part of the program."""
    # What fills a gap is escaped for HTML where a message is put in before.
    kind = Environment if markdown else SpokenEnvironment
    environment = kind(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        finalize=markdown_value if markdown else None,
        **OPTIONS,
    )
    environment.globals.update(saying(_markdown if markdown else escape))
    # All that they ask of a view is an attribute; to look for items as well takes a site of ten
    # thousand records a quarter of a second.
    environment.getattr = getattr  # type: ignore[method-assign, assignment]
    environment.filters["destination"] = destination
    environment.filters["with_own"] = marking(escape)
    environment.filters["address"] = address_filter(address)
    environment.tests["web_address"] = is_web_address
    return environment


# The context is asked for so that constants of a template, too, are escaped when it is run: while
# it is compiled, they would be escaped for HTML first.
@pass_context
def markdown_value(_: Context, value: object) -> Markup:
    """Return a value as Markdown prints it; what a macro made is escaped already."""
    return _markdown(value)


def _markdown(value: object) -> Markup:
    return value if isinstance(value, Markup) else Markup(escape_markdown(str(value)))  # noqa: S704 - just escaped


def is_web_address(text: object) -> bool:
    """Return whether text may stand in a link: http or https, and no character that ends one."""
    return isinstance(text, str) and WEB_ADDRESS.fullmatch(text) is not None


def no_page(kind: str, _: str) -> str:
    """Refuse an address, where the page is not one of a site."""
    raise NoPageError(kind)


def address_filter(address: Address) -> Callable[[object, str], str]:
    """Return the filter that makes an address of an id: `id | address("voice")`."""

    def filter_address(id: object, kind: str) -> str:
        # Only text: anything else would be written out with all it holds.
        if not isinstance(id, str):
            raise NoPageError(kind)
        try:
            return address(kind, id)
        except KeyError:
            raise NoPageError(kind) from None

    return filter_address


def destination(address: str) -> Markup:
    """Return a web address as it stands in a Markdown link, between < and >."""
    if not is_web_address(address):
        raise NoWebAddressError(address)
    # Bare, "&copy=1" would be read as a sign.
    return Markup(address.replace("&", "&amp;"))  # noqa: S704 - only safe characters are left
