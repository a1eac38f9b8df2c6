"""The catalogs of messages: what the code says, kept in step with what is translated."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Final, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

from compliance.wording.speaking import CATALOGS, Language
from support.repository import ROOT

SPEAK: Final = ("model", "render", "site", "views", "workspace")
"""The packages whose messages people read on pages and in reports."""
_READ_BY: Final = re.compile(rb'^"X-Read-By: (.*)\\n"$', re.MULTILINE)
TRANSLATED: Final = tuple(language for language in Language if language is not Language.ENGLISH)


class Message(NamedTuple):
    """A message as the code has it: what tells it apart, its one or two forms, where it stands."""

    context: str | None
    forms: tuple[str, ...]
    file: str

    @property
    def id(self) -> str | tuple[str, ...]:
        """What a catalog knows it by."""
        return self.forms[0] if len(self.forms) == 1 else self.forms


class Words(Catalog):
    """A catalog with our headers only: those of Babel tell the time and its own version."""

    read_by = ""

    def _our_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", self.locale_identifier or ""),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("X-Read-By", self.read_by),
        ]

    mime_headers = property(_our_headers)


def messages() -> tuple[Message, ...]:
    """Return every message of the code and of the templates, in the order of the files."""
    code = sorted(chain.from_iterable((ROOT / "compliance" / one).rglob("*.py") for one in SPEAK))
    templates = sorted((ROOT / "templates").rglob("*.j2"))
    return tuple(chain.from_iterable((*map(_of_code, code), *map(_of_template, templates))))


def kept(language: Language) -> Words:
    """Return the catalog of a language as it is kept."""
    data = (CATALOGS / f"{language}.po").read_bytes()
    words = Words(locale=language, fuzzy=False)
    for message in read_po(io.BytesIO(data), locale=language, abort_invalid=True):
        if message.id:
            words[message.id] = message
    if readers := _READ_BY.search(data):
        words.read_by = readers[1].decode()
    return words


def renewed(language: Language) -> Words:
    """Return a catalog with just the messages of today, translated as far as the kept one is."""
    known = (CATALOGS / f"{language}.po").is_file()
    old = kept(language) if known else Words(locale=language, fuzzy=False)
    new = Words(locale=language, fuzzy=False)
    new.read_by = old.read_by
    for message in messages():
        before = old.get(message.id, message.context)
        empty = ("",) * new.num_plurals if len(message.forms) > 1 else ""
        string = before.string if before is not None and before.string else empty
        new.add(message.id, string, [(message.file, 0)], context=message.context)
    return new


def as_po(catalog: Words) -> bytes:
    """Return a catalog as people edit it."""
    file = io.BytesIO()
    write_po(file, catalog, omit_header=True, width=0)
    lines = (f'"{name}: {value}\\n"' for name, value in catalog.mime_headers)
    return "\n".join(('msgid ""', 'msgstr ""', *lines, "", "")).encode() + file.getvalue()


def as_mo(catalog: Words) -> bytes:
    """Return a catalog as the program reads it."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def _of_code(path: Path) -> Iterator[Message]:
    tree, file = ast.parse(path.read_text("utf-8")), path.relative_to(ROOT).as_posix()
    dicts = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", None)
            given: list[Any] = [getattr(arg, "value", None) for arg in node.args]
            if name == "Worded":
                words = node.args[0]
                mapping = dicts[words.id] if isinstance(words, ast.Name) else words
                context = given[1] if len(given) > 1 else None
                for value in _values(mapping):
                    yield Message(context, (value,), file)
            else:
                yield from _called(name, given, file)


def _values(mapping: ast.AST) -> Iterator[str]:
    """Yield the texts of a dictionary that is written out, also of one within it."""
    assert isinstance(mapping, ast.Dict), "Worded() is given words that are written out"
    for value in mapping.values:
        if isinstance(value, ast.Constant):
            yield str(value.value)


def _of_template(path: Path) -> Iterator[Message]:
    tree = Environment(autoescape=True).parse(path.read_text("utf-8"))
    file = path.relative_to(ROOT).as_posix()
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            given = [getattr(arg, "value", None) for arg in call.args]
            named = {"_": "tr", "_n": "trn", "_p": "trp"}.get(call.node.name)
            yield from _called(named, given, file)


def _called(name: str | None, given: list[Any], file: str) -> Iterable[Message]:
    """Return what a call says, if its messages are written out."""
    forms = [one for one in given if isinstance(one, str)]
    match name, forms:
        case (("tr" | "marked"), [message, *_]):
            return [Message(None, (message,), file)]
        case "trn", [one, many, *_]:
            return [Message(None, (one, many), file)]
        case "counted", [one, *more]:
            many = more[0] if more else f"{one}s"
            return [Message(None, (f"{{number}} {one}", f"{{number}} {many}"), file)]
        case "trp", [context, message, *_]:
            return [Message(context, (message,), file)]
        case _:
            return []
