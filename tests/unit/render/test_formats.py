"""The table of formats: every command has it whole, and each row leads to what is there."""

from __future__ import annotations

from enum import StrEnum
from pkgutil import resolve_name

import pytest

from compliance.cli.commands.audit import AuditFormat
from compliance.cli.commands.coverage import CoverageFormat
from compliance.cli.commands.diff import DiffFormat
from compliance.cli.commands.matrix import MatrixFormat
from compliance.cli.commands.network import NetworkFormat
from compliance.cli.commands.reliability import ReliabilityFormat
from compliance.cli.commands.report import ReportFormat
from compliance.cli.commands.timeline import TimelineFormat
from compliance.cli.options import PlainFormat
from compliance.render.formats import FORMATS, ByTemplate
from support.templates import SHIPPED

ASKED: dict[str, type[StrEnum]] = {
    "report": ReportFormat,
    "audit": AuditFormat,
    "diff": DiffFormat,
    "matrix": MatrixFormat,
    "network": NetworkFormat,
    "timeline": TimelineFormat,
    "coverage": CoverageFormat,
    "articles": PlainFormat,
    "decisions": PlainFormat,
    "import": PlainFormat,
    "inventory": PlainFormat,
    "scan": PlainFormat,
    "search": PlainFormat,
    "reliability": ReliabilityFormat,
    "suggest": PlainFormat,
    "thing": PlainFormat,
    "verify": PlainFormat,
}


# `matrix` writes the picture where it is asked for a drawing of points by sides.
@pytest.mark.parametrize("kind", sorted(FORMATS.keys() - {"picture"}))
def test_a_command_offers_the_formats_of_the_table(kind: str) -> None:
    assert [one.value for one in ASKED[kind]] == list(FORMATS[kind])


def test_what_the_table_names_is_there() -> None:
    for row in FORMATS.values():
        for renderer in row.values():
            if isinstance(renderer, ByTemplate):
                assert (SHIPPED / renderer.template).is_file()
                names = [name for name in (renderer.drawn, renderer.made) if name is not None]
            else:
                names = [renderer]
            assert all(callable(resolve_name(name)) for name in names)
