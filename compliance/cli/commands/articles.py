"""compliance articles: keep the texts of articles in the text library, and draft new ones."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.adding.adder import Adder
from compliance.cli.adding.options import New, are_several
from compliance.cli.article_filter import (
    Language,
    Outlet,
    OutletSide,
    Since,
    States,
    Until,
    article_filter,
)
from compliance.cli.article_options import (
    Address,
    Archived,
    DateBasis,
    Encoding,
    FetchListed,
    First,
    Given,
    HowSure,
    InLanguage,
    Last,
    NewId,
    Private,
    Published,
    Publisher,
)
from compliance.cli.context import Context
from compliance.cli.decisions import decisions_of
from compliance.cli.fetching import fetching, is_address
from compliance.cli.options import On, Output, Plain, PlainFormat, Points, command_app, day_on
from compliance.cli.output import write_output
from compliance.library.intake.gather import folder_of, gathered
from compliance.library.store import TextNotHeldError
from compliance.model.article import Progress
from compliance.model.characters import IN_A_LINE
from compliance.model.words import ArticleState
from compliance.suggest.gather import text_of
from compliance.suggest.store import SuggestionStore
from compliance.views.inbox import InboxWriter, inbox_view
from compliance.workspace.drafts import read_drafts, with_drafts
from compliance.workspace.workspace import UnknownIdError
from compliance.workspace.write.draft_file import ArticleFacts
from compliance.workspace.write.mark import mark

_IN_A_LINE = re.compile(IN_A_LINE)

app = command_app(
    help="Keep the texts of articles in the text library; draft files for new ones.",
    no_args_is_help=True,
)


@app.command()
def add(  # noqa: PLR0913, PLR0917 - the facts of an article
    ctx: typer.Context,
    files: Given,
    article_id: NewId = None,
    first: First = None,
    last: Last = None,
    outlet: Publisher = None,
    published: Published = None,
    basis: DateBasis = None,
    language: InLanguage = None,
    url: Address = None,
    archived: Archived = None,
    confidence: HowSure = None,
    encoding: Encoding = None,
    fetch: FetchListed = False,
    allow_private: Private = False,
) -> None:
    """Recognise known articles in files and keep their texts; draft files for unknown ones."""
    context = ctx.ensure_object(Context)
    facts = ArticleFacts(
        outlet=outlet,
        published=published,
        published_basis=basis,
        language=language,
        url=url,
        copy_url=archived,
        confidence=confidence,
    )
    new = New(article_id, first, last, facts, encoding)
    paths = [Path(file) for file in files]
    new.check(paths)
    get = fetching(allow_private=allow_private)
    adder = Adder(context, new, get if fetch else None)
    if are_several(paths):
        adder.check()
    for path, file in zip(paths, files, strict=True):
        if is_address(file):
            adder.add(get(file), None)
            continue
        for capture in gathered(path, sys.stdin, encoding):
            adder.add(capture, folder_of(path, capture))
    if adder.status:
        raise typer.Exit(adder.status)


@app.command("list")
def list_articles(  # noqa: PLR0913, PLR0917 - the ways to ask for articles
    ctx: typer.Context,
    outlet: Outlet = None,
    side: OutletSide = None,
    since: Since = None,
    until: Until = None,
    state: States = None,
    point: Points = None,
    language: Language = None,
    format: Plain = PlainFormat.TEXT,
    output: Output = None,
) -> None:
    """List articles and drafts: how far each has come, by whom, and what waits in it."""
    context = ctx.ensure_object(Context)
    wanted = article_filter(
        context,
        outlet=outlet,
        side=side,
        since=since,
        until=until,
        states=state,
        points=point,
        language=language,
    )
    store = SuggestionStore(context.library.root, context.key)
    writer = InboxWriter(context.workspace, context.prover, store, decisions_of(context))
    view = inbox_view(context.workspace, read_drafts(context.root), writer, wanted)
    context.write("articles", view, format, output)


@app.command("mark")
def mark_articles(
    ctx: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Articles, drafts too.")],
    state: Annotated[
        ArticleState, typer.Option("--state", help="How far they have come.", show_choices=True)
    ],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who read or coded them.")],
    on: On = None,
) -> None:
    """Write into the files of articles how far they have come, by whom and when."""
    context = ctx.ensure_object(Context)
    step = Progress(state=state, by=_name(by), day=day_on(on))
    known = {str(one.id): file for file, one in context.records_for_articles.articles.items()}
    known |= {draft.id: draft.file for draft in read_drafts(context.root)}
    for wanted in ids:
        if wanted not in known:
            raise UnknownIdError("article", wanted, known)
    files = [known[wanted] for wanted in dict.fromkeys(ids)]
    for marked in mark(context.root, files, step, context.say):
        said = f"{state} by {by} on {step.day.text}"
        context.say(f"{marked.file}: {said}" if marked.written else f"{marked.file}: {said} before")


def _name(by: str) -> str:
    """Return a name that a file can hold."""
    if not by.strip() or not _IN_A_LINE.fullmatch(by):
        message = "write a name, in one line"
        raise typer.BadParameter(message, param_hint="--by")
    return by


@app.command()
def text(
    ctx: typer.Context,
    article_id: Annotated[str, typer.Argument(metavar="ID", help="A draft too.")],
    output: Output = None,
) -> None:
    """Print the text of an article, if it is on this machine."""
    context = ctx.ensure_object(Context)
    articles = context.workspace.articles
    for one in with_drafts(context.root, articles, [article_id], ["held"]):
        found = text_of(one, context.prover)
        if found is None:
            raise TextNotHeldError(article_id)
        write_output(found[1], output)
