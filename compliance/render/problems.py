"""Problems as lines, as JSON version 1, or as annotations of a change; notices, findings too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from compliance.errors import Problem
from compliance.model.characters import escaped
from compliance.model.log_commands import without_commands

if TYPE_CHECKING:
    from compliance.views.audit.view import AuditView, FindingView

SCHEMA = "compliance/check/1"
KINDS: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "notice"}
"""What a workflow command calls each severity."""


def render_problems(
    problems: Sequence[Problem],
    format: str,
    checkout: str = "",
    notices: Sequence[Problem] = (),
) -> str | Iterator[bytes]:
    """Write problems and notices as "text", "json" or "github" workflow commands.

    `checkout` is the way from the root of the checkout to the workspace, as "data/"; workflow
    commands name files from that root. What `notices` say is no mistake.
    """
    if format == "json":
        from compliance.render.json.writing import dumps  # noqa: PLC0415 - lines need no views

        keys = ("code", "message", "file", "line", "column")
        told = {"problems": problems, "notices": notices}
        rows = {
            name: [{key: getattr(one, key) for key in keys} for one in each]
            for name, each in told.items()
        }
        return dumps({"schema": SCHEMA, **rows})
    if format == "github":
        told_as = [("error", one) for one in problems] + [("notice", one) for one in notices]
        return "".join(
            _annotation(kind, one, one.code, one.message, checkout) for kind, one in told_as
        )
    lines = [*map(str, problems), *(f"notice: {notice}" for notice in notices)]
    return "".join(f"{without_commands(escaped(line))}\n" for line in lines)


def render_audit_annotations(view: AuditView) -> str:
    """Write a workflow command for each finding, on the line that it is about.

    With the first finding about a record stand the objections to it.
    """
    objections: dict[str | None, list[str]] = {}
    for one in view.objections:
        objections.setdefault(one.record, []).append(one.words)
    lines = []
    for f in view.all_findings:
        lines.append(
            _annotation(KINDS[f.severity], f, f.code, f"{f.subject}: {f.message}", view.checkout)
        )
        lines += (
            _annotation("notice", f, "objection", words, view.checkout)
            for words in objections.pop(f.record, ())
        )
    return "".join(lines)


def _annotation(
    kind: str, at: Problem | FindingView, title: str, message: str, checkout: str
) -> str:
    """Return a workflow command that puts a message beside a line; `kind` is error or the like."""
    file = _escaped(checkout + at.file, property_value=True)
    place = f"file={file},line={at.line},col={at.column}"
    return f"::{kind} {place},title={title}::{_escaped(message)}\n"


def _escaped(text: str, *, property_value: bool = False) -> str:
    """Escape what would end a workflow command early, or begin another."""
    text = without_commands(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    text = escaped(text)
    return text.replace(":", "%3A").replace(",", "%2C") if property_value else text
