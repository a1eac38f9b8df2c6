"""Workflow commands of GitHub Actions, which put a message beside a line of a change."""

from __future__ import annotations

from compliance.model.characters import escaped
from compliance.model.log_commands import without_commands
from compliance.render.told.told import Account, Told


def render_annotations(account: Account) -> str:
    """Write a command for each thing told, one a line."""
    return "".join(map(_annotation, account.told))


def _annotation(told: Told) -> str:
    file = _escaped(told.file, property_value=True)
    place = f"file={file},line={told.line},col={told.column}"
    return f"::{told.level} {place},title={told.code}::{_escaped(told.message)}\n"


def _escaped(text: str, *, property_value: bool = False) -> str:
    """Escape what would end a workflow command early, or begin another."""
    text = without_commands(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    text = escaped(text)
    return text.replace(":", "%3A").replace(",", "%2C") if property_value else text
