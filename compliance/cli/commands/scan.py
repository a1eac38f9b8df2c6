"""compliance scan: candidates of evidence in archives of any size, each file on its own."""

from __future__ import annotations

from pathlib import Path
from pkgutil import resolve_name
from typing import Annotated

import typer

from compliance.cli.context import Context
from compliance.cli.exit_code import ExitCode
from compliance.cli.options import Output, Plain, PlainFormat, Points, command_app
from compliance.cli.scan_options import Asked, Runner, check_extras

app = command_app()

Inputs = Annotated[
    list[Path],
    typer.Argument(
        metavar="INPUT...",
        help="WARC, Parquet, JSON Lines (also .gz), pages; or folders of them.",
        readable=False,
    ),
]
Out = Annotated[
    Path,
    typer.Option(
        "--out", metavar="DIR", help="New, or that of a scan to go on with.", readable=False
    ),
]
Where = Annotated[Runner, typer.Option("--runner", help="This machine, or a Ray cluster.")]
Address = Annotated[
    str | None, typer.Option("--address", metavar="A", help="Of the cluster; else a local one.")
]
Workers = Annotated[
    int | None,
    typer.Option("--workers", metavar="N", min=1, help="Processes; else one a processor."),
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DAY", help="Published since; else since the signature."),
]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Published until.")]
Languages = Annotated[
    list[str] | None,
    typer.Option("--language", metavar="TAG", help="Else those with cues. May be repeated."),
]
Least = Annotated[
    float, typer.Option("--least", metavar="SCORE", min=0, max=1, help="None below it.")
]


@app.command()
def scan(  # noqa: PLR0913, PLR0917 - the options are the command's interface
    ctx: typer.Context,
    inputs: Inputs,
    out: Out,
    runner: Where = Runner.NATIVE,
    address: Address = None,
    workers: Workers = None,
    since: Since = None,
    until: Until = None,
    language: Languages = None,
    point: Points = None,
    least: Least = 0.0,
    format: Plain = PlainFormat.TEXT,
    output: Output = None,
) -> None:
    """Find passages that may be evidence in archives; goes on where an earlier run ended."""
    context = ctx.ensure_object(Context)
    if address is not None and runner is not Runner.RAY:
        message = "only --runner ray has an address"
        raise typer.BadParameter(message, param_hint="--address")
    context.check_options()
    check_extras(runner)
    asked = Asked(
        inputs=tuple(inputs),
        out=out,
        runner=runner,
        address=address,
        workers=workers,
        since=since,
        until=until,
        languages=tuple(language or ()),
        points=tuple(point or ()),
        least=least,
    )
    # By its name: it imports what the extra installs.
    view = resolve_name("compliance.cli.scanning:scan_all")(context, asked)
    context.write("scan", view, format, output)
    if view.failed:
        raise typer.Exit(ExitCode.UNUSABLE_INPUT)
