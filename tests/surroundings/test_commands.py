"""The walk meets every command, and each looks at paths by itself."""

from __future__ import annotations

import typer

from compliance.cli.app import COMMANDS, app
from support.scenes import command_lines, parameters_of


def test_every_command_is_walked() -> None:
    walked = {line.split()[0] for line in command_lines()}
    assert set(COMMANDS) <= walked
    assert {"articles add", "articles list", "articles text"} <= set(command_lines())


def test_no_path_is_looked_at_before_the_command_does() -> None:
    """Typer would call it a usage error, and show usage instead of one sentence."""
    looked_at = {
        f"{name}: {one.name}"
        for name, one in parameters_of(typer.main.get_command(app), "compliance")
        if getattr(one.type, "readable", False)
    }
    assert looked_at == set()
