"""compliance search: find words in the texts on this machine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from compliance.cli.article_filter import (
    Language,
    Outlet,
    OutletSide,
    Since,
    States,
    Until,
    article_filter,
)
from compliance.cli.context import Context
from compliance.cli.decisions import decisions_of
from compliance.cli.options import (
    On,
    Output,
    Plain,
    PlainFormat,
    Points,
    Public,
    command_app,
    day_on,
)
from compliance.library.fulltext.given_files import GivenFiles
from compliance.library.fulltext.names import names_in
from compliance.library.fulltext.run import find_search, run_search
from compliance.library.intake.reading import CaptureReader
from compliance.model.query.query import MINUS, expanded, parse_query
from compliance.suggest.store import SuggestionStore
from compliance.views.inbox import ArticleFilter, InboxWriter
from compliance.views.search import Owners, SearchRequest, found_view, search_view
from compliance.workspace.drafts import read_drafts
from compliance.workspace.layout import SEARCH_LOG
from compliance.workspace.search_log import write_run

FOR: Final = "for"
_NOT_WANTED: Final = re.compile(r"\A-(?=[^-].)", re.DOTALL)
"""How a word begins that may not be there; an option in one letter stands by itself."""


class WordsOrCommand(TyperGroup):
    """The group of searches, in which what is no command and no option is what to search for."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer's signature
        """Return what is left of the arguments, "for" before words."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = [FOR, *args]
        if args[:1] == [FOR]:
            args = [_NOT_WANTED.sub(MINUS, one) for one in args]
        return super().parse_args(ctx, args)


app = command_app(
    cls=WordsOrCommand,
    no_args_is_help=True,
)


@app.callback()
def group() -> None:
    """Find words in the texts on this machine; `search WORDS` is `search for WORDS`."""


Most = Annotated[int, typer.Option("--most", metavar="N", min=1, help="Texts shown.")]


@app.command(FOR)
def search_for(  # noqa: PLR0913, PLR0917 - the ways to ask for articles
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...", help='Words, "a phrase", -not, OR, or the begin* of a word.'
        ),
    ],
    outlet: Outlet = None,
    side: OutletSide = None,
    since: Since = None,
    until: Until = None,
    state: States = None,
    point: Points = None,
    language: Language = None,
    most: Most = 100,
    public: Public = False,
    format: Plain = PlainFormat.TEXT,
    output: Output = None,
) -> None:
    """Find texts that hold words, in all spellings of the names among them."""
    context = ctx.ensure_object(Context)
    asked = " ".join(words).replace(MINUS, "-")
    query = parse_query(asked)
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
    request = SearchRequest(
        asked=asked,
        query=expanded(query, names_in(context.workspace)),
        wanted=wanted,
        most=most,
        public=public,
    )
    view = search_view(context.library, owners(context), request, index_folder(context))
    context.write("search", view, format, output)


@app.command("run")
def run_recorded(  # noqa: PLR0913, PLR0917 - how it is written
    ctx: typer.Context,
    search_id: Annotated[str, typer.Argument(metavar="ID", help="A search with a query.")],
    on: On = None,
    most: Most = 100,
    public: Public = False,
    format: Plain = PlainFormat.TEXT,
    output: Output = None,
) -> None:
    """Run a search of searches.yaml, and note in searches.log.jsonl what it found."""
    context = ctx.ensure_object(Context)
    day = day_on(on)
    search = find_search(context.workspace, search_id)
    files = GivenFiles(context.root, search.files, CaptureReader())
    folder = index_folder(context)
    ran = run_search(context.workspace, search, context.library, files, folder=folder, on=day)
    request = SearchRequest(
        asked=ran.run.query, query=ran.query, wanted=ArticleFilter(), most=most, public=public
    )
    view = found_view(
        ran.texts, owners(context), request, ran.searched, files=files.places, run=ran.run
    )
    context.write("search", view, format, output)  # first: a run that nobody saw is not noted
    written = write_run(context.root, ran.run, context.say)
    context.say(f"{SEARCH_LOG} {'written' if written else 'unchanged'}")


def owners(context: Context) -> Owners:
    """Return what tells of which article each text is."""
    store = SuggestionStore(context.library.root, context.key)
    writer = InboxWriter(context.workspace, context.prover, store, decisions_of(context))
    return Owners(context.workspace, read_drafts(context.root), writer)


def index_folder(context: Context) -> Path | None:
    """Return where the index of the text library is kept; None if nothing is to be kept."""
    cache = context.cache_folder
    return None if cache is None else cache / "search" / context.library_key
