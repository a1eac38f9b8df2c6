"""Tables of what templates may read: the fields of the view and of the views in it."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from typing import Any, cast

from compliance import views
from compliance.render.sandbox.plain import shown
from compliance.views.audit.view import AuditView
from compliance.views.coverage.view import CoverageView
from compliance.views.diff.view import DiffView
from compliance.views.drawing import DrawingView
from compliance.views.matrix.view import MatrixView
from compliance.views.picture.social import SocialCardView
from compliance.views.reliability.view import ReliabilityView
from compliance.views.report.view import ReportView
from compliance.views.timeline.drawing import TimelineDrawingView

# What a template gets as `view`; those of the site, and some others, are named ...PageView.
ROOTS: tuple[type[Any], ...] = (
    ReportView,
    AuditView,
    DiffView,
    MatrixView,
    CoverageView,
    DrawingView,
    SocialCardView,
    TimelineDrawingView,
    ReliabilityView,
)


def view_tables() -> str:
    """Return a table for the view of each kind of page, and for each that they hold."""
    known = _view_classes()
    pages = [known[name] for name in sorted(known) if name.endswith("PageView")]
    found: list[type[Any]] = [*ROOTS, *pages]
    for one in found:
        for _, kind, _ in _rows(one):
            found += [known[n] for n in _names(kind) if n in known and known[n] not in found]
    return "\n\n".join(_section(one, known) for one in found)


def _view_classes() -> dict[str, type[Any]]:
    modules = [
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(views.__path__, f"{views.__name__}.")
    ]
    found = {
        value
        for module in modules
        for value in vars(module).values()
        if dataclasses.is_dataclass(value)
        and isinstance(value, type)
        and value.__module__.startswith(views.__name__)
    }
    known = {value.__name__: value for value in found}
    # A table is found by the name of its view: two views of one name would share it.
    assert len(known) == len(found)
    return known


def _section(view: type[Any], known: dict[str, type[Any]]) -> str:
    assert view.__doc__
    about = " ".join(view.__doc__.split())
    rows = [f"| `{name}` | {_linked(kind, known)} | {says} |" for name, kind, says in _rows(view)]
    head = ["| field | holds | |", "| --- | --- | --- |"]
    return "\n".join([f"### {view.__name__}", "", about, "", *head, *rows])


def _rows(view: type[Any]) -> Iterator[tuple[str, str, str]]:
    """Yield name, kind and meaning of every field that templates of a workspace are given."""
    given = shown(cast("Any", view))
    names = {*given.single, *given.others}
    for field in dataclasses.fields(view):
        if field.name in names:
            yield field.name, str(field.type), ""
    for name, value in vars(view).items():
        if name in names and isinstance(value, property):
            kind = str(inspect.get_annotations(value.fget)["return"]) if value.fget else ""
            yield name, kind, (value.__doc__ or "").strip()


def _names(kind: str) -> list[str]:
    return re.findall(r"\w+", kind)


def _linked(kind: str, known: dict[str, type[Any]]) -> str:
    """Write a kind in words, views as links."""
    if kind.startswith("tuple[") and kind.endswith(", ...]"):
        return f"list: {_linked(kind[6:-6], known)}"
    if kind.startswith("Sequence["):
        return f"list: {_linked(kind[9:-1], known)}"
    if kind.startswith("tuple["):
        return f"({', '.join(_linked(part, known) for part in kind[6:-1].split(', '))})"
    parts = [part for part in kind.split(" | ") if part != "None"]
    words = [f"[{p}](#{p.lower()})" if p in known else _word(p) for p in parts]
    return ", or ".join(words) + (", or nothing" if "None" in kind.split(" | ") else "")


def _word(name: str) -> str:
    return {"bool": "yes or no", "int": "number"}.get(name, "text")
